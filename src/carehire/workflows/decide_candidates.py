"""Decide about candidates: what a decision rests on is taken from the ranking of that moment."""

from __future__ import annotations

from typing import Any

from carehire.candidates.decision import Decision, Standing
from carehire.people import Actor
from carehire.storage import Store
from carehire.workflows.hold_debrief import Meeting


def decide(
    store: Store, actor: Actor, meeting: Meeting, candidate: str, choice: str, reason: str, by: str
) -> Decision:
    """Keep a decision about a candidate, with the rubric, score and coverage as they are now.

    Raises UserError with every fault, such as a reason or a name that is missing.
    """
    return store.decide(
        actor, meeting.requisition, candidate, choice, reason, by, standing(meeting, candidate)
    )


def standing(meeting: Meeting, candidate: str) -> Standing:
    """Return what a decision about a candidate would rest on now: the ratings after the debrief."""
    result, label = meeting.result(candidate), meeting.panel.rubric.label
    return Standing(label, result.score, result.coverage) if result else Standing(label)


def as_data(meeting: Meeting) -> list[dict[str, Any]]:
    """Return each candidate's decision in force, and those before it, as plain data."""
    people = []
    for debrief in meeting.debriefs:
        made = [_data(each) for each in meeting.history(debrief.candidate.id)]
        people.append(
            {
                "candidate": debrief.candidate.id,
                "name": debrief.candidate.name,
                "decision": made[0] if made else None,
                "earlier": made[1:],
            }
        )
    return people


def _data(decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision.choice.value,
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "rubric": decision.standing.rubric,
        "score": decision.standing.score,
        "coverage": decision.standing.coverage,
    }
