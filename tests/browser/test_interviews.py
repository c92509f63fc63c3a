"""From no plan to a kit in Word, in a real browser: rounds, panelists, focus, download."""

from __future__ import annotations

from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from carehire.people import Actor
from carehire.workflows import keep_requisition
from carehire.workflows.open_house import find_settings, now, open_house
from carehire.workflows.prepare_interviews import Interviews, show_interviews
from tests.browser.serving import serve, settled

OWNER = Actor.owner()
ROLE = "customer-care-manager"


def test_a_plan_is_made_spread_and_its_kit_downloaded(page: Page, tmp_path: Path) -> None:
    home = tmp_path / "home"
    house = open_house(find_settings({"home": home}))
    opening = keep_requisition.start(house.store, OWNER, house.catalog, ROLE, "Northwind Chairs").id
    with serve(home) as address:
        page.goto(f"{address}/interviews?requisition={opening}")
        settled(page)
        page.get_by_role("button", name="Begin with the usual rounds").click()
        settled(page)
        _seat(page, 1, "Ana Torres", "Ben Okoye")
        _delete_and_undo(page)
        page.get_by_role("button", name="Suggest who looks at what").click()
        settled(page)
        made = show_interviews(house.store, OWNER, house.catalog, opening, now())
        _matrix_says(page, made)
        page.get_by_role("button", name="Ben Okoye, Panel interview").click()
        settled(page)
        expect(page.get_by_role("heading", name="Interview kit: Ben Okoye")).to_be_visible()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download as Word").click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
    house.store.close()
    assert file.name == "2 Panel interview - Ben Okoye.docx"
    _holds(file, made)


def _seat(page: Page, place: int, *names: str) -> None:
    for name in names:
        box = page.get_by_test_id("stMultiSelect").filter(has_text="Panelists").nth(place)
        box.locator("input").click()
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        expect(box).to_contain_text(name)  # or the next name is typed into a list that is being redrawn
        settled(page)
        page.keyboard.press("Escape")


def _delete_and_undo(page: Page) -> None:
    """Take the round with its people out, and bring it back with them."""
    page.get_by_role("button", name="Move or delete").nth(1).click()
    page.get_by_role("menuitem", name="Delete").click()
    settled(page)
    expect(page.get_by_text("Panel interview was deleted.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    settled(page)
    expect(page.get_by_label("Round 2", exact=True)).to_have_value("Panel interview")


def _matrix_says(page: Page, made: Interviews) -> None:
    rows = page.locator("table.ch-table tbody tr")
    expect(rows).to_have_count(len(made.coverage.criteria))
    for row, criterion in zip(rows.all(), made.coverage.criteria, strict=True):
        expect(row.locator("td").last).to_have_text(str(len(made.coverage.looks[criterion.id])))
    # Sixty minutes hold six of nine questions, and both hear each of them.
    assert sum(map(len, made.coverage.looks.values())) == 12


def _holds(file: Path, made: Interviews) -> None:
    """Compare the downloaded kit with the plan that is kept."""
    kit = made.kits("Ben Okoye")[0]
    opened = docx.Document(str(file))
    words = [paragraph.text for paragraph in opened.paragraphs]
    assert words[0] == "Interview kit: Ben Okoye"
    headings = [each.text for each in opened.paragraphs if each.style and each.style.name == "Heading 1"]
    assert [each for each in headings if each in {c.name for c in kit.focus}] == [c.name for c in kit.focus]
    for criterion in kit.focus:
        for ask in kit.asks_on(criterion):
            assert ask.question is not None
            assert ask.question.text in words
    cells = [[cell.text for cell in row.cells] for row in opened.tables[0].rows]
    assert [row[1] for row in cells[1:]] == ["5", *["8"] * 6, "5", "2"]
    levels = [[cell.text for cell in row.cells] for table in opened.tables for row in table.rows]
    for anchor in kit.focus[0].anchors.values():
        assert any(anchor in row for row in levels)
