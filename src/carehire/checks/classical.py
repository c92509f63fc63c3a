"""The classical score of gendered words, exactly as the public decoder counts it over the whole text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from carehire.checks.subject import Subject
from carehire.checks.words import GenderedWords
from carehire.findings import Finding, Severity

CHECK = "gendered-classical"
_STRONGLY = 3
_MARKS = re.compile(r"[.\t,<>*?!\"\[\]@':;()/&\s]")


@dataclass(frozen=True, slots=True)
class Score:
    """The classical count: coded words of each side, overlapping stems counted as often as they match."""

    feminine: int
    masculine: int

    @property
    def score(self) -> int:
        """Feminine minus masculine."""
        return self.feminine - self.masculine

    @property
    def verdict(self) -> str:
        """What the public decoder calls that score."""
        if self.score == 0:
            return "neutral" if self.feminine else "empty"
        side = "feminine-coded" if self.score > 0 else "masculine-coded"
        return f"strongly {side}" if abs(self.score) > _STRONGLY else side


def classical(text: str, words: GenderedWords) -> Score:
    """Return the score of a text, counted as the Gender Decoder (Matfield, 2016) counts it.

    It reads ASCII alone, and parts a word at its hyphens unless it begins with a coded
    word that has one. Its loop over the words changes the list while it runs, so the
    word after the first that it handles is never parted; that too is counted as it is there.
    """
    feminine = tuple(coded.stem for coded in words.feminine)
    masculine = tuple(coded.stem for coded in words.masculine)
    # What isn't ASCII becomes a question mark, which is a mark that parts words.
    ascii_only = text.encode("ascii", "replace").decode("ascii")
    raw = [word.lower() for word in _MARKS.sub(" ", ascii_only).split(" ") if word]
    tokens: list[str] = []
    handled: int | None = None
    for index, word in enumerate(raw):
        if "-" not in word:
            tokens.append(word)
            handled = index if handled is None else handled
            continue
        whole = word.startswith("-") or word.startswith(words.classical_whole)
        if whole or (handled is not None and index == handled + 1):
            tokens.append(word)
            continue
        if handled is None:
            handled = index
        tokens += word.split("-")
    counted = Counter(tokens)
    for exception in words.classical_exceptions:
        del counted[exception]
    return Score(_matches(counted, feminine), _matches(counted, masculine))


def _matches(tokens: Counter[str], stems: tuple[str, ...]) -> int:
    return sum(
        number * sum(1 for stem in stems if token.startswith(stem))
        for token, number in tokens.items()
        if token.startswith(stems)
    )


def check(subject: Subject) -> Iterator[Finding]:
    """Note the classical score, since people compare with it."""
    score = classical(subject.reading.text, subject.vocabulary.gendered)
    counts = f"{score.feminine} feminine and {score.masculine} masculine words"
    yield subject.overall(
        CHECK,
        Severity.NOTE,
        f"The public decoder of gendered words counts {counts} over the whole text, headings included: "
        f"{score.score:+d}, {score.verdict}.",
        "For comparison only: it counts some words twice and grows with the length of a text.",
        source=subject.vocabulary.gendered.source,
    )
