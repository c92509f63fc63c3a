"""An interview kit as a document in a shape that people print: words to say, questions, room for notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest

from carehire.documents.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    NoteSpace,
    Paragraph,
    Span,
    Table,
    inline,
)
from carehire.documents.facts import NOT_OBSERVED
from carehire.interviews.kit import Ask, Kit
from carehire.rubrics.rubric import RatedCriterion
from carehire.values import listed

BOX = "☐"
_BLANK = "_" * 32
_LINES = 5  # so many that a criterion with one question fits a page


def build(kit: Kit, employer: str, language: str, created: datetime) -> Document:
    """Return the kit as a document; each criterion begins a page, so that its sheet can be handed on."""
    minutes = f"{kit.round.minutes} minutes"
    return Document(
        title=f"Interview kit: {kit.panelist}",
        subtitle=f"{kit.title} · Round {kit.number} of {kit.of}: {kit.round.name} · {minutes}",
        author=employer,
        language=language,
        created=created,
        subject=f"Questions and ratings for {kit.round.name}, by {kit.rubric}",
        keywords=("interview kit", kit.title, kit.round.name, kit.panelist),
        blocks=(
            *_begin(kit),
            *(block for criterion in kit.focus for block in _criterion(kit, criterion)),
            *_end(kit),
        ),
    )


def _begin(kit: Kit) -> Iterator[Block]:
    others = [seat.panelist for seat in kit.round.seats if seat.panelist != kit.panelist]
    focus = listed([criterion.name for criterion in kit.focus], limit=20)
    yield Fields(
        (
            ("Candidate", inline(_BLANK)),
            ("Date", inline(_BLANK)),
            ("You sit with", inline(listed(others) or "Nobody else")),
            ("You rate", inline(focus or "Nothing in this round; listen, and help to keep to the minutes")),
            ("Rubric", inline(kit.rubric)),
        )
    )
    yield Heading("Before you begin")
    yield Bullets(tuple(inline(text) for text in kit.practice))
    yield Heading("Running order")
    yield _running_order(kit)
    yield Heading("Opening words", new_page=True)
    yield Bullets(tuple(inline(text) for text in kit.opening))
    yield Heading("What may not be asked")
    yield from _not_to_ask(kit)


def _running_order(kit: Kit) -> Table:
    shares, first = kit.shares, kit.round.seats[0].panelist
    parts = [("Opening", shares.opening, first)]
    parts += [(ask.criterion.name, ask.minutes, ask.asked_by) for ask in kit.asks]
    parts += [("Time in hand", shares.in_hand, "")] if shares.in_hand else []
    parts += [("The candidate’s own questions", shares.own_questions, "Everybody")]
    parts += [("Closing", shares.closing, first)]
    rows, start = [], 0
    for name, minutes, who in parts:
        mine = who == kit.panelist
        cells = (f"{start}–{start + minutes}", str(minutes), name, "You" if mine else who)
        rows.append(tuple((Span(cell, strong=mine),) for cell in cells))
        start += minutes
    return Table(
        caption=f"{kit.round.minutes} minutes, and who speaks in each part",
        header=("From–to", "Minutes", "Part", "Who asks"),
        rows=tuple(rows),
        numeric=frozenset({1}),
        widths=(1.2, 1, 4, 2.6),
    )


def _criterion(kit: Kit, criterion: RatedCriterion) -> Iterator[Block]:
    yield Heading(criterion.name, new_page=True)
    yield Paragraph(inline(criterion.definition))
    asks = kit.asks_on(criterion)
    for number, ask in enumerate(asks, 1):
        name = f"Question {number}" if len(asks) > 1 else "Question"
        yield from _question(kit, ask, name)
        yield Paragraph(inline("Notes on what the person said and did:"), note=True)
        yield NoteSpace(_LINES, f"Room for notes on {criterion.name}: {name.lower()}")
    yield _levels(kit, criterion)


def _question(kit: Kit, ask: Ask, name: str) -> Iterator[Block]:
    who = "you ask" if ask.asked_by == kit.panelist else f"{ask.asked_by} asks, you listen and write"
    yield Heading(f"{name} · {ask.minutes} minutes · {who}", level=2)
    if ask.question is None:
        yield Paragraph(
            inline(
                "The rubric has no question on this yet. Agree on one with the panel before the first "
                "interview, write it here, and ask everybody the same:"
            )
        )
        yield NoteSpace(2, f"Room for a question on {ask.criterion.name}")
        return
    yield Paragraph((Span(ask.question.text, strong=True),))
    if ask.repeats:
        yield Paragraph(inline("An earlier round asks this too: ask for another example."), note=True)
    hints = list(zip_longest(ask.question.follow_ups, ask.question.listen_for, fillvalue=""))
    if hints:
        yield Table(
            caption="",
            header=("Follow up, where it is not answered yet", "Listen for"),
            rows=tuple((inline(follow_up), inline(sign)) for follow_up, sign in hints),
            widths=(1, 1),
        )


def _levels(kit: Kit, criterion: RatedCriterion) -> Table:
    def name(level: int) -> str:
        label = kit.scale.labels.get(level)
        return f"{level} · {label}" if label else str(level)

    rows = [
        (inline(BOX), inline(name(level)), inline(criterion.anchors.get(level, "Not described yet.")))
        for level in kit.scale.levels
    ]
    unseen = "Nothing was said or done that shows it. This is no low rating."
    return Table(
        caption=f"Your rating of {criterion.name}: tick the one level whose words fit best",
        header=("Tick", "Level", "What you see or hear"),
        rows=(*rows, (inline(BOX), inline(NOT_OBSERVED), inline(unseen))),
        widths=(0.7, 2.3, 7),
    )


def _end(kit: Kit) -> Iterator[Block]:
    yield Heading("The candidate’s own questions", new_page=True)
    yield Paragraph(inline(f"{kit.shares.own_questions} minutes. Note what you promised to find out:"))
    yield NoteSpace(3, "Room for what was asked and promised")
    yield Heading("Closing words")
    yield Bullets(tuple(inline(text) for text in kit.closing))
    yield Heading("Straight afterwards")
    yield Bullets(tuple(inline(text) for text in kit.afterwards), ordered=True)
    yield from _sources(kit)


def _not_to_ask(kit: Kit) -> Iterator[Block]:
    yield Paragraph(
        inline(
            "In no round, not as small talk, and not on the way to the door. If the candidate brings it up, "
            "go on with your questions and write nothing of it down."
        )
    )
    yield Table(
        caption="Leave these out, and say this instead",
        header=("Topic", "Never", "Instead", "Law"),
        rows=tuple(
            (inline(each.topic), inline(" ".join(each.never)), inline(each.instead), inline(each.law or "–"))
            for each in kit.not_to_ask
        ),
        widths=(1.7, 3.3, 3.7, 1.8),
    )


def _sources(kit: Kit) -> Iterator[Block]:
    """Yield where the advice comes from, each source once."""
    if not kit.sources:
        return
    spans = [Span("Sources: ")]
    for number, source in enumerate(kit.sources):
        spans += [Span("; ")] if number else []
        spans.append(Span(source.name, href=source.url))
    yield Paragraph((*spans, Span(".")), note=True)
