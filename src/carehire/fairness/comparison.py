"""The groups of one pool held against the one with the highest rate, by the four-fifths rule.

Ratios are compared in whole numbers: 4 of 25 is exactly four fifths of 1 of 5, and
floating point would say that it is less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from carehire.fairness.impact import GroupImpact
from carehire.fairness.significance import Tally, fisher, least_expected, z_test

EXPECTED_LEAST = 5
"""The expected count below which the z test is not relied on (Cochran 1954)."""
SMALLEST_SHARE = Fraction(1, 50)
"""Groups below 2 % of the pool are named and not compared: 29 CFR 1607.15 A(2)(a), 6 RCNY § 5-301(d)."""

Group = tuple[str, ...]

_LEFT_OUT = "Under 2% of this pool, so left out of the comparison."
_NO_APPLICANTS = "Nobody of this group was in this pool, so there is no rate."
_SMALL = (
    "Fewer than 5 people would be expected in one of the cells, so the z test is not to be relied on "
    "and one person more or less changes much; go by Fisher's exact test."
)


def below_four_fifths(group: Tally, reference: Tally) -> bool:
    """Say whether a group's rate is below four fifths of the reference's, exactly (29 CFR 1607.4 D)."""
    return 5 * group.selected * reference.applicants < 4 * reference.selected * group.applicants


def compare(tallies: Mapping[Group, Tally]) -> tuple[tuple[GroupImpact, ...], tuple[str, ...]]:
    """Return each group beside the highest rate, in the order of their names, and notes on the whole."""
    pool = sum(tally.applicants for tally in tallies.values())
    in_order = sorted(tallies.items(), key=lambda each: ([part.casefold() for part in each[0]], each[0]))
    compared = {group: tally for group, tally in in_order if tally.applicants >= SMALLEST_SHARE * pool > 0}
    best = _best(compared)
    lines = tuple(_line(group, tally, compared, best) for group, tally in in_order)
    return lines, _notes(compared, best)


def _best(compared: Mapping[Group, Tally]) -> Group | None:
    """Return the group with the highest rate, of equal ones the largest; None where nobody is selected."""
    chosen = {group: tally for group, tally in compared.items() if tally.applicants and tally.selected}
    if not chosen:
        return None
    return max(
        chosen, key=lambda g: (Fraction(chosen[g].selected, chosen[g].applicants), chosen[g].applicants)
    )


def _line(group: Group, tally: Tally, compared: Mapping[Group, Tally], best: Group | None) -> GroupImpact:
    line = GroupImpact(group, tally, compared=group in compared, reference=group == best)
    if not tally.applicants:
        return replace(line, compared=False, notes=(_NO_APPLICANTS,))
    if group not in compared:
        return replace(line, notes=(_LEFT_OUT,))
    if best is None:
        return line
    top = compared[best]
    flagged = below_four_fifths(tally, top)
    ratio = Fraction(tally.selected * top.applicants, tally.applicants * top.selected)
    line = replace(line, impact_ratio=float(ratio), flagged=flagged)
    return line if line.reference else _tested(line, top)


def _tested(line: GroupImpact, top: Tally) -> GroupImpact:
    tally, notes = line.tally, []
    tested = z_test(tally, top)
    if line.flagged and not below_four_fifths(Tally(tally.applicants, tally.selected + 1), top):
        # 29 CFR 1607.4 D and question 21 of its Questions and Answers (1979): see what one person changes.
        notes.append("One person more from this group would bring it to four fifths.")
    return replace(
        line,
        fisher_p=fisher(tally, top),
        z=tested[0] if tested else None,
        z_p=tested[1] if tested else None,
        small_cells=_SMALL if least_expected(tally, top) < EXPECTED_LEAST and tested else None,
        notes=tuple(notes),
    )


def _notes(compared: Mapping[Group, Tally], best: Group | None) -> tuple[str, ...]:
    if not compared:
        return ("There is no group here that could be compared.",)
    if best is None:
        return ("All rates here are 0, so there is no highest one to compare with.",)
    if len(compared) == 1:
        return ("There is only one group here, so there is nothing to compare it with.",)
    if all(tally.selected == tally.applicants for tally in compared.values()):
        return ("All rates here are 100%, so there is no difference to test.",)
    return ()
