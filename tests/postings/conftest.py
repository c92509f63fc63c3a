"""A small role of no particular family, and a requisition for it."""

from __future__ import annotations

from typing import Any

import pytest

from carehire.postings.requisition import Requisition
from carehire.postings.role import RoleTemplate
from carehire.postings.statements import Statements

ROLE = {
    "id": "lighthouse-keeper",
    "title": "Lighthouse Keeper",
    "family": "coast",
    "level": "entry",
    "reports_to": ["Harbour Master"],
    "summary": ["{{ employer }} looks for a {{ title }} in {{ place }}."],
    "responsibilities": [
        {"id": "lamp", "text": "Keep the lamp burning.", "skills": ["care"]},
        {"id": "log", "text": "Write the log for the {{ reports_to }}."},
        {"id": "tourists", "text": "Show visitors around.", "industries": ["museum"]},
    ],
    "requirements": [
        {
            "id": "climb",
            "text": "You can climb stairs.",
            "kind": "skill",
            "necessity": "must",
            "criterion": "climbing",
        },
        {
            "id": "years",
            "text": "A year at sea",
            "kind": "experience",
            "necessity": "nice",
            "months": 12,
            "criterion": "sea",
        },
    ],
    "benefits": [{"id": "view", "text": "A view."}, {"id": "fish", "text": "Fresh fish."}],
    "work_environment": "A tower.",
    "industries": [{"id": "museum", "name": "Museum", "work_environment": "A tower with visitors."}],
    "rubric": "keeper",
}
REQUISITION = {
    "id": "keeper-1",
    "role": "lighthouse-keeper",
    "employer": {"name": "Coast & Co"},
    "workplace": "onsite",
    "locations": [{"city": "Bergen", "country": "NO"}],
    "apply": {"email": "jobs@coast.example"},
}


@pytest.fixture
def role() -> RoleTemplate:
    return RoleTemplate.model_validate(ROLE)


@pytest.fixture
def statements() -> Statements:
    return Statements(equal_opportunity="{{ employer }} welcomes everybody.", accommodation="Ask us.")


@pytest.fixture
def requisition():
    """Return a requisition with some fields replaced."""

    def make(**fields: Any) -> Requisition:
        return Requisition.model_validate(REQUISITION | fields)

    return make
