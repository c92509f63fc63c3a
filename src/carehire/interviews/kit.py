"""A kit: all that one panelist holds in one round, from the opening words to the last rating.

Who asks is settled beforehand, since a question that several put in their own words is
several questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from carehire.errors import Fault, UserError
from carehire.interviews.coverage import rated, why_not_rated
from carehire.interviews.guide import Guide, NotToAsk, Source, filled
from carehire.interviews.plan import Plan, Round, Seat
from carehire.interviews.timing import Shares, capacity, share_out
from carehire.rubrics.rubric import Question, RatedCriterion, Rubric, Scale
from carehire.values import listed


@dataclass(frozen=True, slots=True)
class Ask:
    """A question in a round: who asks it, in how many minutes.

    ``question`` is None where the rubric has none. ``repeats`` says that an earlier round
    asked it already, since the rubric has no further one.
    """

    criterion: RatedCriterion
    question: Question | None
    minutes: int
    asked_by: str
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Kit:
    """One panelist's kit for one round; ``number`` counts rounds from 1, ``of`` says how many there are.

    ``asks`` is the running order of the whole round; ``focus`` are the criteria that this
    panelist rates.
    """

    rubric: str
    scale: Scale
    title: str
    round: Round
    number: int
    of: int
    panelist: str
    focus: tuple[RatedCriterion, ...]
    asks: tuple[Ask, ...]
    shares: Shares
    practice: tuple[str, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    afterwards: tuple[str, ...]
    not_to_ask: tuple[NotToAsk, ...]
    sources: tuple[Source, ...]

    def asks_on(self, criterion: RatedCriterion) -> tuple[Ask, ...]:
        """Return the questions on one criterion."""
        return tuple(ask for ask in self.asks if ask.criterion.id == criterion.id)


def kits(plan: Plan, rubric: Rubric, guide: Guide, title: str) -> tuple[Kit, ...]:
    """Return a kit for each seat, in the order of the plan; ``title`` is that of the opening.

    Raises UserError with each focus that the rubric doesn't rate, and each round in which
    not even a minute is left for each question.
    """
    faults = [*strangers(plan, rubric), *_too_short(plan, guide)]
    if faults:
        raise UserError(faults)
    made: list[Kit] = []
    for number, (each, asks, shares) in enumerate(_rounds(plan, rubric, guide), 1):
        for seat in each.seats:
            values = {
                "title": title,
                "minutes": str(each.minutes),
                "panelist": seat.panelist,
                "panel": listed([other.panelist for other in each.seats]),
            }
            made.append(
                Kit(
                    rubric=rubric.label,
                    scale=rubric.scale,
                    title=title,
                    round=each,
                    number=number,
                    of=len(plan.rounds),
                    panelist=seat.panelist,
                    focus=tuple(c for c in rated(rubric) if c.id in seat.focus),
                    asks=asks,
                    shares=shares,
                    practice=guide.practice,
                    opening=tuple(filled(text, values) for text in guide.opening),
                    closing=tuple(filled(text, values) for text in guide.closing),
                    afterwards=guide.afterwards,
                    not_to_ask=guide.not_to_ask,
                    sources=guide.sources,
                )
            )
    return tuple(made)


def strangers(plan: Plan, rubric: Rubric) -> list[Fault]:
    """Return a fault for each criterion in a focus that nobody can rate by this rubric."""
    return [
        Fault(why, field=f"{each.name}, {seat.panelist}")
        for each in plan.rounds
        for seat in each.seats
        for name in seat.focus
        if (why := why_not_rated(name, rubric))
    ]


def hurried(plan: Plan, guide: Guide) -> list[Round]:
    """Return the rounds that ask more than their minutes hold."""
    return [each for each in plan.rounds if len(each.asked) > capacity(each.minutes, guide.timing)]


def _too_short(plan: Plan, guide: Guide) -> list[Fault]:
    return [
        Fault(
            f"{each.minutes} minutes leave not even one for each of {len(each.asked)} criteria; "
            "give the round more time or fewer criteria",
            field=each.name,
        )
        for each in plan.rounds
        if share_out(each.minutes, len(each.asked), guide.timing) is None
    ]


def _rounds(plan: Plan, rubric: Rubric, guide: Guide) -> list[tuple[Round, tuple[Ask, ...], Shares]]:
    """Return each round with its questions; a later one asks what no earlier one did."""
    begun: Counter[str] = Counter()
    firsts: list[list[tuple[RatedCriterion, int]]] = []
    for each in plan.rounds:
        criteria = [criterion for criterion in rated(rubric) if criterion.id in each.asked]
        firsts.append([(criterion, begun[criterion.id]) for criterion in criteria])
        begun.update(criterion.id for criterion in criteria)
    made = []
    for each, first in zip(plan.rounds, firsts, strict=True):
        chosen = _with_more(first, begun, capacity(each.minutes, guide.timing))
        shares = share_out(each.minutes, len(chosen), guide.timing)
        assert shares is not None  # noqa: S101 - refused before, and further questions come only where they fit
        made.append((each, _asked(each, chosen, shares), shares))
    return made


def _with_more(
    first: Sequence[tuple[RatedCriterion, int]], begun: Counter[str], room: int
) -> list[tuple[RatedCriterion, int]]:
    """Add questions that no round asks yet while there is time; ``begun`` counts those taken."""
    chosen = list(first)
    grown = True
    while grown and len(chosen) < room:
        grown = False
        for criterion, _ in first:
            if len(chosen) < room and begun[criterion.id] < len(criterion.questions):
                chosen.append((criterion, begun[criterion.id]))
                begun[criterion.id] += 1
                grown = True
    places = {criterion.id: place for place, (criterion, _) in enumerate(first)}
    return sorted(chosen, key=lambda pair: (places[pair[0].id], pair[1]))


def _asked(each: Round, chosen: Sequence[tuple[RatedCriterion, int]], shares: Shares) -> tuple[Ask, ...]:
    """Settle who asks: of those who look at a criterion, who has asked least so far."""
    busy: Counter[str] = Counter()
    asker: dict[str, Seat] = {}
    asks = []
    for (criterion, place), minutes in zip(chosen, shares.questions, strict=True):
        looking = [seat for seat in each.seats if criterion.id in seat.focus]
        seat = asker.setdefault(criterion.id, min(looking, key=lambda one: busy[one.person]))
        busy[seat.person] += minutes
        known = criterion.questions
        question = known[place % len(known)] if known else None
        asks.append(Ask(criterion, question, minutes, seat.panelist, repeats=0 < len(known) <= place))
    return tuple(asks)
