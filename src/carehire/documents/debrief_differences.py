"""Where a panel is two levels or more apart: both ends side by side, who stands between, what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from carehire.documents.blocks import Block, Bullets, Heading, Inline, Paragraph, Span, Table, inline
from carehire.rubrics.rubric import Scale
from carehire.scoring.debrief import FAR_APART, Debrief, Topic
from carehire.scoring.scorecard import Rating
from carehire.values import listed

NO_EVIDENCE = "No evidence written down"
NONE = "Nobody is two levels or more from anybody else."
_MOST = 50
Said = tuple[tuple[str, Rating], ...]


def differences(debrief: Debrief, scale: Scale) -> Iterator[Block]:
    """Yield each difference with the evidence of both ends side by side, and what to ask in the room."""
    if not debrief.topics:
        yield Paragraph(inline(NONE))
    for topic in debrief.topics:
        yield Heading(title(topic), level=3)
        yield _side_by_side(topic, scale)
        if topic.between:
            yield Bullets(tuple(between(who, rating) for who, rating in topic.between))
        yield Paragraph((Span(f"{since(debrief, topic)} Ask in the room:".strip(), strong=True),))
        yield Bullets(tuple(inline(question) for question in questions(topic)))


def title(topic: Topic) -> str:
    """Return a difference as a heading, such as ``Coaching: 3 levels apart``."""
    return f"{topic.criterion.name}: {apart(topic.spread)}"


def apart(spread: int) -> str:
    """Say how far apart panelists are."""
    return f"{spread} {'level' if spread == 1 else 'levels'} apart"


def since(debrief: Debrief, topic: Topic) -> str:
    """Say how far apart the panel is after the second round; empty where that is the same."""
    now = debrief.spread_after(topic.criterion.id)
    if now == topic.spread or now is None:
        return ""
    return f"After the second round: {apart(now) if now else 'all agree'}."


def level_title(said: Said, scale: Scale) -> str:
    """Return one end of a difference with who stands there, such as ``4 · Gets results: Ana and Bo``."""
    return f"{scale.name_of(said[0][1].level or 0)}: {names(said)}"


def names(said: Said) -> str:
    """Return the panelists of one end."""
    return listed([who for who, _ in said], limit=_MOST)


def anchor(topic: Topic, said: Said) -> str:
    """Return what the rubric says of the level of one end; a dash where it says nothing."""
    return topic.criterion.anchors.get(said[0][1].level or 0, "–")


def words_of(rating: Rating) -> str:
    """Return the evidence for a level, or that there is none."""
    return rating.evidence.strip() or NO_EVIDENCE


def between(who: str, rating: Rating) -> Inline:
    """Tell of somebody whose level lies between the two ends."""
    return Span(f"Between, {who} ({rating.level}): ", emphasis=True), Span(words_of(rating))


def questions(topic: Topic) -> tuple[str, ...]:
    """Return what to ask in the room about a difference."""
    high, low = topic.highest, topic.lowest
    return (
        f"To {names(low)}, who gave {low[0][1].level}: what would have raised the score?",
        f"To {names(high)}, who gave {high[0][1].level}: what did you see that its anchor describes?",
        "To everybody: did you hear the same example, or two different ones?",
    )


def is_far(spread: int | None) -> bool:
    """Say whether a difference is worth the panel's time."""
    return spread is not None and spread >= FAR_APART


def _side_by_side(topic: Topic, scale: Scale) -> Table:
    ends = (topic.highest, topic.lowest)
    told = [[_cell(who, rating, alone=len(end) == 1) for who, rating in end] for end in ends]
    rows = list(zip_longest(*told, fillvalue=inline("")))
    rows.append(tuple((Span("Its anchor: ", emphasis=True), Span(anchor(topic, end))) for end in ends))
    return Table(
        caption=f"{topic.criterion.name}, the highest and the lowest level side by side",
        header=tuple(level_title(end, scale) for end in ends),
        rows=tuple(rows),
        widths=(1, 1),
    )


def _cell(who: str, rating: Rating, *, alone: bool) -> Inline:
    # Whoever stands alone at an end is named above it.
    return inline(words_of(rating)) if alone else (Span(f"{who}: ", emphasis=True), Span(words_of(rating)))
