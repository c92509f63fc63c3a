"""From two scorecards that differ to a decision with a name and an edited letter in Word, in a real browser."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from carehire.candidates.candidate import Candidate
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.workflows.open_house import find_settings, open_house
from tests.browser.serving import serve, settled

OWNER = Actor.owner()
HIGH, LOW = "She made a plan with two dates.", "She told him what was wrong."
OWN_WORDS = "We liked your calm & your <plan>."


def prepare(home: Path) -> str:
    """Put Kim into a home, with two submitted scorecards that are three levels apart on coaching."""
    house = open_house(find_settings({"home": home}))
    data = {"id": "care-lead", "role": "customer-care-manager", "title": "Care Lead"}
    opening = house.store.add_requisition(OWNER, data).id
    house.store.set_rubric(OWNER, opening, house.catalog.rubric("customer-care-manager"))
    house.store.add_candidates(OWNER, opening, [Candidate("kim", "Kim Lee")])
    for who, level, seen in (("Ana", 5, HIGH), ("Bo", 2, LOW)):
        panelist = Actor.panelist(who)
        house.store.save_rating(panelist, opening, "kim", "coaching", Rating(level, seen))
        house.store.submit_scorecard(panelist, opening, "kim")
    house.store.close()
    return opening


def test_from_a_difference_to_a_decision_and_an_edited_letter_in_word(page: Page, tmp_path: Path):
    opening = prepare(tmp_path / "home")
    with serve(tmp_path / "home") as address:
        page.goto(f"{address}/debrief?requisition={opening}")
        settled(page)
        page.get_by_role("button", name="Begin with Kim Lee").click()
        _talk(page)
        _decide(page)
        letter = _write(page, tmp_path)
    text = [paragraph.text for paragraph in letter.paragraphs]
    assert "Dear Kim Lee," in text
    assert OWN_WORDS in text
    assert "Maria Lopez\nNorthwind Chairs" in "\n".join(text)
    assert not [line for line in text if "[" in line or HIGH in line or LOW in line]


def _talk(page: Page) -> None:
    expect(page.get_by_text(HIGH)).to_be_visible()
    expect(page.get_by_text(LOW)).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
    page.get_by_role("button", name="Show the ratings").click()
    heat = page.get_by_role("table", name="Ratings of Kim Lee")
    expect(heat.get_by_role("row", name="Coaching and training 5 2 3")).to_be_visible()
    high, low = (
        page.get_by_role("blockquote").filter(has_text=words).bounding_box() for words in (HIGH, LOW)
    )
    assert high
    assert low
    assert high["x"] + high["width"] <= low["x"]  # side by side, the higher first


def _decide(page: Page) -> None:
    page.get_by_text("don't go on").click()
    page.get_by_label("Reason").fill("Coaching was not shown twice.")
    page.get_by_label("Who decides?").fill("Maria Lopez")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("By Maria Lopez")).to_be_visible()
    page.reload()
    settled(page)
    expect(page.get_by_text("By Maria Lopez")).to_be_visible()


def _write(page: Page, folder: Path) -> docx.document.Document:
    field = page.get_by_label("The letter", exact=True)
    expect(page.get_by_text("Still to fill in")).to_be_visible()
    expect(page.get_by_role("button", name="Download the letter")).to_have_count(0)
    text = field.input_value().replace("[name of the employer]", "Northwind Chairs")
    field.fill(text)
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    field.press("Control+End")
    page.keyboard.type(f"\n\n{OWN_WORDS}", delay=10)  # typing on is not disturbed by what was saved
    expect(field).to_have_value(f"{text}\n\n{OWN_WORDS}")
    page.wait_for_timeout(1200)
    settled(page)
    page.reload()
    settled(page)
    expect(field).to_have_value(f"{text}\n\n{OWN_WORDS}")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download the letter").click()
    assert caught.value.suggested_filename == "letter-kim.docx"
    caught.value.save_as(folder / "letter.docx")
    return docx.Document(io.BytesIO((folder / "letter.docx").read_bytes()))
