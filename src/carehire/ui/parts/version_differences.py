"""Two versions of a posting beside each other, line by line, with the words that differ marked in both."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.postings.comparison import LineDifference, Mark
from carehire.ui.parts.words import note
from carehire.workflows.publish_requisition import Comparison

_TAGS = {Mark.ADDED: "ins", Mark.REMOVED: "del"}
_CALLED = {Mark.ADDED: "Added", Mark.REMOVED: "Taken out", Mark.CHANGED: "Changed", Mark.KEPT: "Moved"}


def differences(found: Comparison, names: tuple[str, str]) -> None:
    """Show what differs, section by section; ``names`` head the two sides."""
    if not found.sections:
        note("They say the same.")
        return
    lines = [line for section in found.sections for line in section.lines]
    counts = {kind: sum(line.mark is kind for line in lines) for kind in _CALLED}
    told = ", ".join(f"{count} {_CALLED[kind].lower()}" for kind, count in counts.items() if count)
    note(f"{len(lines)} {'lines differ' if len(lines) > 1 else 'line differs'}: {told}.")
    sections = "".join(
        f"<tbody><tr><th colspan=2 scope=rowgroup>{escape(section.section)}</th></tr>"
        f"{''.join(_row(line) for line in section.lines)}</tbody>"
        for section in found.sections
    )
    st.html(
        f'<div class="differences"><table><caption>{escape(names[0])} beside {escape(names[1])}</caption>'
        f"<thead><tr><th scope=col>{escape(names[0])}</th><th scope=col>{escape(names[1])}</th></tr></thead>"
        f"{sections}</table></div>"
    )


def _row(line: LineDifference) -> str:
    old = "" if line.mark is Mark.ADDED else _side(line, Mark.ADDED)
    new = "" if line.mark is Mark.REMOVED else _side(line, Mark.REMOVED)
    moved = ' <span class="moved">moved</span>' if line.moved else ""
    return f'<tr class="{line.mark.value}"><td>{old}</td><td>{new}{moved if new else ""}</td></tr>'


def _side(line: LineDifference, without: Mark) -> str:
    """Return the words of one side: all but those that only the other has."""
    label = f'<span class="what">{escape(line.label)}</span> ' if line.label else ""
    words = "".join(
        f"<{tag}>{escape(part.text)}</{tag}>" if (tag := _TAGS.get(part.mark)) else escape(part.text)
        for part in line.words
        if part.mark is not without
    )
    return label + words
