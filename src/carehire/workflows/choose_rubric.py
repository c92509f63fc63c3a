"""Choose the rubric of a requisition: what it scores, whether the posting says so, whether it is frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from carehire.catalog import Catalog
from carehire.findings import Finding
from carehire.people import Actor
from carehire.postings.role import Requirement
from carehire.rubrics.rubric import Criterion, Rubric
from carehire.rubrics.versions import Difference, differences
from carehire.storage import Store
from carehire.storage.access import is_owner
from carehire.storage.panel_records import RubricChange
from carehire.workflows.count_ratings import role_rubric
from carehire.workflows.post_role import prepare
from carehire.workflows.review_rubric import review_rubric

USUAL_LANGUAGE = "en-US"


@dataclass(frozen=True, slots=True)
class Scored:
    """A criterion, its share of the whole weight, and the lines of the posting that ask for it."""

    criterion: Criterion
    share: float
    asked_by: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class RubricSheet:
    """A requisition's rubric. ``chosen`` says that it is pinned; ``submitted`` scorecards freeze it.

    ``newer`` is the catalog's present text where that says something else than the pinned
    one, and ``changes`` what it would change. ``history`` tells an owner of the versions
    that were made after the first submission. ``traced_to_role`` says that the posting is
    not whole yet, so that the lines of its role stand for it.
    """

    rubric: Rubric
    lines: tuple[Scored, ...]
    findings: tuple[Finding, ...]
    chosen: bool
    submitted: int
    newer: Rubric | None
    changes: tuple[Difference, ...]
    history: tuple[RubricChange, ...]
    traced_to_role: bool
    title: str
    language: str

    @property
    def frozen(self) -> bool:
        """Whether scorecards were submitted under it, so that it can no longer change."""
        return self.chosen and self.submitted > 0


def current_rubric(store: Store, actor: Actor, catalog: Catalog, requisition_id: str) -> Rubric:
    """Return the rubric that a requisition chose, or the one that its role offers."""
    chosen = store.rubric(actor, requisition_id)
    return chosen or role_rubric(store, actor, catalog, requisition_id)


def show_rubric(
    store: Store, actor: Actor, catalog: Catalog, requisition_id: str, now: datetime
) -> RubricSheet:
    """Return the rubric with its two-way trace: who asks for what is scored, what is asked and not scored."""
    record = store.requisition(actor, requisition_id)
    chosen = store.rubric(actor, requisition_id)
    offered = role_rubric(store, actor, catalog, requisition_id)
    rubric = chosen or offered
    prepared = prepare(catalog, record.data, now)
    posting = prepared.posting
    role = catalog.role(str(record.data.get("role")))
    asked = posting.requirements if posting else role.requirements
    weights = sum(criterion.weight for criterion in rubric.criteria)
    newer = offered if chosen and _content(chosen) != _content(offered) else None
    return RubricSheet(
        rubric=rubric,
        lines=tuple(
            Scored(
                criterion,
                criterion.weight / weights,
                tuple(line for line in asked if line.criterion == criterion.id),
            )
            for criterion in rubric.criteria
        ),
        findings=(
            *(each for each in review_rubric(catalog, rubric) if posting is None or each.check != "trace"),
            *(each for each in prepared.findings if each.check == "trace"),
        ),
        chosen=chosen is not None,
        submitted=record.counts.scorecards_submitted,
        newer=newer,
        changes=tuple(differences(rubric, newer)) if newer else (),
        history=tuple(store.rubric_changes(actor, requisition_id)) if is_owner(actor) else (),
        traced_to_role=posting is None,
        title=posting.title if posting else str(record.data.get("title") or role.title),
        language=posting.language if posting else USUAL_LANGUAGE,
    )


def use_rubric(store: Store, actor: Actor, catalog: Catalog, requisition_id: str, reason: str = "") -> Rubric:
    """Pin the rubric that the requisition's role offers now.

    Where another is frozen this makes a new version, and raises UserError without a reason.
    """
    offered = role_rubric(store, actor, catalog, requisition_id)
    return store.set_rubric(actor, requisition_id, offered, reason).rubric


def _content(rubric: Rubric) -> dict[str, object]:
    return rubric.model_dump(exclude={"version"})
