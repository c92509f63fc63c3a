"""The words of a letter, as a data file states them."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from carehire.placeholders import find
from carehire.values import Frozen, Text


def _is_found(text: str) -> str:
    marked = f"[{text}]"
    if not any(find(marked)):
        raise ValueError(f'"{marked}" would not be noticed in a letter; write it such as "your name"')
    return marked


Placeholder = Annotated[Text, AfterValidator(_is_found)]


class LetterWords(Frozen):
    """What a letter to a declined candidate says before anybody edits it.

    Texts may use name, title, employer and signer, and ``level`` also level and top. The
    lists below ``strong`` and ``build`` hold a criterion and an anchor each; an anchor that
    begins with one of ``verbs`` goes on with the sentence above the list.
    """

    subject: Text
    greeting: Text
    opening: Text
    decision: Text
    strong: Text
    build: Text
    missing: Text
    level: Text
    no_feedback: Text
    closing: Text
    farewell: Text
    signature: Text
    unknown_employer: Placeholder
    unknown_signer: Placeholder
    verbs: frozenset[Text] = frozenset()
