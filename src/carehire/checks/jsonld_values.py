"""The values that JSON-LD holds: what was found, and what would be accepted in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType

from carehire.checks.jsonld_graph import Node
from carehire.errors import nearest
from carehire.findings import Severity

Found = tuple[Severity, str, str, str, str]
"""Severity, JSON path, what was found, why it matters, what would be accepted."""

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?P<between>.)?", re.DOTALL)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_NOTHING: Mapping[str, str] = MappingProxyType({})


def error(path: str, text: str, why: str, suggestion: str) -> Found:
    """Return something that makes a posting unfit."""
    return Severity.ERROR, path, text, why, suggestion


def warning(path: str, text: str, why: str, suggestion: str) -> Found:
    """Return something that costs a posting readers."""
    return Severity.WARNING, path, text, why, suggestion


def note(path: str, text: str, why: str, suggestion: str) -> Found:
    """Return something that is good to know."""
    return Severity.NOTE, path, text, why, suggestion


def shown(value: object) -> str:
    """Return a value as JSON, shortened to what fits a line."""
    if value is None:
        return ""
    plain = value.raw if isinstance(value, Node) else value
    text = plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else f"{text[:79]}…"


def number(value: object) -> float | None:
    """Return a number, also where it stands as text; None for anything else, 38.000 as text among it."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and _THOUSANDS.fullmatch(value.strip()):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if found == found and abs(found) != float("inf") else None


def text(node: Node, name: str, meant: str) -> Generator[Found, None, str | None]:
    """Yield what is wrong with a required text; return it where it is one."""
    where, given = node.one(name)
    if given is None or (isinstance(given, str) and not given.strip()):
        yield error(where, "", f"This is missing: {meant}.", f"Give {meant}.")
        return None
    if not isinstance(given, str):
        yield error(where, shown(given), "This is no text.", f"Give {meant}, as text.")
        return None
    yield from single(node, name)
    return given


def single(node: Node, name: str) -> Iterator[Found]:
    """Yield that a property which has one value has several."""
    values = node.each(name)
    if len(values) > 1:
        why = f"It has {len(values)} values where one is read."
        yield warning(node.at(name), shown([shown(value) for _, value in values]), why, "Give one.")


def day(
    node: Node, name: str, *, required: bool = False, optional: bool = False
) -> Generator[Found, None, date | None]:
    """Yield what is wrong with a date; return its day where it is one.

    A date that nothing hangs on (``optional``) is only warned about.
    """
    where, given = node.one(name)
    mend = "Give it as 2027-01-15, or with a time as 2027-01-15T23:59:59+01:00."
    if given is None:
        if required:
            yield error(where, "", "This date is missing.", mend)
        return None
    match = _DAY.match(given.strip()) if isinstance(given, str) else None
    if match:
        try:
            found = datetime.fromisoformat(given.strip()).date()
        except ValueError:
            pass
        else:
            if match["between"] not in (None, "T") or given != given.strip():
                why = "In the form of ISO 8601 a T stands between day and time, and no space anywhere."
                yield warning(where, shown(given), why, mend)
            return found
        day_is_real = _is_day(match[1])
        why = "The time of this date is in no form of ISO 8601." if day_is_real else "There is no such day."
    else:
        other = _other_form(given)
        if other:
            why = "ISO 8601 has this form, and hardly anything that reads postings does."
            yield warning(where, shown(given), why, mend)
            return other
        why = "This is no date in the form of ISO 8601."
    yield (warning if optional else error)(where, shown(given), why, mend)
    return None


def _other_form(given: object) -> date | None:
    """Return the day of a date in another form of ISO 8601, such as 20270115 or 2027-W02-5."""
    if not (isinstance(given, str) and re.match(r"\d{8}(?!\d)|\d{4}-?W\d{2}", given.strip())):
        return None
    try:
        return datetime.fromisoformat(given.strip()).date()
    except ValueError:
        return None


def _is_day(given: str) -> bool:
    try:
        date.fromisoformat(given)
    except ValueError:
        return False
    return True


def choice(
    path: str, value: object, choices: tuple[str, ...], also: Mapping[str, str] = _NOTHING
) -> Iterator[Found]:
    """Yield that a value is none of those that are accepted; ``also`` are other words for them."""
    if isinstance(value, str) and value in choices:
        return
    mend = f"Give one of {', '.join(choices)}."
    meant = _meant(value, choices, also) if isinstance(value, str) else []
    if len(meant) > 1:
        mend = f"Give a list: [{', '.join(json.dumps(name) for name in meant)}]."
    elif meant:
        mend += f' Did you mean "{meant[0]}"?'
    yield error(path, shown(value), "This value is not accepted.", mend)


def _meant(value: str, choices: tuple[str, ...], also: Mapping[str, str]) -> list[str]:
    """Return what somebody meant; several where several stand in one text."""
    folded = {name.replace("_", "").casefold(): name for name in choices} | dict(also)
    parts = [re.sub(r"[\W_]+", "", part).casefold() for part in re.split(r"[,;/|]|\band\b|\bor\b", value)]
    named = [folded[part] for part in parts if part in folded]
    return list(dict.fromkeys(named)) or nearest(value, choices, limit=1)


def truth(node: Node, name: str) -> Iterator[Found]:
    """Yield that a value is neither true nor false."""
    where, given = node.one(name)
    if given is None or isinstance(given, bool):
        return
    if shown(given).strip().casefold().rpartition("/")[2] in ("true", "false"):
        yield warning(where, shown(given), "This is text.", "Give true or false without quotes.")
    else:
        yield error(where, shown(given), "This is neither true nor false.", "Give true or false.")


def address(node: Node, name: str) -> Iterator[Found]:
    """Yield that a web address is none; a picture (ImageObject) has its own."""
    for path, value in node.each(name):
        if isinstance(value, Node) and "ImageObject" in value.kinds:
            if "url" not in value and "contentUrl" not in value:
                yield error(value.at("url"), "", "The picture's address is missing.", "Give its url.")
            yield from address(value, "url")
        elif isinstance(value, Node) and value.id:
            continue
        elif isinstance(value, str) and re.match(r"\.{0,2}/[^/\s]", value):
            why = "The address holds on this site alone; whoever copies the posting can't follow it."
            yield warning(path, value, why, "Give the whole address, beginning with https://.")
        elif not (isinstance(value, str) and re.fullmatch(r"https?://[^\s/]+(/\S*)?", value.strip())):
            yield error(path, shown(value), "This is no web address.", "Give one that begins with https://.")
