"""What readers may stumble over: each remark leads to its words, and a suggestion is taken with one click."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from carehire.checks import together
from carehire.checks.together import Told
from carehire.findings import Finding, Severity
from carehire.ui.parts.desk import Desk
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note
from carehire.workflows import keep_words
from carehire.workflows.list_remarks import Remark
from carehire.workflows.mark_words import remark_id, words_id

_LONGEST = 60
_WAIVERS = ("waivers",)
_OF_THEIR_OWN = ("placeholders", "waivers")
"""Checks whose remarks can't be kept: what is left for the author, and what is said of kept remarks."""
_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.NOTE: ("note", "notes"),
}


def remarks(desk: Desk, found: Sequence[Remark], *, locked: bool) -> None:
    """Show all remarks in their order; the list stays in view while the page below it is read."""
    if not found:
        return
    with st.container(key="remarks", gap=None):
        st.html(f'<p class="counted"><strong>What readers may stumble over</strong>: {_counted(found)}</p>')
        waiting: list[tuple[Remark, Told]] = []
        for remark, told in _together(found):
            waiting.append((remark, told))
            if not locked and (remark.change is not None or _has_button(remark.finding)):
                _listed(waiting)
                waiting = []
                with st.container(
                    horizontal=True, vertical_alignment="center", gap="small", key=f"act {remark.number}"
                ):
                    if remark.change is not None:
                        _accept(desk, remark)
                    _keeping(desk, remark)
        _listed(waiting)


def _together(found: Sequence[Remark]) -> list[tuple[Remark, Told]]:
    """Return each remark with its words, those of several laws at the first one that asks for the same."""
    firsts = {id(remark.finding): remark for remark in found}
    return [
        (firsts[id(group[0])], together.told(group))
        for group in together.groups(remark.finding for remark in found)
    ]


def _counted(found: Sequence[Remark]) -> str:
    numbers = Counter(remark.finding.severity for remark, _ in _together(found))
    return ", ".join(
        f"{numbers[kind]} {_NAMES[kind][numbers[kind] != 1]}" for kind in Severity if numbers[kind]
    )


def _listed(found: Sequence[tuple[Remark, Told]]) -> None:
    if found:
        items = "".join(_item(remark, told) for remark, told in found)
        st.html(f'<ul class="found-list">{items}</ul>')


def _item(remark: Remark, told: Told) -> str:
    finding = remark.finding
    name = _NAMES[finding.severity][0]
    kind = f'<span class="kind {name}">{name.capitalize()}</span>'
    said = f"{kind} {_quote(remark)}{_told(finding, told)}"
    return f'<li id="{remark_id(remark.number)}" tabindex="-1">{said}</li>'


def _quote(remark: Remark) -> str:
    if not remark.has_words:
        return ""
    return f'<a href="#{words_id(remark.number)}">“{escape(_short(remark.finding.text))}”</a> '


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _told(finding: Finding, told: Told) -> str:
    words = " ".join(part for part in (told.why, finding.suggestion) if part)
    kept = f" Kept, since: {finding.kept}" if finding.kept else ""
    source = f'<span class="source">Source: {escape(finding.source)}</span>' if finding.source else ""
    if told.each:
        laws = zip(told.each, told.sources, strict=True)
        source = "".join(
            f'<span class="source">{escape(own)} Source: {escape(where)}</span>' for own, where in laws
        )
    return f"{escape(words + kept)}{source}"


def _accept(desk: Desk, remark: Remark) -> None:
    words = _short(remark.finding.replacement)
    st.button(
        f"Use “{plain(words)}”",
        key=f"{desk.id}: accept {remark.number}",
        type="tertiary",
        icon=":material/check:",
        help=plain(f"Instead of “{remark.finding.text}”"),
        on_click=desk.accept,
        args=(remark.change,),
    )


def _has_button(finding: Finding) -> bool:
    return finding.check == "waivers" or _can_be_kept(finding)


def _can_be_kept(finding: Finding) -> bool:
    """Say whether keeping words changes anything: a note is no more than a note."""
    worth = finding.severity is not Severity.NOTE or bool(finding.kept)
    return worth and finding.check not in _OF_THEIR_OWN


def _keeping(desk: Desk, remark: Remark) -> None:
    """Offer to keep the words with a reason, or to hear a kept remark again."""
    finding = remark.finding
    if finding.check == "waivers":
        st.button(
            "Forget the reason",
            key=f"{desk.id}: forget {finding.where}",
            type="tertiary",
            icon=":material/close:",
            on_click=desk.rework,
            args=(_WAIVERS, lambda data: keep_words.forget(data, finding)),
        )
        return
    if not _can_be_kept(finding):
        return
    key = f"{desk.id}: keep {remark.number} {finding.check} {finding.text}"
    if finding.kept:
        st.button(
            "Remark on it again",
            key=key,
            type="tertiary",
            icon=":material/undo:",
            on_click=desk.rework,
            args=(_WAIVERS, lambda data: keep_words.hear_again(data, finding)),
        )
        return
    with st.popover("Keep it", key=f"{key} asked", type="tertiary", on_change="rerun") as asked:
        if not asked.open:
            return
        st.text_input("Why it stays as it is", key=f"{key} reason", max_chars=300)
        if st.session_state.pop(f"{key} without", None):
            st.html('<p class="wrong" role="alert">Say why first.</p>')
        note("The remark becomes a note with this reason, which stays with the requisition.")
        st.button("Keep it as it is", key=key, on_click=_keep, args=(desk, finding, key))


def _keep(desk: Desk, finding: Finding, key: str) -> None:
    reason = str(st.session_state.get(f"{key} reason") or "").strip()
    st.session_state[f"{key} without"] = not reason
    if reason:
        desk.rework(_WAIVERS, lambda data: keep_words.keep(data, finding, reason))
