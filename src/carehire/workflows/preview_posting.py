"""Preview a posting that is not whole yet: what there is, and a visible mark where something is open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from carehire import faults, postings
from carehire.documents import posting as posting_document
from carehire.documents.blocks import Block, Document, Fields, inline
from carehire.postings.posting import Posting
from carehire.postings.requisition import Apply, Requisition
from carehire.postings.role import RoleTemplate
from carehire.workflows.check_posting import Checked
from carehire.workflows.keep_requisition import Place, value_at
from carehire.workflows.mark_words import mark_words
from carehire.writers import html

_EMPLOYER, _CITY, _COUNTRY, _PAY, _APPLY = "[employer]", "[city]", "[country]", "[pay]", "[how to apply]"
_EMPLOYMENT = "[employment type]"
MARKS = (_EMPLOYER, _CITY, _COUNTRY, _PAY, _APPLY, _EMPLOYMENT)
# What stands in for a field until its author fills it; countries and addresses must be real
# ones to be accepted, and are replaced by their marks afterwards.
_STAND_INS: dict[Place, Any] = {
    ("employer",): {"name": _EMPLOYER},
    ("employer", "name"): _EMPLOYER,
    ("locations",): [{"city": _CITY, "country": "US"}],
    ("locations", "city"): _CITY,
    ("locations", "country"): "US",
    ("apply",): {"email": "open@example.org"},
    ("workplace",): "onsite",
    ("employment_type",): "full_time",
    ("remote_from",): ["US"],
}
_EITHER = re.compile("|".join(map(re.escape, MARKS)))
_TAGS = re.compile(r"(<[^>]*>)")
_LEAVING = re.compile(r"^<a href")
_ROUNDS = 6


def article(document: Document, checked: Checked) -> str:
    """Return a document as HTML, every text escaped, open marks and the words of findings marked."""
    # Tags are left alone: a mark may stand in an address as well. A link must not lead away from the form.
    return "".join(
        _LEAVING.sub('<a target="_blank" rel="noopener noreferrer" href', part)
        if part.startswith("<")
        else _EITHER.sub(lambda found: f"<mark>{found[0]}</mark>", part)
        for part in _TAGS.split(mark_words(html.body(document, top=2), checked.reading, checked.findings))
    )


def provisional(role: RoleTemplate, data: Mapping[str, Any]) -> tuple[Requisition, set[Place]]:
    """Return the nearest whole requisition, and the places that something stands in for."""
    draft = deepcopy(dict(data))
    filled: set[Place] = set()
    _complete_pay(draft)
    for _ in range(_ROUNDS):
        found = [place for place, _ in postings.unknown_names(draft, role)]
        try:
            requisition = Requisition.model_validate(draft)
        except ValidationError as error:
            found += [place for place, _ in faults.faults_of(error, Requisition, draft)]
        else:
            if not found:
                return requisition, filled
        # From the end, so that what goes out of a list moves nothing that is still to be mended.
        for place in sorted(found, key=str, reverse=True):
            _mend(draft, place, filled)
    # Nothing that was typed can be shown: then the role alone, every open field marked.
    filled |= {("employer",), ("locations",), ("apply",)}
    bare = {name: _STAND_INS[(name,)] for name in ("employer", "locations", "apply")}
    return Requisition.model_validate(bare | {"id": "x", "role": role.id, "workplace": "onsite"}), filled


def _complete_pay(draft: dict[str, Any]) -> None:
    """Show a range of which one end is typed so far as a fixed rate."""
    pay = draft.get("pay")
    if isinstance(pay, dict) and (pay.get("min") or pay.get("max")):
        draft["pay"] = {"period": "year"} | pay
        draft["pay"].setdefault("min", pay.get("max"))
        draft["pay"].setdefault("max", pay.get("min"))


def _mend(draft: dict[str, Any], place: Place, filled: set[Place]) -> None:
    """Take out what is wrong at a place; where it must not be missing, let something stand in."""
    if not place:
        return
    holder: Any = value_at(draft, place[:-1]) if len(place) > 1 else draft
    part = place[-1]
    stand_in = _STAND_INS.get(tuple(name for name in place if isinstance(name, str)))
    if isinstance(holder, dict) and stand_in is not None:
        holder[part] = deepcopy(stand_in)
        filled.add(place)
    elif value_at(holder, (part,)) is not None or (isinstance(holder, dict) and part in holder):
        del holder[part]
    else:
        _mend(draft, place[:-1], filled)


def with_marks(posting: Posting, filled: set[Place], data: Mapping[str, Any], now: datetime) -> Document:
    """Return the document of a posting with visible marks where something stands in."""
    places = {tuple(name for name in place if isinstance(name, str)) for place in filled}
    changes: dict[str, Any] = {}
    if places & {("locations",), ("locations", "country")}:
        changes["locations"] = tuple(
            place.model_copy(update={"country": _COUNTRY})
            if {("locations",), ("locations", index, "country")} & filled
            else place
            for index, place in enumerate(posting.locations)
        )
    if ("remote_from",) in places:
        changes["remote_from"] = (_COUNTRY,)
    if ("employment_type",) in places:
        changes["employment_type"] = _EMPLOYMENT
    if ("apply",) in places:
        changes["apply"] = Apply.model_construct(instructions=_APPLY)
    document = posting_document.build(posting.model_copy(update=changes), now)
    if posting.pay is None and data.get("pay") is not None:
        document = replace(document, blocks=tuple(_with_pay(document)))
    return document


def _with_pay(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        if isinstance(block, Fields) and block.items and block.items[0][0] == "Job title":
            yield Fields((block.items[0], ("Pay", inline(_PAY)), *block.items[1:]))
        else:
            yield block
