"""The anonymous view: letters in everything that the store tells, and on record who lifted it."""

from __future__ import annotations

import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.interviews.plan import Plan
from carehire.rubrics.rubric import Rubric
from carehire.scoring.panel import collect
from carehire.scoring.ranking import rank
from carehire.scoring.scorecard import Rating, Scorecard
from carehire.storage.anonymity_rows import letter
from carehire.storage.store import Store
from tests.seating import name_panel
from tests.storage.conftest import ANA, BO, OWNER, make_rubric
from tests.storage.test_who_reads import GIVEN, answer, calls


def with_degrees() -> Rubric:
    """The rubric with a criterion that is read from a degree."""
    degree = {
        "id": "education", "name": "Education", "kind": "credential", "definition": "A degree.",
        "fact": "education",
        "levels": [
            {"name": "Bachelor", "also": ["BSc", "Bachelor, with honors"], "points": 5},
            {"name": "None", "points": 1},
        ],
    }  # fmt: skip
    criteria = [each.model_dump(mode="json") for each in make_rubric().criteria]
    must = {"id": "degree", "text": "A degree", "fact": "education", "any_of": ["Bachelor"]}
    return make_rubric(criteria=[*criteria, degree], must_haves=[must])


@pytest.fixture
def hidden(store: Store, opening: str) -> str:
    """Names are hidden after Kim and Lee applied and Ana wrote of Kim by name."""
    name_panel(store, opening, "Ana")
    store.save_rating(ANA, opening, "k", "empathy", Rating(4, "KIM listened; Kimberley is somebody else."))
    store.submit_scorecard(ANA, opening, "k")
    store.hide_names(OWNER, opening)
    return opening


@pytest.mark.parametrize(
    ("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters_go_on_after_z_as_columns_of_a_spreadsheet_do(number: int, name: str):
    assert letter(number) == name


def test_everybody_meets_letters_in_the_order_in_which_candidates_came(store: Store, hidden: str):
    for actor in (OWNER, ANA):
        told = store.candidates(actor, hidden)
        assert [(each.id, each.name) for each in told] == [
            ("candidate-a", "Candidate A"),
            ("candidate-b", "Candidate B"),
        ]


def test_a_letter_stays_with_its_candidate_when_another_is_removed_or_comes_back(store: Store, hidden: str):
    store.remove_candidate(OWNER, hidden, "candidate-a")
    assert [each.name for each in store.candidates(OWNER, hidden)] == ["Candidate B"]
    assert [each.name for each in store.candidates(OWNER, hidden, removed=True)] == ["Candidate A"]
    store.restore_candidate(OWNER, hidden, "candidate-a")
    assert [each.name for each in store.candidates(OWNER, hidden)] == ["Candidate A", "Candidate B"]


def test_a_scorecard_is_written_and_read_by_the_letter(store: Store, hidden: str):
    store.save_rating(BO, hidden, "candidate-b", "empathy", Rating(2, "Lee waited."))
    card = store.scorecard(BO, hidden, "candidate-b")
    assert card.candidate == "candidate-b"
    assert card.ratings["empathy"].evidence == "Lee waited."  # one's own words stay one's own


def test_others_read_the_letter_where_the_name_was_written(store: Store, hidden: str):
    [card] = store.scorecards(OWNER, hidden)
    assert card.ratings["empathy"].evidence == "Candidate A listened; Kimberley is somebody else."
    assert card.versions[0].ratings == card.ratings


@pytest.mark.parametrize("name", [name for name in calls() if name not in ("taken_ids", "show_names")])
def test_no_call_tells_a_name_while_names_are_hidden(
    store: Store, hidden: str, name: str, monkeypatch: pytest.MonkeyPatch
):
    store.add_candidates(OWNER, hidden, [Candidate("zoe-quist", "Zoe Quist", {"education": "Quist School"})])
    # What a panelist typed themselves is theirs to read; here it is Bo who reads.
    for own in ("candidates", "scorecards", "plan"):
        monkeypatch.setitem(GIVEN, own, Plan() if own == "plan" else [])
    monkeypatch.setitem(GIVEN, "candidate_id", "candidate-c")
    for actor in (OWNER, BO):
        assert "quist" not in answer(store, actor, name).casefold()


def test_of_a_credential_only_what_the_rubric_knows_is_told(store: Store, opening: str):
    store.set_rubric(OWNER, opening, with_degrees())
    held = ["Quist School; BSc in marketing", "Bachelor, with honors", "none", "Quist School"]
    store.add_candidates(OWNER, opening, [Candidate(each, each, {"education": each}) for each in held])
    store.hide_names(OWNER, opening)
    told = [each.facts.get("education") for each in store.candidates(OWNER, opening)]
    assert told[2:] == ["(hidden), BSc", "Bachelor, with honors", "none", "(hidden)"]


def test_hiding_names_changes_no_score(store: Store, opening: str):
    rubric = with_degrees()
    store.set_rubric(OWNER, opening, rubric)
    held = ["BSc in marketing; Quist School", "Bachelor, with honors", "none", "Quist School", "diploma"]
    store.add_candidates(OWNER, opening, [Candidate(each, each, {"education": each}) for each in held])

    def scores() -> list[str]:
        ranking = rank(collect(rubric, store.candidates(OWNER, opening), []))
        return sorted(f"{each.status} {each.score} {each.coverage}" for each in ranking.results())

    before = scores()
    store.hide_names(OWNER, opening)
    assert scores() == before


def test_a_fact_that_the_rubric_does_not_read_is_hidden_even_as_a_number(store: Store, opening: str):
    facts: dict[str, float | str] = {"phone": 5551234567.0, "pronouns": "she/her", "photo": "kim.jpg"}
    store.add_candidates(OWNER, opening, [Candidate("m", "Mo", facts | {"customer_service_months": 12.0})])
    store.hide_names(OWNER, opening)
    assert store.candidates(OWNER, opening)[-1].facts == {"customer_service_months": 12.0}


def test_reasons_name_nobody(store: Store, hidden: str):
    store.close_panel(OWNER, hidden, "candidate-b", "Lee left, Kim stays; lee@mail.example")
    store.set_rubric(OWNER, hidden, make_rubric(minimum_coverage=0.5), "Kim asked for it")
    [status] = [each for each in store.panel_status(OWNER, hidden) if each.closings]
    assert status.closings[0].reason == "Candidate B left, Candidate A stays; [e-mail hidden]"
    assert store.rubric_changes(OWNER, hidden)[0].reason == "Candidate A asked for it"
    store.show_names(OWNER, hidden, "Kim is hired")
    assert store.rubric_changes(OWNER, hidden)[0].reason == "Kim asked for it"
    store.hide_names(OWNER, hidden)
    assert [each.reason for each in store.anonymity(OWNER, hidden)] == ["", "Candidate A is hired", ""]


def test_a_panelist_can_not_find_out_whose_letter_it_is_by_an_id(store: Store, hidden: str):
    with pytest.raises(NotFoundError, match="candidate-a"):
        store.scorecard(ANA, hidden, "k")


def test_a_file_from_before_still_finds_its_candidate(store: Store, hidden: str):
    store.import_scorecards(OWNER, hidden, [Scorecard("l", "Bo", {"empathy": Rating(3, "")})])
    assert [card.candidate for card in store.scorecards(OWNER, hidden)] == ["candidate-a", "candidate-b"]


def test_an_old_link_with_a_letter_leads_to_its_candidate_after_the_lifting(store: Store, hidden: str):
    store.show_names(OWNER, hidden, "All are decided")
    assert store.scorecard(ANA, hidden, "candidate-a").candidate == "k"


def test_the_lifting_is_on_record_with_its_reason(store: Store, hidden: str):
    with pytest.raises(UserError, match="Say why"):
        store.show_names(OWNER, hidden, "  ")
    assert store.is_anonymous(ANA, hidden)
    store.show_names(OWNER, hidden, "All are decided")
    assert not store.is_anonymous(ANA, hidden)
    assert [(each.hidden, each.by.name, each.reason) for each in store.anonymity(OWNER, hidden)] == [
        (True, "Owner", ""),
        (False, "Owner", "All are decided"),
    ]
    assert [each.name for each in store.candidates(OWNER, hidden)] == ["Kim", "Lee"]
    assert [entry.action for entry in store.journal(OWNER, hidden)][:1] == ["show names"]


def test_only_an_owner_hides_or_shows(store: Store, opening: str):
    with pytest.raises(NotAllowedError):
        store.hide_names(ANA, opening)
    with pytest.raises(NotAllowedError):
        store.show_names(ANA, opening, "curious")


def test_hiding_twice_is_recorded_once(store: Store, hidden: str):
    store.hide_names(OWNER, hidden)
    assert len(store.anonymity(OWNER, hidden)) == 1


def test_a_letter_written_by_the_letter_is_kept_with_the_name(store: Store, hidden: str):
    store.save_letter(OWNER, hidden, "candidate-a", "Dear Candidate A, thank you.")
    assert store.letters(OWNER, hidden)["candidate-a"].text == "Dear Candidate A, thank you."
    store.show_names(OWNER, hidden, "All are decided")
    assert store.letters(OWNER, hidden)["k"].text == "Dear Kim, thank you."
