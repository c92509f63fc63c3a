"""JSON as people write it by hand: read where it is JSON, and its slips told in words with their place."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_DEEPEST = 100
_QUOTES = "“”„‟«»‘’"
_NO_NUMBER = re.compile(r"(?<=[:\[,\s])-?(?:NaN|Infinity)\b")


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that keeps a text from being JSON, or may; ``line`` and ``column`` count from 1."""

    line: int
    column: int
    why: str
    suggestion: str
    found: str = ""


class NotJson(Exception):  # noqa: N818 - what the text is, not what went wrong here
    """The text is no JSON; ``slip`` says where and why."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.why)
        self.slip = slip


def parse(text: str) -> tuple[Any, list[Slip]]:
    """Return the data of a JSON text and what is doubtful in it. Raises NotJson with the first fault."""
    doubts: list[Slip] = []
    try:
        data = json.loads(text, object_pairs_hook=lambda pairs: _object(pairs, doubts))
    except json.JSONDecodeError as error:
        raise NotJson(_explained(error)) from None
    except RecursionError:
        raise NotJson(_too_deep()) from None
    if _depth(data) > _DEEPEST:
        raise NotJson(_too_deep())
    _refuse_no_numbers(text)
    return data, doubts


def _object(pairs: list[tuple[str, Any]], doubts: list[Slip]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            why = f'"{name}" stands {names.count(name)} times in one object; the last one counts.'
            doubts.append(Slip(1, 1, why, "Leave one, or give a list of values.", name))
    return found


def _refuse_no_numbers(text: str) -> None:
    """Raise NotJson for what Python reads as a number and nothing else does."""
    for match in _NO_NUMBER.finditer(text) if "NaN" in text or "Infinity" in text else ():
        before = text[: match.start()]
        if before.replace('\\"', "").count('"') % 2 == 0:  # not inside of a text
            line, column = _place(text, match.start())
            why = "This is not valid JSON. There is no such value."
            raise NotJson(Slip(line, column, why, "Give a number, or leave it out.", match.group()))


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _explained(error: json.JSONDecodeError) -> Slip:
    text, at = error.doc, error.pos
    found = text[at : at + 1]
    before = text[:at].rstrip()
    why, mend, place = _plainly(error.msg), "Look at this place and just before it.", at
    if not text.strip():
        why, mend = "There is nothing in it.", 'Give an object with "@type": "JobPosting".'
    elif found and found in _QUOTES:
        why, mend = "Quotation marks are typographic here.", 'Use straight ones: ".'
    elif found == "'":
        why, mend = "Text stands in single quotation marks here.", 'Use double ones: ".'
    elif text[at:].startswith("&quot;"):
        why, mend = "Quotation marks are written as &quot;, which a script doesn't read.", 'Write them as ".'
    elif text[at:].startswith(("//", "/*", "<!--")):
        why, mend = "There is a comment, and JSON has none.", "Leave it out."
    elif before.endswith(",") and found in ("}", "]", ","):
        why, mend, place = "There is a comma too many.", "Leave it out.", len(before) - 1
        if found == ",":
            place = at
    elif "',' delimiter" in error.msg and found == '"':
        why, mend = "A comma is missing before this.", "Put a comma at the end of the line before."
    elif error.msg.startswith("Invalid control character"):
        why = "A line break or a tab stands inside of a text."
        mend = "Write it as \\n or \\t, or close the quotation mark."
    elif error.msg.startswith("Unterminated string"):
        mend = "Close its quotation mark. In a page, </script> inside of a text must be written <\\/script>."
    elif not found:
        why, mend = "It ends too early.", "Close all brackets and quotation marks."
    line, column = _place(text, place)
    words = text[place : place + 30].split("\n")[0].strip()
    return Slip(line, column, f"This is not valid JSON. {why}", mend, words)


def _plainly(message: str) -> str:
    return {
        "Expecting value": "A value is missing here, or text without quotation marks.",
        "Expecting property name enclosed in double quotes": "A name in quotation marks is missing here.",
        "Expecting ':' delimiter": "A colon is missing after the name.",
        "Expecting ',' delimiter": "A comma or a closing bracket is missing here.",
        "Extra data": "Something follows after the end.",
        "Unterminated string starting at": "The text that begins here has no end.",
    }.get(message, f"{message[:1].upper()}{message[1:]}.")


def _too_deep() -> Slip:
    return Slip(1, 1, f"Its parts are nested more than {_DEEPEST} deep.", "Give the posting alone.")


def _depth(data: Any) -> int:  # noqa: ANN401 - plain data
    """Return how deep lists and objects are nested, however deep that is."""
    depth, level = 0, [data]
    while level:
        depth += 1
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return depth
