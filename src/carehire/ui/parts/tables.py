"""Tables that a screen reader reads and a phone shows: below 640 px each row becomes a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from carehire.ui.parts.words import marked


def table_look() -> None:
    """Set how the tables and texts of a page look; a page calls it once."""
    st.html(f"<style>{_css()}</style>")


@cache
def _css() -> str:
    return (Path(__file__).parents[1] / "static" / "tables.css").read_text(encoding="utf-8")


def table(
    caption: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numeric: Iterable[int] = (),
    widths: Sequence[int] = (),
) -> None:
    """Show a table of texts, which are never read as HTML.

    The first cell of a row is its heading. ``numeric`` columns stand flush right;
    ``widths`` are percentages. The caption isn't shown, but read aloud.
    """
    flush = set(numeric)
    classes = [' class="ch-number"' if index in flush else "" for index in range(len(header))]
    columns = "".join(f'<col style="width:{width}%">' for width in widths)
    head = "".join(
        f'<th scope="col"{kind}>{escape(name)}</th>' for name, kind in zip(header, classes, strict=True)
    )
    body = "".join(_row(header, classes, row) for row in rows)
    st.html(
        f'<table class="ch-table"><caption class="ch-unseen">{escape(caption)}</caption>'
        f"<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(header: Sequence[str], classes: Sequence[str], row: Sequence[str]) -> str:
    first, *others = row
    cells = [f'<th scope="row"{classes[0]}>{marked(first)}</th>']
    for name, kind, text in zip(header[1:], classes[1:], others, strict=True):
        cells.append(f'<td{kind} data-label="{escape(name)}">{marked(text) or "–"}</td>')
    return f"<tr>{''.join(cells)}</tr>"
