"""How far a panel agreed and how leniently each panelist rated, as blocks for a packet or a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from carehire.documents.blocks import (
    Block,
    Bullets,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Plot,
    Span,
    Table,
    inline,
)
from carehire.documents.figures import fixed
from carehire.scoring.agreement import Agreement
from carehire.scoring.icc import Estimate
from carehire.scoring.leniency import PanelistEffect
from carehire.scoring.panel_measures import PanelMeasures
from carehire.scoring.readings import (
    ALPHA_ALONE,
    MEAN,
    NO_INTERVAL,
    SAME,
    SINGLE,
    TOO_FEW,
    TOO_WIDE,
    UNKNOWN,
    agreed,
    by_note,
    leaned,
)
from carehire.values import listed

_MINUS = "\N{MINUS SIGN}"
_TICKS = 3  # to each side of the middle
_STEPS = (0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 2.5, 5.0, 10.0)
OVERALL = "All criteria together"
_SUMMARIES = {
    TOO_FEW: "There are too few candidates to tell how far the panel agrees over all criteria",
    TOO_WIDE: "The ratings differ too unevenly to tell how far the panel agrees over all criteria",
    SAME: "All panelists gave the very same ratings",
    ALPHA_ALONE: "Too few candidates were rated by the whole panel, so only alpha says how far it agrees",
    NO_INTERVAL: "How far the panel agrees can be calculated here, but not how sure that is",
    UNKNOWN: "How far the panel agrees can't be told from these ratings",
}


def build(measures: PanelMeasures, language: str, level: int = 1) -> Iterator[Block]:
    """Yield the whole section, headings included; ``level`` is that of its heading."""
    yield Heading("How far the panel agreed", level)
    yield from agreement(measures, language)
    yield Heading("How leniently each panelist rated", level)
    yield from leniency(measures, language)


def agreement(measures: PanelMeasures, language: str) -> Iterator[Block]:
    """Yield what was measured on each criterion, what it means, and what it rests on."""
    overall = measures.agreement.overall
    if overall.n_panelists < 2:
        yield Paragraph(inline(overall.note))
        return
    yield Paragraph(inline(summary(overall)))
    lines = [*measures.agreement.criteria, overall]
    yield Table(
        caption="Agreement of the panel by criterion",
        header=("Criterion", "Agreement", "Rated by all", "One rating", "The panel's mean", "Alpha"),
        rows=tuple(_agreement_row(measures, line, language) for line in lines),
        numeric=frozenset({2, 3, 4, 5}),
        widths=(2.4, 2.3, 0.9, 2.1, 2.1, 0.8),
    )
    yield from _notes(measures, [(line.criterion, " ".join(line.reasons)) for line in lines])
    yield Paragraph(
        inline(
            "One rating: ICC(2,1), how far one panelist's rating stands for any other's. The panel's mean: "
            "ICC(2,k), the same of the mean of all. 1 is the same rating from all, 0 no more than chance "
            "would give. In brackets the 95% interval, where the value may well lie for other candidates "
            "like these. Alpha: Krippendorff's, ordinal, which uses also the ratings of candidates whom not "
            "all have rated. The words read the interval of one rating (Koo & Li 2016: below "
            f"{fixed(0.5, language, 1)} poor, {fixed(0.75, language, 2)} moderate, "
            f"{fixed(0.9, language, 1)} good, above excellent; they ask for at least 30 candidates and 3 "
            "panelists). All criteria together takes each candidate on each criterion for one unit."
        ),
        note=True,
    )


def leniency(measures: PanelMeasures, language: str) -> Iterator[Block]:
    """Yield each panelist's effect with its interval, and each candidate's mean, raw and adjusted."""
    if measures.leniency is None:
        yield Paragraph(inline(measures.refusal))
        return
    overall = measures.leniency.overall
    if sum(each.n > 0 for each in overall.panelists) < 2:
        yield Paragraph(inline(overall.note))
        return
    yield Table(
        caption="Leniency of each panelist",
        header=("Panelist", "In words", "Ratings", "Levels above or below", "95% interval"),
        rows=tuple(_effect_row(each, language) for each in overall.panelists),
        numeric=frozenset({2, 3, 4}),
        widths=(2.4, 2.8, 1, 1.5, 1.9),
        plot=_effects(overall.panelists, language),
    )
    yield from _notes(measures, [(None, overall.note)])
    yield Table(
        caption="Candidates' mean ratings, as given and adjusted",
        header=("Candidate", "Ratings", "Mean as given", "Adjusted mean"),
        rows=tuple(
            (
                inline(measures.name(each.candidate)),
                inline(str(each.n)),
                inline(_number(each.raw_mean, language)),
                inline(_number(each.adjusted_mean, language)),
            )
            for each in overall.candidates
        ),
        numeric=frozenset({1, 2, 3}),
        widths=(4, 1.2, 1.6, 1.6),
    )
    yield Paragraph(
        inline(
            "Levels above or below: how much higher or lower somebody rates than the panel does, the same "
            "candidates being compared; over the panel it adds up to zero. The adjusted mean is what the "
            "whole panel would have given on average. It is here to be looked at: no score and no rank uses "
            "it. The interval takes ratings for independent of one another, so it is rather too narrow."
        ),
        note=True,
    )


def summary(overall: Agreement) -> str:
    """Say in a sentence how far the panel agreed over all criteria."""
    size = f"{overall.n_panelists} panelists, {overall.n_candidates} candidates"
    missing = f"{overall.missing} ratings missing" if overall.missing else "no rating missing"
    words = agreed(overall)
    sentence = _SUMMARIES.get(words, f"Over all criteria the panel's agreement is {words}")
    return f"{sentence} ({size}, {missing})."


def interval(found: Estimate | PanelistEffect, language: str) -> str:
    """Return limits such as ``0.02 to 0.76``; a dash where there are none."""
    if found.low is None or found.high is None:
        return "–"
    signed = isinstance(found, PanelistEffect)
    low, high = (_number(limit, language, signed) for limit in (found.low, found.high))
    return f"{low} to {high}"


def _agreement_row(measures: PanelMeasures, line: Agreement, language: str) -> tuple[Inline, ...]:
    whole = line.criterion is None
    name = OVERALL if line.criterion is None else measures.name(line.criterion)
    return (
        (Span(name, strong=whole),),
        inline(_sentence(agreed(line))),
        inline(f"{line.complete} of {line.units}"),
        inline(_estimate(line.icc[SINGLE], language)),
        inline(_estimate(line.icc[MEAN], language)),
        inline(_number(line.alpha.ordinal, language)),
    )


def _effect_row(each: PanelistEffect, language: str) -> tuple[Inline, ...]:
    return (
        inline(each.panelist),
        inline(_sentence(leaned(each))),
        inline(str(each.n)),
        inline(_number(each.effect, language, signed=True)),
        inline(interval(each, language)),
    )


def _effects(panelists: Sequence[PanelistEffect], language: str) -> Plot:
    """Return each panelist's effect with its interval, on an axis that is as long to both sides."""
    reach = max(
        (abs(at) for each in panelists for at in (each.effect, each.low, each.high) if at), default=0.0
    )
    step = next((step for step in _STEPS if reach <= _TICKS * step), reach / _TICKS)
    places = [place * step for place in range(-_TICKS, _TICKS + 1)]
    return Plot(
        caption="Levels below or above the panel, each with its 95% interval",
        head="Panelist",
        rows=tuple(each.panelist for each in panelists),
        series=(("", tuple(_mark(each, language) for each in panelists)),),
        ticks=tuple((at, _number(at, language, signed=True)) for at in places),
        middle=0.0,
    )


def _mark(each: PanelistEffect, language: str) -> Mark | None:
    if each.effect is None:
        return None
    said = _number(each.effect, language, signed=True)
    if each.low is not None and each.high is not None:
        said += f", 95% interval {interval(each, language)}"
    return Mark(each.effect, said, each.low, each.high)


def _estimate(found: Estimate, language: str) -> str:
    if found.value is None:
        return "–"
    limits = f" ({interval(found, language)})" if found.low is not None and found.high is not None else ""
    return f"{_number(found.value, language)}{limits}"


def _number(value: float | None, language: str, signed: bool = False) -> str:
    if value is None:
        return "–"
    text = fixed(value, language, 2).replace("-", _MINUS)
    return f"+{text}" if signed and not text.startswith(_MINUS) and value > 0 else text


def _notes(measures: PanelMeasures, notes: Iterable[tuple[str | None, str]]) -> Iterator[Block]:
    named = ((OVERALL if name is None else measures.name(name), note) for name, note in notes)
    told = [(Span(f"{listed(where)}: ", strong=True), Span(note)) for note, where in by_note(named)]
    if told:
        yield Bullets(tuple(told))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
