"""Hold the debrief: what the panel saw of each candidate, as far as whoever asks may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from carehire.candidates.candidate import Candidate
from carehire.candidates.decision import Decision, in_force
from carehire.catalog import Catalog
from carehire.documents.debrief_sheets import Given
from carehire.errors import NotFoundError, unknown
from carehire.people import Actor
from carehire.rubrics.rubric import Rubric
from carehire.rubrics.versions import comparable
from carehire.scoring.debrief import Change, Debrief, Overview, called, changes, hold, overview
from carehire.scoring.panel import PanelTable, collect
from carehire.scoring.panel_measures import PanelMeasures, measure_panel
from carehire.scoring.ranking import Ranking, rank
from carehire.scoring.result import Result
from carehire.scoring.scorecard import Rating, RatingRound, Scorecard
from carehire.storage import Store
from carehire.storage.access import is_owner
from carehire.storage.panel_records import PanelStatus
from carehire.storage.records import ScorecardRecord, VersionRecord
from carehire.workflows.count_ratings import MixedVersionsError, panel_of, role_rubric
from carehire.workflows.name_requisition import Named, name_requisition


@dataclass(frozen=True, slots=True)
class Meeting:
    """All debriefs of a requisition, in the order in which the candidates came.

    ``panel`` holds the ratings that each panelist made alone, ``after`` what they hold now;
    the ratings of a candidate whose panel is open are in neither. ``ranking`` (by ``after``)
    and ``decisions`` (oldest first) are the owner's alone: others have None and nothing.
    """

    requisition: str
    named: Named
    panel: PanelTable
    after: PanelTable
    debriefs: tuple[Debrief, ...]
    given: tuple[Given, ...]
    ranking: Ranking | None = None
    decisions: tuple[Decision, ...] = ()

    def result(self, candidate: str) -> Result | None:
        """Return how a candidate stands in the ranking; None while their panel is waited for."""
        if self.ranking is None or candidate not in self.ranking.panel.rows:
            return None
        return self.ranking.result(candidate)

    def of(self, candidate: str) -> Debrief:
        """Return the debrief of the candidate of that id. Raises NotFoundError."""
        for debrief in self.debriefs:
            if debrief.candidate.id == candidate:
                return debrief
        raise NotFoundError(unknown("candidate", candidate, (each.candidate.id for each in self.debriefs)))

    def history(self, candidate: str) -> tuple[Decision, ...]:
        """Return what was decided about a candidate, the newest first."""
        return tuple(each for each in reversed(self.decisions) if each.candidate == candidate)

    @property
    def names(self) -> dict[str, str]:
        """What to call each candidate, by id; two of one name are told apart."""
        return called(self.debriefs)

    @property
    def decided(self) -> dict[str, Decision]:
        """The decision in force about each candidate about whom there is one."""
        return in_force(self.decisions)

    @property
    def measures(self) -> PanelMeasures:
        """How far the panel agreed, and how leniently each panelist rated, both before the debrief."""
        return measure_panel(self.panel)

    @property
    def overview(self) -> Overview:
        """The heat map over all candidates."""
        return overview(self.panel)


def hold_debrief(store: Store, actor: Actor, catalog: Catalog, requisition_id: str, now: datetime) -> Meeting:
    """Return the debriefs that the actor may join: an owner all, a panelist those they submitted for."""
    rubric = store.rubric(actor, requisition_id) or role_rubric(store, actor, catalog, requisition_id)
    fits = {each.label for each in store.rubrics_used(actor, requisition_id) if comparable(each, rubric)}
    cards = [card for card in store.scorecards(actor, requisition_id) if card.versions and not card.withheld]
    people = _joined(actor, store.candidates(actor, requisition_id), cards)
    ids = {person.id for person in people}
    cards = [card for card in cards if card.candidate in ids]
    rounds = {round: _counted(cards, round, fits) for round in RatingRound}
    panel, after = (collect(rubric, people, rounds[each]) for each in RatingRound)
    statuses = _statuses(store, actor, requisition_id)
    debriefs = (
        _of(
            hold(panel, person.id, (), _changes(panel, cards, person, fits), after),
            statuses.get(person.id),
            _left_out(cards, person, fits),
        )
        for person in people
    )
    data = store.requisition(actor, requisition_id).data
    return Meeting(
        requisition=requisition_id,
        named=name_requisition(catalog, data, rubric.role, now),
        panel=panel,
        after=after,
        debriefs=tuple(debriefs),
        given=tuple(_given(version) for card in cards for version in card.versions),
        ranking=_ranking(store, actor, catalog, requisition_id, rubric) if is_owner(actor) else None,
        decisions=tuple(store.decisions(actor, requisition_id)) if is_owner(actor) else (),
    )


def change_rating(
    store: Store,
    actor: Actor,
    requisition_id: str,
    candidate: str,
    criterion: str,
    rating: Rating,
    reason: str,
) -> None:
    """Change one of the actor's own ratings in the debrief; the one made alone stays beside it.

    Raises UserError without a reason, and where nothing differs.
    """
    store.amend_scorecard(actor, requisition_id, candidate, {criterion: rating}, reason, RatingRound.DEBRIEF)


def _joined(actor: Actor, people: Sequence[Candidate], cards: Sequence[ScorecardRecord]) -> list[Candidate]:
    if is_owner(actor):
        return list(people)
    own = {card.candidate for card in cards if card.panelist.id == actor.person.id}
    return [person for person in people if person.id in own]


def _counted(cards: Sequence[ScorecardRecord], round: RatingRound, fits: set[str]) -> list[Scorecard]:
    """Return the scorecards of a round, without those whose rubric has other criteria than the one in use."""
    made = (card.version(round) for card in cards)
    return [version.scorecard for version in made if version and version.rubric_label in fits]


def _statuses(store: Store, actor: Actor, requisition_id: str) -> dict[str, PanelStatus]:
    """Return how far each candidate's panel is; a panelist isn't told."""
    if not is_owner(actor):
        return {}
    return {status.candidate: status for status in store.panel_status(actor, requisition_id)}


def _left_out(
    cards: Sequence[ScorecardRecord], person: Candidate, fits: set[str]
) -> tuple[tuple[str, str], ...]:
    """Return whose ratings, as they hold now, are under a version of the rubric that measures otherwise."""
    made = ((card, card.version(RatingRound.DEBRIEF)) for card in cards if card.candidate == person.id)
    return tuple(
        (card.panelist.name, now.rubric_label) for card, now in made if now and now.rubric_label not in fits
    )


def _of(debrief: Debrief, status: PanelStatus | None, left_out: tuple[tuple[str, str], ...]) -> Debrief:
    """Return a debrief with who is missing, why its panel was closed all the same, and what isn't counted."""
    debrief = replace(debrief, left_out=left_out)
    if status is None or status.complete:
        return debrief
    made = status.closed
    why = f"by {made.closed_by.name}: {' '.join(made.reason.split())}" if made else ""
    return replace(debrief, waiting=status.waits_for, closed=why)


def _changes(
    panel: PanelTable, cards: Sequence[ScorecardRecord], person: Candidate, fits: set[str]
) -> tuple[Change, ...]:
    """Return what was changed in the debrief, version by version, each with its reason."""
    found: list[Change] = []
    for card in cards:
        if card.candidate != person.id:
            continue
        alone = card.version(RatingRound.INDEPENDENT)
        later = [each for each in card.versions if each.round is RatingRound.DEBRIEF]
        for old, new in pairwise([alone, *later]):
            if new and new.rubric_label in fits:
                before = old.scorecard if old else None
                found += changes(panel, before, new.scorecard, new.reason, new.made_at)
    return tuple(found)


def _ranking(store: Store, actor: Actor, catalog: Catalog, requisition_id: str, rubric: Rubric) -> Ranking:
    round = RatingRound.DEBRIEF
    try:
        return rank(panel_of(store, actor, catalog, requisition_id, round))
    except MixedVersionsError:
        return rank(panel_of(store, actor, catalog, requisition_id, round, rubric.label))


def _given(version: VersionRecord) -> Given:
    return Given(version.scorecard, version.made_at, version.round.value, version.number, version.reason)
