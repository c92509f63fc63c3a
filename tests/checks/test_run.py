"""What holds of every check together."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carehire import checks
from carehire.checks.reading import Kind, Piece, compose
from carehire.checks.subject import Subject
from carehire.checks.waivers import apply
from carehire.findings import Finding, Severity
from carehire.postings.requisition import Waiver
from carehire.settings import CheckSettings
from tests.checks.making import CATALOG, TODAY, WORDS, found, subject, told

PLACES = CATALOG.jurisdictions()
BAD = [
    "Location: ", "Denver, CO", "Remote (US)", "anywhere in the US", "Berlin, Germany", "Apply by January 5, 2026", "your salary history",
    "rockstar", "young", "aggressive", "he", "must", "required", "degree", "12 years", "Bachelor's", "!!", "NOW", "in order to",
    "native speaker", "[Company Name]", "TBD", "the candidate will", "a photo", "$65k", "support", "lead", "\n", "\n\n", "- ",
    "Requirements:\n", "Benefits\n", "Location: Denver\n", "🚀", "\u00ad", "ﬁ", "İ", "e\u0301", "。", "\u202e", "'", "’",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(st.sampled_from(BAD), st.text(max_size=12)), max_size=40).map(" ".join),
)


def quotes(reading_text: str, each: Finding) -> bool:
    return (
        each.start is not None and each.end is not None and reading_text[each.start : each.end] == each.text
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(texts)
def test_whatever_the_text_each_finding_quotes_it(text: str):
    made = subject(text, places=PLACES)
    for each in checks.run(made):
        assert quotes(made.reading.text, each), each


@settings(deadline=None)
@given(st.lists(st.builds(Piece, st.sampled_from(Kind), st.text(max_size=60), st.sampled_from(["brief", "qualifications", "other"]),
                          st.sampled_from(["", "must", "nice"]), st.integers(0, 3), st.text(max_size=10)), max_size=12))  # fmt: skip
def test_parts_stand_in_order_apart_and_inside_the_text(pieces: list[Piece]):
    made = compose(pieces)
    before = 0
    for part in made.parts:
        assert before <= part.start <= part.body <= part.end <= len(made.text)
        before = part.end
    for each in checks.run(Subject(made, WORDS, TODAY)):
        assert quotes(made.text, each), each


@settings(deadline=None)
@given(
    texts, st.sampled_from(["rockstar", "YOUNG", "he", "lead", "In  order to", "degree", "native speaker"])
)
def test_ignored_words_are_never_reported(text: str, word: str):
    folded = " ".join(word.casefold().split())
    for each in checks.run(subject(text, ignore=(word,))):
        assert " ".join(each.text.casefold().split()) != folded


def test_a_check_that_is_off_reports_nothing():
    text = "Keeper\n\nWe want a young rockstar."
    every = {each.check for each in checks.run(subject(text))}
    assert {"age", "cliches", "length"} <= every
    left = {each.check for each in checks.run(subject(text, off=("age", "length")))}
    assert left == every - {"age", "length"}


# A posting that gives each check something to say; the law and the trace are looked at with a requisition.
EVERYTHING = (
    """YOUNG NINJA KEEPER IN DENVER

Location: Denver, CO

About the role
[Company Name] wants a young, crazy, aggressive team player who utilizes KPIs. He must be a native speaker. NOW we lead, compete,
defend and challenge; you are confident, decisive, independent and driven. The candidate will earn $0 to $90,000 a year. This
sentence goes on and on and on and on and on and on and on and on and on and on and on and on and on and on until its end.

What you will do
- Notwithstanding organizational interdependencies, operationalize multidimensional communication capabilities comprehensively
- Notwithstanding organizational interdependencies, operationalize multidimensional communication capabilities comprehensively

Requirements
- Bachelor's degree
- 15 years of experience
- Send a photo
"""
    + "".join(f"- You know thing {number} of the many things\n" for number in range(8))
    + "\nNice to have\n- Norwegian is required\n"
)
SETTLED = {"trace", "jurisdictions", "pay", "bullets"}


@pytest.mark.parametrize("name", sorted(set(checks.names(WORDS)) - SETTLED))
def test_each_check_finds_something_in_a_bad_posting_and_nothing_once_it_is_off(name: str):
    assert found(name, EVERYTHING, reading_grade=1), name
    assert found(name, EVERYTHING, reading_grade=1, off=(name,)) == []
    assert {each.check for each in checks.run(subject(EVERYTHING, off=(name,)))} >= {"sections"} - {name}


def test_every_check_has_a_file_of_its_own_or_a_list_of_its_own():
    files = {path.stem for path in Path(checks.__file__).parent.glob("*.py")}
    lists = {words.check for words in WORDS.lists.values()}
    homes = {check.__module__.rpartition(".")[2] for check in checks.CHECKS.values()}
    assert len(homes) == len(checks.CHECKS)
    assert homes <= files
    assert set(checks.names(WORDS)) == (set(checks.CHECKS) - {"wording"}) | lists


@pytest.mark.parametrize(
    ("check", "text", "strict"),
    [
        ("length", "Keeper\n\n" + "You keep lamps. " * 110, {"fewest_words": 400}),
        ("length", "Keeper\n\n" + "You keep lamps. " * 110, {"most_words": 100}),
        ("title", "Keeper of Lamps\n\nYou climb.", {"most_title_characters": 10}),
        ("sentences", "Keeper\n\nYou keep the lamp all night.", {"most_sentence_words": 5}),
        ("readability", "Keeper\n\n" + "You remember every single harbour. " * 30, {"reading_grade": 1}),
        ("bullets", "Keeper\n\nWhat you will do\n" + "- You keep lamps\n" * 20 + "\nAbout the role\n" + "You keep lamps. " * 20,
         {"fewest_bullets": 0.9, "fewest_words": 30}),
        ("bullets", "Keeper\n\nWhat you will do\n" + "- You keep lamps\n" * 20 + "\nAbout the role\n" + "You keep lamps. " * 20,
         {"most_bullets": 0.3, "fewest_words": 30}),
        ("musts", "Keeper\n\nRequirements\n- Lamps\n- Logs\n", {"most_musts": 1}),
        ("necessity", "Keeper\n\nRequirements\n- A\n- B\n- C\n- D\n\nNice to have\n- E\n", {"fewest_nice": 2}),
        ("experience", "Keeper\n\nRequirements\n- 5 years of experience\n", {"most_years": 4}),
        ("gendered", "Keeper\n\n" + "You decide, compete and defend. " + "You climb the tower with care. " * 60, {"gender_balance": 0.5}),
        ("duplicates", "Keeper\n\nWhat you will do\n- Keep the big lamp lit\n- Keep the small lamp lit\n", {"alike": 0.5}),
    ],
)  # fmt: skip
def test_each_limit_can_be_set(check: str, text: str, strict: dict[str, float]):
    assert found(check, text, fewest_words=strict.get("fewest_words", 300) if check == "bullets" else 0) == []
    assert found(check, text, **({"fewest_words": 0} | strict)) != []


def test_every_check_can_be_named():
    assert {"age", "cliches", "gendered-classical", "title", "personal-data", "placeholders"} <= set(
        checks.names(WORDS)
    )
    assert "wording" not in checks.names(WORDS)


def test_what_is_ignored_is_not_told_even_where_an_article_would_change_with_it():
    assert told("aggressive", "Keeper\n\nYou need a relentless mind.", ignore=("relentless",)) == []
    assert told("age", "Keeper\n\nYou are an energetic person.", ignore=("energetic",)) == []


WAIVED = Waiver(check="cliches", text="rock star", reason="The client is a band.")


def test_a_waived_finding_becomes_a_note_that_keeps_the_reason():
    (each,) = apply(found("cliches", "Keeper\n\nYou drive a Rock Star."), [WAIVED])
    assert (each.severity, each.kept) == (Severity.NOTE, "The client is a band.")


def test_a_waiver_of_a_check_holds_for_all_that_it_finds():
    findings = found("aggressive", "Keeper\n\nYou crush it and dominate.")
    waived = list(apply(findings, [Waiver(check="aggressive", reason="A game.")]))
    assert [each.severity for each in waived] == [Severity.NOTE] * 2


def test_a_waiver_that_nothing_needs_is_told():
    (each,) = apply([], [WAIVED])
    assert (each.check, each.severity) == ("waivers", Severity.NOTE)
    assert "rock star" in each.why
    assert each.where == "waivers[1]"


def test_a_waiver_of_a_misspelt_check_is_told_with_the_nearest_name():
    misspelt = Waiver(check="agressive", text="hungry", reason="A game.")
    (each,) = apply([], [misspelt], checks.names(WORDS))
    assert (each.check, each.severity) == ("waivers", Severity.WARNING)
    assert each.why.startswith(
        'A waiver keeps nothing: there is no check "agressive". Did you mean "aggressive"'
    )


def test_a_text_of_many_lines_is_checked_in_a_bounded_time():
    text = "Keeper\n\nRequirements\n" + "".join(
        f"- Know thing {n} of {n % 7} kinds and more words\n" for n in range(4000)
    )
    for long in (text, "Keeper\n\nHow to apply\n" + "please send your photo " * 1000):
        start = time.perf_counter()
        list(checks.run(subject(long)))
        assert time.perf_counter() - start < 10


def test_the_settings_of_checks_have_the_limits_of_the_trade():
    limits = CheckSettings()
    assert (limits.fewest_words, limits.most_words, limits.most_title_characters, limits.most_musts) == (
        300,
        700,
        60,
        7,
    )


@pytest.mark.parametrize("name", ["placeholders", "degree", "shouting"])
def test_one_check_alone_finds_what_it_finds_among_all(name):
    looked_at = subject("Keeper\n\nApply to [Company Name] NOW!!\n\nRequirements\n- Bachelor's degree, TBD")
    alone = list(checks.run_one(looked_at, name))
    assert alone
    assert alone == [each for each in checks.run(looked_at) if each.check == name]
