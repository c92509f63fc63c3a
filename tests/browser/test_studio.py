"""What only a real browser shows of the studio: jumps between words and remarks, uploads, the closed form."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from carehire.people import Actor
from carehire.postings.lifecycle import Step
from carehire.workflows.open_house import find_settings, open_house
from tests.browser.serving import load_sample, serve, settled
from tests.browser.test_axe import faults_in_light_and_dark
from tests.writers.word_templates import example, made

OWNER = Actor.owner()
WORDY = ["We want a young rockstar who will crush it.", "The chairman is a ninja & a native speaker."]
# Streamlit gives its own dropzone a role that axe calls a minor conflict.
STREAMLITS_OWN = frozenset({"presentation-role-conflict"})


@pytest.fixture(scope="module")
def studio_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app whose home has a posting with remarks, and one that is closed."""
    home = tmp_path_factory.mktemp("studio") / "home"
    sample = load_sample(home)
    house = open_house(find_settings({"home": home}))
    data = house.store.requisition(OWNER, sample).data
    house.store.add_requisition(OWNER, data | {"id": "wordy", "title": "Care Ninja", "summary": WORDY})
    house.store.add_requisition(OWNER, data | {"id": "over", "title": "Filled Already"})
    house.store.take_step(OWNER, "over", Step.CLOSE, house.store.requisition(OWNER, "over").version)
    house.store.close()
    with serve(home) as address:
        yield address


def _open(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_remark_leads_to_its_words_and_they_lead_back(page: Page, studio_server: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    _open(page, f"{studio_server}/posting?requisition=wordy")
    remark = page.locator(".found-list li", has_text="“chairman”")
    remark.get_by_role("link").click()
    words = page.locator(".paper .found:target")
    expect(words).to_have_text("chairman")
    expect(words).to_be_in_viewport()
    page.locator(".paper a.found", has_text="young").click()
    expect(page.locator(".found-list li:target")).to_contain_text("“young”")
    expect(page.locator(".found-list li:target")).to_be_in_viewport()


def test_a_suggestion_is_taken_and_taken_back(page: Page, studio_server: str):
    _open(page, f"{studio_server}/posting?requisition=wordy")
    page.get_by_role("button", name="Use “Specialist”").first.click()
    expect(page.get_by_role("heading", name="Care Specialist", level=1)).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_role("heading", name="Care Ninja", level=1)).to_be_visible()


def test_a_line_is_moved_by_the_keyboard_alone(page: Page, studio_server: str):
    _open(page, f"{studio_server}/posting?requisition=wordy")
    lines = page.get_by_test_id("stExpander").filter(has_text="What you will do").first
    lines.locator("summary").click()
    first = lines.locator("textarea").first
    expect(first).to_have_value(re.compile("^Write the policies"))
    menu = lines.get_by_role("button", name="Line 1", exact=True)
    menu.press("Enter")
    expect(page.get_by_role("menuitem", name="Move down")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    menu.press("Enter")
    expect(page.get_by_role("menuitem", name="Move down")).to_be_focused()
    page.keyboard.press("Enter")
    expect(first).to_have_value(re.compile("^Hire"))
    settled(page)
    expect(lines.get_by_role("button", name="Line 2", exact=True)).to_be_focused()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(first).to_have_value(re.compile("^Write the policies"))


def test_axe_finds_nothing_in_the_studio_with_remarks_or_closed(page: Page, studio_server: str):
    for name in ("wordy", "over"):
        _open(page, f"{studio_server}/posting?requisition={name}")
        if name == "wordy":
            page.get_by_role("button", name="Other formats").click()
            page.get_by_role("button", name="Example template").wait_for()
        settled(page)
        assert faults_in_light_and_dark(page, STREAMLITS_OWN) == []


def test_each_step_of_a_life_is_taken_and_told(page: Page, studio_server: str):
    _open(page, f"{studio_server}/posting?requisition=larkspur-customer-care-manager")
    status = page.locator(".st-key-life-cycle .stands")
    page.get_by_role("textbox", name="Your name").fill("Ana Torres")
    page.keyboard.press("Tab")
    settled(page)
    for press, told in (
        ("Send to review", "In review"),
        ("Approve", "by Ana Torres"),
        ("Publish", "Approved"),
        ("Yes, publish", "A change begins a new version"),
    ):
        page.get_by_role("button", name=press, exact=True).click()
        expect(status).to_contain_text(told)
        settled(page)
    page.get_by_label("Job title").fill("Customer Care Lead")
    page.keyboard.press("Tab")
    expect(status).to_contain_text("Draft (version 1 is published)")
    settled(page)
    page.get_by_role("link", name="Versions and history").click()
    expect(page.locator(".differences ins").first).to_have_text("Lead")
    settled(page)
    assert faults_in_light_and_dark(page, STREAMLITS_OWN) == []
    page.go_back()
    settled(page)
    page.get_by_role("button", name="Close", exact=True).click()
    expect(status).to_contain_text("Closed")
    expect(page.get_by_label("Job title")).to_be_disabled()
    assert faults_in_light_and_dark(page, STREAMLITS_OWN) == []


def test_a_closed_requisition_is_copied_into_one_that_can_be_changed(page: Page, studio_server: str):
    _open(page, f"{studio_server}/posting?requisition=over")
    expect(page.get_by_label("Job title")).to_be_disabled()
    page.get_by_role("button", name="Copy into a new requisition").click()
    page.wait_for_url("**requisition=over-2**")
    settled(page)
    expect(page.get_by_label("Job title")).to_be_enabled()


def test_an_old_posting_becomes_a_requisition(page: Page, studio_server: str, tmp_path: Path):
    old = tmp_path / "old.md"
    old.write_text(
        "# Customer Care Manager\n\n## What you will do\n\n- Coach\n\n## Our dogs\n\n- Bring one & more\n"
    )
    _open(page, studio_server)
    page.get_by_role("button", name="New requisition").click()
    page.get_by_text("An old posting", exact=True).click()
    page.locator("input[type=file]").set_input_files(old)
    expect(page.get_by_text("Not placed: 2")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Bring one & more")).to_be_visible()
    settled(page)
    assert faults_in_light_and_dark(page, STREAMLITS_OWN) == []
    page.get_by_role("button", name="Create and open").click()
    page.wait_for_url("**/posting?requisition=customer-care-manager-**")
    expect(page.locator(".paper")).to_contain_text("Coach")
    expect(page.locator(".paper")).to_contain_text("[employment type]")
    page.get_by_test_id("stExpander").filter(has_text="Hours, dates").locator("summary").click()
    terms = page.get_by_role("combobox", name="Employment type")
    expect(terms).to_have_value("")
    terms.click()
    page.get_by_role("option", name="Part-time").click()
    expect(page.locator(".paper")).to_contain_text("Part-time")


def test_an_own_word_template_is_kept_and_filled_in(page: Page, studio_server: str, tmp_path: Path):
    template = tmp_path / "ours.docx"
    template.write_bytes(made("Our own letterhead", *example()))
    _open(page, f"{studio_server}/posting?requisition=wordy")
    page.get_by_role("button", name="Other formats").click()
    page.locator("input[type=file]").set_input_files(template)
    expect(page.get_by_text("The template was kept.")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Fill in our template").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download it filled in").click(timeout=30_000)
    filled = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert [each.text for each in filled.paragraphs[:2]] == ["Our own letterhead", "Care Ninja"]


def test_a_text_is_kept_while_it_is_typed_and_typing_on_is_not_disturbed(page: Page, studio_server: str):
    _open(page, f"{studio_server}/posting?requisition=wordy")
    page.get_by_test_id("stExpander").filter(has_text="More about the employer").locator("summary").click()
    field = page.get_by_label("About the employer")
    field.fill("We are old.")
    expect(page.locator(".paper")).to_contain_text("We are old.")
    page.keyboard.type(" And kind.", delay=40)
    expect(page.locator(".paper")).to_contain_text("We are old. And kind.")
    expect(field).to_be_focused()
    expect(field).to_have_value("We are old. And kind.")
    page.keyboard.type(" And gone at once.")
    page.reload()
    expect(page.locator(".paper")).to_contain_text("We are old. And kind. And gone at once.")
    expect(field).to_have_value("We are old. And kind. And gone at once.")
    lines = page.get_by_test_id("stExpander").filter(has_text="What you will do").first
    lines.locator("summary").click()
    new = page.get_by_label("Another line for responsibilities")
    new.fill("Walk the dogs.")
    page.reload()
    expect(new).to_have_value("Walk the dogs.")
    settled(page)
    lines.locator("summary").click()
    expect(new).to_be_hidden()
    lines.locator("summary").click()
    expect(new).to_have_value("Walk the dogs.")
    lines.get_by_role("button", name="Add the line").click()
    expect(page.locator(".paper")).to_contain_text("Walk the dogs.")
    expect(new).to_have_value("")
    page.reload()
    lines.locator("summary").click()
    expect(new).to_have_value("")
