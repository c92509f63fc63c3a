"""Plans and rubrics for tests of the interviews."""

from __future__ import annotations

from carehire.interviews.guide import Guide, NotToAsk, Source, Timing
from carehire.interviews.plan import Plan, Round, Seat
from carehire.rubrics.rubric import Rubric

TIMING = Timing()


def make_rubric(*names: str, questions: int = 1, **changes: object) -> Rubric:
    """A rubric with rated criteria of these ids, and one that is read from a fact."""
    rated = [
        {
            "id": name,
            "kind": "rated",
            "name": name.capitalize(),
            "definition": f"What {name} is.",
            "anchors": {1: "Waits.", 5: "Acts."},
            "questions": [
                {
                    "text": f"Tell us of {name}, {n}.",
                    "follow_ups": ["What came of it?"],
                    "listen_for": ["A fact"],
                }
                for n in range(1, questions + 1)
            ],
        }
        for name in names
    ]
    fact = {
        "id": "experience",
        "name": "Experience",
        "kind": "experience",
        "definition": "Years of it.",
        "fact": "months",
        "bands": [{"from_months": 0, "points": 1}],
    }
    return Rubric.model_validate({"id": "some", "role": "some", "criteria": [*rated, fact]} | changes)


def make_round(name: str, minutes: int, *people: str | tuple[str, ...]) -> Round:
    """A round; a panelist alone is open, one with criteria behind their name has them by hand."""
    seats = [Seat(panelist=p) if isinstance(p, str) else Seat(panelist=p[0], focus=p[1:]) for p in people]
    return Round(id=name, name=name.capitalize(), minutes=minutes, seats=tuple(seats))


def make_plan(*rounds: Round) -> Plan:
    """A plan of these rounds."""
    return Plan(rounds=rounds)


def make_guide() -> Guide:
    """A guide with a line of each kind."""
    return Guide(
        language="en",
        as_of="2027-01-04",
        sources=(Source(name="A law", url="https://law.example/"),),
        practice=("Ask the same.",),
        opening=("Welcome to {minutes} minutes about {title}. I am {panelist}; here sit {panel}.",),
        closing=("Thank you.",),
        afterwards=("Rate at once.",),
        not_to_ask=(NotToAsk(topic="Age", never=("How old?",), instead="Nothing.", source="A law"),),
    )
