"""What a ranking of a requisition rests on: which ratings, under which rubrics, and who is waited for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from carehire.scoring.amendment import Amendment
from carehire.scoring.scorecard import RatingRound
from carehire.values import listed


@dataclass(frozen=True, slots=True)
class Waiting:
    """A candidate who is not scored yet, and why.

    Either ``missing`` panelists haven't submitted (none of them: nobody has begun), or
    they were rated ``under`` other versions of the rubric than the one that is ranked.
    """

    candidate: str
    name: str
    missing: tuple[str, ...] = ()
    under: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Why they are waited for, as a sentence; it tells no rating."""
        if self.under:
            return f"Rated under {listed(self.under, limit=20)}, whose criteria differ."
        if not self.missing:
            return "Nobody has begun a scorecard yet."
        verb = "has" if len(self.missing) == 1 else "have"
        words = f"{listed(self.missing, limit=20)} {verb} not submitted yet."
        return words[0].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Basis:
    """Which ratings were counted. ``labels`` names the rubric versions behind each candidate's score.

    ``debriefed`` says that some counted candidate has ratings from after the debrief, so
    that the two rounds differ. ``amendments`` are those of each candidate's scorecards, of
    both rounds, each panelist's in order of time.
    """

    round: RatingRound
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()
    debriefed: bool = False
    amendments: Mapping[str, tuple[Amendment, ...]] = field(default_factory=dict)

    def apart(self) -> Iterator[tuple[str, tuple[Waiting, ...]]]:
        """Yield those who aren't scored under headings: the panel's, and another version's."""
        open_panels = tuple(each for each in self.waiting if not each.under)
        others = tuple(each for each in self.waiting if each.under)
        if open_panels:
            yield "Waiting for the panel", open_panels
        if others:
            yield "Rated under another version of the rubric", others

    @property
    def words(self) -> str:
        """Which ratings a score is made of, as a sentence."""
        if self.round is RatingRound.INDEPENDENT:
            return (
                "Scores are made of the independent ratings, which each panelist gave "
                "before they could read another's."
            )
        return "Scores are made of the ratings after the debrief: what each panelist holds now."
