"""How the minutes of a round are shared out, so that every part has its own and they add up."""

from __future__ import annotations

from dataclasses import dataclass

from carehire.interviews.guide import Timing


@dataclass(frozen=True, slots=True)
class Shares:
    """Minutes of each part of a round, one of ``questions`` for each question; they sum to the round's."""

    opening: int
    questions: tuple[int, ...]
    in_hand: int
    own_questions: int
    closing: int

    @property
    def total(self) -> int:
        """The minutes of all parts together."""
        return self.opening + sum(self.questions) + self.in_hand + self.own_questions + self.closing


def question_minutes(minutes: int, timing: Timing) -> int:
    """Return the minutes of a round that are left for its questions."""
    return minutes - sum(_frame(minutes, timing))


def capacity(minutes: int, timing: Timing) -> int:
    """Return how many questions a round holds if each answer gets the least that it needs."""
    return max(0, question_minutes(minutes, timing)) // timing.question


def share_out(minutes: int, questions: int, timing: Timing) -> Shares | None:
    """Return the minutes of each part; None where not even a minute is left for each question.

    Time that no answer should fill is kept in hand, or goes to the candidate's own
    questions where the round has none.
    """
    opening, own_questions, closing = _frame(minutes, timing)
    left = question_minutes(minutes, timing)
    if left < max(0, questions):
        return None
    if not questions:
        return Shares(opening, (), 0, own_questions + left, closing)
    whole, over = divmod(min(left, timing.longest * questions), questions)
    each = tuple(whole + (place < over) for place in range(questions))
    return Shares(opening, each, left - sum(each), own_questions, closing)


def _frame(minutes: int, timing: Timing) -> tuple[int, int, int]:
    shrunk = min(minutes, timing.usual)
    opening, own_questions, closing = (
        max(1, (2 * part * shrunk + timing.usual) // (2 * timing.usual))  # to the nearest minute
        for part in (timing.opening, timing.own_questions, timing.closing)
    )
    return opening, own_questions, closing
