"""Word postings a second: carehire's writer, docxtpl and plain python-docx calls, side by side.

All three write the same posting and what they wrote is compared before anything is timed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median

import docx
from docxtpl import DocxTemplate

from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    Inline,
    Paragraph,
    Span,
    Table,
    inline,
    plain,
)
from carehire.documents.look import Look
from carehire.writers import docx as writer

BASE = (Path(__file__).parent.parent / "templates" / "look" / "base.docx").read_bytes()
LOOK = Look(BASE, BASE, "")
ROUNDS, POSTINGS_A_ROUND = 7, 15

_DUTIES = (
    "Lead a team of fourteen people who answer customers by telephone, chat and e-mail.",
    "Listen to calls every week, say what went well, and agree on one thing to try next.",
    "Plan shifts so that nine of ten calls are answered within thirty seconds, breaks included.",
    "Take over complaints that need a manager and see them through until the customer agrees.",
    "Write down why customers call, and bring the three largest reasons to Product each month.",
    "Hire for your own team: read applications, interview in a panel, and decide on evidence.",
    "Keep help pages true: whoever meets a wrong one mends it the same day.",
    "Own the budget for overtime and software, and say early when it won't hold.",
)
_ASKED = (
    "You have led people who deal with customers for at least two years.",
    "You have calmed a customer who was right to be angry, and can say how.",
    "You read a table of numbers and see which one matters.",
    "You write so that nobody has to ask what you meant.",
    "You speak English well enough to settle a complaint; Spanish is welcome.",
    "You have worked with a ticket system such as Zendesk, Freshdesk or Intercom.",
)
_OFFERED = (
    "25 days of paid leave, and your birthday.",
    "A pension to which we add 6 % of your pay.",
    "Four days at home and one in the office, or the other way round.",
    "A budget of $1,500 a year to learn what you choose.",
    "Health, dental and vision insurance from your first day.",
)


def sample_document(language: str = "en-US") -> Document:
    """Return a posting of some sixty paragraphs with every kind of block."""
    facts = Fields(
        (
            ("Location", inline("Columbus, Ohio, or remote from Ohio, Indiana and Kentucky")),
            ("Pay", inline("$72,000 to $88,000 a year, plus a bonus of up to 10 %")),
            ("Employment type", inline("Full-time, Monday to Friday, one Saturday a month")),
            ("Reports to", inline("Director of Customer Operations")),
            ("Apply by", inline("15 August 2025")),
            (
                "Apply at",
                (
                    Span(
                        "riverbend.example/careers/ccm",
                        href="https://riverbend.example/careers/ccm?ref=doc&lang=en",
                    ),
                ),
            ),
        )
    )
    hours = Table(
        "When the team is reached",
        ("Days", "Hours", "Channels", "Calls an hour"),
        (
            (
                inline("Monday to Friday"),
                inline("7 a.m. to 9 p.m."),
                inline("Telephone, chat, e-mail"),
                inline("120"),
            ),
            (inline("Saturday"), inline("9 a.m. to 5 p.m."), inline("Telephone, e-mail"), inline("64")),
            (inline("Sunday and holidays"), inline("10 a.m. to 4 p.m."), inline("E-mail"), inline("8")),
        ),
        numeric=frozenset({3}),
    )
    blocks: list[Block] = [
        facts,
        Heading("About Riverbend Home Services"),
        *_prose("Riverbend keeps 40,000 homes in three states warm, dry and lit. Founded by two plumbers in "
                "1987, we are 620 people today & still answer the telephone ourselves."),
        Heading("What you will do"),
        Paragraph(inline("You lead the people who are Riverbend to our customers. In your first year you:")),
        Bullets(tuple(map(inline, _DUTIES))),
        Heading("A week in the role", 2),
        *_prose("Two mornings with your team, one with your peers, and an afternoon without meetings.",
                "You see the numbers every day and talk about them once a week."),
        hours,
        Paragraph(inline("Counted over 2024; calls that ended within ten seconds are left out."), note=True),
        Heading("What you bring"),
        Heading("Needed", 2),
        Bullets(tuple(map(inline, _ASKED[:4]))),
        Heading("Welcome", 2),
        Bullets(tuple(map(inline, _ASKED[4:]))),
        Heading("What we offer"),
        Bullets(tuple(map(inline, _OFFERED))),
        Heading("How we hire"),
        Paragraph((Span("Everyone is asked the same questions", strong=True),
                   Span(", and we score each answer on a written scale. "),
                   Span("You can see the scale before you come.", emphasis=True))),
        Bullets(tuple(map(inline, (
            "We read every application within five working days.",
            "A call of thirty minutes with the person who would lead you.",
            "An interview of ninety minutes with three panelists.",
            "An answer within three days, with reasons if you want them.",
        ))), ordered=True),
        Heading("Equal opportunity"),
        *_prose("We decide on skills and evidence alone. All qualified applicants receive consideration for "
                "employment without regard to race, color, religion, sex, sexual orientation, gender "
                "identity, national origin, disability or veteran status.",
                "Tell us at any step what you need to take part well, and we arrange it."),
    ]  # fmt: skip
    return Document(
        title="Customer Care Manager",
        author="Riverbend Home Services",
        language=language,
        created=datetime(2025, 7, 1, 9, 30, tzinfo=UTC),
        blocks=tuple(blocks),
        subtitle="Customer Operations, Columbus, Ohio",
        subject="Job posting",
        keywords=("customer care", "team lead"),
    )


def _prose(*texts: str) -> list[Paragraph]:
    return [Paragraph(inline(text)) for text in texts]


def by_carehire(document: Document) -> bytes:
    """Write as the product does."""
    return writer.write(document, LOOK)


class ByTemplate:
    """docxtpl: a template of the same look in which each text is a placeholder, escaped as it must be.

    Without loops, which would cost it more time.
    """

    def __init__(self, document: Document) -> None:
        self.texts: list[str] = []
        self.template = writer.write(
            replace(document, blocks=tuple(map(self._holding, document.blocks))), LOOK
        )

    def __call__(self, _: Document) -> bytes:
        """Render the template, opened anew as docxtpl asks."""
        template = DocxTemplate(BytesIO(self.template))
        template.render({"texts": self.texts}, autoescape=True)
        out = BytesIO()
        template.save(out)
        return out.getvalue()

    def _holding(self, block: Block) -> Block:
        if isinstance(block, Heading):
            return replace(block, text=self._place(block.text))
        if isinstance(block, Paragraph):
            return replace(block, spans=self._places(block.spans))
        if isinstance(block, Bullets):
            return replace(block, items=tuple(map(self._places, block.items)))
        if isinstance(block, Fields):
            return Fields(tuple((self._place(label), self._places(value)) for label, value in block.items))
        rows = tuple(tuple(map(self._places, row)) for row in block.rows)
        return replace(block, header=tuple(map(self._place, block.header)), rows=rows)

    def _places(self, spans: Inline) -> Inline:
        return tuple(replace(span, text=self._place(span.text)) for span in spans)

    def _place(self, text: str) -> str:
        self.texts.append(text)
        return f"{{{{ texts[{len(self.texts) - 1}] }}}}"


def by_python_docx(document: Document) -> bytes:
    """Call python-docx for each paragraph; links, alternative texts and restarted numbers left out."""
    word = docx.Document(BytesIO(BASE))
    word.core_properties.title, word.core_properties.author = document.title, document.author
    word.sections[0].header.paragraphs[0].text = document.author
    word.sections[0].footer.paragraphs[0].text = document.title
    word.add_paragraph(document.title, "Title")
    word.add_paragraph(document.subtitle, "Subtitle")
    for block in document.blocks:
        if isinstance(block, Heading):
            word.add_paragraph(block.text, f"Heading {block.level}")
        elif isinstance(block, Paragraph):
            _spans(word.add_paragraph(style="Carehire Note" if block.note else "Normal"), block.spans)
        elif isinstance(block, Bullets):
            for item in block.items:
                _spans(word.add_paragraph(style="List Number" if block.ordered else "List Bullet"), item)
        elif isinstance(block, Fields):
            for label, value in block.items:
                paragraph = word.add_paragraph(style="Carehire Fact")
                paragraph.add_run(label, "Carehire Label")
                paragraph.add_run("\t" + plain(value))
        else:
            _table(word, block)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _spans(paragraph: docx.text.paragraph.Paragraph, spans: Inline) -> None:
    for span in spans:
        run = paragraph.add_run(span.text)
        run.bold, run.italic = span.strong or None, span.emphasis or None


def _table(word: docx.document.Document, block: Table) -> None:
    word.add_paragraph(block.caption, "Caption")
    table = word.add_table(0, len(block.header), "Carehire Table")
    for row in (tuple(map(inline, block.header)), *block.rows):
        for cell, spans in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].style = "Carehire Table Text"
            _spans(cell.paragraphs[0], spans)


def words(data: bytes) -> Iterator[str]:
    """Yield every text of a written file in reading order."""
    for part in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(part, docx.text.paragraph.Paragraph):
            yield part.text
        else:
            yield from (cell.text for row in part.rows for cell in row.cells)


def main() -> None:
    """Compare what the three write, then print how many postings each makes in a second."""
    document = sample_document()
    start = time.perf_counter()
    said = list(words(by_carehire(document)))
    first = time.perf_counter() - start
    ways: dict[str, Callable[[Document], bytes]] = {
        "carehire": by_carehire,
        "docxtpl": ByTemplate(document),
        "python-docx calls": by_python_docx,
    }
    for name, way in ways.items():
        if list(words(way(document))) != said:
            raise SystemExit(f"{name} wrote something else; the comparison would mean nothing")
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            start = time.perf_counter()
            for _ in range(POSTINGS_A_ROUND):
                way(document)
            seconds[name].append((time.perf_counter() - start) / POSTINGS_A_ROUND)
    ours = median(seconds["carehire"])
    print(f"One posting of {len(said)} texts, the same words from all; the first took {first * 1000:.0f} ms.")
    print(f"{'':<20}{'postings/s':>12}{'carehire is':>16}")
    for name, each in seconds.items():
        ratio = "" if name == "carehire" else f"{median(each) / ours:.1f} x as fast"
        print(f"{name:<20}{1 / median(each):>12.0f}{ratio:>16}")


if __name__ == "__main__":
    main()
