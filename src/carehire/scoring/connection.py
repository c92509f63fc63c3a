"""Which panelists can be compared at all: the parts into which a panel falls.

Panelists and candidates are joined by ratings. Where two parts share nobody, a lenient panelist
can't be told from a strong candidate, and no arithmetic should pretend to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carehire.scoring.observations import Observations
from carehire.values import listed

_MOST_PARTS, _MOST_NAMES = 6, 6


@dataclass(frozen=True, slots=True)
class Part:
    """Panelists and the candidates whom they rated, joined to nobody else."""

    panelists: tuple[str, ...]
    candidates: tuple[str, ...]


def parts(seen: Observations) -> tuple[Part, ...]:
    """Return the parts into which ratings fall, the largest first; one where all is connected."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not len(seen):
        return ()
    whom, who = len(seen.candidates), len(seen.panelists)
    edges = coo_array(
        (np.ones(len(seen)), (seen.candidate, whom + seen.panelist)), shape=(whom + who, whom + who)
    )
    _, labels = connected_components(edges, directed=False)
    members: dict[int, tuple[list[str], list[str]]] = {}
    for side, names, places in (
        (0, seen.panelists, whom + np.unique(seen.panelist)),
        (1, seen.candidates, np.unique(seen.candidate)),
    ):
        first = whom if side == 0 else 0
        for place in places.tolist():
            members.setdefault(int(labels[place]), ([], []))[side].append(names[place - first])
    found = [Part(tuple(sorted(who)), tuple(whom)) for who, whom in members.values()]
    return tuple(sorted(found, key=lambda part: (-len(part.candidates), part.panelists)))


def refusal(apart: tuple[Part, ...], names: Mapping[str, str] | None = None) -> str:
    """Say why a panel of several parts can't be adjusted, and name its parts.

    ``names`` gives candidates who stand by their ids the names that people read.
    """
    called = names or {}
    told = []
    for part in apart[:_MOST_PARTS]:
        whom = [called.get(candidate, candidate) for candidate in part.candidates]
        told.append(f"{listed(part.panelists, limit=_MOST_NAMES)} rated {listed(whom, limit=_MOST_NAMES)}")
    more = f"; and {len(apart) - _MOST_PARTS} more" if len(apart) > _MOST_PARTS else ""
    return (
        f"The panel falls into {len(apart)} parts that share no candidate and no panelist, so a lenient "
        f"panelist can't be told from a strong candidate: {'; '.join(told)}{more}. "
        "Let a panelist of one part rate a candidate of each other part."
    )
