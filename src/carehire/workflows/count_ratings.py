"""Count ratings: whose panel is ready, of which round, and under which versions of the rubric."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from carehire.candidates.candidate import Candidate
from carehire.catalog import Catalog
from carehire.errors import NotFoundError, UserError, unknown
from carehire.people import Actor
from carehire.rubrics.rubric import Rubric
from carehire.rubrics.versions import comparable, differences
from carehire.scoring.amendment import Amendment
from carehire.scoring.basis import Basis, Waiting
from carehire.scoring.must_haves import Gate, judge
from carehire.scoring.panel import PanelTable, collect
from carehire.scoring.scorecard import RatingRound
from carehire.storage import Store
from carehire.storage.access import require_owner
from carehire.storage.panel_records import PanelStatus
from carehire.storage.records import ScorecardRecord, VersionRecord
from carehire.values import listed
from carehire.workflows.tell_amendments import amendments_of

INDEPENDENT = RatingRound.INDEPENDENT


class MixedVersionsError(UserError):
    """Ratings under versions of the rubric whose criteria differ can't stand in one order.

    ``labels`` names the versions of which one alone can be ranked.
    """

    def __init__(self, message: str, labels: Sequence[str]) -> None:
        super().__init__(message)
        self.labels = tuple(labels)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The versions of scorecards that count, the candidates who have a place, and the words about both."""

    rubric: Rubric
    people: Sequence[Candidate]
    versions: Sequence[VersionRecord]
    waiting: tuple[Waiting, ...]
    warnings: tuple[str, ...]


def panel_of(
    store: Store,
    actor: Actor,
    catalog: Catalog,
    requisition_id: str,
    round: RatingRound = INDEPENDENT,
    version: str | None = None,
) -> PanelTable:
    """Return the panel's table of a requisition; its ``basis`` says what was counted.

    Scored are candidates whose panel is complete or closed, and those who miss a
    must-have, whom nobody needs to rate. ``version`` is the label of the rubric's version
    that is ranked alone. Raises MixedVersionsError where one must be chosen, and
    NotAllowedError for a panelist, who knows no facts and should not know others' ratings.
    """
    require_owner(actor, "see the ranking")
    people = store.candidates(actor, requisition_id)
    statuses = {each.candidate: each for each in store.panel_status(actor, requisition_id)}
    cards = store.scorecards(actor, requisition_id)
    # Somebody may begin a scorecard between two questions; then it is the later answer that holds.
    held = {card.candidate for card in cards if card.withheld and card.versions}
    ready = {name for name, status in statuses.items() if status.ready} - held
    cards = [card for card in cards if card.candidate in ready]
    made = [each for card in cards if (each := card.version(round))]
    known = {rubric.label: rubric for rubric in store.rubrics_used(actor, requisition_id)}
    if version is None:
        now = store.rubric(actor, requisition_id) or role_rubric(store, actor, catalog, requisition_id)
        _require_one_frame(now, known, made, people)
    elif version in known:
        now = known[version]
    else:
        raise NotFoundError(unknown("version of the rubric", version, known))
    counted = _counted(now, known, people, made, statuses, ready)
    table = collect(now, counted.people, [each.scorecard for each in counted.versions])
    return replace(
        table,
        warnings=(*_closed(statuses, cards, round), *counted.warnings, *table.warnings),
        basis=Basis(
            round,
            {person.id: _labels(counted.versions, person.id) for person in counted.people},
            counted.waiting,
            any(each.round is RatingRound.DEBRIEF for card in cards for each in card.versions),
            _amendments(cards, known),
        ),
    )


def role_rubric(store: Store, actor: Actor, catalog: Catalog, requisition_id: str) -> Rubric:
    """Return the rubric that a requisition's role names, for one that has not chosen its own."""
    name = store.requisition(actor, requisition_id).data.get("role")
    if not isinstance(name, str):
        raise NotFoundError(
            f"the requisition {requisition_id} names no role yet, so nothing says how to score"
        )
    return catalog.rubric(catalog.role(name).rubric)


def _counted(
    now: Rubric,
    known: dict[str, Rubric],
    people: Sequence[Candidate],
    made: Sequence[VersionRecord],
    statuses: dict[str, PanelStatus],
    ready: set[str],
) -> _Counted:
    fits = {label for label, rubric in known.items() if comparable(rubric, now)}
    counted = [each for each in made if each.rubric_label in fits]
    left = [each for each in made if each.rubric_label not in fits]
    rated = {each.candidate for each in counted}
    scored: list[Candidate] = []
    waiting: list[Waiting] = []
    for person in people:
        other = _labels(left, person.id)
        if other and person.id not in rated:
            waiting.append(Waiting(person.id, person.name, under=other))
        elif person.id in ready or _misses(now, person):
            scored.append(person)
        else:
            waiting.append(Waiting(person.id, person.name, statuses[person.id].waits_for))
    names = {person.id: person.name for person in people}
    partly = [each for each in left if each.candidate in rated]
    return _Counted(
        now,
        scored,
        counted,
        tuple(waiting),
        (*_other_wordings(now, known, counted, names), *_left_out(partly, names)),
    )


def _amendments(
    cards: Sequence[ScorecardRecord], known: dict[str, Rubric]
) -> dict[str, tuple[Amendment, ...]]:
    """Return the amendments by candidate; whoever has none is left out."""
    found: dict[str, tuple[Amendment, ...]] = {}
    for card in cards:
        if told := amendments_of(card, known):
            found[card.candidate] = (*found.get(card.candidate, ()), *told)
    return found


def _misses(rubric: Rubric, person: Candidate) -> bool:
    return any(judge(rule, person, rubric) is Gate.FAILED for rule in rubric.must_haves)


def _labels(versions: Iterable[VersionRecord], candidate: str) -> tuple[str, ...]:
    return tuple(sorted({each.rubric_label for each in versions if each.candidate == candidate}))


def _require_one_frame(
    now: Rubric, known: dict[str, Rubric], made: Sequence[VersionRecord], people: Sequence[Candidate]
) -> None:
    """Refuse to mix versions whose criteria differ, and say who was rated under which."""
    if all(comparable(known[each.rubric_label], now) for each in made):
        return
    names = {person.id: person.name for person in people}
    under: dict[str, dict[str, None]] = {}
    for each in made:
        under.setdefault(each.rubric_label, {})[names[each.candidate]] = None
    told = "; ".join(f"{listed(list(who), limit=5)} under {label}" for label, who in under.items())
    labels = [*(label for label in known if label in under and label != now.label), now.label]
    parting = [
        f"{each.change.value.lower()}: {each.what}"
        for label in labels[:-1]
        for each in differences(known[label], now)
        if each.parts
    ]
    changed = listed(list(dict.fromkeys(parting)), limit=5)
    raise MixedVersionsError(
        f"The rubric has versions whose criteria differ ({changed}), and candidates were rated under "
        f"different ones or not yet under {now.label}. Rated: {told}. What was not measured alike can't "
        "stand in one order. Rank one version alone, or let the panel amend the older scorecards.",
        labels,
    )


def _closed(
    statuses: dict[str, PanelStatus], cards: Sequence[ScorecardRecord], round: RatingRound
) -> list[str]:
    """Say which panels were closed early, and what came in only after that."""
    told = []
    for status in statuses.values():
        if status.closed and not status.complete:
            missing = listed(status.waits_for, limit=5)
            before = f"before {missing} had submitted" if missing else "without a scorecard"
            who, why = status.closed.closed_by.name, status.closed.reason
            told.append(f"{who} closed the panel for {status.name} {before}: {why}")
        late = [card for card in cards if card.candidate == status.candidate and card.versions]
        names = [card.panelist.name for card in late if card.version(round) is None]
        if names:
            told.append(
                f"{listed(names, limit=5)} submitted for {status.name} after the panel was closed; "
                "that counts only among the ratings after the debrief."
            )
    return told


def _other_wordings(
    now: Rubric, known: dict[str, Rubric], counted: Sequence[VersionRecord], names: dict[str, str]
) -> list[str]:
    """Say who was rated under an older wording, which the rubric that scores them measures alike."""
    under: dict[str, dict[str, None]] = {}
    for each in counted:
        if each.rubric_label != now.label:
            under.setdefault(each.rubric_label, {})[names[each.candidate]] = None
    return [
        f"{listed(list(people), limit=5)}: rated under {label}. It has the same criteria and scale as "
        f"{now.label}, whose weights score everybody here.{_changed_since(known[label], now)}"
        for label, people in under.items()
    ]


def _changed_since(before: Rubric, now: Rubric) -> str:
    """Say which criteria were mended since, and in what."""
    told = [f"{each.what} ({each.words.rstrip('.')})" for each in differences(before, now) if each.words]
    return f" What changed: {listed(told, limit=5)}." if told else ""


def _left_out(partly: Sequence[VersionRecord], names: dict[str, str]) -> list[str]:
    return [
        f"{each.panelist.name} rated {names[each.candidate]} under {each.rubric_label}; "
        "its criteria differ, so that scorecard doesn't count here."
        for each in partly
    ]
