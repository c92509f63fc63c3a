"""What can be counted in a posting: words, sentences, lists, and how many years of school it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from carehire.checks.classical import classical
from carehire.checks.gendered import balance
from carehire.checks.reading import Kind
from carehire.checks.subject import Subject
from carehire.checks.syllables import syllables

_YOU = frozenset(("you", "your", "yours", "yourself"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))


@dataclass(frozen=True, slots=True)
class Measures:
    """The counts of a posting. ``bullets`` is the share of words in lists, from 0 to 1.

    ``grade`` is the Flesch-Kincaid grade, ``ease`` the Flesch reading ease; both take an
    item of a list as a sentence. ``surplus`` is of feminine over masculine words, in a
    hundred; the ``classical`` figures are those of the public decoder over the whole text.
    ``you`` and ``we`` count the words that speak to the reader, and of the employer.
    """

    words: int
    sentences: int
    bullets: float
    grade: float
    ease: float
    feminine: int
    masculine: int
    surplus: float
    classical_feminine: int
    classical_masculine: int
    classical_score: int
    classical_verdict: str
    you: int
    we: int


def measure(subject: Subject) -> Measures:
    """Return the counts of a posting; those of an empty one are zero."""
    own, score = balance(subject), classical(subject.reading.text, subject.vocabulary.gendered)
    grade, ease = readability(subject)
    return Measures(
        words=words(subject),
        sentences=len(subject.reading.sentences),
        bullets=round(bullets(subject), 3),
        grade=round(grade, 1),
        ease=round(ease, 1),
        feminine=len(own.feminine),
        masculine=len(own.masculine),
        surplus=round(own.surplus, 2),
        classical_feminine=score.feminine,
        classical_masculine=score.masculine,
        classical_score=score.score,
        classical_verdict=score.verdict,
        you=said(subject, _YOU),
        we=said(subject, _WE),
    )


def words(subject: Subject) -> int:
    """Return how many words stand in paragraphs and lists; title, headings and fields are not prose."""
    return sum(len(sentence.words) for sentence in subject.reading.sentences)


def said(subject: Subject, forms: frozenset[str]) -> int:
    """Return how often the prose uses one of these words; "you'll" counts as "you"."""
    return sum(
        word.text.partition("'")[0] in forms
        for sentence in subject.reading.sentences
        for word in sentence.words
    )


def bullets(subject: Subject) -> float:
    """Return the share of those words that stands in lists."""
    whole = words(subject)
    listed = sum(
        len(sentence.words) for sentence in subject.reading.sentences if sentence.part.kind is Kind.ITEM
    )
    return listed / whole if whole else 0.0


def readability(subject: Subject) -> tuple[float, float]:
    """Return grade and ease (Kincaid and others 1975; Flesch 1948) over the sentences of the text.

    Grade = 0.39 · words/sentences + 11.8 · syllables/words - 15.59;
    ease = 206.835 - 1.015 · words/sentences - 84.6 · syllables/words.
    """
    exceptions = subject.vocabulary.syllables.words
    sentences = subject.reading.sentences
    said = [word.text for sentence in sentences for word in sentence.words if not word.text.isdecimal()]
    if not said:
        return 0.0, 0.0
    length = len(said) / len(sentences)
    weight = sum(syllables(word, exceptions) for word in said) / len(said)
    return 0.39 * length + 11.8 * weight - 15.59, 206.835 - 1.015 * length - 84.6 * weight
