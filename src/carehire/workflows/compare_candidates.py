"""Compare two to five candidates of a requisition side by side, on a page and as a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from carehire import writers
from carehire.documents import comparison
from carehire.documents.blocks import Document
from carehire.documents.look import Look
from carehire.errors import UserError, unknown
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import Result
from carehire.workflows.show_shortlist import Shortlist

FEWEST, MOST = comparison.FEWEST, comparison.MOST
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everybody who can be chosen, in the order of the ranking, and the ids of who was.

    ``strange`` are wanted ids that nobody has; ``left_out`` says how many were too many.
    """

    shortlist: Shortlist
    everybody: tuple[Result, ...]
    chosen: tuple[str, ...]
    strange: tuple[str, ...]
    left_out: int

    @property
    def ranking(self) -> Ranking:
        """The ranking of which the candidates are."""
        return self.shortlist.ranking

    @property
    def results(self) -> tuple[Result, ...]:
        """Those who are compared, in the order in which they were chosen."""
        by_id = {result.candidate: result for result in self.everybody}
        return tuple(by_id[name] for name in self.chosen)

    @property
    def is_whole(self) -> bool:
        """Whether enough were chosen to be compared."""
        return len(self.chosen) >= FEWEST


def compare_candidates(shortlist: Shortlist, wanted: Sequence[str] | None) -> Comparison:
    """Return the comparison of ``wanted`` ids of a shortlist, by the ratings that it counts.

    Where nobody was named yet (None) it is of the leading three.
    """
    everybody = tuple(shortlist.ranking.results())
    known = [result.candidate for result in everybody]
    asked = list(dict.fromkeys(known[:_OFFERED] if wanted is None else wanted))
    found = [name for name in asked if name in known]
    return Comparison(
        shortlist,
        everybody,
        tuple(found[:MOST]),
        tuple(name for name in asked if name not in known),
        len(found[MOST:]),
    )


def comparison_document(compared: Comparison, created: datetime) -> Document:
    """Return the comparison as a document. Raises UserError for fewer than two candidates."""
    if not compared.is_whole:
        raise UserError(f"choose {FEWEST} to {MOST} candidates to compare")
    about = compared.shortlist
    return comparison.build(
        compared.ranking,
        compared.results,
        title=about.title.replace("Shortlist: ", "Comparison: ", 1),
        employer=about.employer,
        language=about.language,
        created=created,
    )


def comparison_file(compared: Comparison, ending: str, look: Look, created: datetime) -> bytes:
    """Return the comparison as a file of that ending."""
    if ending not in writers.FORMATS:
        raise UserError(unknown("format", ending, writers.FORMATS))
    return writers.FORMATS[ending].write(comparison_document(compared, created), look)
