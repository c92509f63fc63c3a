"""Requisitions in every state that the pages of the panel must show, and the pages themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from streamlit.testing.v1 import AppTest

from carehire.candidates.candidate import Candidate
from carehire.catalog import Catalog
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.storage import Store
from carehire.workflows.open_house import House

OWNER = Actor.owner()
SCRIPT = "<script>alert('x')</script>"
IMAGE = "![](https://evil.example/p.png)"
HOSTILE = f"{SCRIPT} {IMAGE} :red[x] $x$ [a](javascript:1)"


@dataclass(frozen=True)
class Opening:
    """A requisition of a home of its own."""

    store: Store
    catalog: Catalog
    id: str

    def use_rubric(self) -> None:
        self.store.set_rubric(OWNER, self.id, self.catalog.rubric("customer-care-manager"))

    def add(self, name: str, **facts: float | str) -> str:
        known = {"customer_service_months": 60.0, "supervision_months": 36.0} | facts
        candidate = Candidate(name.split()[0].casefold()[:20], name, known)
        self.store.add_candidates(OWNER, self.id, [candidate])
        return candidate.id

    def rate(self, panelist: str, candidate: str, submit: bool = True, **levels: int | None) -> None:
        actor = Actor.panelist(panelist)
        for criterion, level in levels.items():
            rating = Rating(level, f"{panelist} saw {level}")
            self.store.save_rating(actor, self.id, candidate, criterion.replace("_", "-"), rating)
        if submit:
            self.store.submit_scorecard(actor, self.id, candidate)

    def rate_all(self, panelist: str, candidate: str, level: int) -> None:
        rubric = self.catalog.rubric("customer-care-manager")
        rated = [criterion.id for criterion in rubric.criteria if criterion.kind == "rated"]
        self.rate(panelist, candidate, **dict.fromkeys(rated, level))


def make(house: House) -> Opening:
    """Put one requisition into a house, nothing chosen yet."""
    data = {"id": "opening", "role": "customer-care-manager", "title": "Customer Care Manager"}
    return Opening(house.store, house.catalog, house.store.add_requisition(OWNER, data).id)


def show(page: str, **query: str) -> AppTest:
    """Return a page as somebody sees it who opens its address."""

    def script(page: str) -> None:
        from carehire.ui.app import main

        main(page)

    test = AppTest.from_function(script, kwargs={"page": page}, default_timeout=20)
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


def words(page: AppTest) -> str:
    """Return what a reader sees: the page's own HTML without its marks, and its texts."""
    assert not page.exception
    html = [unescape(each.value) for each in page.html]
    texts = [each.value for kind in (page.title, page.header, page.subheader, page.markdown) for each in kind]
    labels = [each.label for each in page.expander]
    return "\n".join([*texts, *labels, *html, *(f"{each.value}" for each in page.caption)])


def primary(page: AppTest) -> list[str]:
    """Return the labels of the page's primary buttons."""
    kinds: Callable[[str], list] = page.get
    buttons = [*page.button, *kinds("download_button")]
    return [each.label for each in buttons if getattr(each.proto, "type", "") == "primary"]
