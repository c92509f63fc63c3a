"""Filled sheets come back as they were meant, or are refused with every reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy

import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from carehire.documents.score_sheet import EVIDENCE, PROMPTS, RATING
from carehire.errors import DataFileError
from carehire.readers.score_sheets import FilledSheet, SheetReader, level_of
from carehire.scoring.scorecard import Rating
from tests.readers.filling import (
    PEOPLE,
    RUBRIC,
    answers,
    changed,
    control,
    excel,
    filled,
    filled_excel,
    put,
    rubric,
    runs,
    word,
)

ROW = 10
"""Where the first criterion stands in Excel."""
READER = SheetReader(RUBRIC, PEOPLE, "opening")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE = "R&D <b>x</b> ]]> \"'  =1+1 🙂 שלום\u00a0x\n\n\tتم\n{{ x }} _x0041_ 5 %\n" + "long " * 2000
TYPED = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff\u2028\u2029")
    | st.sampled_from("\n\t<&>\"'"),
    max_size=300,
)


def read(data: bytes, name: str = "kim.docx", reader: SheetReader = READER) -> FilledSheet:
    return reader.read(data, name)


def refused(data: bytes, name: str = "kim.docx", reader: SheetReader = READER) -> list[str]:
    with pytest.raises(DataFileError) as told:
        read(data, name, reader)
    return [str(fault) for fault in told.value.faults]


def body(root: etree._Element) -> etree._Element:
    found = root.find(qn("w:body"))
    assert found is not None
    return found


def row(root: etree._Element, kind: str, criterion: str) -> etree._Element:
    return next(control(root, kind, criterion).iterancestors(qn("w:tr")))


def test_a_sheet_that_nobody_filled_in_says_nothing():
    assert read(word()).is_blank
    assert read(excel(), "kim.xlsx").is_blank


def test_what_was_chosen_and_typed_in_word_comes_back():
    found = read(filled(word(), answers()))
    assert found.ratings == {"coaching": Rating(4, "Taught three"), "composure": Rating(None, "")}
    assert found.warnings == ()
    assert (found.identity.candidate, found.identity.panelist) == ("kim", "Ana Ruiz")


def test_what_was_chosen_and_typed_in_excel_comes_back():
    found = read(filled_excel(excel(), answers()), "kim.xlsx")
    assert found.ratings == {"coaching": Rating(4, "Taught three"), "composure": Rating(None, "")}
    assert found.warnings == ()


def test_no_answer_is_not_the_same_as_not_observed():
    found = read(
        filled(word(), {(EVIDENCE, "coaching"): "Spoke of it", (RATING, "composure"): "Not observed"})
    )
    assert found.ratings["coaching"] == Rating(None, "Spoke of it", answered=False)
    assert found.ratings["composure"] == Rating(None, "", answered=True)
    assert not read(filled(word(), {(EVIDENCE, "coaching"): "Spoke of it"})).is_rated


@given(TYPED)
@settings(max_examples=60, deadline=None)
def test_any_evidence_comes_back_from_word(text: str):
    found = read(filled(word(), answers(evidence=text)))
    assert found.ratings["coaching"].evidence == text.strip()
    assert found.ratings["composure"] == Rating(None, "")


@given(TYPED)
@settings(max_examples=25, deadline=None)
def test_any_evidence_comes_back_from_excel(text: str):
    found = read(filled_excel(excel(), answers(evidence=text)), "kim.xlsx")
    assert found.ratings["coaching"].evidence == text.strip()


def test_hostile_evidence_comes_back():
    assert read(filled(word(), answers(evidence=HOSTILE))).ratings["coaching"].evidence == HOSTILE.strip()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
@example("\r0")  # what begins with a line end is written behind a quote
@example("\x1f'")  # what shows nothing is left out of the cell, and then the quote is its first sign
@settings(max_examples=40, deadline=None)
def test_a_sheet_of_anybody_is_read_back_without_a_remark(name: str):
    reader = SheetReader(RUBRIC, {"kim": name}, "opening")
    for data, file in ((word(name=name), "x.docx"), (excel(name=name), "x.xlsx")):
        found = read(data, file, reader)
        assert (found.identity.name, found.warnings) == (name, ())


@pytest.mark.parametrize(
    ("typed", "level"),
    [("4", 4), (" 4 ", 4), ("4 · Gets results", 4), ("4 - gets results", 4), ("4: Gets results", 4), ("4.0", 4),
     ("4 Gets results", 4), ("gets\u00a0results", 4), ("n/o", None), ("N/O", None), ("Not observed", None), ("not  observed", None)],
)  # fmt: skip
def test_a_level_typed_by_hand_is_understood(typed: str, level: int | None):
    assert level_of(typed, RUBRIC.scale) == level
    assert read(filled(word(), answers(typed))).ratings["coaching"].level == level
    assert read(filled_excel(excel(), answers(typed)), "x.xlsx").ratings["coaching"].level == level


@pytest.mark.parametrize(
    "typed", ["4-5", "four", "4½", "4/5", "6", "0", "-4", "4.5", "4 · Does it", "4 5", "44", "?", "-", "4?"]
)
def test_a_level_that_may_mean_two_things_is_refused(typed: str):
    fault = f'found "{typed}"; a rating is a whole number from 1 to 5, or N/O for not observed'
    assert refused(filled(word(), answers(typed))) == [f"kim.docx, Coaching, your rating: {fault}"]
    [told] = refused(filled_excel(excel(), answers(typed)), "kim.xlsx")
    assert told == f"kim.xlsx, Coaching, your rating (cell D{ROW}): {fault}"


def test_a_number_typed_into_excel_is_a_level():
    assert read(filled_excel(excel(), {(RATING, "coaching"): 4}), "x.xlsx").ratings["coaching"].level == 4  # type: ignore[dict-item]


def test_text_over_several_paragraphs_with_smart_tags_and_symbols_comes_back():
    content = (
        '<w:p><w:smartTag w:uri="x" w:element="place"><w:r><w:t>Denver</w:t></w:r></w:smartTag>'
        '<w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"> and </w:t></w:r>'
        "<w:hyperlink><w:r><w:t>more</w:t></w:r></w:hyperlink></w:p>"
        '<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>'
    )

    def typed(root: etree._Element) -> None:
        field = control(root, EVIDENCE, "coaching")
        put(root, EVIDENCE, "coaching", content)
        paragraph = field.getparent()
        paragraph.addprevious(field)  # Word makes it a control of whole paragraphs
        paragraph.getparent().remove(paragraph)

    found = read(changed(filled(word(), answers()), typed))
    assert found.ratings["coaching"].evidence == "Denver and more\na\u2011b\t☺"


def test_tracked_changes_count_as_accepted():
    who = 'w:id="9" w:author="Ana" w:date="2026-03-02T09:00:00Z"'
    content = (
        f"<w:r><w:t>Kept </w:t></w:r><w:del {who}><w:r><w:delText>not </w:delText></w:r></w:del>"
        f"<w:ins {who}><w:r><w:t>new</w:t></w:r></w:ins>"
        f"<w:moveFrom {who}><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
    )
    found = read(changed(filled(word(), answers()), lambda root: put(root, EVIDENCE, "coaching", content)))
    assert found.ratings["coaching"].evidence == "Kept new"


def test_two_paragraphs_whose_parting_was_deleted_are_one():
    mark = '<w:pPr><w:rPr><w:del w:id="9" w:author="A"/></w:rPr></w:pPr>'
    content = f"<w:p>{mark}<w:r><w:t>one </w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p>"
    data = changed(filled(word(), answers()), lambda root: put(root, EVIDENCE, "coaching", content))
    assert read(data).ratings["coaching"].evidence == "one two"


def _still_a_prompt(root: etree._Element, kind: str, content: str) -> None:
    put(root, kind, "coaching", content)
    control(root, kind, "coaching").find(qn("w:sdtPr")).append(
        parse_xml(f"<w:showingPlcHdr {nsdecls('w')}/>")
    )


def test_a_prompt_in_words_own_language_is_no_answer():
    """Word prints it in a style whose name is English everywhere, and whose id is not."""
    style = (
        f'<w:style {nsdecls("w")} w:type="character" w:styleId="Platzhaltertext">'
        '<w:name w:val="Placeholder Text"/></w:style>'
    )
    face = '<w:r><w:rPr><w:rStyle w:val="Platzhaltertext"/></w:rPr>'
    words = f"{face}<w:t>Klicken oder tippen Sie hier, um Text einzugeben.</w:t></w:r>"
    data = changed(word(), lambda root: root.append(parse_xml(style)), "word/styles.xml")
    data = changed(data, lambda root: _still_a_prompt(root, EVIDENCE, words))
    chosen = changed(data, lambda root: _still_a_prompt(root, RATING, f"{face}<w:t>4</w:t></w:r>"))
    assert read(data).is_blank
    assert read(chosen).ratings == {"coaching": Rating(4, "")}


@pytest.mark.parametrize("chosen", ["4 · Gets results", "Not observed", "gets results"])
def test_a_field_that_a_program_filled_and_still_calls_a_prompt_is_an_answer(chosen: str):
    """LibreOffice does so where a script types."""

    def typed(root: etree._Element) -> None:
        _still_a_prompt(root, RATING, runs(chosen))
        _still_a_prompt(root, EVIDENCE, runs("Taught three\nin a week"))

    level = None if chosen == "Not observed" else 4
    assert read(changed(word(), typed)).ratings == {"coaching": Rating(level, "Taught three\nin a week")}


def test_a_prompt_that_was_left_standing_before_the_text_is_taken_off():
    found = read(filled(word(), answers(evidence=f"{PROMPTS[EVIDENCE]} She did")))
    assert found.ratings["coaching"].evidence == "She did"


def test_a_field_that_lost_its_control_and_not_its_text_is_read():
    def unwrapped(root: etree._Element) -> None:
        field = control(root, RATING, "coaching")
        for run in field.find(qn("w:sdtContent")):
            field.addprevious(run)
        field.getparent().remove(field)

    assert read(changed(filled(word(), answers("4")), unwrapped)).ratings["coaching"].level == 4


def test_a_prompt_that_a_program_kept_without_its_control_is_no_answer():
    def plain(root: etree._Element) -> None:
        field = control(root, EVIDENCE, "composure")
        for run in field.find(qn("w:sdtContent")):
            field.addprevious(run)
        field.getparent().remove(field)

    assert read(changed(filled(word(), answers()), plain)).ratings["composure"] == Rating(None, "")


def test_a_deleted_field_is_named():
    def deleted(root: etree._Element) -> None:
        field = control(root, RATING, "coaching")
        field.getparent().remove(field)

    assert refused(changed(filled(word(), answers()), deleted)) == [
        "kim.docx, Coaching, your rating: its field was deleted; fill in the sheet that was exported"
    ]


def test_a_deleted_criterion_is_named():
    def deleted(root: etree._Element) -> None:
        table = next(control(root, RATING, "composure").iterancestors(qn("w:tbl")))
        table.getparent().remove(table)

    faults = refused(changed(filled(word(), {}), deleted))
    assert [fault.split(":")[0] for fault in faults] == [
        "kim.docx, Composure, your rating",
        "kim.docx, Composure, evidence",
    ]


def test_a_row_deleted_under_tracked_changes_is_gone():
    def deleted(root: etree._Element) -> None:
        line = row(root, RATING, "composure")
        line.find(qn("w:trPr")).append(parse_xml(f'<w:del {nsdecls("w")} w:id="9" w:author="A"/>'))

    assert refused(changed(word(), deleted)) == [
        "kim.docx, Composure, your rating: its field was deleted; fill in the sheet that was exported"
    ]


def test_a_field_that_stands_twice_is_named():
    def doubled(root: etree._Element) -> None:
        table = next(control(root, RATING, "composure").iterancestors(qn("w:tbl")))
        table.addnext(deepcopy(table))

    faults = refused(changed(filled(word(), answers()), doubled))
    assert faults[0] == "kim.docx, Composure, your rating: its field stands 2 times; keep one"


def test_a_field_that_carehire_did_not_make_is_named():
    strange = (
        f'<w:p {nsdecls("w")}><w:sdt><w:sdtPr><w:alias w:val="Salary"/><w:tag w:val="salary"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>90</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    data = changed(filled(word(), answers()), lambda root: body(root).insert(0, parse_xml(strange)))
    assert refused(data) == ["kim.docx: it holds a field that is none of the sheet's: “Salary”; take it out"]


def test_text_outside_the_fields_is_told():
    note = f"<w:p {nsdecls('w')}><w:r><w:t>I liked her a lot</w:t></w:r></w:p>"
    found = read(changed(filled(word(), answers()), lambda root: body(root).insert(0, parse_xml(note))))
    assert found.warnings == ("text outside the fields not taken over: “I liked her a lot”",)


def test_a_sheet_on_which_another_name_was_typed_is_refused():
    def renamed(root: etree._Element) -> None:
        for text in root.iter(qn("w:t")):
            text.text = text.text.replace("Kim Lee", "Bo Ek")

    faults = refused(changed(filled(word(), answers()), renamed))
    assert "the sheet was made for Kim Lee and now says “Bo Ek”" in faults[0]
    other = filled_excel(excel(), answers(), C2="Bo Ek")
    assert "the sheet was made for Kim Lee and now says “Bo Ek”" in refused(other, "kim.xlsx")[0]


def test_a_sheet_for_another_text_of_the_rubric_is_refused_in_one_sentence():
    other = rubric("coaching", "patience")
    for data, name in ((word(other), "kim.docx"), (excel(other), "kim.xlsx")):
        [fault] = refused(data, name)
        assert fault.startswith(
            f"{name}, rubric: this sheet was made for another text of the rubric lead v1 "
        )
        assert "Ratings on other criteria don't compare: export the sheets anew" in fault


def test_a_sheet_for_another_version_is_refused_even_where_its_text_is_the_same():
    for data, name in ((word(rubric(version=3)), "kim.docx"), (excel(rubric(version=3)), "kim.xlsx")):
        assert refused(data, name) == [
            f"{name}, rubric: this sheet was made for the rubric lead v3; here it is lead v1: export the sheets anew"
        ]


def test_whose_sheet_it_is_must_be_known():
    faults = refused(word(requisition="other", candidate="kin"))
    assert faults == [
        'kim.docx, requisition: this sheet belongs to the requisition "other", not to "opening"',
        'kim.docx, candidate: there is no candidate "kin". Did you mean "kim"?',
    ]
    assert refused(word(requisition=""))[0].startswith(
        "kim.docx, requisition: this sheet belongs to no requisition"
    )
    assert SheetReader(RUBRIC, PEOPLE).read(word(requisition="other"), "x.docx").is_blank


def test_a_candidate_who_is_called_otherwise_here_is_told():
    assert read(word(name="Kimberly Lee")).warnings == (
        "the sheet calls kim Kimberly Lee; here the name is Kim Lee",
    )


def test_an_identity_that_was_changed_is_refused():
    def other(root: etree._Element) -> None:
        for text in root.iter():
            text.text = (text.text or "").replace('"kim"', '"bo"')

    assert refused(changed(word(), other, "docProps/custom.xml")) == [
        "kim.docx: what the sheet carries out of sight was changed by hand; fill in the sheet that was exported"
    ]


def _docx_without_identity() -> bytes:
    return changed(word(), lambda root: [root.remove(each) for each in list(root)], "docProps/custom.xml")


def _other_workbook() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def _strict(data: bytes) -> bytes:
    def other(root: etree._Element) -> None:
        for each in root:
            kind = each.get("Type").rpartition("/")[2]
            each.set("Type", f"http://purl.oclc.org/ooxml/officeDocument/relationships/{kind}")

    return changed(data, other, "_rels/.rels")


def _bomb() -> bytes:
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/big.bin", bytes(120 * 1024 * 1024))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"", "the file is empty"),
        ("a.docx", b"hello", "this is no Word file"),
        ("a.docx", word()[:4000], "the file is damaged, or did not come whole"),
        ("a.docx", b"PK\x03\x04 not really", "the file is damaged, or did not come whole"),
        ("a.docx", OLD, "this is an old Word file (.doc)"),
        ("a.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.docx", excel(), "this is no Word file"),
        ("a.docx", _docx_without_identity(), "this is not a score sheet of carehire"),
        ("a.docx", _bomb(), "the file unpacks to 120 MB"),
        ("a.docx", _strict(word()), "this is a “Strict Open XML Document”"),
        ("a.xlsx", _strict(excel()), "this is a “Strict Open XML Spreadsheet”"),
        ("a.xlsx", b"", "the file is empty"),
        ("a.xlsx", b"a,b", "this is no Excel workbook, whatever its name says; save it as .xlsx"),
        ("a.xlsx", word(), "this is no Excel workbook"),
        ("a.xlsx", excel()[:3000], "this is no Excel workbook"),
        ("a.xlsx", _other_workbook(), "this is not a score sheet of carehire"),
        ("a.doc", b"x", 'save the sheet as .docx'),
        ("a.pdf", b"x", 'save the sheet as .docx'),
        ("a.ods", b"x", 'save the sheet as .xlsx'),
        ("a.zip", b"x", "unpack it, and give the folder"),
        ("a", b"x", "files without an ending are no score sheets"),
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_refused_in_plain_words(name: str, data: bytes, words: str):
    [fault] = refused(data, name)
    assert fault.startswith(f"{name}: ")
    assert words in fault


def test_a_document_part_with_an_entity_bomb_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                start = data.index(b"<w:document")
                data = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + data[start:].replace(
                    b"Coaching", b"&b;"
                )
            new.writestr(name, data)
    found = read(out.getvalue())
    assert found.is_blank
    assert found.warnings  # the heading is not what was printed, since the entity says nothing


def reworked(change: Callable[[Workbook, Worksheet], object]) -> bytes:
    """Return a filled Excel sheet on which somebody then changed more than its fields."""
    book = openpyxl.load_workbook(io.BytesIO(filled_excel(excel(), answers())))
    change(book, book["Score sheet"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        lambda _, page: page.insert_rows(1),
        lambda _, page: page.insert_cols(4),
        lambda _, page: page.delete_cols(1),  # the ids
        lambda book, page: (setattr(page, "title", "Tabelle1"), book.move_sheet(page, 2)),
        lambda _, page: setattr(page.row_dimensions[ROW], "hidden", True),
    ],
    ids=["row inserted", "column inserted", "ids deleted", "page renamed and moved", "row hidden"],
)
def test_fields_of_a_workbook_are_found_wherever_they_were_moved(
    change: Callable[[Workbook, Worksheet], object],
):
    found = read(reworked(change), "x.xlsx")
    assert found.ratings == {"coaching": Rating(4, "Taught three"), "composure": Rating(None, "")}
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda _, page: page.delete_rows(ROW), ", Coaching: its row was deleted; fill in the sheet that was exported"),
        (
            lambda _, page: page.merge_cells(f"D{ROW}:D{ROW + 1}"),
            f": the cells D{ROW}:D{ROW + 1} are merged; part them, and answer each criterion by itself",
        ),
        (
            lambda book, page: book.copy_worksheet(page),
            ": “Score sheet” and “Score sheet Copy” are pages to fill in; keep the one that counts",
        ),
        (
            lambda book, page: book.remove(page),
            ": no page has the heads “Criterion”, “Your rating”, “Evidence” (deleted, or written anew?); fill in the "
            "sheet that was exported",
        ),
        (
            lambda _, page: [setattr(page.cell(40, n), "value", page.cell(ROW, n).value) for n in (1, 2, 4)],
            f", Coaching: it stands in row {ROW} and again in row 40; keep one row",
        ),
        (lambda _, page: page.cell(40, 4, "5"), ": row 40 is none of the sheet's: “5”; take it out"),
    ],
)  # fmt: skip
def test_a_workbook_that_may_mean_two_things_is_refused(
    change: Callable[[Workbook, Worksheet], object], fault: str
):
    assert refused(reworked(change), "x.xlsx") == [f"x.xlsx{fault}"]


def test_a_note_below_the_table_is_told():
    found = read(reworked(lambda _, page: page.cell(40, 2, "I liked her")), "x.xlsx")
    assert found.warnings == ("row 40, outside the fields, not taken over: “I liked her”",)


def test_a_comment_in_the_margin_is_told():
    out = io.BytesIO(filled(word(), answers()))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(
            "word/comments.xml", f'<w:comments {nsdecls("w")}><w:comment w:id="0"/></w:comments>'
        )

    def remark(_: Workbook, page: Worksheet) -> None:
        page["D9"].comment = Comment("Not sure", "Ana")

    for data, name in ((out.getvalue(), "kim.docx"), (reworked(remark), "kim.xlsx")):
        assert read(data, name).warnings == ("1 comment in the margin not taken over",)


def test_what_stands_beside_the_words_of_a_field_is_told():
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    beside = f'<w:r><w:footnoteReference w:id="2"/></w:r><m:oMath {math}/>'
    found = read(changed(word(), lambda root: put(root, EVIDENCE, "coaching", runs("Grew") + beside)))
    assert found.ratings["coaching"].evidence == "Grew"
    assert found.warnings == tuple(
        f"Coaching, evidence: the {each} is not taken over" for each in ("equation", "footnote")
    )
