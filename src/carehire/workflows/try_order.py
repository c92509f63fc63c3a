"""Try how firm an order is: other weights, other voices, one panelist or criterion less."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from carehire.catalog import Catalog
from carehire.scoring.acceptability import Acceptability, Progress
from carehire.scoring.omissions import Omission
from carehire.scoring.ranking import Ranking
from carehire.scoring.robustness import Robustness, examine, examine_briefly
from carehire.scoring.turning_points import Turn
from carehire.workflows.score_candidates import rank_files


@dataclass(frozen=True, slots=True)
class Trial:
    """How much is tried: so many draws from one seed, and how many count as among the first."""

    draws: int = 10_000
    seed: int = 1
    top: int = 3


def try_files(
    catalog: Catalog,
    rubric: str | Path,
    candidates: Path,
    ratings: Path,
    trial: Trial,
    progress: Progress = lambda done, of: None,  # noqa: ARG005 - nobody asked
) -> Robustness:
    """Rank the candidates of a table by the ratings of another, and try that order.

    Raises UserError with the faults of the files, or with what can't be tried.
    """
    ranking = rank_files(catalog, rubric, candidates, ratings)
    return examine(ranking, trial.draws, trial.seed, trial.top, progress)


def try_ranking(ranking: Ranking, top: int) -> Robustness | None:
    """Try a ranking in a moment, for a page; None where fewer than two are ranked."""
    return examine_briefly(ranking, top)


def fingerprint(ranking: Ranking) -> bytes:
    """Return what differs wherever two rankings, tried, would tell anything else."""
    panel = ranking.panel
    people = [(candidate.id, candidate.name) for candidate in panel.candidates]
    ratings = sorted(
        (card.candidate, card.panelist, name, str(rating.level))
        for card in panel.scorecards
        for name, rating in card.ratings.items()
    )
    whole = repr((panel.rubric.model_dump_json(), people, ratings)).encode("utf-8", "surrogatepass")
    return blake2b(whole + panel.points.tobytes() + panel.gates.tobytes()).digest()


def as_data(found: Robustness) -> dict[str, Any]:
    """Return what was found as plain data, as ``carehire robustness --json`` prints it; never a NaN."""
    ranking = found.ranking
    smallest = found.smallest_change
    return {
        "rubric": ranking.rubric.id,
        "draws": found.weightings.draws,
        "seed": found.seed,
        "top": found.weightings.top,
        "candidates": _candidates(found, found.weightings),
        "not_ranked": [
            {"candidate": result.candidate, "name": result.name, "status": result.status.value}
            for result in ranking.results()
            if result.rank is None
        ],
        "smallest_change": _turn(smallest) if smallest else None,
        "changes": [_turn(turn) for turn in found.turns],
        "without_panelist": [{"panelist": each.id} | _omission(each) for each in found.without_panelist],
        "without_criterion": [{"criterion": each.id} | _omission(each) for each in found.without_criterion],
        "bootstrap": _drawn("ratings", found, found.redrawn),
        "voices": _drawn("panelists", found, found.panels),
        "warnings": list(ranking.warnings),
    }


def _drawn(over: str, found: Robustness, counts: Acceptability | None) -> dict[str, Any] | None:
    if counts is None:
        return None
    return {"over": over, "draws": counts.draws, "candidates": _candidates(found, counts)}


def _candidates(found: Robustness, counts: Acceptability) -> list[dict[str, Any]]:
    ids = [result.candidate for result in found.ranked]
    made = []
    for place, result in enumerate(found.ranked):
        counted = place < len(counts.at_rank)
        paired = place < len(counts.wins)
        made.append(
            {
                "candidate": result.candidate,
                "name": result.name,
                "rank": result.rank,
                "score": result.score,
                "first": counts.share(counts.first[place]),
                "among_first": counts.share(counts.among_first[place]),
                "rank_shares": [counts.share(c) for c in counts.at_rank[place].tolist()] if counted else None,
                "pairwise_wins": {
                    other: counts.share(won)
                    for other, won in zip(ids, counts.wins[place].tolist(), strict=False)
                    if other != result.candidate
                }
                if paired
                else None,
            }
        )
    return made


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "criterion": turn.criterion,
        "from": turn.before,
        "to": turn.after,
        "from_share": turn.share_before,
        "to_share": turn.share_after,
        "winner": turn.winners[0],
        "winners": list(turn.winners),
    }


def _omission(omission: Omission) -> dict[str, Any]:
    return {
        "first": list(omission.first),
        "winner_changes": omission.winner_changes,
        "moves": [
            {"candidate": move.candidate, "from": move.before, "to": move.after} for move in omission.moves
        ],
    }
