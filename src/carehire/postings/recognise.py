"""The parts of an old posting → what a requisition takes from them, and what found no place.

Nothing is thrown away: every part ends in the data or in a line, among the facts that were
read (with the words they were read from), or in the list of what was not placed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from carehire.postings import old_facts, old_places, pay_text
from carehire.postings.old_facts import leftover
from carehire.postings.old_lines import OldLine
from carehire.postings.pay_text import PayMention
from carehire.postings.terms import Necessity, PayKind, SectionId, Workplace

OPEN = "TBD"
_BETWEEN_FACTS = re.compile(r"\s+[·|•/]\s+|\s*·\s*")
_ABOUT = re.compile(
    r"about\s+(?!us$|the\b|our\b|this\b|you\b|your\b|me\b|working\b)(?P<name>.+)", re.IGNORECASE
)
_ON_TARGET = re.compile(r"\bOTE\b|\bon[\s-]target\b", re.IGNORECASE)
_PAY_NOISE = re.compile(r"\((?:base pay|base|gross)\)|\b(?:base|gross|OTE|DOE|USD|EUR|GBP)\b", re.IGNORECASE)
_TO_APPLY = re.compile(r"\b(?:appl(?:y|ying|ications?)|r[ée]sum[ée]s?|cv|send|submit)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,4})\s*(?:openings?|positions?)?\s*", re.IGNORECASE)
_AS_TEXT = {
    "reports-to": ("reports_to",),
    "schedule": ("schedule",),
    "travel": ("travel",),
    "environment": ("work_environment",),
    "contact": ("employer", "contact"),
    "employer": ("employer", "name"),
}


@dataclass(frozen=True, slots=True)
class OldPart:
    """A part of an old posting: ``kind`` is title, heading, item, paragraph or field.

    ``section`` is one of a posting's five or "other", ``topic`` says more where it is
    known, ``fact`` is what a field holds, such as "pay", under the ``label`` it has there.
    """

    kind: str
    text: str
    section: str = "other"
    topic: str = ""
    label: str = ""
    fact: str = ""

    @property
    def words(self) -> str:
        """All words of the part, its label included."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that found no place in the requisition, and where in the old posting they stand."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The words from which a field of the requisition was read."""

    field: str
    text: str


@dataclass
class Recognised:
    """What was read. ``data`` are a requisition's fields as far as they were found."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[SectionId, list[OldLine]] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    industry: str | None = None


def recognise(parts: Sequence[OldPart], today: date) -> Recognised:
    """Return what ``parts`` say; ``today`` decides whether a date is still to come."""
    return _Recogniser(parts, today).run()


class _Recogniser:
    def __init__(self, parts: Sequence[OldPart], today: date) -> None:
        self._parts = _with_employer(parts)
        self._today = today
        self._made = Recognised()
        self._texts: dict[tuple[str, ...], list[str]] = {}
        self._held = "the beginning"

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

    # What goes where

    def _put(self, path: tuple[str, ...], value: object) -> bool:
        """Put a value where none stands yet; say whether it went there."""
        place = self._made.data
        for name in path[:-1]:
            place = place.setdefault(name, {})
        if path[-1] in place:
            return False
        place[path[-1]] = value
        return True

    def _fits(self, path: tuple[str, ...], value: object) -> bool:
        """Put a value where none stands yet; say whether it is the one that stands there now."""
        self._put(path, value)
        return bool(self._made.data[path[0]] == value)

    def _has(self, *path: str) -> bool:
        place: Any = self._made.data
        for name in path:
            if not isinstance(place, dict) or name not in place:
                return False
            place = place[name]
        return True

    def _take(self, name: str, part: OldPart, *, whole: bool = True) -> None:
        """Note from which words a fact was read; what they say beyond it is told as well."""
        self._made.taken.append(Taken(name, part.words))
        if not whole:
            self._leave(part, "only a part of it was read")

    def _leave(self, part: OldPart, why: str = "") -> None:
        where = f'below "{self._held}"' + (f"; {why}" if why else "")
        self._made.unplaced.append(Unplaced(part.words, where))

    def _text(self, part: OldPart, *path: str) -> None:
        self._texts.setdefault(path, []).append(part.words)

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
        elif part.fact in _AS_TEXT or part.fact in _FACTS:
            if not self._fact_below_heading(part):
                self._leave(part)
        elif part.section in ("responsibilities", "qualifications", "benefits"):
            self._line(part, number)
        elif part.topic in _TOPICS:
            self._paragraph(part, number)
        else:
            self._leave(part)

    def _as_text(self, part: OldPart) -> bool:
        path = _AS_TEXT[part.fact]
        if not self._put(path, part.text):
            return False
        self._take(".".join(path), part)
        return True

    def _fact_below_heading(self, part: OldPart) -> bool:
        """Read a paragraph as the fact that its heading names, such as "Travel"; say whether it was."""
        if part.fact in _AS_TEXT:
            return self._as_text(part)
        return bool(part.fact in _FACTS and _FACTS[part.fact](self, part))

    def _fact_title(self, part: OldPart) -> bool:
        same: bool = self._made.data.get("title", part.text).casefold() == part.text.casefold()
        self._put(("title",), part.text)
        if same:
            self._take("title", part)
        return same

    def _fact_pay(self, part: OldPart) -> bool:
        mention = self._pay_in(part)
        if mention is None:
            self._text(part, "other_compensation")
            return True
        rest = _PAY_NOISE.sub(" ", f"{part.text[: mention.start]} {part.text[mention.end :]}")
        self._take("pay", part, whole=not leftover(rest))
        return True

    def _pay_in(self, part: OldPart) -> PayMention | None:
        """Put the pay of a part, unless there is one already; return where it stands."""
        offset = len(part.words) - len(part.text)
        for mention in pay_text.read(part.words):
            if mention.start >= offset and not self._has("pay"):
                self._made.data["pay"] = _pay(mention, part.text)
                moved = (mention.start - offset, mention.end - offset)
                return PayMention(*moved, mention.text, mention.low, mention.high)
        return None

    def _fact_location(self, part: OldPart) -> bool:
        work = old_facts.workplace(part.text)
        if work:
            self._put(("workplace",), work.value.value)
        places = old_places.read(part.text)
        if not (work or places.cities or places.areas):
            return False
        cities = bool(places.cities) and self._put(("locations",), list(places.cities))
        areas = bool(places.areas) and self._put(("remote_from",), list(places.areas))
        whole = not places.rest and cities == bool(places.cities) and areas == bool(places.areas)
        self._take("locations" if cities else "remote_from" if areas else "workplace", part, whole=whole)
        return True

    def _fact_workplace(self, part: OldPart) -> bool:
        if "from" in part.label.casefold().split():
            places = old_places.read(part.text)
            codes = [*places.areas, *(_code(city) for city in places.cities)]
            if not codes or not self._put(("remote_from",), codes):
                return False
            self._take("remote_from", part, whole=not places.rest)
            return True
        work = old_facts.workplace(part.text)
        if not work or not self._fits(("workplace",), work.value.value):
            return self._fact_location(part) if not self._has("locations") else False
        self._take("workplace", part, whole=not leftover(part.text, (work.start, work.end)))
        return True

    def _fact_employment(self, part: OldPart) -> bool:
        kind = old_facts.employment(part.text)
        if not kind or not self._fits(("employment_type",), kind.value.value):
            return False
        self._take("employment_type", part, whole=not leftover(part.text, (kind.start, kind.end)))
        return True

    def _fact_day(self, part: OldPart) -> bool:
        name = part.fact
        read = old_facts.day(part.text)
        if not read or self._has(name):
            return False
        if old_facts.is_ambiguous_day(part.text):
            self._made.notes.append(f'"{part.words}" was read with its month first: {read.value}.')
        if name == "opens" and not self._has("closes") and read.value < self._today:
            self._made.notes.append(f"It was posted on {read.value}, which is over and was left out.")
        elif name == "closes" and read.value < self._today:
            self._made.notes.append(f"It closed on {read.value}, which is over: set a new last day to apply.")
            self._made.data.pop("opens", None)
            self._made.data[name] = OPEN
        else:
            self._made.data[name] = read.value
        self._take(name, part, whole=not leftover(part.text, (read.start, read.end)))
        return True

    def _fact_openings(self, part: OldPart) -> bool:
        number = _NUMBER.fullmatch(part.text)
        if not number or not int(number[1]) or not self._put(("openings",), int(number[1])):
            return False
        self._take("openings", part)
        return True

    def _fact_industry(self, part: OldPart) -> bool:
        if self._made.industry is not None:
            return False
        self._made.industry = part.text  # the workflow knows the industries of the role, and tells
        self._take("industry", part)
        return True

    def _fact_website(self, part: OldPart) -> bool:
        address = old_facts.web_address(part.text)
        if not address or not self._put(("employer", "website"), address.value):
            return False
        self._take("employer.website", part, whole=not leftover(part.text, (address.start, address.end)))
        return True

    def _fact_apply(self, part: OldPart) -> bool:
        spans = self._address(part)
        if not spans:
            self._text(part, "apply", "instructions")
        else:
            self._take("apply", part)
            if leftover(part.text, *spans):
                self._text(OldPart("paragraph", part.text), "apply", "instructions")
        return True

    def _address(self, part: OldPart) -> list[tuple[int, int]]:
        """Put the addresses of a part as those for applications; return where they stand."""
        found = []
        for name, reader in (("email", old_facts.email), ("url", old_facts.web_address)):
            read = reader(part.text)
            if read and self._put(("apply", name), read.value):
                found.append((read.start, read.end))
        return found

    def _row(self, part: OldPart) -> None:
        """Read a row of facts without labels, such as "Larkspur · Denver, CO · Hybrid · Full-time"."""
        left = [fact for piece in _BETWEEN_FACTS.split(part.text) if (fact := piece.strip())]
        known = [piece for piece in left if self._is_fact(OldPart("field", piece, fact="row"))]
        left = [piece for piece in left if piece not in known]
        if left and known and self._put(("employer", "name"), left[0]):
            left = left[1:]
        if known or not left:
            self._take("facts in a row", part, whole=not left)
        else:
            self._leave(part)

    def _is_fact(self, part: OldPart) -> bool:
        work, kind = old_facts.workplace(part.text), old_facts.employment(part.text)
        if work and not leftover(part.text, (work.start, work.end)):
            self._put(("workplace",), work.value.value)
            return True
        if kind and not leftover(part.text, (kind.start, kind.end)):
            self._put(("employment_type",), kind.value.value)
            return True
        mention = next(iter(pay_text.read(part.text)), None)
        if mention and not leftover(part.text, (mention.start, mention.end)):
            return self._put(("pay",), _pay(mention, part.text))
        places = old_places.read(part.text) if "," in part.text else old_places.Places()
        if not places.rest and places.cities:
            # A row names places briefly; a field that names them in full comes later and is kept.
            self._made.data.setdefault("_row_locations", []).extend(places.cities)
            return True
        return False

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
        if part.fact and self._fact_below_heading(part):
            return
        if number < _OPENING and len(_BETWEEN_FACTS.split(part.text)) > 1 and not part.text.endswith("."):
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


_MOST_NAME = 7
_OPENING = 4  # a row of facts stands this close to the title
_KINDS: dict[str, Callable[[_Recogniser, OldPart, int], None]] = {
    "title": _Recogniser._title,
    "heading": _Recogniser._heading,
    "field": _Recogniser._field,
    "item": _Recogniser._item,
    "paragraph": _Recogniser._paragraph,
}
_FACTS: dict[str, Callable[[_Recogniser, OldPart], bool]] = {
    "title": _Recogniser._fact_title,
    "pay": _Recogniser._fact_pay,
    "location": _Recogniser._fact_location,
    "workplace": _Recogniser._fact_workplace,
    "employment-type": _Recogniser._fact_employment,
    "closes": _Recogniser._fact_day,
    "opens": _Recogniser._fact_day,
    "openings": _Recogniser._fact_openings,
    "industry": _Recogniser._fact_industry,
    "website": _Recogniser._fact_website,
    "apply": _Recogniser._fact_apply,
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


def _pay(mention: PayMention, around: str) -> dict[str, Any]:
    """Return a block of pay; what the words leave open is marked, never guessed."""
    low, high = mention.low, mention.high
    return {
        "min": _number(low.value) if low else OPEN,
        "max": _number(high.value) if high else OPEN,
        "currency": mention.currency or OPEN,
        "period": mention.period.value if mention.period else OPEN,
        "kind": (PayKind.ON_TARGET if _ON_TARGET.search(around) else PayKind.BASE).value,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _code(city: dict[str, str]) -> str:
    region = city.get("region")
    name = city["city"]
    return f"{city['country']}-{region or name}" if len(region or name) <= 3 else city["country"]


def needs_places(data: dict[str, Any]) -> bool:
    """Tell whether the place of work is still to be named."""
    remote = data.get("workplace") == Workplace.REMOTE.value
    return not data.get("locations") and not (remote and data.get("remote_from"))
