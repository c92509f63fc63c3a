"""The running text of an old posting: facts are read from its sentences, and the sentences stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from carehire.postings import old_days, old_facts, old_prose, pay_text
from carehire.postings.old_facts import leftover
from carehire.postings.old_pay import pay_block
from carehire.postings.old_posting import OPEN, OldPart
from carehire.postings.old_rows import Rows
from carehire.postings.pay_text import PayMention

_TO_APPLY = re.compile(
    r"\b(?:appl(?:y|ying|ications?)|r[ée]sum[ée]s?|cvs?|cover\s+letters?|interested|send|submit|e-?mail|mail|senden|write\s+to|contact|bewerb\w*|postul\w*)\b",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"\s+[–—|·•-]\s+|,\s+|\s+\((?=[^()]*\)$)|\s+in\s+(?=[A-Z])")
_NAMES = {
    "closes": "closing day",
    "pay": "pay",
    "workplace": "workplace",
    "remote_from": "places for remote work",
    "locations": "place of work",
    "employment_type": "employment type",
    "apply.email": "address for applications",
    "apply.url": "address for applications",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A fact that a running text states: its field, its value, and where it stands."""

    field: str
    value: Any
    start: int
    end: int


class Running(Rows):
    """Reads facts from sentences; each is told with the words from which it came."""

    def _said(self, part: OldPart, *, of_the_work: bool = True) -> Iterator[Said]:
        """Yield the facts of a part; ``of_the_work`` is false for a line about a duty or a person."""
        text = part.text
        day = old_days.closing(
            text, self._today, day_first=self._land.day_first, applying=part.topic == "apply"
        )
        if day:
            yield Said("closes", day, day.start, day.end)
        mentions = pay_text.read(text, self._land.currency)
        if mentions:
            best = _best(mentions)
            yield Said("pay", best, best.start, best.end)
        if _TO_APPLY.search(text) or part.topic == "apply":
            for name, reader in (("apply.email", old_facts.email), ("apply.url", old_facts.web_address)):
                address = reader(text)
                linked = next((link for link in part.links if ("@" in link) is (name == "apply.email")), None)
                if address:
                    yield Said(name, address.value, address.start, address.end)
                elif linked:
                    yield Said(name, linked, 0, 0)
        if not of_the_work:
            return
        afar, work = old_prose.remote_from(text), old_facts.workplace_in_prose(text)
        if afar and (work or "remote" in text[afar.start : afar.end].casefold() or self._has("workplace")):
            yield Said("remote_from", list(afar.value), afar.start, afar.end)
        if work:
            yield Said("workplace", work.value.value, work.start, work.end)
        elif afar and "remote" in text[afar.start : afar.end].casefold():
            yield Said("workplace", "remote", afar.start, afar.end)
        inside = (afar.start, afar.end) if afar else (0, 0)
        for city in () if part.is_from_where else old_prose.cities(text):
            if not inside[0] <= city.start < inside[1]:
                yield Said("locations", city.value, city.start, city.end)
        terms = old_prose.terms(text)
        if terms:
            yield Said("employment_type", terms.value.value, terms.start, terms.end)

    def _keep(self, said: Said, words: str, held: dict[str, Any]) -> bool:
        """Put a fact where none stands yet; say whether it is the one that stands there now.

        ``held`` are the fields that this very text gave: a second place in it joins the first.
        """
        path = tuple(said.field.split("."))
        if said.field == "closes":
            if not self._has("closes"):
                self._put_day("closes", said.value, words)
                held["closes"] = said.value
            return bool(self._made.data["closes"] in (said.value.value, OPEN))
        if said.field == "pay":
            block = pay_block(said.value, words)
            return self._put(("pay",), block) or bool(self._made.data["pay"] == block)
        if said.field == "locations":
            if self._put(path, [said.value]):
                held["locations"] = True
                return True
            known = self._made.data["locations"]
            if "locations" in held and said.value not in known:
                known.append(said.value)
            return _among(said.value, known)
        new = self._put(path, said.value)
        return new or self._value(path) == said.value

    def _value(self, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - plain data
        place: Any = self._made.data
        for name in path:
            place = place[name]
        return place

    def _facts_of(self, part: OldPart) -> list[Said]:
        """Put the facts of a text that stands by itself; return those that it agrees on."""
        held: dict[str, Any] = {}
        return [said for said in self._said(part) if self._keep(said, part.words, held)]

    def _is_all_facts(self, part: OldPart) -> bool:
        """Read a line that holds nothing but facts, such as "Full-time"; say whether it was one."""
        spans = [(said.start, said.end) for said in self._said(part)]
        if not spans or leftover(part.text, *spans):
            return False
        read = self._facts_of(part)
        if not read or leftover(part.text, *((said.start, said.end) for said in read)):
            return False
        self._take_each(read, part)
        return True

    def _loose(self, part: OldPart) -> None:
        """Read a sentence that belongs nowhere; what it says beyond its facts is left for the author."""
        read = self._facts_of(part)
        if not read:
            self._leave(part)
            return
        spans = [(said.start, said.end) for said in read]
        self._take_each(read, part, whole=not leftover(part.text, *spans, in_sentence=True))

    def _take_each(self, read: list[Said], part: OldPart, *, whole: bool = True) -> None:
        """Note the words of a part beside each fact that was read from them."""
        names = list(dict.fromkeys(said.field.partition(".")[0] for said in read))
        for name in names[:-1]:
            self._take(name, part)
        self._take(names[-1], part, whole=whole)

    def _search(self, part: OldPart, *, of_the_work: bool) -> None:
        """Read the facts that nothing gave yet from a text that stays as it is, and say from which words."""
        held: dict[str, Any] = {}
        for said in self._said(part, of_the_work=of_the_work):
            field = said.field.partition(".")[0] if said.field != "apply.url" else "apply"
            known = self._has(*said.field.split("."))
            if known and said.field == "pay":
                self._add_period(said.value)
            if (known and not (said.field == "locations" and "locations" in held)) or not self._keep(
                said, part.words, held
            ):
                continue
            if field != "apply":
                words = part.text[said.start : said.end]
                verb = "were" if field == "remote_from" else "was"
                self._made.notes.append(
                    f'The {_NAMES[said.field]} {verb} read from "{words}", which stands in a sentence.'
                )

    def _add_period(self, mention: PayMention) -> None:
        """Take the time for which it is paid from a second statement of the same pay."""
        pay, block = self._made.data["pay"], pay_block(mention, "")
        if pay["period"] == OPEN and (pay["min"], pay["max"]) == (block["min"], block["max"]):
            pay["period"] = block["period"]

    def _split_title(self, text: str) -> str:
        """Return a title without the place, terms and pay that stand behind it; these are put as facts."""
        shorter = True
        while shorter:
            shorter = False
            for match in _TITLE_TAIL.finditer(text):
                tail = text[match.end() :].strip(" )")
                if match.start() and self._is_fact(OldPart("field", tail, fact="row")):
                    text, shorter = text[: match.start()].rstrip(" ,–—-|"), True
                    break
        return text


def _best(mentions: list[PayMention]) -> PayMention:
    """Return the statement of pay that says most: a range before a single sum, in the text's order."""
    ranges = [found for found in mentions if found.low and found.high and found.low.value != found.high.value]
    return (ranges or mentions)[0]


def _among(city: dict[str, str], known: list[dict[str, str]]) -> bool:
    """Tell whether a place stands among those that are known, though less of it may be said."""
    return any(all(place.get(name) == value for name, value in city.items()) for place in known)
