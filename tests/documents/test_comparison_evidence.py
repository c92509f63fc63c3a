from carehire.candidates.candidate import Candidate
from carehire.documents.blocks import plain
from carehire.documents.comparison_evidence import evidence
from carehire.scoring.scorecard import Rating, Scorecard
from tests.documents.ranking_samples import HOSTILE, chosen, sample
from tests.scoring.making import make_rubric, ranked


def test_evidence_is_quoted_letter_for_letter_and_nobody_is_left_out():
    ranking = sample()
    listening, writing, education = evidence(ranking, chosen(ranking, "a", "b", "c"), "en-US")
    assert [plain(quote) for quote in listening[1][0].quotes] == [
        f"Pat (5): “{HOSTILE}”",
        "Quinn (4) wrote down no evidence.",
    ]
    assert [plain(quote) for quote in writing[1][0].quotes][1] == "Quinn (not observed): “No time left”"
    assert (writing[1][2].candidate, writing[1][2].points, writing[1][2].quotes) == ("Cy", "Not observed", ())
    told = [plain(quote) for seen in education[1] for quote in seen.quotes]
    assert told[0] == "“Licence” found, which the rubric has no points for."
    assert told[1].endswith("” found.")


def test_a_level_of_nought_is_a_rating_like_any_other():
    rubric = make_rubric("a").model_copy(
        update={"scale": make_rubric("a").scale.model_copy(update={"min": 0})}
    )
    people = [Candidate("x", "X"), Candidate("y", "Y")]
    ranking = ranked(
        rubric, people, Scorecard("x", "P", {"a": Rating(0)}), Scorecard("y", "P", {"a": Rating(1)})
    )
    ((_, seen),) = evidence(ranking, chosen(ranking, "x", "y"), "en-US")
    assert [plain(quote) for quote in seen[0].quotes] == ["P (0) wrote down no evidence."]
