"""What was seen of several candidates on each criterion: every panelist's evidence, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carehire.documents.blocks import Block, Inline, Paragraph, Span, Table, inline
from carehire.documents.comparison_points import said
from carehire.documents.profile import from_application, quoted
from carehire.rubrics.rubric import Criterion
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import CriterionResult, Result, told_apart


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one candidate on one criterion: the points in words, and each panelist's evidence."""

    candidate: str
    points: str
    quotes: tuple[Inline, ...]


def evidence(
    ranking: Ranking, results: Sequence[Result], language: str
) -> Iterator[tuple[Criterion, tuple[Seen, ...]]]:
    """Yield each criterion with what was seen of each candidate, or read from their application."""
    names = told_apart(results)
    for column, criterion in enumerate(ranking.rubric.criteria):
        lines = [result.criteria[column] for result in results]
        seen = (
            Seen(names[result.candidate], said(line, language), tuple(_quotes(ranking, result, line)))
            for result, line in zip(results, lines, strict=True)
        )
        yield criterion, tuple(seen)


def _quotes(ranking: Ranking, result: Result, line: CriterionResult) -> Iterator[Inline]:
    if known := from_application(ranking, result, line):
        yield inline(f"{known[:1].upper()}{known[1:]}.")
    for who, rating in ranking.panel.ratings_of(result.candidate, line.criterion):
        if rating.level is not None or rating.evidence:
            yield tuple(quoted(who, rating))


def side_by_side(criterion: Criterion, seen: tuple[Seen, ...]) -> Iterator[Block]:
    """Yield a column for each candidate: the points, and below them each panelist's evidence."""
    if not any(each.quotes for each in seen):
        yield Paragraph(inline("Nobody has rated this yet."))
        return
    yield Table(
        caption=f"Evidence on {criterion.name}",
        header=tuple(f"{each.candidate}: {each.points}" for each in seen),
        rows=(tuple(_joined(each.quotes) for each in seen),),
        widths=tuple(1.0 for _ in seen),
    )


def _joined(quotes: tuple[Inline, ...]) -> Inline:
    spans: list[Span] = []
    for quote in quotes:
        spans += [Span("\n\n"), *quote] if spans else quote
    return tuple(spans) or inline("–")
