"""Where a requisition stands, the steps that may follow, its versions, and all open ones as a zip."""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from carehire.errors import UserError
from carehire.postings.comparison import LineDifference, Mark
from carehire.postings.lifecycle import RULES, Rule, State, Step
from carehire.storage.records import StepRecord
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import day_and_clock, note
from carehire.workflows import export_all, publish_requisition
from carehire.workflows.open_house import now
from carehire.workflows.publish_requisition import DRAFT, Standing

_BY_SIGHT = (Step.APPROVE, Step.PUBLISH)
"""Steps that vouch for the very text that was on the page; the others hold for what stands by now."""
_TAGS = {Mark.ADDED: "ins", Mark.REMOVED: "del"}


def life_cycle(requisition_id: str) -> None:
    """Show where the requisition stands and what may be done with it."""
    store, actor = session.house().store, session.actor()
    found = publish_requisition.show_standing(store, actor, requisition_id, now().date())
    pending = st.session_state.get(_key(requisition_id, "pending"))
    with st.container(key="life-cycle"):
        _stands(found)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if found.record.state is State.CLOSED:
                _copy(requisition_id, "copy the closed")
            for step, rule in found.choices:
                _step(found, step, rule)
            with st.popover("Versions and history"):
                _versions(found)
        if pending and pending in [step for step, _ in found.choices]:
            _confirm(found, pending)
        trouble = st.session_state.pop(_key(requisition_id, "trouble"), None)
        if trouble:
            faults(trouble)


def _key(requisition_id: str, what: str) -> str:
    return f"life of {requisition_id}: {what}"


def _stands(found: Standing) -> None:
    record = found.record
    by = f" by {record.state_by.name}" if record.state_by and record.state_by.name else ""
    since = f", since {day_and_clock(record.state_since)}" if record.state_since else ""
    more = ""
    if record.published is not None and record.state is not State.PUBLISHED:
        more = " Applicants go on reading the published version until this draft is published."
    elif record.state is State.PUBLISHED:
        more = " A change begins a new version; applicants go on reading this one until that is published."
    st.html(f'<p role="status"><strong>{escape(found.words)}</strong>{escape(since + by)}.{escape(more)}</p>')


def _step(found: Standing, step: Step, rule: Rule) -> None:
    name = found.record.id
    asks = bool(rule.warning or rule.needs_reason)
    st.button(
        rule.words,
        key=_key(name, step),
        on_click=_ask if asks else _take,
        args=(name, step) if asks else (name, step, found.record.version),
    )


def _ask(requisition_id: str, step: Step | None) -> None:
    st.session_state[_key(requisition_id, "pending")] = step


def _confirm(found: Standing, step: Step) -> None:
    name, rule = found.record.id, RULES[step]
    note(rule.warning)
    if rule.needs_reason:
        st.text_input("Reason (kept in the history)", key=_key(name, "reason"), max_chars=500)
    with st.container(horizontal=True):
        st.button(
            f"Yes, {rule.words.lower()}",
            type="primary",
            key=_key(name, "sure"),
            on_click=_take,
            args=(name, step, found.record.version),
        )
        st.button("Not now", key=_key(name, "not now"), on_click=_ask, args=(name, None))


def _take(requisition_id: str, step: Step, seen: int) -> None:
    house, actor = session.house(), session.actor()
    reason = str(st.session_state.get(_key(requisition_id, "reason"), ""))
    try:
        version = seen if step in _BY_SIGHT else house.store.requisition(actor, requisition_id).version
        publish_requisition.advance(
            house.store, actor, house.catalog, requisition_id, step, version, now(), reason
        )
    except UserError as error:
        st.session_state[_key(requisition_id, "trouble")] = error
    else:
        _ask(requisition_id, None)


def _versions(found: Standing) -> None:
    name = found.record.id
    for version in found.publications:
        until = f" until {day_and_clock(version.ended.at)}" if version.ended else ", in force"
        note(f"Version {version.number}: {_told(version.begun)}{until}")
    known = [str(version.number) for version in found.publications]
    if known:
        _compare(name, [DRAFT, *known])
    st.html(f"<ul>{''.join(f'<li>{escape(_with_reason(step))}</li>' for step in found.steps)}</ul>")
    if found.record.state is not State.CLOSED:
        _copy(name, "copy")
    _all_as_zip(name)


def _copy(requisition_id: str, key: str) -> None:
    if st.button(
        "Copy into a new requisition", key=_key(requisition_id, key), icon=":material/content_copy:"
    ):
        made = publish_requisition.copy(session.house().store, session.actor(), requisition_id)
        go("posting", made.id)


def _told(step: StepRecord) -> str:
    by = f" by {step.by.name}" if step.by.name else ""
    return f"{RULES[step.step].done}{by}, {day_and_clock(step.at)}"


def _with_reason(step: StepRecord) -> str:
    return _told(step) + (f": {step.reason}" if step.reason else "")


def _compare(requisition_id: str, known: list[str]) -> None:
    def called(version: str) -> str:
        return "Present draft" if version == DRAFT else f"Version {version}"

    old = st.selectbox("Compare", known, index=1, format_func=called, key=_key(requisition_id, "old"))
    new = st.selectbox("with", known, index=0, format_func=called, key=_key(requisition_id, "new"))
    house = session.house()
    try:
        found = publish_requisition.compare(
            house.store, session.actor(), house.catalog, requisition_id, old, new, now()
        )
    except UserError as error:
        faults(error, "These can't be compared yet")
        return
    if not found.sections:
        note("They say the same.")
    for section in found.sections:
        items = "".join(f"<li>{_line(line)}</li>" for line in section.lines)
        st.html(f"<p><strong>{escape(section.section)}</strong></p><ul>{items}</ul>")


def _line(line: LineDifference) -> str:
    label = f"{escape(line.label)}: " if line.label else ""
    words = "".join(
        f"<{_TAGS[part.mark]}>{escape(part.text)}</{_TAGS[part.mark]}>"
        if part.mark in _TAGS
        else escape(part.text)
        for part in line.words
    )
    return f"{label}{words}{' (moved)' if line.moved else ''}"


def _all_as_zip(requisition_id: str) -> None:
    if not st.button("Export all open requisitions", key=_key(requisition_id, "all")):
        return
    bar = st.progress(0.0, "Exporting …")
    entries: list[export_all.Entry] = []
    moment: datetime = now()
    pieces = export_all.export_all(
        session.house(),
        session.actor(),
        moment,
        progress=lambda done, of: bar.progress(done / of if of else 1.0, f"{done} of {of} exported"),
        report=entries.append,
    )
    content = b"".join(pieces)
    st.download_button(
        "Download the zip",
        content,
        file_name=f"postings-{moment:%Y-%m-%d}.zip",
        mime="application/zip",
        key=_key(requisition_id, "zip"),
        on_click="ignore",
    )
    for entry in entries:
        if entry.faults:
            note(f"{entry.title} was left out: {' '.join(entry.faults)}")
