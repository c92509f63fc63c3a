"""Who hires, in the words of an old posting: names that sentences and lines give, and what looks like one."""

from __future__ import annotations

import re

from carehire.postings import old_places
from carehire.postings.old_places import Places

_COMPANY = re.compile(
    r"\b(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|LLP|PLC|plc|Corp|Corporation|Co|GmbH|AG|SE|KG|SARL|SAS|S\.A|SA|B\.?V|N\.?V|Pty|Pvt|AB|Oy|A/S|ApS|e\.V|INC|LTD|CORP|COMPANY|Company)\b\.?"
)


_NAME = (
    r"(?P<name>(?!(?:We|Our|The\s+(?:company|team|role|position|post|job|successful|ideal)|I|They|It|You|This|That|These|Who|What|A|An|If|In|As|All|Candidates|Applicants|Everyone|Everybody|People|There|Here|Since|With"
    r"|The\s+(?:[Bb]oard|[Cc]ouncil|[Oo]rgani[sz]ation|[Ee]mployer|[Tt]rust|[Cc]entre|[Ss]chool|[Cc]ollege|[Uu]niversity|[Aa]gency|[Dd]epartment|[Ff]und)\s+(?:is|has|invites|seeks))\b)"
    r"[A-ZÀ-ÞĀ-Ž0-9][\w.'’&-]*(?:,?\s+(?:of|and|the|for|plc|gmbh|&|[A-ZÀ-ÞĀ-Ž0-9][\w.'’&-]*)){0,7})"
)


_NAMED = (
    # "Larkspur is an equal opportunity employer", "Larkspur invites applications", "At Larkspur, we …"
    re.compile(
        rf"(?:^|(?<=[.!?]\s)){_NAME},?\s+(?:is|are)\s+(?:(?:proud|committed)\s+to\s+be(?:ing)?\s+)?an?\s+(?:[\w/-]+\s+){{0,4}}"
        r"(?i:employer|equal\s+opportunit|EEO|EOE)"
    ),
    re.compile(
        rf"(?:^|(?<=[.!?]\s)){_NAME}\s+(?:(?:is|are)\s+(?:now\s+|currently\s+|actively\s+)?(?:hiring|seeking|recruiting|looking\s+(?:for|to\s+(?:hire|appoint|recruit)))"
        r"|invites?\s+applications|seeks\b|has\s+an?\s+(?:\w+\s+)?(?:opening|vacancy|opportunity)\b)"
    ),
    re.compile(rf"(?:^|(?<=[.!?]\s))[Aa]t\s+{_NAME},\s+(?:we|our)\b"),
    re.compile(rf"\b(?:for|at|join)\s+{_NAME},\s+an?\s+[a-z]"),
)


_INTRODUCED = re.compile(rf"{_NAME}\s+(?:is|are|was|has|[a-z]+s)\b")


_HOUSE_NOUN = (
    r"(?:Department|Board|Council|Agency|Bank|Hospitals?|University|School|College|Trust|Foundation|Society|Association|Ministry"
    r"|Museum|Library|Union|Authority|Commission|Institute|Academy|Charity|Cooperative|Co-operative|Partnership)"
)


_HOUSE = re.compile(
    rf"(?=.*\b{_HOUSE_NOUN}\b)(?:(?:[A-ZÀ-ÞĀ-Ž0-9&][\w.'’&-]*|of|and|the|for)(?:\s+|$)){{2,8}}"
)


def employer(text: str) -> str | None:
    """Return the employer that a sentence names, as in "Larkspur is an equal opportunity employer"."""
    found = next((match for pattern in _NAMED if (match := pattern.search(text))), None)
    return found["name"].rstrip(" ,") if found else None


def introduced(text: str) -> str | None:
    """Return the name with which a text about an employer begins, as "Larkspur" in "Larkspur keeps bees"."""
    found = _INTRODUCED.match(text)
    return found["name"].rstrip(" ,") if found else None


def house(text: str) -> bool:
    """Tell whether a line is nothing but the name of a house, such as "Pennine Housing Association"."""
    return bool(_HOUSE.fullmatch(text.strip()))


def begins_with(text: str, name: str) -> bool:
    """Tell whether a text is about somebody: a sentence of it has that name as its subject."""
    return bool(re.search(rf"(?:^|(?<=[.!?]\s)){re.escape(name)}\s+(?:is|are|has|have|was|[a-z]+s)\b", text))


def employer_and_place(text: str) -> tuple[str, Places] | None:
    """Return the employer of a line such as "Greenleaf Markets, Boise ID", and the places behind the name."""
    for match in re.finditer(r"\s+[–—-]\s+|,\s+|\s+in\s+|\s+\(|\s*[|·•]\s*", text):
        name, behind = text[: match.start()].strip(), text[match.end() :].strip(" ).")
        places = old_places.read_place(behind) or old_places.by_its_code(behind)
        if name and places and name[:1].isupper() and len(name.split()) <= 6:
            return name, places
    return None


def company(text: str) -> bool:
    """Tell whether a text ends with the sign of a company, such as GmbH or Inc."""
    found = [match for match in _COMPANY.finditer(text) if match.end() == len(text.rstrip())]
    return bool(found) and len(text.split()) > 1
