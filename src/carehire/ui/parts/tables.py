"""Tables that a screen reader reads and a phone shows: below 640 px each row becomes a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

import streamlit as st

from carehire.ui.parts.words import marked


class Sign(StrEnum):
    """How far something is, as a small picture beside the words that say it."""

    DONE = "done"
    BEGUN = "begun"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Signed:
    """A cell's words with a sign before them, which nobody needs to see to understand them."""

    sign: Sign
    text: str


Cell = str | Signed


def table(
    caption: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    numeric: Iterable[int] = (),
    widths: Sequence[float] = (),
    named_by: int = 0,
    changed: Iterable[int] = (),
) -> None:
    """Show a table of texts, which are never read as HTML.

    The cell of column ``named_by`` is its row's heading. ``numeric`` columns stand flush
    right; ``widths`` are shares. ``changed`` rows stand out; a cell of theirs should say why.
    The caption isn't shown, but read aloud.
    """
    flush = set(numeric)
    classes = [' class="ch-number"' if index in flush else "" for index in range(len(header))]
    columns = "".join(f'<col style="width:{100 * width / sum(widths):.2f}%">' for width in widths)
    head = "".join(
        f'<th scope="col"{kind}>{escape(name)}</th>' for name, kind in zip(header, classes, strict=True)
    )
    tinted = set(changed)
    body = "".join(_row(header, classes, row, named_by, place in tinted) for place, row in enumerate(rows))
    fixed = " ch-fixed" if widths else ""
    st.html(
        f'<table class="ch-table{fixed}"><caption class="ch-unseen">{escape(caption)}</caption>'
        f"<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(
    header: Sequence[str], classes: Sequence[str], row: Sequence[Cell], named_by: int, changed: bool
) -> str:
    cells = []
    for place, (name, kind, text) in enumerate(zip(header, classes, row, strict=True)):
        if place == named_by:
            cells.append(f'<th scope="row"{kind}>{_cell(text)}</th>')
        else:
            cells.append(f'<td{kind} data-label="{escape(name)}">{_cell(text) or "–"}</td>')
    tint = ' class="ch-changed"' if changed else ""
    return f"<tr{tint}>{''.join(cells)}</tr>"


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return marked(cell)
    return f'<span class="ch-sign ch-{cell.sign.value}" aria-hidden="true"></span>{marked(cell.text)}'
