"""Is a sentence too long to be read in one go?"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.subject import Subject
from carehire.findings import Finding, Severity

_SOURCE = "US federal plain language guidelines (Digital.gov), Write short sentences"


def check(subject: Subject) -> Iterator[Finding]:
    """Warn of each sentence, or item of a list, above the limit; what the law words is left alone."""
    limit = subject.options.most_sentence_words
    for sentence in subject.reading.sentences:
        if len(sentence.words) > limit and not subject.protects(sentence.start):
            yield subject.finding(
                "sentences",
                Severity.WARNING,
                sentence.start,
                sentence.end,
                f"This sentence has {len(sentence.words)} words; up to {limit} are read in one go.",
                "Part it into two, or into a list.",
                source=_SOURCE,
            )
