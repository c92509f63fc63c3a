from __future__ import annotations

from carehire.findings import Finding, Severity
from carehire.workflows.list_remarks import in_order, urgency


def _found(check: str, severity: Severity, where: str, start: int) -> Finding:
    return Finding(check, severity, where, "Why.", start=start)


def test_the_gravest_come_first_and_among_them_pay_and_place():
    word, law = (
        _found("cliche", Severity.ERROR, "brief", 1),
        _found("jurisdictions", Severity.ERROR, "additional", 90),
    )
    note, early = _found("dates", Severity.NOTE, "locations", 0), _found("title", Severity.NOTE, "title", 0)
    assert in_order([early, word, note, law]) == (law, word, note, early)


def test_fields_of_pay_and_place_are_looked_for_first():
    fields = ["title", "locations[1].city", "pay.min", "apply"]
    assert sorted(fields, key=urgency) == ["pay.min", "locations[1].city", "title", "apply"]
