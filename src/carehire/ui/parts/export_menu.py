"""The downloads of a posting: Word at hand, every other format in a menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from carehire.errors import UserError
from carehire.storage.records import RequisitionRecord
from carehire.ui import session
from carehire.ui.parts.own_template import own_template
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import note
from carehire.workflows.open_house import now
from carehire.workflows.publish_posting import Board, boards, feed, formats, publish
from carehire.workflows.publish_requisition import jsonld_of
from carehire.workflows.review_requisition import Review

_ABOUT = {
    "html": "A page of its own, to be opened or printed anywhere",
    "md": "For editors, wikis and chat programs",
    "txt": "For forms that take no formatting",
}


def export_menu(record: RequisitionRecord, review: Review) -> None:
    """Show the downloads; while something is open they wait for it."""
    word, *others = formats()
    ready = review.publishable
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        make = _making(record.id, word.ending)
        _download(record.id, word.ending, word.media_type, f"Download {word.name}", make, ready, "primary")
        menu = st.popover(
            "Other formats", icon=":material/file_export:", key=f"{record.id}: formats", on_change="rerun"
        )
        if record.counts.postings:
            times = "once" if record.counts.postings == 1 else f"in {record.counts.postings} versions"
            note(f"Exported {times} so far.")
    if not menu.open:
        return
    with menu:
        if not ready:
            note("These can be had once nothing is left to fill in.")
        st.markdown("**To read and to paste**")
        with st.container(horizontal=True, gap="small"):
            for form in others:
                make = _making(record.id, form.ending)
                _download(
                    record.id, form.ending, form.media_type, form.name, make, ready, help=_ABOUT[form.ending]
                )
        st.markdown("**For websites and job boards**")
        with st.container(horizontal=True, gap="small"):
            board = _for_machines(record.id, ready=ready)
        if board and ready:
            _feed(record.id, board)
        own_template(record, ready=ready)


def _for_machines(requisition_id: str, *, ready: bool) -> Board | None:
    """Show what programs read; return the board whose feed is asked for."""
    house, actor = session.house(), session.actor()
    _download(
        requisition_id,
        "jsonld",
        "application/ld+json",
        "JSON-LD",
        lambda: jsonld_of(house, actor, requisition_id, now()),
        ready,
        help="What search engines read; it goes into the page of the posting",
    )
    key = f"{requisition_id}: board"
    for board in boards():
        if st.button(
            f"{board.name} feed",
            key=f"{key} {board.id}",
            type="tertiary",
            icon=":material/rss_feed:",
            disabled=not ready,
            help="The XML that the board fetches; it is held against the board's rules first",
        ):
            st.session_state[key] = board.id
    return next((board for board in boards() if board.id == st.session_state.get(key)), None)


def _feed(requisition_id: str, board: Board) -> None:
    try:
        made = feed(session.house(), session.actor(), requisition_id, board.id, now())
    except UserError as error:
        faults(error, f"{board.name} would not take it")
        return
    name = f"{requisition_id}-{board.id}.xml"
    st.download_button(
        f"Download the {board.name} feed",
        made,
        file_name=name,
        mime="application/xml",
        key=f"{requisition_id}: board {board.id} made",
        icon=":material/download:",
        on_click="ignore",
    )


def _download(
    requisition_id: str,
    ending: str,
    media_type: str,
    label: str,
    make: Callable[[], bytes],
    ready: bool,
    weight: Literal["primary", "tertiary"] = "tertiary",
    help: str | None = None,
) -> None:
    st.download_button(
        label,
        make,
        file_name=f"{requisition_id}.{ending}",
        mime=media_type,
        key=f"{requisition_id}: {ending}",
        type=weight,
        icon=":material/download:",
        disabled=not ready,
        help=help,
    )


def _making(requisition_id: str, ending: str) -> Callable[[], bytes]:
    # The callable runs outside the page, where no session is at hand.
    house, actor = session.house(), session.actor()
    return lambda: publish(house, actor, requisition_id, ending, now())
