"""Score candidates: from ratings to a ranking with its reasons, and its documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from carehire import writers
from carehire.candidates.decision import Decision
from carehire.catalog import Catalog
from carehire.documents import debrief_sheets, ranking_sheets, shortlist
from carehire.documents.blocks import Block, Document, Sheet
from carehire.documents.look import Look
from carehire.errors import UserError, unknown
from carehire.people import Actor
from carehire.readers import candidates as candidates_reader
from carehire.readers import ratings as ratings_reader
from carehire.rubrics.rubric import Rubric
from carehire.scoring.panel import collect
from carehire.scoring.ranking import Ranking, rank
from carehire.scoring.robustness import TOP, examine_briefly
from carehire.scoring.scorecard import RatingRound
from carehire.storage import Store
from carehire.workflows import file_names
from carehire.workflows.count_ratings import panel_of
from carehire.writers import csv, xlsx

ENDINGS = (*writers.FORMATS, "xlsx", "csv")


def ending_of(path: Path) -> str:
    """Return the form that a file's ending asks for. Raises UserError for one that is not offered."""
    return file_names.ending_of(path, ENDINGS, ".docx, .xlsx or .csv")


def rank_files(catalog: Catalog, rubric_name: str | Path, candidates: Path, ratings: Path) -> Ranking:
    """Rank the candidates of a table by the ratings of another.

    Raises UserError with the faults of both, and ranks nobody while there is one.
    """
    rubric = catalog.rubric(rubric_name)
    people = candidates_reader.read_file(candidates, rubric)
    faults = list(people.faults)
    try:
        rated = ratings_reader.read_file(ratings, rubric, people.candidates)
    except UserError as error:
        raise UserError([*faults, *error.faults]) from None
    if faults:
        raise UserError(faults)
    ranking = rank(collect(rubric, people.candidates, rated.scorecards))
    return _with_warnings(ranking, (*people.warnings, *rated.warnings))


def rank_requisition(
    store: Store,
    actor: Actor,
    catalog: Catalog,
    requisition_id: str,
    round: RatingRound = RatingRound.INDEPENDENT,
    version: str | None = None,
) -> Ranking:
    """Rank a requisition's candidates by what their panels submitted; see ``panel_of`` for who counts.

    Only the owner may: a panelist knows no facts, and should not know others' ratings yet.
    """
    return rank(panel_of(store, actor, catalog, requisition_id, round, version))


def title_of(catalog: Catalog, rubric: Rubric) -> str:
    """Return what a shortlist by this rubric is called."""
    known = catalog.role(rubric.role).title if rubric.role in catalog.role_ids() else rubric.role
    return f"Shortlist: {known}"


def shortlist_document(
    ranking: Ranking,
    *,
    title: str,
    employer: str,
    language: str,
    created: datetime,
    top: int = TOP,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
) -> Document:
    """Return the shortlist as a document, to be shown or exported; ``top`` count as among the first."""
    return shortlist.build(
        ranking,
        title=title,
        employer=employer,
        language=language,
        created=created,
        tried=examine_briefly(ranking, top),
        decisions=decisions,
    )


def method(rubric: Rubric, language: str) -> tuple[Block, ...]:
    """Return in plain words how a score comes about by this rubric."""
    return tuple(shortlist.method(rubric, language))


def export(
    ranking: Ranking,
    ending: str,
    look: Look,
    *,
    title: str,
    employer: str,
    language: str,
    created: datetime,
    top: int = TOP,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
) -> bytes:
    """Return the ranking as a file's bytes: a document, a workbook of three sheets, or one CSV table.

    ``decisions`` in force, by the candidate's id, are told in the document and have a sheet.
    """
    if ending == "xlsx":
        return xlsx.write([*ranking_sheets.build(ranking), *_decision_sheets(ranking, decisions)])
    if ending == "csv":
        return csv.write(ranking_sheets.ranking_sheet(ranking))
    if ending not in writers.FORMATS:
        raise UserError(unknown("format", ending, ENDINGS))
    document = shortlist_document(
        ranking,
        title=title,
        employer=employer,
        language=language,
        created=created,
        top=top,
        decisions=decisions,
    )
    return writers.FORMATS[ending].write(document, look)


def _decision_sheets(ranking: Ranking, decisions: Mapping[str, Decision]) -> Iterator[Sheet]:
    if decisions:
        names = {person.id: person.name for person in ranking.panel.candidates}
        yield debrief_sheets.decision_sheet(names, decisions.values())


def as_data(ranking: Ranking) -> dict[str, Any]:
    """Return the ranking as plain data, as ``carehire rank --json`` prints it; never a NaN."""
    people = []
    for result in ranking.results():
        entry = asdict(result)
        for line in entry["criteria"]:
            del line["name"], line["contribution"]
        people.append(entry | {"status": result.status.value})
    told = {"rubric": ranking.rubric.id, "candidates": people, "warnings": list(ranking.warnings)}
    basis = ranking.panel.basis
    if basis is None:
        return told
    for entry in people:
        entry["versions"] = list(basis.labels.get(entry["candidate"], ()))
    waiting = [asdict(each) | {"words": each.words} for each in basis.waiting]
    return told | {"ratings": basis.round.value, "version": ranking.rubric.label, "waiting": waiting}


def _with_warnings(ranking: Ranking, warnings: tuple[str, ...]) -> Ranking:
    return replace(ranking, panel=replace(ranking.panel, warnings=(*warnings, *ranking.panel.warnings)))
