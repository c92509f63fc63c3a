"""Two to five candidates side by side: where they stand, where they differ, and what was seen of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from carehire.documents import facts, figures
from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Plot,
    Span,
    Table,
    inline,
)
from carehire.documents.debrief_parts import depth
from carehire.documents.profile import OUTCOMES, from_application, quoted, standing
from carehire.rubrics.rubric import Criterion, RatedCriterion, Scale
from carehire.scoring.must_haves import Gate, asked, found
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import CriterionResult, Result, told_apart
from carehire.scoring.words import listed

FEWEST, MOST = 2, 5
NOT_OBSERVED = "Not observed"
_DIFFERENCES = 3
_MOST_TICKS = 10
_MANY = 4
"""From so many on, columns of evidence are too narrow for a page that stands upright."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one candidate on one criterion: the points in words, and each panelist's evidence."""

    candidate: str
    points: str
    quotes: tuple[Inline, ...]


def build(
    ranking: Ranking,
    results: Sequence[Result],
    *,
    title: str,
    employer: str,
    language: str,
    created: datetime,
) -> Document:
    """Return the comparison of ``results``, which are two to five of the ranking."""
    blocks: list[Block] = [
        Heading("At a glance"),
        standings(ranking, results, language),
        Bullets(tuple(inline(sentence) for sentence in differences(results, language))),
        Heading("Criteria"),
        points(ranking, results, language),
        Paragraph(inline(scale_words(ranking)), note=True),
    ]
    if ranking.rubric.must_haves:
        blocks += [Heading("Must-haves"), must_haves(ranking, results)]
    blocks.append(Heading("Evidence by criterion"))
    for criterion, seen in evidence(ranking, results, language):
        blocks += [Heading(criterion.name, level=2), *_side_by_side(criterion, seen)]
    names = listed(list(told_apart(results).values()))
    basis = ranking.panel.basis
    counted = basis.round.label if basis else ""
    day = facts.day(created.date(), language)
    return Document(
        title=title,
        subtitle=" · ".join(
            part for part in (employer, f"Rubric {ranking.rubric.label}", counted, day) if part
        ),
        author=employer,
        language=language,
        created=created,
        subject=f"{title}: {names} by the rubric {ranking.rubric.label}",
        keywords=("comparison", ranking.rubric.id),
        blocks=tuple(blocks),
        wide=len(results) >= _MANY,
    )


def scale_words(ranking: Ranking) -> str:
    """Say how points are to be read."""
    scale = ranking.rubric.scale
    return (
        f"Points run from {scale.min} to {scale.max}: the deeper the colour, the more points; the highest "
        "alone is set strong. What was not observed counts neither for nor against anybody. Who gave which "
        "rating stands with the evidence."
    )


def standings(ranking: Ranking, results: Sequence[Result], language: str) -> Table:
    """Return where each candidate stands in the whole ranking."""
    names = told_apart(results)
    rows = []
    for result in results:
        panelists = [card.panelist for card in ranking.panel.scorecards_of(result.candidate)]
        score = "None yet" if result.score is None else figures.fixed(result.score, language)
        rows.append(
            (
                (Span(names[result.candidate], strong=True),),
                inline(standing(result, ranking.ranked)),
                inline(score),
                inline(figures.share(result.coverage, language)),
                inline(listed(panelists, limit=50) or "Nobody yet"),
            )
        )
    return Table(
        caption="Where each candidate stands",
        header=("Candidate", "Standing", "Score", "Coverage", "Rated by"),
        rows=tuple(rows),
        numeric=frozenset({2, 3}),
        widths=(2.4, 2, 1, 1.2, 3),
    )


def differences(results: Sequence[Result], language: str) -> Iterator[str]:
    """Yield where the candidates are furthest apart, who leads alone where, and what is missing."""
    names = told_apart(results)
    lines = list(zip(*(result.criteria for result in results), strict=True))
    apart = sorted((line for line in lines if _distance(line) > 0), key=lambda line: -_distance(line))
    for line in apart[:_DIFFERENCES]:
        told = [
            f"{names[result.candidate]} {_points(each, language)}"
            for result, each in zip(results, line, strict=True)
            if each.points is not None
        ]
        distance = figures.decimal(_distance(line), language)
        kind = "point" if distance == "1" else "points"
        yield f"{distance} {kind} apart on {line[0].name}: {listed(told)}."
    if not apart:
        yield "On every criterion that was observed for more than one of them, they are level."
    for place, result in enumerate(results):
        ahead = [line[place].name for line in lines if _leads(line, place)]
        if ahead:
            yield f"{names[result.candidate]} is ahead on {listed(ahead)}."
    yield from _not_observed(lines, list(names.values()))


def _not_observed(lines: Sequence[Sequence[CriterionResult]], names: Sequence[str]) -> Iterator[str]:
    """Yield what was not observed, once for all candidates who lack the same."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for line in lines:
        without = tuple(name for name, each in zip(names, line, strict=True) if each.points is None)
        if without:
            lacking.setdefault(without, []).append(line[0].name)
    for without, missing in lacking.items():
        whom = (
            ("either" if len(names) == 2 else "any of them")
            if len(without) == len(names)
            else listed(without)
        )
        yield f"Not observed for {whom}: {listed(missing)}."


def points(ranking: Ranking, results: Sequence[Result], language: str) -> Table:
    """Return the points of each on every criterion, deeper the higher; the highest alone is set strong."""
    rows, tints = [], []
    for lines in zip(*(result.criteria for result in results), strict=True):
        cells = [
            (Span(_points(line, language), strong=_leads(lines, place)),) for place, line in enumerate(lines)
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
                    None if line.points is None else Mark(line.points, _points(line, language))
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


def must_haves(ranking: Ranking, results: Sequence[Result]) -> Table:
    """Return how each stands to every must-have, with what was found."""
    rows = [ranking.panel.rows[result.candidate] for result in results]
    made = []
    for column, rule in enumerate(ranking.rubric.must_haves):
        cells = []
        for row in rows:
            gate = Gate(int(ranking.panel.gates[row, column]))
            have = found(rule, ranking.panel.candidates[row])
            outcome = Span(OUTCOMES[gate], strong=gate != Gate.PASSED)
            cells.append((outcome, Span(f" ({have})")) if have else (outcome,))
        made.append((inline(f"{rule.text} ({asked(rule)})"), *cells))
    return Table(
        caption="Must-haves of each",
        header=("Must-have", *told_apart(results).values()),
        rows=tuple(made),
        widths=(2.8, *(2.0 for _ in results)),
    )


def evidence(
    ranking: Ranking, results: Sequence[Result], language: str
) -> Iterator[tuple[Criterion, tuple[Seen, ...]]]:
    """Yield each criterion with what was seen of each candidate, or read from their application."""
    names = told_apart(results)
    for column, criterion in enumerate(ranking.rubric.criteria):
        lines = [result.criteria[column] for result in results]
        seen = (
            Seen(names[result.candidate], _points(line, language), tuple(_quotes(ranking, result, line)))
            for result, line in zip(results, lines, strict=True)
        )
        yield criterion, tuple(seen)


def _quotes(ranking: Ranking, result: Result, line: CriterionResult) -> Iterator[Inline]:
    if known := from_application(ranking, result, line):
        yield inline(f"{known[:1].upper()}{known[1:]}.")
    for who, rating in ranking.panel.ratings_of(result.candidate, line.criterion):
        if rating.level is not None or rating.evidence:
            yield tuple(quoted(who, rating))


def _side_by_side(criterion: Criterion, seen: tuple[Seen, ...]) -> Iterator[Block]:
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


def _named(ranking: Ranking, line: CriterionResult) -> str:
    """Return a criterion's name, and whether its points are read from the application."""
    rated = isinstance(ranking.rubric.criterion(line.criterion), RatedCriterion)
    return line.name if rated else f"{line.name} (from the application)"


def _points(line: CriterionResult, language: str) -> str:
    return NOT_OBSERVED if line.points is None else figures.decimal(line.points, language)


def _distance(lines: Sequence[CriterionResult]) -> float:
    known = [line.points for line in lines if line.points is not None]
    return max(known) - min(known) if len(known) > 1 else 0.0


def _leads(lines: Sequence[CriterionResult], place: int) -> bool:
    """Tell whether one has more points than every other of whom any are known."""
    mine = lines[place].points
    others = [line.points for other, line in enumerate(lines) if other != place and line.points is not None]
    return mine is not None and bool(others) and mine > max(others)
