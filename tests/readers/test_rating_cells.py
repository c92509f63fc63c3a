import pytest

from carehire.candidates.candidate import Candidate
from carehire.readers.rating_cells import Known, Unknown, level_of, says_not_observed
from tests.readers.making import RUBRIC


def test_a_cell_says_not_observed_in_letters_alone():
    assert all(map(says_not_observed, ("N / O", "not-observed", "n.a.", "–", "")))
    assert not any(map(says_not_observed, ("nothing", "#N/A", "0")))


def test_a_level_is_a_whole_number_of_the_scale():
    assert [level_of(text, RUBRIC.scale) for text in ("4", "4,0", "+4", "N/O")] == [4, 4, 4, None]
    with pytest.raises(ValueError, match="a whole number from 1 to 5"):
        level_of("4.5", RUBRIC.scale)


def test_a_name_means_a_candidate_where_only_one_has_it():
    meaning = Known(RUBRIC, [Candidate("c1", "Ana Ruiz"), Candidate("c2", "Ben"), Candidate("c3", "Ben")])
    assert meaning.candidate("ana  RUIZ") == "c1"
    with pytest.raises(ValueError, match="may be c2 or c3"):
        meaning.candidate("Ben")


def test_where_nobody_is_known_the_first_spelling_is_kept():
    meaning = Unknown()
    assert [meaning.candidate(text) for text in ("Ana  Ruiz", "ana ruiz")] == ["Ana Ruiz", "Ana Ruiz"]
    assert (meaning.level("9.0"), meaning.level("N/O")) == (9, None)
