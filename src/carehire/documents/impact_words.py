"""How an impact review is put into words, the same on a page and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from carehire.documents import figures
from carehire.documents.blocks import Inline, Span
from carehire.fairness.impact import Breakdown, GroupImpact, Impact, Rates, StageImpact

_UNLIKELY = 0.05
FLAG = "Below 4/5"
UNKNOWN = "Not known or not answered"
TESTS = ("Fisher p", "z", "p of z")
"""What the columns of ``tests`` are called."""
CAN_TELL = (
    "Where one group passes a stage less often than another: where to look first.",
    "How large the difference is, as an impact ratio: a group's rate divided by the highest one.",
    "How easily chance alone makes such a difference: a small p means not easily.",
)
CANNOT_TELL = (
    "Why a difference is there. A flag alone proves nothing, and neither does its absence.",
    "Anything sure about small groups: one person more or less can raise or lower a flag.",
    "Anything about people who didn't answer. They are counted apart, and may differ from the others.",
    "Whether you meet the law. Ask counsel before you draw a conclusion from a flag.",
)
NEXT_STEPS = (
    "Look at the stage that is flagged: what is asked there, and does the work need it?",
    "Look for another way of selecting that serves as well and sets fewer people back.",
    "Never change a score or a decision because of somebody's group.",
)
SOURCES = (
    (
        "Four fifths, small numbers: Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D",
        "https://www.ecfr.gov/current/title-29/section-1607.4",
    ),
    (
        "Groups under 2%: the same, 29 CFR 1607.15 A(2)(a); the share is taken of the pool here",
        "https://www.ecfr.gov/current/title-29/section-1607.15",
    ),
    (
        "Worked examples: Questions and Answers on the Uniform Guidelines, 44 FR 11996 (1979)",
        "https://www.eeoc.gov/laws/guidance/questions-and-answers-clarify-and-provide-common-interpretation"
        "-uniform-guidelines",
    ),
    (
        "Each stage on its own: Connecticut v. Teal, 457 U.S. 440 (1982)",
        "https://supreme.justia.com/cases/federal/us/457/440/",
    ),
    (
        "Share above the median score: Rules of the City of New York, title 6, § 5-300 and § 5-301",
        "https://codelibrary.amlegal.com/codes/newyorkcity/latest/NYCrules/0-0-0-138530",
    ),
)
METHOD = (
    "Rate: selected divided by applicants; where a stage gives scores, the share above the median of all "
    "scores. A score that equals the median is not above it.",
    "Impact ratio: a group's rate divided by the highest rate. It is compared with four fifths in whole "
    "numbers, so that no rounding decides; and no figure is shown as the 0.80 or the percent that it misses.",
    "Fisher's exact test (two-sided) and the pooled two-proportion z test, each of a group against the "
    "group with the highest rate. They are not corrected for the number of comparisons: among many groups "
    "a few will be below p = 0.05 by chance.",
    "Small numbers: marked where fewer than 5 people would be expected in a cell of the two groups "
    "(Cochran 1954). Groups under 2% of a pool are named and not compared.",
)


def standing(line: GroupImpact) -> str:
    """Say how a group stands to the highest rate."""
    if line.reference:
        return "Highest rate"
    if line.flagged:
        return FLAG
    if line.flagged is False:
        return "4/5 or more"
    return "Not compared"


def ratio(line: GroupImpact, language: str) -> str:
    """Return the impact ratio, or a dash."""
    return "–" if line.impact_ratio is None else figures.ratio(line.impact_ratio, language)


def rate(line: GroupImpact, language: str, *, lined_up: bool = False) -> str:
    """Return the rate in percent, or a dash; ``lined_up`` for a column of them."""
    return "–" if line.tally.rate is None else figures.share(line.tally.rate, language, lined_up=lined_up)


def tests(line: GroupImpact, language: str) -> tuple[str, str, str]:
    """Return Fisher's p, z, and the p of z."""
    exact = "–" if line.fisher_p is None else figures.chance(line.fisher_p, language)
    if line.z is None or line.z_p is None:
        return exact, "–", "–"
    return exact, figures.fixed(line.z, language, 2), figures.chance(line.z_p, language)


def remarks(breakdown: Breakdown) -> Iterator[Inline]:
    """Yield what has to be said below a table: on the whole, then group by group."""
    for note in breakdown.notes:
        yield (Span(note),)
    small = [line for line in breakdown.groups if line.small_cells]
    if small:
        yield (
            Span(", ".join(line.label for line in small), strong=True),
            Span(f": {small[0].small_cells}"),
        )
    for note in dict.fromkeys(note for line in breakdown.groups for note in line.notes):
        names = ", ".join(line.label for line in breakdown.groups if note in line.notes)
        yield Span(names, strong=True), Span(f": {note}")


def heads(*, scores: bool) -> tuple[str, str, str]:
    """Return what counts and rate are called, of selections or of scores."""
    if scores:
        return "With a score", "Above median", "Rate"
    return "Applicants", "Selected", "Rate"


def flags(impact: Impact, language: str) -> Iterator[Inline]:
    """Yield a sentence for each flag that stands out, stage by stage, then those of the bottom line.

    Of crossed groups, which are many and small, only those that chance explains badly
    (p below 0.05) have a sentence of their own; the others are counted.
    """
    rest = 0
    for stage in impact.told():
        for rates, what in _named(stage):
            for breakdown in rates.breakdowns():
                for line in breakdown.flagged:
                    if len(breakdown.by) > 1 and (line.fisher_p is None or line.fisher_p >= _UNLIKELY):
                        rest += 1
                    else:
                        yield _flag(f"{stage.stage}{what}, {breakdown.title}", line, breakdown, language)
    if rest:
        more = "1 more rate of crossed groups is" if rest == 1 else f"{rest} more rates of crossed groups are"
        yield (Span(f"{more} below four fifths; chance alone may well make such differences."),)


def _flag(where: str, line: GroupImpact, breakdown: Breakdown, language: str) -> Inline:
    top = breakdown.reference
    against = f" against {rate(top, language)} ({top.label})" if top else ""
    chance = "" if line.fisher_p is None else f", p {figures.chance(line.fisher_p, language)}"
    small = "; small numbers" if line.small_cells else ""
    numbers = f"{rate(line, language)}{against}, impact ratio {ratio(line, language)}{chance}{small}."
    return Span(f"{where}: {line.label}. ", strong=True), Span(numbers)


def _named(stage: StageImpact) -> Iterator[tuple[Rates, str]]:
    if stage.selection:
        yield stage.selection, ""
    if stage.scores:
        yield stage.scores.rates, " (scores)"


def total(rates: Rates, language: str, *, scores: bool) -> str:
    """Say how many people there were in all, and how many were selected."""
    share = figures.share(rates.total.rate or 0.0, language)
    counts = rates.total
    one, people = counts.selected == 1, "person" if counts.applicants == 1 else "people"
    if scores:
        have = f"{counts.applicants} {people} {'has' if counts.applicants == 1 else 'have'} a score"
        return f"{have}; {counts.selected} {'is' if one else 'are'} above the median ({share})."
    return f"{counts.selected} of {counts.applicants} {people} {'was' if one else 'were'} selected ({share})."
