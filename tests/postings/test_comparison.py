from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from carehire.postings.comparison import Mark, Passage, SectionDifference, compare, compare_words

SIGNS = {Mark.KEPT: "{}", Mark.REMOVED: "[-{}-]", Mark.ADDED: "{{+{}+}}"}
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(["team", "lead", " ", "  ", ",", "68,000", "–", "\n", "é"])).map("".join),
)


def marked(old: str, new: str) -> str:
    return "".join(SIGNS[part.mark].format(part.text) for part in compare_words(old, new))


def lines(*texts: str, section: str = "What you will do") -> list[Passage]:
    """Passages named by the part before the colon, saying the part after it."""
    return [Passage(section, *text.split(": ", 1)) for text in texts]


def told(differences: tuple[SectionDifference, ...]) -> list[str]:
    """Each line that differs, such as ``changed [-a-]{+b+} moved``."""
    return [
        f"{line.mark.value} {''.join(SIGNS[part.mark].format(part.text) for part in line.words)}"
        + (" moved" if line.moved else "")
        for difference in differences
        for line in difference.lines
    ]


# Worked by hand: the words that both hold in the same order are kept, all else is removed or added.
def test_one_other_word_is_marked_alone() -> None:
    assert marked("You lead a team of ten.", "You lead a team of twelve.") == (
        "You lead a team of [-ten-]{+twelve+}."
    )


def test_a_sum_is_one_word() -> None:
    assert marked("$68,000 – $84,000 a year", "$68,000 – $86,500 a year") == (
        "$68,000 – $[-84,000-]{+86,500+} a year"
    )


def test_words_that_come_in_bring_their_space() -> None:
    assert marked("Lead the team", "Lead and coach the team") == "Lead{+ and coach+} the team"


def test_a_phrase_that_changed_as_a_whole_is_not_torn_apart_by_its_spaces() -> None:
    # "big old" became "small new": the space between is in both, yet no reader keeps it apart.
    assert marked("a big old house", "a small new house") == "a [-big old-]{+small new+} house"


def test_the_same_text_is_kept_and_an_empty_one_says_nothing() -> None:
    assert marked("The same.", "The same.") == "The same."
    assert compare_words("", "") == ()
    assert marked("", "New") == "{+New+}"
    assert marked("Old", "") == "[-Old-]"


@given(TEXTS, TEXTS)
def test_no_word_of_either_version_is_lost(old: str, new: str) -> None:
    parts = compare_words(old, new)

    assert "".join(part.text for part in parts if part.mark is not Mark.ADDED) == old
    assert "".join(part.text for part in parts if part.mark is not Mark.REMOVED) == new


@given(TEXTS, TEXTS)
def test_runs_are_as_long_as_they_can_be_and_none_is_empty(old: str, new: str) -> None:
    parts = compare_words(old, new)

    assert all(part.text for part in parts)
    assert all(a.mark is not b.mark for a, b in pairwise(parts))
    assert old != new or all(part.mark is Mark.KEPT for part in parts)


def test_lines_are_found_again_by_their_name_and_marked_by_their_words() -> None:
    old = lines("a: Lead the team", "b: Answer letters", "c: Plan shifts")
    new = lines("a: Lead the team", "b: Answer e-mail", "d: Report monthly", "c: Plan shifts")

    assert told(compare(old, new)) == [
        "changed Answer [-letters-]{+e-mail+}",
        "added {+Report monthly+}",
    ]


def test_a_removed_line_stands_where_it_stood() -> None:
    old = lines("a: One", "b: Two", "c: Three")
    new = lines("a: First", "c: Third")

    assert told(compare(old, new)) == [
        "changed [-One-]{+First+}",
        "removed [-Two-]",
        "changed [-Three-]{+Third+}",
    ]


def test_a_line_that_only_moved_says_so_and_those_that_stayed_say_nothing() -> None:
    old = lines("a: One", "b: Two", "c: Three")
    new = lines("c: Three", "a: One", "b: Two")

    assert told(compare(old, new)) == ["kept Three moved"]


def test_sections_stand_in_the_new_order_and_a_lost_one_after_its_neighbour() -> None:
    old = [Passage("A", "x", "1"), Passage("B", "x", "1"), Passage("C", "x", "1")]
    new = [Passage("C", "x", "2"), Passage("A", "x", "2")]

    assert [each.section for each in compare(old, new)] == ["C", "A", "B"]


def test_the_same_name_in_two_sections_is_two_lines() -> None:
    found = compare(lines("a: One"), lines("a: One", section="What you bring"))

    assert sorted(told(found)) == ["added {+One+}", "removed [-One-]"]


def test_two_lines_of_one_name_are_told_apart_by_their_order() -> None:
    assert told(compare(lines("s: One", "s: Two"), lines("s: One", "s: Too"))) == ["changed [-Two-]{+Too+}"]


PASSAGES = st.lists(
    st.builds(
        Passage, st.sampled_from("AB"), st.sampled_from("xyz"), st.sampled_from(["one", "two", "one two"])
    ),
    max_size=8,
)


@given(PASSAGES)
def test_a_version_does_not_differ_from_itself(passages: list[Passage]) -> None:
    assert compare(passages, passages) == ()


@given(PASSAGES, PASSAGES)
def test_what_differs_one_way_differs_the_other_way_with_the_marks_swapped(
    old: list[Passage], new: list[Passage]
) -> None:
    swap = {Mark.ADDED: "removed", Mark.REMOVED: "added", Mark.CHANGED: "changed"}

    def count(differences: tuple[SectionDifference, ...]) -> list[tuple[str, str]]:
        return sorted(
            (each.section, swap[line.mark])
            for each in differences
            for line in each.lines
            if line.mark is not Mark.KEPT
        )

    unswapped = sorted(
        (each.section, line.mark.value)
        for each in compare(old, new)
        for line in each.lines
        if line.mark is not Mark.KEPT
    )
    assert count(compare(new, old)) == unswapped
