"""What the law asks of this posting, place by place. A help to find out, and no legal advice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from carehire.checks import wording
from carehire.checks.jurisdiction import Jurisdictions, Rule, Scope, Shown
from carehire.checks.offer import Offer, of_posting
from carehire.checks.offer_in_text import of_text
from carehire.checks.subject import Subject
from carehire.checks.touch import Touch, stateless, touched
from carehire.findings import Finding, Severity
from carehire.postings.days import in_words
from carehire.postings.pay_text import PayMention

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


@dataclass(frozen=True, slots=True)
class _Case:
    """One rule that is held against one posting."""

    rule: Rule
    touch: Touch
    offer: Offer
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
        rule, since = self.rule, in_words(self.rule.effective, self.offer.language)
        doubt = "" if self.sure else f" {_doubt(self)}"
        return (
            f"{self.touch.place.name}: {what} ({rule.law}; in force since {since} for {_whom(rule)}). "
            f"It reaches this posting because {self.touch.reason}.{doubt} {NO_ADVICE}"
        )

    @property
    def source(self) -> str:
        rule = self.rule
        return f"{rule.source}; effective {rule.effective}; last verified {rule.last_verified}"


@dataclass(frozen=True, slots=True)
class Words:
    """The posting as it is read, the pay in it, and where it asks what somebody earned before."""

    text: str = ""
    pay: Sequence[PayMention] = ()
    pay_history: Sequence[tuple[int, str]] = ()


_NO_WORDS = Words()


def check(subject: Subject) -> Iterator[Finding]:
    """Hold a posting against the places that it touches; of a text alone nobody knows who hires."""
    if not subject.places:
        return
    posting, reading = subject.posting, subject.reading
    words = Words(reading.text, subject.mentions, tuple(wording.pay_history(subject)))
    offer = of_posting(posting, reading.text) if posting else of_text(subject)
    for found in held(offer, subject.places, subject.today, words):
        yield subject.placed(found, _SECTIONS.get(found.where, "additional"))


def asks_for_pay(subject: Subject) -> bool:
    """Say whether the law of a place asks for the pay that a posting doesn't show."""
    return any(
        found.suggestion == _MEND[Shown.PAY] and found.severity is not Severity.NOTE
        for found in check(subject)
    )


def held(offer: Offer, places: Jurisdictions, today: date, words: Words = _NO_WORDS) -> Iterator[Finding]:
    """Yield what each place's rules find missing in an offer on the day ``today``, or wrong in its words."""
    for touch in touched(offer, places):
        for rule in touch.place.rules:
            if touch.reporting and not rule.reaches_reporting(offer.workplace):
                continue
            covered = rule.threshold.covers(touch.place.code, offer.employer, worked_in=touch.worked_in)
            if covered is False or (rule.ends and rule.ends < today):
                continue
            case = _Case(rule, touch, offer, covered)
            if rule.holds_on(today):
                yield from _found(case, words)
                yield from _stale(case, today)
            elif rule.effective - today <= _SOON:
                yield from _coming(case, words)
    for location in stateless(offer, places):
        yield Finding(
            CHECK,
            Severity.WARNING,
            "locations",
            f"{location.city} stands without its state, so its rules can't be looked up. {NO_ADVICE}",
            "Give the state or province as region, such as CO or Colorado.",
            text=location.city,
        )


def _found(case: _Case, words: Words) -> Iterator[Finding]:
    for shown in case.rule.shows:
        if shown not in case.offer.given:
            yield Finding(
                CHECK,
                case.severity(shown),
                _WHERE[shown],
                case.told(_asks_for(case.rule, shown)),
                _MEND[shown],
                source=case.source,
            )
    if case.rule.closed_range:
        for mention in words.pay:
            if mention.open_ended:
                yield _about(case, mention.start, mention.text, "a range of pay needs both its ends")
    if case.rule.no_salary_history:
        for start, asked in words.pay_history:
            yield _about(case, start, asked, "nobody may ask what somebody earned before")
    for title in case.rule.gendered_titles:
        word = re.search(rf"\b{re.escape(title)}\b", case.offer.title, re.IGNORECASE)
        if word:
            start = words.text.find(case.offer.title)
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


def _asks_for(rule: Rule, shown: Shown) -> str:
    if rule.later_is_enough:
        return f"{_NAMES[shown]} need not stand in the posting if candidates are told in time"
    return f"a posting must show {_NAMES[shown]}, and this one does not"


def _coming(case: _Case, words: Words) -> Iterator[Finding]:
    """Say what will be missing once a rule is in force, while there is time to mend it."""
    lacking = [found for found in _found(case, words) if found.severity is not Severity.NOTE]
    for found in lacking[:1]:
        since = in_words(case.rule.effective, case.offer.language)
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
        since = in_words(case.rule.last_verified, case.offer.language)
        yield Finding(
            CHECK,
            Severity.NOTE,
            "pay",
            f"{case.touch.place.name}: nobody has looked up this rule since {since} ({case.rule.law}), "
            f"so it may have changed. {NO_ADVICE}",
            "Look the law up, and mend its file under templates/jurisdictions if it has changed.",
            source=case.source,
        )


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
