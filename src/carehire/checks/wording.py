"""Does the text use words that a list advises against? One list, one check, named by the list.

The lists are data, so that a person can add a list or a word without a line of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.asking import asks, of_others, refuses, requests
from carehire.checks.phrases import Found, Phrases
from carehire.checks.reading import WORD, Kind
from carehire.checks.retitle import retitled
from carehire.checks.subject import Subject
from carehire.checks.words import Entry, WordList
from carehire.findings import Finding
from carehire.values import folded

_REACH = 300
_NAME = re.compile(r"(?:\s+(?:&\s+)?[A-Z][\w'’]*){1,3}")
# "A guest says that she" is of a guest, "the manager helps a guest when he can" of the manager.
_WANTED = re.compile(
    r"\b(?:you|candidates?|applicants?|managers?|employees?|incumbent|representatives?|agents?)\b",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:teach|mentor|coach|serv|help|support|assist|advis|tutor|guid|counsel|treat"
    r"|work(?:s|ing)?\s+with|car(?:e|es|ing)\s+for|(?:programs?|clubs?|camps?|cloth\w+|services?)\s+for)"
    r"\w*\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(an?) $", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find the words of every list, under the id of the list's check."""
    for words in subject.vocabulary.lists.values():
        if words.check not in subject.options.off:
            yield from _listed(subject, words)


def pay_history(subject: Subject) -> Iterator[tuple[int, str]]:
    """Yield where the text asks what somebody earned before, which the law of many places bars."""
    text = subject.reading.text
    for words in subject.vocabulary.lists.values():
        for found in _unspared(subject, words, words.pay_history):
            asked = found.part.kind in (Kind.FIELD, Kind.HEADING) or asks(*_sentence(subject, found))
            if asked:
                yield found.start, text[found.start : found.end]


def _unspared(
    subject: Subject, listed: WordList, phrases: Phrases[tuple[Entry, str]]
) -> Iterator[Found[tuple[Entry, str]]]:
    text = subject.reading.text
    for found in phrases.find(subject.reading, listed.only):
        if not (_spared(subject, listed, found) or subject.ignores(text[found.start : found.end])):
            yield found


def _listed(subject: Subject, listed: WordList) -> Iterator[Finding]:
    text = subject.reading.text
    for found in _unspared(subject, listed, listed.phrases):
        start, end = found.start, found.end
        entry, replacement = found.value
        if replacement:
            start, replacement = _with_article(text, start, replacement)
            replacement = _in_the_case_of(text[start:end], replacement, found.part.kind)
            if _is_plural(entry, text[start:end]):
                replacement += "s"
        suggestion = entry.suggestion
        if replacement and found.part.kind is Kind.TITLE:
            idle = Kind.TITLE in listed.only  # such as "Ninja", and not "Chairman", which names the work
            start, end, replacement, title = retitled(subject, found.part, start, end, replacement, idle=idle)
            suggestion += f' For example: "{title}".'
        yield subject.finding(
            listed.check,
            entry.severity or listed.severity,
            start,
            end,
            entry.why,
            suggestion,
            source=listed.source,
            replacement=replacement,
        )


def _is_plural(entry: Entry, words: str) -> bool:
    """Tell whether the words are those of the entry in the plural, such as "ninjas"."""
    folded = words.casefold()
    return folded.endswith("s") and folded[:-1] in entry.words and entry.replacement[-1:] != "s"


def _spared(subject: Subject, listed: WordList, found: Found[tuple[Entry, str]]) -> bool:
    """Tell whether the words are fine where they stand, by what their list says of such places."""
    text, start, end = subject.reading.text, found.start, found.end
    if _entry_spares(subject, found) or _in_a_name(subject, found):
        return True
    if found.part.section in listed.spare_sections:
        return not requests(*_sentence(subject, found))
    if listed.spare_statements and subject.protects(start):
        return True
    if listed.spare_explained and _explained(text, start, end):
        return True
    if not (listed.spare_with or listed.spare_refused or listed.spare_of_others):
        return False
    sentence, at = _sentence(subject, found)
    return (
        any(words in folded(sentence) for words in listed.spare_with)
        or (listed.spare_refused and refuses(sentence, at))
        or (
            listed.spare_of_others
            and found.part.topic != "apply"
            and of_others(sentence, at, text[start:end])
        )
    )


def _entry_spares(subject: Subject, found: Found[tuple[Entry, str]]) -> bool:
    """Tell whether the words are fine where they stand, by what their own entry says."""
    entry = found.value[0]
    if entry.hides_pay and any(not mention.open_ended for mention in subject.mentions):
        return True
    if not (entry.spare_after or entry.spare_behind or entry.spare_served):
        return False
    text = subject.reading.text[max(found.part.start, found.start - _REACH) : found.start]
    if entry.spare_served and _SERVES.search(text):
        return True
    before = [word[0].casefold() for word in WORD.finditer(text)]
    return bool(before and before[-1] in entry.spare_behind) or _of_another(before, entry.spare_after)


def _in_a_name(subject: Subject, found: Found[tuple[Entry, str]]) -> bool:
    """Tell whether a word is part of a name with an end of its own, as in "Hunter College"."""
    text, end = subject.reading.text, found.end
    word = text[found.start : end]
    if found.part.kind is Kind.TITLE or " " in word or not word.istitle():
        return False
    behind = _NAME.match(text, end)
    ends = subject.vocabulary.common.name_ends
    return behind is not None and any(name.casefold() in ends for name in re.findall(r"\w+", behind[0]))


def _of_another(before: list[str], others: tuple[str, ...]) -> bool:
    """Tell whether one of the others is named by the words that come before, and no candidate is."""
    told = f" {' '.join(before)} "
    return not _WANTED.search(told) and any(f" {other} " in told for other in others)


def _sentence(subject: Subject, found: Found[tuple[Entry, str]]) -> tuple[str, int]:
    """Return the sentence around words, as far as it can bear on them, and where in it they stand."""
    first, last = subject.reading.around(found.start)
    first, last = max(first, found.start - _REACH), min(last, found.end + _REACH)
    return subject.reading.text[first:last], found.start - first


def _with_article(text: str, start: int, replacement: str) -> tuple[int, str]:
    """Return start and replacement, with the article before them where the new word asks for the other."""
    article = _ARTICLE.search(text, max(0, start - 4), start)
    if article is None:
        return start, replacement
    vowel = replacement[:1].lower() in "aeiou"
    if vowel == (article[1].lower() == "an"):
        return start, replacement
    return article.start(1), f"{'an' if vowel else 'a'} {replacement}"


def _explained(text: str, start: int, end: int) -> bool:
    """Tell whether the words stand in brackets, here or elsewhere, behind what they are short for."""
    return f"({text[start:end].casefold()})" in text.casefold()


def _in_the_case_of(words: str, replacement: str, kind: Kind) -> str:
    """Return the replacement with the capitals that its words had."""
    if not words[:1].isupper():
        return replacement
    if words.isupper() and len(words) > 1:
        return replacement.upper()
    return replacement.title() if kind is Kind.TITLE else replacement[:1].upper() + replacement[1:]
