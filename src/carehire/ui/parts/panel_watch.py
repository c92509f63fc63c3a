"""How far the panel is, for whoever runs the hiring: who has submitted for whom, never a rating."""

from __future__ import annotations

import streamlit as st

from carehire.storage.panel_records import ANOTHER, PanelistProgress, PanelistState, PanelStatus
from carehire.ui import session
from carehire.ui.pages import page
from carehire.ui.parts.panel_closing import panel_closing
from carehire.ui.parts.tables import Cell, Sign, Signed, table
from carehire.ui.parts.words import note, say
from carehire.workflows.watch_panel import Watch, watch_panel


def panel_watch(requisition: str) -> None:
    """Show each candidate's panel, and the way to close one that waits in vain."""
    watch = watch_panel(session.house().store, session.actor(), requisition)
    st.header("How far the panel is", anchor=False)
    whole = len(watch.statuses)
    say(
        "What anybody rated is shown once everybody on a candidate's panel has submitted.",
        strong=f"{watch.ready} of {whole} panels {'is' if watch.ready == 1 else 'are'} complete or closed.",
    )
    if watch.panelists:
        _table(watch)
    else:
        note("Nobody has begun a scorecard yet, and no interview plan names a panel.")
    if not watch.named:
        _unnamed(requisition, watch)
    panel_closing(requisition, watch)


def _unnamed(requisition: str, watch: Watch) -> None:
    """Say what a panel waits for whom nobody named, and how to name it."""
    if watch.panelists:
        note(
            "Nobody has named the panel, so each candidate waits for everybody who rates anybody here: two "
            "people at the least. Once you name the panel, it waits for exactly those."
        )
    st.page_link(
        page("interviews"),
        label="Name who sits on the panel",
        icon=":material/group_add:",
        query_params={"requisition": requisition},
    )


def _table(watch: Watch) -> None:
    table(
        "Who has submitted for whom",
        ("Candidate", *(person.name for person in watch.panelists), "Panel"),
        [
            (
                status.name,
                *(_state(watch.progress(status, person)) for person in watch.panelists),
                _panel(status),
            )
            for status in watch.statuses
        ],
        widths=(24, *(18 for _ in watch.panelists), 18),
    )


def _state(progress: PanelistProgress | None) -> Cell:
    if progress is None:
        return "–"
    if progress.state is PanelistState.SUBMITTED:
        return Signed(Sign.DONE, "Submitted, amended since" if progress.versions > 1 else "Submitted")
    if progress.state is PanelistState.BEGUN:
        return Signed(Sign.BEGUN, f"{progress.answered} of {progress.criteria} answered")
    return Signed(Sign.OPEN, "Not begun")


def _panel(status: PanelStatus) -> Cell:
    if status.complete:
        return Signed(Sign.DONE, "Complete")
    if status.closed:
        return Signed(Sign.DONE, "Closed early")
    alone = status.waits_for == (ANOTHER,)
    return Signed(Sign.OPEN, f"Waits for {ANOTHER}" if alone else "Open")
