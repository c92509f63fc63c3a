from __future__ import annotations

import io

import docx
import pytest

from carehire.candidates.candidate import Candidate
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.ui import session
from carehire.workflows.open_house import House, now
from carehire.workflows.show_shortlist import shortlist_file, show_shortlist
from tests.seating import name_panel
from tests.ui import openings
from tests.ui.openings import HOSTILE, IMAGE, OWNER, SCRIPT, Opening, primary, show, words


@pytest.fixture
def opening(house: House) -> Opening:
    made = openings.make(house)
    made.use_rubric()
    name_panel(made.store, made.id, "Ana")
    return made


def test_without_candidates_the_page_leads_to_them(opening: Opening):
    page = show("shortlist", requisition=opening.id)
    assert "There is nobody to rank yet." in words(page)
    assert primary(page) == ["Go to the candidates"]


def test_drafts_are_not_counted_and_the_page_says_whose_they_are(opening: Opening):
    opening.rate("Ana", opening.add("Kim Lee"), submit=False, team_leadership=4)
    page = show("shortlist", requisition=opening.id)
    seen = words(page)
    assert "No panel is complete yet." in seen
    assert "Ana has not submitted yet." in seen
    assert "Kim Lee" in seen
    assert primary(page) == ["Go to the scorecards"]


def test_the_ranking_is_what_the_ratings_make_by_hand(opening: Opening):
    # Rated 3 of 1 to 5 is half of the scale. Nine criteria of weight 1 at a half make 4.5;
    # 60 months of experience have the band's points, education and certificate are unknown.
    kim, jo = opening.add("Kim Lee"), opening.add("Jo Doe")
    opening.rate_all("Ana", kim, 3)
    opening.rate_all("Ana", jo, 5)
    band = opening.catalog.rubric("customer-care-manager").criteria[9]
    assert band.kind == "experience"
    experience = 0.5 * (band.points_for(60) - 1) / 4
    expected = {"Kim Lee": 100 * (4.5 + experience) / 9.5, "Jo Doe": 100 * (9 + experience) / 9.5}
    page = show("shortlist", requisition=opening.id)
    seen = words(page)
    for place, name in enumerate(("Jo Doe", "Kim Lee"), 1):
        assert f'<span class="ch-place">{place}</span><div><h3>{name}</h3>' in seen
        assert f"<b>{expected[name]:.1f}</b> of 100" in seen
    assert primary(page) == ["Download Word document"]


def test_who_stands_apart_is_shown_with_the_reason(opening: Opening):
    for name, facts in (
        ("Out", {"supervision_months": 9.0}),
        ("Unknown", {"supervision_months": ""}),
        ("Thin", {}),
        ("Fine", {}),
    ):
        opening.add(name, **facts)
    for name in ("out", "unknown", "fine"):
        opening.rate_all("Ana", name, 4)
    opening.rate("Ana", "thin", team_leadership=5)
    page = show("shortlist", requisition=opening.id)
    headers = [each.value for each in page.header]
    assert {"Must-have not met", "Needs evidence", "Not enough evidence"} <= set(headers)
    seen = words(page)
    assert "Supervision: 9 months found, at least 24 asked." in seen
    assert "a rank needs at least 60%" in seen


def test_a_score_opens_down_to_panelists_and_evidence_and_the_candidate_stands_in_the_url(opening: Opening):
    kim, jo = opening.add("Kim Lee"), opening.add("Jo Doe")
    for candidate in (kim, jo):
        opening.rate_all("Ana", candidate, 4)
        opening.rate_all("Bo Li", candidate, 2)
    page = show("shortlist", requisition=opening.id)
    assert "Ana saw 4" not in words(page)
    page = page.button(key=f"open-{jo}").click().run()
    assert page.query_params["candidate"] == jo
    seen = words(page)
    assert "Ana saw 4" in seen
    assert "Bo Li saw 2" in seen
    assert "Mean 3, 2 levels apart; weight 1" in seen
    page = page.button(key=f"open-{kim}").click().run()
    assert page.query_params["candidate"] == kim
    page = page.button(key=f"open-{kim}").click().run()
    assert "candidate" not in page.query_params


def test_of_many_the_first_ten_are_shown_and_the_others_on_demand(opening: Opening):
    for place in range(13):
        opening.rate("Ana", opening.add(f"K{place:02}"), coaching=4)

    def shown(page) -> int:
        return sum(each.label.startswith("Open down") for each in page.button)

    assert shown(show("shortlist", requisition=opening.id)) == 10
    page = show("shortlist", requisition=opening.id)
    [more] = [each for each in page.button if each.label == "Show all 13"]
    assert shown(more.click().run()) == 13
    assert shown(show("shortlist", requisition=opening.id, candidate="k12")) == 12


def test_a_decision_stands_beside_the_name_in_the_ranking(opening: Opening):
    kim = opening.add("Kim Lee")
    opening.rate_all("Ana", kim, 4)
    opening.store.decide(OWNER, opening.id, kim, "hold", "Hear the reference.", "Maria Lopez")
    seen = words(show("shortlist", requisition=opening.id))
    assert '<h3>Kim Lee <span class="ch-made ch-hold">Hold</span></h3>' in seen


def test_two_people_of_one_name_are_told_apart_by_their_ids(opening: Opening):
    for candidate in ("kim-1", "kim-2"):
        opening.store.add_candidates(OWNER, opening.id, [Candidate(candidate, "Kim Lee")])
        opening.rate_all("Ana", candidate, 4)
    page = show("shortlist", requisition=opening.id, candidate="kim-2")
    assert "<h3>Kim Lee (kim-1)</h3>" in words(page)
    assert page.button(key="open-kim-2").label == "Close"


def test_hostile_evidence_is_shown_letter_for_letter(opening: Opening):
    kim = opening.add(HOSTILE)
    opening.store.save_rating(Actor.panelist(HOSTILE), opening.id, kim, "coaching", Rating(4, HOSTILE))
    opening.store.submit_scorecard(Actor.panelist(HOSTILE), opening.id, kim)
    page = show("shortlist", requisition=opening.id, candidate=kim)
    seen = words(page)
    assert SCRIPT in seen
    assert IMAGE in seen
    assert "<script" not in "\n".join(each.value for each in page.html)
    assert IMAGE not in "\n".join(each.value for each in (*page.subheader, *page.markdown))


def test_how_firm_the_order_is_stands_in_a_sentence_a_picture_and_a_table(opening: Opening):
    for name, level in (("Kim Lee", 4), (HOSTILE, 2)):
        opening.rate_all("Ana", opening.add(name), level)
    page = show("shortlist", requisition=opening.id)
    assert "How firm this order is" in [each.value for each in page.header]
    seen = words(page)
    # Both have the same facts, so Kim Lee is ahead under every weighting.
    assert "Kim Lee is first in 100% of all weightings of the criteria." in seen
    assert 'aria-label="Kim Lee: Rank 1 in 100%"' in seen
    assert f"{HOSTILE}: Rank 2 in 100%" in seen
    assert 'data-label="First">100%<' in seen
    assert "<script" not in "\n".join(each.value for each in page.html)


def test_how_firm_the_order_is_follows_a_new_rating(opening: Opening):
    kim, jo = opening.add("Kim Lee"), opening.add("Jo Doe")
    for candidate, level in ((kim, 4), (jo, 3)):
        opening.rate_all("Ana", candidate, level)
    assert "Kim Lee is first in 100%" in words(show("shortlist", requisition=opening.id))
    for candidate, level in ((kim, 1), (jo, 5)):
        opening.rate_all("Bo", candidate, level)
    assert "Jo Doe is first in 100%" in words(show("shortlist", requisition=opening.id))


def test_of_one_alone_no_firmness_is_told(opening: Opening):
    opening.rate_all("Ana", opening.add("Kim Lee"), 4)
    assert "How firm" not in words(show("shortlist", requisition=opening.id))


def test_a_panelist_does_not_see_the_ranking(opening: Opening):
    opening.rate_all("Bo", opening.add("Kim Lee"), 4)
    seen = words(show("shortlist", requisition=opening.id, panelist="Ana"))
    assert "Only the owner may see the ranking" in seen
    assert "Kim Lee" not in seen


def test_the_word_file_holds_the_ranking_of_the_page(opening: Opening):
    opening.rate_all("Ana", opening.add("Kim Lee"), 5)
    house = session.house()
    shortlist = show_shortlist(house.store, OWNER, house.catalog, opening.id, now())
    made = docx.Document(io.BytesIO(shortlist_file(shortlist, "docx", house.look(), now())))
    cells = [cell.text for row in made.tables[0].rows for cell in row.cells]
    assert "Kim Lee" in cells
    score = next(shortlist.ranking.results()).score
    assert score is not None
    assert f"{score:.1f}" in cells
    assert shortlist.title == "Shortlist: Customer Care Manager"
