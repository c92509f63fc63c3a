"""Sheets that a real LibreOffice has opened and saved again say what they said before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from carehire.documents.score_sheet import EVIDENCE, RATING
from carehire.errors import DataFileError
from carehire.readers.score_sheets import SheetReader
from carehire.scoring.scorecard import Rating
from tests.readers.filling import (
    PEOPLE,
    RUBRIC,
    answers,
    changed,
    control,
    filled,
    saved,
    word,
)

Convert = Callable[[Path, str], Path]
READER = SheetReader(RUBRIC, PEOPLE, "opening")
SAID = "R&D <b>x</b> \"'  two  spaces\nsecond line\tand a tab\n\n– ‘quoted’ 🙂 שלום =1+1 " + "long " * 400


def again(convert: Convert, path: Path) -> bytes:
    return convert(path, path.suffix[1:]).read_bytes()


def test_what_was_filled_in_word_survives_libreoffice(tmp_path: Path, convert: Convert):
    path = saved(tmp_path, "kim.docx", filled(word(), answers(evidence=SAID)))
    data = again(convert, path)
    assert b"carehire-sheet" not in data  # it stands in the package, not beside it
    found = READER.read(data, "kim.docx")
    assert found.ratings == {"coaching": Rating(4, SAID.strip()), "composure": Rating(None, "")}
    assert (found.warnings, found.identity.panelist) == ((), "Ana Ruiz")


def test_an_empty_sheet_stays_empty(tmp_path: Path, convert: Convert):
    found = READER.read(again(convert, saved(tmp_path, "kim.docx", word())), "kim.docx")
    assert (found.ratings, found.warnings) == ({}, ())


def test_a_sheet_that_libreoffice_saved_first_can_be_filled_in_there(tmp_path: Path, convert: Convert):
    """LibreOffice drops the tags, so that the fields are found by their rows."""
    data = again(convert, saved(tmp_path, "kim.docx", word()))

    def fill(root) -> None:  # type: ignore[no-untyped-def]
        assert not root.xpath("//*[local-name()='tag']")
        for prompt, text in (("Choose a level", "4 · Gets results"), ("What was said", "Taught three")):
            field = next(each for each in root.iter(qn("w:t")) if (each.text or "").startswith(prompt))
            field.text = text
            for flag in next(field.iterancestors(qn("w:sdt"))).iter(qn("w:showingPlcHdr")):
                flag.getparent().remove(flag)

    path = saved(tmp_path, "filled.docx", changed(data, fill))
    assert READER.read(again(convert, path), "x.docx").ratings == {"coaching": Rating(4, "Taught three")}


def test_a_field_deleted_before_libreoffice_saved_is_named(tmp_path: Path, convert: Convert):
    def delete(root) -> None:  # type: ignore[no-untyped-def]
        field = control(root, RATING, "composure")
        field.getparent().remove(field)
        assert control(root, EVIDENCE, "composure") is not None

    path = saved(tmp_path, "kim.docx", changed(filled(word(), answers(composure="4")), delete))
    with pytest.raises(DataFileError, match="Composure, your rating: its field was deleted"):
        READER.read(again(convert, path), "kim.docx")
