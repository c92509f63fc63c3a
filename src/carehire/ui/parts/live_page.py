"""The live page of the studio: what candidates will read, what is still open, and the downloads."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Literal

import streamlit as st

from carehire.postings.names import name_of
from carehire.storage.records import RequisitionRecord
from carehire.ui import session
from carehire.ui.parts.desk import Desk
from carehire.ui.parts.measures import measures
from carehire.ui.parts.own_template import own_template
from carehire.ui.parts.remarks import remarks
from carehire.ui.parts.words import note
from carehire.workflows.open_house import now
from carehire.workflows.publish_posting import Format, formats, publish
from carehire.workflows.publish_requisition import jsonld_of
from carehire.workflows.review_requisition import Review


def live_page(desk: Desk, record: RequisitionRecord, review: Review, *, locked: bool) -> None:
    """Show how far the posting is, what readers may stumble over, and the page itself."""
    if not locked:
        _state(review)
    _downloads(record, review)
    measures(review.gauges)
    remarks(desk, review.remarks, locked=locked)
    # Every text in it was escaped by the writer; Streamlit takes scripts out once more.
    st.html(f'<div class="paper" id="the-page">{review.html}</div>')


def _state(review: Review) -> None:
    if review.publishable:
        st.html('<p class="ready"><strong>Ready to publish.</strong> Nothing is left to fill in.</p>')
        return
    missing = [entry.name for entry in review.open if entry.missing]
    wrong = [(entry.name, entry.message) for entry in review.open if not entry.missing]
    wrong += [
        (name_of(finding.where), f"{finding.why} Found: “{finding.text}”") for finding in review.blocking
    ]
    named = f'<p class="names">{escape(" · ".join(missing))}</p>' if missing else ""
    items = "".join(f"<li><strong>{escape(name)}</strong>: {escape(words)}</li>" for name, words in wrong)
    st.html(
        '<div class="todo" role="status"><p>Still to fill in before it can be exported:</p>'
        f"{named}{f'<ul>{items}</ul>' if items else ''}</div>"
    )


def _downloads(record: RequisitionRecord, review: Review) -> None:
    word, *others = formats()
    with st.container(horizontal=True, gap="small"):
        _download(record, review, word, f"Download {word.name}", "primary")
        with st.popover("Other formats"):
            for form in others:
                _download(record, review, form, form.name, "tertiary")
            _jsonld(record, review)
            own_template(record, ready=review.publishable)
    if record.counts.postings:
        times = "once" if record.counts.postings == 1 else f"in {record.counts.postings} versions"
        note(f"Exported {times} so far; each version is kept.")


def _download(
    record: RequisitionRecord,
    review: Review,
    form: Format,
    label: str,
    weight: Literal["primary", "tertiary"],
) -> None:
    st.download_button(
        label,
        _building(record.id, form.ending),
        file_name=f"{record.id}.{form.ending}",
        mime=form.media_type,
        key=f"{record.id}: {form.ending}",
        type=weight,
        icon=":material/download:",
        disabled=not review.publishable,
    )


def _jsonld(record: RequisitionRecord, review: Review) -> None:
    house, actor = session.house(), session.actor()
    st.download_button(
        "JSON-LD for a web page",
        lambda: jsonld_of(house, actor, record.id, now()),
        file_name=f"{record.id}.jsonld",
        mime="application/ld+json",
        key=f"{record.id}: jsonld",
        type="tertiary",
        icon=":material/download:",
        disabled=not review.publishable,
    )


def _building(requisition_id: str, ending: str) -> Callable[[], bytes]:
    # The callable runs outside the page, where no session is at hand.
    house, actor = session.house(), session.actor()
    return lambda: publish(house, actor, requisition_id, ending, now())
