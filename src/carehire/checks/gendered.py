"""Does the wording lean toward one gender?

Our own reading: a word counts once, for the longest stem that it begins with; title and
headings are exempt, as are words that mean something else in a posting; and the surplus
of one side is told in a hundred words, so that a long posting isn't judged by its length.
The classical score stands beside it in ``classical``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carehire.checks.phrases import Found
from carehire.checks.reading import Kind
from carehire.checks.subject import Subject
from carehire.checks.words import Coded
from carehire.findings import Finding, Severity

_FEWEST_WORDS = 3


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
    """Warn of a text that leans, with each word of the heavier side."""
    source = subject.vocabulary.gendered.source
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
