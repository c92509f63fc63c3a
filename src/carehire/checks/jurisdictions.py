"""What the law asks of this posting, place by place. A help to find out, and no legal advice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date

from carehire.checks.asking import asks
from carehire.checks.jurisdiction import Jurisdictions, Rule, Scope, Shown
from carehire.checks.subject import Subject
from carehire.checks.touch import Touch, stateless, touched
from carehire.findings import Finding, Severity
from carehire.postings.pay_text import PayMention
from carehire.postings.posting import Posting

CHECK = "jurisdictions"
NO_ADVICE = "This is no legal advice."
_SOON = timedelta(days=60)
_NAMES = {
    Shown.PAY: "the pay or its range",
    Shown.BENEFITS: "the benefits",
    Shown.OTHER_COMPENSATION: "other compensation, such as a bonus",
    Shown.DEADLINE: "the last day to apply",
    Shown.DESCRIPTION: "what the work is",
}
_WHERE = {
    Shown.PAY: "pay",
    Shown.BENEFITS: "benefits",
    Shown.OTHER_COMPENSATION: "other_compensation",
    Shown.DEADLINE: "closes",
    Shown.DESCRIPTION: "responsibilities",
}
_SECTIONS = {"benefits": "benefits", "other_compensation": "benefits", "responsibilities": "responsibilities"}
_MEND = {
    Shown.PAY: "Give the lowest and the highest pay, or the fixed rate, and the time it is paid for.",
    Shown.BENEFITS: "List the benefits in a few words each.",
    Shown.OTHER_COMPENSATION: "If there is any, name it; if there is none, nothing is missing.",
    Shown.DEADLINE: "Give a closing day, or say that applications are taken all the time.",
    Shown.DESCRIPTION: "Say what the person will do.",
}
_ALL_THE_TIME = re.compile(
    r"\b(?:ongoing|rolling|continuous(?:ly)?|all the time|no deadline)\b", re.IGNORECASE
)
_HISTORY = re.compile(
    r"\b(?:(?:your|current|previous|prior|past|last|most\s+recent|present)\s+){1,3}(?:salary|pay|wages?|compensation)\b"
    r"(?!\s+(?:expectations?|range|requirements?))|\b(?:salary|wage|pay|compensation)\s+histor(?:y|ies)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Case:
    """One rule that is held against one posting."""

    rule: Rule
    touch: Touch
    posting: Posting
    covered: bool | None

    @property
    def sure(self) -> bool:
        return self.covered is True and self.rule.uncertain is None

    def severity(self, shown: Shown | None = None) -> Severity:
        if shown is Shown.OTHER_COMPENSATION or (shown is not None and self.rule.later_is_enough):
            return Severity.NOTE
        return Severity.ERROR if self.sure else Severity.WARNING

    def told(self, what: str) -> str:
        """Return the sentences of a finding: place, law, reason, whom it holds for and since when."""
        rule, language = self.rule, self.posting.language
        doubt = "" if self.sure else f" {_doubt(self)}"
        return (
            f"{self.touch.place.name}: {what} ({rule.law}; in force since {_day(rule.effective, language)} "
            f"for {_whom(rule)}). It reaches this posting because {self.touch.reason}.{doubt} {NO_ADVICE}"
        )

    @property
    def source(self) -> str:
        rule = self.rule
        return f"{rule.source}; effective {rule.effective}; last verified {rule.last_verified}"


def check(subject: Subject) -> Iterator[Finding]:
    """Hold a requisition's posting against the places that it touches; a text alone touches none for sure."""
    posting = subject.posting
    if posting is None:
        return
    for found in held(posting, subject.places, subject.today, subject.reading.text, subject.mentions):
        yield subject.placed(found, _SECTIONS.get(found.where, "additional"))


def held(
    posting: Posting,
    places: Jurisdictions,
    today: date,
    text: str = "",
    mentions: Sequence[PayMention] = (),
) -> Iterator[Finding]:
    """Yield what each place's rules find missing in ``posting`` on the day ``today``.

    ``text`` is the posting as read, and ``mentions`` the pay in it; findings about words
    point into it.
    """
    for touch in touched(posting, places):
        for rule in touch.place.rules:
            if touch.reporting and not rule.reporting_counts:
                continue
            covered = rule.threshold.covers(touch.place.code, posting.employer)
            if covered is False or (rule.ends and rule.ends < today):
                continue
            case = _Case(rule, touch, posting, covered)
            if rule.holds_on(today):
                yield from _found(case, text, mentions)
                yield from _stale(case, today)
            elif rule.effective - today <= _SOON:
                yield from _coming(case, text, mentions)
    for location in stateless(posting, places):
        yield Finding(
            CHECK,
            Severity.WARNING,
            "locations",
            f"No state is given for {location.city}, so its state's rules can't be looked up. {NO_ADVICE}",
            "Give the state as region, such as CO or Colorado.",
            text=location.city,
        )


def _found(case: _Case, text: str, mentions: Sequence[PayMention]) -> Iterator[Finding]:
    for shown in _missing(case):
        yield Finding(
            CHECK,
            case.severity(shown),
            _WHERE[shown],
            case.told(_asks_for(case.rule, shown)),
            _MEND[shown],
            source=case.source,
        )
    if case.rule.closed_range:
        for mention in mentions:
            if mention.open_ended:
                yield _about(case, mention.start, mention.text, "a range of pay needs both its ends")
    if case.rule.no_salary_history:
        for match in _HISTORY.finditer(text):
            if _asked_in(text, match.start()):
                yield _about(case, match.start(), match[0], "nobody may ask what somebody earned before")
    for title in case.rule.gendered_titles:
        word = re.search(rf"\b{re.escape(title)}\b", case.posting.title, re.IGNORECASE)
        if word:
            start = text.find(case.posting.title)
            place = start + word.start() if start >= 0 else None
            yield _about(case, place, word[0], "a title is neutral as to gender")


def _about(case: _Case, start: int | None, words: str, what: str) -> Finding:
    end = start + len(words) if start is not None else None
    mend = {
        "a range of pay needs both its ends": "Give the lowest and the highest pay, or a fixed rate.",
        "a title is neutral as to gender": "Take a title that names the work alone.",
    }.get(what, "Leave the question out; you may ask what somebody expects to earn.")
    where = "title" if "title" in what else "pay"
    return Finding(
        CHECK, case.severity(), where, case.told(what), mend, words, start, end, source=case.source
    )


def _missing(case: _Case) -> list[Shown]:
    posting = case.posting
    given = {
        Shown.PAY: posting.pay is not None,
        Shown.BENEFITS: bool(posting.benefits),
        Shown.OTHER_COMPENSATION: bool(posting.other_compensation),
        Shown.DEADLINE: bool(posting.closes or _ALL_THE_TIME.search(posting.apply.instructions or "")),
        Shown.DESCRIPTION: bool(posting.responsibilities),
    }
    return [shown for shown in case.rule.shows if not given[shown]]


def _asks_for(rule: Rule, shown: Shown) -> str:
    if rule.later_is_enough:
        return f"{_NAMES[shown]} need not stand in the posting if candidates are told in time"
    return f"a posting must show {_NAMES[shown]}, and this one does not"


def _coming(case: _Case, text: str, mentions: Sequence[PayMention]) -> Iterator[Finding]:
    """Say what will be missing once a rule is in force, while there is time to mend it."""
    lacking = [found for found in _found(case, text, mentions) if found.severity is not Severity.NOTE]
    for found in lacking[:1]:
        since = _day(case.rule.effective, case.posting.language)
        why = f"From {since} on this will be missing. {found.why.replace('in force since', 'in force from')}"
        yield Finding(
            CHECK,
            Severity.NOTE,
            found.where,
            why,
            found.suggestion,
            found.text,
            found.start,
            found.end,
            found.source,
        )


def _stale(case: _Case, today: date) -> Iterator[Finding]:
    if case.rule.is_stale(today):
        since = _day(case.rule.last_verified, case.posting.language)
        yield Finding(
            CHECK,
            Severity.NOTE,
            "pay",
            f"{case.touch.place.name}: nobody has looked up this rule since {since} ({case.rule.law}), "
            f"so it may have changed. {NO_ADVICE}",
            "Look the law up, and mend its file under templates/jurisdictions if it has changed.",
            source=case.source,
        )


def _asked_in(text: str, place: int) -> bool:
    """Say whether the sentence around ``place`` asks the reader for what stands there."""
    start = max(text.rfind(mark, 0, place) for mark in ("\n", ". ", "! ", "? ")) + 1
    stops = [found for mark in ("\n", ". ", "! ", "? ") if (found := text.find(mark, place)) >= 0]
    return asks(text[start : min(stops, default=len(text))], place - start)


def _doubt(case: _Case) -> str:
    parts = []
    if case.covered is None:
        parts.append(
            f"It may not apply: how many people the employer has {_counted(case)} is not given "
            "or not settled by the sources."
        )
    if case.rule.uncertain:
        parts.append(case.rule.uncertain)
    return " ".join(parts)


def _counted(case: _Case) -> str:
    inside = case.rule.threshold.scope is not Scope.TOTAL
    return f"in {case.touch.place.name}" if inside else "in all"


def _whom(rule: Rule) -> str:
    count, scope = rule.threshold.count, rule.threshold.scope
    if count == 1 and scope is Scope.TOTAL:
        return "every employer"
    there = " there" if scope is Scope.IN_PLACE else ""
    return f"employers with {'one' if count == 1 else count} or more people{there}"


def _day(value: date, language: str) -> str:
    return format_date(value, format="long", locale=Locale.parse(language, sep="-"))
