"""A table of levels as a heat map: the deeper a cell, the higher its level, and the figure stands in it."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.documents.blocks import Inline, Table, plain

# On a phone a word up to this long stays whole, and the table scrolls; a longer one is broken.
_WHOLE = 11


def heat_map(table: Table) -> None:
    """Show a table whose first column names its rows; it stays one on a phone, and can be scrolled."""
    head = "".join(f'<th scope="col">{_heading(name)}</th>' for name in table.header)
    rows = "".join(_row(row, table.tints[place]) for place, row in enumerate(table.rows))
    caption = escape(table.caption)
    st.html(
        f'<div class="ch-scroll" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="ch-heat"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _heading(name: str) -> str:
    return " ".join(
        f'<span class="ch-whole">{escape(word)}</span>' if 4 < len(word) <= _WHOLE else escape(word)
        for word in name.split()
    )


def _row(cells: tuple[Inline, ...], depths: tuple[float, ...]) -> str:
    name, *rest = cells
    filled = "".join(_cell(cell, depth) for cell, depth in zip(rest, depths[1:], strict=True))
    return f'<tr><th scope="row">{escape(plain(name))}</th>{filled}</tr>'


def _cell(cell: Inline, depth: float) -> str:
    words = escape(plain(cell))
    stands_out = any(span.strong for span in cell)
    inside, kind = (f"<strong>{words}</strong>", ' class="ch-far"') if stands_out else (words, "")
    tint = f' style="--ch-depth:{100 * depth:.0f}%"' if depth else ""
    return f"<td{kind}{tint}>{inside}</td>"
