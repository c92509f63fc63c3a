"""Export interview kits as files: one for each seat, in a folder or a zip, or one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from carehire import writers
from carehire.catalog import Catalog
from carehire.documents import interview_kit
from carehire.documents.blocks import Document
from carehire.documents.look import Look
from carehire.errors import UserError, unknown
from carehire.interviews.kit import Kit
from carehire.workflows.choose_rubric import USUAL_LANGUAGE
from carehire.workflows.file_names import distinct, safe_name
from carehire.workflows.name_requisition import name_requisition
from carehire.workflows.prepare_interviews import Interviews, about, read_plan
from carehire.writers.html import body

Progress = Callable[[int, int], object]
"""Told how many kits are done, of how many."""

_LONGEST = 60


def read_interviews(
    catalog: Catalog,
    rubric: str,
    plan: Path,
    now: datetime,
    *,
    employer: str = "",
    language: str = USUAL_LANGUAGE,
) -> Interviews:
    """Return the interviews that a rubric and a plan's file state, without any requisition.

    Raises DataFileError with every fault of the plan and its place.
    """
    found = catalog.rubric(rubric)
    named = name_requisition(catalog, {}, found.role, now)
    return about(
        catalog,
        read_plan(catalog, plan, found, language),
        found,
        replace(named, employer=employer, language=language, posting=None),
        now.date(),
    )


def chosen_kits(interviews: Interviews, panelist: str | None = None) -> tuple[Kit, ...]:
    """Return the kits of all, or of one panelist. Raises UserError where there is none."""
    found = interviews.kits(panelist)
    if not interviews.seated:
        raise UserError("Nobody sits in any round of the plan, so there is no kit to write.")
    if not found and panelist is not None:
        raise UserError(unknown("panelist", panelist, interviews.plan.panelists))
    return found


def kit_file(interviews: Interviews, kit: Kit, ending: str, look: Look, created: datetime) -> bytes:
    """Return one kit as a file of that ending."""
    if ending not in writers.FORMATS:
        raise UserError(unknown("format", ending, writers.FORMATS))
    return writers.FORMATS[ending].write(_document(interviews, kit, created), look)


def kit_page(interviews: Interviews, kit: Kit, created: datetime) -> str:
    """Return one kit as an article of HTML whose texts are escaped; its title stands at level 2."""
    return body(_document(interviews, kit, created), top=2)


def kit_files(
    interviews: Interviews,
    chosen: Sequence[Kit],
    ending: str,
    look: Look,
    created: datetime,
    progress: Progress = lambda done, of: None,  # noqa: ARG005 - nobody asked
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each kit. Raises UserError at once for an unknown format."""
    if ending not in writers.FORMATS:
        raise UserError(unknown("format", ending, writers.FORMATS))
    return _made(interviews, chosen, ending, look, created, progress)


def file_names(chosen: Sequence[Kit], ending: str) -> list[str]:
    """Return a name for the file of each kit, which every system takes; no two are alike."""
    stems = (
        f"{kit.number} {safe_name(kit.round.name, _LONGEST)} - {safe_name(kit.panelist, _LONGEST)}"
        for kit in chosen
    )
    return [f"{stem}.{ending}" for stem in distinct(stems)]


def _made(
    interviews: Interviews,
    chosen: Sequence[Kit],
    ending: str,
    look: Look,
    created: datetime,
    progress: Progress,
) -> Iterator[tuple[str, bytes]]:
    progress(0, len(chosen))
    for done, (kit, name) in enumerate(zip(chosen, file_names(chosen, ending), strict=True), 1):
        yield name, kit_file(interviews, kit, ending, look, created)
        progress(done, len(chosen))


def _document(interviews: Interviews, kit: Kit, created: datetime) -> Document:
    named = interviews.named
    return interview_kit.build(kit, named.employer, named.language, created)
