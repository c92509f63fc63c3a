"""The door of the store: what every database can keep, in one place.

NUL characters and halves of surrogate pairs come from damaged files and pasted PDFs, never
from a keyboard, and PostgreSQL refuses them. Refusing would lose the note around them, so
a NUL is dropped and a stray half becomes the replacement character. A number that is none
(NaN, infinity) is refused: nobody could say what it was meant to be.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue
from pydantic_core import to_jsonable_python

from carehire.errors import Fault, UserError

_STRAY_HALF = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return ``text`` without what no database keeps; all else stays, letter for letter."""
    return _STRAY_HALF.sub("\N{REPLACEMENT CHARACTER}", text.replace("\0", ""))


def clean_data(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``data`` as JSON holds it, each text cleaned; dates and decimals become text."""
    faults: list[Fault] = []
    tidy = {clean_text(name): _cleaned(value, (name,), faults) for name, value in data.items()}
    if faults:
        raise UserError(faults)
    return tidy


def _cleaned(value: object, place: tuple[str, ...], faults: list[Fault]) -> JsonValue:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, Mapping):
        inner = {clean_text(str(name)): part for name, part in value.items()}
        return {name: _cleaned(part, (*place, name), faults) for name, part in inner.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(part, (*place, str(index)), faults) for index, part in enumerate(value, 1)]
    if isinstance(value, float) and not math.isfinite(value):
        words = f"{value} is not a number that can be kept; give a number or leave the field empty."
        faults.append(Fault(words, field=".".join(place)))
        return None
    plain: JsonValue = to_jsonable_python(value)
    return plain
