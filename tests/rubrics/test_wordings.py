import pytest

from carehire.rubrics.wordings import Wording, find

WORDS = (
    Wording(
        kind="degree",
        words=("often", "mostly"),
        unless=("how often",),
        why="Rungs.",
        suggestion="Say what differs.",
    ),
    Wording(
        kind="impression", words=("fit", "culture fit"), why="A feeling.", suggestion="Name the behavior."
    ),
)


def found(text):
    return [text[one.start : one.end] for one in find(text, WORDS)]


def test_words_are_found_in_any_letter_case_and_over_line_breaks():
    assert found("Mostly a culture\n  fit.") == ["Mostly", "culture\n  fit"]


@pytest.mark.parametrize(
    "text", ["softened", "outfit", "mostly-used", "Says how often it happened", "benefits"]
)
def test_parts_of_words_and_questions_for_a_count_are_not_found(text):
    assert found(text) == []
