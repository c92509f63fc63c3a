"""A web page → blocks: what a reader of the page sees, without menus, scripts and hidden parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from carehire.checks.reading import Kind
from carehire.errors import UserError
from carehire.readers.posting_blocks import Block, address
from carehire.readers.posting_columns import IsSection, columns, no_section

_DROPPED = frozenset((
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "link", "map", "meta",
    "nav", "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea",
    "video",
))  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_STRUCK = frozenset(("s", "strike", "del"))
_BUTTON = re.compile(
    r"apply(?: now| here| online| today| for this (?:job|role|position))?", re.IGNORECASE
)  # as a link: it leads away from the text, as a button does
_STRONG = frozenset(("b", "strong"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGER = ("li", "table", "dl", "dt")  # what holds one of these is more than a fact
_LABEL = 40


def read(text: str, is_section: IsSection = no_section) -> Iterator[Block]:
    """Yield the blocks of a page, in order. Raises UserError for what holds no page.

    ``is_section`` tells the names of sections, which may stand above the columns of a table.
    """
    try:
        page = lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UserError("there is no text in this page") from None
    walk = _Walk(is_section)
    body = page.find(".//body")
    blocks = list(walk.blocks(page if body is None else body))
    named = any(
        block.kind is Kind.TITLE or (block.kind is Kind.HEADING and block.level == 1) for block in blocks
    )
    if not named:
        title = page.findtext(".//title")
        if title and title.strip() and not any(block.kind is Kind.HEADING for block in blocks[:1]):
            first = blocks[0].text if blocks else ""
            if title.strip() != first:
                yield Block(Kind.TITLE, title.strip(), apart=True)
    yield from blocks


class _Walk:
    """Goes through a page in reading order and cuts it at every element that begins a new line."""

    def __init__(self, is_section: IsSection = no_section) -> None:
        self._is_section = is_section
        self._struck: list[str] = []
        self._said: list[str] = []
        self._strong: list[str] = []
        self._open: list[str] = []
        self._links: list[str] = []
        self._titled = False  # Word's own style of a title, in a page that Word saved
        self._told: set[lxml.html.HtmlElement] = set()

    def blocks(self, root: lxml.html.HtmlElement) -> Iterator[Block]:
        steps = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in steps:
            if event in ("comment", "pi"):
                self._say(node.tail)
                continue
            tag = str(node.tag)
            if event == "start":
                if tag in _DROPPED or node in self._told or _is_hidden(node) or _asks(node, tag):
                    steps.skip_subtree()
                    self._open.append("")
                    continue
                if tag in _STRUCK:
                    self._struck.append(" ".join(node.text_content().split()))
                    steps.skip_subtree()
                    self._open.append("")
                    continue
                button = " ".join(node.text_content().split()) if tag == "a" else ""
                if _BUTTON.fullmatch(button):
                    yield from self._flush()
                    for target in address(node.get("href")):
                        yield Block(Kind.FIELD, target, label=button)
                    steps.skip_subtree()
                    self._open.append("")
                    continue
                yield from self._begin(tag)
                table = self._columns(node) if tag == "table" else []
                if table:
                    yield from table
                    steps.skip_subtree()
                    self._open.append("")
                    continue
                row = self._row(node, tag) if node is not root else None
                if row:
                    yield Block(Kind.FIELD, row[1], label=row[0])
                    steps.skip_subtree()
                    self._open.append("")
                    continue
                self._open.append(tag)
                self._titled = self._titled or node.get("class") == "MsoTitle"
                if tag == "a":
                    self._links += address(node.get("href"))
                self._say(node.text)
            else:
                closed = self._open.pop()
                if closed:
                    yield from self._end(tag)
                if node is not root:
                    self._say(node.tail)
        yield from self._flush()

    def _columns(self, table: lxml.html.HtmlElement) -> list[Block]:
        """Return the blocks of a table whose first row names sections, column by column."""
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if not cells or len(cells[0]) < 2:
            return []
        return columns([[list(_Walk().blocks(cell)) for cell in row] for row in cells], self._is_section)

    def _row(self, node: lxml.html.HtmlElement, tag: str) -> tuple[str, str] | None:
        """Return label and value of a row of a table, or of a term and its description."""
        if tag in ("tr", "div"):
            return _fact(node)
        value = _described(node) if tag == "dt" else None
        row = _pair(node, value) if value is not None else None
        if row and value is not None:
            self._told.add(value)
        return row

    def _begin(self, tag: str) -> Iterator[Block]:
        if tag == "br":
            self._said.append("\n")
        elif tag not in _INLINE:
            yield from self._flush()

    def _end(self, tag: str) -> Iterator[Block]:
        if tag not in _INLINE and tag != "br":
            yield from self._flush(tag)

    def _say(self, text: str | None) -> None:
        if text:
            spaced = re.sub(r"[ \t\r\n\f]+", " ", text)
            self._said.append(spaced)
            if not _STRONG.isdisjoint(self._open):
                self._strong.append(spaced)

    def _flush(self, closing: str = "") -> Iterator[Block]:
        text = "".join(self._said).strip()
        strong = "".join(self._strong).strip(" :")
        links = tuple(self._links)
        self._said, self._strong, self._links = [], [], []
        struck, self._struck = [each for each in self._struck if each], []
        yield from (Block(Kind.PARAGRAPH, each, struck=True) for each in struck)
        if not text:
            return
        titled, self._titled = self._titled, False
        around = [*self._open, closing]
        level = next((_HEADINGS[tag] for tag in reversed(around) if tag in _HEADINGS), 0)
        if titled:
            yield Block(Kind.TITLE, text, links=links)
        elif level:
            yield Block(Kind.HEADING, text, level, links=links)
        elif "li" in around:
            yield Block(Kind.ITEM, text, links=links)
        else:
            bold = bool(strong) and strong == text.strip(" :")
            yield Block(Kind.PARAGRAPH, text, strong=bold, links=links)


def _is_hidden(node: lxml.html.HtmlElement) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _asks(node: lxml.html.HtmlElement, tag: str) -> bool:
    """Tell whether an element is the name of a field that the page asks for."""
    return tag in ("label", "legend") and next(node.iterancestors("form"), None) is not None


def _fact(node: lxml.html.HtmlElement) -> tuple[str, str] | None:
    """Return label and value where an element holds just these two."""
    cells = [child for child in node if child.tag in ("td", "th", "dt", "dd")]
    return _pair(*cells) if len(cells) == 2 and len(cells) == len(node) else None


def _described(node: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """Return the only description of a term."""
    value = node.getnext()
    after = value.getnext() if value is not None else None
    single = value is not None and value.tag == "dd" and (after is None or after.tag != "dd")
    return value if single else None


def _pair(name: lxml.html.HtmlElement, value: lxml.html.HtmlElement) -> tuple[str, str] | None:
    """Return label and value of two cells, None where either is more than a line."""
    lines = [_lines(cell) for cell in (name, value)]
    if [len(each) for each in lines] != [1, 1] or any(_is_hidden(cell) for cell in (name, value)):
        return None
    (label,), (said,) = lines
    return (label.rstrip(": "), said) if len(label) <= _LABEL else None


def _lines(cell: lxml.html.HtmlElement) -> list[str]:
    """Return the lines of a cell as a reader sees them; a list in it counts as more than one."""
    if any(cell.find(f".//{tag}") is not None for tag in _LONGER):
        return ["", ""]
    return [" ".join(block.text.split()) for block in _Walk().blocks(cell)]
