"""The questions about groups that candidates may answer, as a data file states them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field, model_validator

from carehire.errors import Fault, UserError, unknown
from carehire.values import Frozen, Slug, Text, folded


class Option(Frozen):
    """One answer that can be chosen; ``text`` says more where a name alone may be doubted."""

    id: Slug
    name: Text
    text: str = ""


class Question(Frozen):
    """One question. ``name`` is what tables call it, ``also`` what other people's tables do."""

    id: Slug
    name: Text
    text: Text
    also: tuple[Text, ...] = ()
    help: str = ""
    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _options_differ(self) -> Question:
        _differ((option.id for option in self.options), "option")
        _differ((option.name.casefold() for option in self.options), "option named")
        return self

    def option(self, text: str) -> Option | None:
        """Return the option of that id or name, in any letter case."""
        plain = folded(text)
        return next((each for each in self.options if plain in (each.id, each.name.casefold())), None)


class Source(Frozen):
    """Where the categories come from."""

    name: Text
    url: Text


class Questions(Frozen):
    """A form: its introduction, its questions, and the words of one who would rather not say."""

    id: Slug
    title: Text
    language: Text
    introduction: Text
    decline: Text
    questions: tuple[Question, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _questions_differ(self) -> Questions:
        _differ((question.id for question in self.questions), "question")
        return self

    def checked(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Return answers as option ids by question id; who would rather not say has none there.

        Raises UserError with every question and answer that the form doesn't have.
        """
        by_id = {question.id: question for question in self.questions}
        faults: list[Fault] = []
        kept: dict[str, str] = {}
        for name, text in answers.items():
            question = by_id.get(name)
            if question is None:
                faults.append(Fault(unknown("question", name, by_id)))
            elif text.strip() and text.strip().casefold() != self.decline.casefold():
                option = question.option(text)
                if option is None:
                    names = [each.name for each in question.options]
                    faults.append(Fault(unknown("answer", text, names), field=question.name))
                else:
                    kept[name] = option.id
        if faults:
            raise UserError(faults)
        return kept


def _differ(names: Iterable[str], what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"there are two {what} {name}; names must differ")
        seen.add(name)
