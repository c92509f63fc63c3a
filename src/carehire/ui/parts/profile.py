"""One candidate's score, opened down to the ratings and the evidence that it came from."""

from __future__ import annotations

import streamlit as st

from carehire.documents import amendments
from carehire.documents.debrief_differences import apart
from carehire.documents.figures import decimal, fixed
from carehire.documents.profile import OUTCOMES, from_application
from carehire.rubrics.rubric import ExperienceCriterion, RatedCriterion
from carehire.scoring.must_haves import FactCriterion, Gate, asked, found
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import CriterionResult, Result
from carehire.ui.parts import blocks
from carehire.ui.parts.tables import table
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import bullets, note, say
from carehire.values import listed


def profile(ranking: Ranking, result: Result, language: str) -> None:
    """Show what a score is made of, criterion by criterion."""
    basis = ranking.panel.basis
    if basis and (labels := basis.labels.get(result.candidate)):
        note(f"Rated under {listed(labels, limit=20)}.")
    _must_haves(ranking, result)
    for line in result.criteria:
        with st.expander(_summary(ranking, line, language)):
            _criterion(ranking, result, line, language)
    _amendments(ranking, result, language)


def _summary(ranking: Ranking, line: CriterionResult, language: str) -> str:
    if line.points is None or line.contribution is None:
        return f"{plain(line.name)} · not observed"
    points = f"{decimal(line.points, language)} of {ranking.rubric.scale.max}"
    return f"{plain(line.name)} · {plain(points)} · adds {plain(fixed(line.contribution, language))}"


def _must_haves(ranking: Ranking, result: Result) -> None:
    if not ranking.rubric.must_haves:
        return
    row = ranking.panel.rows[result.candidate]
    candidate = ranking.panel.candidates[row]
    gates = ranking.panel.gates[row].tolist()
    table(
        f"Must-haves of {result.name}",
        ("Must-have", "Asked", "Found", "Outcome"),
        [
            (rule.text, asked(rule), found(rule, candidate) or "Nothing", OUTCOMES[Gate(gate)])
            for rule, gate in zip(ranking.rubric.must_haves, gates, strict=True)
        ],
        widths=(46, 18, 18, 18),
    )


def _criterion(ranking: Ranking, result: Result, line: CriterionResult, language: str) -> None:
    criterion = ranking.rubric.criterion(line.criterion)
    if criterion is None:
        return
    if not isinstance(criterion, RatedCriterion):
        known = from_application(ranking, result, line)
        say(f"{known[:1].upper()}{known[1:]}; weight {decimal(line.weight, language)}.")
        _points(criterion)
        return
    ratings = ranking.panel.ratings_of(result.candidate, line.criterion)
    if not ratings:
        say("Nobody has rated this.")
        return
    spread = f", {apart(round(line.spread))}" if line.spread else ""
    mean = f"mean {decimal(line.mean, language)}{spread}; " if line.mean is not None else ""
    note(f"{mean}weight {decimal(line.weight, language)}".capitalize())
    table(
        f"Ratings of {line.name} for {result.name}",
        ("Panelist", "Rating", "Anchor of that level", "Evidence"),
        [
            (
                panelist,
                rating.words.capitalize(),
                criterion.anchors.get(rating.level, "") if rating.level is not None else "",
                rating.evidence or "No evidence written down",
            )
            for panelist, rating in ratings
        ],
        widths=(16, 14, 34, 36),
    )


def _points(criterion: FactCriterion) -> None:
    """Show what the rubric gives for which fact."""
    if isinstance(criterion, ExperienceCriterion):
        bullets(f"From {band.from_months:g} months: {band.points:g}" for band in criterion.bands)
    else:
        bullets(f"{level.name}: {level.points:g}" for level in criterion.levels)


def _amendments(ranking: Ranking, result: Result, language: str) -> None:
    """Show who changed a submitted scorecard: both versions, and why."""
    number = len(amendments.amendments_of(ranking, result.candidate))
    if number:
        with st.expander(f"Amendments ({number})", icon=":material/history:", key="amendments"):
            blocks.show(amendments.build(ranking, result.candidate, language))
