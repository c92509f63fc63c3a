"""Reads what a candidate holds, such as a degree, against the levels that a rubric knows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from carehire.candidates.candidate import Candidate
from carehire.rubrics.rubric import CredentialCriterion, CredentialLevel, Rubric

NONE_HELD = frozenset({"none", "no", "nothing", "no degree", "no certificate", "no certification"})


_UNFINISHED = re.compile(r"\b(progress|process|part|lieu|place|exchange|\d+)\b")


def spelled(text: str) -> str:
    """Return a name in the form in which two spellings of it are equal."""
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").split()).rstrip(" .")


def held(candidate: Candidate, fact: str) -> tuple[str, ...]:
    """Return what a candidate's text fact lists; a number is what it reads as."""
    value = candidate.facts.get(fact)
    if isinstance(value, int | float):
        return (f"{value:g}",)
    return candidate.names(fact)


@dataclass(frozen=True, slots=True)
class Holding:
    """The best level that somebody holds (None: none known), and the names nobody could place."""

    best: CredentialLevel | None
    strange: tuple[str, ...]


def read(fact: str, candidate: Candidate, known: Mapping[str, CredentialLevel]) -> Holding:
    """Place what a candidate's fact names on levels ``by_spelling``; the best one counts."""
    whole = candidate.facts.get(fact)
    if isinstance(whole, str) and (spelling := placed(whole, known)):  # a name may itself have a comma in it
        return Holding(known[spelling], ())
    names = held(candidate, fact)
    levels = [known[spelling] for name in names if (spelling := placed(name, known))]
    best = max(levels, key=lambda level: level.points, default=None)
    return Holding(best, tuple(name for name in names if not placed(name, known)))


def placed(name: str, known: Container[str]) -> str | None:
    """Return the known spelling that ``name`` is, with or without its subject: ``BSc in marketing``."""
    spelling = spelled(name)
    if spelling in known:
        return spelling
    degree, _, subject = spelling.partition(" in ")
    return degree if subject and degree in known and not _UNFINISHED.search(subject) else None


def by_spelling(criterion: CredentialCriterion) -> dict[str, CredentialLevel]:
    """Return the criterion's levels by each of their spellings."""
    return {spelled(name): level for level in criterion.levels for name in (level.name, *level.also)}


def spellings(rubric: Rubric, fact: str) -> dict[str, frozenset[str]]:
    """Return, for each known spelling of a fact's credentials, all spellings of the same credential."""
    known: dict[str, frozenset[str]] = {}
    for level in _levels(rubric, fact):
        alike = frozenset(spelled(name) for name in (level.name, *level.also))
        known |= dict.fromkeys(alike, alike)
    return known


def _levels(rubric: Rubric, fact: str) -> Iterable[CredentialLevel]:
    for criterion in rubric.criteria:
        if isinstance(criterion, CredentialCriterion) and criterion.fact == fact:
            yield from criterion.levels
