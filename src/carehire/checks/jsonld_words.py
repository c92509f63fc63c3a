"""Title and description of a JSON-LD posting: is the one a title alone, and the other the whole posting?

Source: Google Search Central, "Job posting structured data": a title without codes, addresses,
dates, pay or company; a description in HTML, of which p, ul, li and br are read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

from carehire.checks import jsonld_values as values
from carehire.checks.jsonld_graph import Node
from carehire.checks.jsonld_values import Found, error, note, warning
from carehire.values import listed

_LONGEST_TITLE = 100  # characters
_SHORTEST = 100  # characters that a reader sees
_TITLE = "the job's title, and nothing else"
_HOLDS = {
    "markup": re.compile(r"</?[a-z][^>]*>|&(?:[a-z]+|#\d+);", re.IGNORECASE),
    "signs": re.compile(r"[!*★☆✔►●•|^~<>{}\[\]=_]+|[\u2600-\u27bf\U0001f000-\U0001faff]+"),
    "pay": re.compile(
        r"[$€£¥]\s?\d[\d.,]*\s?k?(?:\s?[-–]\s?[$€£¥]?\d[\d.,]*\s?k?)?(?:\s?(?:/|per\s|an?\s)\s?\w+)?"
        r"|\b\d+(?:[.,]\d+)?\s?k\b(?:\s?[-–]\s?\d+\s?k\b)?|\b\d{1,3}[.,]\d{3}\b|[$€£¥]+",
        re.IGNORECASE,
    ),
    "a date": re.compile(
        r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})\b|\b(?:starts?|from|by)\s+\d{1,2}[/.]\d{1,2}\b",
        re.IGNORECASE,
    ),
    "a number": re.compile(
        r"#\s?\w*\d+\w*|\b(?:job|req|ref|requisition|id|no)\.?[\s:#-]*(?:id|no\.?|number)?[\s:#-]*\w*\d{3,}\w*",
        re.IGNORECASE,
    ),
    "words of an advertisement": re.compile(
        r"\b(?:we(?:'re| are)\s+(?:hiring|looking for)|now hiring|hiring now|apply (?:now|today)"
        r"|join (?:us|our)\b|urgent(?:ly)?|immediate(?:ly)?\s+(?:start|hire|hiring)|jobs? (?:at|in|with)\b)",
        re.IGNORECASE,
    ),
    "where it is done": re.compile(
        r"\b(?:fully\s+|100\s?%\s+)?remote\b|\bhybrid\b|\bwork from home\b|\bon[\s-]?site\b", re.IGNORECASE
    ),
}
_FINE = re.compile(
    r"\bC\+\+|\b[CF]#|\.NET\b|\([mfwdx]\s?[/|]\s?[mfwdx](?:\s?[/|]\s?[mfwdx])*\)", re.IGNORECASE
)
_READ = frozenset(("p", "ul", "li", "br"))
_WITHOUT_LOSS = "ol strong b em i u h1 h2 h3 h4 h5 h6 div span section article"
_HARMLESS = frozenset(_WITHOUT_LOSS.split())
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;/?(?:p|ul|li|br|div|strong|b|h\d)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def title(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    """Yield what is wrong with the title."""
    given = yield from values.text(node, "title", _TITLE)
    if not given:
        return
    besides = list(_besides(node, given))
    if besides:
        why = f"Besides the job's title it holds {listed(besides)}."
        mend = "Give the job's title alone; pay, place, dates and employer have properties of their own."
        yield warning(node.at("title"), given, why, mend)
    elif len(given) > _LONGEST_TITLE:
        why = f"With {len(given)} characters this reads like a headline."
        yield warning(node.at("title"), values.shown(given), why, "Give the job's title alone.")


def _besides(node: Node, given: str) -> Iterator[str]:
    rest = _FINE.sub(" ", given)
    for what, pattern in _HOLDS.items():
        match = pattern.search(rest)
        if match:
            yield f'{what} ("{match.group().strip()}")'
            rest = pattern.sub(" ", rest)
    place = next((name for name in _places(node) if _holds(rest, name)), None)
    if place:
        yield f'a place ("{place}")'
    employer = node.one("hiringOrganization")[1]
    name = employer.one("name")[1] if isinstance(employer, Node) else employer
    if isinstance(name, str) and len(name) > 2 and _holds(rest, name):
        yield f'the employer ("{name}")'


def _places(node: Node) -> Iterator[str]:
    for _, place in node.each("jobLocation"):
        address = place.one("address")[1] if isinstance(place, Node) else None
        if isinstance(address, Node):
            for part in ("addressLocality", "addressRegion", "streetAddress"):
                name = address.one(part)[1]
                if isinstance(name, str) and (len(name) > 2 or part == "addressRegion"):
                    yield name.strip()


def _holds(text: str, name: str) -> bool:
    # Two letters are a state only as they are written: "OR" and "IN" are words as well.
    spelt = 0 if len(name) <= 2 else re.IGNORECASE
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, spelt) is not None


def description(node: Node, today: date) -> Iterator[Found]:  # noqa: ARG001 - every rule's form
    """Yield what is wrong with the description."""
    given = yield from values.text(node, "description", "the whole posting in HTML")
    if not given:
        return
    where, mend = node.at("description"), "Give tasks, requirements, hours and benefits."
    seen = _seen(given)
    name = node.one("title")[1]
    if not seen:
        yield error(where, values.shown(given), "The description has no words.", mend)
    elif isinstance(name, str) and seen.casefold() == _seen(name).casefold():
        yield error(where, values.shown(given), "The description is the title over again.", mend)
    elif len(seen) < _SHORTEST:
        why = f"A reader sees {len(seen)} letters and signs of it, which can't be the whole posting."
        yield warning(where, values.shown(given), why, mend)
    else:
        yield from _form(where, given)


def _form(where: str, given: str) -> Iterator[Found]:
    tags = {match[2].casefold() for match in _TAG.finditer(given)}
    if _ESCAPED.search(given) and not tags:
        why = "Its tags are written as &lt;p&gt;, so readers may see them as text."
        yield warning(where, values.shown(given), why, "Write <p>, <ul> and <li> as they are.")
    elif not tags and "\n" not in given.strip():
        why = "The description is plain text without paragraphs."
        yield warning(where, values.shown(given), why, "Use <p>, <ul>, <li> or <br>.")
    others = sorted(tags - _READ)
    lost = [tag for tag in others if tag not in _HARMLESS]
    named = ", ".join(f"<{tag}>" for tag in lost or others)
    if lost:
        why = "The description has tags that are not read, and what they show may be lost."
        yield warning(where, named, why, "Use <p>, <ul>, <li> and <br> alone.")
    elif others:
        why = "These tags are not read; their words are, without the look."
        yield note(where, named, why, "Nothing needs to be done; <p>, <ul>, <li> and <br> are shown.")


def _seen(markup: str) -> str:
    """Return the words that a reader of the markup sees."""
    return " ".join(html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", markup))).split())
