"""What the checks look at: the reading of a posting, and all that is known around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from carehire.checks.jurisdiction import Jurisdictions
from carehire.checks.phrases import Found
from carehire.checks.reading import WHOLE, Kind, Part, Reading
from carehire.checks.words import Vocabulary, plainly
from carehire.findings import Finding, Severity
from carehire.postings.pay_text import PayMention, read
from carehire.postings.posting import Posting
from carehire.postings.role import RoleTemplate
from carehire.postings.terms import Necessity
from carehire.rubrics.rubric import Rubric
from carehire.settings import CheckSettings
from carehire.values import folded

_AS_USUAL = CheckSettings()
_SELF_DECLARED_NICE = ("preferred", "nice to have", "a plus", "an advantage", "desirable", "bonus", "ideally")


@dataclass(frozen=True)
class Subject:
    """A posting under review.

    ``posting`` and ``rubric`` are known where it came from a requisition; ``role`` also
    where a text's title names one. ``today`` is an argument, since nothing here reads the
    clock. ``places`` are those whose law has rules for postings.
    """

    reading: Reading
    vocabulary: Vocabulary
    today: date
    posting: Posting | None = None
    rubric: Rubric | None = None
    role: RoleTemplate | None = None
    options: CheckSettings = _AS_USUAL
    places: Jurisdictions = ()

    def finding(
        self,
        check: str,
        severity: Severity,
        start: int,
        end: int,
        why: str,
        suggestion: str = "",
        *,
        source: str = "",
        replacement: str = "",
    ) -> Finding:
        """Return a finding about the words from ``start`` to ``end``, which it quotes."""
        part = self.reading.part_at(start)
        where = WHOLE if part is None else "title" if part.kind is Kind.TITLE else part.section
        text = self.reading.text[start:end]
        return Finding(check, severity, where, why, suggestion, text, start, end, source, replacement)

    def overall(
        self,
        check: str,
        severity: Severity,
        why: str,
        suggestion: str = "",
        *,
        source: str = "",
        where: str = WHOLE,
    ) -> Finding:
        """Return a finding about the whole or about something that isn't there, which quotes nothing.

        It points at the first part of the section ``where``, or at the beginning.
        """
        place = next((part.start for part in self.reading.parts if part.section == where), 0)
        return Finding(check, severity, where, why, suggestion, "", place, place, source)

    def placed(self, finding: Finding, section: str) -> Finding:
        """Return a finding of a rule that knows no parts, placed at its words or at ``section``."""
        if finding.start is not None:
            part = self.reading.part_at(finding.start)
            where = WHOLE if part is None else "title" if part.kind is Kind.TITLE else part.section
            return replace(finding, where=where)
        start = next((part.start for part in self.reading.parts if part.section == section), 0)
        return replace(finding, where=section, text="", start=start, end=start)

    @cached_property
    def mentions(self) -> tuple[PayMention, ...]:
        """The pay that the text states."""
        pay = self.posting.pay if self.posting else None
        return tuple(read(self.reading.text, pay.currency if pay else None))

    def ignores(self, words: str) -> bool:
        """Tell whether the organisation chose not to be told of these words."""
        return folded(words) in self._ignored

    @cached_property
    def _ignored(self) -> frozenset[str]:
        return frozenset(folded(words) for words in self.options.ignore)

    def parts(self, *kinds: Kind, section: str | None = None) -> Iterator[Part]:
        """Yield the parts of these kinds, of one section or of all."""
        return (
            part
            for part in self.reading.parts
            if part.kind in kinds and (section is None or part.section == section)
        )

    def fields(self, name: str) -> Iterator[Part]:
        """Yield the fields that hold this, such as "pay", whatever their label."""
        known = self.vocabulary.headings.field_names
        return (part for part in self.parts(Kind.FIELD) if known.get(plainly(part.label)) == name)

    @cached_property
    def asked(self) -> tuple[tuple[Part, Necessity], ...]:
        """Each line of the qualifications, and whether it is a must or nice to have.

        A heading decides; below none, a line's own words do.
        """
        found = []
        for part in self.parts(Kind.ITEM, section="qualifications"):
            words = self.reading.of(part).casefold()
            nice = part.topic == "nice" or (
                part.topic != "must" and any(sign in words for sign in _SELF_DECLARED_NICE)
            )
            found.append((part, Necessity.NICE if nice else Necessity.MUST))
        return tuple(found)

    @cached_property
    def signs(self) -> dict[str, tuple[Found[str], ...]]:
        """The phrases by which statements and instructions are recognised, by what they are signs of."""
        found: dict[str, list[Found[str]]] = {}
        for sign in self.vocabulary.signs.phrases.find(self.reading):
            found.setdefault(sign.value, []).append(sign)
        return {name: tuple(signs) for name, signs in found.items()}

    @cached_property
    def protective(self) -> tuple[tuple[int, int], ...]:
        """Where the text promises equal treatment: the name of a protected group is no demand there.

        A question promises nothing.
        """
        headed = {
            (part.start, part.end)
            for part in self.reading.parts
            if part.topic in ("equal-opportunity", "accommodation")
        }
        places = [
            sign.start for name in ("equal-opportunity", "accommodation") for sign in self.signs.get(name, ())
        ]
        said = {
            (sentence.start, sentence.end)
            for sentence in self.reading.sentences
            if self.reading.text[sentence.end - 1] != "?"
            and any(sentence.start <= place < sentence.end for place in places)
        }
        return tuple(sorted(headed | said))

    def protects(self, place: int) -> bool:
        """Tell whether ``place`` stands in a statement of equal opportunity or accommodation."""
        return any(start <= place < end for start, end in self.protective)
