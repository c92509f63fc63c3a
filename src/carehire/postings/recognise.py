"""The parts of an old posting → what a requisition takes from them, and what found no place.

Nothing is thrown away: every part ends in the data or in a line, among the facts that were
read (with the words they were read from), or in the list of what was not placed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from carehire.postings import old_facts
from carehire.postings.old_facts import leftover
from carehire.postings.old_fields import BETWEEN_FACTS, Facts
from carehire.postings.old_lines import OldLine
from carehire.postings.old_posting import OldPart, Recognised, Taken
from carehire.postings.terms import Necessity, SectionId, Workplace

_ABOUT = re.compile(
    r"about\s+(?!us$|the\b|our\b|this\b|you\b|your\b|me\b|working\b)(?P<name>.+)", re.IGNORECASE
)
_TO_APPLY = re.compile(r"\b(?:appl(?:y|ying|ications?)|r[ée]sum[ée]s?|cv|send|submit)\b", re.IGNORECASE)
_MOST_NAME = 7
_OPENING = 4  # a row of facts stands this close to the title


def recognise(parts: Sequence[OldPart], today: date) -> Recognised:
    """Return what ``parts`` say; ``today`` decides whether a date is still to come."""
    return _Recogniser(parts, today).run()


class _Recogniser(Facts):
    def __init__(self, parts: Sequence[OldPart], today: date) -> None:
        super().__init__(today)
        self._parts = _with_employer(parts)

    def run(self) -> Recognised:
        for number, part in enumerate(self._parts):
            if part.kind in ("title", "heading"):
                self._held = part.text
            _KINDS[part.kind](self, part, number)
        for path, texts in self._texts.items():
            self._put(path, texts if path in (("summary",), ("other_compensation",)) else "\n".join(texts))
        self._search_prose()
        self._settle_names()
        return self._made

    # Titles and headings

    def _title(self, part: OldPart, _: int) -> None:
        if self._put(("title",), part.text):
            if part.label:
                self._take("title", part)
        else:
            self._leave(part)

    def _heading(self, part: OldPart, _: int) -> None:
        about = _ABOUT.fullmatch(part.text.strip().rstrip(":"))
        if about and part.topic in ("employer", "") and part.section in ("brief", "other"):
            self._put(("employer", "name"), about["name"].strip())
        if part.section == "other" and not part.topic:
            self._leave(part, "an unknown heading")
        else:
            self._made.taken.append(Taken(f"the heading of {part.topic or part.section}", part.text))

    # Fields

    def _field(self, part: OldPart, number: int) -> None:
        if not part.label:
            self._row(part)
        elif part.fact and self._fact(part):
            return
        elif part.section in ("responsibilities", "qualifications", "benefits"):
            self._line(part, number)
        elif part.topic in _TOPICS:
            self._paragraph(part, number)
        else:
            self._leave(part)

    # Lines and paragraphs

    def _item(self, part: OldPart, number: int) -> None:
        if part.section in ("responsibilities", "qualifications", "benefits") and part.topic not in _TOPICS:
            self._line(part, number)
        else:
            self._paragraph(part, number)

    def _line(self, part: OldPart, _: int) -> None:
        necessity = {"must": Necessity.MUST, "nice": Necessity.NICE}.get(part.topic)
        self._made.lines.setdefault(SectionId(part.section), []).append(OldLine(part.words, necessity))

    def _paragraph(self, part: OldPart, number: int) -> None:
        if part.fact and self._fact(part):
            return
        if number < _OPENING and len(BETWEEN_FACTS.split(part.text)) > 1 and not part.text.endswith("."):
            self._row(part)
        elif part.topic in _TOPICS:
            _TOPICS[part.topic](self, part)
        elif part.kind == "paragraph" and part.text.rstrip().endswith(":"):
            self._leave(part, "it introduces what follows")
        elif part.section == "brief":
            self._text(part, "summary")
        elif part.section in ("responsibilities", "qualifications", "benefits"):
            self._line(part, number)
        else:
            self._leave(part)

    def _topic_apply(self, part: OldPart) -> None:
        spans = self._address(part)
        if spans and not leftover(part.text, *spans):
            self._take("apply", part)
        else:
            self._text(part, "apply", "instructions")

    def _topic_pay(self, part: OldPart) -> None:
        mention = self._pay_in(part)
        if mention is None:
            self._text(part, "other_compensation")
        else:
            self._take("pay", part, whole=not leftover(part.text, (mention.start, mention.end)))

    def _settle_names(self) -> None:
        """Take a line that holds nothing but the employer's name, as above a page's title, for that."""
        name = self._made.data.get("employer", {}).get("name")
        named = [left for left in self._made.unplaced if name and left.text == name]
        self._made.unplaced = [left for left in self._made.unplaced if left not in named]
        self._made.taken += [Taken("employer", left.text) for left in named]

    def _search_prose(self) -> None:
        """Look among the sentences for facts that no field named; the sentences stay where they are."""
        rows = self._made.data.pop("_row_locations", None)
        if rows:
            self._put(("locations",), rows)
        for part in self._parts:
            if part.kind not in ("paragraph", "item"):
                continue
            mention = self._pay_in(part)
            if mention:
                self._made.notes.append(
                    f'The pay was read from "{mention.text}", which stands in a sentence.'
                )
            work = old_facts.workplace_in_prose(part.text)
            if work and self._put(("workplace",), work.value.value):
                self._made.notes.append(f'The workplace was read from the sentence "{part.text}".')
            if _TO_APPLY.search(part.text) and part.topic != "accommodation":
                self._address(part)
        contact = self._made.data.get("employer", {}).get("contact", "")
        if contact and not (self._has("apply", "email") or self._has("apply", "url")):
            self._address(OldPart("field", contact))


_KINDS: dict[str, Callable[[_Recogniser, OldPart, int], None]] = {
    "title": _Recogniser._title,
    "heading": _Recogniser._heading,
    "field": _Recogniser._field,
    "item": _Recogniser._item,
    "paragraph": _Recogniser._paragraph,
}
_TOPICS: dict[str, Callable[[_Recogniser, OldPart], None]] = {
    "employer": lambda self, part: self._text(part, "employer", "about"),
    "equal-opportunity": lambda self, part: self._text(part, "equal_opportunity"),
    "accommodation": lambda self, part: self._text(part, "accommodation"),
    "apply": _Recogniser._topic_apply,
    "pay": _Recogniser._topic_pay,
}


def _with_employer(parts: Sequence[OldPart]) -> list[OldPart]:
    """Return the parts, those below "About Larkspur" as the employer's though no heading is marked."""
    found: list[OldPart] = []
    inside = False
    for part in parts:
        about = _ABOUT.fullmatch(part.text.strip().rstrip(":"))
        named = about and len(part.text.split()) <= _MOST_NAME and part.section in ("brief", "other")
        if (
            named
            and not part.label
            and not part.text.rstrip().endswith((".", "!", "?"))
            and part.kind != "item"
        ):
            inside = True
            part = replace(part, kind="heading", section="brief", topic="employer")
        elif part.kind in ("heading", "title"):
            inside = False
        elif inside and part.section in ("brief", "other"):
            part = replace(part, section="brief", topic="employer")
        found.append(part)
    return found


def needs_places(data: dict[str, Any]) -> bool:
    """Tell whether the place of work is still to be named."""
    remote = data.get("workplace") == Workplace.REMOTE.value
    return not data.get("locations") and not (remote and data.get("remote_from"))
