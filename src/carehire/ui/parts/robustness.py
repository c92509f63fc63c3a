"""How firm an order is: one sentence, and bars that show at a glance how often each stands where."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import streamlit as st

from carehire.documents import figures
from carehire.documents import robustness as words
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import told_apart
from carehire.scoring.robustness import Robustness
from carehire.ui.parts import blocks
from carehire.ui.parts.words import bullets, note, say
from carehire.workflows.try_order import fingerprint, try_ranking

_BARS, _RANKS = 10, 3
# A percent takes a little room: in a narrower piece of a bar none is written.
_READABLE = 0.11


@st.cache_resource(show_spinner=False, max_entries=32, hash_funcs={Ranking: fingerprint})
def _tried(ranking: Ranking, top: int) -> Robustness | None:
    return try_ranking(ranking, top)


def how_firm(ranking: Ranking, top: int, language: str) -> None:
    """Show how firm the order is; nothing where fewer than two are ranked."""
    found = _tried(ranking, top)
    if found is None:
        return
    st.header(words.TITLE, anchor=False)
    say("", strong=words.headline(found, language))
    st.html("".join(_picture(found, language)))
    bullets(words.sentences(found, language))
    with st.expander("How often each candidate stands where", icon=":material/table_chart:"):
        blocks.show([words.table(found, language)])
        note(words.basis(found, language))


def _picture(found: Robustness, language: str) -> Iterator[str]:
    """Yield a bar for each of the first candidates, its pieces the shares of the ranks."""
    names = told_apart(found.ranked)
    kinds = [f"Rank {rank}" for rank in range(1, _RANKS + 1)]
    if len(found.ranked) > _RANKS:
        kinds.append(f"Rank {_RANKS + 1} or lower")
    kinds = kinds[: len(found.ranked)]
    key = "".join(f'<li><i class="ch-r{place}"></i>{kind}</li>' for place, kind in enumerate(kinds, 1))
    yield f'<div class="ch-firm"><ul class="ch-key">{key}</ul>'
    for place, result in enumerate(found.ranked[:_BARS]):
        counts = found.weightings.among(place, _RANKS)
        if counts is None:
            continue
        shares = [found.weightings.share(count) for count in counts]
        told = ", ".join(
            f"{kind} in {figures.share(share, language)}"
            for kind, share in zip(kinds, shares, strict=True)
            if share
        )
        labels = figures.percents(shares, language)
        pieces = "".join(
            _piece(rank, share, label)
            for rank, (share, label) in enumerate(zip(shares, labels, strict=True), 1)
            if share
        )
        name = names[result.candidate]
        yield f'<p class="ch-who">{result.rank}. {escape(name)}</p>'
        yield f'<div class="ch-bar" role="img" aria-label="{escape(f"{name}: {told}")}">{pieces}</div>'
    if len(found.ranked) > _BARS:
        yield f'<p class="ch-who">Shown are the first {_BARS} of {len(found.ranked)}.</p>'
    yield "</div>"


def _piece(rank: int, share: float, label: str) -> str:
    shown = escape(label) if share >= _READABLE else ""
    return f'<span class="ch-r{rank}" style="flex-grow:{share}">{shown}</span>'
