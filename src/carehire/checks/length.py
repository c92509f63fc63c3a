"""Is the posting as long as people read?"""

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
