"""Export a debrief: the packet as a document, or ranking, ratings and decisions as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from carehire import writers
from carehire.documents import debrief as packet
from carehire.documents import debrief_sheets
from carehire.documents.look import Look
from carehire.errors import UserError
from carehire.workflows import file_names
from carehire.workflows.hold_debrief import Meeting
from carehire.writers import xlsx

ENDINGS = (*writers.FORMATS, "xlsx")


def ending_of(path: Path) -> str:
    """Return the form that a file's ending asks for. Raises UserError for one that is not offered."""
    return file_names.ending_of(path, ENDINGS, ".docx or .xlsx")


def export(meeting: Meeting, ending: str, look: Look, created: datetime, only: Sequence[str] = ()) -> bytes:
    """Return the packet as a document, or ranking, ratings and decisions as a workbook.

    ``only`` names the candidates whom a packet is about, all where it is empty. Raises
    NotFoundError for one who isn't here, and UserError where a workbook is asked of some.
    """
    if ending == "xlsx" and only:
        raise UserError("A workbook holds all candidates; ask for a .docx to have some of them alone.")
    return workbook(meeting) if ending == "xlsx" else packet_file(meeting, ending, look, created, only)


def packet_file(
    meeting: Meeting, ending: str, look: Look, created: datetime, only: Sequence[str] = ()
) -> bytes:
    """Return the debrief packet as a file of that ending, such as ``docx``."""
    document = packet.build(
        [meeting.of(name) for name in dict.fromkeys(only)] or meeting.debriefs,
        meeting.panel,
        meeting.decisions,
        ranking=meeting.ranking,
        title=f"Debrief: {meeting.named.title}",
        employer=meeting.named.employer,
        language=meeting.named.language,
        created=created,
    )
    return writers.FORMATS[ending].write(document, look)


def workbook(meeting: Meeting) -> bytes:
    """Return the ranking, all ratings and the decisions as an Excel workbook; an owner's alone."""
    names = {debrief.candidate.id: debrief.candidate.name for debrief in meeting.debriefs}
    return xlsx.write(debrief_sheets.build(meeting.ranking, names, meeting.given, meeting.decisions))
