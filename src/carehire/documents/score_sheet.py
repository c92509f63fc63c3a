"""A score sheet to fill in: whose it is, what is printed on it, and how its fields are called.

Writers and readers may not know each other, so what both must agree on stands here.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from carehire.documents.blocks import Block, Document, Fields, Heading, Paragraph, Table, inline, plain
from carehire.documents.facts import NOT_OBSERVED
from carehire.rubrics.digest import digest_of
from carehire.rubrics.rubric import RatedCriterion, Rubric

RATING, EVIDENCE = "rating", "evidence"
KINDS = (RATING, EVIDENCE)
LABELS = {RATING: "Your rating", EVIDENCE: "Evidence"}
PROMPTS = {RATING: "Choose a level", EVIDENCE: "What was said or done? Words, figures, steps"}
ANSWER = "Your answer"
CANDIDATE, PANELIST = "Candidate", "Panelist"
# The heads of the Excel page, by which its columns are known.
CRITERION_ID, CRITERION = "Criterion's id", "Criterion"
COLUMNS = (CRITERION_ID, CRITERION, "What it is", *LABELS.values())
# Excel calls these by name; Word's custom properties begin with the second.
RATINGS_PAGE, IDENTITY_PAGE = "Score sheet", "carehire"
IDENTITY_PROPERTY = "carehire-sheet"
_LINE_ENDS = "\t\n\v\f\r\x85"
_LONGEST_TAG = 64  # what Word takes


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose sheet it is, and by what it scores. It travels inside the file, out of sight.

    ``requisition`` is empty where the candidates came from a file.
    """

    requisition: str
    rubric: str
    version: int
    digest: str
    candidate: str
    name: str
    panelist: str
    title: str = ""

    @property
    def label(self) -> str:
        """The rubric and its version, such as ``team-lead v1``."""
        return f"{self.rubric} v{self.version}"

    @property
    def sheet(self) -> str:
        """The sheet's own number: the same for the same candidate, panelist and content of the rubric."""
        parts = [self.requisition, self.digest, self.candidate, " ".join(self.panelist.split()).casefold()]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]

    def as_text(self) -> str:
        """Return all of it in one line of plain letters, which every program keeps."""
        return json.dumps(asdict(self) | {"sheet": self.sheet}, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Identity:
        """Return what ``as_text`` wrote. Raises ValueError where something was changed by hand."""
        data = json.loads(text)
        if not isinstance(data, dict):
            raise ValueError("no names with values")
        number = data.pop("sheet", None)
        known = {field.name: int if field.name == "version" else str for field in fields(cls)}
        if data.keys() != known.keys() or not all(isinstance(data[name], known[name]) for name in known):
            raise ValueError("other names than a score sheet has")
        found = cls(**data)
        if found.sheet != number:
            raise ValueError("the sheet's number belongs to another sheet")
        return found


def identity(
    rubric: Rubric, candidate: str, name: str, panelist: str, *, requisition: str = "", title: str = ""
) -> Identity:
    """Return the identity of a panelist's sheet for a candidate."""
    who = " ".join(panelist.split())
    return Identity(
        requisition,
        rubric.id,
        rubric.version,
        digest_of(rubric),
        candidate,
        name,
        who,
        " ".join(title.split()),
    )


def called(candidate: str, name: str) -> str:
    """Return what a candidate is called on a sheet where somebody else has the same name."""
    return f"{name} ({candidate})"


def criteria(rubric: Rubric) -> tuple[RatedCriterion, ...]:
    """Return what panelists rate; what is read from an application stands on no sheet."""
    return tuple(each for each in rubric.criteria if isinstance(each, RatedCriterion))


def choices(rubric: Rubric) -> tuple[str, ...]:
    """Return what a rating can be, the lowest level first and "Not observed" last."""
    return (*map(rubric.scale.name_of, rubric.scale.levels), NOT_OBSERVED)


def tag(kind: str, criterion: str) -> str:
    """Return what the field of a criterion is tagged with, short enough for Word."""
    whole = criterion if kind == RATING else f"{kind}:{criterion}"
    if len(whole) <= _LONGEST_TAG:
        return whole
    return f"{whole[: _LONGEST_TAG - 13]}~{hashlib.sha256(criterion.encode()).hexdigest()[:12]}"


def bookmark(kind: str, number: int) -> str:
    """Return the bookmark of a field's row; LibreOffice keeps it where it drops the tag."""
    return f"carehire_{kind}_{number}"


def opening(sheet: Identity, employer: str, language: str, created: datetime) -> Document:
    """Return the sheet's title, what is told about it in the file's properties, and its first blocks."""
    facts = (
        (CANDIDATE, sheet.name),
        (PANELIST, sheet.panelist),
        ("Role", sheet.title),
        ("Rubric", sheet.label),
    )
    return Document(
        title=f"Score sheet: {sheet.name}",
        author=employer,
        language=language,
        created=created,
        subject=f"Score sheet of {sheet.panelist} for {sheet.name}, rubric {sheet.label}",
        keywords=("score sheet", sheet.rubric),
        blocks=(
            Fields(tuple((label, inline(text)) for label, text in facts if text)),
            *map(_said, INSTRUCTIONS),
        ),
    )


INSTRUCTIONS = (
    "Rate on your own, before you talk with the others. For each criterion choose the level that fits "
    f"what you saw and heard, and write down what was said or done. Choose “{NOT_OBSERVED}” where "
    "something did not come up: that never lowers a score.",
    "Save the file under any name and send it back. Only what stands in the fields is read.",
)


def criterion_blocks(number: int, criterion: RatedCriterion, rubric: Rubric) -> tuple[Block, ...]:
    """Return what is printed of a criterion above its fields: heading, definition, levels."""
    named = bool(rubric.scale.labels)
    rows = tuple(
        (
            inline(str(level)),
            *((inline(rubric.scale.labels.get(level, "")),) if named else ()),
            inline(criterion.anchors.get(level, "Not described yet")),
        )
        for level in rubric.scale.levels
    )
    header = ("Level", "Name", "What it looks like") if named else ("Level", "What it looks like")
    widths = (0.09, 0.2, 0.71) if named else (0.1, 0.9)
    return (
        Heading(f"{number}. {criterion.name}"),
        _said(criterion.definition),
        Table("", header, rows, widths=widths),
    )


def closing(sheet: Identity) -> Paragraph:
    """Return the small print at the end."""
    return Paragraph(
        inline(f"Sheet {sheet.sheet} · Rubric {sheet.label}, content {sheet.digest[:8]}"), note=True
    )


def printed(rubric: Rubric) -> frozenset[str]:
    """Return, evened, every text that stands on all sheets of a rubric by itself."""
    numbered = enumerate(criteria(rubric), 1)
    blocks = [block for number, each in numbered for block in criterion_blocks(number, each, rubric)]
    return _evened(
        [ANSWER, *LABELS.values(), *INSTRUCTIONS, *(t for block in blocks for t in _texts(block)), ""]
    )


def printed_of(sheet: Identity) -> frozenset[str]:
    """Return, evened, the texts that only this sheet has by itself: what else is there was typed."""
    head = opening(sheet, "", "", datetime.min)
    blocks = (*head.blocks, closing(sheet))
    return _evened([head.title, *(text for block in blocks for text in _texts(block))])


def _evened(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(evened, texts))


def evened(text: str) -> str:
    """Return ``text`` for comparison: spaces evened, and without signs that show nothing."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = "".join(
        " " if c in _LINE_ENDS or (kind := unicodedata.category(c)[0]) == "Z" else c if kind != "C" else ""
        for c in text
    )
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _said(text: str) -> Paragraph:
    return Paragraph(inline(text))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, Paragraph):
        yield plain(block.spans)
    elif isinstance(block, Fields):
        yield from (f"{label} {plain(text)}" for label, text in block.items)
    elif isinstance(block, Table):
        yield from block.header
        yield from (plain(cell) for row in block.rows for cell in row)
