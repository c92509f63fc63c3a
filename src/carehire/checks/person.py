"""Does the posting speak to its reader, or about them as about somebody else?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from carehire.checks.phrases import Found
from carehire.checks.reading import Word
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_SECOND = frozenset(("you", "your", "yours", "you'll", "you're", "you've", "you'd", "yourself"))
_FEWEST_WORDS = 80
# The verb after "the candidate", and what both become together.
_VERBS = {
    verb: f"you {verb}"
    for verb in ("will", "must", "should", "shall", "would", "can", "may", "could", "have", "need", "are")
} | {"has": "you have", "is": "you are", "needs": "you need", "possesses": "you have", "possess": "you have"}
# A verb of the third person, as in "the candidate demonstrates".
_ACTS = re.compile(
    r"(?:act|assist|build|coach|communicat|coordinat|creat|deliver|demonstrat|develop|driv|enforc|ensur|establish|guid"
    r"|handl|help|identif|implement|improv|lead|maintain|manag|mentor|monitor|overse|own|perform|plan|play|prepar"
    r"|provid|report|resolv|respond|review|run|serv|set|show|supervis|support|track|train|understand|work|writ)"
    r"(?:e?s|ies)",
)
# What is said of an opening rather than of somebody: "this position will be filled in May".
_OF_OPENINGS = frozenset(
    ("be", "close", "offer", "open", "pay", "remain", "report", "require", "start", "stay")
)
_FEW = re.compile(r"(?<!\band)(?<!\bor)(?<!\bif)(?<!\bthat)(?<!\bwhen)(?<=\w) $")
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
    for start, end in (*_others(subject), *_openings(subject, following)):
        verb = following.get(end)
        if verb is None or subject.protects(start) or not _follows(subject, end, verb):
            continue
        said = _VERBS.get(verb.text, "")
        if not (said or _ACTS.fullmatch(verb.text)):
            continue
        quoted = subject.reading.text[start : verb.end]
        yield subject.finding(
            "person",
            Severity.NOTE,
            start,
            verb.end,
            "Readers look for themselves and find somebody else.",
            f"Speak to the reader: “{said or 'you'}”.",
            source=_SOURCE,
            replacement=said[:1].upper() + said[1:] if said and quoted[:1].isupper() else said,
        )


def _others(subject: Subject) -> Iterator[tuple[int, int]]:
    """Yield where the reader is called the candidate and the like, or by the title of the opening."""
    for sign in subject.signs.get("reader", ()):
        # "Shortlisted candidates" are not all readers, and "shortlisted you" is no English.
        if not (_FEW.search(subject.reading.text, sign.part.start, sign.start) and _bare(subject, sign)):
            yield sign.start, sign.end
    title = subject.reading.title
    if title:
        name = r"\s+".join(map(re.escape, subject.reading.text[title.body : title.end].split()))
        for match in re.finditer(rf"\b(?:the|our)\s+{name}(?!\w)", subject.reading.text, re.IGNORECASE):
            yield match.span()


def _bare(subject: Subject, sign: Found[str]) -> bool:
    """Say whether a sign is a noun alone, so that a word before it belongs to it."""
    return subject.reading.text[sign.start : sign.end].casefold() in ("candidates", "applicants", "incumbent")


def _openings(subject: Subject, following: Mapping[int, Word]) -> Iterator[tuple[int, int]]:
    """Yield where an opening is said to do what a person does, as in "this position will coach agents"."""
    for sign in subject.signs.get("position", ()):
        will = following.get(sign.end)
        does = following.get(will.end) if will and will.text == "will" else None
        acts = does is not None and does.text not in _OF_OPENINGS
        answers = subject.reading.text.startswith(" is responsible", sign.end)
        if acts or answers:
            yield sign.start, sign.end


def _follows(subject: Subject, end: int, verb: Word) -> bool:
    """Say whether only a space stands between the two, so that they are of one sentence."""
    return not subject.reading.text[end : verb.start].strip()
