"""No page has a fault of accessibility that axe knows, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from carehire.people import Actor
from carehire.workflows import ask_about_you
from carehire.workflows.open_house import find_settings, open_house
from tests.browser.serving import settled

SAMPLE = "requisition=larkspur-customer-care-manager"
# Those of the panel are held to it with everything opened, in test_panel_pages.
PAGES = {
    "home": "",
    "posting": f"posting?{SAMPLE}",
    "versions": f"versions?{SAMPLE}",
    "interviews": f"interviews?{SAMPLE}",
    "kit": f"interviews?{SAMPLE}&panelist=Ingrid%20Solheim",
    "scorecards": f"scorecard?{SAMPLE}&panelist=Ingrid%20Solheim",
    "scorecard": f"scorecard?{SAMPLE}&panelist=Ana&candidate=priya-raman",
    "impact": f"impact?{SAMPLE}",
    "impact of an example": f"impact?{SAMPLE}&source=example",
    "a link to a form that leads nowhere": "about_you?requisition=nope",
    "unknown": "posting?requisition=nope",
}


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, color_scheme="light")
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    yield opened
    context.close()


def faults_in_light_and_dark(page: Page, ignored: frozenset[str] = frozenset()) -> list[str]:
    """What axe finds on a page as it stands, in either colour scheme; each fault once a scheme."""
    told = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        # Colours fade in: what is measured before they stand is not what people see.
        page.wait_for_timeout(600)
        ground = page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
        )
        assert (ground == "rgb(255, 255, 255)") is (scheme == "light")
        told += [
            f"{scheme}, {rule['id']}: {node['html'][:200]} ({node['failureSummary']})"
            for rule in Axe().run(page).response["violations"]
            if rule["id"] not in ignored
            for node in rule["nodes"]
        ]
    return told


@pytest.mark.parametrize("name", PAGES)
def test_a_page_passes(window: Page, demo_server: str, name: str):
    window.goto(f"{demo_server}/{PAGES[name]}")
    settled(window)
    assert faults_in_light_and_dark(window) == []


def test_an_empty_home_passes(window: Page, server: str):
    window.goto(server)
    settled(window)
    assert faults_in_light_and_dark(window) == []


def test_the_studio_passes_with_every_group_open(window: Page, demo_server: str):
    window.goto(f"{demo_server}/{PAGES['posting']}")
    settled(window)
    groups = window.get_by_test_id("stExpander").locator("summary")
    for number in range(groups.count()):
        # By script: a page that grows while it is scrolled is never still enough for a mouse.
        groups.nth(number).evaluate("group => group.click()")
        settled(window)
    assert faults_in_light_and_dark(window) == []


def test_the_studio_passes_while_things_are_open_and_wrong(window: Page, server: str):
    window.goto(server)
    settled(window)
    window.get_by_role("combobox", name="Role").click()
    window.get_by_role("option", name="Customer Care Manager").click()
    settled(window)
    window.get_by_role("button", name="Create and open").click()
    window.wait_for_url("**/posting?*")
    settled(window)
    window.get_by_label("E-mail address for applications").fill("nobody")
    window.keyboard.press("Tab")
    settled(window)
    assert faults_in_light_and_dark(window) == []


def test_a_candidates_own_form_passes(window: Page, demo_server: str, demo_home: Path):
    window.goto(f"{demo_server}/about_you?{_invitation(demo_home)}")
    settled(window)
    assert window.get_by_role("button", name="Send my answers").is_visible()
    assert window.locator("a:not([href^='#'])").count() == 0
    assert faults_in_light_and_dark(window) == []


def _invitation(home: Path) -> str:
    house = open_house(find_settings({"home": home}))
    try:
        name = SAMPLE.removeprefix("requisition=")
        first = ask_about_you.invitations(house.store, Actor.owner(), name, "us-eeo")[0]
    finally:
        house.store.close()
    return "&".join(f"{key}={value}" for key, value in first.query.items())
