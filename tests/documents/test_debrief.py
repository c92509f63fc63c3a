from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from carehire.candidates.candidate import Candidate
from carehire.candidates.decision import Choice, Decision
from carehire.documents import debrief, debrief_parts
from carehire.documents.blocks import Block, Bullets, Document, Heading, Paragraph, Table, plain
from carehire.documents.debrief_differences import NO_EVIDENCE, differences
from carehire.scoring.debrief import Change, Debrief, hold, overview, rated_criteria
from carehire.scoring.panel import PanelTable, collect
from carehire.scoring.ranking import rank
from carehire.scoring.scorecard import Rating, Scorecard
from tests.scoring.making import make_rubric, people, rated

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
ANCHORS = {1: "Waits.", 5: "Acts."}
TWO_YEARS = {"id": "years", "text": "Two years", "fact": "service_months", "at_least": 24}
RUBRIC = make_rubric(rated("listening") | {"anchors": ANCHORS}, "writing", "planning")
CARDS = [
    Scorecard("kim", "Ana", {"listening": Rating(5, "Gave the words back."), "writing": Rating(3)}),
    Scorecard("kim", "Bo", {"listening": Rating(1, "Broke in twice."), "writing": Rating(None, "No time.")}),
    Scorecard("lee", "Bo", {"listening": Rating(4, "Asked twice.")}),
]


def panel(*cards: Scorecard) -> PanelTable:
    return collect(RUBRIC, people("kim", "lee", "max"), cards or CARDS)


def words(blocks: list[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(block.text)
        elif isinstance(block, Paragraph):
            parts.append(plain(block.spans))
        elif isinstance(block, Bullets):
            parts += [plain(item) for item in block.items]
        elif isinstance(block, Table):
            parts += [block.caption, *block.header, *(plain(cell) for row in block.rows for cell in row)]
    return "\n".join(parts)


def packet(
    *decisions: Decision, table: PanelTable | None = None, held: list[Debrief] | None = None
) -> Document:
    table = table or panel()
    debriefs = held or [
        hold(table, person.id, ["Cy"] if person.id == "kim" else []) for person in table.candidates
    ]
    return debrief.build(
        debriefs,
        table,
        decisions,
        ranking=rank(table),
        title="Debrief: Customer Care Manager",
        employer="Larkspur",
        language="en-US",
        created=NOW,
    )


def between(document: Document, first: str, last: str) -> list[Block]:
    titles = [block.text if isinstance(block, Heading) else "" for block in document.blocks]
    return list(document.blocks[titles.index(first) : titles.index(last, titles.index(first))])


def test_evidence_is_told_without_a_level_and_before_the_ratings():
    evidence = words(list(debrief_parts.evidence(hold(panel(), "kim"))))
    assert "Ana: Gave the words back." in evidence
    assert "Bo: No time." in evidence
    assert "Nobody wrote anything down on Planning." in evidence
    assert not any(sign.isdigit() for sign in evidence)
    kim = [block.text for block in between(packet(), "Kim", "Lee") if isinstance(block, Heading)]
    order = [
        kim.index(title) for title in ("Evidence", "Ratings of Kim", "Where the panel differs", "Decision")
    ]
    assert order == sorted(order)


def test_ratings_begin_a_page_so_that_nobody_reads_them_with_the_evidence():
    opened = [block.text for block in packet().blocks if isinstance(block, Heading) and block.new_page]
    assert opened == [
        *("Kim", "Ratings of Kim", "Lee", "Ratings of Lee", "Max"),
        *("The panel over all candidates", "Decisions"),
    ]


def test_no_level_of_anybody_stands_before_the_first_evidence():
    before = words(between(packet(), "How to go about it", "Evidence"))
    assert "Kim\nAna and Bo\nCy" in before  # who submitted, and who did not
    assert not any(word in before for word in ("Listening", "Apart", "apart", "Mean level"))
    assert "Kim\nListening\n4" in words(between(packet(), "What to talk about first", "Decisions"))


def test_the_heat_map_shows_levels_not_observed_and_no_rating_apart():
    table = debrief_parts.heat_map(hold(panel(), "kim"), RUBRIC.scale)
    assert table.header == ("Criterion", "Ana", "Bo", "Apart")
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Listening", "5", "1", "4"],
        ["Writing", "3", "N/O", "–"],
        ["Planning", "–", "–", "–"],
    ]
    # Five levels from 1: the highest is tinted whole, the lowest a fifth, what has none not at all.
    assert table.tints == ((0.0, 1.0, 0.2, 0.0), (0.0, 0.6, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0))
    assert table.rows[0][3][0].strong
    assert not table.rows[1][3][0].strong


def test_a_difference_shows_both_pieces_of_evidence_side_by_side_with_their_anchors():
    blocks = list(differences(hold(panel(), "kim"), RUBRIC.scale))
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert table.header == ("5: Ana", "1: Bo")
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Gave the words back.", "Broke in twice."],
        ["Its anchor: Acts.", "Its anchor: Waits."],
    ]
    assert "To Bo, who gave 1: what would have raised the score?" in words(blocks)


def test_of_many_panelists_both_ends_stand_side_by_side_and_the_others_between_them():
    cards = [
        Scorecard("kim", who, {"listening": Rating(level, seen)})
        for who, level, seen in (("A", 5, "Saw it."), ("B", 5, ""), ("C", 3, "Half."), ("D", 1, "Nothing."))
    ]
    blocks = list(differences(hold(panel(*cards), "kim"), RUBRIC.scale))
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert table.header == ("5: A and B", "1: D")
    assert [[plain(cell) for cell in row] for row in table.rows][:2] == [
        ["A: Saw it.", "Nothing."],
        [f"B: {NO_EVIDENCE}", ""],
    ]
    told = words(blocks)
    assert "Between, C (3): Half." in told
    assert "To A and B, who gave 5" in told


def test_after_the_second_round_the_levels_stand_beside_what_they_were():
    later = [CARDS[0], Scorecard("kim", "Bo", {"listening": Rating(4, "Both.")}), CARDS[2]]
    debrief_of_kim = hold(panel(), "kim", after=panel(*later))
    assert debrief_of_kim.after is not None
    table = debrief_parts.heat_map(debrief_of_kim.after, RUBRIC.scale, debrief_of_kim)
    assert [plain(cell) for cell in table.rows[0]] == ["Listening", "5", "1 → 4", "1"]
    assert table.rows[0][2][0].strong
    assert "After the second round: 1 level apart." in words(list(differences(debrief_of_kim, RUBRIC.scale)))
    assert hold(panel(), "kim", after=panel()).after is None


def test_a_decision_has_before_it_what_is_not_met_and_what_was_decided_earlier():
    gated = make_rubric("listening", "writing", must_haves=[TWO_YEARS])
    table = collect(gated, [Candidate("kim", "Kim", {"service_months": 6.0})], [CARDS[0]])
    known = list(debrief_parts.stands(rank(table), "kim", "en-US"))
    assert known[0].startswith("Must-have not met: ")
    assert "6 months found" in known[0]
    assert known[1].startswith("Score after the debrief: 75.0 of 100")
    first, second = (Decision("kim", choice, choice.label, "Maria Lopez", NOW) for choice in list(Choice)[:2])
    assert "Before: Advance, Maria Lopez, January 15, 2027: Advance" in words(
        list(packet(first, second).blocks)
    )


def test_the_packet_of_one_candidate_tells_nothing_of_the_others():
    told = words(list(packet(held=[hold(panel(), "kim")]).blocks))
    assert "Kim" in told
    assert not any(word in told for word in ("Lee", "The panel over all candidates"))


def test_what_is_missing_names_people_and_criteria():
    closed = replace(hold(panel(), "kim", waiting=["Cy", "Di"]), closed="by Maria Lopez: both are ill")
    gaps = words(list(debrief_parts.gaps(closed)))
    assert "Not submitted yet: Cy and Di." in gaps
    assert "Panel closed early by Maria Lopez: both are ill." in gaps
    assert "Observed by nobody: Planning." in gaps
    assert "Rated without evidence: Ana on Writing." in gaps


def test_a_panel_that_was_closed_before_anybody_submitted_is_not_called_open():
    nobody = hold(replace(panel(), scorecards=()), "kim", waiting=["Cy"])
    assert "Still without a scorecard: Cy." in debrief_parts.nothing_yet(nobody)
    closed = replace(nobody, closed="by Maria Lopez: called off.")
    told = "The panel was closed early by Maria Lopez: called off. Nobody had submitted a scorecard."
    assert debrief_parts.nothing_yet(closed) == told
    assert "Nobody; closed early" in words(list(packet(held=[closed]).blocks))


def test_where_nothing_is_missing_the_packet_says_so():
    whole = Scorecard("kim", "Ana", {c.id: Rating(4, "Seen.") for c in rated_criteria(panel())})
    assert "Everybody has submitted" in words(list(debrief_parts.gaps(hold(panel(whole), "kim"))))


def test_the_second_round_shows_both_ratings_and_the_reason():
    change = Change("Bo", rated_criteria(panel())[0], Rating(1), Rating(3), "I had not heard the end.", NOW)
    told = words(
        list(debrief_parts.second_round(hold(panel(), "kim", changes=[change]), RUBRIC.scale, "en-US"))
    )
    assert "I had not heard the end." in told
    assert "January 15, 2027" in told
    assert "\n1\n3\n" in told


def test_the_overall_heat_map_holds_means_by_hand():
    # Bo gave 1 to Kim and 4 to Lee on listening.
    table = debrief_parts.overall_heat_map(overview(panel()), RUBRIC.scale, "de-DE")
    assert [plain(cell) for cell in table.rows[0]] == ["Listening", "5,0", "2,5"]


def test_an_open_decision_has_room_and_a_made_one_its_reason_and_person():
    made = Decision("kim", Choice.HOLD, "Hear the second example.", "Maria Lopez", NOW)
    told = packet(made)
    kim = words(between(told, "Kim", "Lee"))
    assert "Hold\nHear the second example.\nMaria Lopez, January 15, 2027" in kim
    assert "☐ Advance" in words(between(told, "Lee", "Max"))
    sheet = words(between(told, "Decisions", "Decisions") or list(told.blocks[-1:]))
    assert "Open" in sheet
    assert "Hear the second example." in sheet


def test_who_was_rated_by_nobody_still_has_room_for_a_decision():
    told = words(between(packet(), "Max", "The panel over all candidates"))
    assert "Nobody has submitted a scorecard yet." in told
    assert "☐ Decline" in told


def test_a_requisition_without_anybody_makes_a_packet_that_says_so():
    empty = collect(RUBRIC, [], [])
    assert "There is nobody to decide about yet." in words(list(packet(table=empty, held=[]).blocks))


def test_two_of_one_name_are_told_apart_on_every_page():
    twins = [Candidate("kim", "Kim Lee"), Candidate("lee", "Kim Lee")]
    told = words(list(packet(table=collect(RUBRIC, twins, CARDS[:3])).blocks))
    assert "Ratings of Kim Lee (lee)" in told
    assert "Decision on Kim Lee (kim)" in told
    assert "of Kim Lee\n" not in told
