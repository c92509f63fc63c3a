"""Does the text use words that a list advises against? One list, one check, named by the list.

The lists are data, so that a person can add a list or a word without a line of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carehire.checks.asking import asks, of_others, refuses, requests
from carehire.checks.phrases import Found, Phrases
from carehire.checks.reading import Kind
from carehire.checks.retitle import retitled
from carehire.checks.subject import Subject
from carehire.checks.words import Entry, WordList
from carehire.findings import Finding

_REACH = 300
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
            start, end, replacement, title = retitled(subject, found.part, start, end, replacement)
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
    if found.part.section in listed.spare_sections:
        return not requests(*_sentence(subject, found))
    if found.value[0].unless_pay and _stands_beside_pay(subject, found):
        return True
    if listed.spare_statements and subject.protects(start):
        return True
    if listed.spare_explained and _explained(text, start, end):
        return True
    if not (listed.spare_with or listed.spare_refused or listed.spare_of_others):
        return False
    sentence, at = _sentence(subject, found)
    return (
        any(words in " ".join(sentence.casefold().split()) for words in listed.spare_with)
        or (listed.spare_refused and refuses(sentence, at))
        or (
            listed.spare_of_others
            and found.part.topic != "apply"
            and of_others(sentence, at, text[start:end])
        )
    )


def _stands_beside_pay(subject: Subject, found: Found[tuple[Entry, str]]) -> bool:
    """Tell whether the part around the words states a sum of pay, as "$19 to $21 an hour DOE" does."""
    part = found.part
    return any(part.start <= mention.start < part.end for mention in subject.mentions)


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
