"""Documents as a piece of HTML with only the tags that a job board allows.

What a board has no tag for is said with what it has: a heading becomes a strong line, a
fact "label: value", a table one line a row. No word is lost on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    plain,
)
from carehire.writers.characters import clean
from carehire.writers.outline import outline

_LIKE_A_TAG = re.compile(r"<(?=[A-Za-z/!?])")


def fragment(document: Document, tags: frozenset[str], entities: bool = True) -> str:
    """Return the blocks of ``document`` in ``tags`` (such as p, ul, li, strong) and no others.

    Without ``entities`` an ampersand stays itself, for boards that read no entities; only
    what a browser would take for a tag is still escaped.
    """
    writer = _Fragment(tags, entities)
    return "\n".join(line for block in outline(document) for line in writer.block(block))


class _Fragment:
    def __init__(self, tags: frozenset[str], entities: bool) -> None:
        self._tags = tags
        self._entities = entities
        self._strong = next((tag for tag in ("strong", "b") if tag in tags), None)
        self._emphasis = next((tag for tag in ("em", "i") if tag in tags), None)

    def block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            tag = f"h{min(block.level + 1, 6)}"
            words = self._text(block.text)
            yield (
                f"<{tag}>{words}</{tag}>"
                if tag in self._tags
                else self._line(self._wrapped(words, self._strong))
            )
        elif isinstance(block, Paragraph):
            yield self._line(self._spans(block.spans))
        elif isinstance(block, Bullets):
            yield from self._list(block)
        elif isinstance(block, Fields):
            for label, value in block.items:
                name = self._wrapped(f"{self._text(label)}:", self._strong)
                yield self._line(f"{name} {self._spans(value)}")
        elif not isinstance(block, NoteSpace):  # nobody writes by hand on a board
            for row in block.rows:
                cells = zip(block.header, row, strict=True)
                facts = [
                    f"{self._text(name)}: {self._spans(cell)}" for name, cell in cells if plain(cell).strip()
                ]
                yield self._line("; ".join(facts))

    def _list(self, block: Bullets) -> Iterator[str]:
        tag = "ol" if block.ordered and "ol" in self._tags else "ul"
        if tag not in self._tags or "li" not in self._tags:
            for number, item in enumerate(block.items, 1):
                mark = f"{number}. " if block.ordered else "- "
                yield self._line(mark + self._spans(item))
            return
        numbered = block.ordered and tag == "ul"
        yield f"<{tag}>"
        for number, item in enumerate(block.items, 1):
            yield f"<li>{f'{number}. ' if numbered else ''}{self._spans(item)}</li>"
        yield f"</{tag}>"

    def _line(self, content: str) -> str:
        if "p" in self._tags:
            return f"<p>{content}</p>"
        return f"{content}<br>" if "br" in self._tags else content

    def _spans(self, spans: Inline) -> str:
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        text = self._text(span.text)
        if span.emphasis:
            text = self._wrapped(text, self._emphasis)
        if span.strong:
            text = self._wrapped(text, self._strong)
        address = (span.href or "").removeprefix("mailto:")
        # Boards allow no links: the address itself has to be read.
        return f"{text} ({self._text(address)})" if address and address not in span.text else text

    @staticmethod
    def _wrapped(content: str, tag: str | None) -> str:
        return f"<{tag}>{content}</{tag}>" if tag and content else content

    def _text(self, text: str) -> str:
        words = clean(text)
        if self._entities:
            words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        else:
            words = _LIKE_A_TAG.sub("&lt;", words)
        return words.replace("\n", "<br>" if "br" in self._tags else " ")
