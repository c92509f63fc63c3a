"""The text of a YAML file → a validated value, or every fault with its line and column.

Pure: it is handed text and opens nothing. YAML is read by its 1.2 core rules, so that
the country ``NO`` stays a country; aliases are refused, since a small file could grow
into a huge one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError

from carehire.errors import DataFileError, Fault, UserError
from carehire.faults import faults_of
from carehire.placeholders import is_mark
from carehire.yaml_nodes import compose, dump

__all__ = [
    "Raw",
    "accept",
    "dump",
    "field_name",
    "parse",
    "plain",
    "problems",
    "unfilled",
    "validate",
    "with_value",
]

M = TypeVar("M", bound=BaseModel)
Place = tuple[str | int, ...]

_INTEGER = re.compile(r"[0-9]{1,9}")  # the levels of anchors are numbers as keys


@dataclass(frozen=True, slots=True)
class Raw:
    """Plain data as a file states it, and the line and column of each of its parts."""

    data: Any
    places: dict[Place, tuple[int, int]]
    path: Path

    def fault(self, place: Place, message: str) -> Fault:
        """Return a fault at ``place``, or at the nearest part around it that the file has."""
        known: Place = place
        while known and known not in self.places:
            known = known[:-1]
        line, column = self.places.get(known, (1, 1))
        return Fault(message, path=self.path, line=line, column=column, field=field_name(place))


def field_name(place: Place) -> str | None:
    """Return ``("locations", 0, "city")`` as ``locations[1].city``, counting from 1 as people do."""
    name = ""
    for part in place:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name or None


def parse(text: str, path: Path, *, ours: bool = False) -> Raw:
    """Read YAML into plain data; ``ours`` marks a file that came with carehire and may be read fast.

    Raises DataFileError with line and column for bad syntax.
    """
    try:
        node = compose(text, ours=ours)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        what = error.problem or error.context
        message = f"this is not valid YAML: {what}. Look at the indentation and quotes here."
        raise DataFileError(path, Fault(message, line=line, column=column)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"there is a character that YAML does not allow (code {error.character!r}); delete it."
        raise DataFileError(path, Fault(message, line=line)) from None
    except RecursionError:
        raise DataFileError(path, "its parts are nested too deeply to be read") from None
    if node is None:
        raise DataFileError(path, "the file is empty")
    raw = Raw(None, {}, path)
    faults: list[Fault] = []
    data = _build(node, (), raw, faults)
    if faults:
        raise DataFileError(path, faults)
    return replace(raw, data=data)


def _build(node: yaml.Node, place: Place, raw: Raw, faults: list[Fault]) -> Any:  # noqa: ANN401 - plain data
    mark = node.start_mark
    raw.places.setdefault(place, (mark.line + 1, mark.column + 1))
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, place, raw, faults)
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*place, i), raw, faults) for i, child in enumerate(node.value)]
    return _scalar(cast(yaml.ScalarNode, node))


def _build_mapping(node: yaml.MappingNode, place: Place, raw: Raw, faults: list[Fault]) -> dict[Any, Any]:
    built: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(Fault("a name before a colon must be a word", line=line, column=column))
            continue
        key = int(key_node.value) if _INTEGER.fullmatch(key_node.value) else str(key_node.value)
        if key in built:
            faults.append(
                Fault(f'"{key}" stands twice; keep one', line=line, column=column, field=field_name(place))
            )
            continue
        raw.places[(*place, key)] = (line, column)
        built[key] = _build(value_node, (*place, key), raw, faults)
    return built


def _scalar(node: yaml.ScalarNode) -> object:
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool":
        return str(node.value).lower() == "true"
    if kind == "int":
        return int(node.value) if len(node.value) < 30 else str(node.value)
    if kind == "float":
        return float(node.value)
    if kind == "timestamp":
        try:
            return date.fromisoformat(node.value)
        except ValueError:  # such as the 31st of June: stays text, and the field that wants a date says so
            return str(node.value)
    return str(node.value)


def unfilled(data: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:  # noqa: ANN401 - plain data
    """Yield each value that is a mark for the author, such as ``TBD`` or ``[Company]``, and its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from unfilled(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from unfilled(value, (*place, index))
    elif isinstance(data, str) and is_mark(data):
        yield place, data.strip()


def problems(data: object, model: type[M]) -> list[tuple[Place, str]]:
    """Return every place where plain ``data`` is no ``model``, each with a sentence; empty if it is one."""
    waiting = [(place, f'still to be filled in (it says "{mark}")') for place, mark in unfilled(data)]
    open_places = [place for place, _ in waiting]
    try:
        model.model_validate(data)
    except ValidationError as error:
        # A value still to be filled in would be reported twice: as open, and as being no number.
        waiting += [
            (place, message)
            for place, message in faults_of(error, model, data)
            if not any(place[: len(known)] == known for known in open_places)
        ]
    return waiting


def validate(raw: Raw, model: type[M]) -> M:
    """Return the value that ``raw`` states. Raises DataFileError with all faults and their places."""
    found = problems(raw.data, model)
    if found:
        faults = [raw.fault(place, message) for place, message in found]
        raise DataFileError(raw.path, sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0)))
    return model.model_validate(raw.data)


def accept(data: object, model: type[M]) -> M:
    """Return the value that plain ``data`` states, such as a stored draft.

    Raises UserError with all faults.
    """
    found = problems(data, model)
    if found:
        raise UserError(Fault(message, field=field_name(place)) for place, message in found)
    return model.model_validate(data)


def with_value(text: str, key: str, value: Any) -> str:  # noqa: ANN401 - plain data
    """Return YAML ``text`` with another value at a top-level ``key``, which is added where it is missing.

    Everything else stays as somebody wrote it, comments included.
    """
    node = compose(text)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        data = parse(text, Path()).data
        return dump((data if isinstance(data, dict) else {}) | {key: value})
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    starts = [part.start_mark.line for part, _ in node.value] + [len(lines)]
    for index, (part, _) in enumerate(node.value):
        if part.value == key:
            end = starts[index + 1]
            # Empty lines and comments before the next key belong to that one.
            while end > starts[index] + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
                end -= 1
            return "".join([*lines[: starts[index]], dump({key: value}), *lines[end:]])
    return "".join([*lines, dump({key: value})])


def plain(data: Any) -> Any:  # noqa: ANN401 - plain data in, plain data out
    """Return data as JSON holds it: dates become ``2027-01-15``."""
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data
