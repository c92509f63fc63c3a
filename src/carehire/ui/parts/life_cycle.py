"""Where a requisition stands in its life, and the steps that may follow, each signed by whoever takes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from html import escape

import streamlit as st

from carehire.errors import UserError
from carehire.findings import Severity
from carehire.people import Person
from carehire.postings.lifecycle import RULES, Rule, State, Step
from carehire.storage.records import RequisitionRecord
from carehire.ui import session
from carehire.ui.pages import go, page
from carehire.ui.parts.page import faults
from carehire.ui.parts.words import day_and_clock, note
from carehire.workflows import publish_requisition
from carehire.workflows.list_remarks import Remark
from carehire.workflows.open_house import now
from carehire.workflows.publish_requisition import Standing

_BY_SIGHT = (Step.APPROVE, Step.PUBLISH)
"""Steps that vouch for the very text that was on the page; the others hold for what stands by now."""
_ICONS = {
    Step.SUBMIT: ":material/send:",
    Step.APPROVE: ":material/check:",
    Step.PUBLISH: ":material/public:",
    Step.REOPEN: ":material/lock_open:",
}
_SIGNED = "signs steps as"


def life_cycle(requisition_id: str, remarks: Sequence[Remark], saving: Callable[[], None]) -> None:
    """Show where the requisition stands and what may be done with it; ``saving`` shows how it is kept."""
    store, actor = session.house().store, session.actor()
    found = publish_requisition.show_standing(store, actor, requisition_id, now().date())
    pending = st.session_state.get(_key(requisition_id, "pending"))
    with st.container(key="life-cycle", border=True, gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(width="content", gap="xsmall"):
                _stands(found)
            saving()
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
                _steps(found)
            with st.container(width=200):
                _name(found)
        if pending and pending in [step for step, _ in found.choices]:
            _confirm(found, pending, remarks)
        trouble = st.session_state.pop(_key(requisition_id, "trouble"), None)
        if trouble:
            faults(trouble)


def _key(requisition_id: str, what: str) -> str:
    return f"life of {requisition_id}: {what}"


def _stands(found: Standing) -> None:
    record = found.record
    been = {step.state for step in found.steps}
    track = "".join(_state(state, record, been) for state in State)
    since = f", since {day_and_clock(record.state_since)}" if record.state_since else ""
    st.html(
        f'<ol class="track" aria-hidden="true">{track}</ol>'
        f'<p class="stands" role="status"><strong>{escape(found.words)}</strong>'
        f"{escape(since + signed(record.state_by))}.{escape(_public(record))}</p>"
        f"{_asked(found)}"
    )


def _state(state: State, record: RequisitionRecord, been: Collection[State]) -> str:
    """Return a stop of the track; one that was left out on the way, such as by closing early, stays empty."""
    way = list(State)
    kind = "now" if state is record.state else "ahead"
    if state in been and way.index(state) < way.index(record.state):
        kind = "done"
    out = " out" if state is State.PUBLISHED and record.published is not None and kind != "now" else ""
    return f'<li class="{kind} {state.value}{out}">{escape(state.label)}</li>'


def _asked(found: Standing) -> str:
    """Say what a reviewer wants changed, for as long as the draft is at it."""
    last = next((each for each in found.steps if each.step is not Step.EDIT), None)
    if found.record.state is not State.DRAFT or not (last and last.step is Step.RETURN and last.reason):
        return ""
    return f'<p class="stands">To be changed{escape(signed(last.by))}: <q>{escape(last.reason)}</q></p>'


def _public(record: RequisitionRecord) -> str:
    """Say what applicants read, where that is another text than the one on the page, or soon may be."""
    if record.state is State.PUBLISHED:
        return " A change begins a new version; applicants go on reading this one until that is published."
    if record.published is not None:
        return " Applicants go on reading the published version until this draft is published."
    return ""


def signed(by: Person | None) -> str:
    """Say by whom, such as `` by Ana Torres``; nothing where nobody gave a name."""
    return f" by {by.signature}" if by and by.signature else ""


def _name(found: Standing) -> None:
    """Ask who takes the steps; somebody who signed one before need not type it again."""
    if _SIGNED not in st.session_state:
        st.session_state[_SIGNED] = next((each.by.signature for each in found.steps if each.by.signature), "")
    st.text_input(
        "Your name, for the history",
        key=_SIGNED,
        max_chars=80,
        label_visibility="collapsed",
        placeholder="Your name",
        autocomplete="name",
        persist_state="session",
    )


def _steps(found: Standing) -> None:
    name = found.record.id
    if found.record.state is State.CLOSED:
        copying(name, "copy the closed")
    for step, rule in found.choices:
        asks = bool(rule.warning or rule.reason)
        st.button(
            rule.words,
            key=_key(name, step),
            icon=_ICONS.get(step),
            type="tertiary" if step in (Step.CLOSE, Step.UNDO, Step.WITHDRAW) else "secondary",
            on_click=_ask if asks else _take,
            args=(name, step) if asks else (name, step, found.record.version),
        )
    st.page_link(
        page("versions"),
        label="Versions and history",
        icon=":material/history:",
        query_params={"requisition": name},
    )


def copying(requisition_id: str, key: str) -> None:
    """Offer to copy a requisition, and turn to the copy."""
    if st.button(
        "Copy into a new requisition", key=_key(requisition_id, key), icon=":material/content_copy:"
    ):
        made = publish_requisition.copy(session.house().store, session.actor(), requisition_id)
        go("posting", made.id)


def _ask(requisition_id: str, step: Step | None) -> None:
    st.session_state[_key(requisition_id, "pending")] = step


def _confirm(found: Standing, step: Step, remarks: Sequence[Remark]) -> None:
    name, rule = found.record.id, RULES[step]
    warning = f"{rule.warning} {_left(remarks) if step is Step.PUBLISH else ''}".strip()
    if warning:
        note(warning)
    if rule.reason:
        st.text_input(rule.reason, key=_key(name, "reason"), max_chars=500)
    with st.container(horizontal=True):
        st.button(
            f"Yes, {_lower(rule)}",
            type="primary",
            key=_key(name, "sure"),
            on_click=_take,
            args=(name, step, found.record.version),
        )
        st.button("Not now", key=_key(name, "not now"), on_click=_ask, args=(name, None))


def _lower(rule: Rule) -> str:
    return rule.words[:1].lower() + rule.words[1:]


def _left(remarks: Sequence[Remark]) -> str:
    count = Counter(remark.finding.severity for remark in remarks)
    errors, warnings = count[Severity.ERROR], count[Severity.WARNING]
    told = [
        f"{number} {word}{'s' if number > 1 else ''}"
        for number, word in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return f"The checks still show {' and '.join(told)}; see beside the page." if told else ""


def _take(requisition_id: str, step: Step, seen: int) -> None:
    house, actor, state = session.house(), session.actor(), st.session_state
    reason, by = str(state.get(_key(requisition_id, "reason")) or ""), str(state.get(_SIGNED) or "")
    try:
        version = seen if step in _BY_SIGHT else house.store.requisition(actor, requisition_id).version
        publish_requisition.advance(
            house.store, actor, house.catalog, requisition_id, step, version, now(), reason, by
        )
    except UserError as error:
        state[_key(requisition_id, "trouble")] = error
    else:
        _ask(requisition_id, None)
