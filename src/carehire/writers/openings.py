"""An opening as the careers site shows it: on a card of the list, and in the panel of its page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from carehire.documents import facts
from carehire.postings.days import in_words
from carehire.postings.places import town
from carehire.postings.posting import Posting
from carehire.postings.terms import PayKind, Workplace
from carehire.writers.characters import clean
from carehire.writers.feed import PublishedPosting
from carehire.writers.links import address

REMOTE = "Remote"
SEVERAL = "Several places"
_TEASER = 180  # characters


@dataclass(frozen=True, slots=True)
class Opening:
    """A posting that is out, and when it was changed last."""

    published: PublishedPosting
    changed: datetime

    @property
    def posting(self) -> Posting:
        """The posting itself."""
        return self.published.posting


@dataclass(frozen=True, slots=True)
class Card:
    """An opening in the list. ``places``, ``workplace`` and ``type`` are what the list can be narrowed by."""

    id: str
    title: str
    employer: str
    language: str
    places: tuple[str, ...]
    workplace: str
    type: str
    pay: str
    closes: str
    teaser: str
    remote_from: str = ""

    @property
    def places_json(self) -> str:
        """The places as the list's script reads them."""
        return json.dumps(self.places, ensure_ascii=False)

    @property
    def where(self) -> str:
        """Places and workplace in one line, such as ``Denver, CO · Hybrid``."""
        places = "; ".join(self.places)
        said = places if places == self.workplace else f"{places} · {self.workplace}"
        return f"{said} from {self.remote_from}" if self.remote_from and places == REMOTE else said


@dataclass(frozen=True, slots=True)
class Section:
    """The openings of one place, and the anchor by which the list is jumped through."""

    anchor: str
    name: str
    cards: tuple[Card, ...]


def card(posting: Posting, host: str) -> Card:
    """Return the card of a posting; the employer is named where it is not the site's ``host``."""
    language = posting.language
    return Card(
        id=posting.id,
        title=clean(posting.title),
        employer="" if posting.employer.name == host else clean(posting.employer.name),
        language=language,
        places=_places(posting),
        workplace=workplace(posting),
        type=facts.EMPLOYMENT[posting.employment_type],
        pay=_pay(posting),
        closes=in_words(posting.closes, language) if posting.closes else "",
        teaser=teaser(posting),
        remote_from=_remote_from(posting),
    )


def sections(cards: Sequence[Card]) -> tuple[Section, ...]:
    """Return the cards by place, in alphabetical order; several places and remote work come last."""
    by_place: dict[str, list[Card]] = {}
    for entry in sorted(cards, key=lambda entry: (entry.title.casefold(), entry.id)):
        by_place.setdefault(_heading(entry), []).append(entry)
    last = (SEVERAL, REMOTE)
    names = sorted(by_place, key=lambda name: (last.index(name) + 1 if name in last else 0, name.casefold()))
    return tuple(
        Section(f"place-{number}", name, tuple(by_place[name])) for number, name in enumerate(names, 1)
    )


def choices(values: Iterable[str]) -> tuple[str, ...]:
    """Return what a list can be narrowed to; nothing where there is no choice."""
    found = sorted(set(values), key=str.casefold)
    return tuple(found) if len(found) > 1 else ()


def workplace(posting: Posting) -> str:
    """Return the workplace in a word."""
    return facts.WORKPLACES[posting.workplace].partition(":")[0]


def panel(posting: Posting) -> list[tuple[str, str]]:
    """Return the facts that somebody looks for first, as label and value."""
    language = posting.language
    known = [
        ("Pay", facts.money(posting.pay, language) if posting.pay else ""),
        ("Where", "; ".join(_places(posting, language))),
        ("Workplace", workplace(posting) if posting.locations else ""),
        ("Remote from", _remote_from(posting)),
        ("Employment", facts.EMPLOYMENT[posting.employment_type]),
        ("Apply by", in_words(posting.closes, language) if posting.closes else ""),
    ]
    return [(label, clean(value)) for label, value in known if value]


def ways(posting: Posting) -> list[tuple[str, str]]:
    """Return how somebody applies, as address and the words of its link; the first is the main one."""
    way = posting.apply
    online, mail = address(way.url), address(f"mailto:{way.email}" if way.email else None)
    found = [(online, "Apply online")] if online else []
    return found + ([(mail, "Apply by e-mail")] if mail else [])


def teaser(posting: Posting) -> str:
    """Return the first words of the summary, ended at a whole word."""
    text = " ".join(clean(" ".join(posting.summary[:1])).split())
    if len(text) <= _TEASER:
        return text
    return text[:_TEASER].rsplit(" ", 1)[0].rstrip(" ,;:.–") + " …"


def _pay(posting: Posting) -> str:
    """Return the pay; that it is base pay goes without saying where there is little room."""
    said = facts.money(posting.pay, posting.language) if posting.pay else ""
    return said.removesuffix(f" ({facts.PAY_KINDS[PayKind.BASE]})")


def _remote_from(posting: Posting) -> str:
    return clean(facts.remote_places(posting)) if posting.workplace is Workplace.REMOTE else ""


def _places(posting: Posting, language: str = "en") -> tuple[str, ...]:
    """Return the places of work; in the list they all have their name in one language, to be chosen by."""
    names = (clean(town(location, language)) for location in posting.locations)
    return tuple(dict.fromkeys(names)) or (REMOTE,)


def _heading(entry: Card) -> str:
    if entry.workplace == facts.WORKPLACES[Workplace.REMOTE]:
        return REMOTE
    return entry.places[0] if len(entry.places) == 1 else SEVERAL
