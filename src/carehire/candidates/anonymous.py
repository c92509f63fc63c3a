"""What people wrote, told without whom it is about: names become letters, and what gives them away is hidden.

Names are looked up word by word, so that a thousand candidates cost no more than one. It
hides what it knows, and no more: a nickname or a hint that nobody wrote down before stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from carehire.candidates.hints import SCHOOL, without_addresses, without_traits, word_set

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s.'’\-]{0,3}")
_TITLE = re.compile(r"\b(?:Mrs?|Ms|Miss|Mx|Madam|Sir|Herrn?|Frau|Señora?|Madame|Monsieur)\b\.?\s+$")
_SOMEBODY = "another candidate"
_EITHER = "[name hidden]"
# Scripts that write no spaces between words; a name there stands within what looks like one word.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Parts of names that are words of their own: no name without the rest of it, or only in capitals.
_PARTICLES = word_set(
    """
    am an and as at be bin by da dal das de del della den der di do dos du el go he if in is it la las
    le les los me my no of on or so st to up us van vom von we y zu
    """
)
_WORDS_TOO = word_set(
    """
    april art august baker bank banks best bill black bright brown carter case chance chase christian
    cliff cook dale day dean drew early english fair faith field fields frank gene good grace grant
    gray green hall hill hope jack jolly joy june just king lane leader light long love major mark may
    miles page park pat pay penny price quick ray reed rich rob rose sharp short silver small star
    stone strong sue summer sunny trust wade ward waters west white will wise wood work young
    """
)


@dataclass(frozen=True, slots=True)
class Known:
    """A candidate: what they are ``called`` now, their name, and an id that may be made of it.

    ``schools`` are those that their own facts name.
    """

    called: str
    name: str
    id: str = ""
    schools: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """Words that name somebody; ``sure`` without their neighbours, ``bare`` where they are hardly a name."""

    start: int
    end: int
    who: frozenset[str]
    sure: bool = True
    bare: bool = False


class Veil:
    """Hides who the candidates of one requisition are in what is told about them."""

    def __init__(self, people: Iterable[Known], panel: Iterable[str] = ()) -> None:
        """Hide ``people``; the names of the ``panel`` aren't secret, and may share words with theirs."""
        self._people = {each.called: each for each in people}
        own = {_folded(" ".join(each.name.split())) for each in self._people.values()}
        panelists = (_folded(" ".join(name.split())) for name in panel)
        self._panel = frozenset(name for name in panelists if name not in own)

    def over(self, text: str, about: str | None = None) -> str:
        """Return a text without names, contact details, schools and pronouns.

        ``about`` is what the candidate is called whom it is about: their name is found in
        small letters as well, and a first name that others share is taken for theirs.
        """
        return without_traits(self.names(without_addresses(text), about))

    def names(self, text: str, about: str | None = None) -> str:
        """Return a text in which names alone are replaced, such as a letter with an employer's address."""
        text = unicodedata.normalize("NFC", text)
        told, last = [], 0
        for match in _joined(text, list(self._matches(text, about))):
            before = _TITLE.sub("", text[last : match.start])
            if self._is_panelist(text[match.start : match.end]):
                called = _EITHER
            else:
                called = about if about and about in match.who else _only(match.who)
            told += [before, called]
            last = match.end
        return "".join([*told, text[last:]]) if told else text

    def _matches(self, text: str, about: str | None) -> Iterator[_Match]:
        plain = _folded(text)
        panel = [hit.span() for hit in self._whole_panelists.finditer(plain)] if self._whole_panelists else []
        for found in _WORD.finditer(plain):
            word, place = found[0], found.start()
            if any(start <= place < end for start, end in panel):
                continue
            who = self._by_word.get(word)
            if who:
                small = text[place].islower()
                bare = word in _PARTICLES or len(word) == 1
                doubtful = small and (about not in who or word in _WORDS_TOO or len(word) == 2)
                yield _Match(place, found.end(), who, not bare and not doubtful, bare)
            for phrase, called in self._phrases.get(word, ()):
                if hit := phrase.match(plain, place):
                    yield _Match(place, hit.end(), frozenset([called]))
        for name, called in self._unspaced:
            for hit in re.finditer(name, plain):
                yield _Match(hit.start(), hit.end(), frozenset([called]))

    def _is_panelist(self, named: str) -> bool:
        """Say whether a panelist may be meant as well, so that a letter could be a wrong one."""
        words = set(_WORD.findall(_folded(named)))
        return any(words <= set(_WORD.findall(name)) for name in self._panel)

    @cached_property
    def _whole_panelists(self) -> re.Pattern[str] | None:
        """Finds a panelist's whole name, which says by its second word that no candidate is meant."""
        whole = sorted((name for name in self._panel if " " in name), key=len, reverse=True)
        ways = (r"\s+".join(map(re.escape, name.split())) for name in whole)
        return re.compile(rf"\b(?:{'|'.join(ways)})(?!\w)") if whole else None

    @cached_property
    def _own_words(self) -> dict[str, frozenset[str]]:
        """The words of each candidate's name, particles and initials included."""
        return {each.called: frozenset(_WORD.findall(_folded(each.name))) for each in self._people.values()}

    @cached_property
    def _by_word(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for called, words in self._own_words.items():
            for word in words:
                found.setdefault(word, set()).add(called)
        return {word: frozenset(who) for word, who in found.items()}

    @cached_property
    def _phrases(self) -> dict[str, list[tuple[re.Pattern[str], str]]]:
        """What is looked for as a whole, by its first word: an id, a school, a name of particles alone."""
        found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for each in self._people.values():
            words = self._own_words[each.called]
            nameless = all(word in _PARTICLES or len(word) == 1 for word in words)
            named = [(each.id, each.called), *((school, SCHOOL) for school in each.schools)]
            for text, told in (*([(each.name, each.called)] if nameless else ()), *named):
                plain = _folded(text).split()
                first = _WORD.match(plain[0]) if plain else None
                if first and any(sign.isalpha() for sign in text):
                    whole = r"\s+".join(map(re.escape, plain))
                    found.setdefault(first[0], []).append((re.compile(rf"{whole}(?!\w)"), told))
        return found

    @cached_property
    def _unspaced(self) -> tuple[tuple[str, str], ...]:
        named = (each for each in self._people.values() if _UNSPACED.search(each.name))
        return tuple((re.escape(_folded(each.name.strip())), each.called) for each in named)


def _joined(text: str, found: list[_Match]) -> Iterator[_Match]:
    """Yield who is named, in order, the words of one name as one: ``Ana de la Cruz`` is one candidate."""
    run: list[_Match] = []
    for each in sorted(found, key=lambda match: (match.start, -match.end)):
        if run and not _continues(text, run, each):
            yield from _named(text, run)
            run = []
        run.append(each)
    yield from _named(text, run)


def _continues(text: str, run: list[_Match], after: _Match) -> bool:
    who = frozenset.intersection(*(each.who for each in run), after.who)
    end = max(each.end for each in run)
    return after.start < end or (bool(who) and _BETWEEN.fullmatch(text[end : after.start]) is not None)


def _named(text: str, run: list[_Match]) -> Iterator[_Match]:
    """Yield the name that a run of words makes, without particles at its ends, if it makes one."""
    while run and run[-1].bare:
        run = run[:-1]
    while run and run[0].bare and not (run[0].end - run[0].start == 1 and text[run[0].start].isupper()):
        run = run[1:]
    full = [each for each in run if not each.bare]
    telling = any(_folded(text[each.start : each.end]) not in _WORDS_TOO for each in full)
    if any(each.sure for each in full) or (len(full) > 1 and telling):
        common = frozenset.intersection(*(each.who for each in run))
        who = common or next(each.who for each in full if each.sure)
        yield _Match(run[0].start, max(each.end for each in run), who)


def _only(who: frozenset[str]) -> str:
    return next(iter(who)) if len(who) == 1 else _SOMEBODY


def _folded(text: str) -> str:
    """Return a text of the same length in small letters without accents, so that places stay."""
    return "".join(map(_plain, unicodedata.normalize("NFC", text)))


def _plain(sign: str) -> str:
    small = unicodedata.normalize("NFKD", sign)[:1].casefold()
    return small if len(small) == 1 else sign
