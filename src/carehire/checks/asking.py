"""Does a sentence ask its reader for something, refuse it, or speak of other people's affairs?"""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"\b(?:send|state|give|tell|includ|provid|submit|attach|shar(?:e|ing)|list|disclos|indicat|mention|enclos|ask|please"
    r"|specify|quot(?:e|ing)|requir|need|must|what|how\s+much|bring|with)|\?",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(
    r"\b(?:your|please|send|attach|enclose|state|mention|include|disclose|indicate|specify|candidates?|applicants?)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:not|\w+n['’]t|cannot|never|without|no|nor|neither|omit|remove|skip|leav(?:e|ing)\s+(?:out|off)|instead\s+of"
    r"|regardless\s+of|irrespective\s+of|voluntar(?:y|ily))\b",
    re.IGNORECASE,
)
# "Don't forget a photo" asks for one, and so does "without a photo you won't be considered".
_INSISTS = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:forget|hesitate|fail|only)\b"
    r"|(?:\bnot|\bnever|n['’]t)\s+be\s+(?:considered|accepted|processed|read|reviewed)\b"
    r"|\b(?:reject|disqualif|ignor|discard|incomplete)",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"\bplease\s+(?:send|attach|include|submit|state|provide|give|enclose|tell|mention)\b|\bsend\s+(?:us|your)\b"
    r"|\b(?:attach|enclose|include|submit)\s+your\b|\b(?:apply|application|applications|cv|r[ée]sum[ée])\s+with\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:—–]|\bbut\b|,\s*(?:please|send|and\s+(?:please|send))\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:customer|caller|client|patient|guest|member|user|visitor|resident|tenant|borrower|policyholder|cardholder"
    r"|subscriber|passenger|student|shopper|buyer|donor|account\s+holder)(?:s|s['’]|['’]s)?\b"
    r"(?!\s+(?:care|service|services|success|support|experience)\b)|\b(?:their|people['’]s)\b",
    re.IGNORECASE,
)


def refuses(sentence: str, at: int) -> bool:
    """Say whether the words before ``at`` turn down what stands there, as "leave out your photo" does."""
    before = _CLAUSE.split(sentence[:at])[-1]
    return bool(_REFUSES.search(before)) and not _INSISTS.search(sentence)


def asks(sentence: str, at: int) -> bool:
    """Say whether a sentence asks for what stands at ``at``, and doesn't refuse it."""
    return bool(_ASKS.search(sentence)) and not refuses(sentence, at)


def requests(sentence: str, at: int) -> bool:
    """Say whether a sentence requests what stands at ``at`` of an applicant, wherever it stands."""
    return bool(_REQUESTS.search(sentence[:at])) and not refuses(sentence, at)


def of_others(sentence: str, at: int, words: str) -> bool:
    """Say whether ``words``, at ``at``, are of other people, as in "verify a caller's date of birth"."""
    before, after = sentence[:at], sentence[at + len(words) :]
    if _ADDRESSES.search(before):
        return False
    return bool(_OTHERS.search(before) or _OTHERS.search(after))
