from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from carehire.candidates.candidate import Candidate
from carehire.candidates.decision import Choice, Decision, Standing
from carehire.documents import shortlist
from carehire.documents.blocks import Bullets, Fields, Heading, Paragraph, Table, plain
from carehire.scoring.basis import Basis, Waiting
from carehire.scoring.scorecard import RatingRound
from tests.documents.ranking_samples import sample
from tests.scoring.making import card, make_rubric, people, ranked

CREATED = datetime(2027, 1, 4, 9, tzinfo=UTC)


def built(ranking=None, language="en-US", **decisions):
    return shortlist.build(
        ranking or sample(),
        decisions=decisions,
        title="Shortlist: Manager",
        employer="Larkspur",
        language=language,
        created=CREATED,
    )


def headings(document):
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def below(document, title):
    blocks = list(document.blocks)
    start = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == title)
    ends = [i for i, b in enumerate(blocks) if i > start and isinstance(b, Heading)]
    return blocks[start + 1 : ends[0] if ends else None]


def words(blocks):
    texts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(plain(block.spans))
        elif isinstance(block, Bullets):
            texts += [plain(item) for item in block.items]
        elif isinstance(block, Table):
            texts += [plain(cell) for row in block.rows for cell in row]
    return "\n".join(texts)


def test_it_has_the_parts_that_a_decision_needs_in_order():
    assert [text for level, text in headings(built()) if level == 1] == [
        "Ranking",
        "Shown apart",
        "Please note",
        "Profiles",
        "How the scores were made",
    ]


def test_headings_skip_no_level():
    levels = [0] + [level for level, _ in headings(built())]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_ranking_shows_rank_score_and_why():
    (table,) = [block for block in below(built(), "Ranking") if isinstance(block, Table)]
    assert [[plain(cell) for cell in row][:4] for row in table.rows] == [["1", "Ana", "56.3", "80%"]]
    assert "Strongest: Listening (4.5 of 5)" in plain(table.rows[0][4])


def test_those_without_a_rank_stand_apart_each_with_the_reason():
    document = built()
    assert "Dee: Supervision: 12 months found, at least 24 asked." in words(
        below(document, "Must-have not met")
    )
    assert "Ben: Supervision: nothing found" in words(below(document, "Needs evidence"))
    assert "Cy: Only 40% of the weight was observed" in words(below(document, "Not enough evidence"))


def test_everybody_has_a_profile_and_the_ranked_come_first():
    names = [text for level, text in headings(built()) if level == 2]
    assert names == ["Needs evidence", "Not enough evidence", "Must-have not met", "Ana", "Ben", "Cy", "Dee"]


def test_warnings_are_told():
    assert "“Licence”" in words(below(built(), "Please note"))


def test_it_says_how_the_scores_were_made_and_that_a_person_decides():
    told = words(below(built(), "How the scores were made"))
    assert "Below a coverage of 60% nobody is ranked" in told
    assert "A person decides." in told
    assert "Two years (at least 24 months)" in told
    # 1, 1 and .5 of 2.5.
    assert "Listening\n1\n40%" in told
    assert "Education\n0.5\n20%" in told


def test_dates_and_numbers_are_written_as_the_reader_writes_them():
    assert built().subtitle == "Larkspur · Rubric test v1 · January 4, 2027"
    german = built(language="de-DE")
    assert "4. Januar 2027" in german.subtitle
    assert "56,3" in words(below(german, "Ranking"))


def test_where_nobody_can_be_ranked_it_says_so():
    document = built(ranked(make_rubric("listening"), people("ana")))
    assert words(below(document, "Ranking")) == "Nobody can be ranked yet; the reasons stand below."


def test_where_all_are_ranked_nobody_stands_apart():
    from tests.scoring.making import card

    document = built(ranked(make_rubric("listening"), people("ana"), card("ana", "P", listening=4)))
    assert [text for level, text in headings(document) if level == 1] == [
        "Ranking",
        "Profiles",
        "How the scores were made",
    ]


def test_of_a_requisition_it_says_which_ratings_were_counted_and_whom_it_waits_for():
    waiting = (
        Waiting("e", "Eve", ("Pat", "Quinn")),
        Waiting("f", "Flo"),
        Waiting("g", "Gus", under=("test v2",)),
    )
    basis = Basis(RatingRound.INDEPENDENT, {"a": ("test v1",)}, waiting)
    ranking = sample()
    document = built(replace(ranking, panel=replace(ranking.panel, basis=basis)))
    assert document.subtitle.split(" · ")[2] == "Independent ratings"
    assert "which each panelist gave before they could read another's" in words(below(document, "Ranking"))
    assert "Ranked: 1 of 7." in words(below(document, "Ranking"))
    assert words(below(document, "Waiting for the panel")) == (
        "Eve: Pat and Quinn have not submitted yet.\nFlo: Nobody has begun a scorecard yet."
    )
    assert "Gus: Rated under test v2" in words(below(document, "Rated under another version of the rubric"))


def test_a_ranking_of_files_waits_for_nobody():
    assert "Waiting for the panel" not in [text for _, text in headings(built())]


def test_what_was_decided_stands_with_its_reason_its_person_and_the_score_of_that_moment():
    made = Decision(
        "d", Choice.DECLINE, "No licence.", "Maria Lopez", CREATED, Standing("test v1", 71.25, 0.8)
    )
    document = built(d=made, a=Decision("a", Choice.ADVANCE, "Clear examples.", "Maria Lopez", CREATED))
    (table,) = [block for block in below(document, "Decisions") if isinstance(block, Table)]
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Ana", "Advance", "Clear examples.", "–", "Maria Lopez, January 4, 2027"],
        ["Dee", "Decline", "No licence.", "71.3", "Maria Lopez, January 4, 2027"],
    ]
    [fields] = [block for block in below(document, "Dee") if isinstance(block, Fields)]
    assert ("Decision", "Decline, Maria Lopez, January 4, 2027") in [
        (label, plain(value)) for label, value in fields.items
    ]
    assert "Decisions" not in [text for _, text in headings(built())]


def test_two_of_one_name_are_told_apart_everywhere():
    twins = [Candidate("k1", "Kim Lee"), Candidate("k2", "Kim Lee"), Candidate("jo", "Jo Doe")]
    ranking = ranked(
        make_rubric("a"), twins, card("k1", "P", a=4), card("k2", "P", a=4), card("jo", "P", a=1)
    )
    document = built(ranking)
    told = words(below(document, "Ranking"))
    assert "Kim Lee (k1)\n" in told
    assert "Shares rank 1 with Kim Lee (k2): their scores are equal." in told
    assert [text for level, text in headings(document) if level == 2] == [
        "Kim Lee (k1)",
        "Kim Lee (k2)",
        "Jo Doe",
    ]
