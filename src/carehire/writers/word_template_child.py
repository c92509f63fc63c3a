"""Checks and fills a customer's Word template in a process of its own, which may be stopped at any time.

Run as ``python -m carehire.writers.word_template_child``: takes a job as JSON on stdin,
answers as JSON on stdout. What a template does in here can use up no more than this
process's own memory and time.
"""

from __future__ import annotations

import base64
import json
import sys
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateError
from lxml import etree

from carehire.documents.posting_fields import OPTIONAL, Values, examples, leaves
from carehire.errors import UserError
from carehire.values import folded
from carehire.writers.characters import clean
from carehire.writers.template_language import environment
from carehire.writers.word.opening import open_base, refusing_damage
from carehire.writers.word.tidying import set_language
from carehire.writers.word_template_active import refuse_active
from carehire.writers.word_template_reading import check, unprinted
from carehire.writers.word_template_text import FILLED, MOST_SHOWN, roots, text_of


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
        refuse_active(data, name)
        document = open_base(data, name)
        checked = check(document)
    if job["task"] != "render" and (checked["faults"] or job["task"] == "check"):
        if not checked["faults"]:
            _render(document, examples(), job)
        if job["task"] == "check":
            faults, warnings = unprinted(checked)
            checked["faults"] += [[message, ""] for message in faults]
            checked["warnings"] += [[message, ""] for message in warnings]
        return checked
    values = _cleaned(job["values"])
    made = _render(document, values, job)
    lost = _lost(made, values, checked["left_out"], checked["used"])
    if lost:
        return {"faults": lost}
    return {"faults": [], "document": base64.b64encode(made).decode()}


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
    settings = document.settings
    relations = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for relation in [name for name, each in relations.items() if each.is_external]:
        del relations[relation]  # the letter's own template, which Word would fetch
    for attached in settings.element.findall(qn("w:attachedTemplate")):
        settings.element.remove(attached)
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
        folded(text_of(each))
        for kind, root in roots(document)
        if kind in FILLED
        for each in root.iter(qn("w:p"))
    ]
    whole = "\n".join(texts)
    lost: dict[str, list[str]] = {}
    for name, text in leaves(values):
        if not text.strip() or name in left or (name in OPTIONAL and name not in used):
            continue
        if not all(folded(line) in whole for line in text.split("\n")):
            lost.setdefault(name, []).append(" ".join(text.split())[:MOST_SHOWN])
    return [[_told(name, texts, printed=name in used), name] for name, texts in lost.items()]


def _told(name: str, texts: list[str], *, printed: bool) -> str:
    shown = f'"{texts[0]}"' + (f" and {len(texts) - 1} more" if len(texts) > 1 else "")
    if printed:
        return f"{shown} was lost: the template prints it only in part, or under a condition."
    return (
        f"the template does not print it: {shown} would be missing. Add the field, or say that "
        f"it is meant: {{# leaves out: {name} #}}"
    )


if __name__ == "__main__":
    main()
