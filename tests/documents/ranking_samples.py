"""A ranking with one candidate of each status, and evidence of every kind."""

from __future__ import annotations

from carehire.candidates.candidate import Candidate
from carehire.documents.blocks import Table, plain
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import Result
from carehire.scoring.scorecard import Rating, Scorecard
from tests.scoring.making import EDUCATION, SUPERVISION, card, make_rubric, ranked

HOSTILE = "“R&D” <b>x</b> ]]> 🙂 שלום"


def sample() -> Ranking:
    """Ana is ranked, Ben needs evidence, Cy has too little of it, Dee misses a must-have."""
    rubric = make_rubric("listening", "writing", EDUCATION | {"weight": 0.5}, must_haves=[SUPERVISION])
    people = [
        Candidate("d", "Dee", {"supervision_months": 12.0, "education": "BSc"}),
        Candidate("c", "Cy", {"supervision_months": 30.0}),
        Candidate("b", "Ben", {"education": "BSc"}),
        Candidate("a", "Ana", {"supervision_months": 30.0, "education": "Licence"}),
    ]
    said = Scorecard("a", "Pat", {"listening": Rating(5, HOSTILE), "writing": Rating(2, "Two lines\nin all")})
    cards = [said, Scorecard("a", "Quinn", {"listening": Rating(4), "writing": Rating(None, "No time left")})]
    cards += [card("b", "Pat", listening=4, writing=3), card("d", "Pat", listening=5, writing=5)]
    return ranked(rubric, people, *cards, card("c", "Pat", listening=3))


def chosen(ranking: Ranking, *ids: str) -> list[Result]:
    """Return the results of the candidates of these ids."""
    return [ranking.result(name) for name in ids]


def cells(table: Table) -> list[list[str]]:
    """Return the words of a table, row by row."""
    return [[plain(cell) for cell in row] for row in table.rows]
