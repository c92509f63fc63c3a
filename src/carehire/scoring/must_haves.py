"""Must-haves are gates, not points: passed, failed, or not known yet, which never rejects."""

from __future__ import annotations

import math
from enum import IntEnum

from carehire.candidates.candidate import Candidate
from carehire.rubrics.rubric import CredentialCriterion, ExperienceCriterion, MustHave, Rubric
from carehire.scoring.credentials import NONE_HELD, held, placed, spelled, spellings
from carehire.scoring.words import fact_label, fact_unit, number
from carehire.values import listed

FactCriterion = ExperienceCriterion | CredentialCriterion


class Gate(IntEnum):
    """What is known of a must-have."""

    UNKNOWN = -1
    FAILED = 0
    PASSED = 1


def judge(rule: MustHave, candidate: Candidate, rubric: Rubric) -> Gate:
    """Tell whether a candidate's facts meet a must-have.

    A name that the rubric can't place is unknown and no failure, wherever the rubric
    knows names for that fact: a spelling must not reject anybody.
    """
    if rule.at_least is not None:
        value = candidate.months(rule.fact)
        if value is None or not math.isfinite(value):
            return Gate.UNKNOWN
        return Gate.PASSED if value >= rule.at_least else Gate.FAILED
    names = held(candidate, rule.fact)
    if not names:
        return Gate.UNKNOWN
    whole = str(candidate.facts[rule.fact])  # a name may itself have a comma in it
    known = spellings(rubric, rule.fact)
    accepted = {
        spelling for name in rule.any_of for spelling in (spelled(name), *known.get(spelled(name), ()))
    }
    if any(placed(name, accepted) for name in (whole, *names)):
        return Gate.PASSED
    told = placed(whole, known) or all(placed(name, known) or spelled(name) in NONE_HELD for name in names)
    return Gate.FAILED if told or not known else Gate.UNKNOWN


def asked(rule: MustHave) -> str:
    """Return what the rule asks, such as ``at least 24 months`` or ``CCSM or CCXP``."""
    if rule.at_least is not None:
        return f"at least {number(rule.at_least)}{fact_unit(rule.fact, rule.at_least)}"
    return listed(rule.any_of, last="or")


def found(rule: MustHave | FactCriterion, candidate: Candidate) -> str | None:
    """Return what the candidate's facts say to the rule, such as ``12 months``; None for nothing."""
    value = candidate.facts.get(rule.fact)
    if isinstance(value, int | float):
        return f"{number(value)}{fact_unit(rule.fact, value)}"
    return " ".join(value.split()) or None if isinstance(value, str) else None


def sentence(rule: MustHave, candidate: Candidate, gate: Gate) -> str:
    """Say how a candidate stands to a must-have, with what was found and what is asked."""
    label, have = fact_label(rule.fact), found(rule, candidate)
    if gate is Gate.UNKNOWN:
        told = f"“{have}” could not be placed" if have else "nothing found"
        return f"{label}: {told}, {asked(rule)} asked; evidence is needed."
    if rule.at_least is not None:
        return f"{label}: {have} found, at least {number(rule.at_least)} asked."
    return f"{label}: {have} found, {asked(rule)} asked."
