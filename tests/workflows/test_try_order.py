from dataclasses import replace

from carehire.candidates.candidate import Candidate
from carehire.scoring.panel import collect
from carehire.scoring.ranking import Ranking, rank
from carehire.workflows.try_order import as_data, fingerprint, try_ranking
from tests.scoring.making import card, make_rubric, people, rated

RUBRIC = make_rubric("a", "b")
CARDS = (
    card("x", "P", a=4, b=2),
    card("y", "P", a=3, b=4),
    card("x", "Q", a=5, b=2),
    card("y", "Q", a=3, b=3),
)


def ranking(rubric=RUBRIC, crowd=None, cards=CARDS) -> Ranking:
    return rank(collect(rubric, crowd or people("x", "y"), cards))


def test_the_fingerprint_is_the_same_for_the_same_however_it_was_given():
    assert fingerprint(ranking()) == fingerprint(ranking(cards=tuple(reversed(CARDS))))


def test_the_fingerprint_differs_wherever_the_answer_might():
    other = [
        ranking(make_rubric(rated("a", 2), "b")),
        ranking(crowd=[Candidate("x", "Xenia"), Candidate("y", "Y")]),
        # The same means, given by the panelists the other way round.
        ranking(cards=tuple(replace(each, panelist="QP"["PQ".index(each.panelist)]) for each in CARDS)),
        ranking(cards=CARDS[:3]),
    ]
    prints = {fingerprint(each) for each in (ranking(), *other)}
    assert len(prints) == 5


def test_a_large_ranking_is_tried_with_fewer_draws():
    names = [f"n{i}" for i in range(400)]
    cards = [card(name, "P", a=1 + i % 5, b=1 + i % 3) for i, name in enumerate(names)]
    found = try_ranking(ranking(crowd=people(*names), cards=cards), top=3)
    assert found is not None
    assert found.weightings.draws == 2_500  # 400 · 2,500 is a million scores
    said = as_data(found)["candidates"]
    assert [len(each["pairwise_wins"] or ()) for each in said] == [19] * 20 + [0] * 380


def test_one_alone_is_not_tried():
    assert try_ranking(ranking(cards=CARDS[:1]), top=3) is None


def test_who_has_no_rank_is_named_apart():
    found = try_ranking(ranking(crowd=people("x", "y", "z")), top=2)
    assert found is not None
    assert as_data(found)["not_ranked"] == [{"candidate": "z", "name": "Z", "status": "not_enough_evidence"}]
