"""Which ratings a shortlist or a comparison counts: the URL names their round and version."""

from __future__ import annotations

import streamlit as st

from carehire.errors import NotFoundError
from carehire.scoring.scorecard import RatingRound
from carehire.ui import session
from carehire.ui.parts.page import faults
from carehire.ui.parts.steps import leave
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import note, say
from carehire.workflows.count_ratings import MixedVersionsError
from carehire.workflows.open_house import now
from carehire.workflows.show_shortlist import Shortlist, show_shortlist

ROUND, VERSION = "round", "version"


def counted(requisition: str) -> Shortlist | None:
    """Return the shortlist that the URL asks for; None where a version must first be chosen."""
    house, version = session.house(), st.query_params.get(VERSION)
    asked = (house.store, session.actor(), house.catalog, requisition, now())
    try:
        return show_shortlist(*asked, _round(), version)
    except MixedVersionsError as error:
        _ask(error)
    except NotFoundError as error:
        if not version:
            raise
        faults(error, "This version can't be ranked")
        st.button("Rank without choosing a version", type="primary", on_click=leave, args=(VERSION,))
    return None


def which_ratings(shortlist: Shortlist) -> None:
    """Say which ratings were counted, and let others be chosen where there are any."""
    basis = shortlist.ranking.panel.basis
    if basis is None:
        return
    if basis.debriefed or basis.round is RatingRound.DEBRIEF:
        st.session_state["which round"] = basis.round.value
        st.segmented_control(
            "Which ratings count?",
            [each.value for each in RatingRound],
            key="which round",
            format_func=lambda value: RatingRound(value).label,
            required=True,
            on_change=_turn_round,
        )
    note(f"{basis.words} Scored by {shortlist.ranking.rubric.label}.")
    version = st.query_params.get(VERSION)
    if version:
        _one_version(version, shortlist.versions)


def chosen_ratings() -> dict[str, str]:
    """Return what the URL says of the ratings that count, for a page that counts the same ones."""
    return {name: st.query_params[name] for name in (ROUND, VERSION) if name in st.query_params}


def _round() -> RatingRound:
    """Return the round that the URL names, or the independent one where it names none that there is."""
    asked = st.query_params.get(ROUND)
    return RatingRound(asked) if asked in list(RatingRound) else RatingRound.INDEPENDENT


def _turn_round() -> None:
    st.query_params[ROUND] = st.session_state["which round"]


def _ask(error: MixedVersionsError) -> None:
    st.header("Which version of the rubric?", anchor=False)
    say(str(error))
    note("Whoever was rated under another version is then shown apart, with the reason.")
    with st.container(horizontal=True):
        for label in reversed(error.labels):
            st.button(
                f"Rank {plain(label)}",
                type="primary" if label == error.labels[-1] else "secondary",
                icon=":material/leaderboard:",
                on_click=_turn_version,
                args=(label,),
            )


def _one_version(version: str, labels: tuple[str, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["which version"] = version
        st.selectbox(
            "Version of the rubric that is ranked alone",
            labels,
            key="which version",
            filter_mode=None,
            width=420,
            on_change=lambda: _turn_version(st.session_state["which version"]),
        )
        st.button(
            "All versions together",
            type="tertiary",
            icon=":material/undo:",
            on_click=leave,
            args=(VERSION,),
        )


def _turn_version(label: str) -> None:
    st.query_params[VERSION] = label
