import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import DataFileError
from carehire.readers import ratings
from carehire.scoring.scorecard import Rating
from tests.readers.making import RUBRIC, xlsx

CROWD = [Candidate("c1", "Ana Ruiz"), Candidate("c2", "Ben Okoro"), Candidate("c3", "Ben Okoro")]
HEADER = "candidate,panelist,criterion,rating,evidence\n"


def read(text, name="r.csv"):
    return ratings.read(text.encode() if isinstance(text, str) else text, name, RUBRIC, CROWD)


def faults(text):
    with pytest.raises(DataFileError) as raised:
        read(text)
    return [str(fault) for fault in raised.value.faults]


def test_rows_become_one_scorecard_for_each_panelist_and_candidate():
    table = read(
        HEADER + "c1,Dana,listening,4,Asked back\nc2,Dana,listening,N/O,\nc1,Dana,clear-writing,5,\n"
    )
    assert [(card.candidate, card.panelist, card.ratings) for card in table.scorecards] == [
        ("c1", "Dana", {"listening": Rating(4, "Asked back"), "clear-writing": Rating(5)}),
        ("c2", "Dana", {"listening": Rating(None)}),
    ]
    assert table.warnings == ()


@pytest.mark.parametrize(
    "text",
    ["", "N/O", "no", "n/a", "N.A.", "N / O", "n\\o", "Not observed", "not-observed", "Not rated", "-", "—"],
)
def test_not_observed_can_be_written_in_several_ways(text):
    (card,) = read(HEADER + f"c1,Dana,listening,{text},\n").scorecards
    assert card.ratings == {"listening": Rating(None)}


@pytest.mark.parametrize("text", ["4", "4.0", " 4 ", "+4"])
def test_a_whole_number_is_a_rating(text):
    (card,) = read(HEADER + f"c1,Dana,listening,{text},\n").scorecards
    assert card.ratings["listening"].level == 4


@pytest.mark.parametrize(
    "text", ["0", "6", "-4", "4.5", "4-5", "five", "4/5", "99999999999999", "nan", "2027-04-05", "#N/A"]
)
def test_a_rating_off_the_scale_is_refused_with_what_is_accepted(text):
    assert faults(HEADER + f"c1,Dana,listening,{text},\n") == [
        f'r.csv, row 2, rating: found "{text}"; '
        "a rating is a whole number from 1 to 5, or N/O for not observed"
    ]


def test_candidates_and_criteria_are_known_by_their_names_as_well():
    (card,) = read(HEADER + "ana  ruiz,Dana,Clear-Writing,4,\n").scorecards
    assert card.candidate == "c1"
    assert list(card.ratings) == ["clear-writing"]


def test_a_name_that_two_candidates_have_is_refused():
    assert faults(HEADER + "Ben Okoro,Dana,listening,4,\n") == [
        'r.csv, row 2, candidate: "Ben Okoro" may be c2 or c3; give the id'
    ]


def test_everything_wrong_is_told_together_with_its_row():
    told = faults(
        HEADER
        + "c1,Dana,listening,4,\n"
        + "c9,Dana,lisening,7,\n"
        + "c1,,listening,4,\n"
        + "c1,dana,Listening,5,\n"
        + "c1,Dana,education,4,\n"
        + ",Dana,,3,\n"
        + "c2,Dana,listening,3,well, then\n"
    )
    assert [text.partition(": ")[0] for text in told] == [
        "r.csv, row 3, candidate",
        "r.csv, row 3, criterion",
        "r.csv, row 3, rating",
        "r.csv, row 4, panelist",
        "r.csv, row 5",
        "r.csv, row 6, criterion",
        "r.csv, row 7, candidate",
        "r.csv, row 7, criterion",
        "r.csv, row 8",
    ]
    assert 'Did you mean "listening"' in told[1]
    assert "dana has rated listening of c1 in row 2 already" in told[4]
    assert "read from the candidate's education and takes no ratings" in told[5]


def test_a_rating_and_a_not_observed_of_one_panelist_are_two_ratings():
    assert len(faults(HEADER + "c1,Dana,listening,N/O,\nc1,Dana,listening,4,\n")) == 1


def test_a_missing_column_is_told_with_those_found():
    assert "the column is missing: rating" in faults("candidate,panelist,criterion\nc1,Dana,listening\n")[0]


@pytest.mark.parametrize("text", ["", HEADER])
def test_a_table_without_ratings_is_refused(text):
    assert len(faults(text)) == 1


def test_other_headings_are_understood():
    text = "Candidate ID;Interviewer;Competency;Score;Comments\nc1;Dana;listening;4;Asked back\n"
    (card,) = read(text).scorecards
    assert card.ratings == {"listening": Rating(4, "Asked back")}


def test_columns_left_out_and_missing_evidence_are_warned_of():
    warnings = read("candidate,panelist,criterion,rating,date\nc1,Dana,listening,4,x\n").warnings
    assert warnings[0] == "Left out of the ratings: the column date."
    assert "no column named evidence" in warnings[1]


def test_a_workbook_reads_like_a_csv_file():
    rows = [HEADER.strip().split(","), ["c1", "Dana", "listening", 4.0, "Asked\nback"]]
    (card,) = read(xlsx(About=[["x"]], RATINGS=rows), "r.xlsx").scorecards
    assert card.ratings == {"listening": Rating(4, "Asked\nback")}


def test_an_accent_of_its_own_makes_no_other_person():
    table = alone(HEADER + "Zoe\u0308,A\u030angstr\u00f6m,x,4,\nZo\u00eb,\u00c5ngstro\u0308m,y,3,\n")
    assert [(card.candidate, card.panelist) for card in table.scorecards] == [
        ("Zo\u00eb", "\u00c5ngstr\u00f6m")
    ]


def test_evidence_keeps_every_letter():
    words = "“R&D” <b>bold</b> ]]> 🙂 שלום"
    (card,) = read(HEADER + f'c1,Dana,listening,4,"{words}"\n').scorecards
    assert card.ratings["listening"].evidence == words


def test_the_wrong_file_altogether_is_told_quickly():
    # Looking for the nearest name for each of 20,000 strangers would take minutes.
    text = HEADER + "".join(f"stranger {i},Dana,listening,4,\n" for i in range(20_000))
    assert len(faults(text)) == 20_000


def alone(text, name="r.csv"):
    return ratings.read_alone(text.encode() if isinstance(text, str) else text, name)


def alone_faults(text):
    with pytest.raises(DataFileError) as raised:
        alone(text)
    return [str(fault) for fault in raised.value.faults]


def test_without_a_rubric_names_are_taken_as_they_come_in_any_case():
    table = alone(HEADER + "Ana  Ruiz,Dana,Clear writing,9,\nana ruiz,Bo,clear  Writing,N/O,\n")
    assert [(card.candidate, card.panelist, card.ratings) for card in table.scorecards] == [
        ("Ana Ruiz", "Dana", {"Clear writing": Rating(9)}),
        ("Ana Ruiz", "Bo", {"Clear writing": Rating(None)}),
    ]


@pytest.mark.parametrize(("text", "level"), [("-3", -3), ("0", 0), ("999999999", 999999999), ("4.0", 4)])
def test_without_a_rubric_any_whole_number_is_a_rating(text, level):
    (card,) = alone(HEADER + f"c1,Dana,listening,{text},\n").scorecards
    assert card.ratings["listening"].level == level


@pytest.mark.parametrize(
    "text", ["4.5", "4-5", "five", '"1,000"', "1.000", "9999999999", "nan", "inf", "1e3"]
)
def test_without_a_rubric_anything_else_is_refused(text):
    (told,) = alone_faults(HEADER + f"c1,Dana,listening,{text},\n")
    assert told == (
        f'r.csv, row 2, rating: found "{text.strip(chr(34))}"; '
        "a rating is a whole number of at most nine digits, or N/O for not observed"
    )


def test_without_a_rubric_everything_wrong_is_still_told_together():
    told = alone_faults(
        HEADER
        + "c1,Dana,listening,4,\n"
        + ",,,x,\n"
        + "C1,dana,Listening,N/O,\n"
        + "c2,Dana,listening,3,well, then\n"
    )
    assert [text.partition(": ")[0] for text in told] == [
        "r.csv, row 3, candidate",
        "r.csv, row 3, panelist",
        "r.csv, row 3, criterion",
        "r.csv, row 3, rating",
        "r.csv, row 4",
        "r.csv, row 5",
    ]
    assert "dana has rated listening of c1 in row 2 already" in told[4]


def test_without_a_rubric_evidence_is_kept_and_not_asked_for():
    table = alone("candidate,panelist,criterion,rating,date\nc1,Dana,listening,4,x\n")
    assert table.warnings == ("Left out of the ratings: the column date.",)
    (card,) = alone(
        xlsx(ratings=[HEADER.strip().split(","), ["c1", "Dana", "k", 4, "Saw it"]]), "r.xlsx"
    ).scorecards
    assert card.ratings == {"k": Rating(4, "Saw it")}
