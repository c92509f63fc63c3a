from __future__ import annotations

import pytest

from carehire.findings import Severity
from tests.checks.making import WORDS, accepted, found, told


@pytest.mark.parametrize(
    ("check", "sentence", "words"),
    [
        ("age", "We want a young and energetic person.", ["young and energetic"]),
        ("age", "You are a digital native.", ["a digital native"[2:]]),
        ("age", "Recent college graduates are welcome.", ["Recent college graduates"]),
        ("age", "Applicants under 35 only.", ["under 35"]),
        ("ableist", "You are able-bodied.", ["able-bodied"]),
        ("ableist", "Things get crazy in December.", ["crazy"]),
        ("ableist", "Run a sanity check on each report.", ["sanity check"]),
        ("culture", "You are a native English speaker.", ["native English speaker"]),
        ("culture", "You are a good culture fit.", ["culture fit"]),
        ("culture", "We are\none big family.", ["one big family"]),
        ("aggressive", "You crush targets and take no prisoners.", ["crush", "take no prisoners"]),
        (
            "cliches",
            "You are a rock-star who can hit the ground running.",
            ["rock-star", "hit the ground running"],
        ),
        ("jargon", "You utilize tools in order to\nhelp.", ["utilize", "in order to"]),
        ("abbreviations", "You own the KPIs.", ["KPIs"]),
        ("gendered-terms", "The salesman keeps his diary.", ["salesman", "his"]),
        ("personal-data", "Send a photo and your date of birth.", ["a photo", "date of birth"]),
        ("personal-data", "Tell us your salary history.", ["salary history"]),
    ],
)
def test_words_of_a_list_are_found_as_they_stand(check: str, sentence: str, words: list[str]):
    assert told(check, f"Keeper\n\n{sentence}") == words


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        ("age", "You teach young people to read at a mature company."),
        ("ableist", "You know the nuts and bolts of a lathe."),
        ("ableist", "We offer good health insurance."),
        ("culture", "We offer an attractive salary and work with Native American artists."),
        ("aggressive", "You answer calls of our 24/7 support line."),
        ("cliches", "You write an installation wizard."),
        ("cliches", "You are compassionate."),
        ("jargon", "You keep the leverage ratio below two."),
        ("abbreviations", "You read service figures (KPIs) and say which KPIs matter."),
        ("gendered-terms", "Ask here; the theatre is in Hershey."),
        ("personal-data", "We hire without regard to race, age, marital status or pregnancy."),
        ("personal-data", "Photograph products for our catalogue."),
    ],
)
def test_words_that_mean_something_else_are_left_alone(check: str, sentence: str):
    assert told(check, f"Keeper\n\n{sentence}") == []


@pytest.mark.parametrize(
    ("check", "sentence", "becomes"),
    [
        ("jargon", "Utilize the lamp.", "Use the lamp."),
        ("aggressive", "You need an aggressive plan.", "You need an ambitious plan."),
        ("age", "You are an energetic person.", "You are a motivated person."),
        ("culture", "You are a native English speaker.", "You are a fluent English speaker."),
        ("cliches", "You are a team player.", "You are a person who works well with others."),
        ("gendered-terms", "He will keep the lamp.", "You will keep the lamp."),
        ("gendered-terms", "Two salesmen share a desk.", "Two salespeople share a desk."),
    ],
)
def test_a_replacement_reads_well_in_place_of_its_words(check: str, sentence: str, becomes: str):
    text = f"Keeper\n\n{sentence}"
    assert becomes in accepted(text, found(check, text)[0])


def test_every_finding_says_why_what_instead_and_on_whose_word():
    each = found("age", "Keeper\n\nWe want a young person.")[0]
    assert each.why.endswith(".")
    assert each.suggestion.endswith(".")
    assert "29 CFR 1625.4" in each.source
    assert (each.where, each.severity) == ("brief", Severity.WARNING)


def test_a_phrase_is_found_across_line_ends_hyphens_and_curly_apostrophes():
    text = "Keeper\n\nYou will be able to hit the ground run-\nning, and you know the master’s role."
    assert told("cliches", "Keeper\n\nYou hit the\nground running.") == ["hit the ground running"]
    assert told("degree", text) == []


def test_what_somebody_does_at_work_is_no_question_about_them():
    duty = "Keeper\n\nWhat you will do\n- Record each patient's medical history and marital status\n"
    assert told("personal-data", duty) == []
    asked = duty.replace("What you will do", "How to apply")
    assert told("personal-data", asked) == ["medical history", "marital status"]


def test_the_longest_phrase_wins_and_is_told_once():
    assert told("cliches", "Keeper\n\nA fast-paced environment.") == ["fast-paced environment"]


def test_words_parted_by_a_full_stop_are_no_phrase():
    assert told("cliches", "Keeper\n\nYou go outside. The box is red.") == []


def test_every_list_names_its_source_and_date_and_every_entry_ends_in_a_full_stop():
    for name, words in WORDS.lists.items():
        assert words.source, name
        assert words.as_of >= "2026", name
        for entry in words.entries:
            assert entry.words or entry.instead, name
            assert entry.why.endswith("."), (name, entry.words)
            assert entry.suggestion.rstrip('"”').endswith((".", "”")), (name, entry.words)


def test_no_replacement_is_itself_a_listed_word():
    for words in WORDS.lists.values():
        for entry in words.entries:
            for said in {*entry.instead.values(), entry.replacement} - {""}:
                listed = {each for e in words.entries for each in (*e.words, *e.instead)}
                assert said not in listed, said


def test_words_on_experience_hide_no_pay_where_the_sum_stands_beside_them():
    assert told("cliches", "Keeper\n\nPay: $19 to $21 an hour DOE") == []
    assert told("cliches", "Keeper\n\nPay: DOE") == ["DOE"]
    assert told("abbreviations", "Keeper\n\nNorthmoor Lamps plc keeps lamps.") == []
