from dataclasses import replace

import numpy as np

from carehire.documents import robustness
from carehire.documents.blocks import Bullets, Heading, Paragraph, Table, plain
from carehire.scoring.robustness import Robustness, examine
from tests.scoring.making import card, make_rubric, people, ranked, rated


def tried(*cards, names="xyz", weights=(1.0, 1.0), draws=2_000, top=2) -> Robustness:
    rubric = make_rubric(*(rated(name, weight) for name, weight in zip("ab", weights, strict=True)))
    return examine(ranked(rubric, people(*names), *cards), draws=draws, top=top)


def firm() -> Robustness:
    """X is ahead everywhere, for every panelist."""
    levels = {"x": (5, 5), "y": (3, 4), "z": (4, 2)}
    return tried(*(card(who, p, a=a, b=b) for who, (a, b) in levels.items() for p in "PQ"))


def test_a_firm_order_is_told_as_firm():
    found = firm()
    assert robustness.headline(found, "en-US") == "X is first in 100% of all weightings of the criteria."
    assert list(robustness.sentences(found, "en-US")) == [
        "No change of a single weight would put anybody else first.",
        "Were each panelist to count for more or less, X would be first in 100% of all cases.",
        "Were the ratings drawn anew from those given, X would be first in 100% of all cases.",
        "Leaving out any one panelist’s ratings changes nothing about who is first.",
        "Leaving out any one criterion changes nothing about who is first.",
    ]


def test_an_order_that_hangs_on_the_weights_says_so():
    # By weights of 3 and 1 x leads (3 · 1 + 0) / 4 against (3 · .5 + 1) / 4 of y; under all weightings
    # y is ahead where the weight of a is below 2/3, in two thirds of them. At b = 1.5 they are level.
    found = tried(
        card("x", "P", a=5, b=1), card("y", "P", a=3, b=5), names="xy", weights=(3.0, 1.0), draws=90_000
    )
    words = robustness.headline(found, "en-US")
    assert words.startswith("X is first in 33.")
    assert "Y would be first more often, in 66." in words
    said = list(robustness.sentences(found, "de-DE"))
    assert "B from 1 to 1,5 (25\xa0% to 33,3\xa0% of the whole weight); beyond that Y leads." in said[0]
    assert "Fewer than two panelists rated" in said[1]
    assert "Without the ratings of P, nobody could be ranked." in said
    assert "Without the criterion A, Y would be first." in said


def test_a_shared_first_rank_is_told_as_shared():
    found = tried(card("x", "P", a=5, b=5), card("y", "P", a=5, b=5), card("z", "P", a=1, b=2))
    told = robustness.headline(found, "en-US")
    assert told == "The first rank is shared. Of all weightings, first are X in 100% and Y in 100%."


def test_the_section_is_a_heading_sentences_a_table_and_small_print():
    heading, lead, points, table, note = robustness.build(firm(), "en-US")
    assert isinstance(heading, Heading)
    assert isinstance(lead, Paragraph)
    assert isinstance(points, Bullets)
    assert isinstance(table, Table)
    assert table.header == (
        "Candidate",
        "Rank",
        "First",
        "Among the first 2",
        "Usual ranks",
        "First, other voices",
        "First, ratings redrawn",
    )
    assert [plain(cell) for cell in table.rows[0]] == ["X", "1", "100%", "100%", "1", "100%", "100%"]
    assert [plain(cell) for cell in table.rows[1]][:3] == ["Y", "2", "0%"]
    assert note.note
    assert plain(note.spans).startswith("Counted over 2,000 weightings")


def test_a_share_that_is_not_quite_nought_does_not_read_as_nought():
    # One of 4,000 draws is a fortieth of a percent.
    found = firm()
    counts = replace(found.weightings, draws=4_000, first=np.array([3_999, 1, 0]))
    table = robustness.table(replace(found, weightings=counts), "en-US")
    assert [plain(row[2]) for row in table.rows] == ["99.9%", "<0.1%", "0%"]


def test_panelists_who_share_no_cell_leave_nothing_to_redraw():
    found = tried(card("x", "P", a=5, b=1), card("x", "Q", b=1), card("y", "Q", a=3, b=5))
    found = replace(found, redrawn=None)
    assert "No candidate has two ratings on a criterion" in " ".join(robustness.sentences(found, "en-US"))


def test_who_stands_apart_is_counted_and_not_drawn():
    found = tried(card("x", "P", a=5, b=1), card("y", "P", a=3, b=5))
    assert "The 1 candidate who stands apart without a rank took no part." in robustness.basis(found, "en-US")
