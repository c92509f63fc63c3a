"""The rubric of a requisition: what is scored, how, and which line of the posting says so."""

from __future__ import annotations

import streamlit as st

from carehire.documents.figures import share
from carehire.findings import Severity
from carehire.rubrics.rubric import (
    CredentialCriterion,
    Criterion,
    ExperienceCriterion,
    RatedCriterion,
    Rubric,
)
from carehire.ui import session
from carehire.ui.pages import go
from carehire.ui.parts import blocks
from carehire.ui.parts.page import heading, requisition_or_stop
from carehire.ui.parts.rubric_versions import history, new_version, use
from carehire.ui.parts.tables import table
from carehire.ui.parts.text import plain
from carehire.ui.parts.weights import weights
from carehire.ui.parts.words import bullets, note, say
from carehire.workflows.choose_rubric import RubricSheet, Scored, show_rubric
from carehire.workflows.open_house import now
from carehire.workflows.score_candidates import method


def show() -> None:
    """Show the page."""
    record = requisition_or_stop()
    house = session.house()
    sheet = show_rubric(house.store, session.actor(), house.catalog, record.id, now())
    heading("Rubric", f"What every candidate for {sheet.title} is scored on, by the same scale and words.")
    _standing(sheet, record.id)
    _overview(sheet)
    _findings(sheet)
    _must_haves(sheet.rubric)
    history(sheet)
    st.header("Criteria", anchor=False)
    for line in sheet.lines:
        with st.expander(f"{plain(line.criterion.name)} · {plain(share(line.share, sheet.language))}"):
            _criterion(line, sheet)
    with st.expander("How a score is made", icon=":material/calculate:"):
        blocks.show(method(sheet.rubric, sheet.language))


def _standing(sheet: RubricSheet, requisition: str) -> None:
    """Say whether the rubric is chosen and whether it can still change, with the next step."""
    if sheet.frozen:
        count = f"{sheet.submitted} scorecard{'s' if sheet.submitted > 1 else ''}"
        under = "under it and the versions before it" if sheet.history else "under it"
        say(
            f"{count} submitted {under}, so it stays as it is: everybody is scored on the same criteria.",
            strong=f"{sheet.rubric.label} is frozen.",
        )
    elif sheet.chosen:
        say("It can change until a scorecard is submitted.", strong=f"{sheet.rubric.label} is in use.")
    else:
        say("Use it, and panelists can begin to rate.", strong="This requisition has no rubric yet.")
    with st.container(horizontal=True):
        if not sheet.chosen:
            st.button(
                "Use this rubric", type="primary", icon=":material/check:", on_click=use, args=(requisition,)
            )
        elif st.button("Go on to the candidates", type="primary", icon=":material/arrow_forward:"):
            go("candidates", requisition)
    new_version(requisition, sheet)
    weights(requisition, sheet)


def _overview(sheet: RubricSheet) -> None:
    st.header("At a glance", anchor=False)
    asked = "the role" if sheet.traced_to_role else "the posting"
    if sheet.traced_to_role:
        note("The posting isn't complete yet, so the lines of its role stand for it here.")
    table(
        "Criteria with their weight and the lines that ask for them",
        ("Criterion", "Share of the score", "Scored from", f"Where {asked} asks for it"),
        [
            (
                line.criterion.name,
                share(line.share, sheet.language),
                _source(line.criterion),
                "\n".join(f"“{asks.text}”" for asks in line.asked_by) or "Nowhere",
            )
            for line in sheet.lines
        ],
        numeric={1},
        widths=(22, 13, 20, 45),
    )


def _source(criterion: Criterion) -> str:
    if isinstance(criterion, RatedCriterion):
        return "The panel's ratings"
    return "Time in months" if isinstance(criterion, ExperienceCriterion) else "The best credential held"


def _findings(sheet: RubricSheet) -> None:
    st.header("What a review found", anchor=False)
    if not sheet.findings:
        say("Every level is described, every weight has its reason, and what is asked for is what is scored.")
        return
    words = {Severity.ERROR: "Must be mended", Severity.WARNING: "Look at this", Severity.NOTE: "Note"}
    table(
        "Findings of the review",
        ("What", "Found", "Suggestion"),
        [
            (
                words[finding.severity],
                finding.why + (f" Found: “{finding.text}”." if finding.text else ""),
                finding.suggestion,
            )
            for finding in sheet.findings
        ],
        widths=(16, 46, 38),
    )


def _must_haves(rubric: Rubric) -> None:
    if not rubric.must_haves:
        return
    st.header("Must-haves", anchor=False)
    say("They add no points. Whoever does not meet one is shown apart; what is not known yet rejects nobody.")
    bullets(rule.text for rule in rubric.must_haves)


def _criterion(line: Scored, sheet: RubricSheet) -> None:
    criterion = line.criterion
    say(criterion.definition)
    whole = share(line.share, sheet.language)
    weight = f"Weight {criterion.weight:g}, which is {whole} of the whole."
    note(f"{weight} {criterion.weight_reason or ''}".strip())
    if isinstance(criterion, RatedCriterion):
        _anchors(criterion, sheet.rubric)
        _questions(criterion)
    else:
        _steps(criterion, sheet.rubric)


def _anchors(criterion: RatedCriterion, rubric: Rubric) -> None:
    table(
        f"What each level of {criterion.name} looks like",
        ("Level", "What the panel sees or hears"),
        [
            (rubric.scale.name_of(level), criterion.anchors.get(level, "Not described yet"))
            for level in rubric.scale.levels
        ],
        widths=(20, 80),
    )


def _questions(criterion: RatedCriterion) -> None:
    for number, question in enumerate(criterion.questions, 1):
        say(question.text, strong=f"Question {number}.")
        if question.follow_ups:
            note("Follow up with")
            bullets(question.follow_ups)
        if question.listen_for:
            note("Listen for")
            bullets(question.listen_for)


def _steps(criterion: ExperienceCriterion | CredentialCriterion, rubric: Rubric) -> None:
    if isinstance(criterion, ExperienceCriterion):
        rows = [(f"From {band.from_months:g} months", f"{band.points:g}") for band in criterion.bands]
    else:
        rows = [(level.name, f"{level.points:g}") for level in criterion.levels]
    table(
        f"Points for {criterion.name}",
        ("Found", f"Points, from {rubric.scale.min} to {rubric.scale.max}"),
        rows,
    )
