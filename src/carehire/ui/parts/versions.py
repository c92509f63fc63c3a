"""The versions of a scorecard side by side, what changed standing out."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from carehire.rubrics.rubric import Rubric
from carehire.scoring.amendment import Amendment, Sides
from carehire.scoring.scorecard import Rating
from carehire.ui.parts.rating import answer_name, chosen
from carehire.ui.parts.tables import table
from carehire.ui.parts.words import day_and_clock, say
from carehire.workflows.rate_candidates import Sheet


def versions(sheet: Sheet) -> None:
    """Show the last amendment beside what stood before it, and below it the earlier ones."""
    last, *earlier = reversed(sheet.amendments)
    _amendment(sheet, last)
    if earlier:
        with st.expander("Earlier amendments", icon=":material/history:"):
            for each in earlier:
                _amendment(sheet, each)


def _amendment(sheet: Sheet, each: Amendment) -> None:
    stop = "" if each.reason.rstrip().endswith((".", "!", "?")) else "."
    say(f"“{each.reason}”{stop} {each.counts}", strong=f"Amended {day_and_clock(each.at)}.")
    if each.before != each.after:
        say(f"It was made under {each.after}, and what stood before it under {each.before}.")
    before = sheet.versions[each.number - 2]
    kind = "Submitted" if before.number == 1 else "Amended"
    side_by_side(
        f"Version {before.number} beside version {each.number}",
        (f"{kind} {day_and_clock(before.made_at)}", f"Amended {day_and_clock(each.at)}"),
        each.sides,
        sheet.rubric,
    )


def side_by_side(caption: str, header: tuple[str, str], sides: Sequence[Sides], rubric: Rubric) -> None:
    """Show two versions of all answers, each criterion's in one row."""
    table(
        caption,
        ("Criterion", *header, "Changed"),
        [
            (
                each.name,
                _cell(each.before, rubric, "Not asked yet"),
                _cell(each.after, rubric, "No longer asked") if each.differs else "As before",
                each.what,
            )
            for each in sides
        ],
        widths=(22, 32, 32, 14),
        changed=[place for place, each in enumerate(sides) if each.differs],
    )


def _cell(rating: Rating | None, rubric: Rubric, absent: str) -> str:
    if rating is None:
        return absent
    return "\n".join(part for part in (answer_name(rubric, chosen(rating)), rating.evidence) if part)
