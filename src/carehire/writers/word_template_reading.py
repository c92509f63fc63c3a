"""What is wrong with the fields of a customer's Word template, and what a posting would lose in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from carehire.documents.posting_fields import ALWAYS, LISTS, OPTIONAL, TEXTS, suggestions
from carehire.writers.template_language import TAG, Grammar, left_out, unknown_left_out
from carehire.writers.word_template_active import loading_fields
from carehire.writers.word_template_text import FILLED, MOST_SHOWN, UNFILLED, paragraphs, roots, text_of

_OPENERS = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_PAIRS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_PAIRS_BACK = {end: begin for begin, end in _PAIRS.items()}
_FOREIGN = re.compile(
    r"«([^«»]+)»|<<([^<>]+)>>|\$\{([^{}]+)\}|\[\[?([^\[\]]+)\]\]?|(?<!\{)\{([^{}%#]+)\}(?!\})"
)
_NO_FIELD = (
    "There is no field in it. Write {{ title }} where the job title belongs, {{ pay }} where the pay "
    "belongs, and so on; docs/word-template.md lists all fields and has an example to begin with."
)
_WAYS = {"apply.url", "apply.email"}
_LEVEL = re.compile(r"\{%(tr|tc|p|r)\s")


def check(document: WordDocument) -> dict[str, Any]:
    """Return the faults and warnings, the fields that are printed, and those left out on purpose."""
    grammar = Grammar()
    faults: list[list[str]] = []
    warnings: list[list[str]] = []
    out: list[str] = []
    found = 0
    for where, text in paragraphs(document):
        tags = TAG.findall(text)
        rest = TAG.sub("", text)
        found += len(tags)
        known = len(faults)
        faults += [[message, where] for message in _halves(text)]
        faults += [[message, where] for message in _layout(tags, rest)]
        warnings += [[message, where] for message in _foreign(rest)]
        for tag in tags:
            names = left_out(tag)
            if names is not None:
                faults += [[message, where] for message in unknown_left_out(names).values()]
                out += names
            elif not tag.startswith("{#"):
                faults += [[message, where] for message in grammar.read(tag, where)]
        if len(tags) == 1 and not rest.strip() and re.match(r"\{%\s", tags[0]) and len(faults) == known:
            warnings.append(
                [f"{tags[0]} stands alone and leaves an empty paragraph; write {{%p instead of {{%.", where]
            )
    faults += [[f"{opened.tag} has no end{opened.kind}.", opened.where] for opened in grammar.opened]
    faults += [[message, ""] for message in _odd_parts(document)]
    return {
        "faults": faults,
        "warnings": warnings,
        "used": sorted(grammar.used),
        "meant": sorted(grammar.meant),
        "left_out": out,
        "tags": found,
    }


def unprinted(read: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Return what a template would lose of every posting, as faults, and of some postings, as warnings.

    ``read`` is what ``check`` returned.
    """
    if not read["tags"]:
        return [_NO_FIELD], []
    held = {*read["used"], *read["meant"], *read["left_out"], *OPTIONAL}
    missing = [name for name in (*TEXTS, *LISTS) if name not in held]
    always = [name for name in missing if name in ALWAYS]
    some = [name for name in missing if name not in ALWAYS]
    faults, warnings = [], []
    if always:
        words = ", ".join(f"{name} ({(TEXTS | LISTS)[name]})" for name in always)
        faults.append(f"It has no place for what every posting says: {words}. Add it, or {_meant(always)}")
    if not held & _WAYS:
        some = [name for name in some if name not in _WAYS]
        faults.append("It says nowhere how to apply. Add {{ apply.url }} and {{ apply.email }}.")
    if some:
        warnings.append(
            f"It has no place for: {', '.join(some)}. A posting that says one of these can't be filled in. "
            f"Add them, or {_meant(some)}"
        )
    return faults, warnings


def _meant(names: Sequence[str]) -> str:
    return f"say that it is meant: {{# leaves out: {', '.join(names)} #}}"


def _written(name: str) -> str:
    return (
        f"{{%p for line in {name} %}}, {{{{ line }}}} and {{%p endfor %}}"
        if name in LISTS
        else f"{{{{ {name} }}}}"
    )


def _halves(text: str) -> Iterator[str]:
    """Yield a sentence for each pair of braces without its other half, and the words beside it."""
    for found in _OPENERS.finditer(TAG.sub(lambda tag: " " * len(tag[0]), text)):
        begins = found[0] in _PAIRS
        other = _PAIRS[found[0]] if begins else _PAIRS_BACK[found[0]]
        near = (
            text[found.start() : found.end() + 30]
            if begins
            else text[max(found.start() - 30, 0) : found.end()]
        )
        yield (
            f'"{near.strip()}" is half a field: {found[0]} has no {other}. '
            "Begin and end it in the same paragraph."
        )


def _foreign(rest: str) -> Iterator[str]:
    """Yield a sentence for each field that is written as another program reads it."""
    for found in _FOREIGN.finditer(rest):
        near = suggestions(next(name for name in found.groups() if name).strip(), (*TEXTS, *LISTS))
        if near or found[0][0] not in "{[":
            yield f"{found[0]} stays as it is. For a field, write {_written(near[0] if near else 'title')}."


def _layout(tags: list[str], rest: str) -> Iterator[str]:
    levels = [(tag, level[1]) for tag in tags if (level := _LEVEL.match(tag))]
    for kind, name in (("p", "paragraph"), ("tr", "table row"), ("tc", "table cell")):
        own = [tag for tag, level in levels if level == kind]
        if len(own) > 1:
            yield f"{own[0]} and {own[1]} stand in one paragraph; each stands for a whole {name}. Part them."
    if levels and levels[0][1] == "p" and (rest.strip() or len(tags) > 1):
        left = rest.strip()[:MOST_SHOWN]
        yield f'{levels[0][0]} takes its whole paragraph away; the rest ("{left}") would be lost.'
    for tag, kind in levels:
        if kind == "r":
            yield f"{tag} begins with {{%r; write {{% in a paragraph, {{%p for a whole one."


def _hidden_fields(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's element
    """Yield a sentence for each field where nobody reads it, and where it would be run all the same."""
    for deleted in root.iter(qn("w:delText")):
        if _OPENERS.search(deleted.text or ""):
            paragraph = next(deleted.iterancestors(qn("w:p")), None)
            gone = (deleted.text or "").strip()[:MOST_SHOWN]
            words = text_of(paragraph).strip()[:MOST_SHOWN] if paragraph is not None else ""
            yield (
                f'"{gone}" was deleted with changes being tracked, and is still in the file (paragraph '
                f'"{words}"). Accept all changes in Word, and save it.'
            )
    for element in root.iter():
        for text in map(str, element.attrib.values()):
            if "{{" in text or "{%" in text:
                yield (
                    f'"{text[:MOST_SHOWN]}" stands in the description of a picture or in another setting, '
                    "where no field is filled in. Take it out."
                )


def _odd_parts(document: WordDocument) -> Iterator[str]:
    for kind, root in roots(document):
        if kind in FILLED:
            yield from _hidden_fields(root)
        text = "".join(root.itertext(qn("w:t")))
        if kind in UNFILLED and _OPENERS.search(text):
            yield f"its {UNFILLED[kind]} hold fields, which are not filled in there. Take them out."
        yield from loading_fields(root)
