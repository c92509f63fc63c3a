"""A debrief as sheets of data: the ranking, every rating with when it was given, the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from carehire.candidates.decision import Decision
from carehire.documents import ranking_sheets
from carehire.documents.blocks import Cell, Sheet
from carehire.scoring.ranking import Ranking
from carehire.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Given:
    """A scorecard with what is known of how it was given; ``version`` counts from 1 per panelist."""

    card: Scorecard
    at: datetime | None
    round: str = ""
    version: int | None = None
    reason: str = ""


def build(
    ranking: Ranking | None,
    names: Mapping[str, str],
    given: Sequence[Given],
    decisions: Sequence[Decision],
) -> list[Sheet]:
    """Return the sheets ranking, criteria, ratings and decisions; without a ranking only the ratings."""
    sheets = (
        [ranking_sheets.ranking_sheet(ranking), ranking_sheets.criteria_sheet(ranking)] if ranking else []
    )
    sheets.append(all_ratings(names, given))
    if ranking:
        sheets.append(decision_sheet(names, decisions))
    return sheets


def all_ratings(names: Mapping[str, str], given: Iterable[Given]) -> Sheet:
    """Return one row a rating of every version; the first columns are those that a ratings table has."""
    columns = ("candidate", "panelist", "criterion", "rating", "evidence")
    return Sheet(
        "ratings",
        (*columns, "candidate_name", "round", "version", "submitted", "reason"),
        tuple(row for each in given for row in _rows(names, each)),
    )


def decision_sheet(names: Mapping[str, str], decisions: Iterable[Decision]) -> Sheet:
    """Return one row a decision, the oldest first; the last row of a candidate is the one in force."""
    return Sheet(
        "decisions",
        ("candidate", "name", "decision", "reason", "by", "at", "rubric", "score", "coverage"),
        tuple(
            (
                each.candidate,
                names.get(each.candidate, each.candidate),
                each.choice.value,
                each.reason,
                each.by,
                _moment(each.at),
                each.standing.rubric,
                each.standing.score,
                each.standing.coverage,
            )
            for each in decisions
        ),
    )


def _rows(names: Mapping[str, str], given: Given) -> Iterator[tuple[Cell, ...]]:
    card = given.card
    name = names.get(card.candidate, card.candidate)
    known = (name, given.round or None, given.version, _moment(given.at), given.reason)
    for criterion, rating in card.ratings.items():
        level = ranking_sheets.rating_cell(rating)
        yield (
            card.candidate,
            card.panelist,
            criterion,
            level,
            rating.evidence,
            *known,
        )


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(sep=" ", timespec="seconds")
