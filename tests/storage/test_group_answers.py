"""Answers about groups: who may write and read them, and that nothing else stands with them."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import sqlite3
import types
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

import carehire
from carehire.candidates.candidate import Candidate
from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.people import Actor, Person
from carehire.postings.lifecycle import Step
from carehire.scoring.scorecard import Rating, Scorecard
from carehire.storage.records import GroupAnswers, RequisitionRecord, ScorecardRecord
from carehire.storage.store import Store
from carehire.storage.tables import Table
from tests.storage.conftest import ANA, OWNER, make_posting

FORM = "us-eeo"
ABOUT_SOMEBODY = {Candidate, Person, Rating, Scorecard, ScorecardRecord, RequisitionRecord}


@pytest.fixture
def kim(store: Store, opening: str) -> Actor:
    return Actor.candidate(store.respondents(OWNER, opening)["k"])


def test_a_candidate_answers_by_their_link_and_the_owner_reads_no_name_with_it(
    store: Store, opening: str, kim: Actor
):
    assert not store.has_own_group_answers(kim, opening)
    store.save_own_group_answers(kim, opening, FORM, {"sex": "female"})
    store.save_own_group_answers(kim, opening, FORM, {"sex": "male"})
    assert store.has_own_group_answers(kim, opening)
    assert store.group_answers(OWNER, opening) == [GroupAnswers(kim.person.id, FORM, {"sex": "male"})]
    assert store.count_group_answers(OWNER, opening) == 1


def test_a_link_is_the_same_each_time_and_differs_by_candidate_and_requisition(store: Store, opening: str):
    first = store.respondents(OWNER, opening)
    other = store.add_requisition(OWNER, {"id": "other"}).id
    store.add_candidates(OWNER, other, [Candidate("k", "Kim")])
    assert store.respondents(OWNER, opening) == first
    assert len({*first.values(), *store.respondents(OWNER, other).values()}) == 3


def test_an_invitation_that_nobody_holds_is_refused_whatever_is_asked(store: Store, opening: str, kim: Actor):
    stranger = Actor.candidate("0" * 32)
    for requisition in (opening, "nowhere"):
        with pytest.raises(NotAllowedError, match="doesn't hold any more"):
            store.save_own_group_answers(stranger, requisition, FORM, {})
        with pytest.raises(NotAllowedError):
            store.has_own_group_answers(stranger, requisition)
        with pytest.raises(NotAllowedError):
            store.delete_own_group_answers(stranger, requisition)
    store.remove_candidate(OWNER, opening, "k")
    with pytest.raises(NotAllowedError):
        store.save_own_group_answers(kim, opening, FORM, {})


def test_a_deleted_requisition_takes_no_answers(store: Store, opening: str, kim: Actor):
    store.delete_requisition(OWNER, opening)
    with pytest.raises(NotAllowedError):
        store.save_own_group_answers(kim, opening, FORM, {"sex": "female"})


def test_an_owner_and_a_panelist_cannot_answer_for_anybody(store: Store, opening: str):
    for actor in (OWNER, ANA):
        with pytest.raises(NotAllowedError, match="Only a candidate"):
            store.save_own_group_answers(actor, opening, FORM, {})


def test_a_panelist_reads_nothing_of_it(store: Store, opening: str):
    for call in (store.respondents, store.group_answers, store.count_group_answers):
        with pytest.raises(NotAllowedError, match="Only the owner may"):
            call(ANA, opening)
    with pytest.raises(NotAllowedError):
        store.delete_group_answers(ANA, opening, "k")
    with pytest.raises(NotAllowedError):
        store.import_group_answers(ANA, opening, FORM, {})


def test_a_candidate_is_refused_by_every_other_call_of_the_store(store: Store, opening: str, kim: Actor):
    values: dict[str, object] = {
        "requisition_id": opening, "candidate_id": "k", "criterion": "empathy", "rating": Rating(3),
        "panelist_id": "ana", "reason": "x", "candidates": [], "scorecards": [], "data": {"id": "x"},
        "posting": make_posting(), "form": FORM, "answers": {}, "rubric": store.rubric(OWNER, opening),
        "step": Step.SUBMIT, "version": 1, "number": 1, "submitted": True, "rubric_id": "x", "digest": "x",
    }  # fmt: skip
    tried = 0
    for name, call in inspect.getmembers(Store, inspect.isfunction):
        if name.startswith("_") or name in ("backup", "close") or "_own_" in name:
            continue
        needed = [
            each
            for each in list(inspect.signature(call).parameters.values())[2:]
            if each.default is inspect.Parameter.empty and each.kind is not inspect.Parameter.VAR_KEYWORD
        ]
        keywords = {each.name: values.get(each.name, "x") for each in needed}
        with pytest.raises(NotAllowedError):
            call(store, kim, **keywords)
        tried += 1
    assert tried > 20


def test_answers_come_in_by_file_all_or_none(store: Store, opening: str):
    with pytest.raises(UserError, match='no candidate "x"'):
        store.import_group_answers(OWNER, opening, FORM, {"k": {"sex": "female"}, "x": {}})
    assert store.count_group_answers(OWNER, opening) == 0
    assert store.import_group_answers(OWNER, opening, FORM, {"k": {"sex": "female"}, "l": {}}) == 2
    assert [each.answers for each in store.group_answers(OWNER, opening)].count({}) == 1


def test_answers_are_erased_for_good_by_the_owner_or_the_candidate(
    store: Store, opening: str, kim: Actor, database: Path
):
    word = "Xanthippe"
    store.save_own_group_answers(kim, opening, FORM, {"sex": word})
    assert store.delete_group_answers(OWNER, opening, "k")
    assert not store.delete_group_answers(OWNER, opening, "k")
    store.save_own_group_answers(kim, opening, FORM, {"sex": word})
    assert store.delete_own_group_answers(kim, opening)
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT count(*) FROM group_answers").fetchone() == (0,)
    connection.close()


def test_the_journal_says_that_answers_came_and_went_and_not_whose(store: Store, opening: str, kim: Actor):
    store.import_group_answers(OWNER, opening, FORM, {"k": {"sex": "female"}})
    store.save_own_group_answers(kim, opening, FORM, {"sex": "female"})
    store.delete_group_answers(OWNER, opening, "k")
    entries = store.journal(OWNER, opening)[:2]
    assert [(each.action, each.thing) for each in entries] == [
        ("erase group answers", "1 person"),
        ("take in group answers", "1 person"),
    ]
    assert kim.person.id not in repr(store.journal(OWNER))


def test_an_unknown_requisition_is_told(store: Store):
    with pytest.raises(NotFoundError):
        store.group_answers(OWNER, "nowhere")


def test_the_table_names_no_candidate_and_no_table_points_at_it():
    table = Table.metadata.tables["group_answers"]
    assert {column.name for column in table.columns} == {"requisition_id", "respondent", "form", "answers"}
    assert {key.column.table.name for key in table.foreign_keys} == {"requisitions"}
    pointing = [
        other.name
        for other in Table.metadata.tables.values()
        for key in other.foreign_keys
        if key.column.table is table
    ]
    assert pointing == []


def parts(annotation: object, seen: set[object] | None = None) -> Iterator[object]:
    """Every type that a value of this type may hold, through containers and the fields of records."""
    seen = set() if seen is None else seen
    if annotation in seen:
        return
    seen.add(annotation)
    yield annotation
    if isinstance(annotation, types.GenericAlias | types.UnionType) or typing.get_origin(annotation):
        for part in typing.get_args(annotation):
            yield from parts(part, seen)
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        for part in typing.get_type_hints(annotation).values():
            yield from parts(part, seen)


def public_calls() -> dict[str, typing.Any]:
    found = {
        name: call for name, call in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")
    }
    assert len(found) > 25
    return found


def test_no_function_of_the_store_returns_answers_together_with_anything_about_a_person():
    with_answers = []
    for name, call in public_calls().items():
        hints = typing.get_type_hints(call)
        assert "return" in hints, f"{name} doesn't say what it returns"
        reached = set(parts(hints["return"]))
        if GroupAnswers in reached:
            with_answers.append(name)
            assert reached & ABOUT_SOMEBODY == set()
            assert reached <= {list[GroupAnswers], GroupAnswers, dict[str, str], str}
    assert with_answers == ["group_answers"]
    assert {field.name for field in dataclasses.fields(GroupAnswers)} == {"respondent", "form", "answers"}


def test_the_walk_through_types_finds_what_a_mixed_record_would_hold():
    @dataclasses.dataclass
    class Mixed:
        answers: list[GroupAnswers]
        who: Candidate | None

    Mixed.__annotations__ = {"answers": list[GroupAnswers], "who": Candidate | None}
    assert {GroupAnswers, Candidate} <= set(parts(dict[str, Mixed]))


def test_what_the_store_hands_out_never_holds_an_answer_beside_a_name_a_note_or_a_candidates_id(
    store: Store, opening: str
):
    answer, about = "answer-zebra", ("name-zebra", "note-zebra", "id-zebra")
    store.add_candidates(OWNER, opening, [Candidate("id-zebra", "name-zebra", {"education": "note-zebra"})])
    store.save_rating(ANA, opening, "id-zebra", "empathy", Rating(4, "note-zebra"))
    store.submit_scorecard(ANA, opening, "id-zebra")
    store.import_group_answers(OWNER, opening, FORM, {"id-zebra": {"sex": answer}})
    store.add_posting(OWNER, opening, make_posting())
    values: dict[str, object] = {
        "requisition_id": opening, "candidate_id": "id-zebra", "criterion": "empathy", "rating": Rating(3),
        "number": 1, "rubric_id": "customer-care-manager",
    }  # fmt: skip
    read = 0
    for name, call in public_calls().items():
        needed = [
            each.name
            for each in list(inspect.signature(call).parameters.values())[1:]
            if each.default is inspect.Parameter.empty and each.kind is not inspect.Parameter.VAR_KEYWORD
        ]
        if name.startswith(("save", "delete", "remove")) or not set(needed) <= {"actor", *values}:
            continue
        try:
            told = repr(call(store, **{each: OWNER if each == "actor" else values[each] for each in needed}))
        except UserError:
            continue
        read += 1
        assert not (answer in told and any(word in told for word in about)), name
    assert read > 10


def _calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_only_the_review_of_impact_asks_the_store_for_answers():
    source = Path(carehire.__file__).parent
    asking = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "group_answers" in _calls(path) and path.name != "ask_about_you.py"
    }
    assert asking == {"workflows/review_impact.py"}
    # The form's own workflow uses the reader of that name, and no store's answers.
    text = (source / "workflows" / "ask_about_you.py").read_text(encoding="utf-8")
    assert "store.group_answers" not in text


def test_hiding_names_changes_no_link_and_answers_come_and_go_by_letter(store: Store, opening: str):
    before = store.respondents(OWNER, opening)
    store.hide_names(OWNER, opening)
    hidden = store.respondents(OWNER, opening)
    assert list(hidden) == ["candidate-a", "candidate-b"]
    assert list(hidden.values()) == list(before.values())
    assert store.import_group_answers(OWNER, opening, FORM, {"candidate-a": {"sex": "female"}}) == 1
    assert store.has_own_group_answers(Actor.candidate(before["k"]), opening)
    assert store.delete_group_answers(OWNER, opening, "candidate-a")
