"""What only a real browser shows of rating: a thumb on an anchor, the keyboard alone, a text half typed."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import free_port, load_sample, serve, settled, start

CARD = "scorecard?requisition=larkspur-customer-care-manager&panelist=Ana&candidate=priya-raman"


@pytest.fixture(scope="module")
def rated_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app of this file's own, since these tests write into its home."""
    home = tmp_path_factory.mktemp("rated") / "home"
    load_sample(home)
    with serve(home) as address:
        yield address


@pytest.fixture
def card(page: Page, rated_server: str) -> str:
    page.set_viewport_size({"width": 390, "height": 844})
    return f"{rated_server}/{CARD}"


def test_a_tap_on_an_anchor_chooses_its_level(page: Page, card: str):
    page.goto(f"{card}&criterion=team-leadership")
    page.get_by_text("Tells of a goal agreed with the team").click()
    expect(page.get_by_text("1 of 9 criteria answered")).to_be_visible()
    expect(page.get_by_role("radio").nth(2)).to_be_checked()
    expect(page.get_by_role("status")).to_contain_text("Saved ")


def test_evidence_is_kept_while_it_is_typed(page: Page, card: str):
    page.goto(f"{card}&criterion=coaching")
    field = page.locator("textarea")
    field.click()
    page.keyboard.type("She taught <b>three</b> people", delay=15)
    expect(page.get_by_role("status")).to_contain_text("Saved ")
    page.keyboard.type(" in a week", delay=15)  # typing on is not disturbed by what was saved
    expect(field).to_have_value("She taught <b>three</b> people in a week")
    page.wait_for_timeout(1200)
    settled(page)
    page.reload()
    expect(page.locator("textarea")).to_have_value("She taught <b>three</b> people in a week")


def test_the_next_criterion_begins_at_the_top(page: Page, card: str):
    page.goto(f"{card}&criterion=communication")
    expect(page.get_by_role("status")).to_contain_text("aved")  # it listens by now
    page.get_by_role("button", name="Next criterion").click()
    heading = page.get_by_role("heading", name="Resolving complaints")
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()  # so that the keyboard goes on from there


def test_a_criterion_can_be_rated_with_the_keyboard_alone(page: Page, card: str):
    page.goto(f"{card}&criterion=composure")
    expect(page.get_by_role("radio").first).to_be_attached()
    settled(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    expect(page.get_by_role("radio").first).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Stayed calm")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status")).to_contain_text("Saved ")
    for _ in range(5):
        if page.evaluate("document.activeElement.innerText").startswith("Review and submit"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Review and submit")).to_be_visible()
    expect(page.get_by_role("cell", name="Stayed calm")).to_be_visible()


def test_what_was_typed_just_before_a_tab_was_closed_is_there_in_the_next(browser: Browser, card: str):
    profile = browser.new_context()
    tab = profile.new_page()
    tab.goto(f"{card}&criterion=priorities")
    expect(tab.get_by_role("status")).to_contain_text("aved", timeout=15_000)  # it listens by now
    tab.locator("textarea").press_sequentially("Put the outage first")
    tab.close()
    tab = profile.new_page()
    tab.goto(f"{card}&criterion=priorities")
    expect(tab.locator("textarea")).to_have_value("Put the outage first", timeout=15_000)
    expect(tab.get_by_role("status")).to_contain_text("Saved ", timeout=15_000)
    elsewhere = browser.new_page()  # a browser without the draft: carehire itself has it now
    elsewhere.goto(f"{card}&criterion=priorities")
    expect(elsewhere.locator("textarea")).to_have_value("Put the outage first", timeout=15_000)
    elsewhere.context.close()
    profile.close()


def test_what_was_typed_and_chosen_while_the_server_stopped_is_kept_once_it_runs_again(
    page: Page, tmp_path: Path
):
    home = tmp_path / "home"
    load_sample(home)
    port = free_port()
    server = start(home, port)
    page.goto(f"http://127.0.0.1:{port}/{CARD}&criterion=coaching")
    settled(page)
    page.locator("textarea").press_sequentially("Sat beside a new colleague ")
    expect(page.get_by_role("status")).to_contain_text("Saved ", timeout=15_000)
    page.locator("textarea").press_sequentially("for a whole week")
    server.send_signal(signal.SIGSTOP)  # it takes no more, and nobody knows yet
    page.get_by_text("4 · Gets results").click()
    page.wait_for_timeout(100)
    server.kill()
    server.wait()
    expect(page.get_by_role("status")).to_contain_text("Kept in this browser", timeout=15_000)
    with serve(home, port=port):
        expect(page.get_by_role("status")).to_contain_text("Saved ", timeout=60_000)
        expect(page.get_by_text("1 of 9 criteria answered")).to_be_visible(timeout=15_000)
        expect(page.locator("textarea")).to_have_value("Sat beside a new colleague for a whole week")
        expect(page.get_by_role("radio").nth(3)).to_be_checked()
        page.evaluate("localStorage.clear()")
        page.reload()
        expect(page.get_by_text("1 of 9 criteria answered")).to_be_visible(timeout=15_000)
        expect(page.locator("textarea")).to_have_value("Sat beside a new colleague for a whole week")
        expect(page.get_by_role("radio").nth(3)).to_be_checked()


def test_a_draft_does_not_overwrite_what_was_written_elsewhere_meanwhile(browser: Browser, card: str):
    first = browser.new_context()
    tab = first.new_page()
    tab.goto(f"{card}&criterion=service-tools")
    expect(tab.get_by_role("status")).to_contain_text("aved", timeout=15_000)  # it listens by now
    tab.locator("textarea").press_sequentially("From the phone")
    tab.close()
    other = browser.new_page()
    other.goto(f"{card}&criterion=service-tools")
    settled(other)
    other.locator("textarea").fill("From the desk")
    other.keyboard.press("Tab")
    settled(other)
    other.context.close()
    tab = first.new_page()
    tab.goto(f"{card}&criterion=service-tools")
    expect(tab.locator("textarea")).to_have_value("From the desk\nFrom the phone", timeout=15_000)
    first.close()
