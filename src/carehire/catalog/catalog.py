"""Finds, reads and validates the data files: the user's folder first, the packaged one second.

A file is found by listing, so a new role or rubric needs no line of code. What was read
is kept until the file changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from carehire import datafile
from carehire.catalog.shelves import Shelves, read_text
from carehire.checks.jurisdiction import Jurisdiction
from carehire.checks.words import (
    CommonWords,
    GenderedWords,
    HeadingNames,
    Signs,
    Syllables,
    Vocabulary,
    WordList,
)
from carehire.documents.letter_words import LetterWords
from carehire.documents.look import Look
from carehire.errors import DataFileError, Fault, NotFoundError, UserError, unknown
from carehire.fairness.questions import Questions
from carehire.interviews.coverage import why_not_rated
from carehire.interviews.guide import Guide
from carehire.interviews.plan import Plan
from carehire.postings.role import RoleTemplate
from carehire.postings.statements import Statements
from carehire.rubrics.rubric import Rubric
from carehire.settings import CheckSettings
from carehire.skills import Skill, SkillList


class Catalog:
    """All roles, rubrics, skills, statements and looks at hand."""

    def __init__(self, own: Path | None = None, checks: CheckSettings = CheckSettings()) -> None:  # noqa: B008 - frozen
        self.checks = checks
        self._shelves = Shelves(own)

    def role_ids(self) -> list[str]:
        """Return the ids of all roles, in alphabetical order."""
        return sorted(self._shelves.templates("roles/*/*.yaml"))

    def own_role_ids(self) -> frozenset[str]:
        """Return the ids of the roles that stand in the user's own folder."""
        return frozenset(self._shelves.own_templates("roles/*/*.yaml"))

    def role(self, name: str) -> RoleTemplate:
        """Return the role of that id. Raises NotFoundError with the nearest names."""
        path = _named("role", name, self._shelves.templates("roles/*/*.yaml"))
        return self.read_role(read_text(path), path)

    def read_role(self, text: str, path: Path) -> RoleTemplate:
        """Return the role that the text of a file states, whether or not it stands there yet.

        Raises DataFileError with every skill and role that it names and nobody has.
        """
        role = self._shelves.accept(text, path, RoleTemplate)
        known = self.skills
        strange = sorted({skill for line in role.responsibilities for skill in line.skills} - known.keys())
        faults = [Fault(unknown("skill", skill, known)) for skill in strange]
        if role.ladder:
            roles = {role.id, *self._shelves.templates("roles/*/*.yaml")}
            missing = [name for name in (*role.ladder.next, *role.ladder.sideways) if name not in roles]
            faults += [Fault(unknown("role", name, roles), field="ladder") for name in missing]
        if faults:
            raise DataFileError(path, faults)
        return role

    def role_text(self, name: str) -> str:
        """Return the file of that role as it is written, comments included. Raises NotFoundError."""
        return read_text(_named("role", name, self._shelves.templates("roles/*/*.yaml")))

    def roles(self) -> Iterator[RoleTemplate]:
        """Yield every role."""
        return (self.role(name) for name in self.role_ids())

    def rubric_ids(self) -> list[str]:
        """Return the ids of all rubrics, in alphabetical order."""
        return sorted(self._shelves.rubrics())

    def rubric(self, name: str | Path) -> Rubric:
        """Return the rubric of that id, or that stands in the file of that path."""
        paths = self._shelves.rubrics()
        if str(name) in paths:
            return self._shelves.load(paths[str(name)], Rubric)
        if isinstance(name, Path) or name.endswith((".yaml", ".yml")):
            return self._shelves.load(Path(name), Rubric)
        raise NotFoundError(unknown("rubric", name, paths))

    def read_rubric(self, text: str, path: Path) -> Rubric:
        """Return the rubric that the text of a file states, whether or not it stands there yet."""
        return self._shelves.accept(text, path, Rubric)

    def rubric_text(self, name: str) -> str:
        """Return the file of that rubric as it is written, comments included. Raises NotFoundError."""
        return read_text(_named("rubric", name, self._shelves.rubrics()))

    @cached_property
    def skills(self) -> dict[str, Skill]:
        """All skills by id, over all families."""
        paths = self._shelves.templates("skills/*.yaml").values()
        return {skill.id: skill for path in paths for skill in self._shelves.load(path, SkillList).skills}

    def samples(self) -> list[Path]:
        """Return the requisitions of all samples; candidates.csv and ratings.csv stand beside each."""
        return self._shelves.every_template("samples/*/requisition.yaml")

    def words(self, language: str = "en") -> Vocabulary:
        """Return all that is known of a language's words: what postings are held against, compiled."""
        folder = f"wordlists/{language}"
        paths = self._shelves.templates(f"{folder}/postings/*.yaml")
        if not paths:
            raise UserError(f'there are no word lists for the language "{language}"; there are some for: en')
        return Vocabulary(
            lists={name: self._shelves.load(path, WordList) for name, path in sorted(paths.items())},
            signs=self._shelves.load(self.find(f"{folder}/statements.yaml"), Signs),
            gendered=self._shelves.load(self.find(f"{folder}/gendered.yaml"), GenderedWords),
            syllables=self._shelves.load(self.find(f"{folder}/syllables.yaml"), Syllables),
            headings=self._shelves.load(self.find(f"{folder}/headings.yaml"), HeadingNames),
            common=self._shelves.load(self.find(f"{folder}/common.yaml"), CommonWords),
        )

    def jurisdictions(self) -> tuple[Jurisdiction, ...]:
        """Return the places that have rules for postings, in the order of their codes."""
        paths = self._shelves.templates("jurisdictions/*.yaml").values()
        places = (self._shelves.load(path, Jurisdiction) for path in paths)
        return tuple(sorted(places, key=lambda place: place.code))

    def about_you_ids(self) -> list[str]:
        """Return the ids of the forms with questions about groups, in alphabetical order."""
        return sorted(self._shelves.templates("questions-about-you/*.yaml"))

    def about_you(self, name: str) -> Questions:
        """Return the form with questions about groups of that id. Raises NotFoundError."""
        forms = self._shelves.templates("questions-about-you/*.yaml")
        return self._shelves.load(_named("form", name, forms), Questions)

    def statements(self) -> Statements:
        """Return the statements that every posting of the house carries."""
        return self._shelves.load(self.find("statements.yaml"), Statements)

    def decline_letter(self) -> LetterWords:
        """Return the words of the letter to a candidate who was declined."""
        return self._shelves.load(self.find("letters/decline.yaml"), LetterWords)

    def interview_guide(self, language: str = "en-US") -> Guide:
        """Return how interviews are held; English stands in for a language that has no guide."""
        known = self._shelves.templates("interviews/*.yaml")
        name = language.partition("-")[0].lower()
        path = known[name] if name in known else self.find("interviews/en.yaml")
        return self._shelves.load(path, Guide)

    def plan(self, path: Path, rubric: Rubric) -> Plan:
        """Return the interview plan that stands in a file.

        Raises DataFileError with all faults, each focus that ``rubric`` doesn't rate among them.
        """
        raw = datafile.parse(read_text(path), path)
        plan = datafile.validate(raw, Plan)
        faults = [
            raw.fault(("rounds", r, "seats", s, "focus", f), why)
            for r, each in enumerate(plan.rounds)
            for s, seat in enumerate(each.seats)
            for f, name in enumerate(seat.focus)
            if (why := why_not_rated(name, rubric))
        ]
        if faults:
            raise DataFileError(path, faults)
        return plan

    def look(self, base: Path | None = None) -> Look:
        """Return how documents look; ``base`` is an organisation's own .docx with its letterhead."""
        house = self.find("look/base.docx").read_bytes()
        page = read_text(self.find("look/page.html.j2"))
        if base is None:
            return Look(base=house, house_base=house, page=page)
        try:
            own = base.read_bytes()
        except OSError as error:
            raise DataFileError(
                base, f"the base document can't be read: {(error.strerror or '').lower()}"
            ) from None
        return Look(base=own, house_base=house, page=page, base_name=base.name)

    def find(self, name: str) -> Path:
        """Return the path of a file below templates/, the user's own first."""
        return self._shelves.find(name)


def _named(kind: str, name: str, paths: Mapping[str, Path]) -> Path:
    if name not in paths:
        raise NotFoundError(unknown(kind, name, paths))
    return paths[name]
