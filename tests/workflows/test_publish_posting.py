from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from carehire.errors import UserError
from carehire.people import Actor
from carehire.workflows.open_house import House, find_settings, now, open_house
from carehire.workflows.publish_posting import formats, publish
from tests.workflows.test_list_requisitions import WHOLE

OWNER = Actor.owner()


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house(find_settings({"home": tmp_path}))


def test_word_comes_first_of_the_forms():
    assert [form.ending for form in formats()][:4] == ["docx", "html", "md", "txt"]


def test_what_is_published_is_kept_once_for_each_version(house: House):
    house.store.add_requisition(OWNER, WHOLE)
    made = publish(house, OWNER, "care", "docx", now())
    publish(house, OWNER, "care", "html", now())
    assert "Larkspur" in "\n".join(each.text for each in docx.Document(io.BytesIO(made)).paragraphs)
    assert [kept.posting.employer.name for kept in house.store.postings(OWNER, "care")] == ["Larkspur"]


def test_what_is_not_whole_is_neither_built_nor_kept(house: House):
    house.store.add_requisition(OWNER, {"id": "care", "role": "customer-care-manager"})
    with pytest.raises(UserError) as caught:
        publish(house, OWNER, "care", "docx", now())
    assert {fault.field for fault in caught.value.faults} >= {"employer", "apply"}
    assert house.store.postings(OWNER, "care") == []


def test_a_mark_for_the_author_keeps_a_posting_from_being_published(house: House):
    house.store.add_requisition(OWNER, WHOLE | {"schedule": "Mondays, TBD hours"})
    with pytest.raises(UserError, match="TBD"):
        publish(house, OWNER, "care", "docx", now())
    assert house.store.postings(OWNER, "care") == []
