"""A filled score sheet (Word) → what stands in each of its fields.

A field is found by its control's tag, as Word keeps it, or by the bookmark in its row,
as LibreOffice keeps it. What counts is the text in the field, however it came there:
typed in several runs, over several paragraphs, with changes tracked (which are accepted).
"""

from __future__ import annotations

import io
import re
import zipfile

from docx.oxml.ns import qn
from lxml import etree

from carehire.documents import score_sheet
from carehire.documents.score_sheet import IDENTITY_PROPERTY, KINDS, PROMPTS, Identity, evened
from carehire.errors import UserError
from carehire.readers.raw_sheet import CHANGED, STRANGER, Form, RawSheet, named
from carehire.readers.word_package import DAMAGED, refuse
from carehire.readers.word_text import (
    Element,
    accept_changes,
    around,
    parsed,
    prompt_styles,
    property_of,
    take_out_prompts,
    text_of,
)
from carehire.rubrics.rubric import RatedCriterion

Key = tuple[str, str]

_DAMAGED = "the Word file is damaged; open it in Word and save it anew as .docx"
_P, _T, _SDT, _TC, _TR = (qn(f"w:{name}") for name in ("p", "t", "sdt", "tc", "tr"))
_STRING = etree.XPath("string()")
# What people put into a field beside its words.
_LEFT_BEHIND = {
    **dict.fromkeys((qn("w:drawing"), qn("w:pict"), qn("w:object")), "picture"),
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "endnote",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "equation",
}


def read(data: bytes, form: Form) -> RawSheet:
    """Return what a sheet says. Raises UserError for what is none or is damaged."""
    refuse(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            main, custom = _parts(package)
            sheet = RawSheet(_identity(package, custom))
            root = parsed(package, main)
            remarks = _remarks(package)
            prompts = prompt_styles(package)
    except UserError:
        raise
    except (*DAMAGED, MemoryError) as error:
        raise UserError(_DAMAGED) from error
    if sheet.identity.digest != form.digest:
        return sheet  # its fields are those of other criteria
    sheet.warn_of_comments(remarks)
    accept_changes(root)
    take_out_prompts(root, prompts)
    _Reading(root, form, sheet).fill()
    return sheet


def whose(data: bytes) -> Identity:
    """Return whose sheet it is, without reading its fields. Raises UserError as ``read`` does."""
    refuse(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _identity(package, _parts(package)[1])
    except UserError:
        raise
    except (*DAMAGED, MemoryError) as error:
        raise UserError(_DAMAGED) from error


def _parts(package: zipfile.ZipFile) -> tuple[str, str]:
    """Return the names of the document itself and of its own values, as the package relates them."""
    relations = {
        str(each.get("Type")).rpartition("/")[2]: str(each.get("Target")).lstrip("/")
        for each in parsed(package, "_rels/.rels")
    }
    return relations["officeDocument"], relations.get("custom-properties", "")


def _identity(package: zipfile.ZipFile, custom: str) -> Identity:
    if not custom or custom not in package.namelist():
        raise UserError(STRANGER)
    pieces: dict[int, str] = {}
    for each in parsed(package, custom):
        numbered = re.fullmatch(rf"{IDENTITY_PROPERTY}-(\d{{1,4}})", each.get("name") or "")
        if numbered:
            pieces[int(numbered[1])] = "".join(each.itertext())
    if not pieces:
        raise UserError(STRANGER)
    try:
        return Identity.from_text("".join(pieces[number] for number in sorted(pieces)))
    except ValueError:
        raise UserError(CHANGED) from None


def _remarks(package: zipfile.ZipFile) -> int:
    name = "word/comments.xml"
    return len(parsed(package, name)) if name in package.namelist() else 0


class _Reading:
    """One sheet being read: its fields found, and what stands outside of them."""

    def __init__(self, root: Element, form: Form, sheet: RawSheet) -> None:
        self._root, self._form, self._sheet = root, form, sheet
        self._places: dict[Key, list[Element]] = {}

    def fill(self) -> None:
        """Put answers, faults and warnings into the sheet."""
        self._find()
        fields = {place for places in self._places.values() for place in places}
        self._refuse_strange_controls(fields)
        for criterion in self._form.criteria:
            for kind in KINDS:
                self._answer(kind, criterion)
        self._outside(fields)

    def _find(self) -> None:
        for control in self._root.iter(_SDT):
            known = self._form.tags.get(property_of(control, "w:tag"))
            if known:
                self._place(known, _field(control))
        for mark in self._root.iter(qn("w:bookmarkStart")):
            known = self._form.bookmarks.get(mark.get(qn("w:name")) or "")
            row = around(mark, _TR)
            if known and row is not None:
                cells = [cell for cell in row.iter(_TC) if around(cell, _TR) is row]
                self._place(known, cells[-1])

    def _place(self, known: tuple[str, RatedCriterion], place: Element) -> None:
        places = self._places.setdefault((known[0], known[1].id), [])
        if place not in places:
            places.append(place)

    def _refuse_strange_controls(self, fields: set[Element]) -> None:
        for control in self._root.iter(_SDT):
            name = property_of(control, "w:tag")
            inside = control in fields or any(each in fields for each in control.iterancestors())
            if (name and name not in self._form.tags) or not (
                inside or any(f in fields for f in control.iter(_TC))
            ):
                called = property_of(control, "w:alias") or name or "".join(control.itertext(_T))[:40]
                self._sheet.faults.append(
                    ("", f"it holds a field that is none of the sheet's: “{called}”; take it out")
                )

    def _answer(self, kind: str, criterion: RatedCriterion) -> None:
        places = self._places.get((kind, criterion.id), [])
        where = named(kind, criterion)
        texts = [_answered(place, kind) for place in places]
        if not places:
            self._sheet.faults.append((where, "its field was deleted; fill in the sheet that was exported"))
        elif len({text for text, _ in texts}) > 1 or len(places) > 1:
            self._sheet.faults.append((where, f"its field stands {len(places)} times; keep one"))
        elif places[0].tag == _TC and not texts[0][1] and not texts[0][0]:
            self._sheet.faults.append((where, "its field was deleted; fill in the sheet that was exported"))
        else:
            self._sheet.answers[kind, criterion.id] = texts[0][0]
            beside = {_LEFT_BEHIND[str(each.tag)] for each in places[0].iter(*_LEFT_BEHIND)}
            self._sheet.warnings += [f"{where}: the {each} is not taken over" for each in sorted(beside)]

    def _outside(self, fields: set[Element]) -> None:
        """Tell of text beside the fields, and refuse a sheet that now names somebody else."""
        own = score_sheet.printed_of(self._sheet.identity)
        inside = {paragraph for field in fields for paragraph in field.iter(_P)}
        for paragraph in self._root.iter(_P):
            if paragraph in inside:
                continue
            letters = str(_STRING(paragraph))
            if letters in self._form.seen:
                continue
            text = text_of(paragraph)
            if evened(text) in self._form.printed:
                self._form.seen.add(letters)
            elif evened(text) not in own:
                self._stray(" ".join(text.split()))

    def _stray(self, text: str) -> None:
        identity = self._sheet.identity
        for label, name in (
            (score_sheet.CANDIDATE, identity.name),
            (score_sheet.PANELIST, identity.panelist),
        ):
            if text.startswith(f"{label} "):
                words = f"the sheet was made for {name} and now says “{text[len(label) + 1 :][:80]}”"
                self._sheet.faults.append(
                    (label, f"{words}; each candidate and panelist has a sheet of their own")
                )
                return
        shown = f"{text[:60]}…" if len(text) > 60 else text
        self._sheet.warnings.append(f"text outside the fields not taken over: “{shown}”")


def _field(control: Element) -> Element:
    """Return the cell in which a control stands or which it holds; without a table the control itself."""
    cell = around(control, _TC)
    cell = next(control.iter(_TC), None) if cell is None else cell
    return control if cell is None else cell


def _answered(place: Element, kind: str) -> tuple[str, bool]:
    """Return the text of a field without its prompt, and whether the field is still there."""
    whole = place.tag == _TC and place.getparent().getparent().tag == _SDT
    said = text_of(place).strip()
    prompted = said.startswith(PROMPTS[kind])  # where a program kept the prompt and not its control
    there = prompted or whole or place.tag == _SDT or place.find(f".//{_SDT}") is not None
    return said.removeprefix(PROMPTS[kind]).strip(), there
