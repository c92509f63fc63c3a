"""pydantic's complaints in a person's words, with the nearest name where one was misspelt."""

from __future__ import annotations

import types
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from carehire.errors import nearest

Place = tuple[str | int, ...]

_KINDS = {
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "decimal_parsing": "a number without a currency sign, such as 60000",
    "decimal_type": "a number without a currency sign, such as 60000",
    "finite_number": "a finite number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "date_from_datetime_parsing": "a date as year-month-day, such as 2027-01-15",
    "date_parsing": "a date as year-month-day, such as 2027-01-15",
    "date_type": "a date as year-month-day, such as 2027-01-15",
    "string_type": "text (put quotes around it)",
    "tuple_type": "a list, in square brackets or a line each beginning with a dash",
    "list_type": "a list, in square brackets or a line each beginning with a dash",
    "dict_type": "names with values below, such as `name: Larkspur`",
    "model_type": "names with values below, such as `name: Larkspur`",
    "model_attributes_type": "names with values below, such as `name: Larkspur`",
}
_LIMITS = {
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number of at least {ge}",
    "less_than": "a number below {lt}",
    "less_than_equal": "a number of at most {le}",
    "string_too_long": "at most {max_length} characters",
}


def faults_of(error: ValidationError, model: type[BaseModel], data: object) -> list[tuple[Place, str]]:
    """Return each complaint as the place in the data and a sentence about it."""
    details = error.errors(include_url=False)
    return [
        (_place_in(data, detail["loc"]), _sentence(detail, model))
        for detail in details
        # A list whose only entries are faulty is not empty; their own faults say what is wrong.
        if not (
            detail["type"] == "too_short" and any(_inside(other["loc"], detail["loc"]) for other in details)
        )
    ]


def _inside(location: tuple[str | int, ...], outer: tuple[str | int, ...]) -> bool:
    return len(location) > len(outer) and location[: len(outer)] == outer


def _place_in(data: object, location: tuple[str | int, ...]) -> Place:
    """Drop what pydantic adds to a location (tags of unions) and the data doesn't have."""
    place: list[str | int] = []
    for index, part in enumerate(location):
        last = index == len(location) - 1
        if isinstance(data, dict):
            if part in data:
                data = data[part]
            elif not last or part == "[key]":
                continue
        elif isinstance(data, list):
            if not (isinstance(part, int) and part < len(data)):
                continue
            data = data[part]
        else:
            continue
        place.append(part)
    return tuple(place)


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> str:
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return "this is missing; give it a value"
    if kind == "extra_forbidden":
        return _misspelt(str(detail["loc"][-1]), _fields_at(model, detail["loc"][:-1]))
    if kind == "value_error":
        return str(context["error"])
    if kind in ("enum", "literal_error"):
        return _no_choice(found, str(context["expected"]))
    if kind == "union_tag_invalid":
        return _no_choice(context.get("tag"), str(context["expected_tags"]))
    if kind == "union_tag_not_found":
        return "its kind is missing; say rated, experience or credential"
    if kind == "string_pattern_mismatch":
        return f'found "{found}"; write small letters, digits and single hyphens, such as team-lead'
    if found is None or (kind == "string_too_short" and not str(found).strip()):
        return "this is empty; give it a value"
    if kind == "too_short":
        return "this list is empty; it needs at least one entry"
    if kind in _KINDS:
        return f"found {_quoted(found)}; this takes {_KINDS[kind]}"
    if kind in _LIMITS:
        return f"found {_quoted(found)}; this takes {_LIMITS[kind].format(**context)}"
    return f"found {_quoted(found)}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def _quoted(found: object) -> str:
    if isinstance(found, dict | list):
        return "a list" if isinstance(found, list) else "names with values"
    text = str(found)
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


def _no_choice(found: object, expected: str) -> str:
    choices = [part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",") if part.strip()]
    if found == "":
        return f"this is empty; it takes one of: {', '.join(choices)}"
    close = nearest(str(found), choices, limit=1)
    hint = f' Did you mean "{close[0]}"?' if close else ""
    return f"found {_quoted(found)}, which is none of: {', '.join(choices)}.{hint}"


def _misspelt(name: str, known: list[str]) -> str:
    close = nearest(name, known, limit=1)
    if close:
        return f'there is no field "{name}" here. Did you mean "{close[0]}"?'
    return f'there is no field "{name}" here; there is: {", ".join(known)}'


def _fields_at(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """Return the field names of the model that stands at ``location`` below ``model``."""
    found: list[Any] = [model]
    for part in location:
        # A union's tag or a list's index leads no deeper in the models themselves.
        deeper = [m.model_fields[part].annotation for m in found if part in m.model_fields]
        found = list(_models(deeper)) if deeper else found
    return sorted({name for m in found for name in m.model_fields})


def _models(annotations: list[Any]) -> Iterator[type[BaseModel]]:
    for annotation in annotations:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
        elif isinstance(annotation, type) and issubclass(annotation, Enum):
            continue
        elif get_origin(annotation) in (Union, types.UnionType, Annotated, tuple, list, dict):
            yield from _models([part for part in get_args(annotation) if part is not Ellipsis])
