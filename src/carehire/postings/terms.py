"""The fixed terms in which postings state facts: kinds of work, pay and requirement."""

from __future__ import annotations

from enum import StrEnum


class SectionId(StrEnum):
    """The five sections of a posting, in their usual order."""

    BRIEF = "brief"
    RESPONSIBILITIES = "responsibilities"
    QUALIFICATIONS = "qualifications"
    BENEFITS = "benefits"
    ADDITIONAL = "additional"


class Necessity(StrEnum):
    """Whether a requirement decides (must) or helps (nice)."""

    MUST = "must"
    NICE = "nice"


class RequirementKind(StrEnum):
    """What sort of thing a requirement asks for."""

    SKILL = "skill"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    CERTIFICATION = "certification"


class Workplace(StrEnum):
    """Where the work is done."""

    ONSITE = "onsite"
    HYBRID = "hybrid"
    REMOTE = "remote"


class EmploymentType(StrEnum):
    """On what terms somebody is employed."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    CONTRACT = "contract"
    TEMPORARY = "temporary"
    INTERNSHIP = "internship"
    VOLUNTEER = "volunteer"
    PER_DIEM = "per_diem"


class PayPeriod(StrEnum):
    """The time for which a sum is paid."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class PayKind(StrEnum):
    """What the stated sum contains."""

    BASE = "base"
    ON_TARGET = "on_target"
    TOTAL = "total"
