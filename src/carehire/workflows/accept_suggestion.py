"""Accept a suggestion: the words of a finding replaced where their author wrote them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from carehire.checks.reading import Kind, Part, Reading
from carehire.findings import Finding
from carehire.postings.posting import Posting
from carehire.postings.terms import SectionId
from carehire.workflows.edit_lines import EditableLine, place_of
from carehire.workflows.keep_requisition import Place, value_at

_FIELDS: dict[str, Place] = {
    "Job title": ("title",),
    "Reports to": ("reports_to",),
    "Work environment": ("work_environment",),
    "Schedule": ("schedule",),
    "Travel": ("travel",),
    "Contact": ("employer", "contact"),
}
"""The facts that are words of their author's own, by their labels in the posting."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a requisition's data say at a place (None where the role speaks), and what they shall say."""

    place: Place
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class _Source:
    """A text of the posting, where it comes from, and what that becomes with another text."""

    kinds: tuple[Kind, ...]
    section: str
    text: str
    place: Place
    with_text: Callable[[str], Any]


def acceptance(
    finding: Finding,
    reading: Reading,
    posting: Posting,
    lines: Mapping[SectionId, Sequence[EditableLine]],
    data: Mapping[str, Any],
) -> Change | None:
    """Return the change of a requisition's ``data`` that follows a finding's replacement.

    None where the finding offers none, or where its words aren't the author's, such as a
    label, or a fact that is composed of several fields.
    """
    part = reading.part_at(finding.start) if finding.replacement and finding.start is not None else None
    start, end = finding.start or 0, finding.end or 0
    if part is None or start < part.body or end > part.end:
        return None
    source = _source(reading, part, posting, lines)
    if source is None:
        return None
    first, last = (_where(source.text, place - part.body) for place in (start, end))
    words = source.text[:first] + finding.replacement + source.text[last:]
    return Change(source.place, value_at(data, source.place), source.with_text(words))


def _source(
    reading: Reading, part: Part, posting: Posting, lines: Mapping[SectionId, Sequence[EditableLine]]
) -> _Source | None:
    """Return where a part comes from; of two that say the same, the first comes from the first."""
    body = _body(reading, part)
    before = sum(
        other.start < part.start and other.kind is part.kind and other.section == part.section
        and _body(reading, other) == body for other in reading.parts
    )  # fmt: skip
    alike = [
        source
        for source in _sources(posting, lines)
        if part.kind in source.kinds
        and (part.kind is Kind.TITLE or source.section == part.section)
        and (part.kind is not Kind.FIELD or _FIELDS.get(part.label) == source.place)
        and " ".join(source.text.split()) == body
    ]
    return alike[before] if before < len(alike) else None


def _where(text: str, place: int) -> int:
    """Return where in a text, as its author spaced it, a place of the same text in single spaces lies."""
    told = 0
    for match in re.finditer(r"\S+", text):
        if place <= told + len(match[0]):
            return match.start() + max(0, place - told)
        told += len(match[0]) + 1
    return len(text)


def _body(reading: Reading, part: Part) -> str:
    return reading.text[part.body : part.end]


def _sources(posting: Posting, lines: Mapping[SectionId, Sequence[EditableLine]]) -> Iterator[_Source]:
    yield _Source((Kind.TITLE,), "title", posting.title, ("title",), str)
    for section in posting.sections:
        yield _Source(
            (Kind.HEADING,), section.value, posting.headings[section], ("headings", section.value), str
        )
    yield from _listed(Kind.PARAGRAPH, SectionId.BRIEF, ("summary",), posting.summary)
    yield from _text(SectionId.BRIEF, ("employer", "about"), posting.employer.about)
    for section, held in lines.items():
        for line in held:
            if not line.dropped:
                yield _Source((Kind.ITEM,), section.value, line.text, place_of(line), str)
    yield from _listed(Kind.ITEM, SectionId.BENEFITS, ("other_compensation",), posting.other_compensation)
    yield from _facts(posting)
    yield from _text(SectionId.ADDITIONAL, ("apply", "instructions"), posting.apply.instructions)
    yield from _text(SectionId.ADDITIONAL, ("equal_opportunity",), posting.equal_opportunity)
    yield from _text(SectionId.ADDITIONAL, ("accommodation",), posting.accommodation)


def _facts(posting: Posting) -> Iterator[_Source]:
    said = posting.model_dump(mode="json")
    for place in _FIELDS.values():
        text = value_at(said, place)
        if text:
            yield _Source((Kind.FIELD,), SectionId.ADDITIONAL.value, str(text), place, str)


def _listed(kind: Kind, section: SectionId, place: Place, texts: Iterable[str]) -> Iterator[_Source]:
    """Yield the lines of each text of a list."""
    whole = list(texts)
    for number, text in enumerate(whole):
        # A paragraph is a line of its text, an item of a list the whole of it.
        for line, put in _lines(text) if kind is Kind.PARAGRAPH else [(text, str)]:
            yield _Source((kind,), section.value, line, place, _in_list(whole, number, put))


def _text(section: SectionId, place: Place, text: str | None) -> Iterator[_Source]:
    for line, put in _lines(text or ""):
        yield _Source((Kind.PARAGRAPH,), section.value, line, place, put)


def _lines(text: str) -> Iterator[tuple[str, Callable[[str], str]]]:
    """Yield each line of a text, and what makes the whole of another line in its place."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.strip():
            yield line, _in_text(lines, number)


def _in_text(lines: list[str], number: int) -> Callable[[str], str]:
    return lambda words: "\n".join([*lines[:number], words, *lines[number + 1 :]])


def _in_list(texts: list[str], number: int, put: Callable[[str], str]) -> Callable[[str], list[str]]:
    return lambda words: [*texts[:number], put(words), *texts[number + 1 :]]
