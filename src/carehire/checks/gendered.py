"""Does the wording lean toward one gender?

Two readings stand side by side. Ours: a word counts once, for the longest stem that it
begins with; title and headings are exempt, as are words that mean something else in a
posting; and the surplus of one side is told in a hundred words, so that a long posting
isn't judged by its length. And the classical score, exactly as the public decoder counts
it over the whole text, since people compare with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from carehire.checks.phrases import Found
from carehire.checks.reading import Kind
from carehire.checks.subject import Subject
from carehire.checks.words import Coded, GenderedWords
from carehire.findings import Finding, Severity

_FEWEST_WORDS = 3
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
    feminine, masculine, hyphenated = _stems(words)
    # What isn't ASCII becomes a question mark, which is a mark that parts words.
    ascii_only = text.encode("ascii", "replace").decode("ascii")
    raw = [word.lower() for word in _MARKS.sub(" ", ascii_only).split(" ") if word]
    tokens: list[str] = []
    handled: int | None = None
    for index, word in enumerate(raw):
        whole = word.startswith("-") or word.startswith(hyphenated)
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


def _stems(words: GenderedWords) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    feminine = tuple(coded.stem for coded in words.feminine)
    masculine = tuple(coded.stem for coded in words.masculine)
    return feminine, masculine, tuple(stem for stem in feminine + masculine if "-" in stem)


@dataclass(frozen=True, slots=True)
class Balance:
    """Our own reading: the coded words of each side, and how many words there are in all."""

    feminine: tuple[Found[tuple[str, Coded]], ...]
    masculine: tuple[Found[tuple[str, Coded]], ...]
    words: int

    @property
    def surplus(self) -> float:
        """Feminine minus masculine words in a hundred."""
        return 100 * (len(self.feminine) - len(self.masculine)) / self.words if self.words else 0.0


def balance(subject: Subject) -> Balance:
    """Return the coded words outside title, headings and fields; those of the job's own titles are exempt."""
    reading = subject.reading
    titles = _title_words(subject)
    sides: dict[str, list[Found[tuple[str, Coded]]]] = {"feminine": [], "masculine": []}
    for found in subject.vocabulary.gendered.phrases.find(reading, (Kind.PARAGRAPH, Kind.ITEM)):
        word = reading.text[found.start : found.end]
        if word.lower() in titles or subject.ignores(word) or subject.protects(found.start):
            continue
        sides[found.value[0]].append(found)
    words = sum(len(sentence.words) for sentence in reading.sentences)
    return Balance(tuple(sides["feminine"]), tuple(sides["masculine"]), words)


def _title_words(subject: Subject) -> frozenset[str]:
    title = subject.reading.title
    named = [subject.reading.of(title)] if title else []
    if subject.role:
        named += [subject.role.title, *subject.role.also_known_as]
    return frozenset(" ".join(named).lower().split())


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of a text that leans, with each word of the heavier side; note the classical score."""
    source = subject.vocabulary.gendered.source
    yield from _classical(subject, source)
    found = balance(subject)
    limit = subject.options.gender_balance
    lean = "feminine" if found.surplus > 0 else "masculine"
    heavier = found.feminine if found.surplus > 0 else found.masculine
    if abs(found.surplus) <= limit or len(heavier) < _FEWEST_WORDS:
        return
    yield subject.overall(
        "gendered",
        Severity.WARNING,
        f"The wording leans {lean}: {len(found.feminine)} words that read as feminine and "
        f"{len(found.masculine)} that read as masculine, a surplus of {abs(found.surplus):.1f} in a hundred "
        f"words. Up to {limit:g} is balanced.",
        "Reword some of the words that are marked, or balance them with words of the other kind.",
        source=source,
    )
    for each in heavier:
        coded = each.value[1]
        yield subject.finding(
            "gendered",
            Severity.NOTE,
            each.start,
            each.end,
            f"This word reads as {lean}, and the posting has more of those than of others.",
            coded.instead or "Say what is done in words that describe the work.",
            source=source,
            replacement=coded.replacement,
        )


def _classical(subject: Subject, source: str) -> Iterator[Finding]:
    score = classical(subject.reading.text, subject.vocabulary.gendered)
    counts = f"{score.feminine} feminine and {score.masculine} masculine words"
    yield subject.overall(
        "gendered-classical",
        Severity.NOTE,
        f"The public decoder of gendered words counts {counts} over the whole text, headings included: "
        f"{score.score:+d}, {score.verdict}.",
        "For comparison only: it counts some words twice and grows with the length of a text.",
        source=source,
    )
