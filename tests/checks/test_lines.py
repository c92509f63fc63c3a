"""Checks that look at single lines: musts, necessity, degree, experience, duplicates, shouting, sentences."""

from __future__ import annotations

from datetime import date

import pytest

from carehire.catalog import Catalog
from carehire.findings import Severity
from tests.checks.making import TODAY, accepted, found, told

MUSTS = "Keeper\n\nYou must have\n"
NICE = "Keeper\n\nNice to have\n"


def lines(count: int) -> str:
    things = ("lamps", "logs", "stairs", "boats", "birds", "ropes", "tides", "fog", "paint", "radios")
    return "".join(f"- You know {thing}\n" for thing in things[:count])


def test_seven_musts_are_fine_and_the_eighth_is_marked():
    assert told("musts", MUSTS + lines(7)) == []
    assert told("musts", MUSTS + lines(8)) == ["You know fog"]


def test_the_number_of_musts_can_be_set():
    assert len(found("musts", MUSTS + lines(3), most_musts=2)) == 1


def test_a_line_under_requirements_that_calls_itself_a_plus_is_no_must():
    text = "Keeper\n\nRequirements\n" + lines(7) + "- Norwegian is a plus\n"
    assert told("musts", text) == []


def test_a_line_that_contradicts_its_heading_is_marked():
    assert told("necessity", NICE + "- Norwegian is required\n") == ["is required"]
    assert told("necessity", MUSTS + "- Norwegian preferred\n") == ["preferred"]


def test_a_line_that_agrees_with_its_heading_is_not():
    assert told("necessity", NICE + "- Norwegian\n") == []
    assert told("necessity", MUSTS + "- Norwegian is required\n- Work as required by law\n- Patience\n") == []


def test_qualifications_that_are_all_musts_are_noted():
    (note,) = found("necessity", MUSTS + lines(4))
    assert (note.severity, note.text) == (Severity.NOTE, "")
    assert found("necessity", MUSTS + lines(4) + "\nNice to have\n- Norwegian\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "Bachelor's degree in biology",
        "Master’s required",
        "MBA",
        "A university degree",
        "B.A. in biology",
        "Ph.D.",
    ],
)
def test_a_degree_alone_is_a_warning_that_one_click_mends(line: str):
    text = f"{MUSTS}- {line}\n"
    (each,) = found("degree", text)
    assert (each.text, each.severity) == (line, Severity.WARNING)
    assert found("degree", accepted(text, each).replace("You must have", "\nYou must have\n")) == []


@pytest.mark.parametrize(
    "line",
    ["Bachelor's degree or equivalent experience", "A high degree of care", "360 degree feedback", "No degree needed",
     "Degree in biology, or comparable experience", "Bachelor's degree or 4 years of experience",
     "Degree in business, or the same skills gained at work"],
)  # fmt: skip
def test_a_degree_with_its_equivalent_is_fine(line: str):
    assert told("degree", f"{MUSTS}- {line}\n") == []


def test_a_degree_that_is_nice_to_have_is_a_note():
    (each,) = found("degree", f"{NICE}- Bachelor's degree\n")
    assert each.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("11+ years of experience", ["11+ years"]),
        ("At least twelve years at sea", ["twelve years"]),
        ("11-15 yrs of care", ["11-15 yrs"]),
        ("Fifteen (15) years of care", ["Fifteen (15) years"]),
        ("10 years of experience", []),
        ("Three to five years at sea", []),
        ("Speak with 15 yearlings", []),
        ("At least 11 (eleven) years at sea", ["11 (eleven) years"]),
        ("144 months of experience", ["144 months"]),
        ("You must be at least 18 years old", []),
        ("You are 21 years of age", []),
        ("18 years or older", []),
    ],
)
def test_more_than_ten_years_are_marked_where_no_role_is_known(line: str, words: list[str]):
    assert told("experience", f"{MUSTS}- {line}\n") == words


@pytest.mark.parametrize(("years", "words"), [(5, []), (6, ["6 years"])])
def test_a_roles_own_band_decides_where_it_is_known(years: int, words: list[str]):
    # The rubric's experience gives the most points from 60 months on, which is five years.
    catalog = Catalog()
    role = catalog.role("customer-care-manager")
    text = f"{MUSTS}- {years} years of service\n"
    assert told("experience", text, role=role, rubric=catalog.rubric(role.rubric)) == words


def test_an_entry_level_title_with_years_contradicts_itself():
    text = "Junior Keeper\n\nYou must have\n- 3 years of experience\n"
    assert told("experience", text) == ["3 years"]
    assert told("experience", text.replace("3 years", "2 years")) == []


def test_years_of_the_company_are_no_experience_that_is_asked():
    assert told("experience", "Keeper\n\nWe have kept lamps for 60 years.") == []


def test_a_line_that_stands_twice_is_a_warning_and_one_much_alike_a_note():
    text = "Keeper\n\nWhat you will do\n- Keep the big lamp burning all night\n- KEEP the big lamp burning all night.\n"
    assert [each.severity for each in found("duplicates", text)] == [Severity.WARNING]
    near = text.replace("KEEP the big lamp burning all night.", "Keep our big lamp burning all night long")
    (note,) = found("duplicates", near)
    assert (note.severity, note.text) == (Severity.NOTE, "Keep our big lamp burning all night long")


def test_lines_that_only_begin_alike_are_no_duplicates():
    text = "Keeper\n\nWhat you will do\n- Experience with lamps of glass\n- Experience with ropes of steel\n"
    assert found("duplicates", text) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Apply NOW to us.", ["NOW"]),
        ("You MUST keep it.", ["MUST"]),
        ("Join us!!", ["!!"]),
        ("Really?!", ["?!"]),
        ("GREAT BENEFITS await.", ["GREAT BENEFITS"]),
        ("Use the LAMPS; lamps are bright.", ["LAMPS"]),
        ("You know HIPAA, CRM and SQL.", []),
        ("Join us!", []),
        ("You will LOVE it.", ["LOVE"]),
        ("NO weekends.", ["NO"]),
        ("FULL-TIME work.", ["FULL-TIME"]),
        ("ALL CAPS IS BAD.", ["ALL CAPS IS BAD"]),
        ("Work with NASA and the FBI.", []),
    ],
)
def test_capitals_and_rows_of_marks_are_shouting_and_abbreviations_are_not(sentence: str, words: list[str]):
    assert told("shouting", f"Keeper\n\n{sentence}") == words


def test_thirty_words_are_a_sentence_and_thirty_one_too_many():
    assert told("sentences", "Keeper\n\n" + "lamp " * 29 + "lamp.") == []
    assert len(told("sentences", "Keeper\n\n" + "lamp " * 30 + "lamp.")) == 1


def test_an_abbreviation_ends_no_sentence():
    text = "Keeper\n\n" + "lamp " * 14 + "e.g. Lamps and approx. Ten " + "lamp " * 12 + "lamp."
    assert len(told("sentences", text)) == 1


def test_the_reader_is_spoken_to():
    text = "Keeper\n\nThe ideal candidate will climb.\n\nYou read."
    (each,) = found("person", text)
    assert (each.text, each.replacement) == ("The ideal candidate will", "You will")
    assert "You will climb." in accepted(text, each)


def test_a_text_that_never_says_you_is_a_warning():
    text = "Keeper\n\n" + "The lamp burns all night. " * 20
    assert [each.severity for each in found("person", text)] == [Severity.WARNING]
    assert found("person", text + "\nYou climb.") == []


def test_candidates_whom_the_reader_hires_are_no_third_person():
    assert told("person", "Recruiter\n\nYou interview candidates and tell applicants the outcome.") == []


def test_a_text_without_a_closing_day_is_noted_and_one_with_it_is_not():
    assert [each.severity for each in found("dates", "Keeper\n\nYou climb.")] == [Severity.NOTE]
    for said in ("Apply by: January 15, 2027", "Please apply by January 15, 2027.", "Applications close on 15 January 2027.",
                 "Applications are accepted on a rolling basis.", "Open until filled."):  # fmt: skip
        assert found("dates", f"Keeper\n\nYou climb.\n\n{said}") == []
    assert date(2027, 1, 10) == TODAY


@pytest.mark.parametrize(
    ("sentence", "words", "replacement"),
    [
        ("The Lamp Keeper will climb.", "The Lamp Keeper will", "You will"),
        ("This position will climb the stairs.", "This position will", "You will"),
        ("This role is responsible for lamps.", "This role is", "You are"),
        ("The candidate demonstrates care.", "The candidate demonstrates", ""),
    ],
)
def test_a_title_a_position_and_a_candidate_are_no_reader(sentence: str, words: str, replacement: str):
    (each,) = found("person", f"Lamp Keeper\n\n{sentence} You read.")
    assert (each.text, each.replacement) == (words, replacement)


@pytest.mark.parametrize(
    "sentence",
    ["This position reports to the mayor.", "The role will be filled in May.", "The role is full-time."],
)
def test_what_is_said_of_an_opening_itself_is_no_third_person(sentence: str):
    assert told("person", f"Lamp Keeper\n\n{sentence} You read.") == []


def test_musts_are_counted_in_prose_too():
    text = "Keeper\n\nRequirements\n" + "You must know lamps. Logs are required. " * 4
    assert told("musts", text) == ["Logs are required."]
    assert told("musts", "Keeper\n\nAbout the role\n" + "You must know lamps. " * 9) == []


def test_a_degree_that_prose_asks_for_is_marked_by_its_sentence_and_one_that_is_paid_for_is_none():
    text = "Keeper\n\nAbout the role\nYou read the log. You have a bachelor's degree. You climb.\n"
    assert told("degree", text) == ["You have a bachelor's degree."]
    assert told("degree", "Keeper\n\nBenefits\n- Help with your bachelor's degree\n") == []
    assert told("degree", "Keeper\n\nAbout the role\nOur founder took a degree in Bonn.\n") == []


def test_a_line_that_contradicts_itself_is_marked_and_one_that_asks_for_two_things_is_not():
    def line(words: str) -> list[str]:
        return told("necessity", f"Keeper\n\nRequirements\n- {words}\n")

    assert line("Must know SQL, ideally") == ["ideally"]
    assert line("Norwegian is required a plus") == ["a plus"]
    assert line("Norwegian required (preferred)") == ["preferred"]
    assert line("Norwegian is required, Danish a plus") == []
    assert line("Norwegian required and Danish preferred") == []


def test_lines_that_differ_in_praise_alone_are_near_duplicates():
    text = (
        "Keeper\n\nRequirements\n- Strong communication skills, both written and verbal\n"
        "- Excellent written and verbal communication skills\n"
    )
    assert len(found("duplicates", text)) == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Apply by: January 9, 2027", "January 9, 2027"),
        ("Please apply by January 9, 2027 at the tower.", "January 9, 2027"),
        ("Closing date: 2026-12-31", "2026-12-31"),
    ],
)
def test_a_closing_day_of_a_text_that_has_passed_is_a_warning(said: str, words: str):
    (each,) = found("dates", f"Keeper\n\nYou climb.\n\n{said}")
    assert (each.severity, each.text) == (Severity.WARNING, words)
