"""Small numbers among people whose outcomes the reader knows: shown together, or not at all.

Whoever reads the review of a requisition knows who was selected in it. A group of two,
or an outcome that two people had, would tell what these people answered.
"""

from __future__ import annotations

from collections.abc import Mapping

from carehire.fairness.comparison import Group
from carehire.fairness.significance import Tally

LEAST = 5
"""The fewest people that a shown number may stand for."""
TOGETHER = "Smaller groups together"


def hidden_outcomes(total: Tally, least: int, chosen: str = "selected") -> str:
    """Return why nothing may be broken down by group; empty where it may. ``chosen`` is what is counted."""
    rejected = total.applicants - total.selected
    for number, what in ((total.selected, chosen), (rejected, f"not {chosen}")):
        if 0 < number < least:
            people = "Only 1 person was" if number == 1 else f"Only {number} people were"
            return (
                f"{people} {what} here. Numbers by group could tell what they answered, "
                f"so they are shown from {least} people on."
            )
    return ""


def pooled(tallies: Mapping[Group, Tally], least: int) -> tuple[dict[Group, Tally], tuple[str, ...]]:
    """Return the groups with those of fewer than ``least`` people put together, and a note about it.

    One group alone is never hidden that way, since the others and the total would give it
    away: the next smallest joins it until they are ``least`` people.
    """
    if all(not 0 < tally.applicants < least for tally in tallies.values()):
        return dict(tallies), ()
    by_size = sorted((g for g in tallies if tallies[g].applicants), key=lambda g: (tallies[g].applicants, g))
    together: list[Group] = []
    count = 0
    while by_size and (tallies[by_size[0]].applicants < least or count < least or len(together) < 2):
        together.append(by_size.pop(0))
        count += tallies[together[-1]].applicants
    if not by_size:
        return {}, (f"Too few people answered to show them by group; that takes groups of {least}.",)
    shown = {group: tallies[group] for group in by_size}
    name = (TOGETHER, *("" for _ in together[0][1:]))
    shown[name] = sum((tallies[group] for group in together), Tally())
    note = f"Groups of fewer than {least} people are shown together, so that nobody can be picked out."
    return shown, (note,)
