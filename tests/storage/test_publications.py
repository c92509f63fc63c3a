"""The life cycle: who may take which step, what applicants read meanwhile, and that nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from carehire.errors import ConflictError, NotAllowedError, NotFoundError, UserError
from carehire.people import Actor, Person, Role
from carehire.postings.lifecycle import State, Step
from carehire.storage.records import RequisitionRecord
from carehire.storage.store import Store, open_store
from tests.storage.conftest import ANA, OWNER, make_posting

CY = Actor(Person("cy", "Cy"), Role.OWNER)


def go(store: Store, name: str, *steps: Step, actor: Actor = OWNER) -> RequisitionRecord:
    """Take steps one after the other; publishing takes a posting titled as the requisition is."""
    record = store.requisition(actor, name)
    for step in steps:
        if step is Step.PUBLISH:
            title = str(record.data.get("title", "Customer Care Manager"))
            record = store.publish(actor, name, make_posting(title=title), record.version)
        else:
            record = store.take_step(actor, name, step, record.version, "because")
    return record


def edit(store: Store, name: str, title: str, actor: Actor = OWNER) -> RequisitionRecord:
    record = store.requisition(actor, name)
    return store.save_requisition(actor, name, record.data | {"title": title}, record.version)


@pytest.fixture
def published(store: Store, opening: str) -> str:
    go(store, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)
    return opening


def test_a_requisition_goes_from_draft_to_closed_and_says_who_and_when(store: Store, opening: str) -> None:
    states = [store.requisition(OWNER, opening).state]
    for step, actor in ((Step.SUBMIT, OWNER), (Step.APPROVE, CY), (Step.PUBLISH, OWNER), (Step.CLOSE, CY)):
        record = go(store, opening, step, actor=actor)
        states.append(record.state)
        assert record.state_by == actor.person
        assert record.state_since == store.steps(OWNER, opening)[0].at

    assert states == [State.DRAFT, State.IN_REVIEW, State.APPROVED, State.PUBLISHED, State.CLOSED]
    assert [step.step for step in store.steps(OWNER, opening)] == [
        Step.CLOSE,
        Step.PUBLISH,
        Step.APPROVE,
        Step.SUBMIT,
        Step.START,
    ]


def test_a_new_requisition_is_a_draft_of_who_began_it(store: Store) -> None:
    record = store.add_requisition(CY, {"id": "new"})

    assert (record.state, record.state_by, record.state_since) == (
        State.DRAFT,
        CY.person,
        record.created_at,
    )
    assert record.next_steps == (Step.SUBMIT, Step.CLOSE)


@pytest.mark.parametrize(
    ("taken", "refused"),
    [
        ((), Step.APPROVE),
        ((), Step.WITHDRAW),
        ((), Step.REOPEN),
        ((), Step.UNDO),
        ((Step.SUBMIT,), Step.SUBMIT),
        ((Step.SUBMIT, Step.APPROVE), Step.APPROVE),
        ((Step.SUBMIT, Step.APPROVE, Step.PUBLISH), Step.SUBMIT),
        ((Step.SUBMIT, Step.APPROVE, Step.PUBLISH), Step.UNDO),
        ((Step.CLOSE,), Step.CLOSE),
        ((Step.CLOSE,), Step.SUBMIT),
    ],
)
def test_a_step_that_is_not_next_is_refused_with_those_that_are(
    store: Store, opening: str, taken: tuple[Step, ...], refused: Step
) -> None:
    before = go(store, opening, *taken)

    with pytest.raises(UserError, match="What can follow"):
        store.take_step(OWNER, opening, refused, before.version, "because")

    assert store.requisition(OWNER, opening) == before


def test_what_was_not_approved_cannot_be_published(store: Store, opening: str) -> None:
    record = go(store, opening, Step.SUBMIT)

    with pytest.raises(UserError, match='"Publish" can\'t follow'):
        store.publish(OWNER, opening, make_posting(), record.version)

    assert store.postings(OWNER, opening) == []


def test_publishing_keeps_the_posting_with_number_person_and_time(store: Store, opening: str) -> None:
    record = go(store, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH, actor=CY)

    [kept] = store.publications(OWNER, opening)
    assert (kept.number, kept.posting, kept.ended) == (1, make_posting(), None)
    assert (kept.begun.by, kept.begun.at) == (CY.person, record.state_since)
    assert (record.published, record.closes) == (1, date(2027, 2, 1))
    assert store.publication(OWNER, opening, 1) == kept
    with pytest.raises(NotFoundError, match="published version"):
        store.publication(OWNER, opening, 2)


def test_an_edit_after_publishing_leaves_what_applicants_read_and_makes_a_draft(
    store: Store, published: str
) -> None:
    before = store.publications(OWNER, published)

    record = edit(store, published, "Head of Customer Care", actor=CY)

    assert (record.state, record.published, record.last_step) == (State.DRAFT, 1, Step.EDIT)
    assert record.state_by == CY.person
    assert store.publications(OWNER, published) == before
    with pytest.raises(UserError, match="can't follow"):
        store.publish(OWNER, published, make_posting(title="Head of Customer Care"), record.version)


def test_the_new_draft_goes_the_same_way_and_then_takes_the_older_one_s_place(
    store: Store, published: str
) -> None:
    edit(store, published, "Head of Customer Care")
    record = go(store, published, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)

    second, first = store.publications(OWNER, published)
    assert (record.published, second.number, second.posting.title) == (2, 2, "Head of Customer Care")
    assert (first.posting.title, first.ended) == ("Customer Care Manager", second.begun)


def test_an_edit_of_what_was_approved_needs_another_approval(store: Store, opening: str) -> None:
    go(store, opening, Step.SUBMIT, Step.APPROVE)

    assert edit(store, opening, "Other").state is State.DRAFT


def test_an_edit_in_review_stays_there_but_nobody_approves_what_they_did_not_see(
    store: Store, opening: str
) -> None:
    seen = go(store, opening, Step.SUBMIT)
    edited = edit(store, opening, "Other")

    assert edited.state is State.IN_REVIEW
    with pytest.raises(ConflictError, match="changed elsewhere"):
        store.take_step(CY, opening, Step.APPROVE, seen.version)
    assert store.requisition(OWNER, opening) == edited


def test_withdrawing_needs_a_reason_and_ends_the_publication(store: Store, published: str) -> None:
    record = store.requisition(OWNER, published)
    with pytest.raises(UserError, match="needs a reason"):
        store.take_step(OWNER, published, Step.WITHDRAW, record.version, "  \0 ")

    record = store.take_step(OWNER, published, Step.WITHDRAW, record.version, " wrong pay\0 ")

    assert (record.state, record.published, record.closes) == (State.DRAFT, None, None)
    [kept] = store.publications(OWNER, published)
    assert kept.ended is not None
    assert (kept.ended.step, kept.ended.reason) == (Step.WITHDRAW, "wrong pay")
    assert Step.UNDO not in record.next_steps


def test_withdrawing_leaves_a_newer_draft_where_it_is_on_its_way(store: Store, published: str) -> None:
    edit(store, published, "Other")
    go(store, published, Step.SUBMIT)

    record = go(store, published, Step.WITHDRAW)

    assert (record.state, record.published) == (State.IN_REVIEW, None)


def test_a_closed_requisition_stays_as_it_was(store: Store, published: str) -> None:
    closed = go(store, published, Step.CLOSE)

    assert closed.published is None
    with pytest.raises(UserError, match="is closed"):
        edit(store, published, "Other")
    assert store.requisition(OWNER, published) == closed
    assert store.save_requisition(OWNER, published, closed.data, closed.version) == closed


def test_a_reopened_requisition_is_a_draft_and_nothing_is_public(store: Store, published: str) -> None:
    record = go(store, published, Step.CLOSE, Step.REOPEN)

    assert (record.state, record.published) == (State.DRAFT, None)
    assert edit(store, published, "Other").state is State.DRAFT


@pytest.mark.parametrize(
    ("taken", "back"),
    [
        ((Step.SUBMIT,), State.DRAFT),
        ((Step.SUBMIT, Step.APPROVE), State.IN_REVIEW),
        ((Step.SUBMIT, Step.APPROVE, Step.RETURN), State.APPROVED),
        ((Step.SUBMIT, Step.CLOSE), State.IN_REVIEW),
        ((Step.CLOSE, Step.REOPEN), State.CLOSED),
    ],
)
def test_undo_takes_the_last_step_back_and_is_itself_in_the_history(
    store: Store, opening: str, taken: tuple[Step, ...], back: State
) -> None:
    go(store, opening, *taken)

    record = go(store, opening, Step.UNDO)

    assert (record.state, record.last_step) == (back, Step.UNDO)
    assert len(store.steps(OWNER, opening)) == len(taken) + 2
    assert Step.UNDO not in record.next_steps


def test_undoing_a_close_brings_the_same_publication_back(store: Store, published: str) -> None:
    before = store.publications(OWNER, published)
    go(store, published, Step.CLOSE)

    record = go(store, published, Step.UNDO)

    assert (record.state, record.published) == (State.PUBLISHED, 1)
    assert store.publications(OWNER, published) == before


def test_undoing_a_later_close_leaves_what_was_withdrawn_before_it(store: Store, published: str) -> None:
    record = go(store, published, Step.WITHDRAW, Step.CLOSE, Step.UNDO)

    assert (record.state, record.published) == (State.DRAFT, None)


def test_publishing_the_same_text_again_is_a_publication_of_its_own(store: Store, published: str) -> None:
    record = go(store, published, Step.WITHDRAW, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)

    assert record.published == 2
    assert [kept.number for kept in store.publications(OWNER, published)] == [2, 1]
    assert len(store.postings(OWNER, published)) == 1


def test_each_requisition_numbers_its_own_publications(store: Store, published: str) -> None:
    other = store.add_requisition(OWNER, {"id": "other"}).id
    go(store, other, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)
    edit(store, published, "Second")
    go(store, published, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)

    standing = {record.id: (record.state, record.published) for record in store.requisitions(OWNER)}
    assert standing == {published: (State.PUBLISHED, 2), other: (State.PUBLISHED, 1)}
    assert [kept.requisition for kept in store.publications(OWNER, other)] == [other]


def test_a_published_version_expires_after_its_closing_day(store: Store, published: str) -> None:
    record = store.requisition(OWNER, published)

    # It closes on 1 February: on that day one can still apply. The edit below is not public.
    assert [record.is_expired(date(2027, 2, day)) for day in (1, 2)] == [False, True]
    store.save_requisition(OWNER, published, record.data | {"closes": "2027-06-01"}, record.version)
    assert store.requisition(OWNER, published).is_expired(date(2027, 2, 2))
    assert not go(store, published, Step.CLOSE).is_expired(date(2027, 2, 2))


@pytest.mark.parametrize("step", [Step.APPROVE, Step.CLOSE])
def test_of_two_who_take_the_same_step_at_once_one_wins_and_the_other_is_told(
    store: Store, opening: str, step: Step
) -> None:
    seen = go(store, opening, Step.SUBMIT)

    def race(actor: Actor) -> str:
        try:
            store.take_step(actor, opening, step, seen.version)
        except ConflictError:
            return "told"
        return actor.person.id

    with ThreadPoolExecutor(2) as pool:
        came = list(pool.map(race, (OWNER, CY)))

    assert came.count("told") == 1
    [winner] = set(came) - {"told"}
    assert store.requisition(OWNER, opening).state_by == Person(winner, winner.capitalize())
    assert [taken.step for taken in store.steps(OWNER, opening)].count(step) == 1


def test_two_who_publish_at_once_leave_one_publication(store: Store, opening: str) -> None:
    seen = go(store, opening, Step.SUBMIT, Step.APPROVE)

    def race(actor: Actor) -> bool:
        try:
            store.publish(actor, opening, make_posting(title=actor.person.name), seen.version)
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(race, (OWNER, CY))) == [False, True]

    [kept] = store.publications(OWNER, opening)
    assert kept.posting.title == kept.begun.by.name


def test_a_step_and_an_edit_of_the_same_version_never_both_stand(store: Store, opening: str) -> None:
    seen = go(store, opening, Step.SUBMIT)
    store.take_step(CY, opening, Step.APPROVE, seen.version)

    with pytest.raises(ConflictError):
        store.save_requisition(OWNER, opening, {"title": "Unseen"}, seen.version)
    assert store.requisition(OWNER, opening).state is State.APPROVED


def test_a_clock_that_stands_still_lets_no_stale_step_through(url: str) -> None:
    store = open_store(url, lambda: datetime(2027, 1, 4, tzinfo=UTC))
    seen = store.add_requisition(OWNER, {"id": "a"})
    store.take_step(OWNER, "a", Step.SUBMIT, seen.version)

    with pytest.raises(ConflictError):
        store.take_step(CY, "a", Step.CLOSE, seen.version)
    store.close()


def test_a_panelist_takes_no_step_and_sees_no_history(store: Store, opening: str) -> None:
    record = store.requisition(OWNER, opening)
    for step in (Step.SUBMIT, Step.CLOSE, Step.UNDO):
        with pytest.raises(NotAllowedError, match="Only the owner may"):
            store.take_step(ANA, opening, step, record.version)
    with pytest.raises(NotAllowedError):
        store.publish(ANA, opening, make_posting(), record.version)
    with pytest.raises(NotAllowedError):
        store.steps(ANA, opening)
    with pytest.raises(NotAllowedError):
        store.publications(ANA, opening)
    with pytest.raises(NotAllowedError):
        store.publication(ANA, opening, 1)

    assert store.requisition(OWNER, opening) == record
    assert store.requisition(ANA, opening).state is State.DRAFT


def test_a_deleted_requisition_takes_no_step_and_comes_back_as_it_stood(store: Store, published: str) -> None:
    record = store.requisition(OWNER, published)
    store.delete_requisition(OWNER, published)
    with pytest.raises(NotFoundError, match="was deleted"):
        store.take_step(OWNER, published, Step.CLOSE, record.version + 1)

    restored = store.restore_requisition(OWNER, published)

    assert (restored.state, restored.published) == (State.PUBLISHED, 1)


def test_every_step_is_in_the_journal_without_its_reason(store: Store, published: str) -> None:
    edit(store, published, "Other")
    go(store, published, Step.SUBMIT, Step.UNDO, Step.WITHDRAW, Step.CLOSE, Step.UNDO)

    entries = store.journal(OWNER, published)
    assert [(entry.action, entry.thing) for entry in entries[:9]] == [
        ("undo requisition", "version 10"),
        ("close requisition", "version 9"),
        ("withdraw requisition", "publication 1"),
        ("undo requisition", "version 7"),
        ("submit requisition", "version 6"),
        ("edit requisition", "version 5"),
        ("change requisition", "version 5"),
        ("publish requisition", "publication 1"),
        ("approve requisition", "version 3"),
    ]
    assert "because" not in repr(entries)
