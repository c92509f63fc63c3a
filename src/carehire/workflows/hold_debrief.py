"""Hold the debrief: what the panel saw of each candidate, as far as whoever asks may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from carehire import writers
from carehire.candidates.candidate import Candidate
from carehire.candidates.decision import Decision, in_force
from carehire.catalog import Catalog
from carehire.documents import debrief as packet
from carehire.documents import debrief_sheets
from carehire.documents.debrief_sheets import Given
from carehire.documents.look import Look
from carehire.errors import NotFoundError, UserError, unknown
from carehire.people import Actor
from carehire.scoring.debrief import Debrief, Overview, hold, overview
from carehire.scoring.panel import PanelTable, collect
from carehire.scoring.ranking import Ranking, rank
from carehire.storage import Store
from carehire.storage.access import is_owner
from carehire.storage.records import ScorecardRecord
from carehire.workflows.name_requisition import Named, name_requisition
from carehire.workflows.score_candidates import role_rubric
from carehire.writers import xlsx

ENDINGS = (*writers.FORMATS, "xlsx")


@dataclass(frozen=True, slots=True)
class Meeting:
    """All debriefs of a requisition, in the order in which the candidates came.

    ``panel`` holds the ratings that each panelist made alone. ``ranking`` and
    ``decisions`` (oldest first) are the owner's alone: a panelist has None and nothing.
    """

    requisition: str
    named: Named
    panel: PanelTable
    debriefs: tuple[Debrief, ...]
    given: tuple[Given, ...]
    ranking: Ranking | None = None
    decisions: tuple[Decision, ...] = ()

    def of(self, candidate: str) -> Debrief:
        """Return the debrief of the candidate of that id. Raises NotFoundError."""
        for debrief in self.debriefs:
            if debrief.candidate.id == candidate:
                return debrief
        raise NotFoundError(unknown("candidate", candidate, (each.candidate.id for each in self.debriefs)))

    def history(self, candidate: str) -> tuple[Decision, ...]:
        """Return what was decided about a candidate, the newest first."""
        return tuple(each for each in reversed(self.decisions) if each.candidate == candidate)

    @property
    def decided(self) -> dict[str, Decision]:
        """The decision in force about each candidate about whom there is one."""
        return in_force(self.decisions)

    @property
    def overview(self) -> Overview:
        """The heat map over all candidates."""
        return overview(self.panel)


def hold_debrief(store: Store, actor: Actor, catalog: Catalog, requisition_id: str, now: datetime) -> Meeting:
    """Return the debriefs that the actor may join: an owner all, a panelist those they submitted for."""
    rubric = store.rubric(actor, requisition_id) or role_rubric(store, actor, catalog, requisition_id)
    records = store.scorecards(actor, requisition_id)
    submitted = [record for record in records if record.submitted_at is not None]
    people = _joined(actor, store.candidates(actor, requisition_id), submitted)
    ids = {person.id for person in people}
    panel = collect(rubric, people, [each.scorecard for each in submitted if each.candidate in ids])
    data = store.requisition(actor, requisition_id).data
    return Meeting(
        requisition=requisition_id,
        named=name_requisition(catalog, data, rubric.role, now),
        panel=panel,
        debriefs=tuple(hold(panel, person.id, _waiting(records, person)) for person in people),
        given=tuple(_given(each) for each in submitted if each.candidate in ids),
        ranking=rank(panel) if is_owner(actor) else None,
        decisions=tuple(store.decisions(actor, requisition_id)) if is_owner(actor) else (),
    )


def ending_of(path: Path) -> str:
    """Return the form that a file's ending asks for. Raises UserError for one that is not offered."""
    ending = path.suffix.lstrip(".").lower()
    if ending not in ENDINGS:
        found = f'ends with ".{ending}"' if ending else "has no ending"
        raise UserError(f"{path.name} {found}; give a file that ends with .docx or .xlsx")
    return ending


def export(meeting: Meeting, ending: str, look: Look, created: datetime) -> bytes:
    """Return the packet as a document, or ranking, ratings and decisions as a workbook."""
    return workbook(meeting) if ending == "xlsx" else packet_file(meeting, ending, look, created)


def packet_file(meeting: Meeting, ending: str, look: Look, created: datetime) -> bytes:
    """Return the debrief packet as a file of that ending, such as ``docx``."""
    document = packet.build(
        meeting.debriefs,
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


def _joined(
    actor: Actor, people: Sequence[Candidate], submitted: Sequence[ScorecardRecord]
) -> list[Candidate]:
    if is_owner(actor):
        return list(people)
    own = {record.candidate for record in submitted if record.panelist.id == actor.person.id}
    return [person for person in people if person.id in own]


def _waiting(records: Sequence[ScorecardRecord], person: Candidate) -> tuple[str, ...]:
    """Return who has begun a scorecard for somebody and not submitted it."""
    of_them = (record for record in records if record.candidate == person.id)
    return tuple(record.panelist.name for record in of_them if record.submitted_at is None)


def _given(record: ScorecardRecord) -> Given:
    return Given(record.scorecard, record.submitted_at)
