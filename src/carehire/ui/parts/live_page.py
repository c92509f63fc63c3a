"""The live page of the studio: what is still open, the downloads, what may be stumbled over, and the page."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.findings import Severity
from carehire.postings.lifecycle import State
from carehire.postings.names import name_of
from carehire.storage.records import RequisitionRecord
from carehire.ui.parts.desk import Desk
from carehire.ui.parts.export_menu import export_menu
from carehire.ui.parts.measures import measures
from carehire.ui.parts.remarks import remarks
from carehire.workflows.review_requisition import Review


def live_page(desk: Desk, record: RequisitionRecord, review: Review, *, locked: bool) -> None:
    """Show how far the posting is, what readers may stumble over, and the page itself."""
    if not locked:
        _state(record, review)
    export_menu(record, review)
    measures(review.gauges)
    remarks(desk, review.remarks, locked=locked)
    # Every text in it was escaped by the writer; Streamlit takes scripts out once more.
    st.html(f'<div class="paper" id="the-page">{review.html}</div>')


def _state(record: RequisitionRecord, review: Review) -> None:
    if review.publishable:
        _whole(record, errors=any(each.finding.severity is Severity.ERROR for each in review.remarks))
        return
    missing = [entry.name for entry in review.open if entry.missing]
    wrong = [(entry.name, entry.message) for entry in review.open if not entry.missing]
    wrong += [
        (name_of(finding.where), f"{finding.why} Found: “{finding.text}”") for finding in review.blocking
    ]
    named = f'<p class="names">{escape(" · ".join(missing))}</p>' if missing else ""
    items = "".join(f"<li><strong>{escape(name)}</strong>: {escape(words)}</li>" for name, words in wrong)
    left = "Still to fill in" if missing else "Still to mend"
    st.html(
        f'<div class="todo" role="status"><p>{left} before it can be exported:</p>'
        f"{named}{f'<ul>{items}</ul>' if items else ''}</div>"
    )


def _whole(record: RequisitionRecord, *, errors: bool) -> None:
    """Say of a posting in which nothing is open whether it may go out as it is."""
    if errors:
        st.html(
            '<div class="todo" role="status"><p><strong>Nothing is left to fill in.</strong> '
            "Mend the errors below before it goes out.</p></div>"
        )
        return
    said = "Complete." if record.state is State.PUBLISHED else "Ready to publish."
    st.html(f'<p class="ready"><strong>{said}</strong> Nothing is left to fill in.</p>')
