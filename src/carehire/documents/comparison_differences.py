"""Where several candidates are furthest apart, who leads alone where, and what is missing: in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carehire.documents import figures
from carehire.documents.comparison_points import leads, said
from carehire.scoring.result import CriterionResult, Result, told_apart
from carehire.values import listed

_DIFFERENCES = 3


def differences(results: Sequence[Result], language: str) -> Iterator[str]:
    """Yield where the candidates are furthest apart, who leads alone where, and what is missing."""
    names = told_apart(results)
    lines = list(zip(*(result.criteria for result in results), strict=True))
    apart = sorted((line for line in lines if _distance(line) > 0), key=lambda line: -_distance(line))
    for line in apart[:_DIFFERENCES]:
        told = [
            f"{names[result.candidate]} {said(each, language)}"
            for result, each in zip(results, line, strict=True)
            if each.points is not None
        ]
        distance = figures.decimal(_distance(line), language)
        kind = "point" if distance == "1" else "points"
        yield f"{distance} {kind} apart on {line[0].name}: {listed(told)}."
    if not apart:
        yield "On every criterion that was observed for more than one of them, they are level."
    for place, result in enumerate(results):
        ahead = [line[place].name for line in lines if leads(line, place)]
        if ahead:
            yield f"{names[result.candidate]} is ahead on {listed(ahead)}."
    yield from _not_observed(lines, list(names.values()))


def _not_observed(lines: Sequence[Sequence[CriterionResult]], names: Sequence[str]) -> Iterator[str]:
    """Yield what was not observed, once for all candidates who lack the same."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for line in lines:
        without = tuple(name for name, each in zip(names, line, strict=True) if each.points is None)
        if without:
            lacking.setdefault(without, []).append(line[0].name)
    for without, missing in lacking.items():
        whom = (
            ("either" if len(names) == 2 else "any of them")
            if len(without) == len(names)
            else listed(without)
        )
        yield f"Not observed for {whom}: {listed(missing)}."


def _distance(lines: Sequence[CriterionResult]) -> float:
    known = [line.points for line in lines if line.points is not None]
    return max(known) - min(known) if len(known) > 1 else 0.0
