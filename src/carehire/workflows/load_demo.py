"""Load a whole sample: a requisition, its interviews, its candidates, and what a panel saw of them."""

from __future__ import annotations

from dataclasses import dataclass

from carehire import datafile
from carehire.catalog import read_text
from carehire.errors import UserError
from carehire.people import Actor
from carehire.readers import candidates as candidate_files
from carehire.readers import ratings as rating_files
from carehire.workflows.choose_rubric import USUAL_LANGUAGE
from carehire.workflows.open_house import House
from carehire.workflows.prepare_interviews import read_plan


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the sample brought."""

    requisition_id: str
    title: str
    candidates: int
    scorecards: int


def load_demo(house: House) -> Loaded:
    """Load the sample into an empty home. Raises UserError for a home that holds anything."""
    actor = Actor.owner()
    if not house.store.is_empty(actor):
        raise UserError(
            f"{house.settings.home} holds data already, and the sample would mix with it. "
            "Give an empty folder: carehire --home FOLDER demo"
        )
    catalog = house.catalog
    path = catalog.samples()[0]
    data = datafile.parse(read_text(path), path).data
    role = catalog.role(data["role"])
    rubric = catalog.rubric(role.rubric)
    people = candidate_files.read_file(path.with_name("candidates.csv"), rubric)
    panel = rating_files.read_file(path.with_name("ratings.csv"), rubric, people.candidates)
    plan = read_plan(catalog, path.with_name("plan.yaml"), rubric, USUAL_LANGUAGE)
    # Everything is read before anything is written, so that a fault leaves the home empty.
    record = house.store.add_requisition(actor, datafile.plain(data))
    house.store.set_rubric(actor, record.id, rubric)
    house.store.save_plan(actor, record.id, plan)
    house.store.add_candidates(actor, record.id, people.candidates)
    house.store.import_scorecards(actor, record.id, list(panel.scorecards), submitted=True)
    return Loaded(record.id, data.get("title") or role.title, len(people.candidates), len(panel.scorecards))
