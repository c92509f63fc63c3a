"""Lists of words as data: what a posting is held against, and by what its parts are recognised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from carehire.checks.phrases import Phrases
from carehire.checks.reading import WORD, Kind
from carehire.findings import Severity
from carehire.values import Frozen, Slug, Text


def plainly(heading: str) -> str:
    """Return a heading in small letters, bare: ``Perks & Benefits:`` is ``perks and benefits``."""
    words = heading.replace("&", " and ").replace("’", "'").casefold()
    return " ".join(match[0] for match in WORD.finditer(words))


class Entry(Frozen):
    """Words that mean the same trouble. A word that ends in ``*`` stands for all that begin with it.

    ``unless`` names longer phrases in which the words are fine. What may stand in their place
    as it is: ``replacement`` for all of them, or ``instead`` for words that it names itself.
    ``pay_history`` marks questions about what somebody earned before, ``unless_pay`` words that
    are fine beside a sum of pay.
    """

    words: tuple[Text, ...] = ()
    instead: dict[Text, Text] = Field(default_factory=dict)
    why: Text
    suggestion: Text
    replacement: str = ""
    unless: tuple[Text, ...] = ()
    severity: Severity | None = None
    pay_history: bool = False
    unless_pay: bool = False


class WordList(Frozen):
    """A list of words that a posting is held against; ``check`` is the id under which they are reported.

    ``only`` names the kinds of parts that are looked at, all where it is empty;
    ``spare_sections`` names sections that are left out; ``spare_statements`` leaves out
    statements of equal opportunity and accommodation, ``spare_explained``
    abbreviations that stand in brackets somewhere, ``spare_refused`` what a sentence says
    is not wanted, and ``spare_of_others`` what is done with other people's affairs at work.
    ``spare_with`` names words that make all of their sentence fine.
    """

    check: Slug
    name: Text
    source: Text
    as_of: Text
    severity: Severity = Severity.WARNING
    only: tuple[Kind, ...] = ()
    spare_sections: tuple[Slug, ...] = ()
    spare_statements: bool = False
    spare_explained: bool = False
    spare_refused: bool = False
    spare_of_others: bool = False
    spare_with: tuple[Text, ...] = ()
    entries: tuple[Entry, ...] = Field(min_length=1)

    @cached_property
    def phrases(self) -> Phrases[tuple[Entry, str]]:
        """The entries, compiled; what is found is the entry and what may stand in the place of its words."""
        return _compiled(self.entries)

    @cached_property
    def pay_history(self) -> Phrases[tuple[Entry, str]]:
        """Those of the entries that mark questions about what somebody earned before, compiled."""
        return _compiled(entry for entry in self.entries if entry.pay_history)


def _compiled(entries: Iterable[Entry]) -> Phrases[tuple[Entry, str]]:
    pairs: list[tuple[str, tuple[Entry, str] | None]] = []
    for entry in entries:
        pairs += [(word, (entry, said)) for word, said in entry.instead.items()]
        pairs += [(word, (entry, entry.replacement)) for word in entry.words]
        pairs += [(word, None) for word in entry.unless]
    return Phrases(pairs)


class Signs(Frozen):
    """Phrases by which something is recognised, such as a statement of equal opportunity."""

    source: Text
    as_of: Text
    signs: dict[Slug, tuple[Text, ...]]
    unless: tuple[Text, ...] = ()

    @cached_property
    def phrases(self) -> Phrases[str]:
        """The signs, compiled; what is found is their name."""
        pairs: list[tuple[str, str | None]] = [(phrase, None) for phrase in self.unless]
        return Phrases(
            [*pairs, *((phrase, name) for name, phrases in self.signs.items() for phrase in phrases)]
        )


class Coded(Frozen):
    """A stem of a word that reads as coded, and what may be written instead."""

    stem: Text
    instead: str = ""
    replacement: str = ""
    unless: tuple[Text, ...] = ()


class GenderedWords(Frozen):
    """The stems of the classical word lists, and what our own reading leaves out of them.

    ``classical_whole`` are the words that the public decoder doesn't part at their hyphen.
    """

    source: Text
    as_of: Text
    classical_exceptions: tuple[Text, ...] = ()
    classical_whole: tuple[Text, ...] = ()
    feminine: tuple[Coded, ...] = Field(min_length=1)
    masculine: tuple[Coded, ...] = Field(min_length=1)

    @cached_property
    def phrases(self) -> Phrases[tuple[str, Coded]]:
        """The stems, compiled; what is found is the side and the stem."""
        pairs: list[tuple[str, tuple[str, Coded] | None]] = []
        for side, stems in (("feminine", self.feminine), ("masculine", self.masculine)):
            for coded in stems:
                pairs += [(f"{coded.stem}*", (side, coded))]
                pairs += [(word, None) for word in coded.unless]
        return Phrases(pairs)


class Syllables(Frozen):
    """Words whose syllables the rules of spelling count wrongly."""

    source: Text
    as_of: Text
    words: dict[str, int]


class CommonWords(Frozen):
    """Words that shout in capitals (``loud``), and words that say nothing of a line's matter (``empty``)."""

    source: Text
    as_of: Text
    loud: frozenset[Text]
    empty: frozenset[Text]


class Heading(Frozen):
    """Names under which people write the same section; ``topic`` says more than the section does."""

    section: Slug
    topic: str = ""
    names: tuple[Text, ...] = Field(min_length=1)


class HeadingNames(Frozen):
    """The usual names of sections and of the fields among them.

    ``lead_ins`` holds words by the section of which a line speaks that leads into a list,
    ``titles`` the nouns of titles.
    """

    source: Text
    as_of: Text
    headings: tuple[Heading, ...] = Field(min_length=1)
    fields: dict[Slug, tuple[Text, ...]]
    lead_ins: dict[Slug, tuple[Text, ...]] = Field(default_factory=dict)
    titles: tuple[Text, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Heading]:
        """The headings by each of their names, spelt plainly."""
        return {plainly(name): heading for heading in self.headings for name in heading.names}

    @cached_property
    def field_names(self) -> dict[str, str]:
        """What a field holds, such as "pay", by each of its labels, spelt plainly."""
        return {plainly(label): name for name, labels in self.fields.items() for label in labels}

    def led_into(self, line: str) -> str | None:
        """Return the section of which a line speaks that leads into a list: its last telling word decides."""
        said = (self._sections_by_word.get(word) for word in reversed(plainly(line).split()))
        return next((section for section in said if section), None)

    def names_work(self, line: str) -> bool:
        """Tell whether a line holds the noun of a title."""
        return not self._title_words.isdisjoint(plainly(line).split())

    @cached_property
    def _title_words(self) -> frozenset[str]:
        return frozenset(plainly(word) for word in self.titles)

    @cached_property
    def _sections_by_word(self) -> dict[str, str]:
        return {plainly(word): section for section, words in self.lead_ins.items() for word in words}

    @cached_property
    def longest(self) -> int:
        """How many words the longest name has."""
        return max(len(name.split()) for name in self.by_name)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that one language's files say about words."""

    lists: Mapping[str, WordList]
    signs: Signs
    gendered: GenderedWords
    syllables: Syllables
    headings: HeadingNames
    common: CommonWords
