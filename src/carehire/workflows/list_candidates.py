"""List a requisition's candidates: their facts, how they stand to the must-haves, who rated them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from carehire.candidates.candidate import Candidate
from carehire.catalog import Catalog
from carehire.documents.blocks import Sheet
from carehire.errors import Fault, UserError
from carehire.people import Actor
from carehire.readers import months
from carehire.readers.candidates import facts_of
from carehire.rubrics.rubric import CredentialCriterion, Rubric
from carehire.scoring.must_haves import Gate, judge, sentence
from carehire.scoring.words import fact_label
from carehire.storage import Store
from carehire.storage.access import require_owner
from carehire.storage.records import ScorecardRecord
from carehire.values import listed
from carehire.workflows.choose_rubric import current_rubric
from carehire.writers import csv


@dataclass(frozen=True, slots=True)
class FactField:
    """A fact that the rubric reads: how people call it, whether it is a time, and the usual answers."""

    fact: str
    label: str
    timed: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Application:
    """A candidate as the list shows them. ``gate`` is the worst of ``must_haves``, each with its sentence."""

    candidate: Candidate
    facts: tuple[tuple[str, str], ...]
    must_haves: tuple[tuple[Gate, str], ...]
    drafts: int
    submitted: int

    @property
    def gate(self) -> Gate:
        """How they stand to all must-haves together: one that failed outweighs one not known."""
        gates = {gate for gate, _ in self.must_haves}
        return next((gate for gate in (Gate.FAILED, Gate.UNKNOWN) if gate in gates), Gate.PASSED)


def list_candidates(
    store: Store, actor: Actor, catalog: Catalog, requisition_id: str
) -> tuple[Application, ...]:
    """Return who applied, in the order in which they came. Raises NotAllowedError for a panelist."""
    require_owner(actor, "see what candidates applied with")
    rubric = current_rubric(store, actor, catalog, requisition_id)
    cards = store.scorecards(actor, requisition_id)
    return tuple(
        _application(rubric, candidate, [card for card in cards if card.candidate == candidate.id])
        for candidate in store.candidates(actor, requisition_id)
    )


def _application(rubric: Rubric, candidate: Candidate, cards: list[ScorecardRecord]) -> Application:
    judged = [(rule, judge(rule, candidate, rubric)) for rule in rubric.must_haves]
    return Application(
        candidate=candidate,
        facts=tuple((field.label, _spoken(field, candidate)) for field in fact_fields(rubric)),
        must_haves=tuple((gate, sentence(rule, candidate, gate)) for rule, gate in judged),
        drafts=sum(card.submitted_at is None for card in cards),
        submitted=sum(card.submitted_at is not None for card in cards),
    )


def fact_fields(rubric: Rubric) -> tuple[FactField, ...]:
    """Return the facts that a rubric reads, times first."""
    credentials = {
        criterion.fact: tuple(level.name for level in criterion.levels)
        for criterion in rubric.criteria
        if isinstance(criterion, CredentialCriterion)
    }
    fields = (
        FactField(fact, fact_label(fact), fact.endswith("_months"), credentials.get(fact, ()))
        for fact in facts_of(rubric)
    )
    return tuple(sorted(fields, key=lambda field: not field.timed))


def _spoken(field: FactField, candidate: Candidate) -> str:
    """Return a fact as people say it: 92 months are ``7 years 8 months``."""
    value = candidate.facts.get(field.fact)
    if value is None or value == "":
        return "not known"
    if isinstance(value, str) or not field.timed:
        return str(value)
    years, rest = divmod(value, 12)
    parts = [(years, "year"), (rest, "month")]
    return " ".join(f"{n:g} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n) or "none"


def add_candidate(
    store: Store, actor: Actor, catalog: Catalog, requisition_id: str, name: str, entries: Mapping[str, str]
) -> Candidate:
    """Add somebody by hand and return them as they are called here, by name or by letter.

    ``entries`` are texts by fact. Raises UserError with every fault.
    """
    tidy = " ".join(name.split())
    faults = [] if tidy else [Fault("the name is missing; give the name that the panel knows", field="Name")]
    facts: dict[str, float | str] = {}
    for field in fact_fields(current_rubric(store, actor, catalog, requisition_id)):
        try:
            value = _value(field, entries.get(field.fact, ""))
        except ValueError as error:
            faults.append(Fault(str(error), field=field.label))
            continue
        if value is not None:
            facts[field.fact] = value
    if faults:
        raise UserError(faults)
    candidate = Candidate(_free_id(tidy, store.taken_ids(actor, requisition_id)), tidy, facts)
    store.add_candidates(actor, requisition_id, [candidate])
    called = store.called_now(actor, requisition_id, candidate.id)
    people = store.candidates(actor, requisition_id)
    return next((each for each in people if each.id == called), candidate)


def template(rubric: Rubric) -> bytes:
    """Return an empty candidates table as CSV, with a column for each fact that the rubric reads."""
    columns = ("candidate", "name", *(field.fact for field in fact_fields(rubric)))
    return csv.write(Sheet("candidates", columns, ()))


def remove_candidate(store: Store, actor: Actor, requisition_id: str, candidate_id: str) -> None:
    """Take somebody out of the list; ``restore_candidate`` brings them back with their scorecards."""
    store.remove_candidate(actor, requisition_id, candidate_id)


def restore_candidate(store: Store, actor: Actor, requisition_id: str, candidate_id: str) -> None:
    """Bring somebody back who was removed."""
    store.restore_candidate(actor, requisition_id, candidate_id)


def erase_candidate(store: Store, actor: Actor, requisition_id: str, candidate_id: str) -> str:
    """Erase somebody for good; return in words what is gone, and what can't be reached from here."""
    gone = store.erase_candidate(actor, requisition_id, candidate_id)
    parts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in (
            (gone.scorecards, "scorecard"),
            (gone.decisions, "decision"),
            (gone.letters, "letter"),
        )
        if number
    ]
    return (
        f"{gone.name} is erased for good: {listed(['name', 'facts', 'answers about groups', *parts])}. "
        "Kept are numbers of people in reports that were saved before, which name nobody. Delete backups and "
        "exported files of this person yourself."
    )


def removed_candidates(store: Store, actor: Actor, requisition_id: str) -> list[Candidate]:
    """Return who was removed and can be brought back."""
    return store.candidates(actor, requisition_id, removed=True)


def _value(field: FactField, text: str) -> float | str | None:
    tidy = " ".join(text.split())
    if field.timed:
        return months.read(tidy, None)
    return None if tidy.casefold() in months.UNKNOWN else tidy


def _free_id(name: str, taken: Iterable[str]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    wanted = "-".join(words)[:60] or "candidate"
    used, found, number = set(taken), wanted, 1
    while found in used:
        number += 1
        found = f"{wanted}-{number}"
    return found
