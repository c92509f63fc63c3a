"""What one cell of a ratings table means: whom, which criterion, and which level or "not observed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carehire.candidates.candidate import Candidate
from carehire.errors import unknown
from carehire.rubrics.rubric import Rubric, Scale
from carehire.scoring.panel import not_ratable, off_scale
from carehire.values import folded

NOT_OBSERVED = frozenset(
    {"", "n/o", "no", "n.o.", "n/a", "na", "not observed", "not_observed", "-", "–", "—"}
)
# The same without what stands between the letters: N / O, n.a., Not-observed.
_LETTERS = frozenset(
    {"no", "na", "notobserved", "unobserved", "notapplicable", "notrated", "unrated", "notassessed"}
)
_MOST_HINTS = 200


class _Names:
    """Whom a cell of the candidate column means: an id, or a name that only one candidate has."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.ids = {candidate.id for candidate in candidates}
        self.known = [text for candidate in candidates for text in {candidate.id, candidate.name}]
        self.strangers: dict[str, str] = {}
        self.by_text: dict[str, set[str]] = {}
        for text, candidate in [(c.id, c) for c in candidates] + [(c.name, c) for c in candidates]:
            self.by_text.setdefault(folded(text), set()).add(candidate.id)

    def id_of(self, text: str) -> str:
        """Return the id. Raises ValueError with a sentence where it is nobody's, or several people's."""
        tidy = " ".join(text.split())
        if tidy in self.ids:
            return tidy
        meant = self.by_text.get(folded(tidy), set())
        if len(meant) > 1:
            raise ValueError(f'"{tidy}" may be {" or ".join(sorted(meant))}; give the id')
        if not meant:
            raise ValueError(self._stranger(tidy))
        return next(iter(meant))

    def _stranger(self, text: str) -> str:
        # Looking for the nearest name is slow, and a whole file may be the wrong one.
        if text not in self.strangers:
            if len(self.strangers) >= _MOST_HINTS:
                return f'there is no candidate "{text}"'
            self.strangers[text] = unknown("candidate", text, self.known)
        return self.strangers[text]


class Known:
    """What the cells of a table mean where its rubric and its candidates are known."""

    def __init__(self, rubric: Rubric, candidates: Sequence[Candidate]) -> None:
        self._rubric = rubric
        self._names = _Names(candidates)

    def candidate(self, text: str) -> str:
        """Return the candidate's id. Raises ValueError with a sentence."""
        return self._names.id_of(text)

    def criterion(self, text: str) -> str:
        """Return the criterion's id. Raises ValueError where it is none that is rated."""
        found = self._rubric.criterion(text)
        if found is None:
            known = self._rubric.criteria
            raise ValueError(unknown("criterion", text, [*(c.name for c in known), *(c.id for c in known)]))
        refusal = not_ratable(found)
        if refusal:
            raise ValueError(refusal)
        return found.id

    def level(self, text: str) -> int | None:
        """Return the level, None for not observed. Raises ValueError off the scale."""
        return level_of(text, self._rubric.scale)


class Unknown:
    """What the cells mean where the table stands alone: names as they come, and any whole number.

    Names that differ in case or spaces are the same; the first spelling is kept.
    """

    def __init__(self) -> None:
        self._spelled: dict[tuple[str, str], str] = {}

    def candidate(self, text: str) -> str:
        """Return the candidate's name as it was first spelled."""
        return self._first("candidate", text)

    def criterion(self, text: str) -> str:
        """Return the criterion's name as it was first spelled."""
        return self._first("criterion", text)

    def level(self, text: str) -> int | None:
        """Return the number, None for not observed. Raises ValueError where it is no whole one."""
        if says_not_observed(text):
            return None
        # Three zeros behind a point or comma may be thousands, where no scale says that they are not.
        whole = re.fullmatch(r"\+?(-?\d{1,9})(?:[.,]0{1,2})?", folded(text))
        if not whole:
            raise ValueError(
                f'found "{text}"; a rating is a whole number of at most nine digits, or N/O for not observed'
            )
        return int(whole[1])

    def _first(self, kind: str, text: str) -> str:
        return self._spelled.setdefault((kind, folded(text)), " ".join(text.split()))


def says_not_observed(text: str) -> bool:
    """Tell whether a cell says that a panelist did not observe a criterion, however it is spelt.

    >>> says_not_observed("N / O"), says_not_observed("not-observed"), says_not_observed("nothing")
    (True, True, False)
    """
    plain = folded(text)
    # Only what people put between letters: "#N/A" is a spreadsheet's error and no answer.
    return plain in NOT_OBSERVED or re.sub(r"[\s./\\_-]+", "", plain) in _LETTERS


def level_of(text: str, scale: Scale) -> int | None:
    """Return the level that a cell states, None for not observed. Raises ValueError with a sentence."""
    if says_not_observed(text):
        return None
    whole = re.fullmatch(r"\+?(-?\d{1,9})(?:[.,]0+)?", folded(text))
    if not whole or int(whole[1]) not in scale.levels:
        raise ValueError(f'found "{text}"; {off_scale(scale)}')
    return int(whole[1])
