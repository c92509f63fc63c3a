"""Rate candidates: each panelist fills in their own scorecards, one choice at a time, and submits them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from carehire.candidates.candidate import Candidate
from carehire.people import Actor
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring.amendment import Amendment, Sides
from carehire.scoring.scorecard import NO_ANSWER, Rating, RatingRound
from carehire.storage import Store
from carehire.storage.records import AmendmentRecord, ScorecardRecord, VersionRecord
from carehire.workflows.tell_amendments import amendments_of, begun


@dataclass(frozen=True, slots=True)
class Sheet:
    """The actor's own scorecard of one candidate, beside the criteria that it is about.

    ``rubric`` is the one that it was submitted under or, in a draft and in a begun
    ``amendment``, the one that holds now; ``ratings`` are those that stand there.
    ``amendments`` are those handed in, and ``beside`` lays the begun one next to what it
    would change. ``focus`` holds the criteria that the interview plan lets the actor look at.
    """

    candidate: Candidate
    rubric: Rubric
    criteria: tuple[RatedCriterion, ...]
    ratings: dict[str, Rating]
    saved_at: datetime | None
    submitted_at: datetime | None
    versions: tuple[VersionRecord, ...] = ()
    amendment: AmendmentRecord | None = None
    amendments: tuple[Amendment, ...] = ()
    beside: tuple[Sides, ...] = ()
    focus: frozenset[str] = frozenset()

    @property
    def open(self) -> bool:
        """Whether its panelist can change it now: a draft, or one that is being amended."""
        return self.submitted_at is None or self.amendment is not None

    def rating(self, criterion: str) -> Rating:
        """Return what was answered on a criterion; ``answered`` is False where nothing was."""
        return self.ratings.get(criterion, NO_ANSWER)

    @property
    def answered(self) -> int:
        """How many criteria have an answer, "not observed" being one."""
        return sum(self.rating(criterion.id).answered for criterion in self.criteria)

    @property
    def missing(self) -> tuple[RatedCriterion, ...]:
        """The criteria without an answer yet."""
        return tuple(c for c in self.criteria if not self.rating(c.id).answered)

    @property
    def missing_of_others(self) -> tuple[RatedCriterion, ...]:
        """Those of the missing that only others look at; none where the plan says nothing of the actor."""
        return tuple(c for c in self.missing if self.focus and c.id not in self.focus)

    @property
    def missing_here(self) -> tuple[RatedCriterion, ...]:
        """The missing ones that the actor is to look at."""
        return tuple(c for c in self.missing if c not in self.missing_of_others)

    @property
    def without_evidence(self) -> tuple[RatedCriterion, ...]:
        """The criteria that have a level and nothing that speaks for it."""
        levels = [(c, self.rating(c.id)) for c in self.criteria]
        return tuple(c for c, rating in levels if rating.level is not None and not rating.evidence.strip())

    @property
    def not_observed(self) -> tuple[RatedCriterion, ...]:
        """The criteria that the panelist could not observe."""
        levels = [(c, self.rating(c.id)) for c in self.criteria]
        return tuple(c for c, rating in levels if rating.answered and rating.level is None)


def own_sheets(store: Store, actor: Actor, requisition_id: str) -> tuple[Sheet, ...]:
    """Return the actor's own scorecards of all candidates; none while no rubric was chosen."""
    rubric = store.rubric(actor, requisition_id)
    if rubric is None:
        return ()
    cards = store.scorecards(actor, requisition_id)
    own = {card.candidate: card for card in cards if card.panelist.id == actor.person.id}
    known = {each.label: each for each in store.rubrics_used(actor, requisition_id)}
    people = store.candidates(actor, requisition_id)
    focus = frozenset(name for each in own_rounds(store, actor, requisition_id) for name in each.focus)
    sheets = (_sheet(rubric, known, candidate, own.get(candidate.id)) for candidate in people)
    return tuple(replace(sheet, focus=focus) for sheet in sheets)


@dataclass(frozen=True, slots=True)
class OwnRound:
    """A round of the interview plan in which the actor sits, and at which criteria they look there."""

    id: str
    name: str
    minutes: int
    focus: tuple[str, ...]


def own_rounds(store: Store, actor: Actor, requisition_id: str) -> tuple[OwnRound, ...]:
    """Return the rounds in which the actor sits, in the order of the plan; none without a plan."""
    plan = store.plan(actor, requisition_id)
    return tuple(
        OwnRound(each.id, each.name, each.minutes, seat.focus)
        for each in (plan.rounds if plan else ())
        for seat in each.seats
        if seat.person == actor.person.id
    )


def panelists(store: Store, actor: Actor, requisition_id: str) -> tuple[str, ...]:
    """Return who began a scorecard here, as far as the actor may know."""
    cards = store.scorecards(actor, requisition_id)
    return tuple(sorted({card.panelist.name for card in cards}, key=str.casefold))


def choose_level(
    store: Store, actor: Actor, requisition_id: str, candidate_id: str, criterion: str, level: int | None
) -> None:
    """Keep a level (None: not observed), with the evidence that stood there."""
    card = store.scorecard(actor, requisition_id, candidate_id)
    old = card.in_hand.get(criterion, NO_ANSWER)
    new = replace(old, level=level, answered=True)
    store.save_rating(actor, requisition_id, candidate_id, criterion, new)


def write_evidence(
    store: Store,
    actor: Actor,
    requisition_id: str,
    candidate_id: str,
    criterion: str,
    evidence: str,
    seen: str | None = None,
) -> str:
    """Keep what speaks for a level, also before one was chosen; return what stands now.

    ``seen`` is the text from which the writer went on: what another window or device wrote
    since then stays beside theirs.
    """
    card = store.scorecard(actor, requisition_id, candidate_id)
    old = card.in_hand.get(criterion, NO_ANSWER)
    whole = evidence if seen is None else both(seen, old.evidence, evidence)
    kept = store.save_rating(
        actor, requisition_id, candidate_id, criterion, replace(old, evidence=whole)
    ).in_hand
    return kept[criterion].evidence if criterion in kept else whole


def both(seen: str, stands: str, written: str) -> str:
    """Return one text of two that went on from ``seen``, so that no words of either are lost."""
    if stands in ("", seen) or stands in written:
        return written
    if written in ("", seen) or written in stands:
        return stands
    added = written.removeprefix(seen) if seen else written
    return f"{stands.rstrip()}\n{added.strip()}"


def submit(store: Store, actor: Actor, requisition_id: str, candidate_id: str) -> None:
    """Lock the actor's scorecard, so that it counts. Raises UserError while nothing was rated."""
    store.submit_scorecard(actor, requisition_id, candidate_id)


def begin_amendment(store: Store, actor: Actor, requisition_id: str, candidate_id: str) -> None:
    """Let the actor change a submitted scorecard; it stands until the amendment is handed in."""
    store.begin_amendment(actor, requisition_id, candidate_id)


def amendment_round(store: Store, actor: Actor, requisition_id: str, candidate_id: str) -> RatingRound:
    """Return in which round an amendment would count if it were handed in now."""
    return store.amendment_round(actor, requisition_id, candidate_id)


def write_reason(store: Store, actor: Actor, requisition_id: str, candidate_id: str, reason: str) -> None:
    """Keep why a scorecard is amended, as far as it is written."""
    store.note_amendment(actor, requisition_id, candidate_id, reason)


def amend(store: Store, actor: Actor, requisition_id: str, candidate_id: str, reason: str) -> None:
    """Hand the begun amendment in as the next version. Raises UserError without a reason or a change."""
    store.amend_scorecard(actor, requisition_id, candidate_id, None, reason)


def drop_amendment(store: Store, actor: Actor, requisition_id: str, candidate_id: str) -> None:
    """Give the begun amendment up; what was submitted stands."""
    store.drop_amendment(actor, requisition_id, candidate_id)


def _sheet(
    now: Rubric, known: dict[str, Rubric], candidate: Candidate, card: ScorecardRecord | None
) -> Sheet:
    stands = card is not None and card.submitted_at is not None and card.amendment is None
    rubric = known.get(card.rubric_label, now) if card and stands else now
    rated = tuple(c for c in rubric.criteria if isinstance(c, RatedCriterion))
    if card is None:
        return Sheet(candidate, rubric, rated, {}, None, None)
    return Sheet(
        candidate,
        rubric,
        rated,
        dict(card.in_hand),
        card.updated_at,
        card.submitted_at,
        card.versions,
        card.amendment,
        amendments_of(card, known),
        begun(card, known, now),
    )
