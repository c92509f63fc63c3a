"""A ranking as a document: who leads and why, who stands apart, and what everybody showed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from carehire.candidates.decision import Decision
from carehire.documents import figures, profile, robustness
from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Paragraph,
    Span,
    Table,
    inline,
)
from carehire.postings.days import in_words
from carehire.rubrics.rubric import ExperienceCriterion, RatedCriterion, Rubric
from carehire.scoring.basis import Basis
from carehire.scoring.must_haves import asked
from carehire.scoring.ranking import ORDER, Ranking
from carehire.scoring.result import Result, Status, told_apart
from carehire.scoring.robustness import Robustness

_APART = {
    Status.NEEDS_EVIDENCE: "A must-have is not known yet. That rejects nobody: find out, and rank anew.",
    Status.NOT_ENOUGH_EVIDENCE: "Too little was observed for a fair comparison. Rate what is missing.",
    Status.KNOCKED_OUT: "A must-have is not met, which no score makes up for.",
}


def build(
    ranking: Ranking,
    *,
    title: str,
    employer: str,
    language: str,
    created: datetime,
    tried: Robustness | None = None,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
) -> Document:
    """Return the shortlist; ``language`` such as ``en-US`` decides how dates and numbers look.

    ``tried`` is how firm the order is, where that was found out, and ``decisions`` what was
    decided about whom, by the candidate's id.
    """
    results = list(ranking.results())
    names = told_apart(results)
    results = [replace(result, name=names[result.candidate]) for result in results]
    blocks = [
        Heading("Ranking"),
        *_ranked(ranking, results, language),
        *_apart(results, language),
        *_waiting(ranking.panel.basis),
        *_decisions(ranking, names, decisions, language),
        *(robustness.build(tried, language) if tried else ()),
        *_notes(ranking),
        Heading("Profiles"),
        *(block for result in results for block in _profile(ranking, result, decisions, language)),
        Heading("How the scores were made"),
        *method(ranking.rubric, language),
    ]
    day = in_words(created.date(), language)
    which = ranking.panel.basis.round.label if ranking.panel.basis else ""
    return Document(
        title=title,
        subtitle=" · ".join(
            part for part in (employer, f"Rubric {ranking.rubric.label}", which, day) if part
        ),
        author=employer,
        language=language,
        created=created,
        subject=f"{title}: candidates ranked by the rubric {ranking.rubric.label}",
        keywords=("shortlist", ranking.rubric.id),
        blocks=tuple(blocks),
    )


def _ranked(ranking: Ranking, results: list[Result], language: str) -> Iterator[Block]:
    basis = ranking.panel.basis
    if basis:
        yield Paragraph(inline(basis.words))
    ranked = [result for result in results if result.rank]
    if not ranked:
        yield Paragraph(inline("Nobody can be ranked yet; the reasons stand below."))
        return
    everybody = len(results) + (len(basis.waiting) if basis else 0)
    yield Paragraph(inline(f"Ranked: {len(ranked)} of {everybody}. Scores run from 0 to 100."))
    yield Table(
        caption="Candidates by rank",
        header=("Rank", "Candidate", "Score", "Coverage", "Why"),
        rows=tuple(
            (
                inline(str(result.rank)),
                (Span(result.name, strong=True),),
                inline(figures.fixed(result.score or 0.0, language)),
                inline(figures.share(result.coverage, language)),
                inline(" ".join(result.reasons)),
            )
            for result in ranked
        ),
        numeric=frozenset({0, 2, 3}),
        widths=(0.7, 2.2, 0.9, 1.2, 5),
    )


def _apart(results: list[Result], language: str) -> Iterator[Block]:
    """Yield who has no rank, status by status, and why."""
    if all(result.rank for result in results):
        return
    yield Heading("Shown apart")
    for status in ORDER[1:]:
        people = [result for result in results if result.status is status]
        if people:
            yield Heading(status.label, level=2)
            yield Paragraph(inline(_APART[status]))
            yield Bullets(tuple(_why(result, language) for result in people))


def _waiting(basis: Basis | None) -> Iterator[Block]:
    """Yield who can't be scored yet and whom that waits for; nobody's ratings are told before."""
    for heading, people in basis.apart() if basis else ():
        yield Heading(heading)
        yield Bullets(tuple((Span(each.name, strong=True), Span(f": {each.words}")) for each in people))


def _decisions(
    ranking: Ranking, names: Mapping[str, str], decisions: Mapping[str, Decision], language: str
) -> Iterator[Block]:
    """Yield what was decided about whom, those ranked first; nothing while nobody was decided about."""
    waiting = ranking.panel.basis.waiting if ranking.panel.basis else ()
    everybody = {**names, **{each.candidate: each.name for each in waiting}}
    made = [(name, decisions[id]) for id, name in everybody.items() if id in decisions]
    if not made:
        return
    yield Heading("Decisions")
    yield Table(
        caption="What was decided, and the score at that moment",
        header=("Candidate", "Decision", "Reason", "Score then", "Name and day"),
        rows=tuple(
            (
                (Span(name, strong=True),),
                inline(each.choice.label),
                inline(each.reason),
                inline("–" if each.standing.score is None else figures.fixed(each.standing.score, language)),
                inline(f"{each.by}, {in_words(each.at.date(), language)}"),
            )
            for name, each in made
        ),
        numeric=frozenset({3}),
        widths=(2.2, 1.2, 3.8, 1.1, 2.2),
    )


def _profile(
    ranking: Ranking, result: Result, decisions: Mapping[str, Decision], language: str
) -> Iterator[Block]:
    made = decisions.get(result.candidate)
    told = f"{made.choice.label}, {made.by}, {in_words(made.at.date(), language)}" if made else ""
    yield from profile.build(ranking, result, language, told)


def _why(result: Result, language: str) -> Inline:
    score = "" if result.score is None else f" Score without a rank: {figures.fixed(result.score, language)}."
    return Span(result.name, strong=True), Span(f": {' '.join(result.reasons)}{score}")


def _notes(ranking: Ranking) -> Iterator[Block]:
    if ranking.warnings:
        yield Heading("Please note")
        yield Bullets(tuple(inline(warning) for warning in ranking.warnings))


def method(rubric: Rubric, language: str) -> Iterator[Block]:
    """Yield in plain words how a score comes about by this rubric, and what each criterion weighs."""
    low, high = rubric.scale.min, rubric.scale.max
    least = figures.share(rubric.minimum_coverage, language)
    yield Paragraph(
        inline(
            "Every candidate is measured on the same criteria. A rated criterion counts the mean of the "
            "panel's ratings; experience and credentials count the points that the rubric gives for them. "
            f"Points run from {low} to {high}: {low} counts as nothing, {high} as the whole, and the levels "
            "between in equal steps. Each criterion's part is multiplied by its weight; the sum, divided by "
            "the weight of all that was observed and multiplied by 100, is the score."
        )
    )
    yield Paragraph(
        inline(
            "What nobody observed lowers the coverage and never the score. "
            f"Below a coverage of {least} nobody is ranked. Equal scores share a rank. "
            "Nobody's score depends on who else applied."
        )
    )
    yield _weights(rubric, language)
    if rubric.must_haves:
        yield Paragraph(
            inline("Must-haves are met or not met; they add no points, and no score makes up for one:")
        )
        yield Bullets(tuple(inline(f"{rule.text} ({asked(rule)})") for rule in rubric.must_haves))
    yield Paragraph(
        (
            Span("A person decides. ", strong=True),
            Span("This ranking puts the evidence in order. Whoever decides reads it and writes down why."),
        )
    )


def _weights(rubric: Rubric, language: str) -> Table:
    whole = sum(criterion.weight for criterion in rubric.criteria)
    rows = []
    for criterion in rubric.criteria:
        if isinstance(criterion, RatedCriterion):
            source = "The panel's ratings"
        elif isinstance(criterion, ExperienceCriterion):
            source = (
                f"Months of experience; from {criterion.bands[-1].from_months:g} on the points stay the same"
            )
        else:
            source = "The best credential held"
        rows.append(
            (
                inline(criterion.name),
                inline(figures.decimal(criterion.weight, language)),
                inline(figures.share(criterion.weight / whole, language)),
                inline(source),
                inline(criterion.weight_reason or "–"),
            )
        )
    return Table(
        caption=f"Weights of the rubric {rubric.label}",
        header=("Criterion", "Weight", "Share", "Read from", "Reason for the weight"),
        rows=tuple(rows),
        numeric=frozenset({1, 2}),
        widths=(2.4, 0.9, 0.9, 2.2, 3.4),
    )
