"""The form of the studio: what only the author knows first, then everything else, group by group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from carehire.postings.currencies import implied
from carehire.postings.draft import HEADINGS
from carehire.postings.terms import SectionId
from carehire.ui.parts import choices
from carehire.ui.parts.desk import Desk
from carehire.ui.parts.fields import Fields
from carehire.ui.parts.lines import lines_form
from carehire.ui.parts.places_form import addresses, headcounts, places
from carehire.ui.parts.words import bullets, note
from carehire.workflows import edit_lines
from carehire.workflows.keep_requisition import value_at
from carehire.workflows.review_requisition import SECTIONS_OF_LINES, Review

_START_OF_PAY = {"period": "year", "kind": "base"}


def requisition_form(fields: Fields, review: Review, data: Mapping[str, Any]) -> None:
    """Show every field of a requisition."""
    with st.container(border=True):
        st.header("First things first", anchor=False)
        _essentials(fields, review, data)
    st.header("Everything else", anchor=False)
    groups: dict[str, Callable[[], None]] = {
        "About the role": lambda: _about(fields, review),
        **{HEADINGS[section]: _lines(fields, review, section) for section in SECTIONS_OF_LINES},
        "More about the employer": lambda: _employer(fields, data),
        "Hours, dates and conditions": lambda: _conditions(fields, review, data),
        "How to apply, and statements": lambda: _apply(fields, review),
        "Order of the sections": lambda: _sections(fields, review),
    }
    for number, (name, show) in enumerate(groups.items()):
        # The names never change: a group whose name does is closed under its author's hands.
        fields.group = f"{fields.desk.id}: group {number}"
        group = st.expander(name, key=fields.group, on_change="rerun")
        if group.open:
            with group:
                show()


def _lines(fields: Fields, review: Review, section: SectionId) -> Callable[[], None]:
    return lambda: lines_form(fields, review, section)


def _essentials(fields: Fields, review: Review, data: Mapping[str, Any]) -> None:
    fields.line("employer", "name", asked=True, autocomplete="organization")
    fields.line("title", default=review.role.title)
    fields.switch("workplace", options=choices.WORKPLACES)
    places(fields, data)
    _pay(fields, review, data)
    st.markdown("**Where do people apply?** Give a web address, an e-mail address, or both.")
    fields.line("apply", "url", asked=True, placeholder="https://…", autocomplete="url")
    fields.line("apply", "email", placeholder="jobs@…", autocomplete="email")


def _pay(fields: Fields, review: Review, data: Mapping[str, Any]) -> None:
    key = f"{fields.desk.id}: pay is stated"
    st.session_state[key] = data.get("pay") is not None
    st.checkbox(
        "State the pay in the posting",
        key=key,
        disabled=fields.locked,
        on_change=_state_pay,
        args=(fields.desk, key, data.get("pay")),
    )
    if data.get("pay") is None:
        return
    usual = implied(data)
    currency = value_at(data, ("pay", "currency")) or usual
    left, right = st.columns(2)
    with left:
        fields.amount("pay", "min", currency=currency, placeholder="Such as 60,000")
    with right:
        fields.amount("pay", "max", currency=currency)
    left, right = st.columns(2)
    with left:
        fields.choice(
            "pay",
            "currency",
            options=choices.currencies(),
            implied=usual,
            asked=True,
            help="As usual in the first place of work, unless you choose another.",
        )
    with right:
        fields.choice("pay", "period", options=choices.PERIODS)
    fields.choice("pay", "kind", options=choices.PAY_KINDS)
    if review.pay_reference:
        with st.popover("What sources say", icon=":material/info:"):
            note("A help for setting the range. It is never printed in a posting.")
            bullets(review.pay_reference)


def _state_pay(desk: Desk, key: str, seen: object) -> None:
    desk.put(("pay",), seen, _START_OF_PAY if st.session_state[key] else None)


def _about(fields: Fields, review: Review) -> None:
    note("One paragraph a line. Empty it to return to the role's own words.")
    fields.paragraphs("summary", default=review.own.summary, height=240)
    industries = {industry.id: industry.name for industry in review.role.industries}
    if industries:
        fields.choice("industry", options=industries, index=None, placeholder="No particular industry")
        note("An industry adds a few lines of its own to the sections below.")


def _employer(fields: Fields, data: Mapping[str, Any]) -> None:
    fields.area("employer", "about", height=140)
    fields.line("employer", "website", placeholder="https://…", autocomplete="url")
    fields.line("employer", "contact", placeholder="Such as: Hiring team, jobs@…")
    headcounts(fields, data)


def _conditions(fields: Fields, review: Review, data: Mapping[str, Any]) -> None:
    fields.choice("employment_type", options=choices.EMPLOYMENT_TYPES, asked=True)
    fields.line("schedule", placeholder="Such as: Monday to Friday, 40 hours a week")
    fields.number("openings", default=1, step=1.0)
    left, right = st.columns(2)
    with left:
        fields.day("opens")
    with right:
        fields.day("closes")
    fields.line("reports_to", default=review.own.reports_to)
    fields.choice(
        "reports_to_place",
        options=choices.places(),
        index=None,
        placeholder="Only if elsewhere than the work",
        help="Some pay laws, such as New York's, reach work that is done elsewhere and reports there.",
    )
    fields.line("travel", default=review.own.travel or "")
    fields.area("work_environment", default=review.own.work_environment)
    addresses(fields, data)
    note("One kind of other compensation a line, such as a bonus or a discount.")
    fields.paragraphs("other_compensation", height=100)
    fields.choice("locale", options=choices.locales(), index=None, placeholder="As usual where the work is")


def _apply(fields: Fields, review: Review) -> None:
    fields.area("apply", "instructions", height=120)
    note("Empty a statement to return to the house's own words.")
    fields.area("equal_opportunity", default=review.own.equal_opportunity, height=200)
    fields.area("accommodation", default=review.own.accommodation, height=160)


def _sections(fields: Fields, review: Review) -> None:
    note("Readers see the sections in this order, under these headings.")
    sections = review.posting.sections
    for number, section in enumerate(sections, 1):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
            with st.container():
                fields.line("headings", section.value, label=f"Section {number}", default=HEADINGS[section])
            for words, steps, off in (("Up", -1, number == 1), ("Down", 1, number == len(sections))):
                st.button(
                    words,
                    key=f"{fields.desk.id}: {section} {words}",
                    help=f"Move section {number} {words.lower()}",
                    disabled=off or fields.locked,
                    on_click=fields.desk.rework,
                    args=(("sections",), _moved(review, section, steps)),
                )


def _moved(review: Review, section: SectionId, steps: int) -> Callable[[dict[str, Any]], list[str]]:
    return lambda _: edit_lines.move_section(review.posting.sections, section, steps)
