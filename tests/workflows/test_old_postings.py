"""Old postings of many makers, each with the facts that it states; no word of any may be lost."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from carehire.catalog import Catalog
from carehire.workflows.import_posting import Imported, import_posting

CATALOG = Catalog()
TODAY = date(2026, 11, 29)
FOLDER = Path(__file__).parent / "old_postings"
FACTS: dict[str, dict[str, Any]] = {
    "board.html": {
        "title": "Customer Service Manager",
        "employer.name": "Fabrikam Inc.",
        "pay": (78000, 92000, "USD", "year"),
        "workplace": "hybrid",
        "employment_type": "full_time",
        "places": ["Denver, CO, US"],
        "schedule": "8 hour shift; Monday to Friday",
        "duties": 4,
        "asked": 3,
    },
    "call-center.txt": {
        "pay": (700, 900, "USD", "week"),
        "places": ["Phoenix, AZ, US"],
        "benefits": ["medical, dental, 401k, PTO"],
        "asked": 3,
    },
    "canada.txt": {
        "employer.name": "Maple Logistics Inc.",
        "pay": (21.5, 24, "CAD", "hour"),
        "employment_type": "full_time",
        "openings": 3,
        "places": ["Moncton, NB, CA"],
        "apply.email": "rh@maple.example",
        "duties": 2,
    },
    "corporate.txt": {
        "title": "Customer Service Manager",
        "employer.name": "NORTHWIND FINANCIAL SERVICES, INC.",
        "pay": (72500, 95000, "USD", "year"),
        "closes": date(2026, 12, 18),
        "reports_to": "Director of Client Operations",
        "places": ["Columbus, OH, US"],
        "equal_opportunity": "Northwind is an Equal Opportunity Employer/Vet/Disability.",
        "duties": 4,
        "asked": 3,
    },
    "council.txt": {
        "pay": (32115, 36124, "GBP", "year"),
        "closes": date(2026, 12, 13),
        "employment_type": "contract",
        "places": ["Larkford, West Yorkshire, GB"],
        "duties": 3,
        "asked": 3,
    },
    "front-matter.md": {
        "workplace": "remote",
        "remote_from": ["US"],
        "pay": (120000, 150000, "USD", "TBD"),
        "closes": date(2027, 1, 31),
        "apply.url": "https://brightside.example/jobs/42",
        "asked": 5,
    },
    "german.txt": {
        "title": "Teamleiter Kundenservice (m/w/d)",
        "employer.name": "Musterfirma GmbH",
        "pay": (52000, 60000, "EUR", "year"),
        "closes": date(2027, 1, 15),
        "employment_type": "full_time",
        "apply.email": "bewerbung@musterfirma.example",
        "duties": 3,
        "asked": 3,
    },
    "mail.txt": {
        "title": "Customer Service Representative",
        "openings": 2,
        "places": ["Toledo, OH, US"],
        "duties": 3,
        "asked": 3,
    },
    "nonprofit.txt": {
        "title": "Constituent Services Coordinator",
        "workplace": "hybrid",
        "pay": (26, 26, "USD", "hour"),
        "closes": date(2027, 1, 25),
        "places": ["Seattle, WA, US"],
        "duties": 3,
        "asked": 3,
    },
    "one-line.txt": {
        "title": "Customer Service Representative",
        "employment_type": "full_time",
        "pay": (18, 20.5, "USD", "hour"),
        "workplace": "onsite",
        "places": ["Tampa, FL, US"],
        "apply.url": "https://www.contoso.example/careers",
    },
    "one-paragraph.txt": {
        "title": "Customer Success Manager",
        "workplace": "hybrid",
        "pay": (85000, 105000, "USD", "TBD"),
        "employment_type": "full_time",
        "closes": date(2027, 2, 15),
        "places": ["Denver, CO, US"],
        "apply.email": "people@fabrikam.example",
    },
    "questions.md": {
        "pay": (27000, 31000, "GBP", "TBD"),
        "closes": date(2027, 1, 29),
        "workplace": "hybrid",
        "apply.email": "work@bikes.example",
        "duties": 2,
        "asked": 1,
    },
    "startup.txt": {
        "title": "Senior Customer Support Ninja (m/w/d)",
        "pay": (65000, 80000, "USD", "year"),
        "closes": date(2027, 1, 5),
        "workplace": "remote",
        "remote_from": ["US-CT", "US-NY"],
        "employment_type": "full_time",
        "places": ["Hartford, CT, US"],
        "apply.email": "jobs@acme.example",
        "unplaced": (),
        "duties": 2,
        "asked": 3,
    },
    "table.html": {
        "title": "Customer Service Officer",
        "employer.name": "Adatum plc",
        "pay": (24500, 26750, "GBP", "TBD"),
        "closes": date(2027, 1, 8),
        "places": ["Leeds, West Yorkshire, GB"],
        "duties": 2,
        "asked": 2,
    },
}


def imported(name: str) -> Imported:
    return import_posting(CATALOG, (FOLDER / name).read_bytes(), name, "customer-service-manager", TODAY)


def fact(read: Imported, name: str) -> Any:
    data = read.data
    if name == "pay":
        return tuple(data["pay"][part] for part in ("min", "max", "currency", "period"))
    if name == "places":
        return [
            ", ".join(place[part] for part in ("city", "region", "country") if part in place)
            for place in data["locations"]
        ]
    if name in ("duties", "asked"):
        section = "responsibilities" if name == "duties" else "qualifications"
        return sum(line["section"] == section for line in data["edits"]["add"])
    if name == "unplaced":
        return read.unplaced
    for part in name.split("."):
        data = data[part]
    return data


@pytest.mark.parametrize("name", sorted(FACTS))
def test_the_facts_of_an_old_posting_are_read_wherever_they_stand(name: str):
    read = imported(name)
    assert {each: fact(read, each) for each in FACTS[name]} == FACTS[name]


def _lines(name: str) -> list[str]:
    """Return the lines of a file as somebody sees them who knows nothing of how it is read."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    if name.endswith(".html"):
        page = lxml.html.document_fromstring(text)
        hidden = page.xpath("//script|//style|//head|//nav|//button|//*[contains(@style, 'display:none')]")
        for each in hidden:
            each.drop_tree()
        for each in page.xpath("//p|//div|//li|//td|//th|//br|//h1|//h2|//tr|//span"):
            each.tail = f"\n{each.tail or ''}"
            each.text = f"\n{each.text or ''}"
        return page.text_content().split("\n")
    return re.sub(r"\]\([^)]*\)", "]", text).split("\n")


def _words(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.casefold())
    return f" {' '.join(words)} "


def _strings(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _strings(value)]
    return [text for value in data for text in _strings(value)] if isinstance(data, list) else [str(data)]


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_no_line_of_an_old_posting_is_lost(name: str):
    read = imported(name)
    told = [
        *_strings(read.data),
        *(taken.text for taken in read.taken),
        *(left.text for left in read.unplaced),
    ]
    held = "|".join(map(_words, told))
    # A line may hold several facts and a bullet; each sentence or fact of it is held whole.
    pieces = [
        re.sub(r"^\s*(?:\w{1,2}[.)-]|o)\s", "", piece)
        for line in _lines(name)
        for piece in re.split(r"(?<=[.!?])\s+|[|;·:–—\t]|\s-\s", line)
    ]
    assert [piece for piece in pieces if _words(piece).strip() and _words(piece) not in held] == []
