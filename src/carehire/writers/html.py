"""Documents as a whole HTML page, or as the article alone for a page that shows it live."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

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
    plain,
)
from carehire.documents.look import Look
from carehire.errors import UserError
from carehire.writers.characters import clean, language_right_to_left, runs_right_to_left
from carehire.writers.links import address
from carehire.writers.outline import outline
from carehire.writers.tints import of_cell

_LONG = 40  # letters


def write(document: Document, look: Look) -> bytes:
    """Return ``document`` as a standalone page in UTF-8: no script, nothing loaded from elsewhere."""
    try:
        page = _page(look.page).render(
            title=clean(document.title),
            author=clean(document.author),
            subject=clean(document.subject),
            keywords=", ".join(map(clean, document.keywords)),
            language=clean(document.language),
            direction=_direction(document),
            created=document.created.isoformat(),
            body=Markup(body(document)),  # noqa: S704 - made by this module, which escapes every text
        )
    except TemplateError as error:
        raise UserError(f"The HTML page that documents are set in can't be used: {error}") from error
    return page.encode("utf-8")


def body(document: Document, top: int = 1) -> str:
    """Return only the article, every text escaped; ``top`` is the level of the title's heading."""
    head = _element(f"h{top}", _text(document.title), _turned(document.title, document))
    if clean(document.subtitle).strip():
        head += _element(
            "p", _text(document.subtitle), ' class="subtitle"' + _turned(document.subtitle, document)
        )
    if _author_is_news(document):
        head = _element("p", _text(document.author), ' class="author"') + head
    blocks = "\n".join(_block(block, document, top) for block in outline(document))
    facing = f' lang="{escape(clean(document.language))}" dir="{_direction(document)}"'
    return f"<article{facing}>\n<header>{head}</header>\n{blocks}\n</article>"


def _author_is_news(document: Document) -> bool:
    """Say whether the author stands above the title: not where the line below it begins with them."""
    author, subtitle = clean(document.author).strip(), clean(document.subtitle).strip()
    return bool(author) and not f"{subtitle} ·".startswith(f"{author} ·")


@lru_cache(maxsize=8)
def _page(source: str) -> Template:
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined).from_string(source)


def _block(block: Block, document: Document, top: int) -> str:
    if isinstance(block, Heading):
        page = ' class="new-page"' if block.new_page else ""
        level = min(top + block.level, 6)
        return _element(f"h{level}", _text(block.text), page + _turned(block.text, document))
    if isinstance(block, Paragraph):
        facing = _turned(plain(block.spans), document)
        return _element("p", _spans(block.spans), (' class="note"' if block.note else "") + facing)
    if isinstance(block, Bullets):
        items = "\n".join(
            _element("li", _spans(item), _turned(plain(item), document)) for item in block.items
        )
        return _element("ol" if block.ordered else "ul", f"\n{items}\n")
    if isinstance(block, Fields):
        pairs = "\n".join(
            _element("div", _element("dt", _text(label)) + _described(value, document))
            for label, value in block.items
        )
        return _element("dl", f"\n{pairs}\n")
    if isinstance(block, NoteSpace):
        label = f' role="img" aria-label="{_attribute(block.label)}"'
        return _element("div", "<span></span>" * block.lines, f' class="ruled"{label}')
    return "\n".join(_table(block, document))


def _described(value: Inline, document: Document) -> str:
    return _element("dd", _spans(value), _turned(plain(value), document))


def _table(table: Table, document: Document) -> Iterator[str]:
    # A keyboard must be able to scroll a table that is wider than a phone. No region, since a
    # document may have many tables of one heading, and landmarks should be few and named apart.
    name = f' role="group" aria-label="{_attribute(table.caption or ", ".join(table.header))}"'
    yield f'<div class="table" tabindex="0"{name}>'
    yield "<table>"
    if clean(table.caption).strip():
        yield _element("caption", _text(table.caption))
    kinds = [_kind(table, column) for column in range(len(table.header))]
    heads = zip(kinds, table.header, strict=True)
    names = "".join(_element("th", _text(text), f' scope="col"{kind}') for kind, text in heads)
    yield f"<thead><tr>{names}</tr></thead>"
    yield "<tbody>"
    for place, row in enumerate(table.rows):
        filled = "".join(
            _element("td", _spans(cell), kind + _tint(table, place, column) + _turned(plain(cell), document))
            for column, (kind, cell) in enumerate(zip(kinds, row, strict=True))
        )
        yield f"<tr>{filled}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _tint(table: Table, row: int, column: int) -> str:
    # The ink is set with the ground, since a page in the dark would else write white on a pale cell.
    colour = of_cell(table.tints, row, column)
    return f' style="background:#{colour};color:#111418"' if colour else ""


def _kind(table: Table, column: int) -> str:
    """Return the class of a column: numbers stand flush right, long remarks get room on a phone."""
    if column in table.numeric:
        return ' class="number"'
    longest = max((len(plain(row[column])) for row in table.rows), default=0)
    return ' class="long"' if longest > _LONG else ""


def _element(name: str, content: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{content}</{name}>"


def _spans(spans: Inline) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = _text(span.text)
    if span.emphasis:
        text = _element("em", text)
    if span.strong:
        text = _element("strong", text)
    link = address(span.href)
    return f'<a href="{escape(link)}">{text}</a>' if link and text else text


def _text(text: str) -> str:
    """Return ``text`` escaped: the one place where words become HTML."""
    return str(escape(clean(text))).replace("\n", "<br>")


def _attribute(text: str) -> str:
    return str(escape(clean(text)))


def _direction(document: Document) -> str:
    return "rtl" if language_right_to_left(document.language) else "ltr"


def _turned(text: str, document: Document) -> str:
    """Return the direction of a text that runs against its document."""
    turned = runs_right_to_left(text) and not language_right_to_left(document.language)
    return ' dir="rtl"' if turned else ""
