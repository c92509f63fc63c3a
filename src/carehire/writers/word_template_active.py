"""What a customer's Word template would run, or load from elsewhere, when the filled document is opened."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from carehire.errors import Fault, UserError
from carehire.writers.word_template_text import MOST_SHOWN

_FIELD_CODES = re.compile(
    r"^\s*(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE
)


def refuse_active(data: bytes, name: str) -> None:
    """Refuse what would run or load something when the filled document is opened."""
    found: list[str] = []
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except zipfile.BadZipFile:
        return  # open_base says it in better words
    with package:
        if sum(part.file_size for part in package.infolist()) > 50 * 1024 * 1024:
            return  # as above
        for part in package.namelist():
            if part.lower().endswith("vbaproject.bin") or "/activex/" in part.lower():
                found.append(
                    f"{name} holds macros or controls ({part}). Save it in Word as a .docx without them."
                )
            elif part.endswith(".rels"):
                found += _loaded(package.read(part), part, name)
    if found:
        raise UserError(Fault(message) for message in found)


def _loaded(relations: bytes, part: str, name: str) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in etree.fromstring(relations, parser):
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External" and kind not in ("hyperlink", "attachedTemplate"):
            target = relation.get("Target", "")[:MOST_SHOWN]
            yield (
                f'{name} would load "{target}" from elsewhere whenever it is opened ({kind}, in {part}). '
                "Put it into the document itself, or take it out."
            )


def loading_fields(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's element
    """Yield a sentence for each of Word's own fields that would load something from elsewhere."""
    codes = [
        *root.itertext(qn("w:instrText")),
        *(each.get(qn("w:instr"), "") for each in root.iter(qn("w:fldSimple"))),
    ]
    for code in codes:
        found = _FIELD_CODES.match(code)
        if found:
            shown = code.strip()[:MOST_SHOWN]
            yield f'its field "{shown}" would load something from elsewhere. Take it out.'
