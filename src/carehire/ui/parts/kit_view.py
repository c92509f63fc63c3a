"""A panelist's kits: one shown as it is printed, with its Word file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from carehire.interviews.kit import Kit
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts.page import empty, heading
from carehire.ui.parts.steps import leave, rate_as
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note
from carehire.workflows.export_kits import file_names, kit_file, kit_page
from carehire.workflows.open_house import now
from carehire.workflows.prepare_interviews import Interviews
from carehire.writers import FORMATS

WORD = FORMATS["docx"]


def own_kits(requisition: str, interviews: Interviews, panelist: str) -> None:
    """Show the kits of the panelist in the URL, one round at a time."""
    heading("Your interviews", f"What you hold in each round, {panelist}: the same questions for everybody.")
    st.button(
        "To the plan of all rounds",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=leave,
        args=("panelist", "round"),
    )
    mine = interviews.kits(panelist)
    if not mine:
        empty("You sit in no round yet.", "Whoever plans the interviews can give you a seat.")
        if st.button("Go to your scorecards", type="primary", icon=":material/rate_review:"):
            go("scorecard", requisition)
        return
    by_round = {kit.round.id: kit for kit in mine}
    wanted = st.query_params.get("round")
    kit = by_round.get(wanted or "", mine[0])
    if len(mine) > 1:
        st.session_state["kit_round"] = kit.round.id
        st.segmented_control(
            "Round",
            list(by_round),
            key="kit_round",
            format_func=lambda name: plain(by_round[name].round.name),
            required=True,
            on_change=_turned,
        )
    with st.container(horizontal=True):
        word_button(interviews, kit, "Download as Word", primary=True)
        if st.button("Go to your scorecards", icon=":material/rate_review:"):
            go("scorecard", requisition)
    if not kit.focus:
        note("You look at no criterion in this round. Whoever plans the interviews can change that.")
    # Every text in it was escaped by the writer; Streamlit takes scripts out once more.
    st.html(f'<div class="paper kit">{kit_page(interviews, kit, now())}</div>')


def kit_list(interviews: Interviews) -> None:
    """Show for each seat a way to its kit, and its Word file."""
    for kit in interviews.kits():
        with st.container(
            border=True,
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            gap="small",
        ):
            st.button(
                f"{plain(kit.panelist)}, {plain(kit.round.name)}",
                key=f"open {kit.round.id} {kit.panelist}",
                type="tertiary",
                icon=":material/description:",
                wrap=True,
                on_click=_open,
                args=(kit.panelist, kit.round.id),
            )
            word_button(interviews, kit, "Word")


def word_button(interviews: Interviews, kit: Kit, label: str, *, primary: bool = False) -> None:
    """Show a button that makes one kit's Word file when it is pressed."""
    look = session.house().look()  # the callable runs outside the page, where no session is at hand
    all_kits = interviews.kits()
    name = file_names(all_kits, WORD.ending)[all_kits.index(kit)]
    st.download_button(
        label,
        data=partial(kit_file, interviews, kit, WORD.ending, look, now()),
        file_name=name,
        mime=WORD.media_type,
        type="primary" if primary else "secondary",
        icon=":material/download:",
        on_click="ignore",
        key=f"download {name}",
    )


def _open(panelist: str, round_id: str) -> None:
    rate_as(panelist)
    st.query_params["round"] = round_id


def _turned() -> None:
    st.query_params["round"] = st.session_state["kit_round"]
