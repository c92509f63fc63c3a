"""Two to five candidates side by side: where they stand, where they differ, and what was seen of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from carehire.documents import figures
from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Span,
    Table,
    inline,
)
from carehire.documents.comparison_differences import differences
from carehire.documents.comparison_evidence import evidence, side_by_side
from carehire.documents.comparison_points import points, scale_words
from carehire.documents.profile import OUTCOMES, standing
from carehire.postings.days import in_words
from carehire.scoring.must_haves import Gate, asked, found
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import Result, told_apart
from carehire.values import listed

FEWEST, MOST = 2, 5
_MANY = 4
"""From so many on, columns of evidence are too narrow for a page that stands upright."""


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
        blocks += [Heading(criterion.name, level=2), *side_by_side(criterion, seen)]
    names = listed(list(told_apart(results).values()))
    basis = ranking.panel.basis
    counted = basis.round.label if basis else ""
    day = in_words(created.date(), language)
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
