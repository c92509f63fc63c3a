"""Ask candidates about their groups: links to a form of their own, or answers from a file.

Nothing here reads an answer back; ``review_impact`` alone does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carehire.catalog import Catalog
from carehire.documents.blocks import Sheet
from carehire.fairness.questions import Questions
from carehire.people import Actor
from carehire.readers import group_answers
from carehire.storage import Store
from carehire.writers import csv


@dataclass(frozen=True, slots=True)
class Invitation:
    """The link to a candidate's own form, as the query of its address."""

    candidate: str
    name: str
    query: dict[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """Of how many people a file told the answers, and which of its columns no question asks for."""

    people: int
    left_out: tuple[str, ...]


def forms(catalog: Catalog) -> dict[str, Questions]:
    """Return the forms at hand by their ids."""
    return {name: catalog.about_you(name) for name in catalog.about_you_ids()}


def invitations(store: Store, actor: Actor, requisition_id: str, form: str) -> tuple[Invitation, ...]:
    """Return a link for each candidate. Raises NotAllowedError for a panelist."""
    respondents = store.respondents(actor, requisition_id)
    return tuple(
        Invitation(
            person.id,
            person.name,
            {"requisition": requisition_id, "invitation": respondents[person.id], "form": form},
        )
        for person in store.candidates(actor, requisition_id)
        if person.id in respondents
    )


def links_file(invitations: tuple[Invitation, ...], address: str) -> bytes:
    """Return the links as CSV, to be sent by mail merge; ``address`` is that of the form's page."""
    rows = tuple(
        (each.candidate, each.name, f"{address}?{'&'.join(f'{k}={v}' for k, v in each.query.items())}")
        for each in invitations
    )
    return csv.write(Sheet("links", ("candidate", "name", "link"), rows))


def has_answered(store: Store, requisition_id: str, invitation: str) -> bool:
    """Say whether the holder of an invitation has answered. Raises NotAllowedError for one that is none."""
    return store.has_own_group_answers(Actor.candidate(invitation), requisition_id)


def answer(
    store: Store,
    catalog: Catalog,
    requisition_id: str,
    invitation: str,
    form: str,
    answers: Mapping[str, str],
) -> None:
    """Keep a candidate's own answers (option ids by question id). Raises UserError."""
    checked = catalog.about_you(form).checked(answers)
    store.save_own_group_answers(Actor.candidate(invitation), requisition_id, form, checked)


def withdraw(store: Store, requisition_id: str, invitation: str) -> bool:
    """Erase a candidate's own answers; say whether there were any."""
    return store.delete_own_group_answers(Actor.candidate(invitation), requisition_id)


def take_answers(
    store: Store, actor: Actor, catalog: Catalog, requisition_id: str, form: str, data: bytes, name: str
) -> Taken:
    """Take in a file of answers, all or none. Raises UserError."""
    table = group_answers.read(data, name, catalog.about_you(form))
    return Taken(store.import_group_answers(actor, requisition_id, form, table.answers), table.left_out)


def template(form: Questions) -> bytes:
    """Return an empty table of answers as CSV."""
    return csv.write(Sheet("answers", ("candidate", *(question.name for question in form.questions)), ()))


def erase(store: Store, actor: Actor, requisition_id: str, candidate_id: str) -> bool:
    """Erase a candidate's answers on request; say whether there were any."""
    return store.delete_group_answers(actor, requisition_id, candidate_id)
