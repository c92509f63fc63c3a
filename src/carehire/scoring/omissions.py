"""What the order would be without one panelist's ratings, and without one criterion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from carehire.rubrics.rubric import Rubric
from carehire.scoring.panel import collect
from carehire.scoring.ranking import Ranking, rank


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody whose rank differs; None is no rank."""

    candidate: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Omission:
    """The ranking without ``name``: who is first then, and whose rank differs.

    ``id`` is a criterion's id, or a panelist's name. ``first`` is empty where nobody would be ranked.
    """

    id: str
    name: str
    first: tuple[str, ...]
    winner_changes: bool
    moves: tuple[Move, ...]


def without_each_panelist(ranking: Ranking) -> tuple[Omission, ...]:
    """Return what changes without each panelist in turn; gates and coverage are decided anew."""
    panel = ranking.panel
    names = {card.panelist.casefold(): card.panelist for card in panel.scorecards}
    made = []
    for folded, name in sorted(names.items()):
        rest = [card for card in panel.scorecards if card.panelist.casefold() != folded]
        made.append(_compared(ranking, rank(collect(panel.rubric, panel.candidates, rest)), name, name))
    return tuple(made)


def without_each_criterion(ranking: Ranking) -> tuple[Omission, ...]:
    """Return what changes without each criterion that counts; none where only one does.

    Taken out is its weight, so that coverage is that of the criteria which are left.
    """
    rubric = ranking.rubric
    weighed = [criterion for criterion in rubric.criteria if criterion.weight > 0]
    if len(weighed) < 2:
        return ()
    return tuple(
        _compared(
            ranking,
            rank(replace(ranking.panel, rubric=_weightless(rubric, criterion.id))),
            criterion.id,
            criterion.name,
        )
        for criterion in weighed
    )


def _weightless(rubric: Rubric, name: str) -> Rubric:
    criteria = tuple(
        criterion.model_copy(update={"weight": 0.0}) if criterion.id == name else criterion
        for criterion in rubric.criteria
    )
    return rubric.model_copy(update={"criteria": criteria})


def _compared(before: Ranking, after: Ranking, name: str, called: str) -> Omission:
    people = before.panel.candidates
    moves = (
        Move(person.id, int(old) or None, int(new) or None)
        for person, old, new in zip(people, before.ranks, after.ranks, strict=True)
        if old != new
    )
    first = _first(after)
    return Omission(name, called, tuple(first), set(first) != set(_first(before)), tuple(moves))


def _first(ranking: Ranking) -> Iterable[str]:
    rows = ranking.order[: ranking.ranked]
    return [ranking.panel.candidates[int(row)].id for row in rows[ranking.ranks[rows] == 1]]
