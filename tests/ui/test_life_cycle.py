from __future__ import annotations

import pytest

from carehire.people import Actor
from carehire.postings.lifecycle import State
from carehire.storage.records import RequisitionRecord
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import House
from tests.ui.openings import show, words
from tests.ui.test_studio import Studio

OWNER = Actor.owner()


@pytest.fixture
def studio(house: House) -> Studio:
    return Studio(house, load_demo(house).requisition_id)


def record(studio: Studio) -> RequisitionRecord:
    return studio.house.store.requisition(OWNER, studio.id)


def shown(studio: Studio) -> str:
    return " ".join(each.value for each in studio.page.html)


def buttons(studio: Studio) -> set[str]:
    return {each.label for each in studio.page.button}


def history(studio: Studio) -> str:
    """What the page of its versions shows."""
    return " ".join(each.value for each in show("versions", requisition=studio.id).html)


def publish(studio: Studio) -> None:
    for label in ("Send to review", "Approve", "Publish", "Yes, publish"):
        studio.press(label)


def test_the_studio_says_where_the_posting_stands_and_offers_what_may_follow(studio: Studio) -> None:
    assert "<strong>Draft</strong>" in shown(studio)
    assert {"Send to review", "Close"} <= buttons(studio)
    assert not {"Approve", "Publish", "Withdraw", "Undo last step"} & buttons(studio)


def test_publishing_asks_first_since_it_cannot_be_undone(studio: Studio) -> None:
    for label in ("Send to review", "Approve", "Publish"):
        studio.press(label)
    assert record(studio).state is State.APPROVED

    studio.press("Not now")
    assert "Yes, publish" not in buttons(studio)
    studio.press("Publish")
    studio.press("Yes, publish")

    assert (record(studio).state, record(studio).published) == (State.PUBLISHED, 1)
    assert "Published, version 1" in shown(studio)


def test_a_step_that_harms_nobody_is_undone(studio: Studio) -> None:
    studio.press("Send to review")
    studio.press("Undo last step")

    assert record(studio).state is State.DRAFT


def test_what_should_change_is_told_to_the_author_until_it_is_sent_to_review_again(studio: Studio) -> None:
    studio.press("Send to review")
    studio.press("Ask for changes")
    reason = next(each for each in studio.page.text_input if each.label.startswith("What should change"))
    reason.set_value("Name the <shift>").run()
    studio.press("Yes, ask for changes")
    studio.type("Customer Care Lead", "title")
    assert "To be changed: <q>Name the &lt;shift&gt;</q>" in shown(studio)
    studio.press("Send to review")
    assert "Name the &lt;shift&gt;" not in shown(studio)


def test_withdrawing_without_a_reason_is_told_and_with_one_done(studio: Studio) -> None:
    publish(studio)
    studio.press("Withdraw")
    studio.press("Yes, withdraw")
    assert "needs a reason" in shown(studio)

    reason = next(each for each in studio.page.text_input if each.label.startswith("Reason"))
    reason.set_value("wrong pay <b>").run()
    studio.press("Yes, withdraw")

    assert record(studio).published is None
    assert "wrong pay &lt;b&gt;" in history(studio)


def test_an_edit_after_publishing_is_a_draft_whose_words_are_marked(studio: Studio) -> None:
    publish(studio)
    studio.type("Customer Care Lead", "title")

    assert record(studio).state is State.DRAFT
    assert "Draft (version 1 is published)" in shown(studio)
    assert "Customer Care <del>Manager</del></td>" in history(studio)
    assert "Customer Care <ins>Lead</ins></td>" in history(studio)


def test_what_another_window_changed_is_not_approved_unseen(studio: Studio) -> None:
    studio.press("Send to review")
    seen = record(studio)
    studio.house.store.save_requisition(OWNER, studio.id, seen.data | {"title": "Other"}, seen.version)

    studio.press("Approve")

    assert record(studio).state is State.IN_REVIEW
    assert "changed elsewhere" in shown(studio)


def test_steps_are_signed_and_the_history_says_by_whom(studio: Studio) -> None:
    name = next(each for each in studio.page.text_input if each.label.startswith("Your name"))
    name.set_value("Ana <b>").run()
    studio.press("Send to review")
    assert "by Ana &lt;b&gt;." in shown(studio)
    assert "<strong>Sent to review</strong> by Ana &lt;b&gt;" in history(studio)


def test_two_published_versions_are_compared_by_their_numbers_in_the_url(studio: Studio) -> None:
    publish(studio)
    studio.type("Customer Care Lead", "title")
    publish(studio)
    page = show("versions", requisition=studio.id)
    assert [each.value for each in page.selectbox] == ["1", "2"]
    page.selectbox[1].select("draft").run()
    assert page.query_params["new"] == "draft"
    page = show("versions", requisition=studio.id, old="2", new="draft")
    assert "They say the same." in words(page)


def test_a_requisition_is_copied(studio: Studio) -> None:
    page = show("versions", requisition=studio.id)
    next(each for each in page.button if each.label == "Copy into a new requisition").click().run()

    assert {each.id for each in studio.house.store.requisitions(OWNER)} == {studio.id, f"{studio.id}-2"}


def test_a_published_posting_says_that_a_change_begins_a_new_version(studio: Studio) -> None:
    publish(studio)
    seen = shown(studio)
    assert "A change begins a new version" in seen
    assert "Ready to publish." not in seen
    studio.type("Customer Care Lead", "title")
    for label in ("Send to review", "Approve", "Publish", "Yes, publish"):
        studio.press(label)
    assert record(studio).published == 2


def test_a_closed_requisition_can_be_read_and_copied_but_not_changed(studio: Studio) -> None:
    studio.open("What you bring")
    studio.open("Order of the sections")
    studio.press("Close")

    page = studio.page
    assert "This requisition is closed and stays as it was" in shown(studio)
    fields = [*page.text_input, *page.text_area, *page.number_input, *page.selectbox, *page.checkbox]
    assert [each.label for each in fields if not each.disabled] == ["Your name, for the history"]
    assert {each.label for each in page.button if not each.disabled} == {
        "Copy into a new requisition",
        "Reopen as draft",
        "Undo last step",
    }

    studio.press("Copy into a new requisition")
    assert not next(each for each in studio.page.text_input if each.label == "Job title").disabled
