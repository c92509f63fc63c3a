"""A ranking as sheets of data: the places, each criterion's part, and the ratings beneath."""

from __future__ import annotations

from carehire.documents.amendments import amendments_of
from carehire.documents.blocks import Cell, Sheet
from carehire.scoring.ranking import Ranking
from carehire.scoring.scorecard import Rating


def build(ranking: Ranking) -> tuple[Sheet, ...]:
    """Return the sheets ranking, criteria and ratings, which can be read in again, and any amendments."""
    sheets = (ranking_sheet(ranking), criteria_sheet(ranking), ratings_sheet(ranking))
    amended = amendments_sheet(ranking)
    return (*sheets, amended) if amended.rows else sheets


def ranking_sheet(ranking: Ranking) -> Sheet:
    """Return one row a candidate, in order.

    ``rubric`` is the version by which each score came about. Of a requisition, it says
    which ratings were counted and what was amended, and ends with those who wait for their panel.
    """
    basis = ranking.panel.basis
    columns: tuple[str, ...] = ("rank", "candidate", "name", "status", "score", "coverage", "reasons")
    rows: list[tuple[Cell, ...]] = [
        (
            result.rank,
            result.candidate,
            result.name,
            result.status.value,
            result.score,
            result.coverage,
            " ".join(result.reasons),
        )
        for result in ranking.results()
    ]
    if basis is None:
        return Sheet("ranking", (*columns, "rubric"), tuple((*row, ranking.rubric.label) for row in rows))
    counted = [
        (*row, basis.round.value, ", ".join(basis.labels.get(candidate, ())), _amended(ranking, candidate))
        for row in rows
        if (candidate := str(row[1]))
    ]
    waiting = [
        (None, each.candidate, each.name, "waiting", None, None, each.words, None, under, None)
        for each in basis.waiting
        for under in (", ".join(each.under),)
    ]
    return Sheet("ranking", (*columns, "ratings", "rubric", "amendments"), (*counted, *waiting))


def _amended(ranking: Ranking, candidate: str) -> str | None:
    """Return who amended their scorecard, and why, in one cell."""
    told = [
        f"{each.panelist}, version {each.number} ({each.round.value}): {' '.join(each.reason.split())}"
        for each in amendments_of(ranking, candidate)
    ]
    return "; ".join(told) or None


def amendments_sheet(ranking: Ranking) -> Sheet:
    """Return one row a criterion that an amendment changed: what stood there and what stands, and why."""
    columns = ("candidate", "panelist", "version", "round", "amended", "reason", "rubric", "criterion")
    sides = ("rating_before", "evidence_before", "rating", "evidence")
    return Sheet(
        "amendments",
        (*columns, *sides),
        tuple(
            (
                each.candidate,
                each.panelist,
                each.number,
                each.round.value,
                each.at.isoformat(" ", "seconds"),
                each.reason,
                each.after,
                side.criterion,
                *_side(side.before),
                *_side(side.after),
            )
            for candidate in ranking.panel.candidates
            for each in amendments_of(ranking, candidate.id)
            for side in each.changes
        ),
    )


def _side(rating: Rating | None) -> tuple[int | str | None, str | None]:
    return (rating_cell(rating), rating.evidence) if rating else (None, None)


def criteria_sheet(ranking: Ranking) -> Sheet:
    """Return one row a candidate and criterion; the contributions of a candidate add up to the score."""
    return Sheet(
        "criteria",
        ("candidate", "name", "criterion", "weight", "ratings", "mean", "spread", "points", "contribution"),
        tuple(
            (
                result.candidate,
                result.name,
                line.criterion,
                line.weight,
                line.n,
                line.mean,
                line.spread,
                line.points,
                line.contribution,
            )
            for result in ranking.results()
            for line in result.criteria
        ),
    )


def ratings_sheet(ranking: Ranking) -> Sheet:
    """Return one row a rating, with the columns that a ratings table has."""
    return Sheet(
        "ratings",
        ("candidate", "panelist", "criterion", "rating", "evidence"),
        tuple(
            (
                card.candidate,
                card.panelist,
                criterion,
                rating_cell(rating),
                rating.evidence,
            )
            for card in ranking.panel.scorecards
            for criterion, rating in card.ratings.items()
        ),
    )


def rating_cell(rating: Rating) -> int | str | None:
    """Return a rating as a ratings table has it: a level, N/O, or nothing where there is no answer yet."""
    if rating.level is None:
        return "N/O" if rating.answered else None
    return rating.level
