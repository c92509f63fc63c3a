"""A Word template to begin with: every field in its place, to be dressed in an organisation's own look."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document as WordDocument

_FACTS = (
    ("Pay", "pay"),
    ("Employment type", "employment_type"),
    ("Workplace", "workplace"),
    ("Location", "location"),
    ("Remote from", "remote_from"),
    ("Industry", "industry"),
    ("Reports to", "reports_to"),
    ("Work environment", "work_environment"),
    ("Schedule", "schedule"),
    ("Travel", "travel"),
    ("Posted", "opens"),
    ("Apply by", "closes"),
    ("Contact", "employer.contact"),
    ("Website", "employer.website"),
)


def sample() -> bytes:
    """Return a .docx that ``check`` accepts as it is and that any posting can be filled into."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ employer.name }}"
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{{ employer.name }} · {{ place }} · {{ employment_type }}", style="Subtitle")
    document.add_heading("{{ headings.brief }}", 1)
    _loop(document, "summary", style="Normal")
    _if(document, "employer.about")
    document.add_heading("{{ headings.responsibilities }}", 1)
    _loop(document, "responsibilities")
    document.add_heading("{{ headings.qualifications }}", 1)
    document.add_heading("You must have", 2)
    _loop(document, "must")
    _listed(document, "nice", "It helps if you have")
    document.add_heading("{{ headings.benefits }}", 1)
    _loop(document, "benefits")
    _listed(document, "other_compensation", "Other compensation")
    document.add_heading("{{ headings.additional }}", 1)
    for label, name in _FACTS:
        _if(document, name, label)
    document.add_heading("How to apply", 2)
    for name in ("apply.instructions", "apply.url", "apply.email"):
        _if(document, name)
    document.add_heading("Equal opportunity", 2)
    document.add_paragraph("{{ equal_opportunity }}")
    document.add_paragraph("{{ accommodation }}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _loop(document: WordDocument, name: str, style: str = "List Bullet") -> None:
    document.add_paragraph(f"{{%p for line in {name} %}}")
    document.add_paragraph("{{ line }}", style=style)
    document.add_paragraph("{%p endfor %}")


def _listed(document: WordDocument, name: str, heading: str) -> None:
    document.add_paragraph(f"{{%p if {name} %}}")
    document.add_heading(heading, 2)
    _loop(document, name)
    document.add_paragraph("{%p endif %}")


def _if(document: WordDocument, name: str, label: str = "") -> None:
    document.add_paragraph(f"{{%p if {name} %}}")
    paragraph = document.add_paragraph()
    if label:
        paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(f"{{{{ {name} }}}}")
    document.add_paragraph("{%p endif %}")
