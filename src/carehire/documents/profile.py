"""One candidate's part of a shortlist: what was found, what was said, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from carehire.documents import amendments, figures
from carehire.documents.blocks import Block, Bullets, Fields, Heading, Inline, Paragraph, Span, Table, inline
from carehire.rubrics.rubric import CredentialCriterion, RatedCriterion
from carehire.scoring.must_haves import Gate, asked, found
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import CriterionResult, Result
from carehire.scoring.scorecard import Rating
from carehire.values import listed

OUTCOMES = {Gate.PASSED: "Met", Gate.FAILED: "Not met", Gate.UNKNOWN: "Needs evidence"}
# Where a mean counts as a strength or a concern, as shares of the scale: 4 and 3 of 1 to 5.
_STRENGTH, _CONCERN = 0.75, 0.5
# A single rating this low is a concern, whatever the mean says.
_LOW = 0.25


def build(ranking: Ranking, result: Result, language: str, decision: str = "") -> Iterator[Block]:
    """Yield a candidate's profile, its heading included; ``decision`` says what was decided, if anything."""
    yield Heading(result.name, level=2)
    decided = (("Decision", inline(decision)),) if decision else ()
    yield Fields((*_standing(ranking, result, language), *decided))
    if result.reasons:
        yield Bullets(tuple(inline(reason) for reason in result.reasons))
    if ranking.rubric.must_haves:
        yield Heading("Must-haves", level=3)
        yield _must_haves(ranking, result)
    yield Heading("Criteria", level=3)
    yield _criteria(ranking, result, language)
    yield from _evidence(ranking, result, language)
    if amendments.amendments_of(ranking, result.candidate):
        yield Heading("Amendments", level=3)
        yield from amendments.build(ranking, result.candidate, language)


def standing(result: Result, ranked: int) -> str:
    """Say where somebody stands, such as ``Rank 2 of 5``."""
    return f"Rank {result.rank} of {ranked}" if result.rank else result.status.label


def _standing(ranking: Ranking, result: Result, language: str) -> Iterator[tuple[str, Inline]]:
    score = "None yet" if result.score is None else f"{figures.fixed(result.score, language)} of 100"
    panelists = [card.panelist for card in ranking.panel.scorecards_of(result.candidate)]
    yield "Standing", (Span(standing(result, ranking.ranked), strong=True),)
    yield "Score", inline(score)
    yield "Coverage", inline(f"{figures.share(result.coverage, language)} of the weight was observed")
    yield "Rated by", inline(listed(panelists, limit=50) or "Nobody yet")
    basis = ranking.panel.basis
    if basis and (labels := basis.labels.get(result.candidate)):
        yield "Rated under", inline(listed(labels, limit=20))


def _must_haves(ranking: Ranking, result: Result) -> Table:
    row = ranking.panel.rows[result.candidate]
    candidate = ranking.panel.candidates[row]
    return Table(
        caption=f"Must-haves of {result.name}",
        header=("Must-have", "Asked", "Found", "Outcome"),
        rows=tuple(
            (
                inline(rule.text),
                inline(asked(rule)),
                inline(found(rule, candidate) or "Nothing"),
                (Span(OUTCOMES[Gate(gate)], strong=gate != Gate.PASSED),),
            )
            for rule, gate in zip(ranking.rubric.must_haves, ranking.panel.gates[row].tolist(), strict=True)
        ),
        widths=(3, 2, 2, 2),
    )


def _criteria(ranking: Ranking, result: Result, language: str) -> Table:
    def shown(value: float | None, digits: int = 2) -> Inline:
        return inline("–" if value is None else figures.decimal(value, language, digits))

    return Table(
        caption=f"Criteria of {result.name}; points run from {ranking.rubric.scale.min} "
        f"to {ranking.rubric.scale.max}, and a dash is what was not observed",
        header=("Criterion", "Weight", "Ratings", "Mean", "Spread", "Points", "Adds to score"),
        rows=tuple(
            (
                inline(line.name),
                shown(line.weight),
                inline(str(line.n)),
                shown(line.mean),
                shown(line.spread),
                shown(line.points),
                shown(line.contribution, 1),
            )
            for line in result.criteria
        ),
        numeric=frozenset(range(1, 7)),
        widths=(3.4, 1, 1, 1, 1, 1, 1.2),
    )


def _evidence(ranking: Ranking, result: Result, language: str) -> Iterator[Block]:
    """Yield the ratings with their evidence, sorted into strengths, concerns and what lies between."""
    rated = {c.id for c in ranking.rubric.criteria if isinstance(c, RatedCriterion)}
    seen = [line for line in result.criteria if line.criterion in rated and line.points is not None]
    concerns = [line for line in seen if _is_concern(ranking, result, line)]
    strengths = [line for line in seen if _height(ranking, line.points) >= _STRENGTH and line not in concerns]
    between = [line for line in seen if line not in concerns and line not in strengths]
    strengths.sort(key=lambda line: -(line.points or 0))
    concerns.sort(key=lambda line: line.points or 0)
    for title, lines in (("Strengths", strengths), ("Concerns", concerns), ("In between", between)):
        if lines:
            yield Heading(title, level=3)
            yield Bullets(tuple(_told(ranking, result, line, language) for line in lines))
    facts = [
        inline(f"{line.name}: {told}")
        for line in result.criteria
        if line.points is not None and (told := from_application(ranking, result, line))
    ]
    if facts:
        yield Heading("Read from the application", level=3)
        yield Bullets(tuple(facts))
    missing = [line.name for line in result.criteria if line.points is None]
    if missing:
        yield Heading("Observed by nobody", level=3)
        yield Paragraph(inline(f"{listed(missing, limit=50)}."))


def from_application(ranking: Ranking, result: Result, line: CriterionResult) -> str:
    """Say what a criterion's points were read from, such as ``60 months found``; empty where it is rated."""
    criterion = ranking.rubric.criterion(line.criterion)
    if criterion is None or isinstance(criterion, RatedCriterion):
        return ""
    have = found(criterion, ranking.panel.candidates[ranking.panel.rows[result.candidate]])
    if have is None:
        return "nothing found in the application"
    known = f"“{have}” found" if isinstance(criterion, CredentialCriterion) else f"{have} found"
    return known if line.points is not None else f"{known}, which the rubric has no points for"


def _height(ranking: Ranking, points: float | None) -> float:
    scale = ranking.rubric.scale
    return ((points or 0) - scale.min) / (scale.max - scale.min)


def _is_concern(ranking: Ranking, result: Result, line: CriterionResult) -> bool:
    ratings = ranking.panel.ratings_of(result.candidate, line.criterion)
    low = any(rating.level is not None and _height(ranking, rating.level) <= _LOW for _, rating in ratings)
    return low or _height(ranking, line.points) < _CONCERN


def _told(ranking: Ranking, result: Result, line: CriterionResult, language: str) -> Inline:
    points = figures.decimal(line.points or 0, language)
    spans = [Span(line.name, strong=True), Span(f", {points} of {ranking.rubric.scale.max}. ")]
    ratings = ranking.panel.ratings_of(result.candidate, line.criterion)
    if not any(rating.evidence for _, rating in ratings):
        levels = listed(
            [f"{who} {rating.level}" for who, rating in ratings if rating.level is not None], limit=50
        )
        return (*spans, Span(f"{levels}; no evidence was written down."))
    # Without its evidence a "not observed" says no more than the table above.
    told = [quoted(who, rating) for who, rating in ratings if rating.level is not None or rating.evidence]
    for index, part in enumerate(told):
        spans += [Span(" ")] if index else []
        spans += part
    return tuple(spans)


def quoted(panelist: str, rating: Rating) -> list[Span]:
    """Return who gave which rating, and their words for it."""
    level = rating.words if rating.answered else "no rating given"
    words = " ".join(rating.evidence.split())
    who = Span(f"{panelist} ({level})", emphasis=True)
    return [who, Span(f": “{words}”")] if words else [who, Span(" wrote down no evidence.")]
