"""Interview kits as documents, in every format that they are had in."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest

from carehire.documents import interview_kit
from carehire.documents.blocks import Document, Heading, NoteSpace, Table, plain
from carehire.interviews.kit import Kit, kits
from carehire.writers import FORMATS
from tests.interviews.making import make_guide, make_plan, make_round, make_rubric
from tests.writers.samples import HOUSE

CREATED = datetime(2027, 1, 4, tzinfo=UTC)


@pytest.fixture
def kit() -> Kit:
    """Ben's: he asks about coaching, Cy asks about tools, and he rates both."""
    seats = (("Ben", "coaching", "tools"), ("Cy", "tools"))
    rubric = make_rubric("coaching", "tools", scale={"min": 1, "max": 3, "labels": {2: "Fine"}}, criteria=[
        {**each.model_dump(mode="json"), "anchors": {1: "Waits.", 2: "Acts."}}
        for each in make_rubric("coaching", "tools").criteria[:2]
    ])  # fmt: skip
    plan = make_plan(make_round("case", 30, *seats))
    return kits(plan, rubric, make_guide(), "Care <b>Manager</b>")[0]


@pytest.fixture
def document(kit: Kit) -> Document:
    return interview_kit.build(kit, "Larkspur", "en-US", CREATED)


def tables(document: Document) -> dict[str, list[list[str]]]:
    found = [block for block in document.blocks if isinstance(block, Table)]
    return {
        table.caption or table.header[0]: [[plain(cell) for cell in row] for row in table.rows]
        for table in found
    }


def test_the_running_order_adds_up_and_says_who_asks(document: Document):
    rows = tables(document)["30 minutes, and who speaks in each part"]
    # 3 to open, 23 for two questions, 3 for the candidate's own, 1 to close.
    assert rows == [
        ["0–3", "3", "Opening", "You"],
        ["3–15", "12", "Coaching", "You"],
        ["15–26", "11", "Tools", "Cy"],
        ["26–29", "3", "The candidate’s own questions", "Everybody"],
        ["29–30", "1", "Closing", "You"],
    ]


def test_every_level_can_be_ticked_and_so_can_not_observed(document: Document):
    rows = tables(document)["Your rating of Coaching: tick the one level whose words fit best"]
    assert rows == [
        ["☐", "1", "Waits."],
        ["☐", "2 · Fine", "Acts."],
        ["☐", "3", "Not described yet."],
        ["☐", "Not observed", "Nothing was said or done that shows it. This is no low rating."],
    ]


def test_each_criterion_begins_a_page_and_has_room_for_notes(document: Document):
    starts = [block.text for block in document.blocks if isinstance(block, Heading) and block.new_page]
    assert starts == ["Opening words", "Coaching", "Tools", "The candidate’s own questions"]
    notes = [block.label for block in document.blocks if isinstance(block, NoteSpace)]
    assert notes[:2] == ["Room for notes on Coaching: question", "Room for notes on Tools: question"]


def test_follow_ups_and_signs_stand_side_by_side(document: Document):
    rows = tables(document)["Follow up, where it is not answered yet"]
    assert rows == [["What came of it?", "A fact"]]


def test_who_rates_nothing_is_told_so():
    plan = make_plan(make_round("lunch", 30, "Ana"))
    kit = kits(plan, make_rubric("a"), make_guide(), "Manager")[0]
    words = FORMATS["txt"].write(interview_kit.build(kit, "", "en-US", CREATED), HOUSE).decode()
    assert "You rate: Nothing in this round" in words
    assert "You sit with: Nobody else" in words


def test_a_missing_question_leaves_room_to_write_one():
    plan = make_plan(make_round("one", 30, ("Ana", "a")))
    kit = kits(plan, make_rubric("a", questions=0), make_guide(), "Manager")[0]
    document = interview_kit.build(kit, "", "en-US", CREATED)
    notes = [block.label for block in document.blocks if isinstance(block, NoteSpace)]
    assert notes[0] == "Room for a question on A"


@pytest.mark.parametrize("ending", FORMATS)
def test_no_word_is_lost_and_none_becomes_markup(document: Document, ending: str):
    made = FORMATS[ending].write(document, HOUSE)
    if ending == "docx":
        opened = docx.Document(io.BytesIO(made))
        words = "\n".join(
            [p.text for p in opened.paragraphs]
            + [c.text for t in opened.tables for row in t.rows for c in row.cells]
        )
    else:
        words = made.decode("utf-8")
    for said in ("Tell us of coaching, 1.", "What came of it?", "Waits.", "Ask the same.", "How old?"):
        assert said in words
    title = "Care <b>Manager</b>"
    shown = {"html": "Care &lt;b&gt;Manager", "md": r"Care \<b>Manager"}.get(ending, title)
    assert shown in words


def test_in_word_notes_are_ruled_lines_that_grow_and_levels_stay_together(document: Document):
    opened = docx.Document(io.BytesIO(FORMATS["docx"].write(document, HOUSE)))
    ruled = [table for table in opened.tables if len(table.columns) == 1]
    assert [len(table.rows) for table in ruled] == [5, 5, 3]
    heights = {row._tr.trPr.xpath("w:trHeight/@w:hRule")[0] for table in ruled for row in table.rows}
    assert heights == {"atLeast"}
    assert all(row._tr.trPr.xpath("w:cantSplit") for table in opened.tables for row in table.rows)
    broken = [p.text for p in opened.paragraphs if p._p.pPr.xpath("w:pageBreakBefore")]
    assert broken == ["Opening words", "Coaching", "Tools", "The candidate’s own questions"]
