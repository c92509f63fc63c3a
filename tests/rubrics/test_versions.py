from __future__ import annotations

from typing import Any

import pytest

from carehire.rubrics.rubric import Rubric
from carehire.rubrics.versions import Change, Difference, comparable, differences
from tests.scoring.making import EDUCATION, SUPERVISION, make_rubric

BASE = make_rubric("listening", "writing", EDUCATION, must_haves=[SUPERVISION])


def changed(place: int, **fields: Any) -> Rubric:
    data = BASE.model_dump(mode="json")
    data["criteria"][place] |= fields
    return Rubric.model_validate(data)


def told(after: Rubric) -> list[tuple[str, str, bool]]:
    return [(each.what, each.words, each.parts) for each in differences(BASE, after)]


def test_a_rubric_differs_in_nothing_from_itself():
    assert differences(BASE, BASE) == []
    assert comparable(BASE, BASE)


def test_weights_and_wordings_may_differ_without_parting_ratings():
    name = BASE.criteria[0].name
    for fields, words in (
        ({"weight": 2.0}, "weight 1 becomes 2."),
        ({"definition": "Other words."}, "its definition is reworded."),
        ({"name": "Hearing"}, f"called “{name}” before."),
        ({"anchors": {"1": "Never.", "5": "Always."}}, "other anchors at"),
        ({"questions": [{"text": "What did you hear?"}]}, "other questions."),
    ):
        after = changed(0, **fields)
        [(_, said, parts)] = told(after)
        assert said.startswith(words)
        assert not parts
        assert comparable(BASE, after)


def test_a_criterion_more_or_less_parts_the_versions():
    less = make_rubric("listening", EDUCATION, must_haves=[SUPERVISION])
    assert not comparable(BASE, less)
    assert differences(BASE, less) == [Difference(Change.REMOVED, "Writing", parts=True)]
    assert differences(less, BASE) == [Difference(Change.ADDED, "Writing", parts=True)]


def test_another_kind_of_criterion_parts_the_versions():
    after = make_rubric("listening", "writing", "education", must_haves=[SUPERVISION])
    assert not comparable(BASE, after)
    [(_, words, parts)] = told(after)
    assert words == "scored from ratings instead of scored from credentials."
    assert parts


def test_another_scale_parts_the_versions_and_other_names_of_levels_do_not():
    longer = BASE.model_copy(update={"scale": BASE.scale.model_copy(update={"max": 7})})
    named = BASE.model_copy(update={"scale": BASE.scale.model_copy(update={"labels": {1: "Weak"}})})
    assert (comparable(BASE, longer), comparable(BASE, named)) == (False, True)
    assert told(longer) == [("The scale", "1 to 5 becomes 1 to 7.", True)]
    assert told(named) == [("The scale", "Its levels have other names.", False)]


def test_must_haves_and_the_least_coverage_are_told_and_part_nothing():
    after = BASE.model_copy(update={"must_haves": (), "minimum_coverage": 0.5})
    assert comparable(BASE, after)
    assert [each[0] for each in told(after)] == [
        "The least coverage for a rank",
        f"Must-have: {BASE.must_haves[0].text}",
    ]
    assert told(after)[0][1] == "60% becomes 50%."


@pytest.mark.parametrize("one", [make_rubric("listening"), make_rubric("listening", EDUCATION)])
def test_comparing_goes_both_ways(one: Rubric):
    assert comparable(one, BASE) == comparable(BASE, one)


def test_a_criterion_written_anew_under_its_old_id_is_another_one():
    new = {"name": "Selling", "definition": "How somebody closes a sale."}
    after = changed(0, **new)
    assert not comparable(BASE, after)
    assert not comparable(after, BASE)
    assert [parts for _, _, parts in told(after)] == [True]
    for field, words in new.items():
        assert comparable(BASE, changed(0, **{field: words}))
    assert comparable(BASE, changed(0, name=BASE.criteria[0].name.upper(), definition="Another one."))


def test_anchors_may_be_mended_but_none_may_move_to_another_level():
    base = changed(0, anchors={"1": "Talks over people.", "5": "Lets people finish."})
    mended = changed(0, anchors={"1": "Talks over people, often.", "5": "Lets people finish."})
    turned = changed(0, anchors={"1": "lets people finish", "5": "Talks over people."})
    assert comparable(base, mended)
    assert not comparable(base, turned)
    assert [each.parts for each in differences(base, turned)] == [True]
