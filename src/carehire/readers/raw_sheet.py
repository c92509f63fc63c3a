"""A score sheet as its file says it, before anybody asked whether the answers make sense."""

from __future__ import annotations

from dataclasses import dataclass, field

from carehire.documents import score_sheet
from carehire.documents.score_sheet import LABELS, Identity
from carehire.rubrics.digest import digest_of
from carehire.rubrics.rubric import RatedCriterion, Rubric

STRANGER = (
    "this is not a score sheet of carehire, or what it carried out of sight was removed (by “Inspect "
    "Document”, by pasting it into another file, or by a program that keeps only the text); fill in "
    "the sheet that was exported"
)
CHANGED = "what the sheet carries out of sight was changed by hand; fill in the sheet that was exported"


class Form:
    """What the sheets of a rubric ask for, worked out once for all that are read."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric, self.digest = rubric, digest_of(rubric)
        self.criteria = score_sheet.criteria(rubric)
        self.printed = score_sheet.printed(rubric)
        self.seen: set[str] = set()  # letters of paragraphs that were found to be printed
        asked = [
            (kind, number, each) for number, each in enumerate(self.criteria, 1) for kind in score_sheet.KINDS
        ]
        self.tags = {score_sheet.tag(kind, each.id): (kind, each) for kind, _, each in asked}
        self.bookmarks = {score_sheet.bookmark(kind, number): (kind, each) for kind, number, each in asked}


@dataclass(slots=True)
class RawSheet:
    """``answers`` holds the text in each field, by kind of field and criterion id.

    ``places`` say where in the file that stands, as far as there is more to say than the field's name.
    ``faults`` are a criterion's name (or nothing) and a sentence; ``warnings`` tell of
    what stands in the file and isn't taken over.
    """

    identity: Identity
    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def warn_of_comments(self, count: int) -> None:
        """Tell of comments in the margin, which no scorecard has a place for."""
        if count:
            self.warnings.append(f"{count} comment{'s' * (count > 1)} in the margin not taken over")


def named(kind: str, criterion: RatedCriterion) -> str:
    """Return what messages call a field, such as ``Coaching, your rating``."""
    return f"{criterion.name}, {LABELS[kind].lower()}"
