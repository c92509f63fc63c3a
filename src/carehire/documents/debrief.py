"""The debrief packet: each candidate's evidence first, then ratings and differences, then the decisions.

Whoever reads the evidence should not yet know a level: the ratings of each candidate
begin a page of their own, and what tells of all candidates' levels stands at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from carehire.candidates.decision import Decision
from carehire.documents import agreement, debrief_differences, debrief_parts, figures
from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    NoteSpace,
    Paragraph,
    Span,
    Table,
    inline,
)
from carehire.postings.days import in_words
from carehire.scoring.debrief import Debrief, called, overview
from carehire.scoring.panel import PanelTable
from carehire.scoring.panel_measures import measure_panel
from carehire.scoring.ranking import Ranking
from carehire.values import listed

_STEPS = (
    "Read the evidence on a candidate, and talk about what was seen. Leave the ratings for later: they "
    "stand overleaf.",
    "Then turn the page, and talk about the differences in the order in which they stand.",
    "Whoever thinks differently now changes their own rating and says why. The rating made alone stays.",
    "Then decide: advance, hold or decline, with the reason, by a person with a name.",
)
_FIRST = 10
_NOTE_LINES = 3
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
    """Return the packet; ``decisions`` run from the oldest to the newest.

    With ``debriefs`` of some candidates of the panel alone, nothing of the others is told.
    """
    history = {
        debrief.candidate.id: [each for each in reversed(decisions) if each.candidate == debrief.candidate.id]
        for debrief in debriefs
    }
    names = called(debriefs)
    debriefs = [each.named(names[each.candidate.id]) for each in debriefs]
    blocks: list[Block] = [
        Heading("How to go about it"),
        Bullets(tuple(inline(step) for step in _STEPS), ordered=True),
        *_who(debriefs),
    ]
    for debrief in debriefs:
        blocks.append(Heading(names[debrief.candidate.id], new_page=True))
        blocks += _candidate(debrief, panel, history[debrief.candidate.id], ranking, language)
    if len(debriefs) == len(panel.candidates):
        blocks += _overall(debriefs, panel, language)
    if len(debriefs) != 1:
        blocks += _decisions(debriefs, history, ranking, language)
    day = in_words(created.date(), language)
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


def _nobody(debrief: Debrief) -> str:
    return "Nobody; closed early" if debrief.closed else "Nobody whose ratings are open yet"


def _who(debriefs: Sequence[Debrief]) -> Iterator[Block]:
    """Yield who is talked about and who rated them, without any level."""
    if not debriefs:
        return
    names = called(debriefs)
    yield Heading("Who is talked about")
    yield Table(
        caption="Candidates with their panel",
        header=("Candidate", "Submitted", "Not submitted yet"),
        rows=tuple(
            (
                (Span(names[debrief.candidate.id], strong=True),),
                inline(listed(debrief.panelists, limit=50) or _nobody(debrief)),
                inline(listed(debrief.waiting, limit=50) or "–"),
            )
            for debrief in debriefs
        ),
        widths=(2.6, 3.6, 2.8),
    )
    apart = [debrief for debrief in debriefs if debrief.left_out]
    if apart:
        yield Paragraph(inline(debrief_parts.OTHER_VERSIONS))
        yield Bullets(
            tuple(
                inline(f"{names[debrief.candidate.id]}: {debrief_parts.who_left_out(debrief)}.")
                for debrief in apart
            )
        )


def _first(debriefs: Sequence[Debrief]) -> Iterator[Block]:
    names = called(debriefs)
    topics = sorted(
        (topic for debrief in debriefs for topic in debrief.topics), key=lambda topic: -topic.urgency
    )
    yield Heading("What to talk about first", level=2)
    if not topics:
        yield Paragraph(inline("Nobody is two levels or more from anybody else."))
        return
    yield Table(
        caption="The largest differences, by levels apart times the weight of the criterion",
        header=("Candidate", "Criterion", "Levels apart"),
        rows=tuple(
            (
                inline(names[topic.candidate.id]),
                inline(topic.criterion.name),
                inline(str(topic.spread)),
            )
            for topic in topics[:_FIRST]
        ),
        numeric=frozenset({2}),
        widths=(3, 4, 1.4),
    )


def _overall(debriefs: Sequence[Debrief], panel: PanelTable, language: str) -> Iterator[Block]:
    seen = overview(panel)
    if not seen.panelists:
        return
    yield Heading("The panel over all candidates", new_page=True)
    yield from _first(debriefs)
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
    debrief: Debrief, panel: PanelTable, history: Sequence[Decision], ranking: Ranking | None, language: str
) -> Iterator[Block]:
    scale = panel.rubric.scale
    if not debrief.panelists:
        yield Paragraph(inline(debrief_parts.nothing_yet(debrief)))
        yield from _decision(debrief, history, ranking, language)
        return
    yield Heading("Evidence", level=2)
    yield from debrief_parts.evidence(debrief)
    yield Heading(f"Ratings of {debrief.candidate.name}", level=2, new_page=True)
    yield debrief_parts.heat_map(debrief, scale)
    yield Heading("What is missing", level=2)
    yield from debrief_parts.gaps(debrief)
    yield Heading("Where the panel differs", level=2)
    yield from debrief_differences.differences(debrief, scale)
    yield Heading("Second round", level=2)
    yield from debrief_parts.second_round(debrief, scale, language)
    if not history:
        yield Paragraph(inline("Whoever changes a rating now writes down the criterion, the level and why:"))
        yield NoteSpace(_NOTE_LINES, f"Room for changed ratings of {debrief.candidate.name}")
    yield from _decision(debrief, history, ranking, language)


def _decision(
    debrief: Debrief, history: Sequence[Decision], ranking: Ranking | None, language: str
) -> Iterator[Block]:
    yield Heading("Decision", level=2)
    known = [*debrief_parts.stands(ranking, debrief.candidate.id, language)]
    known += debrief_parts.earlier(history, language)
    if known:
        yield Bullets(tuple(inline(words) for words in known))
    made = history[0] if history else None
    by = "" if made is None else f"{made.by}, {in_words(made.at.date(), language)}"
    choice = (Span(made.choice.label, strong=True),) if made else inline(_BOXES)
    yield Table(
        caption=f"Decision on {debrief.candidate.name}",
        header=("Decision", "Reason", "Name and day"),
        rows=((choice, inline(made.reason if made else ""), inline(by)),),
        widths=(1.6, 5, 2.4),
    )


def _decisions(
    debriefs: Sequence[Debrief],
    history: Mapping[str, Sequence[Decision]],
    ranking: Ranking | None,
    language: str,
) -> Iterator[Block]:
    yield Heading("Decisions", new_page=bool(debriefs))
    if not debriefs:
        yield Paragraph(inline("There is nobody to decide about yet."))
        return
    rows, names = [], called(debriefs)
    for debrief in debriefs:
        made = next(iter(history[debrief.candidate.id]), None)
        known = ranking is not None and debrief.candidate.id in ranking.panel.rows
        score = ranking.result(debrief.candidate.id).score if ranking and known else None
        rows.append(
            (
                (Span(names[debrief.candidate.id], strong=True),),
                inline("–" if score is None else figures.fixed(score, language)),
                inline(made.choice.label if made else "Open"),
                inline(made.reason if made else ""),
                inline(f"{made.by}, {in_words(made.at.date(), language)}" if made else ""),
            )
        )
    yield Table(
        caption="Decisions on all candidates",
        header=("Candidate", "Score now", "Decision", "Reason", "Name and day"),
        rows=tuple(rows),
        numeric=frozenset({1}),
        widths=(2.2, 1, 1.2, 4, 2.4),
    )
