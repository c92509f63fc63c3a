"""The veil over candidates: names become letters wherever somebody wrote them, and nothing else does."""

from __future__ import annotations

import pytest

from carehire.candidates.anonymous import Known, Veil

VEIL = Veil(
    [
        Known("Candidate A", "Kim Li", "kim-li-1"),
        Known("Candidate B", "Bob Stone", "c2", ("Marlow Hall",)),
        Known("Candidate C", "Ana de la Cruz-Peña"),
        Known("Candidate D", "José O'Brien"),
        Known("Candidate E", "王小明"),
        Known("Candidate F", "An Do"),
        Known("Candidate G", "Kim Park"),
        Known("Candidate H", "Will Mark"),
    ]
)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Kim beat Bob Stone; Li was calm.", "Candidate A beat Candidate B; Candidate A was calm."),
        ("KIM listened; Kimberley did not.", "Candidate A listened; Kimberley did not."),
        ("kim li's notes, filed as kim-li-1", "Candidate A's notes, filed as Candidate A"),
        ("Ana de la Cruz-Peña, Ana Cruz, Mrs. Cruz", "Candidate C, Candidate C, Candidate C"),
        ("Like Jose O’Brien or Mr O'Brien", "Like Candidate D or Candidate D"),
        ("王小明很冷静", "Candidate E很冷静"),
        ("An Do came. An answer. Do it.", "Candidate F came. An answer. Do it."),
        ("Kim Park parked in the park", "Candidate G parked in the park"),
        ("That will mark a turn; the stone stays.", "That will mark a turn; the stone stays."),
        ("Better than Will Mark.", "Better than Candidate H."),
        ("From Marlow Hall, like c2.", "From [school hidden], like Candidate B."),
    ],
)
def test_a_name_becomes_its_letter_and_a_word_stays_a_word(written: str, told: str):
    assert VEIL.over(written, "Candidate A") == told


def test_a_first_name_that_two_share_belongs_to_whom_the_text_is_about():
    assert VEIL.over("Kim smiled.", "Candidate G") == "Candidate G smiled."
    assert VEIL.over("Kim smiled.") == "another candidate smiled."


def test_ones_own_name_in_small_letters_is_found_and_that_of_others_only_as_a_whole():
    assert VEIL.over("brien waited", "Candidate D") == "Candidate D waited"
    assert VEIL.over("brien waited, jose o'brien left", "Candidate A") == "brien waited, Candidate D left"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        # The second word of a name says who is meant; a letter here would tell the candidate's first name.
        ("Ana Torres agrees; Torres too.", "Ana Torres agrees; Torres too."),
        ("Ana Silva left. SILVA!", "Candidate A left. Candidate A!"),
        # Either may be meant: a letter might be the wrong one.
        ("Ana was late. Bo laughed.", "[name hidden] was late. [name hidden] laughed."),
        ("Bo Berg came.", "Candidate B came."),
        # Whoever has a candidate's whole name is told apart by nobody.
        ("Lee Park, Park", "Candidate C, Candidate C"),
    ],
)
def test_a_panelist_who_shares_a_word_with_a_candidate_is_neither_hidden_nor_taken_for_them(
    written: str, told: str
):
    people = [
        Known("Candidate A", "Ana Silva"),
        Known("Candidate B", "Bo Berg"),
        Known("Candidate C", "Lee Park"),
    ]
    veil = Veil(people, ["Ana  Torres", "bo", "Lee Park"])
    assert veil.over(written, "Candidate A") == told


def test_a_long_run_without_a_space_takes_no_longer_than_its_letters():
    run = "a.b-" * 10_000 + "A" * 20_000
    assert VEIL.over(run, "Candidate A") == run


def test_in_a_letter_names_alone_are_replaced():
    text = "Dear Kim Li, write to jobs@larkspur.example. He is at Ohio State University."
    assert VEIL.names(text, "Candidate A") == text.replace("Kim Li", "Candidate A")


def test_an_address_made_of_a_name_is_hidden_whole():
    assert VEIL.over("Kim.Li@mail.example", "Candidate A") == "[e-mail hidden]"


def test_an_empty_veil_changes_no_name():
    assert Veil([]).over("Kim Li") == "Kim Li"
