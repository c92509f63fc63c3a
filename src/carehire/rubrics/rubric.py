"""A rubric: the criteria on which every candidate for a role is scored alike."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from carehire.values import Frozen, Slug, Text, folded


class Scale(Frozen):
    """Whole levels from ``min`` to ``max``, with a short name for each."""

    min: int = 1
    max: int = 5
    labels: dict[int, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_ascending(self) -> Self:
        if self.max <= self.min:
            raise ValueError(f"the scale runs from {self.min} to {self.max}; its end must be above its start")
        return self

    @property
    def levels(self) -> range:
        """All levels, lowest first."""
        return range(self.min, self.max + 1)

    def name_of(self, level: int) -> str:
        """Return a level as people read it, such as ``4 · Gets results``."""
        label = self.labels.get(level)
        return f"{level} · {label}" if label else str(level)


class Question(Frozen):
    """A structured interview question: asked of everybody in the same words."""

    text: Text
    follow_ups: tuple[Text, ...] = ()
    listen_for: tuple[Text, ...] = ()


class _Weighed(Frozen):
    id: Slug
    name: Text
    definition: Text
    weight: float = Field(default=1.0, ge=0, allow_inf_nan=False)
    weight_reason: Text | None = None


class RatedCriterion(_Weighed):
    """Judged by panelists against one behavioural anchor a level."""

    kind: Literal["rated"] = "rated"
    skills: tuple[str, ...] = ()
    anchors: dict[int, Text] = Field(default_factory=dict)
    questions: tuple[Question, ...] = ()


class Band(Frozen):
    """From so many months on, a fact is worth so many points of the rubric's scale."""

    from_months: float = Field(ge=0)
    points: float


class ExperienceCriterion(_Weighed):
    """Read from a fact in months; bands saturate, since years predict little (validity .07)."""

    kind: Literal["experience"]
    fact: Text
    bands: tuple[Band, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _bands_ascend_from_zero(self) -> Self:
        starts = [band.from_months for band in self.bands]
        if starts[0] != 0 or any(b <= a for a, b in pairwise(starts)):
            raise ValueError("bands must begin at 0 months and ascend")
        return self

    def points_for(self, months: float) -> float:
        """Return the points of the band in which ``months`` lies."""
        return next(band.points for band in reversed(self.bands) if months >= band.from_months)


class CredentialLevel(Frozen):
    """A credential, its other spellings, and its points on the rubric's scale."""

    name: Text
    points: float
    also: tuple[Text, ...] = ()


class CredentialCriterion(_Weighed):
    """Read from a fact that names one or more credentials; the best one counts."""

    kind: Literal["credential"]
    fact: Text
    levels: tuple[CredentialLevel, ...] = Field(min_length=1)


Criterion = Annotated[
    RatedCriterion | ExperienceCriterion | CredentialCriterion,
    Field(discriminator="kind"),
]


class MustHave(Frozen):
    """A gate, not points: a fact that must be at least so much, or one of some values."""

    id: Slug
    text: Text
    fact: Text
    at_least: float | None = Field(default=None, ge=0)
    any_of: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _has_one_rule(self) -> Self:
        if (self.at_least is None) == (not self.any_of):
            raise ValueError("give exactly one rule: at_least (a number) or any_of (a list)")
        return self


class Rubric(Frozen):
    """The whole of what is scored for a role. Weights are relative; equal is the default."""

    id: Slug
    role: Slug
    version: int = Field(default=1, ge=1)
    scale: Scale = Scale()
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    must_haves: tuple[MustHave, ...] = ()
    minimum_coverage: float = Field(default=0.6, ge=0, le=1)

    @field_validator("criteria")
    @classmethod
    def _adds_up(cls, criteria: tuple[Criterion, ...], info: ValidationInfo) -> tuple[Criterion, ...]:
        ids = [criterion.id for criterion in criteria]
        problems = [
            f'two criteria have the id "{name}"' for name in sorted({i for i in ids if ids.count(i) > 1})
        ]
        if not sum(criterion.weight for criterion in criteria) > 0:
            problems.append("the weights sum to zero; give at least one criterion a weight above 0")
        if scale := info.data.get("scale"):
            for criterion in criteria:
                problems += [f'criterion "{criterion.id}": {text}' for text in _off_scale(criterion, scale)]
        if problems:
            raise ValueError("; ".join(problems))
        return criteria

    def criterion(self, name: str) -> Criterion | None:
        """Return the criterion of that id or, in any letter case, that name; None if none has it."""
        wanted = folded(name)
        return next((c for c in self.criteria if wanted in (c.id, c.name.casefold())), None)

    @property
    def label(self) -> str:
        """The rubric and its version, such as ``team-lead v1``."""
        return f"{self.id} v{self.version}"


def _off_scale(criterion: Criterion, scale: Scale) -> list[str]:
    span = f"{scale.min} to {scale.max}"
    if isinstance(criterion, RatedCriterion):
        stray = [level for level in criterion.anchors if level not in scale.levels]
        return [f"an anchor stands at level {level}; the scale runs from {span}" for level in stray]
    steps = criterion.bands if isinstance(criterion, ExperienceCriterion) else criterion.levels
    return [
        f"{step.points:g} points are off the scale {span}"
        for step in steps
        if not scale.min <= step.points <= scale.max
    ]
