"""The amendments of one candidate's scorecards: who changed what and why, what stood and what stands."""

from __future__ import annotations

from collections.abc import Iterator

from carehire.documents.blocks import Block, Inline, Paragraph, Span, Table, inline
from carehire.postings.days import in_words
from carehire.scoring.amendment import Amendment
from carehire.scoring.ranking import Ranking
from carehire.scoring.scorecard import Rating


def amendments_of(ranking: Ranking, candidate: str) -> tuple[Amendment, ...]:
    """Return the amendments of a candidate's scorecards; none where the ratings came from files."""
    basis = ranking.panel.basis
    return tuple(basis.amendments.get(candidate, ())) if basis else ()


def build(ranking: Ranking, candidate: str, language: str) -> Iterator[Block]:
    """Yield every amendment with its reason and both versions of what it changed, without a heading."""
    name = ranking.panel.candidates[ranking.panel.rows[candidate]].name
    for each in amendments_of(ranking, candidate):
        yield Paragraph(tuple(_told(each, language)))
        yield Table(
            caption=f"What {each.panelist} changed in the scorecard of {name}",
            header=("Criterion", "Before", "Amended"),
            rows=tuple(
                (
                    inline(side.name),
                    _cell(side.before, side.after, "Not asked yet"),
                    _cell(side.after, side.before, "No longer asked"),
                )
                for side in each.changes
            ),
            widths=(2, 3, 3),
        )


def _told(each: Amendment, language: str) -> Iterator[Span]:
    day = in_words(each.at.date(), language)
    yield Span(each.panelist, strong=True)
    yield Span(f" amended the scorecard on {day}: “{' '.join(each.reason.split())}” {each.counts}")
    if each.before != each.after:
        yield Span(f" It was made under {each.after}, and the one before it under {each.before}.")


def _cell(rating: Rating | None, other: Rating | None, absent: str) -> Inline:
    """Return a rating; its evidence as well where that differs from the other version's."""
    if rating is None:
        return inline(absent)
    words = (Span(rating.words.capitalize(), strong=True),)
    if other is not None and other.evidence == rating.evidence:
        return words
    evidence = " ".join(rating.evidence.split())
    if not evidence:
        return (*words, Span(", without evidence")) if rating.answered else words
    return (*words, Span(f": “{evidence}”"))
