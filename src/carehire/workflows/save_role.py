"""Save a requisition's role, with all that was changed in it, as a role of the organisation's own."""

from __future__ import annotations

import re
import unicodedata

from carehire.catalog import Catalog
from carehire.errors import Fault, UserError
from carehire.people import Actor
from carehire.storage.access import require_owner
from carehire.workflows.copy_role import save_as_role
from carehire.workflows.open_house import House

_LONGEST = 80


def suggest_id(catalog: Catalog, title: str) -> str:
    """Return an id for a role of that title, such as ``our-care-lead``, that nobody has yet."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    base = f"our-{slug}"[: _LONGEST - 4].strip("-")
    taken, name, number = set(catalog.role_ids()), base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def save_role(house: House, actor: Actor, requisition_id: str, new_id: str, title: str) -> None:
    """Keep the role of a requisition, as the requisition changed it, under an id and a title of its own.

    Raises UserError where the id is taken, by us or by a packaged role, or is no id.
    """
    require_owner(actor, "save a role")
    if new_id in house.catalog.role_ids():
        raise UserError(Fault(f'there is a role "{new_id}" already; choose another id', field="id"))
    record = house.store.requisition(actor, requisition_id)
    save_as_role(house.catalog, house.settings.home, record.data, new_id, title)
