"""Review impact: outcomes by stage beside the groups that people say they belong to.

The one place where both come together, and only numbers of people leave it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from carehire.candidates.candidate import Candidate
from carehire.candidates.decision import Choice, Decision, in_force
from carehire.catalog import Catalog
from carehire.fairness.adverse_impact import review
from carehire.fairness.impact import Impact
from carehire.fairness.outcomes import UNKNOWN, Outcome, Outcomes
from carehire.fairness.suppression import LEAST
from carehire.people import Actor
from carehire.rubrics.rubric import Rubric
from carehire.scoring.must_haves import Gate, judge
from carehire.scoring.ranking import Ranking
from carehire.storage import Store
from carehire.storage.access import require_owner
from carehire.workflows.score_candidates import rank_requisition

MUST_HAVES = "Must-haves"
SCORES = "Scores"
DECISION = "Decision"


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of a requisition's candidates answered the questions about their groups."""

    people: int
    candidates: int


def answered(store: Store, actor: Actor, requisition_id: str) -> Answered:
    """Return how many answered. Raises NotAllowedError for a panelist."""
    people = store.count_group_answers(actor, requisition_id)
    return Answered(people, len(store.candidates(actor, requisition_id)))


def review_requisition(store: Store, actor: Actor, catalog: Catalog, requisition_id: str) -> Impact:
    """Review a requisition by its candidates' own answers. Raises NotAllowedError for a panelist.

    Whoever reads it knows who was selected, so groups of fewer than five people are shown
    together, and outcomes that fewer than five people had not at all.
    """
    require_owner(actor, "review impact")
    ranking = rank_requisition(store, actor, catalog, requisition_id)
    groups, columns = _groups(store, actor, catalog, requisition_id)
    gates = _gates(ranking.rubric, store.candidates(actor, requisition_id))
    decided = in_force(store.decisions(actor, requisition_id))
    rows = tuple(_rows(ranking, gates, decided, groups, columns))
    stages = tuple(dict.fromkeys(row.stage for row in rows))
    return review(Outcomes(stages, columns, rows, True, tuple(_warnings(gates))), least=LEAST)


def _groups(
    store: Store, actor: Actor, catalog: Catalog, requisition_id: str
) -> tuple[dict[str, dict[str, str]], tuple[str, ...]]:
    """Return the groups of each candidate who answered, and the columns: the questions' names."""
    by_respondent = {each.respondent: each for each in store.group_answers(actor, requisition_id)}
    forms = {form: catalog.about_you(form) for form in {each.form for each in by_respondent.values()}}
    questions = [question for _, form in sorted(forms.items()) for question in form.questions]
    found: dict[str, dict[str, str]] = {}
    for candidate, respondent in store.respondents(actor, requisition_id).items():
        given = by_respondent.get(respondent)
        if given is None:
            continue
        for question in forms[given.form].questions:
            option = question.option(given.answers.get(question.id, ""))
            if option:
                found.setdefault(candidate, {})[question.name] = option.name
    return found, tuple(dict.fromkeys(question.name for question in questions))


def _gates(rubric: Rubric, people: Sequence[Candidate]) -> dict[str, Gate]:
    """Return how each candidate stands to all must-haves: one that failed outweighs one not known."""
    gates: dict[str, Gate] = {}
    for person in people if rubric.must_haves else ():
        judged = {judge(rule, person, rubric) for rule in rubric.must_haves}
        gates[person.id] = next((gate for gate in (Gate.FAILED, Gate.UNKNOWN) if gate in judged), Gate.PASSED)
    return gates


def _rows(
    ranking: Ranking,
    gates: Mapping[str, Gate],
    decided: Mapping[str, Decision],
    groups: Mapping[str, Mapping[str, str]],
    columns: Sequence[str],
) -> Iterator[Outcome]:
    def own(candidate: str) -> dict[str, str]:
        return {column: groups.get(candidate, {}).get(column, UNKNOWN) for column in columns}

    for candidate, gate in gates.items():
        if gate is not Gate.UNKNOWN:
            yield Outcome(MUST_HAVES, own(candidate), 1, int(gate is Gate.PASSED), candidate)
    for result in ranking.results():
        if result.rank is not None and result.score is not None:
            yield Outcome(SCORES, own(result.candidate), 1, None, result.candidate, result.score)
    for candidate, decision in decided.items():
        # Who was declined for a must-have was not selected there already; who is held is not decided on.
        gone = decision.choice is Choice.DECLINE and gates.get(candidate) is Gate.FAILED
        if not gone and decision.choice is not Choice.HOLD:
            advanced = int(decision.choice is Choice.ADVANCE)
            yield Outcome(DECISION, own(candidate), 1, advanced, candidate)


def _warnings(gates: Mapping[str, Gate]) -> Iterator[str]:
    open_ones = sum(gate is Gate.UNKNOWN for gate in gates.values())
    if open_ones:
        people = "1 candidate has" if open_ones == 1 else f"{open_ones} candidates have"
        yield f"{people} a must-have that is not known yet; they are not in the numbers of the must-haves."
