"""The lines of a section as their author works on them: reworded, moved, left out, added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from carehire.postings.names import name_of
from carehire.postings.terms import Necessity, RequirementKind, SectionId
from carehire.ui.parts.choices import NECESSITIES, REQUIREMENT_KINDS
from carehire.ui.parts.desk import Desk
from carehire.ui.parts.fields import Fields
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note
from carehire.workflows import edit_lines
from carehire.workflows.edit_lines import EditableLine
from carehire.workflows.review_requisition import Review

_EDITS = ("edits",)
_UP, _DOWN, _OUT, _BACK = "Move up", "Move down", "Leave out", "Back to the role's words"


def lines_form(fields: Fields, review: Review, section: SectionId) -> None:
    """Show the lines of a section, those left out, and a place for a new one."""
    lines = review.lines[section]
    shown = [line for line in lines if not line.dropped]
    group: Necessity | None = None
    for number, line in enumerate(shown, 1):
        if line.necessity is not group:
            group = line.necessity
            st.markdown("**You must have**" if group is Necessity.MUST else "**It helps if you have**")
        _row(fields, review, section, number, line)
    if not fields.locked:
        _left_out(fields.desk, [line for line in lines if line.dropped])
        _new_line(fields, review, section)


def _row(fields: Fields, review: Review, section: SectionId, number: int, line: EditableLine) -> None:
    with st.container(horizontal=True, vertical_alignment="top", gap="xsmall"):
        with st.container(gap="xsmall"):
            fields.area(
                *edit_lines.place_of(line),
                label=f"Line {number}",
                label_visibility="collapsed",
                default=line.own or "",
                height="content",
            )
            if section is SectionId.QUALIFICATIONS:
                _scored_by(review, line)
        options = [
            *([] if line.first else [_UP]),
            *([] if line.last else [_DOWN]),
            _OUT,
            *([_BACK] if line.reworded else []),
        ]
        key = f"{fields.desk.id}: {section} {line.id} menu"
        st.menu_button(
            f"Line {number}",
            options,
            key=key,
            type="tertiary",
            disabled=fields.locked,
            on_click=_chosen,
            args=(fields.desk, review.lines[section], section, line, key),
        )


def _scored_by(review: Review, line: EditableLine) -> None:
    names = {criterion.id: criterion.name for criterion in review.rubric.criteria}
    name = names.get(line.criterion or "")
    note(f"Scored by: {name}" if name else "No criterion scores this line yet.")


def _chosen(
    desk: Desk, lines: Sequence[EditableLine], section: SectionId, line: EditableLine, key: str
) -> None:
    option = st.session_state[key]
    if option in (_UP, _DOWN):
        steps = -1 if option == _UP else 1
        desk.rework(_EDITS, lambda data: edit_lines.move(data, section, lines, line, steps))
    elif option == _OUT:
        desk.rework(_EDITS, lambda data: edit_lines.drop(data, line))
    elif option == _BACK:
        desk.put(edit_lines.place_of(line), line.text, None)


def _left_out(desk: Desk, lines: Sequence[EditableLine]) -> None:
    if not lines:
        return
    st.markdown("**Left out**")
    for line in lines:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            note(line.text)
            st.button(
                "Bring back",
                key=f"{desk.id}: {line.id} back",
                help=plain(line.text),
                on_click=desk.rework,
                args=(_EDITS, _bringing_back(line)),
            )


def _bringing_back(line: EditableLine) -> Callable[[dict[str, object]], object]:
    return lambda data: edit_lines.bring_back(data, line)


def _new_line(fields: Fields, review: Review, section: SectionId) -> None:
    text = f"{fields.desk.id}: {section} new line"
    fields.unadded(text)
    st.text_area(
        f"Another line for {name_of(section).lower()}",
        key=text,
        height=84,
        placeholder="Several at once: one in each row",
    )
    if section is SectionId.QUALIFICATIONS:
        names = {criterion.id: criterion.name for criterion in review.rubric.criteria}
        left, right = st.columns(2)
        with left:
            kind = st.selectbox(
                "What it asks for",
                list(REQUIREMENT_KINDS),
                key=f"{text} kind",
                format_func=lambda name: REQUIREMENT_KINDS[name],
            )
        if kind == RequirementKind.EXPERIENCE:
            with right:
                st.number_input(
                    "Years asked for", min_value=0.0, step=0.5, value=None, key=f"{text} years", format="%g"
                )
        st.segmented_control(
            "How much it counts",
            list(NECESSITIES),
            key=f"{text} necessity",
            default=Necessity.MUST.value,
            format_func=lambda name: NECESSITIES[name],
            required=True,
        )
        st.selectbox(
            "Criterion that scores it",
            list(names),
            key=f"{text} criterion",
            index=None,
            format_func=lambda name: names[name],
            placeholder="Choose a criterion of the rubric",
        )
    st.button(
        "Add the line", key=f"{text} add", icon=":material/add:", on_click=_add, args=(fields, section, text)
    )


def _add(fields: Fields, section: SectionId, key: str) -> None:
    texts = [line.strip(" \t-–•*") for line in str(st.session_state[key]).splitlines()]
    texts = [line for line in texts if line]
    if not texts:
        return
    state = st.session_state
    necessity = Necessity(state.get(f"{key} necessity") or Necessity.MUST)
    kind = RequirementKind(state.get(f"{key} kind") or RequirementKind.SKILL)
    criterion, months = state.get(f"{key} criterion"), round((state.get(f"{key} years") or 0) * 12)

    def adding(data: dict[str, Any]) -> object:
        for text in texts:
            data = data | {"edits": edit_lines.add(data, section, text, necessity, criterion, kind, months)}
        return data.get("edits")

    fields.desk.rework(_EDITS, adding)
    fields.added(key)
