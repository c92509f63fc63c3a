import pytest

from carehire.candidates.candidate import Candidate
from carehire.rubrics.rubric import CredentialCriterion
from carehire.scoring.credentials import by_spelling, read
from tests.scoring.making import EDUCATION

CRITERION = CredentialCriterion.model_validate(EDUCATION)
KNOWN = by_spelling(CRITERION)


def holding(text):
    return read("education", Candidate("a", "Ana", {"education": text}), KNOWN)


@pytest.mark.parametrize(
    "text", ["Bachelor's degree", "bachelor’s  Degree", "BSc", "bsc.", "BSc in marketing"]
)
def test_spellings_of_one_credential_are_the_same(text):
    assert holding(text).best == CRITERION.levels[0]
    assert holding(text).strange == ()


def test_the_best_of_several_credentials_counts():
    assert holding("High school; BA").best == CRITERION.levels[0]


def test_a_credential_that_nobody_knows_is_named_beside_the_one_that_counts():
    found = holding("High school, Juggling diploma")
    assert found.best == CRITERION.levels[1]
    assert found.strange == ("Juggling diploma",)


@pytest.mark.parametrize("text", ["BSc in progress", "BSc in part", "Bachelor's degree in 2028"])
def test_a_degree_that_is_not_finished_does_not_count_as_one(text):
    assert holding(text).best is None


def test_nothing_held_is_unknown_and_not_strange():
    assert read("education", Candidate("a", "Ana"), KNOWN).best is None
    assert read("education", Candidate("a", "Ana"), KNOWN).strange == ()
