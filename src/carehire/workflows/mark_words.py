"""Mark the words of findings in a posting's page, so that each can be found from its remark and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from itertools import groupby

from carehire.checks.reading import Reading
from carehire.findings import Finding, Severity
from carehire.writers.characters import clean

_TAGS = re.compile(r"(<[^>]*>)")
_SIGNS = re.compile(r"&[#\w]+;|.", re.DOTALL)
_GRAVITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_CALLED = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


def words_id(number: int) -> str:
    """Return the id that the words of the finding of that number have in the page."""
    return f"words-{number}"


def remark_id(number: int) -> str:
    """Return the id of the remark to which these words lead, in a list beside the page."""
    return f"remark-{number}"


def mark_words(html: str, reading: Reading, findings: Sequence[Finding]) -> str:
    """Return the article of a document with the words of ``findings`` marked, each leading to its remark.

    ``html`` and ``reading`` come from one document, so that their letters are the same in the
    same order but for white space, and for what only one of them shows: the author above
    the title, dashes before items, colons behind labels.
    """
    marked = [
        (number, finding)
        for number, finding in enumerate(findings, 1)
        if finding.start is not None and finding.end is not None and finding.start < finding.end
    ]
    head, title, rest = html.partition("<h2")
    return head + title + "".join(_Marker(reading, marked).walk(rest)) if marked else html


class _Marker:
    """Walks through an article and its reading side by side."""

    def __init__(self, reading: Reading, marked: Sequence[tuple[int, Finding]]) -> None:
        self._letters = _letters(reading)
        self._over = _covering(len(reading.text), marked)
        self._findings = dict(marked)
        self._begun: set[int] = set()
        self._linked = False
        self._place = -1

    def walk(self, html: str) -> Iterator[str]:
        # What stands before the first tag ends is the rest of the title's own tag.
        before, sign, rest = html.partition(">")
        yield before + sign
        for token in _TAGS.split(rest):
            if token.startswith("<"):
                self._linked = token.startswith("<a ") or (self._linked and token != "</a>")  # noqa: S105 - a tag
                yield token
            else:
                yield from self._text(token)

    def _text(self, token: str) -> Iterator[str]:
        if not token or token.isspace():  # what parts two elements is nobody's words
            yield token
            return
        signs = ((sign, self._numbers_at(sign)) for sign in _SIGNS.findall(token))
        for numbers, run in groupby(signs, key=lambda pair: pair[1]):
            words = "".join(sign for sign, _ in run)
            yield self._wrapped(words, numbers) if numbers else words

    def _numbers_at(self, sign: str) -> tuple[int, ...]:
        """Return which findings are about the sign that comes next; a reading has one space for many."""
        letter = unescape(sign)
        if letter.isspace():
            return self._over.get(self._place + 1, ())
        found, self._place = next(self._letters, ("", -1))
        if found != letter:  # should they ever part, words are rather left unmarked than marked wrongly
            self._over = {}
        return self._over.get(self._place, ())

    def _wrapped(self, words: str, numbers: tuple[int, ...]) -> str:
        """Return words within the marks of all their findings; a link in a link would be none."""
        *outer, inner = numbers
        attributes = self._attributes(inner)
        about = escape(_told(self._findings[inner]))
        made = (
            f'<span{attributes} title="{about}">{words}</span>'
            if self._linked
            else f'<a{attributes} href="#{remark_id(inner)}" title="{about}">{words}</a>'
        )
        for number in reversed(outer):
            made = f"<span{self._attributes(number)}>{made}</span>"
        return made

    def _attributes(self, number: int) -> str:
        first = number not in self._begun
        self._begun.add(number)
        name = f' id="{words_id(number)}"' if first else ""
        return f'{name} class="found {_GRAVITY[self._findings[number].severity]}"'


def _letters(reading: Reading) -> Iterator[tuple[str, int]]:
    """Yield each letter that a page shows as well, with its place in the reading."""
    for part in reading.parts:
        named = part.start + len(part.label)
        for place in range(part.start, part.end):
            sign = reading.text[place]
            if not (named <= place < part.body or sign.isspace()) and clean(sign):
                yield sign, place


def _covering(length: int, marked: Sequence[tuple[int, Finding]]) -> dict[int, tuple[int, ...]]:
    """Return for each place the findings about it, the one with the fewest words last."""
    over: dict[int, list[int]] = {}
    longest_first = sorted(marked, key=lambda pair: (pair[1].start or 0) - (pair[1].end or 0))
    for number, finding in longest_first:
        for place in range(finding.start or 0, min(finding.end or 0, length)):
            over.setdefault(place, []).append(number)
    return {place: tuple(numbers) for place, numbers in over.items()}


def _told(finding: Finding) -> str:
    words = " ".join(part for part in (finding.why, finding.suggestion) if part)
    return f"{_CALLED[finding.severity]}: {words}"
