"""Plain data ↔ the text of a YAML file, by the core rules of YAML 1.2 and without aliases."""

from __future__ import annotations

import re
from typing import Any

import yaml

_RESOLVERS = (
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|", "~nN\0"),
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("tag:yaml.org,2002:timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
)


class _Loader(yaml.SafeLoader):
    """The safe loader with YAML 1.2's core rules for plain scalars."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own type

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401 - PyYAML's own
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(
                None, None, "aliases (*name) are not read; write the value out", mark
            )
        return super().compose_node(parent, index)


class _PlainLoader(getattr(yaml, "CSafeLoader", _Loader)):  # type: ignore[misc]
    """The same rules ten times as fast; deep nesting would end the process, so only for our own files."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own type


class _Dumper(yaml.SafeDumper):
    """Writes what the loader above reads back alike: lists indented, and no aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's form
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's own form
        return True

    def represent_text(self, text: str) -> yaml.ScalarNode:
        # Only double quotes write Unicode's own line ends so that they are read back as they are.
        style = '"' if any(end in text for end in "\x85\u2028\u2029") else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_text)


# The dumper puts quotes around each text that the loader would take for something else.
for _tag, _pattern, _first in _RESOLVERS:
    for _each in (_Loader, _PlainLoader, _Dumper):
        _each.add_implicit_resolver(
            _tag, re.compile(f"^(?:{_pattern})$"), [c if c != "\0" else "" for c in _first]
        )


def compose(text: str, *, ours: bool = False) -> yaml.Node | None:
    """Return the root node, None for an empty text; ``ours`` marks a file that came with carehire.

    Raises PyYAML's own errors.
    """
    return yaml.compose(text, Loader=_PlainLoader if ours else _Loader)


def dump(data: Any) -> str:  # noqa: ANN401 - plain data
    """Return plain data as YAML text, in the order in which it stands."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=116))
