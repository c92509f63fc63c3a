"""Facts that stand in running text: places, from where the work may be done, terms and title.

A sentence says much that is no fact of the opening, so each reading asks for the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.postings import old_areas, old_places
from carehire.postings.old_facts import Read
from carehire.postings.places import US_STATES
from carehire.postings.terms import EmploymentType

_PROPER = (
    r"(?:St\.\s|Ft\.\s|Mt\.\s)?[A-ZÀ-ÞĀ-Ž][\w'’-]+"
    r"(?:[ -](?:of|upon|on|am|an|der|la|le|de|les|sur|[A-ZÀ-ÞĀ-Ž][\w'’-]+)){0,3}"
)
_CITY_AND = re.compile(
    rf"(?<![\w-])(?P<place>{_PROPER},\s+(?P<area>[A-ZÀ-ÞĀ-Ž][\w.]*(?:\s[A-ZÀ-ÞĀ-Ž][\w.]+){{0,2}}))"
)
_BEHIND = re.compile(
    r"\s+(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b"
    r"|,\s+(?:USA|U\.S\.A\.|US|United States|Canada|UK|United Kingdom)\b"
)
_BARE_STATE = re.compile(
    rf"(?<![\w-])(?P<city>{_PROPER})\s+(?P<state>[A-Z]{{2,3}})(?=\s*(?:$|[.,;|)]|\d{{5}}\b|[A-Z]\d[A-Z]\s?\d))"
)
_ELSEWHERE = re.compile(
    r"\b(?:headquarter\w*|HQ|founded|based\s+company|customers|clients|stores|branches|offices\s+in|operat(?:e|es|ing)"
    r"|universit(?:y|ies)|degree|born|travel(?:s|ing)?\s+to|visits?\s+to|parent\s+company|by\s+mail|serving|serves)\b",
    re.IGNORECASE,
)
_FROM_AFAR = re.compile(
    r"(?:\bremote(?:ly)?\b|\btelework\b|\bwork(?:ing)?\s+from\s+home\b|\b(?:candidates|applicants|residents|people)(?=\s+(?:in|of|from|who)\b)"
    r"|\b(?:reside|residing|resident|live|living|located|be\s+based)(?=\s+in\b))"
    r"(?:\s+(?:work|position|role|job|only|eligible|candidates|applicants|residents))*"
    r"(?:\s*[(:,–—-]\s*|\s+)(?:(?:work|possible|open|available|allowed|eligible|live|reside|residing|located|performed|done|who|to|is|are|be|can|may)\s+)*"
    r"(?:(?:from\s+)?anywhere\s+)?(?:(?:with)?in|from|across|for|throughout|of)?\s*(?:any\s+of\s+)?(?:the\s+)?(?:states?\s+of\s+|following\s+states:?\s*)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,\s*(?:and|or|&)\s+|,\s*|/\s*|\s+(?:and|or|&)\s+(?:the\s+)?)")
_AREA = re.compile(r"(?:U\.S\.A?\.?|[A-ZÀ-ÞĀ-Ž][\w]*(?:\s[A-ZÀ-ÞĀ-Ž][\w]+){0,2})")

_TERMS = (
    (r"part[\s-]time|Teilzeit(?:stelle)?|temps\s+partiel", EmploymentType.PART_TIME),
    (r"per[\s-]diem|PRN", EmploymentType.PER_DIEM),
    (r"internship|Praktikum", EmploymentType.INTERNSHIP),
    (
        r"temporary|seasonal|casual(?=\s+(?:position|role|job|contract|employment|basis|hours))|temp\s+to\s+perm|temp-to-perm|temp(?=\s+(?:position|role|job))",
        EmploymentType.TEMPORARY,
    ),
    (
        r"fixed[\s-]term|contract(?=\s+(?:position|role|job|to\s+hire))|(?<!un)befristet",
        EmploymentType.CONTRACT,
    ),
    (r"full[\s-]time|Vollzeit(?:stelle)?|temps\s+plein", EmploymentType.FULL_TIME),
)
# The terms are the opening's own where they stand by themselves or before a word for it.
_OWN = (
    r"(?=\s*(?:$|[.,;|)(·•/]|[–—-]\s|&|and\b|or\b|with\b|at\b|permanent|regular|\(?\d|position|role|job|opportunity"
    r"|employment|contract|hours|basis|for\s+\d|work\b|on[\s-]?site|hybrid|remote|hourly|salaried|exempt"
    r"|non-exempt|customer|in\s+[A-Z]|(?:[a-z]+\s){0,2}[a-z]+(?:er|or|ist|ant|ian|clerk|agent|nurse|associate)\b))"
)
_LEAD = (
    r"(?:^|[.,;|(·•/–—-]\s*"
    r"|\b(?:is|a|an|this|our|on|as|permanent|regular|hiring|type|hours|unbefristete|unbefristet)[:,]?\s+)"
)
_OWN_TERMS = [
    (re.compile(rf"{_LEAD}(?P<terms>{words}){_OWN}", re.IGNORECASE), kind) for words, kind in _TERMS
]
_WANTED = re.compile(
    r"\b(?:looking\s+for|hiring|seeking|seeks|need|needs|recruiting(?:\s+for)?|searching\s+for|want|position\s+of|as\s+our\s+next|join\s+us\s+as"
    r"|join\s+our\s+team\s+as|(?:role|position|opening|vacancy)\s+(?:of|for|as))\s+(?:(?:an?|the|our\s+next|our|\d+|several|two|three|more|experienced|talented|motivated|passionate|new|energetic)\s+)*"
    r"(?P<title>(?:[A-Z][\w'’/&-]*)(?:\s+(?:(?:of|and|&|for)\s+)?[A-Z(][\w'’/&()-]*){0,6})"
)


def terms(text: str) -> Read[EmploymentType] | None:
    """Return the terms of employment that a text states of the opening, part-time before full-time."""
    for pattern, kind in _OWN_TERMS:
        found = pattern.search(text)
        if found:
            return Read(kind, found.start("terms"), found.end("terms"))
    return None


def cities(text: str) -> list[Read[dict[str, str]]]:
    """Return the places of work that a text names with their state or land, such as "Hartford, CT"."""
    return [
        read for read in _cities(text) if not _ELSEWHERE.search(text, max(0, read.start - 60), read.start)
    ]


def _cities(text: str) -> Iterator[Read[dict[str, str]]]:
    begin = 0
    while match := _CITY_AND.search(text, begin):
        read = _longest(text, match)
        begin = read.end if read else text.index(",", match.start()) + 1
        if read:
            yield read
    for match in _BARE_STATE.finditer(text):
        known = old_places.read(f"{match['city']}, {match['state']}")
        if known.cities and known.cities[0].get("country") in ("US", "CA", "AU"):
            yield Read(known.cities[0], match.start(), match.end())


def _longest(text: str, match: re.Match[str]) -> Read[dict[str, str]] | None:
    """Return the place with as many of the words behind its comma as make the name of a state or land."""
    city, _, area = match["place"].partition(",")
    words = area.split()
    for number in range(len(words), 0, -1):
        name = " ".join(words[:number]).rstrip(".,")
        if not old_areas.is_area(name) or (len(name) == 2 and not _is_state(name)):
            continue
        end = match.start() + match["place"].index(name, len(city)) + len(name)
        behind = _BEHIND.match(text, end)
        while behind:
            end, behind = behind.end(), _BEHIND.match(text, behind.end())
        start = match.start() + _without_lead(city)
        places = old_places.read(text[start:end])
        if places.cities and not places.rest and not places.cities[0]["city"].endswith("County"):
            return Read(places.cities[0], start, end)
    return None


def _is_state(code: str) -> bool:
    """Tell whether two letters are a state or province; lands are written in full within a sentence."""
    return code in US_STATES or old_areas.province(code) is not None or code == "UK"


def _without_lead(city: str) -> int:
    """Return where a city begins, behind a sentence's first word such as "Our" or "In"."""
    lead = re.match(
        r"(?:The|Our|In|At|From|Our\s+\w+\s+in|Onsite|Hybrid|Remote|Based\s+in|Location)\s+(?=[A-Z])", city
    )
    return lead.end() if lead else 0


def remote_from(text: str) -> Read[tuple[str, ...]] | None:
    """Return the codes of the places from which the work may be done, as in "Remote within CT and NY"."""
    for match in _FROM_AFAR.finditer(text):
        found: list[str] = []
        end = match.end()
        while True:
            area = _AREA.match(text, end)
            code, stop = _area(area) if area else (None, end)
            if not code:
                break
            found.append(code)
            last = stop
            onward = _AND.match(text, stop)
            if not onward:
                break
            end = onward.end()
        if found:
            return Read(tuple(dict.fromkeys(found)), match.start(), last)
    return None


def _area(match: re.Match[str]) -> tuple[str | None, int]:
    words = match[0].split()
    for number in range(len(words), 0, -1):
        name = " ".join(words[:number])
        code = old_areas.area(name) if len(name) > 2 or name.isupper() else None
        if code:
            end = match.start() + len(name)
            # The dot belongs to the name in "U.S." and ends the sentence in "CT."
            return code, end
    return None, match.start()


def title(text: str) -> str | None:
    """Return the title of the work for which a text says that somebody is sought."""
    found = _WANTED.search(text)
    return found["title"].strip() if found else None
