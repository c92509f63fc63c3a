"""What the parts of a Word file say: texts as they read, and controls with their prompts taken out."""

from __future__ import annotations

import re
import zipfile
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from carehire.documents.facts import NOT_OBSERVED
from carehire.documents.score_sheet import PROMPTS
from carehire.errors import UserError

MOST_TEXT = 20 * 1024 * 1024
# lxml says of each element that it may stand nowhere; here all stand in a document.
Element = Any

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _T, _TAB, _SDT = (qn(f"w:{name}") for name in ("p", "t", "tab", "sdt"))
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011", qn("w:softHyphen"): "\xad"}
_SYMBOL, _RUN, _PROPERTIES = qn("w:sym"), qn("w:r"), qn("w:sdtPr")
_SAYING = (_P, _T, _TAB, _SYMBOL, *_BREAKS)
_GONE = (qn("w:del"), qn("w:moveFrom"), _FALLBACK)
_JOINED = "joined"  # set on a paragraph whose end was deleted under tracked changes
_OFF = ("0", "false", "off")
# What Word makes of ":-)" and "-->" while somebody types.
_WINGDINGS = {"4A": "☺", "4B": "😐", "4C": "☹", "E0": "→", "DF": "←", "E8": "➔", "F3": "⇔", "FC": "✓"}
_STYLES, _WORDS_PROMPT = "word/styles.xml", "Placeholder Text"


def parsed(package: zipfile.ZipFile, name: str) -> Element:
    """Return a part of the package as XML. Raises UserError for one larger than any sheet is."""
    if package.getinfo(name).file_size > MOST_TEXT:
        raise UserError(f"its text is larger than {MOST_TEXT // 1024 // 1024} MB, which no score sheet is")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(name), parser)


def prompt_styles(package: zipfile.ZipFile) -> frozenset[str]:
    """Return the ids of the style in which Word prints its own prompts; its id is in the user's language."""
    if _STYLES not in package.namelist() or _WORDS_PROMPT.encode() not in package.read(_STYLES):
        return frozenset()
    return frozenset(
        style.get(qn("w:styleId")) or ""
        for style in parsed(package, _STYLES).iter(qn("w:style"))
        if style.find(qn("w:name")).get(qn("w:val")) == _WORDS_PROMPT
    )


def accept_changes(root: Element) -> None:
    """Leave the text as it reads once all tracked changes are accepted."""
    if next(root.iter(*_GONE), None) is None:
        return
    for row in [mark.getparent().getparent() for mark in root.iterfind(f".//{qn('w:trPr')}/{qn('w:del')}")]:
        row.getparent().remove(row)
    for end in root.iterfind(f".//{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}"):
        end.getparent().getparent().getparent().set(_JOINED, "1")
    etree.strip_elements(root, *_GONE, with_tail=False)


def take_out_prompts(root: Element, styles: frozenset[str]) -> None:
    """Empty the controls that say of themselves that nobody has filled them in, and show a prompt.

    LibreOffice and other programs fill a control and leave that word standing, so that only our
    prompts and what is printed in one of ``styles``, Word's for its own, are none of an answer.
    """
    for control in root.iter(_SDT):
        if not _is_on(control, "w:showingPlcHdr"):
            continue
        said = text_of(control).strip()
        if said in PROMPTS.values():
            prompts = list(control.iter(_T))
        elif said[:1].isdigit() or said == NOT_OBSERVED:
            continue  # chosen in a program that kept the looks of the prompt
        else:
            prompts = [text for text in control.iter(_T) if _style(text) in styles]
        for text in prompts:
            text.text = ""


def text_of(place: Element) -> str:
    """Return what stands in a place, its paragraphs and breaks parted by line ends."""
    said: list[str] = []
    begun = joined = False
    for node in place.iter(*_SAYING):
        if node.tag == _P:
            if begun and not joined:
                said.append("\n")
            begun, joined = True, node.get(_JOINED) is not None
        elif node.tag == _T:
            said.append(node.text or "")
        elif node.tag == _TAB:
            said.append("\t" if node.getparent().tag == _RUN else "")  # else a tab stop
        elif node.tag == _SYMBOL:
            said.append(_symbol(node))
        else:
            said.append(_BREAKS[str(node.tag)])
    text = "".join(said)
    return re.sub("\r\n?", "\n", text) if "\r" in text else text


def _symbol(node: Element) -> str:
    code = (node.get(qn("w:char")) or "").upper()
    if (node.get(qn("w:font")) or "").startswith("Wingdings") and code[-2:] in _WINGDINGS:
        return _WINGDINGS[code[-2:]]
    return chr(int(code, 16)) if re.fullmatch("[0-9A-F]{2,4}", code) else ""


def property_of(control: Element, name: str) -> str:
    """Return the value of a control's property such as ``w:tag``; empty where it has none."""
    found = control.find(f"{_PROPERTIES}/{qn(name)}")
    return "" if found is None else found.get(qn("w:val")) or ""


def _style(text: Element) -> str:
    """Return the id of the style of the run in which a text stands."""
    found = text.getparent().find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return "" if found is None else found.get(qn("w:val")) or ""


def _is_on(control: Element, name: str) -> bool:
    found = control.find(f"{_PROPERTIES}/{qn(name)}")
    return found is not None and found.get(qn("w:val")) not in _OFF


def around(node: Element, tag: str) -> Element | None:
    """Return the nearest element of that tag in which another stands."""
    return next(node.iterancestors(tag), None)
