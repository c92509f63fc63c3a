"""What only a real browser shows of the shell, the home page and the studio."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from carehire.people import Actor
from carehire.workflows import keep_requisition
from carehire.workflows.open_house import find_settings, open_house
from tests.browser.serving import serve, settled
from tests.browser.test_axe import PAGES, SAMPLE
from tests.browser.test_panel_pages import PAGES as PANEL

HOSTILE = (
    "<img src=x onerror=alert(1)></div><script>alert(2)</script> ![](https://evil.example/p.png) "
    ":red[x] $x^2$ [a](javascript:alert(3)) :material/delete: <style>*{display:none}</style>"
)


def _create(page: Page, server: str) -> None:
    page.goto(server)
    settled(page)
    page.get_by_role("combobox", name="Role").click()
    page.get_by_role("option", name="Customer Care Manager", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Create and open").click()
    page.wait_for_url(re.compile("/posting"))
    settled(page)


def _fill(page: Page, label: str, words: str) -> None:
    page.get_by_label(label).first.fill(words)
    page.keyboard.press("Tab")
    settled(page)


def _paper(page: Page):
    return page.locator(".paper")


def test_from_a_role_to_a_word_document_that_says_what_was_typed(page: Page, server: str):
    _create(page, server)
    expect(page.get_by_role("button", name="Download Word document")).to_be_disabled()
    page.get_by_label("Employer's name").fill("Larkspur & Söhne")
    expect(_paper(page)).to_contain_text("at Larkspur & Söhne")  # while the field still has the focus
    _fill(page, "City", "Denver")
    page.get_by_role("combobox", name="Country").fill("United States")
    page.get_by_role("option", name="United States", exact=True).click()
    _fill(page, "Pay from", "68000")
    _fill(page, "Pay to", "84000")
    expect(_paper(page)).to_contain_text("$68,000 – $84,000 a year")
    _fill(page, "E-mail address for applications", "jobs@larkspur.example")
    expect(page.get_by_text("Ready to publish.")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download Word document").click()
    assert waiting.value.suggested_filename == "customer-care-manager.docx"
    made = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    told = [each.text for each in made.paragraphs]
    told += [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert any("at Larkspur & Söhne" in text for text in told)
    assert any("$68,000 – $84,000 a year" in text for text in told)
    # All that readers see on the live page stands in the document, word for word.
    for text in _paper(page).locator("li, p:not(.author):not(.subtitle)").all_inner_texts():
        assert any(text in line for line in told), text
    page.reload()
    settled(page)
    expect(page.get_by_text("Exported once so far")).to_be_visible()
    expect(page.get_by_label("Employer's name")).to_have_value("Larkspur & Söhne")


def test_typing_slowly_is_not_disturbed_by_what_is_kept_meanwhile(page: Page, server: str):
    _create(page, server)
    field = page.get_by_label("Employer's name")
    field.click()
    page.keyboard.type("Larkspur Home Goods of Denver", delay=130)
    expect(field).to_have_value("Larkspur Home Goods of Denver")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Job title")).to_be_focused()
    settled(page)
    page.reload()
    expect(field).to_have_value("Larkspur Home Goods of Denver")


def _choose(page: Page, line: str, option: str) -> None:
    page.get_by_role("button", name=line, exact=True).click()
    page.get_by_text(option, exact=True).click()
    settled(page)


def test_lines_are_moved_left_out_and_brought_back(page: Page, server: str):
    _create(page, server)
    page.get_by_test_id("stExpander").filter(has_text="What we offer").locator("summary").click()
    settled(page)
    offered = _paper(page).locator("h3", has_text="What we offer").locator("+ ul > li")
    expect(offered.nth(0)).to_have_text("401(k) plan")
    _choose(page, "Line 1", "Move down")
    expect(offered.nth(1)).to_have_text("401(k) plan")
    _choose(page, "Line 2", "Leave out")
    expect(offered).to_have_count(5)
    page.get_by_role("button", name="Bring back").click()
    expect(offered).to_have_count(6)
    for _ in range(3):
        page.get_by_role("button", name="Undo").click()
        settled(page)
    expect(offered.nth(0)).to_have_text("401(k) plan")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_two_windows_on_one_field_lose_nothing(page: Page, browser: Browser, server: str):
    _create(page, server)
    other = browser.new_page()
    other.goto(page.url)
    settled(other)
    _fill(page, "Employer's name", "Theirs")
    _fill(other, "Employer's name", "Mine")
    expect(other.get_by_text("Changed in another window")).to_be_visible()
    other.get_by_role("button", name="Keep what I typed").click()
    expect(_paper(other)).to_contain_text("at Mine")
    other.context.close()


def test_deleting_asks_and_can_be_taken_back(page: Page, server: str):
    _create(page, server)
    page.get_by_role("link", name="All requisitions").click()
    settled(page)
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_text("Deleted (1)")).to_be_visible()
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_role("link", name="Fill in the posting")).to_be_visible()


def test_each_step_keeps_the_requisition_in_its_address(page: Page, demo_server: str):
    page.goto(f"{demo_server}/{PAGES['posting']}")
    settled(page)
    for step in ("Rubric", "Candidates", "Scorecards", "Shortlist", "Posting"):
        page.get_by_test_id("stSidebar").get_by_role("link", name=step).click()
        page.wait_for_url(re.compile(SAMPLE))
        settled(page)
        heading = page.locator("h1").inner_text()
        page.reload()
        settled(page)
        assert page.locator("h1").inner_text() == heading
        assert SAMPLE in page.url


# Those of the panel are looked at on a phone in test_panel_pages.
@pytest.mark.parametrize("name", [name for name in PAGES if name not in PANEL])
def test_a_phone_needs_no_sideways_scrolling_and_nothing_is_loaded_from_elsewhere(
    page: Page, demo_server: str, name: str
):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo_server}/{PAGES[name]}")
    settled(page)
    wider = "(e) => e.scrollWidth - e.clientWidth"
    assert page.get_by_test_id("stMain").evaluate(wider) == 0
    assert [url for url in asked if not url.startswith((demo_server, "data:", "blob:"))] == []


def test_hostile_text_does_nothing_on_any_page(page: Page, tmp_path: Path):
    house = open_house(find_settings({"home": tmp_path / "home"}))
    actor = Actor.owner()
    record = keep_requisition.start(house.store, actor, house.catalog, "customer-care-manager", HOSTILE)
    data = record.data | {"title": HOSTILE, "summary": [HOSTILE], "schedule": HOSTILE, "closes": HOSTILE}
    data |= {"edits": {"reword": {"coaching": HOSTILE}}, "apply": {"instructions": HOSTILE, "url": HOSTILE}}
    house.store.save_requisition(actor, record.id, data, record.version)
    house.store.close()
    did: list[str] = []
    page.on("dialog", lambda dialog: (did.append(dialog.message), dialog.dismiss()))
    with serve(tmp_path / "home") as address:
        page.on("request", lambda request: did.append(request.url) if address not in request.url else None)
        for name in ("", "posting", "rubric", "candidates", "scorecard", "debrief", "shortlist"):
            page.goto(f"{address}/{name}?requisition={record.id}")
            settled(page)
            page.wait_for_timeout(300)
            assert page.locator("h1").is_visible()
            assert page.locator("img[src*=evil], img[src=x], a[href*=evil], a[href^=javascript]").count() == 0
        page.goto(f"{address}/posting?requisition={record.id}")
        settled(page)
        assert page.locator("h1").inner_text().replace("\u2060", "") == HOSTILE
        assert HOSTILE in _paper(page).inner_text()
    assert [each for each in did if not each.startswith(("data:", "blob:"))] == []
