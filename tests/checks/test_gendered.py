from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire.checks.classical import Score, classical
from carehire.checks.gendered import balance
from tests.checks.making import WORDS, found, subject, told

LEANING = """Team Lead

You lead a competitive team in a challenging, driven and aggressive market. You are confident,
decisive and independent, and you challenge every opinion. You defend your objectives.
"""


def score(text: str) -> Score:
    return classical(text, WORDS.gendered)


def test_there_are_fifty_feminine_and_fifty_two_masculine_stems():
    assert (len(WORDS.gendered.feminine), len(WORDS.gendered.masculine)) == (50, 52)


@pytest.mark.parametrize(
    ("text", "feminine", "masculine", "verdict"),
    [
        ("", 0, 0, "empty"),
        ("We sell lamps.", 0, 0, "empty"),
        ("You support and lead.", 1, 1, "neutral"),
        ("support support support", 3, 0, "feminine-coded"),
        ("support support support support", 4, 0, "strongly feminine-coded"),
        ("lead lead lead", 0, 3, "masculine-coded"),
        ("Lead LEADER leads leading", 0, 4, "strongly masculine-coded"),
        # Overlapping stems count as often as they match: interpersonal + interpersona, dominan + domina.
        ("interpersonal", 2, 0, "feminine-coded"),
        ("dominant", 0, 2, "masculine-coded"),
        ("decisive decision", 0, 2, "masculine-coded"),
        # A heading counts, and so does what only looks alike.
        ("Responsibilities:", 1, 0, "feminine-coded"),
        ("sharepoint share", 1, 0, "feminine-coded"),
        # Punctuation parts words, and so does what isn't ASCII.
        ("(support)/lead&trust", 2, 1, "feminine-coded"),
        ("lead—support", 1, 1, "neutral"),
        # A word is parted at its hyphen unless it begins with a coded word that has one.
        ("we are data-driven and self-confident", 0, 2, "masculine-coded"),
        ("we co-operate", 1, 0, "feminine-coded"),
        # Its list of words that stay whole lacks one, whose stem it therefore never finds.
        ("we are head-strong", 0, 0, "empty"),
        ("we are headstrong", 0, 1, "masculine-coded"),
        # The decoder's own loop skips the word after the first one that it handles.
        ("our data-driven team", 0, 0, "empty"),
        ("our own data-driven team", 0, 1, "masculine-coded"),
    ],
)
def test_the_classical_score_is_the_public_decoders(text: str, feminine: int, masculine: int, verdict: str):
    assert (score(text).feminine, score(text).masculine) == (feminine, masculine)
    assert score(text).score == feminine - masculine
    assert score(text).verdict == verdict


def as_the_decoder_does(text: str) -> tuple[int, int]:
    """Count by way of a list that changes while it is gone through, as the decoder does."""
    hyphenated = (
        "co-operat",
        "inter-persona",
        "inter-dependen",
        "self-confiden",
        "self-relian",
        "self-sufficien",
    )
    cleaned = "".join(
        sign if ord(sign) < 128 and sign not in ".\t,<>*?!\"[]@':;()/&\n\r\v\f\x1c\x1d\x1e\x1f" else " "
        for sign in text
    )
    words = [word.lower() for word in cleaned.split(" ") if word]
    for word in words:
        if word.find("-") and not word.startswith(hyphenated):
            at = words.index(word)
            words.remove(word)
            words = words[:at] + word.split("-") + words[at:]
    counts = []
    for side in (WORDS.gendered.feminine, WORDS.gendered.masculine):
        counts.append(
            sum(word.startswith(each.stem) for word in words for each in side if word != "sharepoint")
        )
    return counts[0], counts[1]


@given(
    st.lists(
        st.sampled_from(
            [
                "lead",
                "data-driven",
                "self-confident",
                "head-strong",
                "co-operate",
                "-lead",
                "a",
                "support",
                "inter-personal-",
                "Share",
                "—",
                "don't",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_the_classical_score_is_that_of_the_decoders_own_loop(text: str):
    assert (score(text).feminine, score(text).masculine) == as_the_decoder_does(text)


@given(st.text(max_size=200))
def test_the_classical_score_is_that_of_the_decoders_own_loop_for_any_text(text: str):
    assert (score(text).feminine, score(text).masculine) == as_the_decoder_does(text)


def test_a_word_counts_once_and_for_its_longest_stem():
    own = balance(subject("Keeper\n\nInterpersonal skill and a dominant voice."))
    assert [each.value[1].stem for each in own.feminine] == ["interpersonal"]
    assert [each.value[1].stem for each in own.masculine] == ["dominant"]


def test_headings_and_the_jobs_own_titles_are_exempt():
    own = balance(subject("Competition Lead\n\nResponsibilities\n- Lead the competition\n- Support people"))
    assert [each.value[1].stem for each in own.masculine] == []
    assert len(own.feminine) == 1


def test_the_surplus_is_told_in_a_hundred_words():
    # 2 coded words of one side among 40 words: 100 · 2/40 = 5.
    own = balance(subject("Keeper\n\n" + "Support others. Understand them. " + "lamp " * 36))
    assert own.words == 40
    assert own.surplus == pytest.approx(5)


def test_a_text_that_leans_is_told_with_the_words_that_make_it_lean():
    overall, *words = found("gendered", LEANING)
    assert "leans masculine" in overall.why
    assert {"competitive", "decisive", "independent"} <= {each.text for each in words}
    # "Lead" is in the title, and "objectives" in a posting are goals.
    assert not {"lead", "objectives"} & {each.text for each in words}


def test_a_balanced_text_is_not_told_of():
    assert (
        told(
            "gendered",
            LEANING + "\nYou support, trust and understand people, share what you know, agree on goals, stay "
            "loyal and honest, and connect a warm and inclusive team together.",
        )
        == []
    )


def test_pay_dogs_and_hands_are_neither_masculine_nor_feminine():
    text = "We pay a competitive salary. You calm aggressive dogs with your dominant hand, and read to each child."
    own = balance(subject(f"Keeper\n\n{text}"))
    assert (own.masculine, own.feminine) == ((), ())
    assert score(text) == Score(1, 4)  # the public decoder counts them, "dominant" twice


def test_an_ignored_word_counts_for_nothing():
    all_of_them = ["competitive", "challenging", "driven", "aggressive", "confident", "decisive", "independent", "challenge",
                   "opinion", "defend"]  # fmt: skip
    assert found("gendered", LEANING, ignore=all_of_them) == []


def test_the_classical_score_stands_beside_ours_as_a_note():
    (note,) = found("gendered-classical", LEANING)
    assert note.severity.value == "note"
    assert "strongly masculine-coded" in note.why
