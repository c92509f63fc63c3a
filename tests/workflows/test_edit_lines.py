from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from carehire.catalog import Catalog
from carehire.postings.terms import Necessity, SectionId
from carehire.workflows import edit_lines
from carehire.workflows.edit_lines import EditableLine
from carehire.workflows.post_role import prepare
from carehire.workflows.review_requisition import review

NOW = datetime(2026, 11, 22, tzinfo=UTC)
WHOLE: dict[str, Any] = {
    "id": "x",
    "role": "customer-care-manager",
    "employer": {"name": "Larkspur"},
    "workplace": "remote",
    "remote_from": ["US"],
    "apply": {"email": "jobs@larkspur.example"},
}
BENEFITS, ASKED = SectionId.BENEFITS, SectionId.QUALIFICATIONS


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog()


class Sheet:
    """A requisition whose lines are edited one deed after the other."""

    def __init__(self, catalog: Catalog, section: SectionId = BENEFITS, **more: Any) -> None:
        self.catalog, self.section, self.data = catalog, section, WHOLE | more

    @property
    def lines(self) -> tuple[EditableLine, ...]:
        return review(self.catalog, self.data, NOW).lines[self.section]

    def line(self, name: str) -> EditableLine:
        return next(line for line in self.lines if line.id == name)

    def set(self, edits: dict[str, Any] | None) -> None:
        self.data = {name: value for name, value in self.data.items() if name != "edits"}
        self.data |= {"edits": edits} if edits else {}
        assert not prepare(self.catalog, self.data, NOW).faults

    @property
    def read(self) -> list[str]:
        """What readers see, from the posting itself."""
        posting = prepare(self.catalog, self.data, NOW).posting
        assert posting is not None
        held = {BENEFITS: posting.benefits, ASKED: posting.requirements}
        return [line.id for line in held[self.section]]


def test_lines_stand_as_the_role_has_them(catalog: Catalog):
    sheet = Sheet(catalog)
    assert [line.id for line in sheet.lines] == [line.id for line in catalog.role(WHOLE["role"]).benefits]
    assert sheet.lines[0].first
    assert not sheet.lines[0].last
    assert sheet.lines[-1].last
    assert not any(line.reworded or line.added or line.dropped for line in sheet.lines)


def test_a_line_that_is_left_out_stands_at_the_end_and_can_be_brought_back(catalog: Catalog):
    sheet = Sheet(catalog)
    first = sheet.lines[0]
    sheet.set(edit_lines.drop(sheet.data, first))
    assert first.id not in sheet.read
    assert sheet.lines[-1].id == first.id
    assert sheet.lines[-1].dropped
    sheet.set(edit_lines.bring_back(sheet.data, first))
    assert "edits" not in sheet.data
    assert sheet.read[0] == first.id


def test_moving_a_line_moves_it_for_readers_and_back(catalog: Catalog):
    sheet = Sheet(catalog)
    one, two, *rest = sheet.read
    sheet.set(edit_lines.move(sheet.data, BENEFITS, sheet.lines, sheet.line(one), 1))
    assert sheet.read == [two, one, *rest]
    sheet.set(edit_lines.move(sheet.data, BENEFITS, sheet.lines, sheet.line(one), -1))
    assert sheet.read == [one, two, *rest]


def test_the_first_line_moved_up_stays_where_it_is(catalog: Catalog):
    sheet = Sheet(catalog)
    before = sheet.read
    sheet.set(edit_lines.move(sheet.data, BENEFITS, sheet.lines, sheet.lines[0], -1))
    assert sheet.read == before


def test_musts_stand_before_what_is_nice_and_each_group_has_its_first_and_last(catalog: Catalog):
    lines = Sheet(catalog, ASKED).lines
    groups = [line.necessity for line in lines]
    assert groups == sorted(groups, key=[Necessity.MUST, Necessity.NICE].index)
    assert sum(line.first for line in lines) == 2
    assert sum(line.last for line in lines) == 2


def test_an_added_requirement_names_its_necessity_and_the_criterion_that_scores_it(catalog: Catalog):
    sheet = Sheet(catalog, ASKED)
    sheet.set(edit_lines.add(sheet.data, ASKED, "  Spanish  ", Necessity.NICE, "communication"))
    line = sheet.line("added-1")
    assert (line.text, line.necessity, line.criterion) == ("Spanish", Necessity.NICE, "communication")
    assert line.added
    assert sheet.read[-1] == "added-1"


def test_an_added_line_moves_and_goes_altogether(catalog: Catalog):
    sheet = Sheet(catalog)
    sheet.set(edit_lines.add(sheet.data, BENEFITS, "A dog in the office"))
    sheet.set(edit_lines.move(sheet.data, BENEFITS, sheet.lines, sheet.line("added-1"), -1))
    assert sheet.read[-2] == "added-1"
    sheet.set(edit_lines.drop(sheet.data, sheet.line("added-1")))
    assert "added-1" not in sheet.read
    assert not [line for line in sheet.lines if line.id == "added-1"]


def test_a_line_that_followed_a_removed_one_stays(catalog: Catalog):
    sheet = Sheet(
        catalog,
        edits={
            "add": [
                {"id": "one", "section": "benefits", "text": "One"},
                {"id": "two", "section": "benefits", "text": "Two", "after": "one"},
            ]
        },
    )
    sheet.set(edit_lines.drop(sheet.data, sheet.line("one")))
    assert "two" in sheet.read


def test_added_lines_of_a_file_without_ids_can_be_edited_like_others(catalog: Catalog):
    entries = [{"section": "benefits", "text": "One"}, {"section": "benefits", "text": "Two"}]
    sheet = Sheet(catalog, edits={"add": entries})
    sheet.set(edit_lines.drop(sheet.data, sheet.line("added-1")))
    assert "added-2" in sheet.read
    sheet.set(edit_lines.add(sheet.data, BENEFITS, "Three"))
    assert {"added-1", "added-2"} <= set(sheet.read)


def test_the_wording_of_a_line_stands_where_readers_of_the_edits_look_for_it(catalog: Catalog):
    sheet = Sheet(catalog)
    assert edit_lines.place_of(sheet.lines[0]) == ("edits", "reword", sheet.lines[0].id)
    sheet.set(edit_lines.add(sheet.data, BENEFITS, "New"))
    assert edit_lines.place_of(sheet.line("added-1")) == ("edits", "add", "added-1", "text")


def test_sections_move_and_stay_within_their_ends():
    sections = tuple(SectionId)
    assert edit_lines.move_section(sections, SectionId.BENEFITS, -1)[2:4] == ["benefits", "qualifications"]
    assert edit_lines.move_section(sections, SectionId.BRIEF, -1) == [section.value for section in sections]
