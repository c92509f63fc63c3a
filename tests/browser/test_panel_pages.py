"""The pages of the panel in each of their states: readable in light and dark, and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import settled
from tests.browser.test_axe import faults_in_light_and_dark

OPENING = "requisition=larkspur-customer-care-manager"
PAGES = {
    "rubric": f"rubric?{OPENING}",
    "candidates": f"candidates?{OPENING}",
    "interviews": f"interviews?{OPENING}",
    "kit": f"interviews?{OPENING}&panelist=Ingrid%20Solheim",
    "no kit": f"interviews?{OPENING}&panelist=Nobody",
    "who rates": f"scorecard?{OPENING}",
    "closing": f"scorecard?{OPENING}&close=priya-raman",
    "own scorecards": f"scorecard?{OPENING}&panelist=Ana",
    "scorecard": f"scorecard?{OPENING}&panelist=Ana&candidate=priya-raman",
    "review": f"scorecard?{OPENING}&panelist=Ana&candidate=priya-raman&criterion=review",
    "submitted": f"scorecard?{OPENING}&panelist=Marcus%20Bell&candidate=amara-osei",
    "debriefs": f"debrief?{OPENING}",
    "evidence": f"debrief?{OPENING}&candidate=luis-ferreira",
    "debrief": f"debrief?{OPENING}&candidate=luis-ferreira&ratings=shown",
    "joined debrief": f"debrief?{OPENING}&panelist=Marcus%20Bell&candidate=amara-osei&ratings=shown",
    "shortlist": f"shortlist?{OPENING}&candidate=noor-haddad",
    "comparison": f"compare?{OPENING}&candidates=amara-osei,luis-ferreira",
}
# Streamlit gives its own dropzone a role that axe calls a minor conflict.
STREAMLITS_OWN = frozenset({"presentation-role-conflict"})


def _open(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)


@pytest.mark.parametrize(
    "name",
    [
        "rubric",
        "candidates",
        "closing",
        "review",
        "submitted",
        "debriefs",
        "debrief",
        "shortlist",
        "comparison",
    ],
)
def test_axe_finds_nothing_with_everything_opened(page: Page, demo_server: str, name: str):
    page.set_viewport_size({"width": 1280, "height": 1000})
    _open(page, f"{demo_server}/{PAGES[name]}")
    for part in page.locator("details").all():
        if part.get_attribute("open") is None:
            part.locator("summary").click()
    settled(page)
    assert faults_in_light_and_dark(page, STREAMLITS_OWN) == []


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_nothing_is_cut_off_and_there_is_one_heading_and_one_primary_action(
    page: Page, demo_server: str, name: str
):
    page.set_viewport_size({"width": 390, "height": 844})
    _open(page, f"{demo_server}/{PAGES[name]}")
    assert page.locator("[data-testid=stMain] *").count() > 20
    wide = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] *')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.offsetParent)"
        ".map(e => e.outerHTML.slice(0, 120))"
    )
    assert wide == []
    assert page.locator("h1").count() == 1
    primary = page.locator("[data-testid$=-primary], [data-testid$=-primaryFormSubmit]")
    expect(primary).to_have_count(1, timeout=15_000)
