"""Import filled score sheets: each file whole or not at all, the good ones whatever the others are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from carehire.catalog import Catalog
from carehire.documents.blocks import Sheet
from carehire.errors import UserError
from carehire.people import Actor
from carehire.readers import candidates as candidates_reader
from carehire.readers.score_sheets import FilledSheet, SheetReader
from carehire.scoring.scorecard import Scorecard
from carehire.storage import Store
from carehire.storage.access import require_owner
from carehire.storage.records import ScorecardRecord
from carehire.values import listed
from carehire.workflows.find_sheets import File
from carehire.workflows.sheet_results import Fate, Result
from carehire.writers import csv

Progress = Callable[[int, int], object]
"""Told how many files are read, of how many."""
Take = Callable[[list[Scorecard]], object]
"""Takes scorecards in, all or none; raises UserError."""


def import_into_requisition(
    store: Store,
    actor: Actor,
    requisition_id: str,
    files: Sequence[File],
    progress: Progress = lambda done, of: None,  # noqa: ARG005 - nobody asked
) -> tuple[Result, ...]:
    """Take filled sheets into a requisition as submitted scorecards; return what became of each file.

    A scorecard that was submitted with other ratings, or was begun on the pages, is never
    written over: that file is refused. A panelist whom the plan doesn't know is warned of.
    """
    require_owner(actor, "import score sheets")
    rubric = store.rubric(actor, requisition_id)
    if rubric is None:
        raise UserError(f'the requisition "{requisition_id}" has no rubric yet; choose one first')
    people = {each.id: each.name for each in store.candidates(actor, requisition_id)}
    reader = SheetReader(
        rubric, people, requisition_id, lambda candidate: store.called_now(actor, requisition_id, candidate)
    )
    import_ = _Import(reader, files, progress)
    records = store.scorecards(actor, requisition_id)

    def take(cards: list[Scorecard]) -> None:
        store.import_scorecards(actor, requisition_id, cards, submitted=True)

    import_.compare({(each.candidate, each.panelist.id): each for each in records}, take)
    import_.give(take)
    plan = store.plan(actor, requisition_id)
    import_.warn(_strangers(plan.panelists if plan else ()))
    return import_.results()


def import_into_table(
    catalog: Catalog,
    rubric_name: str | Path,
    candidates: Path,
    files: Sequence[File],
    progress: Progress = lambda done, of: None,  # noqa: ARG005 - nobody asked
) -> tuple[tuple[Result, ...], bytes]:
    """Return what became of each file, and the ratings of the good ones as the table that ranking reads."""
    rubric = catalog.rubric(rubric_name)
    table = candidates_reader.read_file(candidates, rubric)
    if table.faults:
        raise UserError(table.faults)
    import_ = _Import(SheetReader(rubric, {each.id: each.name for each in table.candidates}), files, progress)
    cards: list[Scorecard] = []
    import_.give(cards.extend)
    import_.warn(_left_out)
    return import_.results(), csv.write(_table(cards))


class _Import:
    """Files on their way in; one that has met its fate is asked no more."""

    def __init__(self, reader: SheetReader, files: Sequence[File], progress: Progress) -> None:
        self._sheets: dict[int, FilledSheet] = {}
        self._results: list[Result] = []
        for done, (name, content) in enumerate(files, 1):
            self._results.append(self._read(reader, name, content))
            progress(done, len(files))
        self._refuse_doubles()

    def _read(self, reader: SheetReader, name: str, content: Callable[[], bytes]) -> Result:
        try:
            sheet = reader.read(content(), name)
        except UserError as error:
            reasons = tuple(
                f"{f'{each.field}: ' if each.field else ''}{each.message.rstrip('.')}"
                for each in error.faults
            )
            return Result(name, Fate.REFUSED, reasons)
        found = sheet.identity
        answered = sum(rating.answered for rating in sheet.ratings.values())
        of = len(reader.criteria)
        result = Result(
            name, Fate.TAKEN, (), sheet.warnings, found.candidate, found.name, found.panelist, answered, of
        )
        if sheet.is_blank:
            return replace(result, fate=Fate.BLANK, reasons=("nobody has filled it in yet",))
        if not sheet.is_rated:
            reason = "there are notes in it and no rating; choose at least one level, or “Not observed”"
            return replace(result, fate=Fate.REFUSED, reasons=(reason,))
        self._sheets[len(self._results)] = sheet
        return result

    def _refuse_doubles(self) -> None:
        """Take one of several files that say the same; refuse all of several that don't."""
        by_key: dict[tuple[str, str], list[int]] = {}
        for place, sheet in self._sheets.items():
            by_key.setdefault(_key(sheet), []).append(place)
        for places in by_key.values():
            first = places[0]
            same = all(self._sheets[place].ratings == self._sheets[first].ratings for place in places)
            for place in places[1:] if same else places:
                if same:
                    self._decide(place, Fate.UNCHANGED, f"the same as {self._results[first].file}")
                    continue
                others = listed([self._results[each].file for each in places if each != place])
                self._decide(
                    place,
                    Fate.REFUSED,
                    f"another sheet of the same panelist and candidate says otherwise: {others}",
                )

    def compare(self, standing: dict[tuple[str, str], ScorecardRecord], take: Take) -> None:
        """Decide on the files whose scorecard is there already.

        Their ratings may be withheld from the owner, so the store is asked whether they agree.
        """
        submitted: dict[int, FilledSheet] = {}
        for place, sheet in list(self._sheets.items()):
            record = standing.get(_key(sheet))
            if record is None:
                continue
            if record.submitted_at is None:
                begun = f"{sheet.identity.panelist} has begun this scorecard on the pages; finish it there"
                self._decide(place, Fate.REFUSED, begun)
            else:
                submitted[place] = sheet
        refused = _given(submitted, take)
        for place in submitted:
            if place in refused:
                self._decide(place, Fate.REFUSED, *refused[place])
            else:
                self._decide(place, Fate.UNCHANGED, "already here, unchanged")

    def give(self, take: Take) -> None:
        """Hand over all that is good."""
        for place, reasons in _given(self._sheets, take).items():
            self._decide(place, Fate.REFUSED, *reasons)

    def warn(self, warnings: Callable[[FilledSheet], Iterable[str]]) -> None:
        """Add warnings to the files that were taken."""
        for place, sheet in self._sheets.items():
            old = self._results[place]
            self._results[place] = replace(old, warnings=(*old.warnings, *warnings(sheet)))

    def results(self) -> tuple[Result, ...]:
        """Return what became of each file, in their order."""
        return tuple(self._results)

    def _decide(self, place: int, fate: Fate, *reasons: str) -> None:
        self._results[place] = replace(self._results[place], fate=fate, reasons=reasons)
        self._sheets.pop(place, None)


def _key(sheet: FilledSheet) -> tuple[str, str]:
    return sheet.identity.candidate, Actor.panelist(sheet.identity.panelist).person.id


def _given(sheets: dict[int, FilledSheet], take: Take) -> dict[int, tuple[str, ...]]:
    """Hand sheets over at once or, where that is refused, one by one; return who was refused, and why."""
    if not sheets:
        return {}
    try:
        take([sheet.scorecard for sheet in sheets.values()])
    except UserError:
        refused: dict[int, tuple[str, ...]] = {}
        for place, sheet in sheets.items():
            try:
                take([sheet.scorecard])
            except UserError as error:
                refused[place] = tuple(each.message.rstrip(".") for each in error.faults)
        return refused
    return {}


def _strangers(panel: Sequence[str]) -> Callable[[FilledSheet], list[str]]:
    known = {Actor.panelist(name).person.id for name in panel}

    def told(sheet: FilledSheet) -> list[str]:
        name = sheet.identity.panelist
        if not known or Actor.panelist(name).person.id in known:
            return []
        return [f"{name} stands in no round of the interview plan: {listed(panel)}"]

    return told


def _left_out(sheet: FilledSheet) -> list[str]:
    noted = [name for name, rating in sheet.ratings.items() if not rating.answered]
    return [f"notes without a rating stand in no table: {listed(noted)}"] if noted else []


def _table(cards: Iterable[Scorecard]) -> Sheet:
    rows = [
        (
            card.candidate,
            card.panelist,
            criterion,
            "N/O" if rating.level is None else rating.level,
            rating.evidence,
        )
        for card in cards
        for criterion, rating in card.ratings.items()
        if rating.answered
    ]
    return Sheet("ratings", ("candidate", "panelist", "criterion", "rating", "evidence"), tuple(rows))
