"""Documents and looks that the writers' tests share."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    Paragraph,
    Span,
    Table,
    inline,
)
from carehire.documents.look import Look

LOOK_FOLDER = Path(__file__).parents[2] / "templates" / "look"
HOUSE_BASE = (LOOK_FOLDER / "base.docx").read_bytes()
PAGE = (LOOK_FOLDER / "page.html.j2").read_text(encoding="utf-8")
HOUSE = Look(HOUSE_BASE, HOUSE_BASE, PAGE)
CREATED = datetime(2025, 7, 1, 9, 30, tzinfo=UTC)

BLOCKS: tuple[Block, ...] = (
    Fields(
        (
            ("Location", inline("Columbus, Ohio")),
            ("Apply at", (Span("our page", href="https://riverbend.example/apply?role=ccm&lang=en"),)),
        )
    ),
    Heading("What you will do"),
    Paragraph(inline("In your first year you:")),
    Bullets((inline("Lead a team of fourteen people."), inline("Answer the hardest calls."))),
    Heading("A week", 2),
    Paragraph(
        (
            Span("Two mornings "),
            Span("with your team", strong=True),
            Span(" & "),
            Span("talks", emphasis=True),
        )
    ),
    Table(
        "When the team is reached",
        ("Days", "Hours", "Calls"),
        (
            (inline("Monday to Friday"), inline("7 a.m. to 9 p.m."), inline("120")),
            (inline("Saturday"), inline("9 a.m. to 5 p.m."), inline("8")),
        ),
        numeric=frozenset({2}),
    ),
    Paragraph(inline("Counted over the year 2024."), note=True),
    Heading("How we hire"),
    Bullets((inline("We read."), inline("We talk."), inline("We decide.")), ordered=True),
    Heading("How you start"),
    Bullets((inline("You meet the team."), inline("You listen to calls.")), ordered=True),
)


def document(*blocks: Block, title: str = "Customer Care Manager", **changes: object) -> Document:
    """Return a document of these blocks, or the sample's own."""
    values: dict[str, object] = {
        "title": title,
        "author": "Riverbend Home Services",
        "language": "en-US",
        "created": CREATED,
        "blocks": blocks or BLOCKS,
        "subtitle": "Columbus, Ohio",
        "subject": "Job posting",
        "keywords": ("customer care", "team lead"),
    }
    return Document(**{**values, **changes})  # type: ignore[arg-type]


def look(base: bytes | WordDocument, name: str = "letterhead.docx") -> Look:
    """Return a look with an employer's own base."""
    if not isinstance(base, bytes):
        out = BytesIO()
        base.save(out)
        base = out.getvalue()
    return Look(base, HOUSE_BASE, PAGE, name)


def reopened(data: bytes) -> WordDocument:
    """Return what python-docx makes of a written file."""
    return docx.Document(BytesIO(data))
