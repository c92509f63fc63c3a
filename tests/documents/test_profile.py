from carehire.documents import profile
from carehire.documents.blocks import Bullets, Fields, Heading, Paragraph, Table, plain
from tests.documents.ranking_samples import HOSTILE, sample

RANKING = sample()


def blocks_of(candidate):
    return list(profile.build(RANKING, RANKING.result(candidate), "en-US"))


def section(candidate, title):
    """Return the block right below a heading, or None where the heading is not there."""
    blocks = blocks_of(candidate)
    places = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text == title]
    return blocks[places[0] + 1] if places else None


def fields_of(candidate):
    (fields,) = [block for block in blocks_of(candidate) if isinstance(block, Fields)]
    return {label: plain(text) for label, text in fields.items}


def test_a_profile_says_where_somebody_stands_and_who_rated_them():
    # listening (5 + 4) / 2 = 4.5 → .875; writing 2 → .25; education is not known:
    # 100 · (.875 + .25) / 2 = 56.25, and 2 of 2.5 weights were observed.
    assert fields_of("a") == {
        "Standing": "Rank 1 of 1",
        "Score": "56.3 of 100",
        "Coverage": "80% of the weight was observed",
        "Rated by": "Pat and Quinn",
    }
    assert fields_of("d")["Standing"] == "Must-have not met"


def test_must_haves_are_shown_one_by_one_with_what_was_found():
    rows = {name: [plain(cell) for cell in section(name, "Must-haves").rows[0]] for name in ("a", "b", "d")}
    assert rows["a"] == ["Two years", "at least 24 months", "30 months", "Met"]
    assert rows["b"] == ["Two years", "at least 24 months", "Nothing", "Needs evidence"]
    assert rows["d"] == ["Two years", "at least 24 months", "12 months", "Not met"]


def test_the_criteria_show_what_they_add_to_the_score():
    table = section("a", "Criteria")
    assert isinstance(table, Table)
    # 100 · .875 / 2 = 43.75 and 100 · .25 / 2 = 12.5.
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Listening", "1", "2", "4.5", "1", "4.5", "43.8"],
        ["Writing", "1", "1", "2", "–", "2", "12.5"],
        ["Education", "0.5", "0", "–", "–", "–", "–"],
    ]


def test_strengths_and_concerns_quote_the_evidence_and_name_who_gave_it():
    strengths, concerns = section("a", "Strengths"), section("a", "Concerns")
    assert isinstance(strengths, Bullets)
    assert isinstance(concerns, Bullets)
    assert [plain(item) for item in strengths.items] == [
        f"Listening, 4.5 of 5. Pat (5): “{HOSTILE}” Quinn (4) wrote down no evidence."
    ]
    assert [plain(item) for item in concerns.items] == [
        "Writing, 2 of 5. Pat (2): “Two lines in all” Quinn (not observed): “No time left”"
    ]


def test_ratings_without_any_evidence_are_told_in_one_line():
    between = section("b", "In between")
    assert [plain(item) for item in between.items] == [
        "Writing, 3 of 5. Pat 3; no evidence was written down."
    ]


def test_what_nobody_observed_is_named():
    missing = section("c", "Observed by nobody")
    assert isinstance(missing, Paragraph)
    assert plain(missing.spans) == "Writing and Education."
    assert section("d", "Observed by nobody") is None


def test_headings_skip_no_level():
    levels = [block.level for block in blocks_of("a") if isinstance(block, Heading)]
    assert levels[0] == 2
    assert set(levels[1:]) == {3}
