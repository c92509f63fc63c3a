"""The rates of a breakdown as a table with bars; the bars repeat the figures beside them."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.documents import figures
from carehire.documents import impact_words as words
from carehire.fairness.impact import Breakdown, GroupImpact
from carehire.fairness.significance import Tally

_WIDTHS = (20, 23, 11, 9, 15, 8, 6, 8)
_COLUMNS = "".join(f'<col style="width:{width}%">' for width in _WIDTHS)


def rate_table(caption: str, breakdown: Breakdown, language: str, *, scores: bool) -> None:
    """Show a breakdown, the people of unknown groups in its last row."""
    _, chosen, rate = words.heads(scores=scores)
    header = ("Group", rate, chosen, "Impact ratio", "Reading", *words.TESTS)
    top = breakdown.reference
    fifths = 0.8 * (top.tally.rate or 0.0) if top else None
    rows = "".join(_row(header, line, fifths, language) for line in breakdown.groups)
    if breakdown.unknown.applicants or not breakdown.groups:
        rows += _unknown(header, breakdown.unknown, language)
    heads = "".join(f'<th scope="col"{_kind(place)}>{escape(name)}</th>' for place, name in enumerate(header))
    st.html(
        f'<table class="ch-table ch-fixed"><caption>{escape(caption)}</caption>'
        f"<colgroup>{_COLUMNS}</colgroup>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(header: tuple[str, ...], line: GroupImpact, fifths: float | None, language: str) -> str:
    cells = (
        _bar(line.tally, fifths, language),
        _count(line.tally),
        words.ratio(line, language),
        f'<span class="ch-reading">{escape(words.standing(line))}</span>',
        *words.tests(line, language),
    )
    return _line(header, line.label, cells, flagged=bool(line.flagged))


def _unknown(header: tuple[str, ...], tally: Tally, language: str) -> str:
    rest = ("–", "Not compared", *("–" for _ in words.TESTS))
    return _line(header, words.UNKNOWN, (_bar(tally, None, language), _count(tally), *rest), flagged=False)


def _line(header: tuple[str, ...], label: str, cells: tuple[str, ...], *, flagged: bool) -> str:
    row = "".join(
        f'<td data-label="{escape(name)}"{_kind(place, cell)}>{cell}</td>'
        for place, (name, cell) in enumerate(zip(header[1:], cells, strict=True), 1)
    )
    mark = ' class="ch-flagged"' if flagged else ""
    return f'<tr{mark}><th scope="row">{escape(label)}</th>{row}</tr>'


def _kind(place: int, cell: str = "") -> str:
    # On a phone, where each cell has a line of its own, one that says nothing is left out.
    kinds = (["ch-number"] if place in (2, 3, 5, 6, 7) else []) + (["ch-nothing"] if cell == "–" else [])
    return f' class="{" ".join(kinds)}"' if kinds else ""


def _bar(tally: Tally, fifths: float | None, language: str) -> str:
    if tally.rate is None:
        return "–"
    tick = "" if fifths is None else f'<span class="ch-fifths" style="left:{100 * fifths:.2f}%"></span>'
    figure = figures.share(tally.rate, language, lined_up=True)
    return (
        f'<div class="ch-rate"><span class="ch-figure">{figure}</span>'
        f'<span class="ch-track" aria-hidden="true">'
        f'<span class="ch-length" style="width:{100 * tally.rate:.2f}%"></span>{tick}</span></div>'
    )


def _count(tally: Tally) -> str:
    return f"{tally.selected} of {tally.applicants}"
