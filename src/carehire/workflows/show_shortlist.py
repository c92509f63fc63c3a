"""Show the shortlist of a requisition, and hand it out as a file in the employer's name and language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from carehire.candidates.decision import Decision, in_force
from carehire.catalog import Catalog
from carehire.documents.look import Look
from carehire.people import Actor
from carehire.scoring.ranking import Ranking
from carehire.scoring.robustness import TOP
from carehire.scoring.scorecard import RatingRound
from carehire.storage import Store
from carehire.workflows.name_requisition import name_requisition
from carehire.workflows.score_candidates import export, rank_requisition


@dataclass(frozen=True, slots=True)
class Shortlist:
    """A ranking under its title; the employer is empty and the language the usual one in a draft.

    ``versions`` names the versions of the rubric that were used, oldest first; ``decisions``
    are those in force, by the candidate's id.
    """

    ranking: Ranking
    title: str
    employer: str
    language: str
    openings: int = 1
    versions: tuple[str, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def top(self) -> int:
        """How many count as among the first: as many as are sought, or three where that is one."""
        return self.openings if self.openings > 1 else TOP


def show_shortlist(
    store: Store,
    actor: Actor,
    catalog: Catalog,
    requisition_id: str,
    now: datetime,
    round: RatingRound = RatingRound.INDEPENDENT,
    version: str | None = None,
) -> Shortlist:
    """Return the shortlist of a requisition, made of the ratings of one round.

    Raises NotAllowedError for a panelist, and MixedVersionsError where candidates were
    rated under versions of the rubric that don't go together, until ``version`` names one.
    """
    ranking = rank_requisition(store, actor, catalog, requisition_id, round, version)
    data = store.requisition(actor, requisition_id).data
    named = name_requisition(catalog, data, ranking.rubric.role, now)
    openings = data.get("openings")
    return Shortlist(
        ranking=ranking,
        title=f"Shortlist: {named.title}",
        employer=named.employer,
        language=named.language,
        openings=openings if isinstance(openings, int) else 1,
        versions=tuple(rubric.label for rubric in store.rubrics_used(actor, requisition_id)),
        decisions=in_force(store.decisions(actor, requisition_id)),
    )


def shortlist_file(shortlist: Shortlist, ending: str, look: Look, created: datetime) -> bytes:
    """Return the shortlist as a file of that ending."""
    return export(
        shortlist.ranking,
        ending,
        look,
        title=shortlist.title,
        employer=shortlist.employer,
        language=shortlist.language,
        created=created,
        top=shortlist.top,
        decisions=shortlist.decisions,
    )
