"""The life of a requisition: draft, in review, approved, published, closed, and the steps between.

What applicants read is a publication: a posting as it was on the day of publishing. An edit
leaves it as it is and makes a draft, which goes the same way again to replace it. So a
requisition in any state may have a publication in force beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """How far the text has come; what applicants read meanwhile is the publication in force."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The state as a person reads it, such as ``In review``."""
        return self.value.replace("_", " ").capitalize()


class Step(StrEnum):
    """What leads from one state to the next; nobody chooses START and EDIT, they happen."""

    START = "start"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    PUBLISH = "publish"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a step may be taken, and what comes of it.

    ``words`` stand on its button, ``done`` in the history. ``after`` None leaves the state
    as it is. ``warning`` says what can't be taken back by undo; ``reason`` asks for words to
    the history, which ``needs_reason`` insists on.
    """

    words: str
    done: str
    before: frozenset[State] = frozenset()
    after: State | None = None
    reason: str = ""
    needs_reason: bool = False
    undoable: bool = False
    warning: str = ""


_OPEN = frozenset(State) - {State.CLOSED}

RULES = {
    Step.SUBMIT: Rule(
        "Send to review", "sent to review", frozenset({State.DRAFT}), State.IN_REVIEW, undoable=True
    ),
    Step.RETURN: Rule(
        "Ask for changes",
        "sent back to draft",
        frozenset({State.IN_REVIEW, State.APPROVED}),
        State.DRAFT,
        reason="What should change (kept in the history)",
        undoable=True,
    ),
    Step.APPROVE: Rule("Approve", "approved", frozenset({State.IN_REVIEW}), State.APPROVED, undoable=True),
    Step.PUBLISH: Rule(
        "Publish",
        "published",
        frozenset({State.APPROVED}),
        State.PUBLISHED,
        warning="Applicants will read this version from now on. It can be withdrawn, not undone.",
    ),
    Step.WITHDRAW: Rule(
        "Withdraw",
        "withdrawn",
        _OPEN,
        reason="Reason (kept in the history)",
        needs_reason=True,
        warning="The published version leaves every feed, and must be approved anew to come back.",
    ),
    Step.CLOSE: Rule("Close", "closed", _OPEN, State.CLOSED, undoable=True),
    Step.REOPEN: Rule("Reopen as draft", "reopened", frozenset({State.CLOSED}), State.DRAFT, undoable=True),
    Step.START: Rule("Start", "started", after=State.DRAFT),
    Step.EDIT: Rule("Edit", "changed, so a draft again", after=State.DRAFT),
    Step.UNDO: Rule("Undo last step", "last step undone"),
}
CHOICES = (
    Step.SUBMIT,
    Step.APPROVE,
    Step.PUBLISH,
    Step.RETURN,
    Step.WITHDRAW,
    Step.CLOSE,
    Step.REOPEN,
    Step.UNDO,
)
"""What somebody can choose, in the order in which a page offers it."""


def allowed(state: State, last: Step, *, in_force: bool) -> tuple[Step, ...]:
    """Return which steps may be taken next; ``in_force`` says that a publication is out.

    >>> [step.value for step in allowed(State.APPROVED, Step.APPROVE, in_force=False)]
    ['publish', 'return', 'close', 'undo']
    """
    return tuple(step for step in CHOICES if _may(step, state, last, in_force))


def _may(step: Step, state: State, last: Step, in_force: bool) -> bool:
    if step is Step.UNDO:
        return RULES[last].undoable
    if step is Step.WITHDRAW and not in_force:
        return False
    return state in RULES[step].before


def following(step: Step, state: State) -> State:
    """Return the state after a step.

    Withdrawing what was published leaves a draft; while a newer draft is on its way
    already, that one goes on as it is.
    """
    if step is Step.WITHDRAW:
        return State.DRAFT if state is State.PUBLISHED else state
    return RULES[step].after or state


def after_edit(state: State) -> State:
    """Return the state after the text was changed: what was approved or published is a draft again.

    A text in review stays there: it is approved by its version, so nobody approves what they didn't see.
    """
    return State.DRAFT if state in (State.APPROVED, State.PUBLISHED) else state


def is_expired(closes: date | None, today: date) -> bool:
    """Say whether the closing day, on which one can still apply, has passed."""
    return closes is not None and closes < today
