"""The points of several candidates on each criterion, side by side as a heat map and as profiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carehire.documents import figures
from carehire.documents.blocks import Mark, Plot, Span, Table, inline
from carehire.documents.debrief_parts import depth
from carehire.documents.facts import NOT_OBSERVED
from carehire.rubrics.rubric import RatedCriterion, Scale
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import CriterionResult, Result, told_apart

_MOST_TICKS = 10


def scale_words(ranking: Ranking) -> str:
    """Say how points are to be read."""
    scale = ranking.rubric.scale
    return (
        f"Points run from {scale.min} to {scale.max}: the deeper the colour, the more points; the highest "
        "alone is set strong. What was not observed counts neither for nor against anybody. Who gave which "
        "rating stands with the evidence."
    )


def points(ranking: Ranking, results: Sequence[Result], language: str) -> Table:
    """Return the points of each on every criterion, deeper the higher; the highest alone is set strong."""
    rows, tints = [], []
    for lines in zip(*(result.criteria for result in results), strict=True):
        cells = [
            (Span(said(line, language), strong=leads(lines, place)),) for place, line in enumerate(lines)
        ]
        rows.append(
            (
                inline(_named(ranking, lines[0])),
                inline(figures.decimal(lines[0].weight, language)),
                *cells,
            )
        )
        tints.append((0.0, 0.0, *(depth(line.points, ranking.rubric.scale) for line in lines)))
    return Table(
        caption="Points on each criterion",
        header=("Criterion", "Weight", *told_apart(results).values()),
        rows=tuple(rows),
        numeric=frozenset(range(1, len(results) + 2)),
        widths=(3.2, 1, *(1.6 for _ in results)),
        tints=tuple(tints),
        plot=_profiles(ranking, results, language),
    )


def _profiles(ranking: Ranking, results: Sequence[Result], language: str) -> Plot:
    """Return the points of each as a profile."""
    scale = ranking.rubric.scale
    return Plot(
        caption=f"Profiles: points on each criterion, from {scale.min} to {scale.max}",
        head="Criterion",
        rows=tuple(_named(ranking, line) for line in results[0].criteria),
        series=tuple(
            (
                name,
                tuple(
                    None if line.points is None else Mark(line.points, said(line, language))
                    for line in result.criteria
                ),
            )
            for name, result in zip(told_apart(results).values(), results, strict=True)
        ),
        ticks=tuple(_ticks(scale)),
        joined=True,
    )


def _ticks(scale: Scale) -> Iterator[tuple[float, str]]:
    """Yield the levels of a scale, of a long one every second or so; none beyond its end is named."""
    step = -(-(scale.max - scale.min) // _MOST_TICKS)
    for level in range(scale.min, scale.max + step, step):
        yield float(level), str(level) if level <= scale.max else ""


def _named(ranking: Ranking, line: CriterionResult) -> str:
    """Return a criterion's name, and whether its points are read from the application."""
    rated = isinstance(ranking.rubric.criterion(line.criterion), RatedCriterion)
    return line.name if rated else f"{line.name} (from the application)"


def leads(lines: Sequence[CriterionResult], place: int) -> bool:
    """Tell whether one has more points than every other of whom any are known."""
    mine = lines[place].points
    others = [line.points for other, line in enumerate(lines) if other != place and line.points is not None]
    return mine is not None and bool(others) and mine > max(others)


def said(line: CriterionResult, language: str) -> str:
    """Return the points of one line in words."""
    return NOT_OBSERVED if line.points is None else figures.decimal(line.points, language)
