"""Part the reading of an old posting: each sentence under the fact that its label or its heading names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from carehire.checks.reading import STRUCK, Kind, Part, Reading, sentence_spans
from carehire.checks.words import Vocabulary, plainly
from carehire.postings.old_posting import OldPart

_LISTS = ("responsibilities", "qualifications", "benefits")
_SHORT = (
    "pay",
    "location",
    "workplace",
    "employment-type",
    "closes",
    "opens",
    "openings",
    "reports-to",
    "employer",
)
_OFFERS = re.compile(
    r"\b(?:we\s+(?:also\s+)?(?:offer|provide)|benefits\s+include|you(?:['’]ll|\s+will)?\s+(?:also\s+)?(?:get|receive|enjoy))\b",
    re.IGNORECASE,
)
_STATEMENTS = ("equal-opportunity", "accommodation", "apply")


def parts(reading: Reading, vocabulary: Vocabulary) -> Iterator[OldPart]:
    """Yield the parts of a reading, each with the fact that its label or its heading names."""
    facts = vocabulary.headings.field_names
    said = [(sign.start, sign.value) for sign in vocabulary.signs.phrases.find(reading)]
    headed = ""
    for part, stray in _with_strays(reading.parts):
        body = reading.text[part.body : part.end]
        here = [sign for sign in said if part.start <= sign[0] < part.end]
        if part.kind is Kind.HEADING:
            headed = _fact_named(body, part, facts)
        prose = part.kind in (Kind.PARAGRAPH, Kind.ITEM)
        loose = prose and (stray or part.section in ("other", "additional"))
        states = part.kind is Kind.PARAGRAPH and any(name in _STATEMENTS for _, name in here)
        if part.topic == STRUCK:
            yield OldPart(part.kind.value, body, part.section, part.topic)
        elif (loose and part.topic in ("", "equal-opportunity", "apply", "pay")) or stray or states:
            yield from _parted(reading, part, here, "" if stray else headed, stray)
        elif part.kind is Kind.FIELD:
            yield from _field(reading, part, here, facts.get(plainly(part.label), ""))
        else:
            fact = headed if loose else ""
            yield OldPart(part.kind.value, body, part.section, part.topic, part.label, fact, part.links)


def _fact_named(heading: str, part: Part, facts: Mapping[str, str]) -> str:
    """Return the fact that a heading names, such as "closes" for "When do applications close?"."""
    exact = facts.get(plainly(heading))
    if exact or part.section not in ("other", "additional"):
        return exact or ""
    words = plainly(heading).split()
    for length in range(len(words), 1, -1):
        for start in range(len(words) - length + 1):
            known = facts.get(" ".join(words[start : start + length]))
            if known:
                return known
    return ""


def _with_strays(parts: Sequence[Part]) -> Iterator[tuple[Part, bool]]:
    """Yield the parts, and whether each is a paragraph behind a list: such a one is seldom a line of it."""
    listed = False
    for part in parts:
        if part.kind in (Kind.HEADING, Kind.TITLE):
            listed = False
        yield part, listed and part.kind is Kind.PARAGRAPH and part.section in _LISTS
        listed = listed or part.kind is Kind.ITEM


def _field(reading: Reading, part: Part, signs: list[tuple[int, str]], fact: str) -> Iterator[OldPart]:
    """Yield a field, and the sentences behind its fact apart: "Pay: $20/hr. Apply by May 5." states two."""
    spans = list(sentence_spans(reading.text, part.body, part.end))
    if fact not in _SHORT or len(spans) < 2:
        spans = [(part.body, part.end)]
    first = reading.text[spans[0][0] : spans[0][1]]
    yield OldPart(part.kind.value, first, part.section, part.topic, part.label, fact, part.links)
    for start, end in spans[1:]:
        here = {name for place, name in signs if start <= place < end}
        topic = next((name for name in _STATEMENTS if name in here), "")
        yield OldPart("paragraph", reading.text[start:end], "other", topic, links=part.links)


def _parted(
    reading: Reading, part: Part, signs: list[tuple[int, str]], headed: str, stray: bool
) -> Iterator[OldPart]:
    """Yield a part, sentence by sentence where some state what no heading says, such as how to apply."""
    named = "" if stray or part.topic in ("must", "nice") else part.topic
    groups: list[tuple[str, int, int]] = []
    for sentence in reading.sentences if signs else ():
        if sentence.part is not part:
            continue
        here = {name for place, name in signs if sentence.start <= place < sentence.end}
        before = groups[-1][0] if groups else named
        topic = next((name for name in _STATEMENTS if name in here), before)
        if groups and topic == before:
            groups[-1] = (topic, groups[-1][1], sentence.end)
        else:
            groups.append((topic, sentence.start, sentence.end))
    if len(groups) < 2:
        groups = [(groups[0][0] if groups else named, part.start, part.end)]
    for topic, start, end in groups:
        text = reading.text[start:end]
        section, told = (part.section, topic) if not stray else _stray_in(text, part, topic)
        told = told or ("" if stray else part.topic)
        fact = "" if topic else headed
        yield OldPart(part.kind.value, text, section, told, "", fact, part.links)


def _stray_in(text: str, part: Part, topic: str) -> tuple[str, str]:
    """Return section and topic of a sentence behind a list; what it offers is a line of the benefits."""
    if topic:
        return "additional", topic
    more = part.section == "benefits" and not text.endswith((".", "!", "?"))
    return ("benefits", "") if more or _OFFERS.search(text) else ("other", "")
