"""Old postings of many makers, each with the facts that it states; no word of any may be lost."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from lxml import etree

from carehire.catalog import Catalog
from carehire.workflows import check_posting, post_role, write_requisition
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


FACTS |= yaml.safe_load((FOLDER / "facts.yaml").read_text(encoding="utf-8"))
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.name != "facts.yaml")


def imported(name: str) -> Imported:
    return import_posting(CATALOG, (FOLDER / name).read_bytes(), name, "customer-service-manager", TODAY)


def fact(read: Imported, file: str, name: str) -> Any:
    data = read.data
    if name == "pay":
        return [data["pay"][part] for part in ("min", "max", "currency", "period")]
    if name == "places":
        return [
            ", ".join(place[part] for part in ("city", "region", "country") if part in place)
            for place in data["locations"]
        ]
    if name == "benefits" and isinstance(FACTS[file]["benefits"], int):
        return len(data["benefits"])
    if name in ("duties", "asked"):
        section = "responsibilities" if name == "duties" else "qualifications"
        return sum(line["section"] == section for line in data["edits"]["add"])
    if name == "unplaced":
        return read.unplaced
    for part in name.split("."):
        data = data[part]
    return str(data) if name == "closes" else data


def expected(name: str) -> dict[str, Any]:
    facts = FACTS[name]
    told = {each: list(value) if each == "pay" else value for each, value in facts.items()}
    return told | ({"closes": str(facts["closes"])} if "closes" in facts else {})


@pytest.mark.parametrize("name", sorted(FACTS))
def test_the_facts_of_an_old_posting_are_read_wherever_they_stand(name: str):
    read = imported(name)
    assert {each: fact(read, name, each) for each in FACTS[name]} == expected(name)


def _lines(name: str) -> list[str]:
    """Return the lines of a file as somebody sees them who knows nothing of how it is read."""
    data = (FOLDER / name).read_bytes()
    if name.endswith(".docx"):
        return _paragraphs(data)
    text = _decoded(data)
    if name.endswith(".html"):
        page = lxml.html.document_fromstring(text)
        hidden = page.xpath(
            "//script|//style|//head|//nav|//button|//form//label|//a[starts-with(@href, '#')]|//*[@hidden]|//*[contains(@style, 'display:none')]"
        )
        for each in hidden:
            each.drop_tree()
        for each in page.xpath("//p|//div|//li|//td|//th|//br|//h1|//h2|//tr|//span|//dt|//dd|//a|//s|//ins"):
            each.tail = f"\n{each.tail or ''}"
            each.text = f"\n{each.text or ''}"
        return page.text_content().split("\n")
    if name.endswith(".md"):
        text = re.sub(r"<!--.*?-->|^\[\w+\]: .*$|:[a-z]+:|(?<=\])\[\w+\]", "", text, flags=re.MULTILINE)
        text = text.replace("~~", "\n")
    return re.sub(r"\]\([^)]*\)", "]", text).split("\n")


def _decoded(data: bytes) -> str:
    for encoding in ("utf-16" if data[:2] == b"\xff\xfe" else "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("no encoding fits")


def _paragraphs(data: bytes) -> list[str]:
    """Return the lines of a Word file, read from its own parts."""
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.match(r"word/(document|header\d*|footer\d*)\.xml", name):
                for paragraph in etree.fromstring(package.read(name)).iter(f"{space}p"):
                    nodes = paragraph.iter(f"{space}t", f"{space}br", f"{space}tab")
                    own = [node for node in nodes if next(node.iterancestors(f"{space}p")) is paragraph]
                    text = "".join(node.text or "" if node.tag == f"{space}t" else "\n" for node in own)
                    found += text.split("\n")
    return found


def _words(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.casefold())
    return f" {' '.join(words)} "


def _strings(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _strings(value)]
    return [text for value in data for text in _strings(value)] if isinstance(data, list) else [str(data)]


@pytest.mark.parametrize("name", NAMES)
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
        re.sub(r"^\s*(?:\(?\w{1,2}[.)-]|\d\.\d|\d{1,2}\.?|o)\s", "", piece)
        for line in _lines(name)
        for piece in re.split(
            r"(?<=[.!?])\s+|[|;·:–—\t•]|\s-\s|,\s", re.sub(r"^\s*(?:\(?\w{1,3}[.)]|- \[[ x]\])\s", "", line)
        )
    ]
    assert [piece for piece in pieces if _words(piece).strip() and _words(piece) not in held] == []


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """Return a requisition as its author finishes it: every TBD has a value."""
    pay = {"min": 20, "max": 22, "currency": "USD", "period": "hour"}
    values = {"workplace": "onsite", "employment_type": "full_time", "city": "Leeds", "country": "GB"} | pay
    values |= {"name": "Larkspur", "title": "Keeper", "email": "jobs@larkspur.example"}

    def fill(name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: fill(key, part) for key, part in value.items()}
        if isinstance(value, list):
            return [fill(name, part) for part in value]
        return values.get(name, "GB") if value == "TBD" else value

    filled: dict[str, Any] = fill("", data)
    if filled["pay"]["min"] > filled["pay"]["max"]:
        filled["pay"]["min"] = filled["pay"]["max"]
    return filled


@pytest.mark.parametrize("name", NAMES)
def test_the_requisition_that_was_written_is_drafted_checked_and_exported_once_it_is_filled(
    name: str, tmp_path: Path
):
    read = imported(name)
    file = tmp_path / "new.yaml"
    text = write_requisition.commented(replace(read, data=_filled(read.data)), name, TODAY)
    file.write_text(text, encoding="utf-8")
    posting = post_role.read_requisition(CATALOG, file)
    assert check_posting.check_posting(CATALOG, posting, TODAY).reading.text
    assert post_role.export(
        CATALOG, posting, "txt", CATALOG.look(None), datetime(2026, 11, 29, 9, tzinfo=UTC)
    )
