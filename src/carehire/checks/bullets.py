"""Does the posting take turns between prose and lists?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks import measures
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_SOURCE = "Textio, findings on published job posts: about a third of the words in lists"
# Of a few lines a share says nothing.
_LEAST = 1 / 3


def check(subject: Subject) -> Iterator[Finding]:
    """Note that nearly all, or nearly nothing, stands in lists."""
    share, options = measures.bullets(subject), subject.options
    if measures.words(subject) < options.fewest_words * _LEAST:
        return
    if share < options.fewest_bullets:
        few = f"Only {share:.0%}" if share else "None"
        yield subject.overall(
            "bullets",
            Severity.NOTE,
            f"{few} of the words stand in lists; about a third reads best.",
            "Make a list of the responsibilities and one of the qualifications.",
            source=_SOURCE,
        )
    elif share > options.most_bullets:
        yield subject.overall(
            "bullets",
            Severity.NOTE,
            f"Of the words {share:.0%} stand in lists; about a third reads best.",
            "Tell in a few sentences what the work is like and for whom it is done.",
            source=_SOURCE,
        )
