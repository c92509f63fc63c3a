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

from carehire.postings import old_employers, old_facts, old_land, old_prose
from carehire.postings.old_facts import leftover
from carehire.postings.old_lines import OldLine
from carehire.postings.old_posting import OldPart, Recognised, Taken
from carehire.postings.old_running import Said
from carehire.postings.old_sections import ABOUT, with_duties, with_employer
from carehire.postings.old_settling import Settling
from carehire.postings.terms import Necessity, SectionId, Workplace

_SHORT_FACT = re.compile(r"[^\W\d_][^:.!?]{0,30}:\s+\S+(?:\s+\S+){0,7}(?<![.!?])")  # such as "Band: 5"
_FURNITURE = re.compile(
    r"(?:quick |easy )?apply(?: now| here| online| today| for this (?:job|role|position))?"
    r"|(?:view|see) all jobs|back to (?:all jobs|search(?: results)?)|save(?: (?:this )?job)?|print"
    r"|share(?: (?:this )?job)?|report (?:this )?job|skip to (?:main )?content|©.*"
    r"|(?:posted|listed) (?:\w+ )?(?:\d+\+? ?\w+|today|yesterday|just now)(?: ago)?",
    re.IGNORECASE,
)
_OPENING = 5  # a row of facts stands this close to the title


def recognise(parts: Sequence[OldPart], today: date) -> Recognised:
    """Return what ``parts`` say; ``today`` decides whether a date is still to come."""
    return _Recogniser(parts, today).run()


class _Recogniser(Settling):
    def __init__(self, parts: Sequence[OldPart], today: date) -> None:
        self._parts = with_duties(with_employer(parts))
        self._said_parts = [part for part in self._parts if part.topic != "struck"]
        super().__init__(today, old_land.of(self._said_parts))
        self._below_heading = False
        self._opening = _OPENING
        self._later: list[tuple[int, str, OldPart]] = []

    def run(self) -> Recognised:
        titled = next((number for number, part in enumerate(self._parts) if part.kind == "title"), 0)
        lines = [n for n, part in enumerate(self._parts) if n > titled and part.kind != "field"]
        self._opening = (lines[:_OPENING] or [titled])[-1]
        for number, part in enumerate(self._parts):
            self._at = number
            if part.topic == "struck":
                self._leave(part, "it is struck out")
                continue
            if part.kind in ("title", "heading"):
                self._held = part.text
                self._below_heading = part.kind == "heading"
            _KINDS[part.kind](self, part, number)
        self._read_later()
        for path, texts in self._texts.items():
            self._put(path, texts if path in (("summary",), ("other_compensation",)) else "\n".join(texts))
        self._search_prose()
        self._search_employer()
        self._settle_names()
        self._settle_title()
        self._settle_lands()
        self._made.unplaced = [left for _, left in sorted(self._left, key=lambda left: left[0])]
        return self._made

    def _read_later(self) -> None:
        """Read the sentences that belong nowhere, when the fields are known: a field says a fact best."""
        for number, held, part in self._later:
            self._at, self._held = number, held
            self._loose(part)

    # Titles and headings

    def _title(self, part: OldPart, _: int) -> None:
        title = self._split_title(part.text)
        if not self._put(("title",), title):
            self._leave(part)
        elif part.label or title != part.text:
            self._take("title", part)

    def _heading(self, part: OldPart, _: int) -> None:
        about = ABOUT.fullmatch(part.text.strip().rstrip(":"))
        if about and part.topic in ("employer", "") and part.section in ("brief", "other"):
            self._put(("employer", "name"), about["name"].strip())
        if part.section == "other" and not part.topic:
            if not self._is_all_facts(part):
                self._leave(part, "an unknown heading")
        else:
            self._made.taken.append(Taken(f"the heading of {part.topic or part.section}", part.text))

    # Fields

    def _field(self, part: OldPart, number: int) -> None:
        if not part.label:
            self._row(part)
        elif part.fact:
            if not self._fact(part):
                self._put_off(part)
        elif part.section in ("responsibilities", "qualifications", "benefits"):
            self._line(part, number)
        elif part.topic in _TOPICS:
            self._paragraph(part, number)
        else:
            self._put_off(part)

    def _put_off(self, part: OldPart) -> None:
        self._later.append((self._at, self._held, part))

    # Lines and paragraphs

    def _item(self, part: OldPart, number: int) -> None:
        if part.section in ("responsibilities", "qualifications", "benefits") and part.topic not in _TOPICS:
            self._line(part, number)
        elif part.section == "brief" and not part.topic and self._below_heading and not part.fact:
            if not self._is_all_facts(part):
                self._line(replace(part, section="responsibilities"), number)
        else:
            self._paragraph(part, number)

    def _line(self, part: OldPart, _: int) -> None:
        if part.kind == "paragraph" and self._is_all_facts(part):
            return
        if part.section == "benefits" and self._terms_and_hours(part):
            return
        necessity = {"must": Necessity.MUST, "nice": Necessity.NICE}.get(part.topic)
        self._made.lines.setdefault(SectionId(part.section), []).append(OldLine(part.words, necessity))

    def _terms_and_hours(self, part: OldPart) -> bool:
        """Read a line such as "Full time, nights and weekends", which is no benefit."""
        terms = old_prose.terms(part.text)
        rest = part.text[terms.end :] if terms and not leftover(part.text[: terms.start]) else ""
        hours = old_facts.hours(rest)
        if not terms or not hours or not self._fits(("employment_type",), terms.value.value):
            return False
        self._take("employment_type", part)
        if self._put(("schedule",), hours):
            self._take("schedule", part)
        return True

    def _paragraph(self, part: OldPart, number: int) -> None:
        if part.fact and self._fact(part):
            return
        if _FURNITURE.fullmatch(part.text.strip()):
            self._leave(part, "it belongs to the page around the posting")
            return
        if number < self._opening and part.topic not in _TOPICS and self._opens(part):
            return
        near = part.section == "other" or number < self._opening
        if near and old_employers.house(part.text) and self._put(("employer", "name"), part.text):
            self._take("employer", part)
            return
        if part.topic in _TOPICS:
            _TOPICS[part.topic](self, part)
        elif part.kind == "paragraph" and part.text.rstrip().endswith(":"):
            self._leave(part, "it introduces what follows")
        elif part.section == "brief":
            if not self._is_all_facts(part):
                self._put_off(part) if _SHORT_FACT.fullmatch(part.text) else self._text(part, "summary")
        elif part.section in ("responsibilities", "qualifications", "benefits"):
            self._line(part, number)
        else:
            self._put_off(part)

    def _topic_apply(self, part: OldPart) -> None:
        # What is printed as it is keeps its facts; they are read, and told, with those of other sentences.
        said = [(fact.start, fact.end) for fact in self._said(part)]
        read = self._facts_of(part) if said and not leftover(part.text, *said, in_sentence=True) else []
        spans = [*((fact.start, fact.end) for fact in read), *self._address(part)]
        if spans and not leftover(part.text, *spans, in_sentence=True):
            self._take_each([*read, Said("apply", None, 0, 0)], part)
        else:
            self._text(part, "apply", "instructions")

    def _topic_pay(self, part: OldPart) -> None:
        mention = self._pay_in(part)
        if mention is None and not self._is_all_facts(part):
            self._text(part, "other_compensation")
        elif mention and not self._taken(part) and not self._pay_leaves(part.text, mention):
            self._take("pay", part)
        elif not self._taken(part):
            read = self._facts_of(part)
            spans = [(said.start, said.end) for said in read]
            self._take_each([*read, Said("pay", None, 0, 0)], part, whole=not leftover(part.text, *spans))

    def _taken(self, part: OldPart) -> bool:
        return any(taken.text == part.words for taken in self._made.taken)

    def _search_prose(self) -> None:
        """Look among the sentences for facts that no field named; the sentences stay where they are."""
        rows = self._made.data.pop("_row_locations", None)
        if rows:
            self._put(("locations",), rows)
        lines = ("responsibilities", "qualifications")
        for part in self._said_parts:
            if part.topic not in ("accommodation", "equal-opportunity") and part.kind in (
                "paragraph",
                "item",
                "field",
            ):
                self._search(part, of_the_work=part.kind != "item" or part.section not in lines)
        if not self._has("title"):
            said = (old_prose.title(part.text) for part in self._parts if part.kind == "paragraph")
            title = next((title for title in said if title), None)
            if title and self._put(("title",), title):
                self._made.notes.append(f'The title "{title}" was read from a sentence.')
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


def needs_places(data: dict[str, Any]) -> bool:
    """Tell whether the place of work is still to be named."""
    remote = data.get("workplace") == Workplace.REMOTE.value
    return not data.get("locations") and not (remote and data.get("remote_from"))
