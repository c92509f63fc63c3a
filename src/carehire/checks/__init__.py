"""What a reader of a posting would stumble over. A window on the side, never a stop on the way.

To add a check, write its file with ``check(subject)`` and add its line to ``CHECKS``. To
add a list of words, write one YAML file: its id is its check's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from carehire.checks import (
    bullets,
    classical,
    dates,
    degree,
    duplicates,
    experience,
    gendered,
    jurisdictions,
    length,
    musts,
    necessity,
    pay,
    pay_ranges,
    person,
    placeholders,
    readability,
    sections,
    sentences,
    shouting,
    statements,
    title,
    trace,
    waivers,
    wording,
)
from carehire.checks.subject import Subject
from carehire.checks.words import Vocabulary
from carehire.findings import Finding

Check = Callable[[Subject], Iterable[Finding]]

CHECKS: dict[str, Check] = {
    "placeholders": placeholders.check,
    "dates": dates.check,
    "pay": pay.check,
    "pay_ranges": pay_ranges.check,
    "jurisdictions": jurisdictions.check,
    "trace": trace.check,
    "sections": sections.check,
    "statements": statements.check,
    "title": title.check,
    "wording": wording.check,
    "gendered": gendered.check,
    "gendered-classical": classical.check,
    "person": person.check,
    "readability": readability.check,
    "sentences": sentences.check,
    "length": length.check,
    "bullets": bullets.check,
    "musts": musts.check,
    "necessity": necessity.check,
    "experience": experience.check,
    "degree": degree.check,
    "duplicates": duplicates.check,
    "shouting": shouting.check,
}


def names(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the ids of all checks, in alphabetical order."""
    listed = {words.check for words in vocabulary.lists.values()}
    return tuple(sorted({*CHECKS, *listed} - {"wording"}))


def run(subject: Subject) -> Iterator[Finding]:
    """Yield what every check finds, check by check; what a requisition waives comes as a note."""
    kept = subject.posting.waivers if subject.posting else ()
    yield from waivers.apply(_told(subject, CHECKS), kept, names(subject.vocabulary))


def run_one(subject: Subject, name: str) -> Iterator[Finding]:
    """Yield what the check called ``name`` finds as ``run`` does, without what the others take in time."""
    kept = subject.posting.waivers if subject.posting else ()
    found = waivers.apply(_told(subject, (name,)), [waiver for waiver in kept if waiver.check == name])
    yield from (finding for finding in found if finding.check == name)


def _told(subject: Subject, names: Iterable[str]) -> Iterator[Finding]:
    """Yield the findings of these checks but those that the organisation chose not to be told of."""
    off = frozenset(subject.options.off)
    for name in names:
        if name in off:
            continue
        for finding in CHECKS[name](subject):
            if finding.check not in off and not (finding.text and subject.ignores(finding.text)):
                yield finding
