"""Hints in a text at who somebody is: addresses, numbers, schools and pronouns, each put behind a bracket."""

from __future__ import annotations

import re


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


_CAPITAL = r"(?:(?:St|Mt|Ft)\.|[A-ZÀ-ÖØ-Þ][\w'’&-]*)"
SCHOOL = "[school hidden]"
_OF = r"(?:of|for|de|del|di|da|du|der|für|zu|at|in)"
_KIND = (
    r"(?:University|College|Institute|Polytechnic|Academy|(?:[\w-]+-)?Universität|(?:\w+)?universität|"
    r"(?:Fach|Fern|Kunst|Musik|Sport|Berufs)?[Hh]ochschule|Université|Universidade?|Universitat|Università|"
    r"Universiteit|Universitet|Universitetet|Uniwersytet|Univerzita|Hogeschool|Politecnico|Politechnika|"
    r"Politécnica|École|Ecole|Escuela|Scuola|Instituto|Gymnasium|Realschule|Lycée|Liceo|Liceum)"
)
# Alone they are words like others; a school stands on them only beside a name.
_PLACE = rf"(?: {_OF}(?: la| las| los)?)? (?!Candidate\b){_CAPITAL}"
_SCHOOL = re.compile(
    # University of Texas at Austin; School of Economics
    rf"\b(?:the )?(?:{_CAPITAL} (?:and |& )?){{0,4}}(?:{_KIND}|School) {_OF} (?:the |la )?{_CAPITAL}"
    rf"(?:(?: (?:and|&|at|in|of|de))? (?!Candidate\b){_CAPITAL}){{0,4}}"
    # Ohio State University; Hanover High School; Trinity College Dublin
    rf"|\b(?:{_CAPITAL} (?:and |& |of )?){{1,4}}"
    rf"(?:{_KIND}|(?:(?:High|Business|Law|Grammar|Primary|Secondary|Public) )?School)\b(?:{_PLACE})?"
    # Universidad Complutense de Madrid; Fachhochschule Köln; Lycée Louis-le-Grand
    rf"|\b(?:{_KIND})(?<!University)(?<!College)(?<!Institute)(?<!Academy)(?:{_PLACE}){{1,3}}"
    # Humboldt-Universität, with or without its town
    rf"|\b{_CAPITAL}-Universität\b(?:{_PLACE})?"
    # UC Berkeley; TU München; Penn State; Georgia Tech
    rf"|\b(?:UC|CUNY|SUNY|TU|FH|HTW|RWTH|ETH|EPFL|IIT|IIM|NIT|HEC|ESADE) (?!Candidate\b){_CAPITAL}"
    rf"|\b(?:Penn|Ohio|Michigan|Arizona|Florida|Iowa|Kansas|Oregon|Washington|San Diego) State\b"
    rf"|\b(?:Georgia|Virginia|Texas) Tech\b"
    # those that go by a name alone
    r"|\b(?:Harvard|Yale|Stanford|Princeton|Oxbridge|Oxford|Cambridge|Caltech|Georgetown|Wharton|INSEAD|"
    r"Sciences Po|Sorbonne|Berkeley|MIT|UCLA|USC|NYU|LSE|UCL|ETH|EPFL|RWTH|LMU|TUM|NUS|KAIST)\b"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:(?:https?://|www\.)|(?<![\w.-])(?:[\w-]{1,63}\.){1,5}[a-z]{2,18}/)\S*[^\s.,;:!?)\]]",
    re.I,
)
_PHONE = re.compile(r"(?<![\w.,])(?!\d{4}-\d\d-\d\d\b)(?:\+|\(|\d)(?:[\s().\-/]{0,2}\d){8,14}(?!\w)")
_HANDLE = re.compile(r"(?<![\w@])@\w{3,}")

_THEY = {
    "he": "they", "she": "they", "him": "them", "hers": "theirs",
    "himself": "themself", "herself": "themself",
}  # fmt: skip
_PAIR = re.compile(
    r"(?:\(s\)he|\b(?:s/he|she/he|he/she|s?he/(?:her|him|his|they)(?:/(?:hers?|his|them))?"
    r"|they/(?:them|he|she)(?:/theirs?)?|(?:xe|ze|zie|ey|fae)/\w{2,4}(?:/\w{2,5})?))\b",
    re.I,
)
_PRONOUN = re.compile(
    rf"\b(?:{'|'.join(_THEY)}|(?:her|his)(?=(?:\s+([^\W\d_]+))?))(?:(?=['’](?:s|d|ll)\b)|\b)", re.I
)
# Behind "her", these begin something else; before any other word it stands for "their".
_AFTER_THEM = word_set(
    """
    a about after again all and any as ask at be because become before but by come describe do explain
    feel find for from get give go have how if in into keep know lead learn look make off on once or
    out over say see share so speak start take talk tell that the then think this through to today too
    toward towards try twice understand until up use what when where whether which while who why with
    work write
    """
)


def without_addresses(text: str) -> str:
    """Return a text without what reaches a person, which may be made of their name."""
    for pattern, word in (
        (_MAIL, "[e-mail hidden]"),
        (_LINK, "[link hidden]"),
        (_PHONE, "[number hidden]"),
        (_HANDLE, "[name hidden]"),
    ):
        text = pattern.sub(word, text)
    return text


def without_traits(text: str) -> str:
    """Return a text without schools and pronouns, such as ``[they] chose the roster``."""
    return _PRONOUN.sub(_neutral, _PAIR.sub("[they]", _SCHOOL.sub(SCHOOL, text)))


def _neutral(match: re.Match[str]) -> str:
    word, following = match[0].casefold(), (match[1] or "").casefold()
    if word == "her":
        told = "them" if not following or following in _AFTER_THEM else "their"
    elif word == "his":
        told = "their" if following else "theirs"
    else:
        told = _THEY[word]
    return f"[{told.capitalize() if match[0][0].isupper() else told}]"
