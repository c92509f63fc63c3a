"""Agreement and leniency of one panel, side by side: what a page, a document and a command show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from carehire.candidates.candidate import called
from carehire.errors import UserError
from carehire.rubrics.rubric import RatedCriterion
from carehire.scoring import agreement, leniency
from carehire.scoring.agreement import PanelAgreement
from carehire.scoring.leniency import PanelLeniency
from carehire.scoring.observations import observe
from carehire.scoring.panel import PanelTable
from carehire.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class PanelMeasures:
    """How far a panel agreed, and how leniently each panelist rated.

    ``leniency`` is None where the panel falls into parts; ``refusal`` then names them.
    ``names`` gives criteria and candidates, which stand by their ids, the names that people read.
    """

    agreement: PanelAgreement
    leniency: PanelLeniency | None
    refusal: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def name(self, known_as: str) -> str:
        """Return what a criterion or a candidate is called."""
        return self.names.get(known_as, known_as)


def measure(
    scorecards: Iterable[Scorecard],
    *,
    criteria: Sequence[str] = (),
    names: Mapping[str, str] | None = None,
    warnings: tuple[str, ...] = (),
) -> PanelMeasures:
    """Measure a panel; criteria stand in the order of ``criteria``, others behind them as they come."""
    observations = observe(scorecards, criteria)
    agreed = agreement.measure(observations)
    try:
        found, refusal = leniency.measure(observations, names), ""
    except UserError as error:
        found, refusal = None, str(error)
    return PanelMeasures(agreed, found, refusal, names or {}, warnings)


def measure_panel(panel: PanelTable) -> PanelMeasures:
    """Measure the scorecards of a panel's table under the names of its rubric and its candidates."""
    rated = [criterion for criterion in panel.rubric.criteria if isinstance(criterion, RatedCriterion)]
    names = called(panel.candidates)
    return measure(
        panel.scorecards,
        criteria=[criterion.id for criterion in rated],
        names=names | {criterion.id: criterion.name for criterion in rated},
    )
