"""Check postings a second: every check of carehire, and beside it what one would use for a part of that.

The peers do one thing each: a bare count of gendered words, the readability figures of
textstat, and the remarks of proselint. Measured is the time of the processor, so that
a busy machine changes little. All read the same posting of some 700 words; what
each found is printed, so that a quick peer that finds nothing can be seen.
"""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from carehire import checks, postings
from carehire.catalog import Catalog
from carehire.checks.measures import words
from carehire.checks.subject import Subject
from carehire.documents import posting as posting_document
from carehire.documents.reading import read
from carehire.postings.requisition import Requisition

_TODAY = date(2027, 1, 10)
_ROUNDS = 7
_SECONDS = 1.0
_ABOUT = (
    "We leverage cutting-edge tools in a fast-paced environment, and we are passionate about people. "
    "Our young team of rock stars hits the ground running. The ideal candidate will utilize CRM in order to win. "
)


def _posting(catalog: Catalog) -> Subject:
    """Return a posting of some 700 words, with faults in it for the checks to find."""
    role = catalog.role("customer-care-manager")
    requisition = Requisition.model_validate(
        {
            "id": "bench",
            "role": role.id,
            "industry": "retail",
            "employer": {"name": "Larkspur", "about": _ABOUT * 4},
            "workplace": "hybrid",
            "locations": [{"city": "Denver", "region": "CO", "country": "US"}],
            "pay": {"min": 60000, "max": 75000, "currency": "USD", "period": "year"},
            "apply": {"email": "jobs@larkspur.example"},
        }
    )
    posting = postings.draft(role, requisition, catalog.statements())
    reading = read(posting_document.build(posting, datetime(2027, 1, 10, tzinfo=UTC)))
    return Subject(
        reading=reading,
        vocabulary=catalog.words(),
        today=_TODAY,
        posting=posting,
        rubric=catalog.rubric(posting.rubric),
        role=role,
        places=catalog.jurisdictions(),
    )


def _count_gendered(text: str, feminine: tuple[str, ...], masculine: tuple[str, ...]) -> int:
    """Count gendered words and nothing else, as a bare function would."""
    tokens = "".join(sign if sign.isalnum() or sign == "-" else " " for sign in text.lower()).split()
    return sum(token.startswith(feminine) for token in tokens) - sum(
        token.startswith(masculine) for token in tokens
    )


def _a_second(work: Callable[[], object]) -> float:
    """Return how often ``work`` is done in a second: the median of several rounds, after a warm-up."""
    work()
    rates = []
    for _ in range(_ROUNDS):
        done, start = 0, time.process_time()
        while (passed := time.process_time() - start) < _SECONDS / _ROUNDS:
            work()
            done += 1
        rates.append(done / passed)
    return statistics.median(rates)


def _tell(name: str, work: Callable[[], object], found: str) -> float:
    rate = _a_second(work)
    print(f"  {name:<44} {rate:>9,.0f} a second  {1000 / rate:>8.2f} ms  {found}")
    return rate


def _textstat(text: str) -> tuple[Callable[[], object], str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what textstat imports is old, which is nobody's news here
        import textstat

    numbers = count()

    def work() -> tuple[float, float]:
        # textstat keeps what it counted of a text, so each text is a little another one.
        said = f"{text} Number {next(numbers)}."
        return textstat.flesch_kincaid_grade(said), textstat.flesch_reading_ease(said)

    return work, f"grade {work()[0]:.1f}"


def _proselint(text: str) -> tuple[Callable[[], object], str]:
    from proselint.checks import __register__
    from proselint.config import DEFAULT
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    registry = CheckRegistry()
    registry.register_many(__register__)

    def work() -> list[object]:
        return list(LintFile("posting", text).lint(DEFAULT))

    return work, f"{len(work())} remarks"


def main() -> None:
    """Print how many postings a second each checks, and how long one takes."""
    start = time.process_time()
    catalog = Catalog()
    subject = _posting(catalog)
    list(checks.run(subject))
    started = time.process_time() - start
    text = subject.reading.text
    print(
        f"Checking a posting of {words(subject)} words in prose and lists, {len(subject.reading.words)} in all"
    )
    print(f"  start, once: word lists and places read and compiled in {started:.2f} s")
    document = posting_document.build(subject.posting, datetime(2027, 1, 10, tzinfo=UTC))  # type: ignore[arg-type]

    numbers = count()

    def everything() -> list[object]:
        # Each text is a little another one, so that nothing counted before is used again.
        other = replace(document, title=f"{document.title} {next(numbers)}")
        fresh = {name: getattr(subject, name) for name in subject.__dataclass_fields__}
        return list(checks.run(Subject(**fresh | {"reading": read(other)})))

    gendered = catalog.words().gendered
    feminine = tuple(each.stem for each in gendered.feminine)
    masculine = tuple(each.stem for each in gendered.masculine)
    found = everything()
    kinds = len({each.check for each in found})  # type: ignore[attr-defined]
    ours = _tell(
        f"carehire, {len(checks.names(catalog.words()))} checks",
        everything,
        f"{len(found)} remarks of {kinds} kinds",
    )
    _tell(
        "gendered words alone, a bare count", lambda: _count_gendered(text, feminine, masculine), "1 number"
    )
    for name, peer in (
        ("textstat, two readability figures", _textstat),
        ("proselint, its own checks", _proselint),
    ):
        try:
            work, said = peer(text)
        except Exception as error:  # a peer may fail as it likes; that is its result
            said = " ".join(str(error).replace("*", " ").split())[:60]
            print(f"  {name:<44} fails ({type(error).__name__}: {said})")
            continue
        rate = _tell(name, work, said)
        print(f"  {'':<44} carehire is {ours / rate:.2f} times as fast")
    print("  The aim: every check together in under 10 ms a posting after start.")


if __name__ == "__main__":
    main()
