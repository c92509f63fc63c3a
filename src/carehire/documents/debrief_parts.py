"""The parts of a debrief, as they are printed in the packet and shown on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carehire.documents import facts, figures
from carehire.documents.blocks import Block, Bullets, Heading, Paragraph, Span, Table, inline
from carehire.rubrics.rubric import RatedCriterion, Scale
from carehire.scoring.debrief import FAR_APART, Debrief, Overview, Topic
from carehire.scoring.scorecard import Rating
from carehire.scoring.words import listed

_MOST_SIDE_BY_SIDE = 3
NO_EVIDENCE = "No evidence written down"


def level_word(rating: Rating | None) -> str:
    """Return a rating as a cell of a heat map says it: a level, N/O, or a dash where there is none."""
    if rating is None or not rating.answered:
        return "–"
    return "N/O" if rating.level is None else str(rating.level)


def depth(level: float | None, scale: Scale) -> float:
    """Return how deep a cell is tinted: 0 where there is no level, up to 1 for the highest."""
    steps = scale.max - scale.min + 1
    return 0.0 if level is None else (level - scale.min + 1) / steps


def apart(spread: int) -> str:
    """Say how far apart panelists are."""
    return f"{spread} {'level' if spread == 1 else 'levels'} apart"


def nothing_yet(debrief: Debrief) -> str:
    """Say why there is nothing to read of a candidate yet."""
    if not debrief.waiting:
        return "Nobody has submitted a scorecard yet."
    return (
        f"Still without a scorecard: {listed(debrief.waiting, limit=50)}. What the others saw can be read "
        "once everybody has submitted, or once the panel is closed."
    )


def evidence(debrief: Debrief) -> Iterator[Block]:
    """Yield what was seen, criterion by criterion and without a level: evidence comes before ratings."""
    silent = []
    for row in debrief.rows:
        told = [(who, " ".join(rating.evidence.split())) for who, rating in debrief.said(row)]
        told = [(who, words) for who, words in told if words]
        if not told:
            silent.append(row.criterion.name)
            continue
        yield Heading(row.criterion.name, level=3)
        yield Bullets(tuple((Span(f"{who}: ", emphasis=True), Span(words)) for who, words in told))
    if silent:
        yield Paragraph(inline(f"Nobody wrote anything down on {listed(silent, limit=50)}."))


def heat_map(debrief: Debrief, scale: Scale) -> Table:
    """Return criterion × panelist as a table of levels, deeper the higher the level."""
    rows, tints = [], []
    for row in debrief.rows:
        levels = [None if rating is None else rating.level for rating in row.ratings]
        far = row.spread is not None and row.spread >= FAR_APART
        difference = "–" if row.spread is None else str(row.spread)
        rows.append(
            (
                inline(row.criterion.name),
                *(inline(level_word(rating)) for rating in row.ratings),
                (Span(difference, strong=far),),
            )
        )
        tints.append((0.0, *(depth(level, scale) for level in levels), 0.0))
    many = len(debrief.panelists)
    return Table(
        caption=f"Ratings of {debrief.candidate.name} from {scale.min} to {scale.max}; N/O is not observed, "
        "a dash is no rating",
        header=("Criterion", *debrief.panelists, "Apart"),
        rows=tuple(rows),
        numeric=frozenset(range(1, many + 2)),
        widths=(3.2, *(1.2 for _ in range(many)), 0.8),
        tints=tuple(tints),
    )


def overall_heat_map(seen: Overview, scale: Scale, language: str) -> Table:
    """Return criterion × panelist over all candidates: the mean level that each panelist gave."""
    rows, tints = [], []
    for criterion, cells in seen.rows:
        means = [inline("–" if each.mean is None else figures.fixed(each.mean, language)) for each in cells]
        rows.append((inline(criterion.name), *means))
        tints.append((0.0, *(depth(each.mean, scale) for each in cells)))
    return Table(
        caption="Mean level that each panelist gave, over all candidates whom they rated",
        header=("Criterion", *seen.panelists),
        rows=tuple(rows),
        numeric=frozenset(range(1, len(seen.panelists) + 1)),
        widths=(3.2, *(1.2 for _ in seen.panelists)),
        tints=tuple(tints),
    )


def differences(debrief: Debrief) -> Iterator[Block]:
    """Yield each difference with all its evidence side by side, and what to ask in the room."""
    if not debrief.topics:
        yield Paragraph(inline("Nobody is two levels or more from anybody else."))
    for topic in debrief.topics:
        yield Heading(f"{topic.criterion.name}: {apart(topic.spread)}", level=3)
        yield _side_by_side(topic) if len(topic.said) <= _MOST_SIDE_BY_SIDE else _one_below_the_other(topic)
        yield Bullets(tuple(inline(question) for question in questions(topic)))


def questions(topic: Topic) -> tuple[str, ...]:
    """Return what to ask in the room about a difference."""
    (high, top), (low, bottom) = topic.said[0], topic.said[-1]
    return (
        f"To {low}, who gave {bottom.level}: what would have raised the score?",
        f"To {high}, who gave {top.level}: what did you see that its anchor describes?",
        "To everybody: did you hear the same example, or two different ones?",
    )


def gaps(debrief: Debrief) -> Iterator[Block]:
    """Yield what nobody observed, what was rated without evidence, and who has not submitted."""
    found = []
    if debrief.waiting:
        found.append(("Not submitted yet: ", listed(debrief.waiting, limit=50)))
    if debrief.unobserved:
        found.append(("Observed by nobody: ", _names(debrief.unobserved)))
    if debrief.unsupported:
        found.append(("Rated without evidence: ", listed(_by_panelist(debrief), limit=50)))
    if found:
        yield Bullets(tuple((Span(lead, strong=True), Span(f"{words}.")) for lead, words in found))
    else:
        yield Paragraph(inline("Everybody has submitted, and everything was observed with evidence."))


def second_round(debrief: Debrief, language: str) -> Iterator[Block]:
    """Yield what panelists changed in the debrief: both ratings and the reason."""
    if not debrief.changes:
        yield Paragraph(inline("Nobody has changed a rating."))
        return
    yield Table(
        caption=f"Ratings of {debrief.candidate.name} that changed in the debrief",
        header=("Panelist", "Criterion", "Alone", "After the debrief", "Reason", "When"),
        rows=tuple(
            (
                inline(change.panelist),
                inline(change.criterion.name),
                inline(level_word(change.before)),
                inline(level_word(change.after)),
                inline(change.reason),
                inline(facts.day(change.at.date(), language) if change.at else "–"),
            )
            for change in debrief.changes
        ),
        numeric=frozenset({2, 3}),
        widths=(2, 2.4, 1, 1.3, 4, 1.8),
    )


def _side_by_side(topic: Topic) -> Table:
    return Table(
        caption=f"{topic.criterion.name}, side by side",
        header=("Panelist", *(f"{who}: {rating.level}" for who, rating in topic.said)),
        rows=(
            (inline("What was seen"), *(inline(rating.evidence or NO_EVIDENCE) for _, rating in topic.said)),
            (
                inline("Anchor of that level"),
                *(inline(_anchor(topic.criterion, rating)) for _, rating in topic.said),
            ),
        ),
        widths=(1.3, *(4 for _ in topic.said)),
    )


def _one_below_the_other(topic: Topic) -> Table:
    return Table(
        caption=f"{topic.criterion.name}, from the highest level down",
        header=("Panelist", "Level", "What was seen", "Anchor of that level"),
        rows=tuple(
            (
                inline(who),
                inline(str(rating.level)),
                inline(rating.evidence or NO_EVIDENCE),
                inline(_anchor(topic.criterion, rating)),
            )
            for who, rating in topic.said
        ),
        numeric=frozenset({1}),
        widths=(1.6, 0.8, 4, 4),
    )


def _anchor(criterion: RatedCriterion, rating: Rating) -> str:
    return criterion.anchors.get(rating.level, "–") if rating.level is not None else "–"


def _names(criteria: Sequence[RatedCriterion]) -> str:
    return listed([criterion.name for criterion in criteria], limit=50)


def _by_panelist(debrief: Debrief) -> list[str]:
    names: dict[str, list[str]] = {}
    for who, criterion in debrief.unsupported:
        names.setdefault(who, []).append(criterion.name)
    return [f"{who} on {listed(found, limit=50)}" for who, found in names.items()]
