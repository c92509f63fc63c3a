"""How firm an order is: other weights, other voices, other ratings, one panelist or one criterion less."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from carehire.errors import Fault, UserError
from carehire.scoring.acceptability import Acceptability, Progress
from carehire.scoring.omissions import Omission, without_each_criterion, without_each_panelist
from carehire.scoring.ranking import Ranking
from carehire.scoring.redrawing import redraw
from carehire.scoring.resampling import resample
from carehire.scoring.result import Result
from carehire.scoring.turning_points import Turn, turns
from carehire.scoring.weightings import weigh_anew

DRAWS, SEED, TOP = 10_000, 1, 3
_MOST_DRAWS = 10_000_000
# So many scores are drawn in a moment; fewer draws than a thousand would show in the percents.
_MOMENT, _FEWEST = 1_000_000, 1_000


@dataclass(frozen=True, eq=False)
class Robustness:
    """What was tried on a ranking, and what came of it.

    Only those who are ranked take part; what stands apart stays apart. ``turns`` has the
    smallest change first; ``panels`` is None where fewer than two panelists rated, and ``redrawn``
    where no candidate has two ratings on a criterion.
    """

    ranking: Ranking
    seed: int
    weightings: Acceptability
    panels: Acceptability | None
    redrawn: Acceptability | None
    turns: tuple[Turn, ...]
    without_panelist: tuple[Omission, ...]
    without_criterion: tuple[Omission, ...]

    @cached_property
    def ranked(self) -> tuple[Result, ...]:
        """Those who took part, in the order of all counts."""
        return tuple(islice(self.ranking.results(), self.ranking.ranked))

    @property
    def smallest_change(self) -> Turn | None:
        """The smallest change of one weight that changes the winner; None where none does."""
        return self.turns[0] if self.turns else None


def examine(
    ranking: Ranking,
    draws: int = DRAWS,
    seed: int = SEED,
    top: int = TOP,
    progress: Progress = lambda done, of: None,  # noqa: ARG005 - nobody asked
) -> Robustness:
    """Try how firm a ranking is; the same seed gives the same answer.

    Raises UserError where draws, seed or top make no sense, or fewer than two are ranked.
    """
    refuse(ranking, draws, seed, top)
    weightings = weigh_anew(ranking, draws, seed, top, lambda done, of: progress(done, 3 * of))
    panels = resample(ranking, draws, seed, top, lambda done, of: progress(of + done, 3 * of))
    redrawn = redraw(
        ranking, draws, seed, top, lambda done, of: progress(2 * draws + draws * done // of, 3 * draws)
    )
    return Robustness(
        ranking,
        seed,
        weightings,
        panels,
        redrawn,
        turns(ranking),
        without_each_panelist(ranking),
        without_each_criterion(ranking),
    )


def examine_briefly(ranking: Ranking, top: int = TOP) -> Robustness | None:
    """Try a ranking as well as a moment allows, for pages and documents; None for fewer than two."""
    if ranking.ranked < 2:
        return None
    return examine(ranking, max(_FEWEST, min(DRAWS, _MOMENT // ranking.ranked)), SEED, top)


def refuse(ranking: Ranking, draws: int, seed: int, top: int) -> None:
    """Raise UserError with all that stands against trying a ranking."""
    faults = []
    if not 1 <= draws <= _MOST_DRAWS:
        faults.append(Fault(f"{draws:,} draws were asked for; give from 1 to {_MOST_DRAWS:,}", field="draws"))
    if seed < 0:
        faults.append(Fault(f"the seed is {seed}; give 0 or more", field="seed"))
    if top < 1:
        faults.append(Fault(f"the first {top} were asked for; give 1 or more", field="top"))
    if ranking.ranked == 0:
        faults.append(Fault("nobody is ranked, so there is no order to try; `carehire rank` says why"))
    elif ranking.ranked == 1:
        name = ranking.panel.candidates[int(ranking.order[0])].name
        faults.append(Fault(f"only {name} is ranked, and one candidate makes no order; two or more do"))
    if faults:
        raise UserError(faults)
