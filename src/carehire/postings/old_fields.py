"""The facts of an old posting: fields with a label, paragraphs below the name of a field."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from carehire.postings import old_days, old_employers, old_facts, pay_text
from carehire.postings.old_days import Day
from carehire.postings.old_facts import leftover
from carehire.postings.old_land import Land
from carehire.postings.old_pay import pay_block
from carehire.postings.old_posting import OPEN, OldPart
from carehire.postings.old_whereabouts import Whereabouts
from carehire.postings.pay_text import PayMention

_PAY_NOISE = re.compile(
    r"\((?:base pay|base|gross)\)|\b(?:base|gross|OTE|DOE|D\.O\.E|DOQ|USD|EUR|GBP)\b"
    r"|\b(?:depend(?:ing|ent|s)\s+(?:up)?on|commensurate\s+with|based\s+on)\s+(?:your\s+)?(?:skills?\s+and\s+)?experience\b",
    re.IGNORECASE,
)
_ON_TOP = re.compile(r"[\s,;(]*(?:\+|plus\b|and\b|with\b)\s*(?P<more>[^\W\d_].*)", re.IGNORECASE | re.DOTALL)
_WEEKDAY = re.compile(
    r"(?:on\s+)?\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?\s+(?:the\s+)?$",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\s*(\d{1,4})\s*(?:openings?|positions?)?\s*", re.IGNORECASE)
_AS_TEXT = {
    "reports-to": ("reports_to",),
    "schedule": ("schedule",),
    "travel": ("travel",),
    "environment": ("work_environment",),
    "contact": ("employer", "contact"),
}


class Facts(Whereabouts):
    """Reads one fact after the other; what a fact's words say beyond it is left for the author.

    ``land`` says how dates and shared signs of money are meant where the work is.
    """

    def __init__(self, today: date, land: Land) -> None:
        super().__init__(today)
        self._land = land

    def _as_text(self, part: OldPart) -> bool:
        path = _AS_TEXT[part.fact]
        if not self._put(path, part.text):
            if part.kind != "item" or len(path) > 1:
                return False
            # A list below the fact's heading is one fact in several lines.
            self._made.data[path[0]] += f"; {part.text}"
        self._take(".".join(path), part)
        return True

    def _fact(self, part: OldPart) -> bool:
        """Read a part as the fact that its label or its heading names; say whether it was."""
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
        self._take("pay", part, whole=not self._pay_leaves(part.text, mention))
        return True

    def _pay_leaves(self, text: str, mention: PayMention) -> bool:
        """Tell whether words beside a sum of pay are left; what comes on top of it is kept as such."""
        before, behind = _PAY_NOISE.sub(" ", text[: mention.start]), _PAY_NOISE.sub(" ", text[mention.end :])
        more = _ON_TOP.fullmatch(behind)
        if not more or leftover(before) or pay_text.read(behind):
            return leftover(f"{before} {behind}")
        self._texts.setdefault(("other_compensation",), []).append(more["more"].strip(" ,;"))
        return False

    def _pay_in(self, part: OldPart) -> PayMention | None:
        """Put the pay of a part, unless there is one already; return where it stands."""
        offset = len(part.words) - len(part.text)
        for mention in pay_text.read(part.words, self._land.currency):
            block = pay_block(mention, part.words)
            if block["period"] == OPEN and part.label:
                named = pay_text.period_in(part.words[mention.end :])
                block["period"] = named.value if named else OPEN
            if mention.start >= offset and self._fits(("pay",), block):
                moved = (mention.start - offset, mention.end - offset)
                return PayMention(*moved, mention.text, mention.low, mention.high)
        return None

    def _fact_employment(self, part: OldPart) -> bool:
        kind = old_facts.employment(part.text)
        if not kind or not self._fits(("employment_type",), kind.value.value):
            return False
        self._take("employment_type", part, whole=not leftover(part.text, (kind.start, kind.end)))
        return True

    def _fact_day(self, part: OldPart) -> bool:
        days = self._days(part.text)
        read = days[-1 if part.fact == "closes" and "open" in part.label.casefold() else 0] if days else None
        if not read or self._has(part.fact):
            return False
        if len(days) > 1 and read is days[-1] and days[0].value >= self._today:
            self._put(("opens",), days[0].value)
        self._put_day(part.fact, read, part.words)
        weekday = _WEEKDAY.search(part.text[: read.start])
        start = weekday.start() if weekday else read.start
        self._take(part.fact, part, whole=not leftover(part.text, (start, read.end)))
        return True

    def _days(self, text: str) -> list[Day]:
        return old_days.days(text, self._today, day_first=self._land.day_first)

    def _put_day(self, name: str, read: Day, words: str) -> None:
        if read.ambiguous:
            first = "day" if self._land.day_first else "month"
            self._made.notes.append(f'"{words}" was read with its {first} first: {read.value}.')
        if read.guessed:
            self._made.notes.append(f'"{words}" names no year and was read as {read.value}.')
        if name == "opens" and not self._has("closes") and read.value < self._today:
            self._made.notes.append(f"It was posted on {read.value}, which is over and was left out.")
        elif name == "closes" and read.value < self._today:
            self._made.notes.append(f"It closed on {read.value}, which is over: set a new last day to apply.")
            self._made.data.pop("opens", None)
            self._made.data[name] = OPEN
        else:
            self._made.data[name] = read.value

    def _fact_employer(self, part: OldPart) -> bool:
        found = old_employers.employer_and_place(part.text)
        if found and not old_employers.company(part.text):
            name, places = found
            if not self._put(("employer", "name"), name):
                return False
            if places.cities:
                self._place_in_a_row(list(places.cities))
            self._take("employer.name", part)
            return True
        if not self._put(("employer", "name"), part.text):
            return False
        self._take("employer.name", part)
        return True

    def _fact_openings(self, part: OldPart) -> bool:
        number = NUMBER.fullmatch(part.text)
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
            linked = next((link for link in part.links if ("@" in link) is (name == "email")), None)
            if read and self._put(("apply", name), read.value):
                found.append((read.start, read.end))
            elif linked and not read and self._put(("apply", name), linked):
                found.append((0, 0))
        return found


_FACTS: dict[str, Callable[[Facts, OldPart], bool]] = {
    "title": Facts._fact_title,
    "pay": Facts._fact_pay,
    "location": Facts._fact_location,
    "workplace": Facts._fact_workplace,
    "employment-type": Facts._fact_employment,
    "closes": Facts._fact_day,
    "opens": Facts._fact_day,
    "employer": Facts._fact_employer,
    "openings": Facts._fact_openings,
    "industry": Facts._fact_industry,
    "website": Facts._fact_website,
    "apply": Facts._fact_apply,
}
