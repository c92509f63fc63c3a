from __future__ import annotations

from datetime import UTC, datetime

from carehire.people import Person
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.storage.records import AmendmentRecord, ScorecardRecord, VersionRecord
from carehire.workflows.tell_amendments import amendments_of, begun
from tests.scoring.making import make_rubric

AT = datetime(2026, 11, 22, tzinfo=UTC)
ANA = Person("ana", "Ana")
OLD = make_rubric("listening", "writing")
NEW = make_rubric("listening").model_copy(update={"version": 2})
KNOWN = {OLD.label: OLD, NEW.label: NEW}


def _version(number: int, label: str, reason: str = "", **levels: int) -> VersionRecord:
    ratings = {name: Rating(level) for name, level in levels.items()}
    return VersionRecord("k", ANA, number, RatingRound.INDEPENDENT, reason, ANA, AT, label, ratings)


FIRST = _version(1, OLD.label, listening=2, writing=3)


def test_every_amendment_is_told_beside_the_version_before_it():
    second = _version(2, OLD.label, "A slip", listening=4, writing=3)
    third = _version(3, NEW.label, "Asked anew", listening=4)
    made = amendments_of(ScorecardRecord("k", ANA, NEW.label, versions=(FIRST, second, third)), KNOWN)
    assert [(each.number, each.reason) for each in made] == [(2, "A slip"), (3, "Asked anew")]
    assert [each.what for each in made[0].sides] == ["Rating", ""]
    assert (made[1].before, made[1].after) == (OLD.label, NEW.label)
    assert [each.what for each in made[1].changes] == ["No longer asked"]


def test_what_is_withheld_tells_nothing():
    second = _version(2, OLD.label, "A slip", listening=4)
    assert amendments_of(ScorecardRecord("k", ANA, "", versions=(FIRST, second), withheld=True), KNOWN) == ()


def test_a_begun_amendment_lies_beside_the_last_version():
    amendment = AmendmentRecord({"listening": Rating(5)}, "", AT)
    card = ScorecardRecord("k", ANA, OLD.label, versions=(FIRST,), amendment=amendment)
    assert [each.what for each in begun(card, KNOWN, NEW)] == ["Rating", "No longer asked"]
    assert begun(ScorecardRecord("k", ANA, OLD.label, versions=(FIRST,)), KNOWN, NEW) == ()
