from __future__ import annotations

import pytest
from pydantic import ValidationError

from carehire.catalog import Catalog
from carehire.errors import NotFoundError, UserError
from carehire.fairness.questions import Questions

FORM = Catalog().about_you("us-eeo")


def test_the_form_has_the_categories_of_the_eeo_1_report_and_its_sources():
    assert Catalog().about_you_ids() == ["us-eeo"]
    sex, race = FORM.questions
    assert [option.name for option in sex.options] == ["Female", "Male"]
    assert len(race.options) == 7
    assert race.option("HISPANIC or Latino") == race.options[0]
    assert all(source.url.startswith("https://") for source in FORM.sources)


def test_answers_are_kept_by_id_and_who_would_rather_not_say_has_none():
    given = {"sex": "Female", "race-or-ethnicity": FORM.decline}
    assert FORM.checked(given) == {"sex": "female"}
    assert FORM.checked({"sex": ""}) == {}


def test_every_answer_that_the_form_does_not_have_is_a_fault():
    with pytest.raises(UserError) as caught:
        FORM.checked({"sex": "Femal", "age": "40"})
    told = [str(fault) for fault in caught.value.faults]
    assert 'Sex: there is no answer "Femal". Did you mean "Female"' in told[0]
    assert 'there is no question "age"' in told[1]


def test_an_unknown_form_is_told():
    with pytest.raises(NotFoundError, match='no form "eu"'):
        Catalog().about_you("eu")


def test_two_options_of_one_name_are_refused():
    option = {"id": "a", "name": "A"}
    data = FORM.model_dump() | {
        "questions": [{"id": "q", "name": "Q", "text": "Q?", "options": [option, option]}]
    }
    with pytest.raises(ValidationError, match="two option a"):
        Questions.model_validate(data)
