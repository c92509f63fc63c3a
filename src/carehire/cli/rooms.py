"""Which command stands in which file; its code is loaded once it is asked for.

All of it together takes seconds to load, most of which no single command needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

_ROOMS = {
    "rank": "rank",
    "agreement": "agreement",
    "leniency": "agreement",
    "robustness": "robustness",
    "impact": "impact",
    "app": "house",
    "demo": "house",
    "doctor": "house",
    "posting": "posting:app",
    "roles": "roles:app",
    "rubrics": "rubrics:app",
    "candidates": "candidates:app",
    "requisitions": "requisitions:app",
    "debrief": "debrief:app",
    "decisions": "debrief:decisions",
    "letters": "debrief:letters",
    "feeds": "feeds:app",
    "careers": "careers:app",
    "kits": "kits:app",
    "scoresheets": "score_sheets:app",
}
"""The file of each command that it registers itself, or the file and its group of commands."""


class _Commands(Mapping[str, Any]):
    """All commands by name, in the order of the help; one is made when it is first looked at."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - typer has no public name for it
        if name not in self._made:
            self._made[name] = _made(name, *_ROOMS[name].split(":"))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_ROOMS)

    def __len__(self) -> int:
        return len(_ROOMS)


def _made(name: str, file: str, group: str = "") -> Any:  # noqa: ANN401 - typer has no public name for it
    module, app = import_module(f"carehire.cli.{file}"), typer.Typer()
    if group:
        app.add_typer(getattr(module, group), name=name)
    else:
        module.register(app)
    return get_group(app).commands[name]


class Rooms(TyperGroup):
    """The commands of the top level."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - what typer hands to every group
        super().__init__(**{**settings, "commands": _Commands()})
