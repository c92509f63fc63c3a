"""Candidates in their order: score, coverage and reasons, each opened in place down to its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from carehire.candidates.decision import Decision
from carehire.documents.figures import fixed, share
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import Result
from carehire.ui.parts.profile import profile
from carehire.ui.parts.steps import leave
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import marked

_AT_ONCE = 10
OPENED, _ALL = "candidate", "all"


def rows(
    ranking: Ranking,
    results: Sequence[Result],
    names: Mapping[str, str],
    decided: Mapping[str, Decision],
    language: str,
) -> None:
    """Show a row for each of ``results``; beyond the first ones on demand, or where one of them is open."""
    opened = st.query_params.get(OPENED)
    last = next((place for place, each in enumerate(results) if each.candidate == opened), 0)
    everybody = _ALL in st.query_params or last >= _AT_ONCE or len(results) <= _AT_ONCE + 2
    for result in results if everybody else results[:_AT_ONCE]:
        with st.container(border=True, gap="small", key=f"row-{result.candidate}"):
            _row(result, names[result.candidate], decided.get(result.candidate), language)
            is_open = result.candidate == opened
            _turn(result, names[result.candidate], is_open=is_open)
            if is_open:
                profile(ranking, result, language)
    if not everybody:
        st.button(f"Show all {len(results)}", icon=":material/expand_more:", on_click=_show_all)


def _row(result: Result, name: str, made: Decision | None, language: str) -> None:
    place = f'<span class="ch-place">{result.rank}</span>' if result.rank else ""
    decision = f' <span class="ch-made ch-{made.choice.value}">{made.choice.label}</span>' if made else ""
    if result.score is None:
        figure, bar = "No score yet", ""
    else:
        score = fixed(result.score, language)
        figure = f"<b>{score}</b> of 100" if result.rank else f"<b>{score}</b> of 100, without a rank"
        bar = f'<span class="ch-length" style="inline-size:{max(result.score, 0.5):.1f}%"></span>'
    coverage = share(result.coverage, language)
    st.html(
        f'<div class="ch-ranked">{place}<div><h3>{marked(name)}{decision}</h3>'
        f'<p class="ch-score">{figure} · {escape(coverage)} of the weight observed</p>'
        f'<div class="ch-track" aria-hidden="true">{bar}</div>'
        f"<p>{marked(' '.join(result.reasons))}</p></div></div>"
    )


def _turn(result: Result, name: str, *, is_open: bool) -> None:
    said = "Close" if is_open else "Open down to the evidence"
    st.button(
        said,
        key=f"open-{result.candidate}",
        type="tertiary",
        icon=":material/expand_less:" if is_open else ":material/expand_more:",
        help=plain(f"{said}: {name}"),
        on_click=leave if is_open else _open,
        args=(OPENED if is_open else result.candidate,),
    )


def _open(candidate: str) -> None:
    st.query_params[OPENED] = candidate


def _show_all() -> None:
    st.query_params[_ALL] = "yes"
