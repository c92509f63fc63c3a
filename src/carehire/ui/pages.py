"""The page list: to add a page, write its view and add its line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from threading import Thread
from types import MappingProxyType

import streamlit as st


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its title in the browser's tab, its icon, and the step of a requisition that it is.

    One that stands ``alone`` is for people from outside: no way leads on from it.
    """

    title: str
    icon: str
    step: str | None = None
    alone: bool = False


PAGES = MappingProxyType(
    {
        "home": Entry("Requisitions", ":material/home:"),
        "posting": Entry("Posting", ":material/edit_document:", "Posting"),
        "versions": Entry("Versions and history", ":material/history:"),
        "rubric": Entry("Rubric", ":material/checklist:", "Rubric"),
        "candidates": Entry("Candidates", ":material/group:", "Candidates"),
        "interviews": Entry("Interviews", ":material/event:", "Interviews"),
        "scorecard": Entry("Scorecards", ":material/rate_review:", "Scorecards"),
        "debrief": Entry("Debrief", ":material/groups:", "Debrief"),
        "shortlist": Entry("Shortlist", ":material/leaderboard:", "Shortlist"),
        "compare": Entry("Comparison", ":material/compare_arrows:"),
        "impact": Entry("Impact", ":material/balance:", "Impact"),
        "about_you": Entry("Questions about you", ":material/person:", alone=True),
    }
)
_VIEWS = {"posting": "studio"}
PANELISTS = ("interviews", "scorecard", "debrief")
"""The steps that a panelist takes part in."""
STEPS = tuple(name for name, entry in PAGES.items() if entry.step)


def page(name: str, start: str = "home") -> st.Page:
    """Return the page that the page list calls ``name``, for navigation and links."""
    # An icon given here would be fetched from elsewhere as the tab's; links bring theirs instead.
    entry = PAGES[name]
    first = name == start
    return st.Page(_view(name), title=entry.title, url_path=None if first else name, default=first)


def go(name: str, requisition: str | None = None) -> None:
    """Turn to another page, the requisition in its URL; a panelist stays one where they take part."""
    query = {"requisition": requisition} if requisition else {}
    panelist = st.query_params.get("panelist")
    if requisition and panelist and name in PANELISTS:
        query["panelist"] = panelist
    st.switch_page(page(name), query_params=query)


@st.cache_resource(show_spinner=False)
def import_the_rest() -> None:
    """Import all views beside the first page, once a process, so that the next page needn't wait for that."""
    Thread(target=import_all, daemon=True).start()


def import_all() -> None:
    """Import all views at once."""
    for name in PAGES:
        import_module(_module(name))


def _module(name: str) -> str:
    return f"carehire.ui.views.{_VIEWS.get(name, name)}"


def _view(name: str) -> Callable[[], None]:
    """Return the page's function; its module is imported when the page is first shown."""

    def show() -> None:
        import_module(_module(name)).show()

    show.__name__ = name
    return show
