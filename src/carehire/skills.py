"""The vocabulary that roles, rubrics, questions and teams share."""

from __future__ import annotations

from pydantic import Field

from carehire.values import Frozen, Slug, Text


class Skill(Frozen):
    """Something that a person can do, named once for the whole house."""

    id: Slug
    name: Text
    definition: Text


class SkillList(Frozen):
    """The skills of one family of roles, as one file holds them."""

    family: Slug
    skills: tuple[Skill, ...] = Field(min_length=1)
