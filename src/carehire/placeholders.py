"""Marks that an author has yet to replace, and instructions that were meant for the author.

Angle and square brackets count only around the words that templates ask for: ``<b>`` or
``[m/f/d]`` in a text are that text's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ASKED_FOR = (
    r"(?:insert|enter|your|fill|add|describe|specify|list|choose|select|company|employer|organi[sz]ation|name|city"
    r"|state|country|location|date|deadline|title|role|position|salary|pay|amount|range|number|years|department"
    r"|team|manager|benefits?|link|url|website|e-?mail|phone|address|industry|product|skills?|xx+|tb[acd])"
)
_PLACEHOLDER = re.compile(
    rf"""
    (?=[TFX$?_{{<\[Ll])(?:                                         # which few letters begin one
      \bTB[ACD]\b | \bT\.B\.[ACD]\.? | \bTODO\b | \bFIXME\b        # the usual marks
    | \$?\bX{{2,}}(?:[,.]X+)*\b | \?{{3,}} | _{{3,}}               # XX years, $XX,XXX, ???, ____
    | \{{\{{.{{0,300}}?\}}\}} | \{{%.{{0,300}}?%\}} | \{{\{{ | \$\{{\w+\}}  # template code unreplaced
    | <(?=[^<>]*\b(?i:{_ASKED_FOR})\b)[^<>\n]{{1,80}}>             # <company name>
    | \[(?=[^\[\]]*\b(?i:{_ASKED_FOR})\b)[^\[\]\n]{{1,80}}\]       # [City, State]
    | (?i:\blorem\s+ipsum\b)
    )""",
    re.VERBOSE,
)
_INSTRUCTION = re.compile(
    r"""(?ix)
    \b(?=[ietpyrdcfn])(?:
      \b(?:insert|enter|type|paste)\b [^.!?\n]{0,60} \bhere\b
    | \byour \s (?:text|company|employer|organi[sz]ation|address|link) [^.!?\n]{0,20} \s here\b
    | \b(?:replace|delete|remove|edit|customi[sz]e|complete|fill \s (?:in|out)) \s (?:this|the)
        \s (?:line|text|section|sentence|paragraph|placeholder|template|field)s?\b
    | \bnote \s to \s (?:the \s)? (?:author|editor|writer|self|hiring \s manager)\b
    | \bclick \s (?:or \s tap \s)? here \s to \s enter\b
    )"""
)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every placeholder and instruction to the author, in reading order."""
    spans = [match.span() for pattern in (_PLACEHOLDER, _INSTRUCTION) for match in pattern.finditer(text)]
    yield from sorted(spans)


def is_mark(text: str) -> bool:
    """Tell whether ``text`` is nothing but one mark to be replaced, such as ``TBD``."""
    stripped = text.strip()
    match = _PLACEHOLDER.fullmatch(stripped)
    return match is not None
