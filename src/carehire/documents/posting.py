"""A posting as a document: five sections, in the order that the requisition chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from carehire.documents import facts
from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    Inline,
    Span,
    inline,
    paragraphs,
)
from carehire.postings.days import in_words
from carehire.postings.places import town
from carehire.postings.posting import Posting
from carehire.postings.role import Line
from carehire.postings.terms import Necessity, SectionId


def build(posting: Posting, created: datetime) -> Document:
    """Return the document that candidates read."""
    writers = {
        SectionId.BRIEF: _brief,
        SectionId.RESPONSIBILITIES: _responsibilities,
        SectionId.QUALIFICATIONS: _qualifications,
        SectionId.BENEFITS: _benefits,
        SectionId.ADDITIONAL: _additional,
    }
    blocks: list[Block] = []
    for section in posting.sections:
        content = list(writers[section](posting))
        if content:
            blocks += [Heading(posting.headings[section], name=section.value), *content]
    places = " · ".join(town(location, posting.language) for location in posting.locations)
    kind = facts.employment(posting.employment_type)
    workplace = facts.WORKPLACES[posting.workplace].partition(":")[0]
    return Document(
        title=posting.title,
        subtitle=" · ".join(part for part in (posting.employer.name, places, workplace, kind) if part),
        author=posting.employer.name,
        language=posting.language,
        created=created,
        subject=f"{posting.title} at {posting.employer.name}",
        keywords=tuple(part for part in (posting.title, posting.industry, kind) if part),
        blocks=tuple(blocks),
    )


def _bullets(lines: Iterable[Line | str]) -> Iterator[Block]:
    items = tuple(inline(line.text if isinstance(line, Line) else line) for line in lines)
    if items:
        yield Bullets(items)


def _brief(posting: Posting) -> Iterator[Block]:
    for text in posting.summary:
        yield from paragraphs(text)
    if posting.employer.about:
        yield Heading(f"About {posting.employer.name}", level=2, name="employer")
        yield from paragraphs(posting.employer.about)


def _responsibilities(posting: Posting) -> Iterator[Block]:
    return _bullets(posting.responsibilities)


def _qualifications(posting: Posting) -> Iterator[Block]:
    for necessity, words in ((Necessity.MUST, "You must have"), (Necessity.NICE, "It helps if you have")):
        asked = posting.asked(necessity)
        if asked:
            yield Heading(words, level=2, name=necessity.value)
            yield from _bullets(asked)


def _benefits(posting: Posting) -> Iterator[Block]:
    yield from _bullets(posting.benefits)
    if posting.other_compensation:
        yield Heading("Other compensation", level=2, name="pay")
        yield from _bullets(posting.other_compensation)


def _additional(posting: Posting) -> Iterator[Block]:
    yield Fields(tuple(_facts(posting)))
    yield Heading("How to apply", level=2, name="apply")
    yield from _how_to_apply(posting)
    yield Heading("Equal opportunity", level=2, name="equal-opportunity")
    yield from paragraphs(posting.equal_opportunity)
    yield from paragraphs(posting.accommodation)


def _facts(posting: Posting) -> Iterator[tuple[str, Inline]]:
    language = posting.language
    known: list[tuple[str, str | None]] = [
        ("Job title", posting.title),
        ("Pay", facts.money(posting.pay, language) if posting.pay else None),
        ("Employment type", facts.employment(posting.employment_type)),
        ("Workplace", facts.WORKPLACES[posting.workplace]),
        ("Location", "; ".join(facts.place(location, language) for location in posting.locations) or None),
        ("Remote from", facts.remote_places(posting) or None),
        ("Industry", posting.industry),
        ("Reports to", posting.reports_to),
        ("Work environment", posting.work_environment),
        ("Schedule", posting.schedule),
        ("Travel", posting.travel),
        ("Openings", str(posting.openings) if posting.openings > 1 else None),
        ("Posted", in_words(posting.opens, language) if posting.opens else None),
        ("Apply by", in_words(posting.closes, language) if posting.closes else None),
    ]
    yield from ((label, inline(text)) for label, text in known if text)
    if posting.employer.contact:
        yield "Contact", tuple(_linked(posting.employer.contact))
    if posting.employer.website:
        yield "Website", (Span(posting.employer.website, href=posting.employer.website),)


def _linked(text: str) -> Iterator[Span]:
    """Yield a text with its e-mail addresses as links."""
    at = 0
    for found in facts.MAIL.finditer(text):
        if found.start() > at:
            yield Span(text[at : found.start()])
        yield Span(found.group(), href=f"mailto:{found.group()}")
        at = found.end()
    if at < len(text):
        yield Span(text[at:])


def _how_to_apply(posting: Posting) -> Iterator[Block]:
    way = posting.apply
    if way.instructions:
        yield from paragraphs(way.instructions)
    links: list[tuple[str, Inline]] = []
    if way.url:
        links.append(("Online", (Span(way.url, href=way.url),)))
    if way.email:
        links.append(("E-mail", (Span(way.email, href=f"mailto:{way.email}"),)))
    yield Fields(tuple(links))
