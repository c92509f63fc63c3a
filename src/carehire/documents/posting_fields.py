"""A posting as plain named texts, for templates that are not ours: strings and lists of them, no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carehire.documents import facts
from carehire.errors import nearest
from carehire.postings.days import in_words
from carehire.postings.places import town
from carehire.postings.posting import Posting
from carehire.postings.role import Line
from carehire.postings.terms import Necessity

Value = str | list[str] | dict[str, str]
Values = dict[str, Value]

TEXTS = {
    "title": "the job title",
    "industry": "the industry, where one was chosen",
    "place": "the places of work in short, such as Denver, CO",
    "location": "the places of work in full",
    "workplace": "on site, hybrid or remote",
    "remote_from": "from where remote work may be done",
    "pay": "the pay in words, with its currency and period",
    "employment_type": "full-time, part-time and so on",
    "schedule": "the schedule",
    "travel": "how much travel there is",
    "work_environment": "the surroundings of the work",
    "openings": "how many people are sought",
    "opens": "the day of posting",
    "closes": "the last day to apply",
    "reports_to": "to whom the person reports",
    "employer.name": "the employer's name",
    "employer.about": "what the employer says of itself",
    "employer.website": "the employer's website",
    "employer.contact": "whom to ask",
    "apply.url": "the web address for applications",
    "apply.email": "the e-mail address for applications",
    "apply.instructions": "what applicants should send",
    "accommodation": "the statement on adjustments for applicants",
    "equal_opportunity": "the statement of equal opportunity",
    "headings.brief": "the heading of the first section",
    "headings.responsibilities": "the heading of the responsibilities",
    "headings.qualifications": "the heading of the qualifications",
    "headings.benefits": "the heading of the benefits",
    "headings.additional": "the heading of the last section",
}
LISTS = {
    "summary": "the paragraphs about the role",
    "responsibilities": "what the person will do",
    "must": "what applicants must have",
    "nice": "what helps",
    "benefits": "the benefits",
    "other_compensation": "bonus, commission and the like",
}
# What every posting says: a template without it could never be filled in.
ALWAYS = (
    *("title", "employer.name", "workplace", "employment_type", "summary", "responsibilities", "must"),
    *("benefits", "equal_opportunity", "accommodation"),
)
# What people call a field who have not read our list.
OTHER_NAMES = {
    "title": ("job_title", "position", "position_title", "role", "job", "vacancy"),
    "employer.name": ("company", "company_name", "employer", "employer_name", "organization", "organisation"),
    "employer.about": ("about", "about_us", "about_company", "company_description"),
    "employer.website": ("website", "company_website"),
    "employer.contact": ("contact", "contact_person", "recruiter"),
    "location": ("city", "office", "address", "work_location", "job_location", "site"),
    "pay": ("salary", "salary_range", "compensation", "wage", "pay_range", "remuneration"),
    "employment_type": ("type", "job_type", "contract", "contract_type"),
    "schedule": ("hours", "working_hours", "shift"),
    "opens": ("start", "posted", "date_posted", "posting_date", "date"),
    "closes": ("deadline", "closing_date", "apply_by", "end_date"),
    "reports_to": ("manager", "supervisor", "reporting_to"),
    "openings": ("vacancies", "positions", "headcount"),
    "apply.url": ("url", "link", "apply_link", "apply_url"),
    "apply.email": ("email", "mail", "apply_email"),
    "apply.instructions": ("how_to_apply", "instructions", "apply"),
    "equal_opportunity": ("eeo", "eeo_statement", "diversity"),
    "accommodation": ("accommodations", "adjustments"),
    "summary": ("description", "job_description", "job_summary", "overview", "intro"),
    "responsibilities": ("duties", "tasks", "job_duties", "what_you_will_do"),
    "must": ("requirements", "qualifications", "skills", "must_have", "required"),
    "nice": ("preferred", "nice_to_have", "preferred_qualifications", "desired"),
    "benefits": ("perks", "we_offer", "what_we_offer"),
    "other_compensation": ("bonus", "commission"),
}
# What a template may leave out without saying so: its own headings, and what stands elsewhere in full.
OPTIONAL = frozenset(name for name in TEXTS if name.startswith("headings.")) | {"place", "openings"}


def fields(posting: Posting) -> Values:
    """Return what ``posting`` says; a text that it doesn't have is empty, so that ``{% if pay %}`` works."""
    language = posting.language
    employer, way = posting.employer, posting.apply
    return {
        "title": posting.title,
        "industry": posting.industry or "",
        "place": " · ".join(town(location, language) for location in posting.locations),
        "location": "; ".join(facts.place(location, language) for location in posting.locations),
        "workplace": facts.WORKPLACES[posting.workplace],
        "remote_from": facts.remote_places(posting),
        "pay": facts.money(posting.pay, language) if posting.pay else "",
        "employment_type": facts.EMPLOYMENT[posting.employment_type],
        "schedule": posting.schedule or "",
        "travel": posting.travel or "",
        "work_environment": posting.work_environment,
        "openings": str(posting.openings),
        "opens": in_words(posting.opens, language) if posting.opens else "",
        "closes": in_words(posting.closes, language) if posting.closes else "",
        "reports_to": posting.reports_to,
        "employer": {
            "name": employer.name,
            "about": employer.about or "",
            "website": employer.website or "",
            "contact": employer.contact or "",
        },
        "apply": {"url": way.url or "", "email": way.email or "", "instructions": way.instructions or ""},
        "accommodation": posting.accommodation,
        "equal_opportunity": posting.equal_opportunity,
        "headings": {section.value: heading for section, heading in posting.headings.items()},
        "summary": list(posting.summary),
        "responsibilities": _texts(posting.responsibilities),
        "must": _texts(posting.asked(Necessity.MUST)),
        "nice": _texts(posting.asked(Necessity.NICE)),
        "benefits": _texts(posting.benefits),
        "other_compensation": list(posting.other_compensation),
    }


def suggestions(name: str, known: Iterable[str]) -> list[str]:
    """Return the fields among ``known`` that somebody may mean who writes ``name``, best first."""
    choices = list(known)
    plain = name.casefold().replace("-", "_").replace(" ", "_")
    same = [field for field in choices if plain.replace(".", "_") == field.casefold().replace(".", "_")]
    meant = [field for field in choices if plain in OTHER_NAMES.get(field, ())]
    return same or meant or _nearest(name, choices)


def _nearest(name: str, choices: list[str]) -> list[str]:
    """Return the fields whose name, or what people call them, is spelt most like ``name``."""
    fields = {other: field for field in choices for other in (field, *OTHER_NAMES.get(field, ()))}
    near = nearest(name, list(fields), limit=4, cutoff=0.65)
    return list(dict.fromkeys(fields[other] for other in near))[:2]


def examples() -> Values:
    """Return a made-up value for each field, by which a template can be tried before a posting is there."""
    made: Values = {name: [f"First of {words}.", f"Second of {words}."] for name, words in LISTS.items()}
    for name, words in TEXTS.items():
        group, dot, own = name.partition(".")
        text = words[:1].upper() + words[1:]
        if not dot:
            made[name] = text
            continue
        inside = made.setdefault(group, {})
        if isinstance(inside, dict):
            inside[own] = text
    return made


def leaves(values: Values) -> Iterator[tuple[str, str]]:
    """Yield each text with the name of its field; those of a list all have the list's."""
    for name, value in values.items():
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, dict):
            yield from ((f"{name}.{own}", text) for own, text in value.items())
        else:
            yield from ((name, text) for text in value)


def _texts(lines: Iterable[Line]) -> list[str]:
    return [line.text for line in lines]
