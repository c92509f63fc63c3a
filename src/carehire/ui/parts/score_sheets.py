"""Score sheets as files: to hand out on paper or in Word, and to take in again once they are filled."""

from __future__ import annotations

from collections.abc import Set

import streamlit as st

from carehire.errors import UserError
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.tables import table
from carehire.ui.parts.words import note, say
from carehire.workflows.export_score_sheets import FORMATS, export_zip, panel, requisition_batch
from carehire.workflows.import_score_sheets import import_into_requisition
from carehire.workflows.open_house import now
from carehire.workflows.sheet_results import Fate, Result, remarks

_WORDS = {
    Fate.TAKEN: "Taken in",
    Fate.UNCHANGED: "Here already",
    Fate.BLANK: "Not filled in",
    Fate.REFUSED: "Refused",
}
_ZIP, _RESULTS, _ROUND = "sheets zip", "sheets results", "sheets round"


def score_sheets(requisition: str) -> None:
    """Offer the owner the sheets of all panelists, and take filled ones in."""
    results = st.session_state.get(_key(_RESULTS, requisition), ())
    with st.expander(
        "Score sheets to fill in on paper or in Word", icon=":material/description:", expanded=bool(results)
    ):
        _hand_out(requisition)
        _take_in(requisition)
        _show(results)


def _hand_out(requisition: str) -> None:
    house, actor = session.house(), session.actor()
    say(
        "One sheet for each panelist and candidate, with the levels of every criterion and room for evidence."
    )
    names = st.text_area(
        "Panelists, one a line",
        value="\n".join(panel(house.store, actor, requisition)),
        key=_key("sheets names", requisition),
        placeholder="Ana Ruiz",
    )
    form = st.radio("Fill in with", list(FORMATS), format_func=FORMATS.__getitem__, horizontal=True)
    asked = tuple(line for line in names.splitlines() if line.strip()), form
    if st.button("Prepare the sheets", icon=":material/folder_zip:"):
        _prepare(requisition, *asked)
    made, count, data = st.session_state.get(_key(_ZIP, requisition), (None, 0, b""))
    if made == asked:
        st.download_button(
            f"Download {_counted(count)} as a zip",
            data=data,
            file_name=f"score-sheets-{requisition}.zip",
            mime="application/zip",
            icon=":material/download:",
            on_click="ignore",
        )


def _prepare(requisition: str, panelists: tuple[str, ...], form: str) -> None:
    house, actor = session.house(), session.actor()
    st.session_state.pop(_key(_ZIP, requisition), None)
    bar = st.progress(0.0, text="Writing the sheets")
    try:
        batch = requisition_batch(house.store, actor, house.catalog, requisition, panelists, now())
        data = export_zip(
            batch,
            form,
            house.look(),
            now(),
            lambda done, of: bar.progress(done / of, text=f"{done} of {of} sheets written"),
        )
        st.session_state[_key(_ZIP, requisition)] = (panelists, form), len(batch.sheets), data
    except UserError as error:
        faults(error, "No sheet was written")
    bar.empty()


def _take_in(requisition: str) -> None:
    round_ = st.session_state.get(_ROUND, 0)
    given = st.file_uploader(
        "Filled sheets (Word or Excel)",
        type=["docx", "xlsx"],
        accept_multiple_files=True,
        key=f"sheets upload {round_}",
    )
    if given and st.button(f"Take in {_counted(len(given))}", icon=":material/upload_file:"):
        bar = st.progress(0.0, text="Reading the sheets")
        try:
            st.session_state[_key(_RESULTS, requisition)] = import_into_requisition(
                session.house().store,
                session.actor(),
                requisition,
                [(each.name, each.getvalue) for each in given],
                lambda done, of: bar.progress(done / of, text=f"{done} of {of} sheets read"),
            )
        except UserError as error:
            faults(error, "No sheet was taken in")
            bar.empty()
            return
        st.session_state[_ROUND] = round_ + 1
        st.rerun()


def _show(results: tuple[Result, ...]) -> None:
    if not results:
        return
    counts = [(sum(each.fate is fate for each in results), words) for fate, words in _WORDS.items()]
    say(", ".join(f"{number} {words.lower()}" for number, words in counts if number) + ".")
    files = remarks(results)
    shared = {warning for warning, of in files.items() if len(of) > 1}
    in_order = sorted(results, key=lambda each: each.fate is not Fate.REFUSED)  # what asks for mending first
    rows = [(each.file, _WORDS[each.fate], _told(each, shared)) for each in in_order]
    table("What became of each file", ("File", "Outcome", "Details"), rows, widths=(38, 14, 48))
    if any(each.fate is Fate.REFUSED for each in results):
        note("Nothing of a refused file was taken in. Mend it and choose it again.")
    for warning in shared:
        note(f"Please note, in {_counted(len(files[warning]))}: {warning}.")


def _told(each: Result, shared: Set[str]) -> str:
    taken = f"{each.name}, rated by {each.panelist}: {each.answered} of {each.of} criteria"
    words = (
        [taken]
        if each.fate is Fate.TAKEN
        else [f"{reason[:1].upper()}{reason[1:]}." for reason in each.reasons]
    )
    return "\n".join(
        [*words, *(f"Please note: {warning}." for warning in each.warnings if warning not in shared)]
    )


def _counted(count: int) -> str:
    return f"{count} sheet{'s' * (count != 1)}"


def _key(name: str, requisition: str) -> str:
    return f"{name} {requisition}"
