"""Small rubrics, candidates and scorecards, named as shortly as the tests that use them."""

from __future__ import annotations

from carehire.candidates.candidate import Candidate
from carehire.rubrics.rubric import Rubric
from carehire.scoring.panel import collect
from carehire.scoring.ranking import Ranking, rank
from carehire.scoring.scorecard import Rating, Scorecard

EDUCATION = {
    "id": "education",
    "name": "Education",
    "definition": "A degree.",
    "kind": "credential",
    "fact": "education",
    "levels": [
        {"name": "Bachelor's degree", "points": 5, "also": ["BSc", "BA"]},
        {"name": "High school", "points": 2},
    ],
}
EXPERIENCE = {
    "id": "experience",
    "name": "Experience",
    "definition": "Months of it.",
    "kind": "experience",
    "fact": "service_months",
    "bands": [
        {"from_months": 0, "points": 1},
        {"from_months": 24, "points": 3},
        {"from_months": 60, "points": 5},
    ],
}
SUPERVISION = {"id": "supervision", "text": "Two years", "fact": "supervision_months", "at_least": 24}


def rated(name: str, weight: float = 1.0) -> dict[str, object]:
    return {"id": name, "name": name.title(), "definition": "Something.", "kind": "rated", "weight": weight}


def make_rubric(*criteria: object, must_haves: object = (), minimum_coverage: float = 0.6) -> Rubric:
    return Rubric.model_validate(
        {
            "id": "test",
            "role": "test",
            "criteria": [rated(c) if isinstance(c, str) else c for c in criteria],
            "must_haves": must_haves,
            "minimum_coverage": minimum_coverage,
        }
    )


def card(candidate: str, panelist: str, **levels: int | None) -> Scorecard:
    return Scorecard(candidate, panelist, {name: Rating(level) for name, level in levels.items()})


def people(*names: str) -> list[Candidate]:
    return [Candidate(name, name.title()) for name in names]


def ranked(rubric: Rubric, candidates: list[Candidate], *cards: Scorecard) -> Ranking:
    return rank(collect(rubric, candidates, cards))
