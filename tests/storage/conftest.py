"""A store in a fresh folder, the people who use it, and small things to keep in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.people import Actor
from carehire.postings.posting import Posting
from carehire.rubrics.rubric import Rubric
from carehire.storage.store import Store, open_store

OWNER = Actor.owner()
ANA = Actor.panelist("Ana")
BO = Actor.panelist("Bo")
OPENING = "ccm-denver"


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that moves on by a second at each look, from nine o'clock on 4 January 2027."""
    ticks = count()
    return lambda: datetime(2027, 1, 4, 9, tzinfo=UTC) + timedelta(seconds=next(ticks))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "home" / "carehire.db"


@pytest.fixture
def url(database: Path) -> str:
    return f"sqlite:///{database}"


@pytest.fixture
def store(url: str, clock: Callable[[], datetime]) -> Iterator[Store]:
    store = open_store(url, clock)
    yield store
    store.close()


@pytest.fixture
def rubric() -> Rubric:
    return make_rubric()


@pytest.fixture
def opening(store: Store, rubric: Rubric) -> str:
    """A requisition with a rubric and the candidates Kim and Lee; its id."""
    store.add_requisition(OWNER, {"id": OPENING, "role": "customer-care-manager", "pay": {"min": 60_000}})
    store.set_rubric(OWNER, OPENING, rubric)
    facts: dict[str, float | str] = {"customer_service_months": 48.0, "education": "BA"}
    store.add_candidates(OWNER, OPENING, [Candidate("k", "Kim", facts), Candidate("l", "Lee")])
    return OPENING


def make_rubric(**changes: object) -> Rubric:
    """A rubric with two rated criteria and one that is read from a fact."""
    rated = {"kind": "rated", "definition": "What it is.", "anchors": {1: "Waits.", 5: "Acts."}}
    bands = [{"from_months": 0, "points": 1}, {"from_months": 36, "points": 5}]
    fields: dict[str, object] = {
        "id": "customer-care-manager",
        "role": "customer-care-manager",
        "criteria": [
            {"id": "empathy", "name": "Empathy"} | rated,
            {"id": "writing", "name": "Writing"} | rated,
            {
                "id": "experience",
                "name": "Experience",
                "kind": "experience",
                "definition": "Years of it.",
                "fact": "customer_service_months",
                "bands": bands,
            },
        ],
    }
    return Rubric.model_validate(fields | changes)


def make_posting(**changes: object) -> Posting:
    """A posting with every kind of value that JSON has no word for."""
    fields: dict[str, object] = {
        "id": OPENING,
        "role": "customer-care-manager",
        "rubric": "customer-care-manager",
        "title": "Customer Care Manager",
        "language": "en-US",
        "employer": {"name": "Larkspur"},
        "industry": None,
        "locations": [{"city": "Denver", "region": "CO", "country": "US"}],
        "workplace": "hybrid",
        "remote_from": [],
        "pay": {"min": "60000.50", "max": "75000", "currency": "USD", "period": "year"},
        "employment_type": "full_time",
        "schedule": None,
        "travel": None,
        "openings": 1,
        "opens": "2027-01-04",
        "closes": "2027-02-01",
        "reports_to": "Director",
        "apply": {"email": "jobs@larkspur.example"},
        "summary": ["You lead a team."],
        "responsibilities": [],
        "requirements": [],
        "benefits": [],
        "other_compensation": [],
        "work_environment": "An office.",
        "equal_opportunity": "Everyone is welcome.",
        "accommodation": "Ask us.",
        "sections": ["brief", "responsibilities", "qualifications", "benefits", "additional"],
        "headings": {"brief": "About the role"},
    }
    return Posting.model_validate(fields | changes)
