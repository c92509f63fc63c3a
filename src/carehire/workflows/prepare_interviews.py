"""Prepare the interviews of a requisition: plan the rounds, spread the criteria, hand out the kits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from carehire.catalog import Catalog
from carehire.checks.offer import of_posting
from carehire.checks.touch import touched
from carehire.errors import UserError
from carehire.interviews.coverage import Coverage, cover, rated
from carehire.interviews.guide import Guide
from carehire.interviews.kit import Kit, hurried, kits, strangers
from carehire.interviews.plan import Plan
from carehire.interviews.spread import suggest
from carehire.interviews.timing import capacity
from carehire.people import Actor
from carehire.postings.posting import Posting
from carehire.rubrics.rubric import RatedCriterion, Rubric
from carehire.storage import Store
from carehire.values import listed
from carehire.workflows.choose_rubric import current_rubric
from carehire.workflows.name_requisition import Named, name_requisition

Edit = Callable[[Plan], Plan]


@dataclass(frozen=True, slots=True)
class Interviews:
    """The plan of a requisition with all that it rests on; an empty plan where nobody has made one.

    ``remarks`` say in words what else is wrong with the plan than its gaps.
    """

    plan: Plan
    rubric: Rubric
    guide: Guide
    coverage: Coverage
    remarks: tuple[str, ...]
    named: Named

    @property
    def seated(self) -> bool:
        """Whether somebody sits in some round, so that there are kits."""
        return bool(self.plan.panelists)

    def kits(self, panelist: str | None = None) -> tuple[Kit, ...]:
        """Return all kits, or those of one panelist, however their name is spelt."""
        made = kits(self.plan, self.rubric, self.guide, self.named.title)
        if panelist is None:
            return made
        person = Actor.panelist(panelist).person.id
        return tuple(kit for kit in made if kit.panelist.casefold() == person)


def show_interviews(
    store: Store, actor: Actor, catalog: Catalog, requisition_id: str, now: datetime
) -> Interviews:
    """Return the plan of a requisition, who looks at what, and what is wrong with it."""
    data = store.requisition(actor, requisition_id).data
    rubric = current_rubric(store, actor, catalog, requisition_id)
    plan = store.plan(actor, requisition_id) or Plan()
    return about(catalog, plan, rubric, name_requisition(catalog, data, rubric.role, now), now.date())


def about(catalog: Catalog, plan: Plan, rubric: Rubric, named: Named, today: date) -> Interviews:
    """Return a plan with all that it rests on, wherever it is kept."""
    guide = catalog.interview_guide(named.language)
    places = _without_pay_history(catalog, named.posting, today) if named.posting else []
    guide = guide.model_copy(update={"not_to_ask": tuple(each.held_in(places) for each in guide.not_to_ask)})
    return Interviews(
        plan=plan,
        rubric=rubric,
        guide=guide,
        coverage=cover(plan, rubric, guide.timing),
        remarks=_remarks(plan, rubric, guide),
        named=named,
    )


def _without_pay_history(catalog: Catalog, posting: Posting, today: date) -> list[str]:
    """Return the places that the posting touches in which nobody may ask what somebody earned before."""
    return [
        each.place.name
        for each in touched(of_posting(posting), catalog.jurisdictions())
        if not each.reporting
        and any(rule.no_salary_history and rule.holds_on(today) for rule in each.place.rules)
    ]


def read_plan(catalog: Catalog, path: Path, rubric: Rubric, language: str) -> Plan:
    """Return the plan in a file, a focus suggested for each seat that names none. Raises DataFileError."""
    return suggest(catalog.plan(path, rubric), rubric, catalog.interview_guide(language).timing)


def change_plan(store: Store, actor: Actor, requisition_id: str, edit: Edit) -> Plan:
    """Apply a change to the plan as it is kept now, so that changes made in two windows both stay.

    Raises UserError, and keeps nothing, where the change makes no whole plan.
    """
    try:
        changed = edit(store.plan(actor, requisition_id) or Plan())
    except ValueError as error:
        raise UserError(f"The plan stays as it was: {_words(error)}") from error
    return store.save_plan(actor, requisition_id, changed)


def begin_plan(store: Store, actor: Actor, catalog: Catalog, requisition_id: str, language: str) -> Plan:
    """Begin with the rounds that the house usually has; a plan that stands is left as it is."""
    usual = catalog.interview_guide(language).usual_plan
    return change_plan(store, actor, requisition_id, lambda plan: plan if plan.rounds else usual)


def suggest_focus(store: Store, actor: Actor, catalog: Catalog, requisition_id: str, language: str) -> Plan:
    """Spread the criteria over all seats whose focus nobody chose by hand."""
    rubric = current_rubric(store, actor, catalog, requisition_id)
    timing = catalog.interview_guide(language).timing
    return change_plan(store, actor, requisition_id, lambda plan: suggest(plan, rubric, timing))


def _remarks(plan: Plan, rubric: Rubric, guide: Guide) -> tuple[str, ...]:
    found = [f"{str(fault).rstrip('.')}." for fault in strangers(plan, rubric)]
    found += [f"{each.name}: nobody sits in it yet." for each in plan.rounds if not each.seats]
    found += [
        f"{each.name}: {len(each.asked)} criteria in {each.minutes} minutes leave too little for each; "
        f"{capacity(each.minutes, guide.timing)} fit."
        for each in hurried(plan, guide)
    ]
    asked = {criterion for each in plan.rounds for criterion in each.asked}
    silent = [each.name for each in rated(rubric) if each.id in asked and not each.questions]
    if silent:
        found.append(
            f"The rubric has no question on {listed(silent, limit=50)}; the kits leave room for one."
        )
    return tuple(found)


def gap_words(coverage: Coverage) -> tuple[str, ...]:
    """Return in words which criteria fewer than two people look at and why, those of nobody first."""
    alike: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for gap in sorted(coverage.gaps, key=lambda gap: len(gap.people)):
        alike.setdefault((gap.people, gap.why), []).append(gap.name)
    return tuple(
        f"{f'Only {listed(people)} looks' if people else 'Nobody looks'} at {listed(names, limit=50)}. {why}"
        for (people, why), names in alike.items()
    )


def criterion_names(interviews: Interviews) -> dict[str, str]:
    """Return what a focus can be chosen from: rated criteria by id, and what a plan still holds besides."""
    names = {each.id: each.name for each in interviews.rubric.criteria if isinstance(each, RatedCriterion)}
    stray = {c for each in interviews.plan.rounds for c in each.asked} - names.keys()
    return names | {name: f"{name} (not rated by this rubric)" for name in sorted(stray)}


def _words(error: ValueError) -> str:
    details = getattr(error, "errors", None)
    if details is None:
        return str(error)
    return "; ".join(str(each.get("ctx", {}).get("error") or each["msg"]) for each in details())
