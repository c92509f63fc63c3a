"""JSON-LD as it is meant: renamed words, wrapped values and references undone, each with its path.

The same posting can be written in many ways: words with a prefix or as whole addresses, values
in lists, parts that stand elsewhere and are named by their ``@id``. The rules see one of them.
Source: W3C, JSON-LD 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_SCHEMA = re.compile(r"https?://(?:www\.)?schema\.org[/#]*")
_PUBLISHED = re.compile(r"(?:docs/)?(?:jsonldcontext|schemaorgcontext)\.json(?:ld)?")
_PLAIN = re.compile(r"[@\w:-]+")

Value = tuple[str, Any]
"""A value and the path to it, such as ``$.baseSalary.currency``."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What the words of a part mean. ``vocabulary``: as they stand, they are schema.org's."""

    vocabulary: bool = False
    prefixes: frozenset[str] = frozenset({"schema"})
    words: Mapping[str, str] = field(default_factory=dict)

    def name(self, word: str) -> str:
        """Return schema.org's name for a word of a key or a type; the word itself where it is none."""
        if word in self.words:
            return self.words[word]
        address = _SCHEMA.match(word)
        if address:
            return word[address.end() :]
        prefix, colon, rest = word.partition(":")
        return rest if colon and prefix in self.prefixes else word

    def narrowed(self, given: object) -> _Context:
        """Return the context that holds where a part states its own."""
        if isinstance(given, list):
            narrowed = self
            for part in given:
                narrowed = narrowed.narrowed(part)
            return narrowed
        if isinstance(given, str):
            return _Context(self.vocabulary or _is_schema(given), self.prefixes, self.words)
        if not isinstance(given, dict):
            return self
        vocabulary, prefixes, words = self.vocabulary, set(self.prefixes), dict(self.words)
        for word, meaning in given.items():
            meant = meaning.get("@id") if isinstance(meaning, dict) else meaning
            if not isinstance(meant, str):
                continue
            if word == "@vocab":
                vocabulary = _is_schema(meant)
            elif _is_schema(meant):
                prefixes.add(word)
            elif not word.startswith("@"):
                words[word] = _Context(False, frozenset(prefixes)).name(meant)
        return _Context(vocabulary, frozenset(prefixes), words)


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An object of JSON-LD under schema.org's names.

    ``declared`` says whether its context makes its words schema.org's; ``raw`` is how it was written.
    """

    path: str
    kinds: tuple[str, ...]
    data: dict[str, Any]
    raw: dict[str, Any]
    id: str | None
    declared: bool
    _names: dict[str, str]
    _all: dict[str, Node]

    def at(self, name: str) -> str:
        """Return the path of one of its properties, as it was written."""
        return _step(self.path, self._names.get(name, name))

    def each(self, name: str) -> list[Value]:
        """Return all values of a property; none where it is missing, null or an empty list."""
        return [self._found(path, value) for path, value in _flat(self.at(name), self.data.get(name))]

    def one(self, name: str) -> Value:
        """Return the value of a property that has one; None where it is missing."""
        return next(iter(self.each(name)), (self.at(name), None))

    def __contains__(self, name: str) -> bool:
        return bool(self.each(name))

    @property
    def dangles(self) -> bool:
        """Whether it names a part by its ``@id`` alone, which isn't there."""
        return self.id is not None and not self.data

    def _found(self, path: str, value: object) -> Value:
        if isinstance(value, Node) and value.dangles:
            meant = self._all.get(str(value.id))
            return (meant.path, meant) if meant else (path, value)
        return path, value


def read(parts: Iterable[tuple[str, Any]]) -> list[Any]:
    """Return the parts of a page (each with the path that it has there), as nodes, lists and values."""
    known: dict[str, Node] = {}
    return [_read(data, path, _Context(), known) for path, data in parts]


def postings(value: object) -> Iterator[Node]:
    """Yield every JobPosting, wherever it stands in what was read."""
    for node in nodes(value):
        elsewhere = node.dangles and node.id in node._all
        if "JobPosting" in node.kinds and not elsewhere:
            yield node


def nodes(value: object) -> Iterator[Node]:
    """Yield every object of what was read, the outer ones first."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, Node):
        yield value
        for inner in value.data.values():
            yield from nodes(inner)


def _read(value: Any, path: str, context: _Context, known: dict[str, Node]) -> Any:  # noqa: ANN401 - plain data
    if isinstance(value, list):
        return [_read(item, f"{path}[{index}]", context, known) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    context = context.narrowed(value.get("@context"))
    for wrapper in ("@value", "@list", "@set"):
        if wrapper in value:
            return _read(value[wrapper], _step(path, wrapper), context, known)
    names = {context.name(word): word for word in value if word != "@context"}
    data = {
        name: _read(value[word], _step(path, word), context, known)
        for name, word in names.items()
        if name not in ("@id", "@type")
    }
    given = value.get(names.get("@type", "@type"))
    words = [word for word in (given if isinstance(given, list) else [given]) if isinstance(word, str)]
    own = value.get(names.get("@id", "@id"))
    node = Node(
        path=path,
        kinds=tuple(context.name(word) for word in words),
        data=data,
        raw=value,
        id=own if isinstance(own, str) else None,
        declared=context.vocabulary
        or all(context.name(word) != word for word in (*words, *value) if not word.startswith("@")),
        _names=names,
        _all=known,
    )
    if node.id and node.data:
        known.setdefault(node.id, node)
    return node


def _flat(path: str, value: object) -> Iterator[Value]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _flat(f"{path}[{index}]", item)
    elif value is not None:
        yield path, value


def _step(path: str, word: str) -> str:
    return f"{path}.{word}" if _PLAIN.fullmatch(word) else f'{path}["{word}"]'


def _is_schema(address: str) -> bool:
    match = _SCHEMA.match(address.strip())
    rest = address.strip()[match.end() :] if match else "other"
    return not rest or bool(_PUBLISHED.fullmatch(rest))
