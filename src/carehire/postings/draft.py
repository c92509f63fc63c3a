"""Role + requisition → posting: the facts chosen, the sentences finished."""

from __future__ import annotations

from typing import TypeVar

from carehire.datafile import field_name
from carehire.errors import Fault, UserError
from carehire.postings import edits
from carehire.postings.places import town
from carehire.postings.posting import Posting
from carehire.postings.requisition import Requisition
from carehire.postings.role import Line, RoleTemplate
from carehire.postings.sentences import Sentences
from carehire.postings.statements import Statements
from carehire.postings.terms import SectionId, Workplace

L = TypeVar("L", bound=Line)

HEADINGS = {
    SectionId.BRIEF: "About the role",
    SectionId.RESPONSIBILITIES: "What you will do",
    SectionId.QUALIFICATIONS: "What you bring",
    SectionId.BENEFITS: "What we offer",
    SectionId.ADDITIONAL: "Good to know",
}


def place_label(requisition: Requisition) -> str:
    """Return where the work is done in two words, such as ``Denver, CO`` or ``remote``."""
    if requisition.workplace is Workplace.REMOTE or not requisition.locations:
        return "remote"
    return town(requisition.locations[0], requisition.language_tag)


def draft(role: RoleTemplate, requisition: Requisition, statements: Statements) -> Posting:
    """Return the posting for ``requisition``.

    Raises UserError with every name that the role does not have, and every text of the
    role that cannot be finished.
    """
    strange = edits.unknown_names(requisition.model_dump(mode="json"), role)
    if strange:
        raise UserError(Fault(message, field=field_name(place)) for place, message in strange)
    industry = next((known for known in role.industries if known.id == requisition.industry), None)
    title = requisition.title or role.title
    reports_to = requisition.reports_to or " or the ".join(role.reports_to)
    sentences = Sentences(
        {
            "employer": requisition.employer.name,
            "industry": industry.name if industry else "",
            "openings": str(requisition.openings),
            "place": place_label(requisition),
            "reports_to": reports_to,
            "title": title,
        }
    )

    def lines(own: tuple[L, ...], section: SectionId) -> tuple[L, ...]:
        chosen = tuple(line for line in own if line.applies_to(requisition.industry))
        finished = tuple(
            line.model_copy(update={"text": sentences.finish(line.text, f'line "{line.id}"')})
            for line in chosen
        )
        return edits.apply(finished, requisition.edits, section)

    if requisition.benefits is None:
        benefits = lines(role.benefits, SectionId.BENEFITS)
    else:
        benefits = edits.apply(
            edits.own_benefits(requisition.benefits), requisition.edits, SectionId.BENEFITS
        )
    environment = (industry.work_environment if industry else None) or role.work_environment
    posting = Posting(
        id=requisition.id,
        role=role.id,
        rubric=role.rubric,
        title=title,
        language=requisition.language_tag,
        employer=requisition.employer,
        industry=industry.name if industry else None,
        locations=requisition.locations,
        workplace=requisition.workplace,
        remote_from=requisition.remote_from,
        pay=requisition.pay,
        employment_type=requisition.employment_type,
        schedule=requisition.schedule,
        travel=requisition.travel or (sentences.finish(role.travel, "travel") if role.travel else None),
        openings=requisition.openings,
        opens=requisition.opens,
        closes=requisition.closes,
        reports_to=reports_to,
        reports_to_place=requisition.reports_to_place,
        apply=requisition.apply,
        summary=requisition.summary or tuple(sentences.finish(text, "summary") for text in role.summary),
        responsibilities=lines(role.responsibilities, SectionId.RESPONSIBILITIES),
        requirements=lines(role.requirements, SectionId.QUALIFICATIONS),
        benefits=benefits,
        other_compensation=requisition.other_compensation,
        work_environment=requisition.work_environment or sentences.finish(environment, "work_environment"),
        equal_opportunity=requisition.equal_opportunity
        or sentences.finish(statements.equal_opportunity, "statements.equal_opportunity"),
        accommodation=requisition.accommodation
        or sentences.finish(statements.accommodation, "statements.accommodation"),
        sections=requisition.sections,
        headings=HEADINGS | requisition.headings,
        waivers=requisition.waivers,
    )
    if sentences.faults:
        raise UserError(sentences.faults)
    return posting
