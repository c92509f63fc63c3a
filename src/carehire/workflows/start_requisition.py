"""Start a requisition from a role: as a commented file to fill in, or as data for the studio."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from jinja2 import Environment, StrictUndefined

from carehire.catalog import Catalog, read_text
from carehire.postings.edits import lines_of
from carehire.postings.role import RoleTemplate
from carehire.postings.terms import SectionId


def starter(catalog: Catalog, role_id: str, today: date) -> str:
    """Return a requisition file with ``TBD`` wherever only the author knows, and notes beside it."""
    role = catalog.role(role_id)
    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)  # noqa: S701
    # tojson is made for HTML; a YAML reader wants the characters themselves.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    template = environment.from_string(read_text(catalog.find("look/requisition.yaml.j2")))
    return template.render(
        role=role,
        identifier=f"{role.id}-{today:%Y-%m}",
        today=today.isoformat(),
        closes=(today + timedelta(days=30)).isoformat(),
        sections=[section.value for section in SectionId],
        groups=[(section.value, lines) for section in SectionId if (lines := lines_of(role, section))],
    )


def starting_data(role: RoleTemplate, identifier: str) -> dict[str, Any]:
    """Return the requisition that the studio starts from: all that the role knows, the rest open."""
    return {
        "id": identifier,
        "role": role.id,
        "title": role.title,
        "workplace": role.workplace.value,
        "employment_type": "full_time",
        "openings": 1,
    }


def open_pay(role: RoleTemplate) -> dict[str, Any]:
    """Return pay whose sums are still open, for the time that the role's sources use.

    It has no currency: that is the one of the first place, until somebody chooses another.
    """
    reference = role.pay_reference[0] if role.pay_reference else None
    return {
        "period": reference.period.value if reference else "year",
        "kind": "base",
    }
