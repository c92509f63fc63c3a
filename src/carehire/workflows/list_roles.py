"""List the roles from which a requisition can start, each with what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from carehire import postings
from carehire.catalog import Catalog
from carehire.workflows.preview_posting import provisional
from carehire.workflows.start_requisition import starting_data


@dataclass(frozen=True, slots=True)
class OfferedRole:
    """A role as somebody chooses it; ``ours`` says that the organisation wrote it."""

    id: str
    title: str
    summary: str
    ours: bool = False

    @property
    def name(self) -> str:
        """The title, marked where the role is the organisation's own."""
        return f"{self.title} (ours)" if self.ours else self.title


def list_roles(catalog: Catalog) -> list[OfferedRole]:
    """Return all roles in the order of their titles."""
    statements = catalog.statements()
    ours = catalog.own_role_ids()
    offered = []
    for role in catalog.roles():
        data = starting_data(role, role.id) | {"employer": {"name": "your organization"}}
        posting = postings.draft(role, provisional(role, data)[0], statements)
        offered.append(OfferedRole(role.id, role.title, posting.summary[0], role.id in ours))
    return sorted(offered, key=lambda role: role.title)
