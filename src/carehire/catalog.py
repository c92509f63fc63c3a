"""Finds, reads and validates the data files: the user's folder first, the packaged one second.

A file is found by listing, so a new role or rubric needs no line of code. What was read
is kept until the file changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from carehire import datafile
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

M = TypeVar("M", bound=BaseModel)


def packaged(kind: str) -> Path:
    """Return the folder of packaged data, ``templates`` or ``rubrics``, of this installation."""
    return Path(str(files(f"carehire.data.{kind}")))


def read_text(path: Path) -> str:
    """Return the text of a data file. Raises DataFileError where there is none to read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataFileError(path, "there is no such file") from None
    except IsADirectoryError:
        raise DataFileError(path, "this is a folder; name a file in it") from None
    except UnicodeDecodeError as error:
        raise DataFileError(
            path, f"this is not text in UTF-8 (byte {error.start + 1}); save it as UTF-8"
        ) from None
    except OSError as error:
        raise DataFileError(path, f"it can't be read: {(error.strerror or str(error)).lower()}") from None


class Catalog:
    """All roles, rubrics, skills, statements and looks at hand."""

    def __init__(self, own: Path | None = None, checks: CheckSettings = CheckSettings()) -> None:  # noqa: B008 - frozen
        self.checks = checks
        self._templates = [own / "templates"] if own else []
        self._rubrics = [own / "rubrics"] if own else []
        self._templates.append(packaged("templates"))
        self._rubrics.append(packaged("rubrics"))
        self._read: dict[tuple[Path, int, type[BaseModel]], BaseModel] = {}

    def _listed(self, folders: list[Path], pattern: str) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder in folders:
            for path in sorted(folder.glob(pattern)):
                found.setdefault(path.stem, path)
        return found

    def _load(self, path: Path, model: type[M]) -> M:
        return self._accept(read_text(path), path, model)

    def _accept(self, text: str, path: Path, model: type[M]) -> M:
        key = (path, hash(text), model)
        if key not in self._read:
            raw = self._parse(text, path)
            if model is Rubric:
                raw = self._with_shared_criteria(raw)
            value = datafile.validate(raw, model)
            self._read[key] = value
        kept = self._read[key]
        assert isinstance(kept, model)  # noqa: S101 - the key holds the model
        return kept

    def _parse(self, text: str, path: Path) -> datafile.Raw:
        ours = any(path.is_relative_to(folders[-1]) for folders in (self._templates, self._rubrics))
        return datafile.parse(text, path, ours=ours)

    def role_ids(self) -> list[str]:
        """Return the ids of all roles, in alphabetical order."""
        return sorted(self._listed(self._templates, "roles/*/*.yaml"))

    def own_role_ids(self) -> frozenset[str]:
        """Return the ids of the roles that stand in the user's own folder."""
        return frozenset(self._listed(self._templates[:-1], "roles/*/*.yaml"))

    def role(self, name: str) -> RoleTemplate:
        """Return the role of that id. Raises NotFoundError with the nearest names."""
        paths = self._listed(self._templates, "roles/*/*.yaml")
        if name not in paths:
            raise NotFoundError(unknown("role", name, paths))
        return self.read_role(read_text(paths[name]), paths[name])

    def read_role(self, text: str, path: Path) -> RoleTemplate:
        """Return the role that the text of a file states, whether or not it stands there yet.

        Raises DataFileError with every skill and role that it names and nobody has.
        """
        role = self._accept(text, path, RoleTemplate)
        known = self.skills
        strange = sorted({skill for line in role.responsibilities for skill in line.skills} - known.keys())
        faults = [Fault(unknown("skill", skill, known)) for skill in strange]
        if role.ladder:
            roles = {role.id, *self._listed(self._templates, "roles/*/*.yaml")}
            missing = [name for name in (*role.ladder.next, *role.ladder.sideways) if name not in roles]
            faults += [Fault(unknown("role", name, roles), field="ladder") for name in missing]
        if faults:
            raise DataFileError(path, faults)
        return role

    def role_text(self, name: str) -> str:
        """Return the file of that role as it is written, comments included. Raises NotFoundError."""
        paths = self._listed(self._templates, "roles/*/*.yaml")
        if name not in paths:
            raise NotFoundError(unknown("role", name, paths))
        return read_text(paths[name])

    def roles(self) -> Iterator[RoleTemplate]:
        """Yield every role."""
        return (self.role(name) for name in self.role_ids())

    def rubric_ids(self) -> list[str]:
        """Return the ids of all rubrics, in alphabetical order."""
        return sorted(self._listed(self._rubrics, "*.yaml"))

    def rubric(self, name: str | Path) -> Rubric:
        """Return the rubric of that id, or that stands in the file of that path."""
        paths = self._listed(self._rubrics, "*.yaml")
        if str(name) in paths:
            return self._load(paths[str(name)], Rubric)
        if isinstance(name, Path) or name.endswith((".yaml", ".yml")):
            return self._load(Path(name), Rubric)
        raise NotFoundError(unknown("rubric", name, paths))

    def read_rubric(self, text: str, path: Path) -> Rubric:
        """Return the rubric that the text of a file states, whether or not it stands there yet."""
        return self._accept(text, path, Rubric)

    def rubric_text(self, name: str) -> str:
        """Return the file of that rubric as it is written, comments included. Raises NotFoundError."""
        paths = self._listed(self._rubrics, "*.yaml")
        if name not in paths:
            raise NotFoundError(unknown("rubric", name, paths))
        return read_text(paths[name])

    def _with_shared_criteria(self, raw: datafile.Raw) -> datafile.Raw:
        """Replace each ``use: criterion`` by the shared criterion, with the rubric's own fields on top."""
        listed = raw.data.get("criteria") if isinstance(raw.data, dict) else None
        if not isinstance(listed, list):
            return raw
        shared = self._listed(
            [raw.path.parent / "criteria", *(f / "criteria" for f in self._rubrics)], "*.yaml"
        )
        faults: list[Fault] = []
        criteria: list[Any] = []
        for index, entry in enumerate(listed):
            if not (isinstance(entry, dict) and "use" in entry):
                criteria.append(entry if not isinstance(entry, dict) else {"kind": "rated"} | entry)
                continue
            name = str(entry["use"])
            if name not in shared:
                faults.append(
                    raw.fault(("criteria", index, "use"), unknown("shared criterion", name, shared))
                )
                continue
            content = self._parse(read_text(shared[name]), shared[name]).data
            own = {key: value for key, value in entry.items() if key != "use"}
            criteria.append({"kind": "rated"} | content | own)
        if faults:
            raise DataFileError(raw.path, faults)
        return datafile.Raw(raw.data | {"criteria": criteria}, raw.places, raw.path)

    @cached_property
    def skills(self) -> dict[str, Skill]:
        """All skills by id, over all families."""
        paths = self._listed(self._templates, "skills/*.yaml").values()
        return {skill.id: skill for path in paths for skill in self._load(path, SkillList).skills}

    def samples(self) -> list[Path]:
        """Return the requisitions of all samples; candidates.csv and ratings.csv stand beside each."""
        return [
            path for folder in self._templates for path in sorted(folder.glob("samples/*/requisition.yaml"))
        ]

    def words(self, language: str = "en") -> Vocabulary:
        """Return all that is known of a language's words: what postings are held against, compiled."""
        folder = f"wordlists/{language}"
        paths = self._listed(self._templates, f"{folder}/postings/*.yaml")
        if not paths:
            raise UserError(f'there are no word lists for the language "{language}"; there are some for: en')
        return Vocabulary(
            lists={name: self._load(path, WordList) for name, path in sorted(paths.items())},
            signs=self._load(self.find(f"{folder}/statements.yaml"), Signs),
            gendered=self._load(self.find(f"{folder}/gendered.yaml"), GenderedWords),
            syllables=self._load(self.find(f"{folder}/syllables.yaml"), Syllables),
            headings=self._load(self.find(f"{folder}/headings.yaml"), HeadingNames),
            common=self._load(self.find(f"{folder}/common.yaml"), CommonWords),
        )

    def jurisdictions(self) -> tuple[Jurisdiction, ...]:
        """Return the places that have rules for postings, in the order of their codes."""
        paths = self._listed(self._templates, "jurisdictions/*.yaml").values()
        return tuple(sorted((self._load(path, Jurisdiction) for path in paths), key=lambda place: place.code))

    def about_you_ids(self) -> list[str]:
        """Return the ids of the forms with questions about groups, in alphabetical order."""
        return sorted(self._listed(self._templates, "questions-about-you/*.yaml"))

    def about_you(self, name: str) -> Questions:
        """Return the form with questions about groups of that id. Raises NotFoundError."""
        paths = self._listed(self._templates, "questions-about-you/*.yaml")
        if name not in paths:
            raise NotFoundError(unknown("form", name, paths))
        return self._load(paths[name], Questions)

    def statements(self) -> Statements:
        """Return the statements that every posting of the house carries."""
        return self._load(self.find("statements.yaml"), Statements)

    def decline_letter(self) -> LetterWords:
        """Return the words of the letter to a candidate who was declined."""
        return self._load(self.find("letters/decline.yaml"), LetterWords)

    def interview_guide(self, language: str = "en-US") -> Guide:
        """Return how interviews are held; English stands in for a language that has no guide."""
        known = self._listed(self._templates, "interviews/*.yaml")
        name = language.partition("-")[0].lower()
        path = known[name] if name in known else self.find("interviews/en.yaml")
        return self._load(path, Guide)

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
        for folder in self._templates:
            if (folder / name).is_file():
                return folder / name
        raise UserError(f"{name} is missing from this installation; install carehire anew")
