"""Tell the amendments of a scorecard: every version beside the one before it, and the one that is begun."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.scoring.amendment import Amendment, Sides, sides
from carehire.storage.records import ScorecardRecord, VersionRecord


def amendments_of(card: ScorecardRecord, known: Mapping[str, Rubric]) -> tuple[Amendment, ...]:
    """Return the amendments of a scorecard, oldest first; none while it is withheld.

    ``known`` holds the rubrics of its versions by their labels.
    """
    if card.withheld:
        return ()
    return tuple(
        Amendment(
            card.candidate,
            card.panelist.name,
            new.number,
            new.round,
            new.reason,
            new.made_at,
            old.rubric_label,
            new.rubric_label,
            sides(
                old.ratings,
                _asked(known[old.rubric_label]),
                new.ratings,
                _asked(known[new.rubric_label]),
            ),
        )
        for old, new in pairwise(card.versions)
    )


def begun(card: ScorecardRecord, known: Mapping[str, Rubric], now: Rubric) -> tuple[Sides, ...]:
    """Return the begun amendment beside the last version; empty where none is begun."""
    if card.amendment is None or not card.versions:
        return ()
    last: VersionRecord = card.versions[-1]
    return sides(last.ratings, _asked(known[last.rubric_label]), card.amendment.ratings, _asked(now))


def _asked(rubric: Rubric) -> dict[str, str]:
    return {each.id: each.name for each in rubric.criteria if isinstance(each, RatedCriterion)}
