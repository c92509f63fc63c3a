"""Looks a rubric over: is every level described, is what it names observable, was it advertised?"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from carehire.errors import nearest
from carehire.findings import Finding, Severity
from carehire.rubrics.rubric import Criterion, RatedCriterion, Rubric
from carehire.rubrics.wordings import Wording, find

_LEAST_QUESTIONS = 2
# From this share of common words on, two anchors say the same to a panelist in a hurry.
_ALIKE = 0.85
_OPM = "US Office of Personnel Management, Structured Interviews: A Practical Guide"


def review(
    rubric: Rubric, asked: Mapping[str, str | None], unobservable: Sequence[Wording] = ()
) -> list[Finding]:
    """Return every remark about a rubric, errors first.

    ``asked`` maps the id of each requirement of the role to the criterion that scores it,
    None where it names none; ``unobservable`` is the list of words to point at.
    """
    findings = [
        *_missing_anchors(rubric),
        *_equal_anchors(rubric),
        *_weights(rubric),
        *_wording(rubric, unobservable),
        *_questions(rubric),
        *_trace(rubric, asked),
    ]
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _rated(rubric: Rubric) -> Iterator[RatedCriterion]:
    return (criterion for criterion in rubric.criteria if isinstance(criterion, RatedCriterion))


def _missing_anchors(rubric: Rubric) -> Iterator[Finding]:
    for criterion in _rated(rubric):
        missing = [str(level) for level in rubric.scale.levels if level not in criterion.anchors]
        if missing:
            levels = f"level {missing[0]}" if len(missing) == 1 else f"the levels {', '.join(missing)}"
            yield Finding(
                "anchors",
                Severity.ERROR,
                criterion.id,
                f"{criterion.name} has no anchor for {levels}, so panelists rate it by feeling.",
                "Describe for each level what somebody at that level does.",
                source=_OPM,
            )


def _equal_anchors(rubric: Rubric) -> Iterator[Finding]:
    for criterion in _rated(rubric):
        for (low, one), (high, other) in combinations(sorted(criterion.anchors.items()), 2):
            ours, theirs = _words(one), _words(other)
            if ours == theirs:
                severity, degree = Severity.ERROR, "the same anchor"
            elif difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _ALIKE:
                severity, degree = Severity.WARNING, "almost the same anchor"
            else:
                continue
            yield Finding(
                "equal-anchors",
                severity,
                criterion.id,
                f"{criterion.name} has {degree} at the levels {low} and {high}, so they can't be told apart.",
                "Say what the higher level shows that the lower one doesn't.",
                text=other,
            )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _weights(rubric: Rubric) -> Iterator[Finding]:
    usual, _ = Counter(criterion.weight for criterion in rubric.criteria).most_common(1)[0]
    for criterion in rubric.criteria:
        if criterion.weight != usual and not criterion.weight_reason:
            yield Finding(
                "weights",
                Severity.WARNING,
                criterion.id,
                f"{criterion.name} weighs {criterion.weight:g}, most others {usual:g}; no reason is given.",
                "Write the reason under weight_reason, or give it the weight of the others.",
                source=_OPM,
            )


def _wording(rubric: Rubric, unobservable: Sequence[Wording]) -> Iterator[Finding]:
    for criterion in rubric.criteria:
        for where, text in _texts(criterion):
            for found in find(text, unobservable):
                yield Finding(
                    "unobservable",
                    Severity.WARNING,
                    where,
                    found.wording.why,
                    found.wording.suggestion,
                    text=text[found.start : found.end],
                    start=found.start,
                    end=found.end,
                )


def _texts(criterion: Criterion) -> Iterable[tuple[str, str]]:
    yield f"{criterion.id}, definition", criterion.definition
    if isinstance(criterion, RatedCriterion):
        for level, anchor in sorted(criterion.anchors.items()):
            yield f"{criterion.id}, level {level}", anchor


def _questions(rubric: Rubric) -> Iterator[Finding]:
    for criterion in _rated(rubric):
        if len(criterion.questions) < _LEAST_QUESTIONS:
            number = "one question" if criterion.questions else "no question"
            yield Finding(
                "questions",
                Severity.WARNING,
                criterion.id,
                f"{criterion.name} has {number}; one answer alone may be a lucky or an unlucky one.",
                f"Add structured questions until there are {_LEAST_QUESTIONS}.",
                source=_OPM,
            )


def _trace(rubric: Rubric, asked: Mapping[str, str | None]) -> Iterator[Finding]:
    """What is scored was advertised, and what was advertised is scored."""
    ids = [criterion.id for criterion in rubric.criteria]
    for requirement, name in asked.items():
        if name is None:
            why = f'The role asks for "{requirement}", and no criterion scores it.'
            yield Finding("trace", Severity.WARNING, requirement, why, "Name the criterion that scores it.")
        elif name not in ids:
            close = nearest(name, ids, limit=1)
            hint = f'Did you mean "{close[0]}"?' if close else f"There is: {', '.join(ids)}."
            why = f'The requirement "{requirement}" names the criterion "{name}", which is not in the rubric.'
            yield Finding("trace", Severity.ERROR, requirement, why, hint)
    for criterion in rubric.criteria:
        if criterion.weight > 0 and criterion.id not in asked.values():
            why = f"{criterion.name} is scored, and no requirement of the role asks for it."
            suggestion = "Ask for it in the role, or take it out: candidates could not know that it counts."
            yield Finding("trace", Severity.WARNING, criterion.id, why, suggestion)
