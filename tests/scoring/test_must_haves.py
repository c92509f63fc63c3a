import math

import pytest

from carehire.candidates.candidate import Candidate
from carehire.rubrics.rubric import MustHave
from carehire.scoring.must_haves import Gate, judge, sentence
from tests.scoring.making import EDUCATION, SUPERVISION, make_rubric

YEARS = MustHave.model_validate(SUPERVISION)
LICENSE = MustHave(id="license", text="A license", fact="licenses", any_of=("Class B", "Class C"))
DEGREE = MustHave(id="degree", text="A degree", fact="education", any_of=("Bachelor's degree",))
PLAIN = make_rubric("listening")
WITH_LEVELS = make_rubric("listening", EDUCATION)


def gate(rule, facts, rubric=PLAIN):
    return judge(rule, Candidate("a", "Ana", facts), rubric)


@pytest.mark.parametrize(
    ("months", "outcome"),
    [(23.9, Gate.FAILED), (24, Gate.PASSED), (0, Gate.FAILED), (math.nan, Gate.UNKNOWN)],
)
def test_a_number_passes_from_the_limit_on(months, outcome):
    assert gate(YEARS, {"supervision_months": months}) is outcome


def test_a_fact_that_is_not_there_is_unknown_and_rejects_nobody():
    assert gate(YEARS, {}) is Gate.UNKNOWN
    assert gate(LICENSE, {}) is Gate.UNKNOWN
    assert gate(YEARS, {"supervision_months": "some"}) is Gate.UNKNOWN


@pytest.mark.parametrize("text", ["class b", "Forklift; CLASS C", "Class B, Forklift"])
def test_one_of_the_listed_names_passes_in_any_letter_case(text):
    assert gate(LICENSE, {"licenses": text}) is Gate.PASSED


@pytest.mark.parametrize("text", ["Forklift", "none", "no"])
def test_other_names_fail_where_the_rubric_knows_no_spellings(text):
    assert gate(LICENSE, {"licenses": text}) is Gate.FAILED


def test_another_spelling_of_a_listed_credential_passes():
    assert gate(DEGREE, {"education": "BSc"}, WITH_LEVELS) is Gate.PASSED


def test_a_known_lower_credential_fails_and_an_unknown_one_needs_evidence():
    assert gate(DEGREE, {"education": "high school"}, WITH_LEVELS) is Gate.FAILED
    assert gate(DEGREE, {"education": "none"}, WITH_LEVELS) is Gate.FAILED
    assert gate(DEGREE, {"education": "Licence de lettres"}, WITH_LEVELS) is Gate.UNKNOWN


def test_a_failure_says_what_was_found_and_what_is_asked():
    ana = Candidate("a", "Ana", {"supervision_months": 12.0, "licenses": "Forklift"})
    assert sentence(YEARS, ana, Gate.FAILED) == "Supervision: 12 months found, at least 24 asked."
    assert sentence(LICENSE, ana, Gate.FAILED) == "Licenses: Forklift found, Class B or Class C asked."


def test_an_unknown_says_what_is_needed():
    nobody = Candidate("a", "Ana", {"education": "Licence de lettres"})
    assert sentence(YEARS, nobody, Gate.UNKNOWN) == (
        "Supervision: nothing found, at least 24 months asked; evidence is needed."
    )
    assert "“Licence de lettres” could not be placed" in sentence(DEGREE, nobody, Gate.UNKNOWN)
