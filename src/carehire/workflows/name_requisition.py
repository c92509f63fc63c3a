"""Name a requisition for the top of its documents: title, employer and language, however far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from carehire.catalog import Catalog
from carehire.postings.posting import Posting
from carehire.workflows.choose_rubric import USUAL_LANGUAGE
from carehire.workflows.post_role import prepare


@dataclass(frozen=True, slots=True)
class Named:
    """What a document about a requisition is headed; a draft may have no employer and no posting yet."""

    title: str
    employer: str
    language: str
    posting: Posting | None = None


def name_requisition(catalog: Catalog, data: Mapping[str, Any], role: str, now: datetime) -> Named:
    """Return the names of a requisition by its data; ``role`` is the id of the role that it is for."""
    posting = prepare(catalog, dict(data), now).posting
    if posting:
        return Named(posting.title, posting.employer.name, posting.language, posting)
    employer = data.get("employer")
    named = str(employer.get("name") or "") if isinstance(employer, dict) else ""
    title = data.get("title") or (catalog.role(role).title if role in catalog.role_ids() else role)
    return Named(str(title), named, USUAL_LANGUAGE)
