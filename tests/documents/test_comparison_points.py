from carehire.candidates.candidate import Candidate
from carehire.documents.comparison_points import points
from carehire.rubrics.rubric import Scale
from carehire.scoring.result import told_apart
from tests.documents.ranking_samples import cells, chosen, sample
from tests.scoring.making import card, make_rubric, ranked


def test_points_stand_side_by_side_and_are_tinted_by_their_height():
    ranking = sample()
    table = points(ranking, chosen(ranking, "a", "b", "c"), "en-US")
    assert table.header == ("Criterion", "Weight", "Ana", "Ben", "Cy")
    assert cells(table) == [
        ["Listening", "1", "4.5", "4", "3"],
        ["Writing", "1", "2", "3", "Not observed"],
        ["Education (from the application)", "0.5", "Not observed", "5", "Not observed"],
    ]
    # Five levels from 1: four and a half of them are nine tenths, and what nobody observed is none.
    assert table.tints[:2] == ((0.0, 0.0, 0.9, 0.8, 0.6), (0.0, 0.0, 0.4, 0.6, 0.0))
    # The highest alone is set strong: Ana's 4.5, Ben's 3; Ben's 5 has nobody to be above.
    assert [[cell[0].strong for cell in row[2:]] for row in table.rows] == [
        [True, False, False],
        [False, True, False],
        [False, False, False],
    ]


def test_the_points_are_drawn_as_profiles():
    ranking = sample()
    plot = points(ranking, chosen(ranking, "a", "c"), "en-US").plot
    assert plot is not None
    assert plot.rows == ("Listening", "Writing", "Education (from the application)")
    assert [(name, [mark and mark.said for mark in marks]) for name, marks in plot.series] == [
        ("Ana", ["4.5", "2", None]),
        ("Cy", ["3", None, None]),
    ]
    assert plot.ticks == ((1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4"), (5.0, "5"))


def test_a_long_scale_has_few_ticks_and_names_none_beyond_its_end():
    rubric = make_rubric("a").model_copy(update={"scale": Scale(min=1, max=100)})
    ranking = ranked(
        rubric, [Candidate("x", "X"), Candidate("y", "Y")], card("x", "P", a=99), card("y", "P", a=3)
    )
    plot = points(ranking, chosen(ranking, "x", "y"), "en-US").plot
    assert plot is not None
    assert [label for _, label in plot.ticks] == [*(str(level) for level in range(1, 92, 10)), ""]


def test_two_people_of_one_name_are_told_apart():
    people = [Candidate("k1", "Kim"), Candidate("k2", "Kim")]
    ranking = ranked(make_rubric("a"), people, card("k1", "P", a=3), card("k2", "P", a=4))
    results = chosen(ranking, "k1", "k2")
    assert told_apart(results) == {"k1": "Kim (k1)", "k2": "Kim (k2)"}
    assert points(ranking, results, "en-US").header[2:] == ("Kim (k1)", "Kim (k2)")
