"""What a kit says besides the rubric: opening and closing words, timing, what may not be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from carehire.errors import unknown
from carehire.interviews.plan import Plan, Round
from carehire.values import Frozen, Text

FILLED = ("title", "minutes", "panelist", "panel")
"""What stands in braces in the opening and closing words, and is filled in for each kit."""

_BRACES = re.compile(r"\{([^{}]*)\}")


def _fillable(text: str) -> str:
    for name in _BRACES.findall(text):
        if name not in FILLED:
            raise ValueError(
                f"nothing fills in {{{name}}}; there is: {', '.join(f'{{{one}}}' for one in FILLED)}"
            )
    return text


Said = Annotated[Text, AfterValidator(_fillable)]


class Timing(Frozen):
    """Minutes of the parts of a round.

    ``opening``, ``own_questions`` (the candidate's) and ``closing`` hold for rounds of
    ``usual`` minutes or more, and shrink with shorter ones. ``question`` is the least that
    an answer with its follow-ups needs, ``longest`` the most that it should take.
    """

    usual: int = Field(default=45, ge=10)
    opening: int = Field(default=5, ge=1)
    question: int = Field(default=7, ge=1)
    longest: int = Field(default=15, ge=1)
    own_questions: int = Field(default=5, ge=1)
    closing: int = Field(default=2, ge=1)

    @model_validator(mode="after")
    def _leaves_room(self) -> Self:
        if self.opening + self.own_questions + self.closing + self.question > self.usual:
            raise ValueError(f"the parts and one question take longer than the usual {self.usual} minutes")
        if self.longest < self.question:
            raise ValueError("an answer's longest is shorter than the least that it needs")
        return self


class Source(Frozen):
    """Where advice comes from."""

    name: Text
    url: Text


class NotToAsk(Frozen):
    """A topic that is nobody's business in an interview, what to ask instead, and which laws stand behind it.

    ``law`` names places with their laws; ``pay_history`` says that places with a rule on it
    add theirs.
    """

    topic: Text
    never: tuple[Text, ...] = Field(min_length=1)
    instead: Text
    law: str = ""
    pay_history: bool = False
    source: Text

    def held_in(self, places: Sequence[str]) -> Self:
        """Return the topic with the places of an opening that have a rule on it, their law told first."""
        if not self.pay_history or not places:
            return self
        return self.model_copy(update={"law": f"Here: {', '.join(places)}. {self.law}".strip()})


class Guide(Frozen):
    """How the house holds interviews, in one language."""

    language: Text
    as_of: Text
    sources: tuple[Source, ...] = ()
    timing: Timing = Timing()
    rounds: tuple[Round, ...] = ()
    practice: tuple[Text, ...] = Field(min_length=1)
    opening: tuple[Said, ...] = Field(min_length=1)
    closing: tuple[Said, ...] = Field(min_length=1)
    afterwards: tuple[Text, ...] = Field(min_length=1)
    not_to_ask: tuple[NotToAsk, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_its_sources(self) -> Self:
        known = [source.name for source in self.sources]
        for each in self.not_to_ask:
            if each.source not in known:
                raise ValueError(f"{each.topic}: {unknown('source', each.source, known)}")
        return self

    @property
    def usual_plan(self) -> Plan:
        """The rounds with which a plan can begin; nobody sits in them yet."""
        return Plan(rounds=self.rounds)


def filled(text: str, values: dict[str, str]) -> str:
    """Return words of a guide with their values in the place of the braces."""
    return _BRACES.sub(lambda found: values.get(found[1], found[0]), text)
