"""Does the posting speak to its reader, or about them as about somebody else?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_SECOND = frozenset(("you", "your", "yours", "you'll", "you're", "you've", "you'd", "yourself"))
_FEWEST_WORDS = 80
# The verb after "the candidate", and what both become together.
_VERBS = {
    verb: f"you {verb}"
    for verb in ("will", "must", "should", "shall", "would", "can", "may", "could", "have", "need", "are")
} | {"has": "you have", "is": "you are", "needs": "you need", "possesses": "you have", "possess": "you have"}
_SOURCE = "US federal plain language guidelines (Digital.gov), Address the user"


def check(subject: Subject) -> Iterator[Finding]:
    """Note where the reader is spoken of as another person; warn of a text that never says "you"."""
    words = subject.reading.words
    if len(words) >= _FEWEST_WORDS and not any(word.text in _SECOND for word in words):
        yield subject.overall(
            "person",
            Severity.WARNING,
            "The posting never says “you”, so nobody feels spoken to.",
            "Write “you will lead” instead of “the candidate will lead”, and “your team”.",
            source=_SOURCE,
        )
    following = {before.end: word for before, word in pairwise(words)}
    for sign in subject.signs.get("reader", ()):
        verb = following.get(sign.end)
        if verb is None or verb.text not in _VERBS or subject.protects(sign.start):
            continue
        quoted = subject.reading.text[sign.start : verb.end]
        said = _VERBS[verb.text]
        yield subject.finding(
            "person",
            Severity.NOTE,
            sign.start,
            verb.end,
            "Readers look for themselves and find somebody else.",
            f"Speak to the reader: “{said}”.",
            source=_SOURCE,
            replacement=said[:1].upper() + said[1:] if quoted[:1].isupper() else said,
        )
