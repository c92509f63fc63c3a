"""The debrief packet: each candidate's evidence first, then ratings and differences, then the decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from carehire.candidates.decision import Decision, in_force
from carehire.documents import agreement, debrief_parts, facts, figures
from carehire.documents.blocks import Block, Bullets, Document, Heading, Paragraph, Span, Table, inline
from carehire.scoring.debrief import Debrief, overview
from carehire.scoring.panel import PanelTable
from carehire.scoring.panel_measures import measure_panel
from carehire.scoring.ranking import Ranking

_STEPS = (
    "Read the evidence on a candidate, and talk about what was seen. Leave the ratings for later.",
    "Then look at the ratings, and talk about the differences in the order in which they stand.",
    "Whoever thinks differently now changes their own rating and says why. The rating made alone stays.",
    "Then decide: advance, hold or decline, with the reason, by a person with a name.",
)
_FIRST = 10
_BOXES = "☐ Advance\n☐ Hold\n☐ Decline"


def build(
    debriefs: Sequence[Debrief],
    panel: PanelTable,
    decisions: Sequence[Decision],
    *,
    ranking: Ranking | None,
    title: str,
    employer: str,
    language: str,
    created: datetime,
) -> Document:
    """Return the packet; ``decisions`` run from the oldest to the newest."""
    decided = in_force(decisions)
    blocks: list[Block] = [
        Heading("How to go about it"),
        Bullets(tuple(inline(step) for step in _STEPS), ordered=True),
        *_first(debriefs),
    ]
    for debrief in debriefs:
        blocks += _candidate(debrief, panel, decided.get(debrief.candidate.id), language)
    blocks += _overall(panel, language)
    blocks += _decisions(debriefs, decided, ranking, language)
    day = facts.day(created.date(), language)
    return Document(
        title=title,
        subtitle=" · ".join(part for part in (employer, f"Rubric {panel.rubric.label}", day) if part),
        author=employer,
        language=language,
        created=created,
        subject=f"{title}: evidence, ratings and differences of the panel",
        keywords=("debrief", panel.rubric.id),
        blocks=tuple(blocks),
    )


def _first(debriefs: Sequence[Debrief]) -> Iterator[Block]:
    topics = sorted(
        (topic for debrief in debriefs for topic in debrief.topics), key=lambda topic: -topic.urgency
    )
    yield Heading("What to talk about first")
    if not topics:
        yield Paragraph(inline("Nobody is two levels or more from anybody else."))
        return
    yield Table(
        caption="The largest differences, by levels apart times the weight of the criterion",
        header=("Candidate", "Criterion", "Levels apart"),
        rows=tuple(
            (
                inline(topic.candidate.name),
                inline(topic.criterion.name),
                inline(str(topic.spread)),
            )
            for topic in topics[:_FIRST]
        ),
        numeric=frozenset({2}),
        widths=(3, 4, 1.4),
    )


def _overall(panel: PanelTable, language: str) -> Iterator[Block]:
    seen = overview(panel)
    if not seen.panelists:
        return
    yield Heading("The panel over all candidates")
    yield debrief_parts.overall_heat_map(seen, panel.rubric.scale, language)
    yield Paragraph(
        inline(
            "Panelists who met different candidates may well differ here; only the ratings of one candidate "
            "can be compared."
        ),
        note=True,
    )
    yield from agreement.build(measure_panel(panel), language, level=2)


def _candidate(
    debrief: Debrief, panel: PanelTable, decision: Decision | None, language: str
) -> Iterator[Block]:
    yield Heading(debrief.candidate.name)
    if not debrief.panelists:
        yield Paragraph(inline(debrief_parts.nothing_yet(debrief)))
        yield from _decision(debrief, decision, language)
        return
    yield Heading("Evidence", level=2)
    yield from debrief_parts.evidence(debrief)
    yield Heading("Ratings", level=2)
    yield debrief_parts.heat_map(debrief, panel.rubric.scale)
    yield Heading("Where the panel differs", level=2)
    yield from debrief_parts.differences(debrief)
    yield Heading("What is missing", level=2)
    yield from debrief_parts.gaps(debrief)
    if debrief.changes:
        yield Heading("Second round", level=2)
        yield from debrief_parts.second_round(debrief, language)
    yield from _decision(debrief, decision, language)


def _decision(debrief: Debrief, decision: Decision | None, language: str) -> Iterator[Block]:
    yield Heading("Decision", level=2)
    by = "" if decision is None else f"{decision.by}, {facts.day(decision.at.date(), language)}"
    choice = (Span(decision.choice.label, strong=True),) if decision else inline(_BOXES)
    yield Table(
        caption=f"Decision on {debrief.candidate.name}",
        header=("Decision", "Reason", "Name and day"),
        rows=((choice, inline(decision.reason if decision else ""), inline(by)),),
        widths=(1.6, 5, 2.4),
    )


def _decisions(
    debriefs: Sequence[Debrief], decided: dict[str, Decision], ranking: Ranking | None, language: str
) -> Iterator[Block]:
    yield Heading("Decisions")
    if not debriefs:
        yield Paragraph(inline("There is nobody to decide about yet."))
        return
    rows = []
    for debrief in debriefs:
        made = decided.get(debrief.candidate.id)
        known = ranking is not None and debrief.candidate.id in ranking.panel.rows
        score = ranking.result(debrief.candidate.id).score if ranking and known else None
        rows.append(
            (
                (Span(debrief.candidate.name, strong=True),),
                inline("–" if score is None else figures.fixed(score, language)),
                inline(made.choice.label if made else "Open"),
                inline(made.reason if made else ""),
                inline(f"{made.by}, {facts.day(made.at.date(), language)}" if made else ""),
            )
        )
    yield Table(
        caption="Decisions on all candidates",
        header=("Candidate", "Score now", "Decision", "Reason", "Name and day"),
        rows=tuple(rows),
        numeric=frozenset({1}),
        widths=(2.2, 1, 1.2, 4, 2.4),
    )
