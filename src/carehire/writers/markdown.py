r"""Documents as Markdown in which every text reads literally (CommonMark 0.31, GFM tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from string import punctuation

from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    Inline,
    NoteSpace,
    Paragraph,
    Span,
    Table,
)
from carehire.documents.look import Look
from carehire.writers.characters import clean
from carehire.writers.links import address
from carehire.writers.outline import outline

# A character reference (&amp;) or one that Markdown gives a meaning anywhere in a line.
_ANYWHERE = re.compile(r"[\\`*_\[\]<~|]|&(?=#|\w)")
_AT_LINE_START = re.compile(r"(?:[#+\-=>:]|\d{1,9}(?=[.)]))")
_REFERENCE_IN_ADDRESS = re.compile(r"&(?=#|\w+;)")

_RULE = "___"
_CLOSING_MARK = re.compile(r"(?<!\\)#$")
_ESCAPED_MARK = r"\\#"


def write(document: Document, look: Look) -> bytes:  # noqa: ARG001 - all are called alike
    """Return ``document`` as UTF-8 Markdown."""
    parts = [_heading(document.title, 1)]
    if clean(document.subtitle).strip():
        parts.append(_text(document.subtitle))
    blocks = list(outline(document))
    marks = _list_marks(blocks)
    parts += [_block(block, mark) for block, mark in zip(blocks, marks, strict=True)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _block(block: Block, mark: str) -> str:
    if isinstance(block, Heading):
        return _heading(block.text, block.level + 1)
    if isinstance(block, Paragraph):
        return _spans(block.spans)
    if isinstance(block, Bullets):
        return "\n".join(
            _item(f"{number}{mark}" if block.ordered else mark, _spans(item))
            for number, item in enumerate(block.items, start=1)
        )
    if isinstance(block, Fields):
        return "\n".join(_item(mark, _field(label, value)) for label, value in block.items)
    if isinstance(block, NoteSpace):
        return "\n\n".join([_RULE] * block.lines)
    return "\n".join(_table(block))


def _heading(text: str, level: int) -> str:
    # A "#" at the end would count as the end of the heading's mark.
    return f"{'#' * level} {_CLOSING_MARK.sub(_ESCAPED_MARK, _line(text))}"


def _list_marks(blocks: list[Block]) -> Iterator[str]:
    """Yield a mark for each block that differs from its neighbour's, or two lists would become one."""
    if not blocks:
        return
    odd = False
    yield _mark(blocks[0], odd)
    for before, block in pairwise(blocks):
        odd = not odd if _kind(before) == _kind(block) else False
        yield _mark(block, odd)


def _kind(block: Block) -> str:
    if isinstance(block, Bullets) and block.ordered:
        return "ordered"
    return "bullets" if isinstance(block, Bullets | Fields) else ""


def _mark(block: Block, odd: bool) -> str:
    return {"ordered": ".)", "bullets": "-*"}.get(_kind(block), "  ")[odd]


def _item(mark: str, text: str) -> str:
    return f"{mark} " + text.replace("\n", "\n" + " " * (len(mark) + 1))


def _field(label: str, value: Inline) -> str:
    name = clean(label).strip()
    return _spans((Span(f"{name}:", strong=True), Span(" "), *value)) if name else _spans(value)


def _table(table: Table) -> Iterator[str]:
    if clean(table.caption).strip():
        yield _spans((Span(table.caption.strip(), strong=True),))
        yield ""
    yield _cells([_line(name) for name in table.header])
    yield _cells(["---:" if column in table.numeric else "---" for column in range(len(table.header))])
    for row in table.rows:
        yield _cells([_spans(_on_one_line(cell)) for cell in row])


def _cells(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _on_one_line(spans: Inline) -> Inline:
    return tuple(
        Span(clean(span.text).replace("\n", " "), span.strong, span.emphasis, span.href) for span in spans
    )


def _line(text: str) -> str:
    return _text(" ".join(clean(text).split("\n")))


def _spans(spans: Inline) -> str:
    """Return the spans as Markdown; a face that Markdown can't mark at its place is left out."""
    said = ""
    marked_up_to = 0
    runs = _joined(spans)
    for place, span in enumerate(runs, start=1):
        after = runs[place].text if place < len(runs) else ""
        core = span.text.strip()
        lead, _, tail = span.text.partition(core) if core else (span.text, "", "")
        inner, link = _escaped(core), address(span.href)
        if core and link:
            inner = f"[{inner}](<{_REFERENCE_IN_ADDRESS.sub('&amp;', link)}>)"
        said += lead
        if core and link and said.endswith("!"):
            said = said[:-1] + "\\!"  # or the link would be a picture
        mark = "*" * (2 * span.strong + span.emphasis) if core else ""
        outside = (said[-1:], (tail or _escaped(after))[:1])
        if mark and (not said or marked_up_to != len(said)) and _can_mark(inner, *outside):
            said += f"{mark}{inner}{mark}"
            marked_up_to = len(said)
        else:
            said += inner
        said += tail
    return _lines(said)


def _can_mark(inner: str, before: str, after: str) -> bool:
    """Say whether asterisks around ``inner`` count, as CommonMark's flanking rule has it."""
    opens = inner[0].isalnum() or not before or before.isspace() or before in punctuation
    closes = inner[-1].isalnum() or not after or after.isspace() or after in punctuation
    return opens and closes


def _joined(spans: Inline) -> list[Span]:
    """Return the spans cleaned, without empty ones, neighbours of one face as one."""
    joined: list[Span] = []
    for span in spans:
        text = clean(span.text)
        if joined and replace(joined[-1], text="") == replace(span, text=""):
            joined[-1] = replace(span, text=joined[-1].text + text)
        elif text:
            joined.append(replace(span, text=text))
    return joined


def _text(text: str) -> str:
    return _lines(_escaped(clean(text)))


def _escaped(text: str) -> str:
    return _ANYWHERE.sub(lambda found: "\\" + found[0], text)


def _lines(marked: str) -> str:
    """Return ``marked`` with hard line breaks, each line's edges safe from Markdown."""
    return "\\\n".join(_edges(line) for line in marked.strip("\n").split("\n"))


def _edges(line: str) -> str:
    core = line.strip()
    if not core:
        return _references(line)
    lead, _, tail = line.partition(core)
    safe = _AT_LINE_START.sub(_escape_last, core, count=1) if _AT_LINE_START.match(core) else core
    return _references(lead) + safe + _references(tail)


def _escape_last(found: re.Match[str]) -> str:
    """Escape a mark at a line's start; with a number that is the point behind it."""
    return found[0] + "\\" if found[0].isdigit() else "\\" + found[0]


def _references(space: str) -> str:
    """Return white space as references, since Markdown drops it at a line's edges."""
    return "".join(f"&#{ord(character)};" for character in space)
