"""The import of a candidates table: what was understood is shown before anything is taken in."""

from __future__ import annotations

import streamlit as st

from carehire.errors import UserError
from carehire.rubrics.rubric import Rubric
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.tables import table
from carehire.ui.parts.words import bullets, note
from carehire.workflows.list_candidates import fact_fields, template
from carehire.workflows.take_applications import Preview, preview, take

_SHOWN_ROWS = 5
_ROUND = "candidates_upload_round"


def table_import(requisition: str, rubric: Rubric, *, first: bool) -> Preview | None:
    """Show the upload and what it was understood as; return that, None while there is no file.

    ``first`` says that this is what the page is for, since nobody was taken in yet.
    """
    st.html(
        '<p class="ch-text">A table with one row for each candidate, as CSV or Excel: an id, a name, and '
        "what the rubric reads from an application. Times may stand in years or months.</p>"
    )
    st.download_button(
        "Download an empty table",
        data=lambda: template(rubric),
        file_name="candidates.csv",
        mime="text/csv",
        icon=":material/table_view:",
        on_click="ignore",
    )
    given = st.file_uploader(
        "Candidates table (CSV or XLSX)",
        type=["csv", "tsv", "xlsx", "xlsm"],
        key=f"upload-{st.session_state.get(_ROUND, 0)}",
    )
    if given is None:
        if first:
            label, why = "Import candidates", "Choose a file first"
            st.button(label, type="primary", icon=":material/group_add:", disabled=True, help=why)
        return None
    shown = preview(given.getvalue(), given.name, rubric)
    _preview(shown, rubric)
    if not shown.faults and shown.candidates:
        count = len(shown.candidates)
        st.button(
            f"Import {count} candidate{'s' if count != 1 else ''}",
            type="primary",
            icon=":material/group_add:",
            on_click=_take,
            args=(requisition, shown),
        )
    return shown


def _preview(shown: Preview, rubric: Rubric) -> None:
    if shown.faults:
        faults(shown.faults, "Nothing is imported while this stands. Mend the file and choose it again.")
    if shown.columns:
        st.subheader("Columns found", anchor=False)
        rows = [(column.heading, column.meaning) for column in (*shown.columns, *shown.ignored)]
        table("Columns of the file and what they are taken for", ("Column", "Taken for"), rows)
    if shown.candidates:
        given = {fact for candidate in shown.candidates for fact in candidate.facts}
        facts = [field for field in fact_fields(rubric) if field.fact in given]
        first = shown.candidates[:_SHOWN_ROWS]
        st.subheader("First rows", anchor=False)
        table(
            "The first candidates as they were understood",
            ("Candidate", "Name", *(f"{field.label}{', months' * field.timed}" for field in facts)),
            [(c.id, c.name, *(_cell(c.facts.get(field.fact)) for field in facts)) for c in first],
        )
        if len(shown.candidates) > len(first):
            note(f"And {len(shown.candidates) - len(first)} more.")
    if shown.warnings:
        st.subheader("Please note", anchor=False)
        bullets(shown.warnings)


def _cell(value: float | str | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float | int) else value


def _take(requisition: str, shown: Preview) -> None:
    try:
        result = take(session.house().store, session.actor(), requisition, shown)
    except UserError as error:
        st.session_state["candidates_faults"] = error
        return
    counts = [(result.added, "added"), (result.changed, "changed"), (result.unchanged, "as they were")]
    told = ", ".join(f"{number} {word}" for number, word in counts if number)
    st.session_state["candidates_done"] = (f"Candidates imported: {told}.", None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
