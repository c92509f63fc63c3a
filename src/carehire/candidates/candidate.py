"""A candidate: a name, and the facts that a rubric may read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who applied.

    ``facts`` holds what the rubric's facts name: numbers for those that end in
    ``_months``, text for the rest. A fact that is absent is unknown, never zero.
    """

    id: str
    name: str
    facts: dict[str, float | str] = field(default_factory=dict)

    def months(self, fact: str) -> float | None:
        """Return a fact in months, or None where it is not known or not a number."""
        value = self.facts.get(fact)
        return float(value) if isinstance(value, int | float) else None

    def names(self, fact: str) -> tuple[str, ...]:
        """Return the names that a text fact lists, such as two certificates."""
        value = self.facts.get(fact)
        if not isinstance(value, str):
            return ()
        for mark in ";|\n":
            value = value.replace(mark, ",")
        return tuple(part.strip() for part in value.split(",") if part.strip())


def called(people: Iterable[Candidate]) -> dict[str, str]:
    """Return what to call each of ``people``, by id: the name, with the id where two have the same one."""
    names = {person.id: person.name for person in people}
    alike = Counter(names.values())
    return {id: f"{name} ({id})" if alike[name] > 1 else name for id, name in names.items()}
