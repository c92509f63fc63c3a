from __future__ import annotations

from carehire.catalog import Catalog, packaged
from carehire.documents.posting_fields import LISTS, TEXTS, examples, fields, leaves
from carehire.postings.posting import Posting
from carehire.workflows.post_role import read_requisition

SAMPLE = packaged("templates") / "samples/customer-care-manager/requisition.yaml"


def _posting(**changes: object) -> Posting:
    return read_requisition(Catalog(), SAMPLE).model_copy(update=changes)


def test_every_field_that_is_promised_is_there_and_no_other():
    named = {name for name, _ in leaves(fields(_posting()))} | {
        name for name, value in fields(_posting()).items() if value == []
    }
    assert named == TEXTS.keys() | LISTS.keys()


def test_what_a_posting_does_not_say_is_empty_and_never_missing():
    bare = fields(_posting(pay=None, industry=None, schedule=None, travel=None, opens=None, closes=None))
    for name in ("pay", "industry", "schedule", "travel", "opens", "closes"):
        assert bare[name] == ""


def test_facts_stand_in_the_readers_words():
    said = fields(_posting())
    assert said["pay"] == "$68,000 – $84,000 a year (base pay)"
    assert said["place"] == "Denver, CO"
    assert isinstance(said["employer"], dict)
    assert said["employer"]["name"] == "Larkspur Home Goods"


def test_lists_hold_the_lines_in_their_order():
    posting = _posting()
    said = fields(posting)
    assert said["responsibilities"] == [line.text for line in posting.responsibilities]
    assert isinstance(said["must"], list)
    assert isinstance(said["nice"], list)
    assert sorted([*said["must"], *said["nice"]]) == sorted(line.text for line in posting.requirements)


def test_examples_have_the_shape_of_a_posting():
    made, said = examples(), fields(_posting())
    assert made.keys() == said.keys()
    assert {name: type(value) for name, value in made.items()} == {
        name: type(value) for name, value in said.items()
    }
    assert all(text for _, text in leaves(made))


def test_leaves_name_nested_fields_by_their_whole_path():
    values = {"title": "T", "employer": {"name": "E"}, "must": ["a", "b"]}
    assert list(leaves(values)) == [("title", "T"), ("employer.name", "E"), ("must", "a"), ("must", "b")]
