from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire import datafile
from carehire.errors import DataFileError, UserError
from carehire.postings.requisition import Requisition
from carehire.rubrics.rubric import Rubric

PATH = Path("opening.yaml")
WHOLE = """
id: care-1
role: customer-care-manager
employer: {name: Larkspur}
workplace: onsite
locations:
  - {city: Oslo, country: NO}
pay: {min: 60000, max: 70000, currency: USD, period: year}
apply: {email: jobs@larkspur.example}
"""


def faults(text: str, model: type = Requisition) -> list[str]:
    with pytest.raises(UserError) as caught:
        datafile.validate(datafile.parse(text, PATH), model)
    return [str(fault) for fault in caught.value.faults]


def test_a_whole_file_becomes_its_value():
    requisition = datafile.validate(datafile.parse(WHOLE, PATH), Requisition)
    assert requisition.locations[0].country == "NO"  # YAML 1.1 would have read False
    assert requisition.language_tag == "en-NO"


def test_bad_syntax_is_told_with_line_and_column():
    assert faults("a: 1\nb: [1, 2\nc: 3")[0].startswith(
        "opening.yaml, line 3, column 2: this is not valid YAML"
    )


def test_a_tab_as_indentation_is_told_with_its_line():
    assert "line 2" in faults("a:\n\tb: 1")[0]


def test_an_empty_file_says_so():
    assert faults("# nothing but a note\n") == ["opening.yaml: the file is empty"]


def test_a_control_character_is_told_with_its_line():
    assert "line 2: there is a character that YAML does not allow" in faults("a: 1\nb: \x07")[0]


def test_aliases_are_refused_since_small_files_could_grow_huge():
    assert "aliases" in faults("a: &x [1]\nb: *x")[0]


def test_a_name_that_stands_twice_is_told_at_its_second_place():
    assert faults("id: a\nrole: b\nid: c")[0].startswith('opening.yaml, line 3, column 1: "id" stands twice')


def test_a_misspelt_field_is_told_with_the_nearest_one():
    told = faults(WHOLE.replace("workplace", "workplase"))
    assert any('no field "workplase" here. Did you mean "workplace"?' in line for line in told)
    assert any("workplace: this is missing" in line for line in told)


def test_a_misspelt_field_within_a_list_is_told_with_its_own_fields():
    told = faults(WHOLE.replace("city", "citi"))
    assert any("line 7, column 6, locations[1].citi" in line and '"city"' in line for line in told)


def test_a_word_that_is_no_choice_is_told_with_the_choices_and_the_nearest():
    (told,) = faults(WHOLE.replace("onsite", "onsiet"))
    assert told.endswith('found "onsiet", which is none of: onsite, hybrid, remote. Did you mean "onsite"?')
    (told,) = faults(WHOLE.replace("onsite", '""'))
    assert told.endswith("workplace: this is empty; it takes one of: onsite, hybrid, remote")


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_its_lines():
    text = (
        WHOLE.replace("Larkspur", "TBD").replace("60000", "90000").replace("USD", "USX").replace("NO", "NX")
    )
    told = faults(text)
    assert [line.split(": ")[0] for line in told] == [
        "opening.yaml, line 4, column 12, employer.name",
        "opening.yaml, line 7, column 18, locations[1].country",
        "opening.yaml, line 8, column 19, pay.max",
        "opening.yaml, line 8, column 31, pay.currency",
    ]


def test_a_value_still_to_be_filled_in_is_told_once_and_as_such():
    (told,) = faults(WHOLE.replace("60000", "TBD"))
    assert told == 'opening.yaml, line 8, column 7, pay.min: still to be filled in (it says "TBD")'


def test_closing_before_opening_is_told_beside_other_faults():
    told = faults(WHOLE.replace("Larkspur", "TBD") + "opens: 2027-02-01\ncloses: 2027-01-01\n")
    assert any("closes: it closes on 1 Jan 2027, before it opens on 1 Feb 2027" in line for line in told)
    assert len(told) == 2


def test_remote_work_with_a_half_told_place_asks_for_that_place_alone():
    told = faults(WHOLE.replace("workplace: onsite", "workplace: remote").replace("country: NO", "country: "))
    assert len(told) == 1
    assert "country" in told[0]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("60000", "0", 'pay.min: found "0"; this takes a number above 0'),
        ("name: Larkspur", 'name: " "', "employer.name: this is empty; give it a value"),
    ],
)
def test_a_limit_is_told_in_a_persons_words(before: str, after: str, told: str):
    assert faults(WHOLE.replace(before, after))[0].endswith(told)


def test_a_day_that_no_calendar_has_is_told_as_a_date():
    (told,) = faults(WHOLE + "closes: 2027-02-31\n")
    assert told.endswith('found "2027-02-31"; this takes a date as year-month-day, such as 2027-01-15')


def test_a_rubric_without_criteria_and_weights_that_sum_to_zero_are_told():
    assert "criteria" in faults("id: r\nrole: x\ncriteria: []", Rubric)[0]
    zero = "id: r\nrole: x\ncriteria:\n  - {kind: rated, id: a, name: A, definition: d, weight: 0}\n"
    assert "the weights sum to zero" in faults(zero, Rubric)[0]


def test_a_list_where_one_value_belongs_is_told_without_printing_it_all():
    assert faults(WHOLE.replace("{name: Larkspur}", "[1, 2]"))[0].endswith(
        "found a list; this takes names with values below, such as `name: Larkspur`"
    )


def test_a_file_that_is_a_bare_list_is_told_as_such():
    with pytest.raises(DataFileError, match="found a list"):
        datafile.validate(datafile.parse("- a\n- b", PATH), Requisition)


def test_a_deeply_nested_file_is_refused_in_words():
    with pytest.raises(DataFileError, match="nested too deeply"):
        datafile.parse("[" * 5000, PATH)


def test_plain_data_writes_dates_as_json_does():
    assert datafile.plain({"closes": date(2027, 1, 15), "list": [date(2027, 1, 16)]}) == {
        "closes": "2027-01-15",
        "list": ["2027-01-16"],
    }


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_fail_otherwise_than_with_a_persons_error(text: str):
    try:
        datafile.validate(datafile.parse(text, PATH), Requisition)
    except UserError as error:
        assert error.faults  # the point is that nothing else is ever raised


NAMES = st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["id", "title", "lines"]), PLAIN, min_size=1))
def test_plain_data_is_read_back_as_it_was_written(data: dict[str, object]):
    assert datafile.parse(datafile.dump(data), PATH).data == data


@given(value=PLAIN, key=st.sampled_from(["id", "pay", "locations", "new"]))
def test_one_value_is_replaced_and_all_others_stay(value: object, key: str):
    changed = datafile.parse(datafile.with_value(WHOLE, key, value), PATH).data
    assert changed == datafile.parse(WHOLE, PATH).data | {key: value}


def test_comments_around_a_replaced_value_stay_where_they_are():
    before, after = "# What it is.\nid: a  # mine\n\n# The lines.\n", "\n# The end.\nlast: 1\n"
    text = f"{before}lines:\n  - one\n  # Two.\n  - two\n{after}".rstrip()
    assert datafile.with_value(text, "lines", ["three"]) == f"{before}lines:\n  - three\n{after}"


def test_a_file_in_one_pair_of_braces_gets_its_value_too():
    changed = datafile.with_value("{id: a, lines: [1, 2]}", "lines", ["no"])
    assert datafile.parse(changed, PATH).data == {"id": "a", "lines": ["no"]}
