from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import NotAllowedError, UserError
from carehire.interviews.plan import Plan
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.settings import Settings
from carehire.workflows import import_score_sheets
from carehire.workflows.find_sheets import File, find_sheets
from carehire.workflows.open_house import House, open_house
from carehire.workflows.rate_candidates import choose_level
from carehire.workflows.sheet_results import Result, as_data
from tests.readers.filling import PEOPLE, RUBRIC, answers, excel, filled, filled_excel, rubric, word

OWNER, ANA = Actor.owner(), Actor.panelist("Ana Ruiz")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(home=tmp_path / "home"))
    made.store.add_requisition(OWNER, {"id": "opening", "role": "customer-care-manager"})
    made.store.set_rubric(OWNER, "opening", RUBRIC)
    made.store.add_candidates(OWNER, "opening", [Candidate(*each) for each in PEOPLE.items()])
    yield made
    made.store.close()


def file(name: str, data: bytes) -> File:
    return name, lambda: data


def take(house: House, **files: bytes) -> dict[str, Result]:
    """Import files; ``kim_docx`` stands for kim.docx."""
    given = [file(name.replace("_", "."), data) for name, data in files.items()]
    results = import_score_sheets.import_into_requisition(house.store, OWNER, "opening", given)
    return {each.file: each for each in results}


def fates(results: dict[str, Result]) -> dict[str, str]:
    return {name: each.fate.value for name, each in results.items()}


KIM, BO = filled(word(), answers()), filled(word(candidate="bo", name="Bo Ek"), answers("5 · Makes it last"))


def test_good_sheets_go_in_as_submitted_and_bad_ones_are_named(house: House):
    results = take(
        house, kim_docx=KIM, bo_docx=filled(word(candidate="bo", name="Bo Ek"), answers("4-5")), x_docx=b"?"
    )
    assert fates(results) == {"kim.docx": "taken", "bo.docx": "refused", "x.docx": "refused"}
    assert results["bo.docx"].reasons == (
        'Coaching, your rating: found "4-5"; a rating is a whole number from 1 to 5, or N/O for not observed',
    )
    assert len(house.store.scorecards(OWNER, "opening")) == 1
    card = house.store.scorecard(ANA, "opening", "kim")
    assert card.submitted_at is not None
    assert card.ratings == {"coaching": Rating(4, "Taught three"), "composure": Rating(None, "")}
    assert (results["kim.docx"].answered, results["kim.docx"].of) == (2, 2)


def test_a_sheet_taken_in_again_is_unchanged_and_one_that_says_otherwise_is_refused(house: House):
    take(house, kim_docx=KIM)
    again = take(house, kim_docx=KIM, bo_docx=BO)
    assert again["kim.docx"].reasons == ("already here, unchanged",)
    assert fates(again) == {"kim.docx": "unchanged", "bo.docx": "taken"}
    other = take(house, kim_docx=filled(word(), answers("5")))
    assert "submitted before with other ratings" in other["kim.docx"].reasons[0]
    assert house.store.scorecard(ANA, "opening", "kim").ratings["coaching"].level == 4


def test_of_two_files_that_say_the_same_one_is_taken_and_of_two_that_differ_none(house: House):
    results = take(house, a_docx=KIM, b_xlsx=filled_excel(excel(), answers()), bo_docx=BO)
    assert fates(results) == {"a.docx": "taken", "b.xlsx": "unchanged", "bo.docx": "taken"}
    assert results["b.xlsx"].reasons == ("the same as a.docx",)
    sam = {"panelist": "Sam"}
    results = take(house, c_docx=filled(word(**sam), answers()), d_docx=filled(word(**sam), answers("2")))
    assert fates(results) == {"c.docx": "refused", "d.docx": "refused"}
    assert results["c.docx"].reasons == (
        "another sheet of the same panelist and candidate says otherwise: d.docx",
    )


def test_what_a_panelist_typed_on_the_pages_is_never_written_over(house: House):
    choose_level(house.store, ANA, "opening", "kim", "coaching", 2)
    results = take(house, kim_docx=KIM, bo_docx=BO)
    assert fates(results) == {"kim.docx": "refused", "bo.docx": "taken"}
    assert "begun this scorecard on the pages" in results["kim.docx"].reasons[0]
    assert house.store.scorecard(ANA, "opening", "kim").ratings["coaching"].level == 2


def test_a_panelist_whom_the_plan_does_not_know_is_warned_of(house: House):
    seats = [{"panelist": "Bo"}, {"panelist": "Cy"}]
    plan = Plan.model_validate({"rounds": [{"id": "first", "name": "First", "seats": seats}]})
    house.store.save_plan(OWNER, "opening", plan)
    result = take(house, kim_docx=KIM)["kim.docx"]
    assert result.fate.value == "taken"
    assert result.warnings == ("Ana Ruiz stands in no round of the interview plan: Bo and Cy",)


def test_a_sheet_from_before_names_were_hidden_or_shown_finds_its_candidate(house: House):
    house.store.hide_names(OWNER, "opening")
    result = take(house, kim_docx=KIM)["kim.docx"]
    assert (result.fate.value, result.candidate, result.warnings) == ("taken", "candidate-a", ())
    assert fates(take(house, kim_docx=KIM)) == {"kim.docx": "unchanged"}
    hidden = filled(word(candidate="candidate-b", name="Candidate B"), answers())
    house.store.show_names(OWNER, "opening", "The interviews are over")
    result = take(house, b_docx=hidden)["b.docx"]
    assert (result.fate.value, result.candidate, result.warnings) == ("taken", "bo", ())


def test_a_blank_sheet_is_no_fault_and_notes_alone_are_no_scorecard(house: House):
    notes = filled(word(candidate="bo", name="Bo Ek"), answers(coaching="", composure="", evidence="Kind"))
    results = take(house, kim_docx=word(), bo_docx=notes)
    assert fates(results) == {"kim.docx": "blank", "bo.docx": "refused"}
    assert house.store.scorecards(OWNER, "opening") == []


def test_half_a_sheet_is_taken_with_what_it_says(house: House):
    result = take(house, kim_docx=filled(word(), {("rating", "coaching"): "3"}))["kim.docx"]
    assert (result.fate.value, result.answered) == ("taken", 1)
    assert set(house.store.scorecard(ANA, "opening", "kim").ratings) == {"coaching"}


def test_sheets_of_another_rubric_requisition_or_candidate_are_named(house: House):
    results = take(
        house,
        a_docx=word(rubric("coaching")),
        b_docx=word(requisition="other"),
        c_docx=word(candidate="nobody"),
    )
    assert [each.reasons[0].split(":")[0] for each in results.values()] == [
        "rubric",
        "requisition",
        "candidate",
    ]
    assert set(fates(results).values()) == {"refused"}


def test_only_the_owner_may(house: House):
    with pytest.raises(NotAllowedError):
        import_score_sheets.import_into_requisition(house.store, ANA, "opening", [])


def test_only_files_that_may_be_sheets_are_looked_at(tmp_path: Path):
    (tmp_path / "ana").mkdir()
    for name in ("b.docx", "ana/a.XLSX", "~$b.docx", ".~lock.b.docx#", "old.doc", "read me.txt", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    found, others = find_sheets(tmp_path)
    assert [name for name, _ in found] == ["b.docx", "old.doc", "ana/a.XLSX"]
    assert others == ("read me.txt",)
    assert [name for name, _ in find_sheets(tmp_path / "b.docx")[0]] == ["b.docx"]
    with pytest.raises(UserError, match="there is no such folder"):
        find_sheets(tmp_path / "nowhere")


def test_each_file_is_read_from_its_own_place(tmp_path: Path):
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_text(name)
    assert [content().decode() for _, content in find_sheets(tmp_path)[0]] == ["a.docx", "b.docx"]


def test_progress_is_told_for_every_file(house: House):
    told: list[tuple[int, int]] = []
    note: Callable[[int, int], None] = lambda done, of: told.append((done, of))  # noqa: E731
    import_score_sheets.import_into_requisition(
        house.store, OWNER, "opening", [file("a.docx", KIM), file("b.docx", b"")], note
    )
    assert told == [(1, 2), (2, 2)]


def test_results_are_plain_data(house: House):
    data = as_data(take(house, kim_docx=KIM, x_docx=b"").values())
    assert {name: data[name] for name in ("taken", "unchanged", "blank", "refused")} == {
        "taken": 1, "unchanged": 0, "blank": 0, "refused": 1,
    }  # fmt: skip
    assert data["files"][0]["candidate"] == "kim"
    assert data["files"][1]["candidate"] is None
