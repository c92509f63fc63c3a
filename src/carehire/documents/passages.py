"""A posting as the lines of which two versions are compared: facts in the reader's words, lines by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from carehire.documents import posting as posting_document
from carehire.documents.blocks import Fields, plain
from carehire.postings.comparison import Passage
from carehire.postings.posting import Posting
from carehire.postings.role import Line
from carehire.postings.terms import Necessity, SectionId

FACTS = "Facts"
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)  # a document needs one; no fact of a posting shows it


def passages(posting: Posting) -> Iterator[Passage]:
    """Yield everything that a posting says, the facts first."""
    headings = posting.headings
    yield from _facts(posting)
    brief = headings.get(SectionId.BRIEF, "")
    yield from _numbered(brief, "summary", posting.summary)
    yield from _numbered(brief, "about", (posting.employer.about,), f"About {posting.employer.name}")
    yield from _lines(headings.get(SectionId.RESPONSIBILITIES, ""), posting.responsibilities)
    asked = headings.get(SectionId.QUALIFICATIONS, "")
    yield from _lines(f"{asked}: must", posting.asked(Necessity.MUST))
    yield from _lines(f"{asked}: helps", posting.asked(Necessity.NICE))
    benefits = headings.get(SectionId.BENEFITS, "")
    yield from _lines(benefits, posting.benefits)
    yield from _numbered(benefits, "other", posting.other_compensation, "Other compensation")
    more = headings.get(SectionId.ADDITIONAL, "")
    yield from _numbered(more, "apply", (posting.apply.instructions,), "How to apply")
    yield from _numbered(more, "equal", (posting.equal_opportunity,), "Equal opportunity")
    yield from _numbered(more, "accommodation", (posting.accommodation,), "Accommodation")


def _facts(posting: Posting) -> Iterator[Passage]:
    yield Passage(FACTS, "Employer", posting.employer.name, "Employer")
    for block in posting_document.build(posting, _NO_MOMENT).blocks:
        if isinstance(block, Fields):
            yield from (Passage(FACTS, label, plain(value), label) for label, value in block.items)


def _lines(section: str, lines: Iterable[Line]) -> Iterator[Passage]:
    return (Passage(section, line.id, line.text) for line in lines)


def _numbered(section: str, name: str, texts: Iterable[str | None], label: str = "") -> Iterator[Passage]:
    return (Passage(section, name, text, label) for text in texts if text)
