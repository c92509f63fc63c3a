"""A sheet is a Word document of the house: same look, valid order, fields that can't get lost."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from carehire.documents import score_sheet
from carehire.documents.look import Look
from carehire.documents.score_sheet import EVIDENCE, RATING, Identity
from carehire.writers.score_sheet_docx import WordSheets
from tests.readers.filling import RUBRIC, WHEN, control, rubric, sheet, word
from tests.writers.samples import HOUSE, look, reopened
from tests.writers.word.test_base import german, letterhead
from tests.writers.word.test_schema import ORDERS, misplaced

CONTROL = {
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex "
    "comboBox date dropDownList picture richText text",
    "trPr": "cantSplit trHeight tblHeader",
}
BASES = {
    "ours": HOUSE,
    "letterhead": look(letterhead()),
    "German": look(german()),
    "plain": look(docx.Document()),
}


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        assert len(package.namelist()) == len(set(package.namelist()))
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


def body(data: bytes) -> etree._Element:
    return parts(data)["word/document.xml"]


def written(base: Look, language: str = "en-US") -> bytes:
    return WordSheets(RUBRIC, base, employer="R&D", language=language, created=WHEN).write(sheet())


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
@pytest.mark.parametrize("language", ["en-US", "ar-EG"])
def test_everything_stands_in_the_order_of_words_schema(
    base: Look, language: str, monkeypatch: pytest.MonkeyPatch
):
    for name, order in CONTROL.items():
        monkeypatch.setitem(ORDERS, name, order)
    for name, root in parts(written(base, language)).items():
        assert misplaced(root) == [], name


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_the_package_names_every_part_once(base: Look):
    roots = parts(written(base))
    declared = [each.get("PartName", "").lstrip("/") for each in roots["[Content_Types].xml"]]
    assert declared.count("docProps/custom.xml") == 1
    assert set(filter(None, declared)) <= set(zipfile.ZipFile(BytesIO(written(base))).namelist())
    ids = [each.get("Id") for each in roots["_rels/.rels"]]
    assert len(ids) == len(set(ids))
    assert [each.get("Target") for each in roots["_rels/.rels"]].count("docProps/custom.xml") == 1


def test_a_base_that_has_own_values_of_its_own_leaves_one_part():
    base = look(word())
    roots = parts(written(base))
    assert [each.get("PartName") for each in roots["[Content_Types].xml"]].count("/docProps/custom.xml") == 1
    assert len([each for each in roots["_rels/.rels"] if each.get("Target") == "docProps/custom.xml"]) == 1


def test_each_criterion_has_a_list_and_a_field_that_can_not_be_deleted():
    root = body(word())
    assert len(list(root.iter(qn("w:sdt")))) == 4
    for criterion in ("coaching", "composure"):
        chosen, written_ = control(root, RATING, criterion), control(root, EVIDENCE, criterion)
        entries = chosen.iterfind(f".//{qn('w:listItem')}")
        assert [each.get(qn("w:displayText")) or each.get(qn("w:value")) for each in entries] == [
            "Choose a level", "1 · Not yet", "2 · First steps", "3 · Does it", "4 · Gets results",
            "5 · Makes it last", "Not observed",
        ]  # fmt: skip
        for field in (chosen, written_):
            assert field.find(f".//{qn('w:lock')}").get(qn("w:val")) == "sdtLocked"
            assert field.find(f".//{qn('w:showingPlcHdr')}") is not None


def test_ids_and_bookmarks_are_unique():
    root = body(word(rubric(*(f"criterion-{number}" for number in range(30)))))
    for path in (
        "//w:sdtPr/w:id/@w:val",
        "//w:sdtPr/w:tag/@w:val",
        "//w:bookmarkStart/@w:name",
        "//w:bookmarkStart/@w:id",
    ):
        found = root.xpath(path, namespaces={"w": root.nsmap["w"]})
        assert len(found) == len(set(found)) == 60


def test_tags_and_names_of_fields_keep_within_words_limits():
    long = ["a" * 79 + "b", "a" * 79 + "c"]
    root = body(word(rubric(*long)))
    space = {"w": root.nsmap["w"]}
    tags = root.xpath("//w:sdtPr/w:tag/@w:val", namespaces=space)
    assert len(set(tags)) == 4
    assert max(map(len, tags)) <= 64
    assert max(map(len, root.xpath("//w:sdtPr/w:alias/@w:val", namespaces=space))) <= 64
    assert max(map(len, root.xpath("//w:bookmarkStart/@w:name", namespaces=space))) <= 40


def test_the_identity_is_carried_in_pieces_that_word_takes():
    name = "Zoë “🙂” שלום <&> " * 20
    root = parts(word(name=name))["docProps/custom.xml"]
    pieces = ["".join(each.itertext()) for each in root]
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= 255
    assert Identity.from_text("".join(pieces)).name == name


def test_what_is_printed_can_be_read_with_python_docx():
    made = reopened(word(name="Zoë <b> & Co"))
    assert made.paragraphs[0].text == "Score sheet: Zoë <b> & Co"
    headings = [each.text for each in made.paragraphs if each.style and each.style.name == "Heading 1"]
    assert headings == ["1. Coaching", "2. Composure"]
    assert [cell.text for cell in made.tables[0].rows[4].cells] == ["4", "Gets results", "coaching, level 4"]
    assert made.core_properties.title == "Score sheet: Zoë <b> & Co"
    assert made.sections[0].header.paragraphs[0].text == "Riverbend"


def test_no_two_tables_touch_since_word_would_join_them():
    tables = list(body(word()).iter(qn("w:tbl")))
    assert len(tables) == 4
    assert all(each.getnext().tag == qn("w:p") for each in tables)


def test_a_rubric_without_names_for_its_levels_has_plain_numbers():
    made = reopened(word(rubric(scale={"min": 1, "max": 5})))
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["Level", "What it looks like"]


def test_equal_sheets_have_equal_numbers_and_others_have_others():
    assert sheet().sheet == sheet(panelist=" ana  RUIZ ").sheet
    numbers = {
        each.sheet for each in (sheet(), sheet(candidate="bo"), sheet(panelist="Bo"), sheet(requisition="x"))
    }
    assert len(numbers) == 4
    assert score_sheet.identity(rubric("other"), "kim", "Kim", "Ana").digest != sheet().digest


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", "1", sheet().as_text().replace("kim", "bo"), "{" + "x"]
)
def test_an_identity_that_was_changed_is_not_read(text: str):
    with pytest.raises(ValueError, match=r"Expecting|names|number|end of|property"):
        Identity.from_text(text)
