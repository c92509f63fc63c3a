import pytest

from carehire.errors import UserError
from carehire.scoring.observations import observe
from carehire.scoring.scorecard import Rating, Scorecard
from tests.scoring.making import card


def entries(observations):
    return {
        (
            observations.candidates[observations.candidate[row]],
            observations.panelists[observations.panelist[row]],
            observations.criteria[observations.criterion[row]],
        ): int(observations.level[row]) if observations.observed[row] else None
        for row in range(len(observations))
    }


def test_every_answer_is_an_entry_not_observed_included():
    found = observe([card("ana", "Pat", coaching=4, writing=None), card("ben", "Pat", coaching=0)])
    assert entries(found) == {
        ("ana", "Pat", "coaching"): 4,
        ("ana", "Pat", "writing"): None,
        ("ben", "Pat", "coaching"): 0,
    }


def test_a_note_before_the_choice_is_no_entry():
    noted = Scorecard("ana", "Pat", {"coaching": Rating(None, "Asked well", answered=False)})
    assert len(observe([noted])) == 0


def test_criteria_stand_in_the_order_that_was_asked_for():
    found = observe([card("ana", "Pat", extra=1, writing=2, coaching=3)], criteria=["coaching", "writing"])
    assert found.criteria == ("coaching", "writing", "extra")


def test_a_panelist_is_one_person_in_whatever_case():
    found = observe([card("ana", "Pat Lee", coaching=4), card("ben", "pat  lee", coaching=2)])
    assert found.panelists == ("Pat Lee",)


def test_rated_twice_and_too_large_are_told_together():
    with pytest.raises(UserError) as raised:
        observe(
            [
                card("ana", "Pat", coaching=4),
                card("ana", "pat", coaching=5),
                card("ben", "Pat", coaching=2**60),
            ]
        )
    told = [str(fault) for fault in raised.value.faults]
    assert told == [
        'scorecard of pat for ana: "coaching" is rated twice; keep one rating',
        'scorecard of Pat for ben: "coaching" is rated with a number too large to measure',
    ]
