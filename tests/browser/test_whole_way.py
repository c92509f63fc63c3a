"""From an empty home to the shortlist in Word, in a real browser and nowhere else."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
from playwright.sync_api import Download, Page, expect

from tests.browser.serving import settled

CANDIDATES = """candidate,name,Customer service (years),Supervision (months),education,certifications,Gender
ada,Ada Okafor,7,40,Bachelor's degree,CCSM,f
ben,Ben Stone,4,30,Associate's degree,none,m
cem,Cem Aydın,6,12,MBA,none,m
"""
OWN_LINE = "Keep the night desk calm & kind: 24/7 <always>"
EVIDENCE = 'Cut hold time from 9 to 4 minutes; said "we, not I"'
# What two panelists give on the nine rated criteria, and the points that the rubric gives for
# facts: Ada has 84 months (5 points), a degree (5) and the certificate (5); Ben 48 months (4),
# an associate's degree (4), no certificate (1).
ADA, BEN = (5, 4), (3, 2)


def test_from_the_first_click_to_the_shortlist_in_word(page: Page, server: str, tmp_path: Path) -> None:
    requisition = _create(page, server)
    posting = _edit_and_download_posting(page)
    text = _text(posting)
    for said in ("Northwind Chairs", OWN_LINE, "Denver, CO, United States", "$61,000 – $73,500 a year"):
        assert said in text, said
    _use_rubric(page)
    _import_candidates(page, tmp_path)
    for panelist, place in (("Ingrid Solheim", 0), ("Marcus Bell", 1)):
        for candidate, levels in (("Ada Okafor", ADA), ("Ben Stone", BEN)):
            _rate(page, server, requisition, panelist, candidate, levels[place])
    shortlist = _shortlist(page, server, requisition)
    text = _text(shortlist)
    # Ada: mean 4.5, x = .875, nine times weight 1, facts full: (9·.875 + .5 + .25 + .25) / 10 = 88.75.
    # Ben: mean 2.5, x = .375; 4 points are .75, 4 are .75, 1 is 0:
    # (9·.375 + .5·.75 + .25·.75 + .25·0) / 10 = 39.375.
    ranked = [[cell.text for cell in row.cells][:3] for row in shortlist.tables[0].rows]
    assert ranked == [["Rank", "Candidate", "Score"], ["1", "Ada Okafor", "88.8"], ["2", "Ben Stone", "39.4"]]
    assert "Cem Aydın: Supervision: 12 months found, at least 24 asked." in text
    assert EVIDENCE in text
    assert "Ingrid Solheim" in text
    assert "Northwind Chairs" in text


def _create(page: Page, server: str) -> str:
    page.goto(server)
    settled(page)
    _choose(page, "Role", "Customer Care Manager")
    page.get_by_label("Employer's name").fill("Northwind Chairs")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Create and open").click()
    page.wait_for_url(re.compile("/posting"))
    settled(page)
    return re.findall(r"requisition=([^&]+)", page.url)[0]


def _edit_and_download_posting(page: Page) -> docx.document.Document:
    for label, words in (
        ("City", "Denver"),
        ("State or region", "CO"),
        ("Pay from", "61000"),
        ("Pay to", "73500"),
        ("Web address for applications", "https://northwind.example/apply"),
    ):
        _fill(page, label, words)
    _choose(page, "Country", "United States")
    page.get_by_test_id("stExpander").filter(has_text="What you will do").locator("summary").click()
    _fill(page, "Another line for responsibilities", OWN_LINE)
    page.get_by_role("button", name="Add the line").click()
    expect(page.get_by_text("Nothing is left to fill in.")).to_be_visible()
    return _download(page, "Download Word document")


def _use_rubric(page: Page) -> None:
    page.get_by_role("link", name="Rubric").first.click()
    page.wait_for_url(re.compile("/rubric"))
    settled(page)
    page.get_by_role("button", name="Use this rubric").click()
    settled(page)
    page.get_by_role("button", name="Go on to the candidates").click()
    page.wait_for_url(re.compile("/candidates"))
    settled(page)


def _import_candidates(page: Page, folder: Path) -> None:
    table = folder / "people.csv"
    table.write_text(CANDIDATES, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(table)
    expect(page.get_by_text("Left out, since it must not sway a score: Gender.")).to_be_visible()
    page.get_by_role("button", name="Import 3 candidates").click()
    expect(page.get_by_text("Candidates imported: 3 added.")).to_be_visible()
    expect(page.get_by_role("heading", name="Cem Aydın")).to_be_visible()


def _rate(page: Page, server: str, requisition: str, panelist: str, candidate: str, level: int) -> None:
    page.goto(f"{server}/scorecard?requisition={requisition}")
    settled(page)
    page.get_by_label("Your name").fill(panelist)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Scorecards", level=1)).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("button", name=candidate, exact=True).click()
    expect(page.get_by_role("heading", name=candidate, level=1)).to_be_visible()
    for number in range(1, 10):
        expect(page.get_by_text(f"{number - 1} of 9 criteria answered")).to_be_visible()
        page.locator("[data-testid=stRadioOption]").nth(level - 1).click()
        expect(page.get_by_text(f"{number} of 9 criteria answered")).to_be_visible()
        if number == 1:
            page.locator("textarea").fill(EVIDENCE)
        page.get_by_role("button", name="Review and submit" if number == 9 else "Next criterion").click()
        settled(page)
    page.get_by_role("button", name="Submit scorecard").click()
    expect(page.get_by_text("Submitted ").first).to_be_visible()


def _shortlist(page: Page, server: str, requisition: str) -> docx.document.Document:
    page.goto(f"{server}/shortlist?requisition={requisition}")
    settled(page)
    expect(page.get_by_text("88.8 of 100")).to_be_visible()
    return _download(page, "Download Word document")


def _download(page: Page, label: str) -> docx.document.Document:
    settled(page)
    # The file is made when it is asked for, which takes a while on a busy machine.
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=label).click()
    made: Download = waiting.value
    return docx.Document(io.BytesIO(Path(made.path()).read_bytes()))


def _fill(page: Page, label: str, words: str) -> None:
    field = page.get_by_label(label, exact=False).first
    field.fill(words)
    field.press("Tab")
    settled(page)


def _choose(page: Page, label: str, option: str) -> None:
    # Long lists show only what is in view, so the choice is typed as a person would.
    field = page.get_by_test_id("stSelectbox").filter(has_text=label).get_by_role("combobox").first
    field.click()
    field.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def _text(document: docx.document.Document) -> str:
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    return "\n".join([*paragraphs, *(text for row in _cells(document) for text in row)])


def _cells(document: docx.document.Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
