from carehire.candidates.candidate import Candidate
from tests.scoring.making import SUPERVISION, card, make_rubric, people, ranked


def test_they_say_what_lifted_the_score_and_what_held_it():
    reasons = (
        ranked(make_rubric("a", "b", "c"), people("ana"), card("ana", "P", a=5, b=2, c=3))
        .result("ana")
        .reasons
    )
    assert reasons == ("Strongest: A (5 of 5). Weakest: B (2 of 5).",)


def test_they_name_what_is_missing_and_what_the_score_rests_on():
    ranking = ranked(make_rubric("a", "b", "c"), people("ana"), card("ana", "P", a=5))
    assert ranking.result("ana").reasons == (
        "Only 33.3% of the weight was observed; a rank needs at least 60%.",
        "Not observed: B and C; the score rests on 33.3% of the weight.",
    )


def test_they_name_where_the_panel_is_furthest_apart():
    ranking = ranked(
        make_rubric("a", "b"), people("ana"), card("ana", "P", a=5, b=4), card("ana", "Q", a=1, b=2)
    )
    assert "The panel differs most on A (4 levels apart)." in ranking.result("ana").reasons


def test_they_say_once_where_every_criterion_stands_alike():
    reasons = ranked(make_rubric("a", "b"), people("ana"), card("ana", "P", a=4, b=4)).result("ana").reasons
    assert reasons == ("Every criterion that was observed stands at 4 of 5.",)


def test_they_tell_failed_must_haves_before_those_that_need_evidence():
    license = {"id": "license", "text": "A license", "fact": "license", "any_of": ["Class B"]}
    rubric = make_rubric("a", must_haves=[license, SUPERVISION])
    ana = Candidate("ana", "Ana", {"supervision_months": 1.0})
    assert ranked(rubric, [ana], card("ana", "P", a=4)).result("ana").reasons[:2] == (
        "Supervision: 1 month found, at least 24 asked.",
        "License: nothing found, Class B asked; evidence is needed.",
    )


def test_they_name_three_of_those_who_share_a_rank_and_count_the_rest():
    names = ["u", "v", "w", "x", "y", "z"]
    ranking = ranked(make_rubric("a"), people(*names), *(card(name, "P", a=3) for name in names))
    assert "Shares rank 1 with V, W, X and 2 more: their scores are equal." in ranking.result("u").reasons
