"""Checks and fills a customer's Word template in a process of its own, which may be stopped at any time.

Run as ``python -m carehire.writers.word_template_child``: takes a job as JSON on stdin,
answers as JSON on stdout. What a template does in here can use up no more than this
process's own memory and time.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateError
from lxml import etree

from carehire.documents.posting_fields import OPTIONAL, Values, examples, leaves
from carehire.errors import UserError
from carehire.writers.characters import clean
from carehire.writers.template_language import TAG, Grammar, environment, left_out, unknown_left_out
from carehire.writers.word.opening import open_base, refusing_damage
from carehire.writers.word.tidying import set_language

_FILLED = {"document": "", "header": "header, ", "footer": "footer, ", "footnotes": "footnotes, "}
_UNFILLED = {"endnotes": "endnotes", "comments": "comments"}
_OPENERS = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_LEVEL = re.compile(r"\{%(tr|tc|p|r)\s")
_FIELD_CODES = re.compile(
    r"^\s*(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE
)
_MOST_SHOWN = 60


class Template(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """docxtpl with its silent repairs turned off: what it would mend by cutting text is an error here."""

    def render_xml_part(self, src_xml: str, part: object, context: Values, jinja_env: Environment) -> str:
        """Return a part with its fields filled in."""
        self.current_rendering_part = part
        return str(self.resolve_listing(jinja_env.from_string(src_xml).render(context)))

    def fix_tables(self, xml: str) -> Any:  # noqa: ANN401 - lxml's element
        """Refuse what is no XML; docxtpl would drop the rest of the document without a word."""
        etree.fromstring(xml)
        return super().fix_tables(xml)

    def render_properties(self, context: Values, jinja_env: Environment | None = None) -> None:
        """Leave title and author alone: they hold a posting's words, which are never run."""


def main() -> None:
    """Do the one job that stands on stdin."""
    job = json.loads(sys.stdin.buffer.read())
    _limit(job["memory"], job["seconds"])
    try:
        answer = do(job)
    except UserError as error:
        answer = {"faults": [[fault.message, fault.field or ""] for fault in error.faults]}
    except MemoryError:
        answer = {"faults": [["it takes more memory than a template may. Look for what it repeats.", ""]]}
    sys.stdout.write(json.dumps(answer))


def _limit(memory: int, seconds: int) -> None:
    """Bound this process; where the system can't (Windows), the time-out of the caller has to do."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # a system that knows the limit and does not keep it
            continue


def do(job: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to a job: "check", "fill", or "render", which fills without checking first."""
    name = job["name"]
    data = base64.b64decode(job["template"])
    with refusing_damage(name):
        _refuse_active(data, name)
        document = open_base(data, name)
        checked = _check(document)
    if job["task"] != "render" and (checked["faults"] or job["task"] == "check"):
        if not checked["faults"]:
            _render(document, examples(), job)
        return checked
    values = _cleaned(job["values"])
    made = _render(document, values, job)
    lost = _lost(made, values, checked["left_out"], checked["used"])
    if lost:
        return {"faults": lost}
    return {"faults": [], "document": base64.b64encode(made).decode()}


# Before anything is filled in


def _refuse_active(data: bytes, name: str) -> None:
    """Refuse what would run or load something when the filled document is opened."""
    found: list[str] = []
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except zipfile.BadZipFile:
        return  # open_base says it in better words
    with package:
        if sum(part.file_size for part in package.infolist()) > 50 * 1024 * 1024:
            return  # as above
        for part in package.namelist():
            if part.lower().endswith("vbaproject.bin") or "/activex/" in part.lower():
                found.append(
                    f"{name} holds macros or controls ({part}). Save it in Word as a .docx without them."
                )
            elif part.endswith(".rels"):
                found += _loaded(package.read(part), part, name)
    if found:
        raise UserError(list(map(_fault, found)))


def _fault(message: str) -> Any:  # noqa: ANN401
    from carehire.errors import Fault

    return Fault(message)


def _loaded(relations: bytes, part: str, name: str) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in etree.fromstring(relations, parser):
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External" and kind != "hyperlink":
            target = relation.get("Target", "")[:_MOST_SHOWN]
            yield (
                f'{name} would load "{target}" from elsewhere whenever it is opened ({kind}, in {part}). '
                "Put it into the document itself, or take it out."
            )


def _check(document: WordDocument) -> dict[str, Any]:
    grammar = Grammar()
    faults: list[list[str]] = []
    warnings: list[list[str]] = []
    out: list[str] = []
    for where, text in _paragraphs(document):
        tags = TAG.findall(text)
        rest = TAG.sub("", text)
        if _OPENERS.search(rest):
            faults.append(
                [
                    f'"{rest.strip()[:_MOST_SHOWN]}" opens or closes a field, not both in one paragraph.',
                    where,
                ]
            )
        faults += [[message, where] for message in _layout(tags, rest)]
        for tag in tags:
            names = left_out(tag)
            if names is not None:
                faults += [[message, where] for message in unknown_left_out(names).values()]
                out += names
            elif not tag.startswith("{#"):
                faults += [[message, where] for message in grammar.read(tag, where)]
        if len(tags) == 1 and not rest.strip() and re.match(r"\{%\s", tags[0]):
            warnings.append(
                [f"{tags[0]} stands alone and leaves an empty paragraph; write {{%p instead of {{%.", where]
            )
    faults += [[f"{opened.tag} has no end{opened.kind}.", opened.where] for opened in grammar.opened]
    faults += [[message, ""] for message in _odd_parts(document)]
    return {"faults": faults, "warnings": warnings, "used": sorted(grammar.used), "left_out": out}


def _layout(tags: list[str], rest: str) -> Iterator[str]:
    levels = [(tag, level[1]) for tag in tags if (level := _LEVEL.match(tag))]
    for kind, name in (("p", "paragraph"), ("tr", "table row"), ("tc", "table cell")):
        own = [tag for tag, level in levels if level == kind]
        if len(own) > 1:
            yield f"{own[0]} and {own[1]} stand in one paragraph; each stands for a whole {name}. Part them."
    if levels and levels[0][1] == "p" and (rest.strip() or len(tags) > 1):
        left = rest.strip()[:_MOST_SHOWN]
        yield f'{levels[0][0]} takes its whole paragraph away; the rest ("{left}") would be lost.'
    for tag, kind in levels:
        if kind == "r":
            yield f"{tag} begins with {{%r; write {{% in a paragraph, {{%p for a whole one."


def _paragraphs(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Yield each paragraph that is filled in: its place and its text."""
    for kind, root in _roots(document):
        if kind in _UNFILLED:
            continue
        for number, paragraph in enumerate(root.iter(qn("w:p")), 1):
            text = _text(paragraph)
            if text.strip():
                shown = text.strip()[:_MOST_SHOWN]
                yield f'{_FILLED[kind]}paragraph {number} ("{shown}")', text


def _text(paragraph: Any) -> str:  # noqa: ANN401 - lxml's element
    said = []
    for part in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if next(part.iterancestors(qn("w:p")), None) is paragraph:
            said.append((part.text or "") if part.tag == qn("w:t") else " ")
    return "".join(said)


def _roots(document: WordDocument) -> Iterator[tuple[str, Any]]:
    """Yield the roots of the parts that hold text, with what kind of part each is."""
    yield "document", document.element.body
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in _FILLED or kind in _UNFILLED:
            yield kind, etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))


def _odd_parts(document: WordDocument) -> Iterator[str]:
    for kind, root in _roots(document):
        text = "".join(root.itertext(qn("w:t")))
        if kind in _UNFILLED and _OPENERS.search(text):
            yield f"its {_UNFILLED[kind]} hold fields, which are not filled in there. Take them out."
        codes = [
            *root.itertext(qn("w:instrText")),
            *(each.get(qn("w:instr"), "") for each in root.iter(qn("w:fldSimple"))),
        ]
        for code in codes:
            found = _FIELD_CODES.match(code)
            if found:
                shown = code.strip()[:_MOST_SHOWN]
                yield f'its field "{shown}" would load something from elsewhere. Take it out.'


# Filling in


def _cleaned(values: Values) -> Values:
    """Return the values as a Word file can hold them."""
    made: Values = {}
    for name, value in values.items():
        if isinstance(value, str):
            made[name] = _plain(value)
        elif isinstance(value, dict):
            made[name] = {own: _plain(text) for own, text in value.items()}
        else:
            made[name] = [_plain(text) for text in value]
    return made


def _plain(text: str) -> str:
    return clean(text).replace("\t", " ")


def _render(document: WordDocument, values: Values, job: dict[str, Any]) -> bytes:
    template = Template(BytesIO())
    template.docx = document
    with refusing_damage(job["name"]):
        _describe(document, job["properties"])
    try:
        template.render(values, environment(), autoescape=True)
        out = BytesIO()
        template.save(out)
    except TemplateError as error:
        raise UserError(f"{job['name']} can't be filled in: {error.message}") from None
    except (
        etree.XMLSyntaxError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        RecursionError,
    ) as error:
        raise UserError(
            f"{job['name']} can't be filled in: a loop or condition begins in one cell or paragraph and ends "
            "where it can't. Write {%p … %} in paragraphs of their own, and {%tr … %} in rows of their own."
        ) from error
    return out.getvalue()


def _describe(document: WordDocument, properties: dict[str, str]) -> None:
    """Set what Word shows of the file before it is filled in; afterwards it would break the file."""
    core = document.core_properties
    for name in ("title", "subject", "author", "keywords", "language", "last_modified_by"):
        setattr(core, name, clean(properties.get(name, ""))[:255])
    core.comments = ""
    core.revision = 1
    core.created = core.modified = datetime.fromisoformat(properties["created"])
    if properties.get("language"):
        set_language(document, properties["language"])


def _lost(made: bytes, values: Values, left: list[str], used: list[str]) -> list[list[str]]:
    """Return what the posting says and the document, opened anew, doesn't."""
    document = Document(BytesIO(made))
    texts = [
        _folded(_text(each))
        for kind, root in _roots(document)
        if kind in _FILLED
        for each in root.iter(qn("w:p"))
    ]
    whole = "\n".join(texts)
    faults: list[list[str]] = []
    for name, text in leaves(values):
        if not text.strip() or name in left or (name in OPTIONAL and name not in used):
            continue
        if all(_folded(line) in whole for line in text.split("\n")):
            continue
        shown = " ".join(text.split())[:_MOST_SHOWN]
        if name in used:
            faults.append(
                [f'"{shown}" was lost: the template prints it only in part, or under a condition.', name]
            )
        else:
            faults.append(
                [
                    f'the template does not print it: "{shown}" would be missing. Add the field, or say that '
                    f"it is meant: {{# leaves out: {name} #}}",
                    name,
                ]
            )
    return faults


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


if __name__ == "__main__":
    main()
