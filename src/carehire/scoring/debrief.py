"""The debrief of a candidate: what was seen, where the panel differs, and what to talk about first.

The order follows the structured debrief of 18F's hiring guide: evidence before ratings,
then the differences, and for each the question what would have raised the score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from carehire.candidates import candidate as people
from carehire.candidates.candidate import Candidate
from carehire.errors import NotFoundError, unknown
from carehire.rubrics.rubric import RatedCriterion
from carehire.scoring.amendment import sides
from carehire.scoring.panel import PanelTable
from carehire.scoring.scorecard import Rating, Scorecard

FAR_APART = 2
"""So many levels between two panelists are a difference worth the panel's time."""


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion on the heat map: a rating for each panelist, None where there is none.

    ``spread`` is the highest less the lowest level, None below two levels.
    """

    criterion: RatedCriterion
    ratings: tuple[Rating | None, ...]
    spread: int | None


@dataclass(frozen=True, slots=True)
class Topic:
    """A criterion on which panelists are far apart, with all levels and their evidence, highest first.

    ``urgency`` is the difference times the criterion's weight.
    """

    candidate: Candidate
    criterion: RatedCriterion
    said: tuple[tuple[str, Rating], ...]
    spread: int

    @property
    def urgency(self) -> float:
        """How much this difference moves: levels apart × weight."""
        return self.spread * self.criterion.weight

    @property
    def highest(self) -> tuple[tuple[str, Rating], ...]:
        """Everybody who gave the highest level."""
        return tuple(pair for pair in self.said if pair[1].level == self.said[0][1].level)

    @property
    def lowest(self) -> tuple[tuple[str, Rating], ...]:
        """Everybody who gave the lowest level."""
        return tuple(pair for pair in self.said if pair[1].level == self.said[-1][1].level)

    @property
    def between(self) -> tuple[tuple[str, Rating], ...]:
        """Everybody who gave a level between these two, highest first."""
        ends = (self.said[0][1].level, self.said[-1][1].level)
        return tuple(pair for pair in self.said if pair[1].level not in ends)


@dataclass(frozen=True, slots=True)
class Change:
    """A rating that its panelist changed in the debrief; both stay, with the reason."""

    panelist: str
    criterion: RatedCriterion
    before: Rating
    after: Rating
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Debrief:
    """What a panel knows of one candidate by the independent ratings.

    ``waiting`` names who has not submitted yet, ``changes`` what the second round changed;
    ``after`` is the same by the ratings that hold after it, None where nothing differs.
    ``closed`` says by whom and why the panel was closed without those, empty where it wasn't.
    ``left_out`` names whose scorecard is under a version of the rubric with other criteria, and which.
    """

    candidate: Candidate
    panelists: tuple[str, ...]
    rows: tuple[Row, ...]
    waiting: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    after: Debrief | None = None
    closed: str = ""
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Where panelists are far apart, the most urgent first, then as the rubric orders them."""
        found = [
            Topic(self.candidate, row.criterion, self._levels(row), row.spread)
            for row in self.rows
            if row.spread is not None and row.spread >= FAR_APART
        ]
        return tuple(sorted(found, key=lambda topic: -topic.urgency))

    @property
    def unobserved(self) -> tuple[RatedCriterion, ...]:
        """The criteria on which nobody gave a level."""
        return tuple(row.criterion for row in self.rows if not self._levels(row))

    @property
    def unsupported(self) -> tuple[tuple[str, RatedCriterion], ...]:
        """The levels for which nothing was written down: whose, and on which criterion."""
        return tuple(
            (panelist, row.criterion)
            for row in self.rows
            for panelist, rating in self._levels(row)
            if not rating.evidence.strip()
        )

    def named(self, name: str) -> Debrief:
        """Return the same about a candidate who is called otherwise, such as by name and id."""
        after = self.after.named(name) if self.after else None
        return replace(self, candidate=replace(self.candidate, name=name), after=after)

    def spread_after(self, criterion: str) -> int | None:
        """Return how far apart the panel is on a criterion after the second round; None below two levels."""
        rows = (self.after or self).rows
        return next(row.spread for row in rows if row.criterion.id == criterion)

    def rating_of(self, panelist: str, criterion: str) -> Rating | None:
        """Return what a panelist gave on a criterion; None where they gave nothing."""
        row = next(row for row in self.rows if row.criterion.id == criterion)
        return dict(zip(self.panelists, row.ratings, strict=True)).get(panelist)

    def said(self, row: Row) -> tuple[tuple[str, Rating], ...]:
        """Return who rated a criterion how, in the panelists' order."""
        pairs = zip(self.panelists, row.ratings, strict=True)
        return tuple((panelist, rating) for panelist, rating in pairs if rating is not None)

    def _levels(self, row: Row) -> tuple[tuple[str, Rating], ...]:
        given = [(panelist, rating) for panelist, rating in self.said(row) if rating.level is not None]
        return tuple(sorted(given, key=lambda pair: -(pair[1].level or 0)))


@dataclass(frozen=True, slots=True)
class Average:
    """The mean level that a panelist gave on a criterion, over ``n`` candidates; None where n is 0."""

    mean: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The heat map over all candidates: for each criterion what each panelist gave on average."""

    panelists: tuple[str, ...]
    rows: tuple[tuple[RatedCriterion, tuple[Average, ...]], ...]


def called(debriefs: Iterable[Debrief]) -> dict[str, str]:
    """Return what to call each candidate, by id: the name, with the id where two have the same one."""
    return people.called(debrief.candidate for debrief in debriefs)


def rated_criteria(panel: PanelTable) -> tuple[RatedCriterion, ...]:
    """Return the criteria that panelists rate, in the rubric's order."""
    return tuple(each for each in panel.rubric.criteria if isinstance(each, RatedCriterion))


def hold(
    panel: PanelTable,
    candidate: str,
    waiting: Sequence[str] = (),
    changes: Sequence[Change] = (),
    after: PanelTable | None = None,
) -> Debrief:
    """Return the debrief of the candidate of that id. Raises NotFoundError.

    ``after`` holds the ratings after the second round.
    """
    place = panel.rows.get(candidate)
    if place is None:
        raise NotFoundError(unknown("candidate", candidate, panel.rows))
    cards = panel.scorecards_of(candidate)
    rows = []
    for criterion in rated_criteria(panel):
        ratings = tuple(card.ratings.get(criterion.id) for card in cards)
        levels = [each.level for each in ratings if each is not None and each.level is not None]
        spread = max(levels) - min(levels) if len(levels) > 1 else None
        rows.append(Row(criterion, ratings, spread))
    names = tuple(card.panelist for card in cards)
    later = hold(after, candidate) if after else None
    if later and (later.panelists, later.rows) == (names, tuple(rows)):
        later = None
    return Debrief(panel.candidates[place], names, tuple(rows), tuple(waiting), tuple(changes), later)


def changes(
    panel: PanelTable,
    before: Scorecard | None,
    after: Scorecard,
    reason: str = "",
    at: datetime | None = None,
) -> tuple[Change, ...]:
    """Return what differs between two versions of a scorecard, in the rubric's order."""
    criteria = {each.id: each for each in rated_criteria(panel)}
    asked = {name: each.name for name, each in criteria.items()}
    return tuple(
        Change(after.panelist, criteria[each.criterion], each.before, each.after, reason, at)
        for each in sides(before.ratings if before else {}, asked, after.ratings, asked)
        if each.before is not None and each.after is not None and each.differs
    )


def overview(panel: PanelTable) -> Overview:
    """Return what each panelist gave on each criterion, on average over all candidates."""
    names = tuple(sorted({card.panelist for card in panel.scorecards}, key=str.casefold))
    given: dict[tuple[str, str], list[int]] = {}
    for card in panel.scorecards:
        for criterion, rating in card.ratings.items():
            if rating.level is not None:
                given.setdefault((card.panelist, criterion), []).append(rating.level)
    rows = tuple(
        (criterion, tuple(_average(given.get((name, criterion.id), [])) for name in names))
        for criterion in rated_criteria(panel)
    )
    return Overview(names, rows)


def _average(levels: Sequence[int]) -> Average:
    return Average(sum(levels) / len(levels) if levels else None, len(levels))
