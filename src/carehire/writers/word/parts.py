"""The small parts of a Word file that each document writes for itself."""

from __future__ import annotations

from datetime import UTC, datetime

from carehire.documents.blocks import Document
from carehire.writers.characters import xml
from carehire.writers.word.base import XML_DECLARATION, Base

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PROPERTIES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def properties(document: Document) -> str:
    """Return what Word shows under "File > Info": title, author, subject, keywords, language, dates."""
    when = _moment(document.created)
    values = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": document.author,
        "cp:keywords": ", ".join(document.keywords),
        "cp:lastModifiedBy": document.author,
        "dc:language": document.language,
    }
    texts = "".join(f"<{name}>{xml(value)}</{name}>" for name, value in values.items())
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{XML_DECLARATION}<cp:coreProperties {_PROPERTIES}>{texts}<cp:revision>1</cp:revision>{dates}"
        "</cp:coreProperties>"
    )


def header(document: Document, base: Base) -> str:
    """Return the header: the employer."""
    return _part("hdr", base.styles["Header"], "", _text(document.author), base)


def footer(document: Document, base: Base) -> str:
    """Return the footer: the title, and at the right margin the page's number of how many."""
    words = ("Page ", " of ") if document.language.casefold().startswith("en") else ("", " / ")
    number = f"{_text(words[0])}{_field('PAGE')}{_text(words[1])}{_field('NUMPAGES')}"
    inside = f"{_text(document.title)}<w:r><w:tab/></w:r>{number}"
    return _part("ftr", base.styles["Footer"], base.footer_tabs, inside, base)


def links(addresses: list[str]) -> str:
    """Return the relations of the hyperlinks, as the body numbers them."""
    return "".join(
        f'<Relationship Id="carehire{number}" Type="{_HYPERLINK}" Target="{xml(address)}" '
        'TargetMode="External"/>'
        for number, address in enumerate(addresses, start=1)
    )


def lists(count: int, base: Base) -> str:
    """Return ``count`` numberings, each starting at 1."""
    restart = (
        f'<w:abstractNumId w:val="{base.counting.definition}"/>'
        f'<w:lvlOverride w:ilvl="{base.counting.level}"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    numbers = range(base.next_list, base.next_list + count)
    return "".join(f'<w:num w:numId="{number}">{restart}</w:num>' for number in numbers)


def _part(kind: str, style: str, tabs: str, inside: str, base: Base) -> str:
    turned = "<w:bidi/>" if base.right_to_left else ""
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}{turned}</w:pPr>{inside}</w:p>'
    return f"{XML_DECLARATION}<w:{kind} {_WORD}>{paragraph}</w:{kind}>"


def _text(text: str) -> str:
    line = xml(text).replace("\n", " ").replace("\t", " ")
    return f'<w:r><w:t xml:space="preserve">{line}</w:t></w:r>' if line else ""


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _moment(when: datetime) -> str:
    """Return a moment in UTC to the second; one without a zone is taken as UTC."""
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
