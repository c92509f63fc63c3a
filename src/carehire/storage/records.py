"""What the store hands out: frozen records, their times in UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from carehire.people import Person, Role
from carehire.postings.lifecycle import State, Step, allowed, is_expired
from carehire.postings.posting import Posting
from carehire.rubrics.rubric import Rubric
from carehire.scoring.scorecard import Rating, RatingRound, Scorecard


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a requisition is. ``scorecards_started`` counts the submitted ones too.

    ``panels_ready`` counts the candidates whose panel is complete or closed, and
    ``undecided`` those of them about whom nothing is decided; a panelist isn't told.
    """

    candidates: int = 0
    scorecards_started: int = 0
    scorecards_submitted: int = 0
    postings: int = 0
    panels_ready: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class RequisitionRecord:
    """A requisition as it is kept: ``data`` may be an incomplete draft.

    ``version`` goes back to ``Store.save_requisition``, which refuses to overwrite a
    newer one. A panelist's ``data`` holds only id, role and title, and their counts only
    what they may see. ``published`` numbers the publication in force, which is what
    applicants read, and ``closes`` is its closing day; both are None while nothing is out.
    """

    id: str
    data: dict[str, Any]
    version: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None
    counts: Counts = field(default_factory=Counts)
    state: State = State.DRAFT
    state_since: datetime | None = None
    state_by: Person | None = None
    last_step: Step = Step.START
    published: int | None = None
    closes: date | None = None

    @property
    def next_steps(self) -> tuple[Step, ...]:
        """What may be done next, undoing the last step included."""
        return allowed(self.state, self.last_step, in_force=self.published is not None)

    def is_expired(self, today: date) -> bool:
        """Say whether what is published says itself that it is too late to apply."""
        return self.published is not None and is_expired(self.closes, today)


@dataclass(frozen=True, slots=True)
class PostingRecord:
    """A posting as it was exported; ``number`` counts from 1 within its requisition."""

    requisition: str
    number: int
    posting: Posting
    created_at: datetime


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step in the life of a requisition: to which state it led, who took it, when and why.

    ``version`` is the requisition's version at which it was taken.
    """

    number: int
    step: Step
    state: State
    at: datetime
    by: Person
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class PublicationRecord:
    """A published version: what applicants read from ``begun`` until ``ended`` (None while in force)."""

    requisition: str
    number: int
    posting: Posting
    begun: StepRecord
    ended: StepRecord | None = None


@dataclass(frozen=True, slots=True)
class RubricRecord:
    """A kept version of a rubric; equal content has an equal ``digest``."""

    rubric: Rubric
    digest: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many candidates an import added, changed and found as they were."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Erased:
    """Who was erased, and how much was kept about them besides their name and facts."""

    name: str
    scorecards: int
    decisions: int
    letters: int


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A scorecard as it was submitted (number 1) or amended, which takes a reason.

    ``made_by`` is the panelist, or the owner where the ratings came from a file. While it
    is ``withheld`` there are neither ratings nor reason.
    """

    candidate: str
    panelist: Person
    number: int
    round: RatingRound
    reason: str
    made_by: Person
    made_at: datetime
    rubric_label: str
    ratings: dict[str, Rating] = field(default_factory=dict)
    withheld: bool = False

    @property
    def scorecard(self) -> Scorecard:
        """The part that is scored."""
        return Scorecard(self.candidate, self.panelist.name, dict(self.ratings))


@dataclass(frozen=True, slots=True)
class AmendmentRecord:
    """An amendment that its panelist has begun: the ratings as they stand now, and the reason so far."""

    ratings: dict[str, Rating]
    reason: str
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class ScorecardRecord:
    """One panelist's scorecard of one candidate; without a time it was never begun or submitted.

    ``ratings`` are those of the last of ``versions`` or, before it is submitted, of the
    draft; ``answered`` counts them. They are ``withheld`` from an owner while the
    candidate's panel is open, and a draft always is; how many have an answer is told.
    ``submitted_at`` is when it was submitted first. Only its panelist sees ``amendment``.
    """

    candidate: str
    panelist: Person
    rubric_label: str
    ratings: dict[str, Rating] = field(default_factory=dict)
    submitted_at: datetime | None = None
    updated_at: datetime | None = None
    versions: tuple[VersionRecord, ...] = ()
    amendment: AmendmentRecord | None = None
    answered: int = 0
    withheld: bool = False

    @property
    def scorecard(self) -> Scorecard:
        """The part that is scored."""
        return Scorecard(self.candidate, self.panelist.name, dict(self.ratings))

    @property
    def in_hand(self) -> dict[str, Rating]:
        """The ratings that its panelist can change now: those of a begun amendment, or else as it stands."""
        return self.amendment.ratings if self.amendment else self.ratings

    def version(self, round: RatingRound) -> VersionRecord | None:
        """Return the version that counts: the last independent one, or the last of all after the debrief."""
        counted = [each for each in self.versions if round is RatingRound.DEBRIEF or each.round is round]
        return counted[-1] if counted else None


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """A letter as its author edited it; while it is ``set_aside`` the draft counts."""

    candidate: str
    text: str
    updated_at: datetime
    set_aside: bool = False


@dataclass(frozen=True, slots=True)
class GroupAnswers:
    """What one respondent answered about their groups: option ids by question id, and no more.

    Who the respondent is stands in another call of the store, and nothing else stands
    with either. Somebody who would rather not say has no answer to that question.
    """

    respondent: str
    form: str
    answers: dict[str, str]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """Who did what, when, to which thing; things stand by number, never by their text."""

    at: datetime
    person: str
    role: Role
    action: str
    requisition: str | None
    thing: str
