"""Is anything left that the author meant to replace?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from carehire import placeholders
from carehire.findings import Finding, Severity
from carehire.postings.posting import Posting
from carehire.rubrics.rubric import Rubric


def check(posting: Posting, rubric: Rubric, today: date) -> Iterator[Finding]:  # noqa: ARG001 - every check's form
    """Find placeholders and instructions to the author in all that the posting prints."""
    for where, text in _texts(posting):
        for start, end in placeholders.find(text):
            yield Finding(
                "placeholders",
                Severity.ERROR,
                where,
                "A mark for the author is still in the text.",
                "Replace it with what readers should see, or delete it.",
                text=text[start:end],
            )


def _texts(posting: Posting) -> Iterator[tuple[str, str]]:
    """Yield every text that a reader would see, and where it stands."""
    yield from _walk(
        "", posting.model_dump(mode="json", exclude={"id", "role", "rubric", "language", "sections"})
    )


def _walk(where: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        name = value.get("id")
        for key, inner in value.items():
            if key not in ("id", "criterion", "skills", "industries"):
                yield from _walk(f'line "{name}"' if name else f"{where}.{key}".lstrip("."), inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(where, inner)
