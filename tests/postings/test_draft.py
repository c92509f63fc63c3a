from __future__ import annotations

import pytest

from carehire import postings
from carehire.errors import UserError
from carehire.postings.role import RoleTemplate
from carehire.postings.terms import SectionId


def texts(lines):
    return [line.text for line in lines]


def test_a_posting_takes_its_sentences_from_the_role_and_finishes_them(role, requisition, statements):
    posting = postings.draft(role, requisition(), statements)
    assert posting.summary == ("Coast & Co looks for a Lighthouse Keeper in Bergen, Norway.",)
    assert texts(posting.responsibilities) == [
        "Keep the lamp burning.",
        "Write the log for the Harbour Master.",
    ]
    assert posting.equal_opportunity == "Coast & Co welcomes everybody."


def test_an_industry_adds_its_lines_and_its_work_environment(role, requisition, statements):
    posting = postings.draft(role, requisition(industry="museum"), statements)
    assert texts(posting.responsibilities)[-1] == "Show visitors around."
    assert posting.work_environment == "A tower with visitors."
    assert posting.industry == "Museum"


def test_what_the_requisition_says_itself_replaces_the_roles_own(role, requisition, statements):
    own = requisition(title="Keeper of the Light", summary="Come.", benefits=["Tea"], reports_to="The Sea")
    posting = postings.draft(role, own, statements)
    assert (posting.title, posting.summary, posting.reports_to) == (
        "Keeper of the Light",
        ("Come.",),
        "The Sea",
    )
    assert texts(posting.benefits) == ["Tea"]


def test_what_a_requisition_says_is_never_run_as_a_template(role, requisition, statements):
    hostile = "{{ cycler.__init__.__globals__.os.popen('id').read() }}"
    posting = postings.draft(role, requisition(summary=hostile, employer={"name": "{{ 7 * 7 }}"}), statements)
    assert posting.summary == (hostile,)
    assert posting.employer.name == "{{ 7 * 7 }}"
    assert posting.equal_opportunity == "{{ 7 * 7 }} welcomes everybody."


def test_the_template_text_of_a_role_cannot_reach_the_machine(role, requisition, statements):
    hostile = role.model_copy(update={"summary": ("{{ title.__class__.__mro__ }}",)})
    with pytest.raises(UserError, match="summary: its template text fails"):
        postings.draft(hostile, requisition(), statements)


def test_an_unknown_variable_is_told_with_those_there_are(role, requisition, statements):
    misspelt = role.model_copy(update={"summary": ("{{ employr }}",)})
    with pytest.raises(UserError, match=r"'employr' is undefined. It may use: employer, industry"):
        postings.draft(misspelt, requisition(), statements)


def test_every_name_that_the_role_has_not_is_told_at_once(role, requisition, statements):
    edits = {
        "drop": ["lmap"],
        "reword": {"lgo": "x"},
        "order": {"benefits": ["fihs"]},
        "add": [{"section": "benefits", "text": "Rum", "after": "vieww"}],
    }
    with pytest.raises(UserError) as caught:
        postings.draft(role, requisition(industry="musem", edits=edits), statements)
    assert [fault.field for fault in caught.value.faults] == [
        "industry",
        "edits.drop[1]",
        "edits.reword.lgo",
        "edits.order.benefits[1]",
        "edits.add[1].after",
    ]
    assert 'Did you mean "museum"?' in str(caught.value)


def test_lines_are_dropped_reworded_added_and_reordered_without_touching_the_role(
    role, requisition, statements
):
    before = role.model_dump()
    edits = {
        "drop": ["view"],
        "reword": {"lamp": "Mind the lamp."},
        "add": [
            {"section": "responsibilities", "text": "Feed the cat.", "after": "lamp", "id": "cat"},
            {"section": "qualifications", "text": "You swim.", "criterion": "swimming"},
            {"section": "benefits", "text": "Rum"},
        ],
        "order": {"responsibilities": ["log"]},
    }
    posting = postings.draft(role, requisition(edits=edits), statements)
    assert texts(posting.responsibilities) == [
        "Write the log for the Harbour Master.",
        "Mind the lamp.",
        "Feed the cat.",
    ]
    assert texts(posting.benefits) == ["Fresh fish.", "Rum"]
    assert [line.criterion for line in posting.requirements] == ["climbing", "sea", "swimming"]
    assert role.model_dump() == before


def test_sections_follow_the_chosen_order_and_those_left_out_come_last(role, requisition, statements):
    posting = postings.draft(role, requisition(sections=["benefits", "brief"]), statements)
    assert posting.sections == (
        SectionId.BENEFITS,
        SectionId.BRIEF,
        SectionId.RESPONSIBILITIES,
        SectionId.QUALIFICATIONS,
        SectionId.ADDITIONAL,
    )


def test_a_line_that_names_an_industry_of_no_role_is_refused_in_the_role():
    with pytest.raises(ValueError, match='names the industry "moon"'):
        RoleTemplate.model_validate(
            {
                "id": "x",
                "title": "X",
                "family": "f",
                "level": "l",
                "reports_to": ["Y"],
                "summary": ["s"],
                "responsibilities": [{"id": "a", "text": "t", "industries": ["moon"]}],
                "requirements": [{"id": "b", "text": "t", "kind": "skill", "necessity": "must"}],
                "work_environment": "w",
                "rubric": "r",
            }
        )
