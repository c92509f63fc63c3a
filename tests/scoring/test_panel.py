import math

import numpy as np
import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import UserError
from carehire.scoring.must_haves import Gate
from carehire.scoring.panel import collect
from carehire.scoring.scorecard import Rating, Scorecard
from tests.scoring.making import EDUCATION, EXPERIENCE, SUPERVISION, card, make_rubric, people


def test_points_are_the_mean_of_the_ratings_and_the_spread_their_span():
    table = collect(
        make_rubric("listening", "writing"),
        people("ana", "ben"),
        [
            card("ana", "P", listening=5, writing=2),
            card("ana", "Q", listening=4),
            card("ana", "R", listening=2),
            card("ben", "P", writing=3),
        ],
    )
    # ana, listening: (5 + 4 + 2) / 3 = 11/3; 5 - 2 = 3. One rating has no spread.
    np.testing.assert_allclose(table.points, [[11 / 3, 2], [math.nan, 3]])
    np.testing.assert_array_equal(table.counts, [[3, 1], [0, 1]])
    np.testing.assert_array_equal(table.spread, [[3, math.nan], [math.nan, math.nan]])


def test_what_was_not_observed_is_no_rating():
    table = collect(
        make_rubric("listening"),
        people("ana"),
        [card("ana", "P", listening=None), card("ana", "Q", listening=4)],
    )
    assert table.points[0, 0] == 4
    assert table.counts[0, 0] == 1


@pytest.mark.parametrize(("months", "points"), [(0, 1), (23.9, 1), (24, 3), (59, 3), (60, 5), (900, 5)])
def test_experience_earns_the_points_of_its_band_and_saturates(months, points):
    table = collect(make_rubric(EXPERIENCE), [Candidate("a", "Ana", {"service_months": months})], [])
    assert table.points[0, 0] == points
    assert table.counts[0, 0] == 0


@pytest.mark.parametrize(
    "facts", [{}, {"service_months": "long"}, {"service_months": math.nan}, {"service_months": -1}]
)
def test_experience_that_is_not_known_is_not_observed(facts):
    table = collect(make_rubric(EXPERIENCE), [Candidate("a", "Ana", facts)], [])
    assert math.isnan(table.points[0, 0])


def test_an_unrecognized_credential_is_unknown_and_warned_of_with_what_would_be_accepted():
    table = collect(
        make_rubric(EDUCATION),
        [Candidate("a", "Ana", {"education": "Licence"}), Candidate("b", "Ben", {"education": "BA"})],
        [],
    )
    assert math.isnan(table.points[0, 0])
    assert table.points[1, 0] == 5
    (warning,) = table.warnings
    assert "Ana" in warning
    assert "“Licence”" in warning
    assert "“Bachelor's degree” or “High school”" in warning
    assert "Ben" not in warning


def test_one_warning_names_everybody_with_the_same_unrecognized_value():
    crowd = [Candidate(str(i), f"Person {i}", {"education": "Licence"}) for i in range(9)]
    (warning,) = collect(make_rubric(EDUCATION), crowd, []).warnings
    assert warning.startswith("Person 0, Person 1, Person 2 and 6 more: ")


def test_gates_stand_for_each_must_have():
    table = collect(
        make_rubric("listening", must_haves=[SUPERVISION]),
        [
            Candidate(c, c, f)
            for c, f in [("a", {"supervision_months": 24.0}), ("b", {"supervision_months": 2.0}), ("c", {})]
        ],
        [],
    )
    assert table.gates[:, 0].tolist() == [Gate.PASSED, Gate.FAILED, Gate.UNKNOWN]


def test_every_number_opens_down_to_who_rated_it_and_why():
    said = Scorecard("ana", "Quinn", {"listening": Rating(4, "Repeated the question.")})
    table = collect(make_rubric("listening"), people("ana", "ben"), [said, card("ana", "Dana", listening=2)])
    assert table.ratings_of("ana", "listening") == (
        ("Dana", Rating(2)),
        ("Quinn", Rating(4, "Repeated the question.")),
    )
    assert table.ratings_of("ben", "listening") == ()


def test_all_faults_of_the_scorecards_are_told_together():
    rubric = make_rubric("listening", EDUCATION)
    cards = [
        card("nobody", "P", listening=3),
        card("ana", "P", listening=6, lisstening=3, education=4),
        card("ben", "P", listening=3),
        card("ben", "p", listening=3),
    ]
    with pytest.raises(UserError) as raised:
        collect(rubric, people("ana", "ben"), cards)
    told = [str(fault) for fault in raised.value.faults]
    assert len(told) == 5
    assert any('no candidate "nobody"' in text for text in told)
    assert any("rated 6; a rating is a whole number from 1 to 5" in text for text in told)
    assert any('Did you mean "listening"?' in text for text in told)
    assert any("takes no ratings" in text for text in told)
    assert any("rated twice" in text for text in told)


def test_two_candidates_of_one_id_are_a_fault():
    with pytest.raises(UserError, match='2 candidates have the id "ana"'):
        collect(make_rubric("listening"), people("ana", "ana"), [])


def test_a_panel_without_candidates_is_an_empty_table():
    table = collect(make_rubric("listening"), [], [])
    assert table.points.shape == (0, 1)
