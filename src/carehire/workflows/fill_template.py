"""Fill a customer's own Word template with a posting, or say what is wrong with the template."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from carehire.catalog import Catalog
from carehire.documents import posting as posting_document
from carehire.documents import posting_fields
from carehire.errors import DataFileError, UserError
from carehire.postings.posting import Posting
from carehire.workflows.post_role import refuse_unfinished
from carehire.writers import word_template
from carehire.writers.word_template import Checked

__all__ = ["Checked", "check_file", "fill", "fill_file"]


def check_file(path: Path) -> Checked:
    """Check a template on disk. Raises DataFileError where it can't be read."""
    return word_template.check(_bytes(path), path.name)


def fill_file(catalog: Catalog, posting: Posting, path: Path, now: datetime) -> bytes:
    """Return the template on disk filled in with ``posting``. Raises UserError with every fault of it."""
    return fill(catalog, posting, _bytes(path), path.name, now)


def fill(catalog: Catalog, posting: Posting, template: bytes, name: str, now: datetime) -> bytes:
    """Return a template, such as an upload, filled in with ``posting``; ``name`` is what messages call it.

    Raises UserError while something in the posting is left for the author.
    """
    document = posting_document.build(posting, now)
    refuse_unfinished(catalog, posting, document, now.date())
    properties = {
        "title": document.title,
        "subject": document.subject,
        "author": document.author,
        "keywords": ", ".join(document.keywords),
        "language": document.language,
        "last_modified_by": document.author,
        "created": document.created.isoformat(),
    }
    return word_template.fill(template, posting_fields.fields(posting), properties, name)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > word_template.MOST_BYTES:
            raise UserError(f"{path.name} is larger than a template may be")
        return path.read_bytes()
    except FileNotFoundError:
        raise DataFileError(path, "there is no such file") from None
    except OSError as error:
        raise DataFileError(path, f"it can't be read: {(error.strerror or str(error)).lower()}") from None
