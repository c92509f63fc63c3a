from __future__ import annotations

from pathlib import Path

import pytest

from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.people import Actor
from carehire.workflows.keep_template import bring_back, fill, former, keep, kept, remove
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import House, find_settings, now, open_house
from tests.writers.word_templates import example, made, words

OWNER = Actor.owner()
FIRST, SECOND = made("First", *example()), made("Second", *example())


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house(find_settings({"home": tmp_path}))


def _kept(house: House) -> bytes | None:
    path = kept(house.settings.home)
    return path.read_bytes() if path else None


def _former(house: House) -> bytes | None:
    path = former(house.settings.home)
    return path.read_bytes() if path else None


def test_a_faulty_template_leaves_the_one_in_use_and_names_the_paragraph(house: House):
    assert keep(house, OWNER, FIRST, "ours.docx").faults == ()
    checked = keep(house, OWNER, made("Hello", "{{ titel }}"), "new.docx")
    assert (checked.faults[0].field or "").startswith("paragraph 2")
    assert (_kept(house), _former(house)) == (FIRST, None)


def test_a_replaced_template_can_be_brought_back_and_forth(house: House):
    keep(house, OWNER, FIRST, "ours.docx")
    keep(house, OWNER, SECOND, "ours.docx")
    assert (_kept(house), _former(house)) == (SECOND, FIRST)
    bring_back(house, OWNER)
    assert (_kept(house), _former(house)) == (FIRST, SECOND)


def test_a_removed_template_can_be_brought_back(house: House):
    keep(house, OWNER, FIRST, "ours.docx")
    remove(house, OWNER)
    assert (_kept(house), _former(house)) == (None, FIRST)
    bring_back(house, OWNER)
    assert (_kept(house), _former(house)) == (FIRST, None)
    with pytest.raises(NotFoundError, match="no former template"):
        bring_back(house, OWNER)


def test_the_same_template_chosen_again_does_not_push_out_the_former_one(house: House):
    for template in (FIRST, SECOND, SECOND):
        keep(house, OWNER, template, "ours.docx")
    assert _former(house) == FIRST


def test_a_posting_is_filled_in_and_kept_as_exported(house: House):
    name = load_demo(house).requisition_id
    with pytest.raises(NotFoundError, match="choose one first"):
        fill(house, OWNER, name, now())
    keep(house, OWNER, FIRST, "ours.docx")
    before = house.store.requisition(OWNER, name).counts.postings
    told = words(fill(house, OWNER, name, now()))
    assert told.startswith("First\nCustomer Care Manager")
    assert house.store.requisition(OWNER, name).counts.postings >= max(before, 1)


def test_what_is_still_open_is_told_and_nothing_is_filled_in(house: House):
    keep(house, OWNER, FIRST, "ours.docx")
    house.store.add_requisition(OWNER, {"id": "x", "role": "customer-care-manager"})
    with pytest.raises(UserError, match="employer"):
        fill(house, OWNER, "x", now())


def test_a_panelist_changes_no_template(house: House):
    keep(house, OWNER, FIRST, "ours.docx")
    for deed in (lambda who: keep(house, who, SECOND, "x"), lambda who: remove(house, who)):
        with pytest.raises(NotAllowedError):
            deed(Actor.panelist("Ana"))
    assert _kept(house) == FIRST
