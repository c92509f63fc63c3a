"""Is the posting as long as people read, and does it take turns between prose and lists?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks import measures
from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_SOURCE = "Textio, findings on published job posts: 300 to 700 words, about a third of them in lists"


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of a posting that is too short or too long."""
    words, options = measures.words(subject), subject.options
    if words < options.fewest_words:
        yield subject.overall(
            "length",
            Severity.WARNING,
            f"The posting has {words} words; below {options.fewest_words} people learn too little to decide.",
            "Say more of what the person will do, and of what you offer.",
            source=_SOURCE,
        )
    elif words > options.most_words:
        yield subject.overall(
            "length",
            Severity.WARNING,
            f"The posting has {words} words; above {options.most_words} fewer people read to the end.",
            "Keep what helps somebody to decide, and move the rest to a page of its own.",
            source=_SOURCE,
        )


def bullets(subject: Subject) -> Iterator[Finding]:
    """Note that nearly all, or nearly nothing, stands in lists."""
    share, options = measures.bullets(subject), subject.options
    if measures.words(subject) < options.fewest_words / 3:
        return
    if share < options.fewest_bullets:
        yield subject.overall(
            "bullets",
            Severity.NOTE,
            f"Only {share:.0%} of the words stand in lists; about a third reads best.",
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
