"""A submitted scorecard amended in a real browser: a reason typed and kept, both versions to be read."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.workflows.open_house import find_settings, open_house
from tests.browser.serving import load_sample, serve, settled

REASON = "I had mixed up <b>two</b> answers"


def test_from_submitting_over_an_amendment_to_both_versions(page: Page, tmp_path: Path):
    home = tmp_path / "home"
    name = load_sample(home)
    house = open_house(find_settings({"home": home}))
    house.store.save_rating(Actor.panelist("Ana"), name, "priya-raman", "coaching", Rating(3, "Taught one"))
    house.store.close()
    card = f"scorecard?requisition={name}&panelist=Ana&candidate=priya-raman"
    page.set_viewport_size({"width": 390, "height": 844})
    with serve(home) as address:
        page.goto(f"{address}/{card}&criterion=review")
        settled(page)
        page.get_by_role("button", name="Submit scorecard").click()
        page.get_by_role("button", name="Amend this scorecard").click()
        expect(page.get_by_text("You are amending this scorecard.")).to_be_visible()
        page.goto(f"{address}/{card}&criterion=coaching")
        settled(page)
        page.locator("[data-testid=stRadioOption]").nth(4).click()
        expect(page.get_by_role("radio").nth(4)).to_be_checked()
        page.goto(f"{address}/{card}&criterion=review")
        settled(page)
        page.locator("textarea").press_sequentially(REASON)
        expect(page.get_by_role("status")).to_have_text("Saved", timeout=15_000)
        settled(page)
        page.reload()
        expect(page.locator("textarea")).to_have_value(REASON, timeout=15_000)
        settled(page)
        page.get_by_role("button", name="Hand in the amendment").click()
        expect(page.get_by_text(f"“{REASON}”")).to_be_visible()
        changed = page.locator("tr.ch-changed")
        expect(changed).to_have_count(1)
        expect(changed).to_contain_text("Coaching and training")
        expect(changed.get_by_text("3 ·")).to_be_visible()
        expect(changed.get_by_text("5 ·")).to_be_visible()
