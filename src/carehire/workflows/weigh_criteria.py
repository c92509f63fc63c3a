"""Weigh a requisition's criteria otherwise: with a reason, and as a version once the rubric is frozen."""

from __future__ import annotations

import math
from collections.abc import Mapping

from carehire.catalog import Catalog
from carehire.errors import Fault, UserError
from carehire.people import Actor
from carehire.rubrics.rubric import Criterion, Rubric
from carehire.storage import Store
from carehire.workflows.choose_rubric import current_rubric

HEAVIEST = 100.0
"""More than this beside the usual 1 would leave the other criteria without a voice."""


def weigh(
    store: Store,
    actor: Actor,
    catalog: Catalog,
    requisition_id: str,
    weights: Mapping[str, float],
    reason: str,
) -> Rubric:
    """Let the requisition use its rubric with other weights; a criterion that isn't named keeps its own.

    The reason stands with each criterion whose weight changed, and with the new version
    where the rubric is frozen. Raises UserError with every fault, and where nothing changes.
    """
    rubric = current_rubric(store, actor, catalog, requisition_id)
    why = " ".join(reason.split())
    faults = [*_faults(rubric, weights, why)]
    if faults:
        raise UserError(faults)
    criteria = tuple(_weighed(each, weights.get(each.id, each.weight), why) for each in rubric.criteria)
    return store.set_rubric(
        actor, requisition_id, rubric.model_copy(update={"criteria": criteria}), why
    ).rubric


def _faults(rubric: Rubric, weights: Mapping[str, float], why: str) -> list[Fault]:
    found = []
    for criterion in rubric.criteria:
        weight = weights.get(criterion.id, criterion.weight)
        if not (math.isfinite(weight) and 0 <= weight <= HEAVIEST):
            found.append(Fault(f"{weight:g} is no weight; give 0 to {HEAVIEST:g}", field=criterion.name))
    if found:
        return found
    if not sum(weights.get(each.id, each.weight) for each in rubric.criteria) > 0:
        found.append(Fault("they sum to zero; give at least one criterion a weight above 0", field="Weights"))
    if all(weights.get(each.id, each.weight) == each.weight for each in rubric.criteria):
        found.append(Fault("none differs from the one in use", field="Weights"))
    if not why:
        found.append(Fault("say why; the reason stands beside the weights", field="Reason"))
    return found


def _weighed(criterion: Criterion, weight: float, why: str) -> Criterion:
    if weight == criterion.weight:
        return criterion
    return criterion.model_copy(update={"weight": weight, "weight_reason": why})
