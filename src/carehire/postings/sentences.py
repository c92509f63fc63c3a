"""Finishes the house's own texts, such as ``{{ employer }} welcomes everybody``."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from carehire.errors import Fault


class Sentences:
    """Puts values into texts of data files; ``faults`` collects the texts that can't be finished.

    Only the house's own texts are ever run as a template; what a person typed is a value.
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = dict(values)
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        self.faults: list[Fault] = []

    def finish(self, text: str, where: str, **more: str) -> str:
        """Return ``text`` with its values; ``more`` are values for this text alone."""
        if "{" not in text:
            return text
        values = self._values | more
        try:
            return self._environment.from_string(text).render(values)
        except TemplateError as error:
            known = ", ".join(sorted(values))
            self.faults.append(
                Fault(f"its template text fails: {error.message}. It may use: {known}", field=where)
            )
            return text
