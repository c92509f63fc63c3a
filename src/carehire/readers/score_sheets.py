"""Filled score sheets (Word or Excel) → ratings, each file whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from carehire.documents.facts import NOT_OBSERVED
from carehire.documents.score_sheet import EVIDENCE, RATING, Identity, called, evened
from carehire.errors import DataFileError, Fault, UserError, unknown
from carehire.readers import rating_cells, score_sheet_docx, score_sheet_xlsx
from carehire.readers.raw_sheet import Form, RawSheet, named
from carehire.rubrics.rubric import RatedCriterion, Rubric, Scale
from carehire.scoring.panel import off_scale
from carehire.scoring.scorecard import Rating, Scorecard

READ = {".docx": score_sheet_docx.read, ".xlsx": score_sheet_xlsx.read}
_WHOSE = {".docx": score_sheet_docx.whose, ".xlsx": score_sheet_xlsx.whose}
_SAVED_OTHERWISE = frozenset((".doc", ".docm", ".dotx", ".odt", ".rtf", ".pages", ".pdf"))
_SAVED_AS_TABLE = frozenset((".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".numbers"))
# What a field holds before anybody answers is no answer.
_UNANSWERED = frozenset(("", "-", "–", "—"))


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What one file says. Criteria without an answer or a note are not in ``ratings``."""

    path: Path
    identity: Identity
    ratings: dict[str, Rating]
    warnings: tuple[str, ...] = ()

    @property
    def scorecard(self) -> Scorecard:
        """The part that is scored."""
        return Scorecard(self.identity.candidate, self.identity.panelist, dict(self.ratings))

    @property
    def is_blank(self) -> bool:
        """Whether nobody has filled in anything."""
        return not self.ratings

    @property
    def is_rated(self) -> bool:
        """Whether at least one criterion has an answer; a note alone is none."""
        return any(rating.answered for rating in self.ratings.values())


def may_be_sheet(path: Path) -> bool:
    """Say whether a file's ending is that of a score sheet, or of one that was saved in another form."""
    return path.suffix.lower() in {*READ, *_SAVED_OTHERWISE, *_SAVED_AS_TABLE}


def whose(data: bytes, name: str) -> Identity | None:
    """Return whose sheet the bytes of a file called ``name`` are; None where they are none."""
    try:
        return _WHOSE[Path(name).suffix.lower()](data)
    except (KeyError, UserError):
        return None


class SheetReader:
    """Reads the sheets of one rubric, for the candidates whose names it is given by id.

    ``called_now`` says what a candidate is called by now whom a sheet calls otherwise.
    ``requisition`` is the one that sheets must belong to; None takes those of any.
    """

    def __init__(
        self,
        rubric: Rubric,
        candidates: Mapping[str, str],
        requisition: str | None = None,
        called_now: Callable[[str], str | None] = lambda candidate: None,  # noqa: ARG005 - ids never change
    ) -> None:
        self._form, self._candidates, self._requisition = Form(rubric), candidates, requisition
        self._called_now = called_now

    @property
    def criteria(self) -> tuple[RatedCriterion, ...]:
        """What the sheets ask for."""
        return self._form.criteria

    def read(self, data: bytes, name: str) -> FilledSheet:
        """Read the bytes of a file called ``name``.

        Raises DataFileError with every fault, each naming its criterion.
        """
        path = Path(name)
        try:
            raw = _reader(path)(data, self._form)
        except UserError as error:
            raise DataFileError(path, error.faults) from None
        raw.identity = self._present(raw.identity)
        faults = self._identity_faults(raw.identity)
        answers: dict[str, Rating] = {}
        if raw.identity.digest == self._form.digest:
            faults += [Fault(sentence, field=where or None) for where, sentence in raw.faults]
            answers = _ratings(raw, self._form, faults)
        if faults:
            raise DataFileError(path, faults)
        return FilledSheet(path, raw.identity, answers, tuple(_warnings(raw, self._candidates)))

    def _present(self, found: Identity) -> Identity:
        """Return the identity with the id and the name that the candidate has now."""
        now = None if found.candidate in self._candidates else self._called_now(found.candidate)
        if now is None or now not in self._candidates:
            return found
        return replace(found, candidate=now, name=self._candidates[now])

    def _identity_faults(self, found: Identity) -> list[Fault]:
        faults: list[Fault] = []
        wanted = self._requisition
        if wanted is not None and found.requisition != wanted:
            other = f'to the requisition "{found.requisition}"' if found.requisition else "to no requisition"
            faults.append(Fault(f'this sheet belongs {other}, not to "{wanted}"', field="requisition"))
        if problem := self._other_rubric(found):
            faults.append(Fault(problem, field="rubric"))
        if found.candidate not in self._candidates:
            faults.append(Fault(unknown("candidate", found.candidate, self._candidates), field="candidate"))
        if not found.panelist:
            faults.append(Fault("the sheet names no panelist", field="panelist"))
        return faults

    def _other_rubric(self, found: Identity) -> str:
        """Say that a sheet was made for another rubric, or another version; ratings of both don't mix."""
        here, form = self._form.rubric.label, self._form
        if found.digest == form.digest and found.label == here:
            return ""
        anew = "export the sheets anew"
        if found.label != here:
            return f"this sheet was made for the rubric {found.label}; here it is {here}: {anew}"
        return (
            f"this sheet was made for another text of the rubric {here} (content {found.digest[:8]}, here "
            f"{form.digest[:8]}). Ratings on other criteria don't compare: {anew}"
        )


def level_of(text: str, scale: Scale) -> int | None:
    """Return the level that somebody chose or typed, None for not observed.

    The number may stand alone or before its name, and a name that only one level has may stand
    alone. Raises ValueError with a sentence.
    """
    said = evened(text).casefold()
    if said == evened(NOT_OBSERVED).casefold() or (
        said not in _UNANSWERED and rating_cells.says_not_observed(said)
    ):
        return None
    numbered = re.fullmatch(r"(\d{1,9})(?:[.,]0+)?(?:\s*[·:.)\-–—]?\s*(\D.*))?", said)
    if numbered and int(numbered[1]) in scale.levels:
        level = int(numbered[1])
        if numbered[2] in (None, evened(scale.labels.get(level, "")).casefold()):
            return level
    named_so = [level for level, name in scale.labels.items() if evened(name).casefold() == said]
    if len(named_so) == 1:
        return named_so[0]
    raise ValueError(f'found "{_short(text)}"; {off_scale(scale)}')


def _reader(path: Path) -> Callable[[bytes, Form], RawSheet]:
    ending = path.suffix.lower()
    if ending in READ:
        return READ[ending]
    if ending in _SAVED_OTHERWISE:
        raise UserError(f'"{ending}" files are not read; save the sheet as .docx (Word document)')
    if ending in _SAVED_AS_TABLE:
        raise UserError(f'"{ending}" files are not read; save the sheet as .xlsx (Excel workbook)')
    if ending == ".zip":
        raise UserError("this is a packed folder; unpack it, and give the folder")
    kind = f'"{ending}" files' if ending else "files without an ending"
    raise UserError(f"{kind} are no score sheets; give .docx or .xlsx")


def _ratings(raw: RawSheet, form: Form, faults: list[Fault]) -> dict[str, Rating]:
    """Return what was answered or noted, a criterion without either being left out."""
    found: dict[str, Rating] = {}
    for criterion in form.criteria:
        chosen = raw.answers.get((RATING, criterion.id), "")
        evidence = raw.answers.get((EVIDENCE, criterion.id), "")
        try:
            level = level_of(chosen, form.rubric.scale) if chosen else None
        except ValueError as error:
            faults.append(Fault(str(error), field=_place(raw, criterion)))
            continue
        if chosen or evidence:
            found[criterion.id] = Rating(level, evidence, answered=bool(chosen))
    return found


def _place(raw: RawSheet, criterion: RatedCriterion) -> str:
    place = raw.places.get((RATING, criterion.id))
    return f"{named(RATING, criterion)} ({place})" if place else named(RATING, criterion)


def _warnings(raw: RawSheet, candidates: Mapping[str, str]) -> list[str]:
    name = candidates[raw.identity.candidate]
    told = list(raw.warnings)
    alike = {evened(name), evened(called(raw.identity.candidate, name))}
    if evened(raw.identity.name) not in alike:
        told.append(f"the sheet calls {raw.identity.candidate} {raw.identity.name}; here the name is {name}")
    return told


def _short(text: str) -> str:
    tidy = " ".join(text.split())
    return f"{tidy[:40]}…" if len(tidy) > 40 else tidy
