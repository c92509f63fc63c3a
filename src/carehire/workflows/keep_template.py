"""Keep the organisation's own Word template in the home: checked before, and never lost when replaced."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from carehire.errors import NotFoundError, UserError
from carehire.people import Actor
from carehire.storage.access import require_owner
from carehire.workflows import fill_template
from carehire.workflows.open_house import House
from carehire.workflows.post_role import prepare
from carehire.workflows.publish_requisition import publishable
from carehire.workflows.save_file import reason_of, save
from carehire.writers import word_template, word_template_sample
from carehire.writers.word_template import Checked

NAME = "word-template.docx"
_FORMER = "word-template.former.docx"


def kept(home: Path) -> Path | None:
    """Return the template that is in use, if there is one."""
    path = home / NAME
    return path if path.is_file() else None


def former(home: Path) -> Path | None:
    """Return the template that was replaced or removed last, if there is one."""
    path = home / _FORMER
    return path if path.is_file() else None


def sample() -> bytes:
    """Return a template to begin with, every field in its place."""
    return word_template_sample.sample()


def keep(house: House, actor: Actor, data: bytes, name: str) -> Checked:
    """Check an upload called ``name`` and, where nothing is wrong with it, use it from now on.

    What was in use becomes the former template. Nothing is kept of one with faults.
    """
    require_owner(actor, "choose the Word template")
    checked = word_template.check(data, name)
    if not checked.faults:
        home = house.settings.home
        before = kept(home)
        if before is not None and (standing := before.read_bytes()) != data:
            save(home / _FORMER, standing)
        save(home / NAME, data)
    return checked


def remove(house: House, actor: Actor) -> None:
    """Use no template any more; it becomes the former one, which can be brought back."""
    require_owner(actor, "remove the Word template")
    path = kept(house.settings.home)
    if path is not None:
        _move(path, house.settings.home / _FORMER)


def bring_back(house: House, actor: Actor) -> None:
    """Use the former template again; what is in use becomes the former one."""
    require_owner(actor, "choose the Word template")
    home = house.settings.home
    back, standing = former(home), kept(home)
    if back is None:
        raise NotFoundError("There is no former template to bring back.")
    data = back.read_bytes()
    if standing is None:
        _move(back, home / NAME)
    else:
        save(home / _FORMER, standing.read_bytes())
        save(home / NAME, data)


def fill(house: House, actor: Actor, requisition_id: str, now: datetime) -> bytes:
    """Return the posting in the organisation's own template, once it is kept with what applicants will read.

    Raises UserError while something is open, and with everything that the template would lose.
    """
    template = kept(house.settings.home)
    if template is None:
        raise NotFoundError("There is no Word template of your own; choose one first.")
    record = house.store.requisition(actor, requisition_id)
    posting = publishable(prepare(house.catalog, record.data, now))
    made = fill_template.fill_file(house.catalog, posting, template, now)
    house.store.add_posting(actor, requisition_id, posting)
    return made


def _move(path: Path, to: Path) -> None:
    try:
        path.replace(to)
    except OSError as error:
        raise UserError(f"{path.name} can't be moved: {reason_of(error)}.") from None
