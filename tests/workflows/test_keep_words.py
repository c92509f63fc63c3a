from __future__ import annotations

from carehire.findings import Finding, Severity
from carehire.workflows.keep_words import forget, hear_again, keep

YOUNG = Finding("age-coded", Severity.WARNING, "brief", "Why.", text="young")


def test_words_are_kept_with_the_reason_beside_what_was_kept_before():
    before = {"check": "pay", "reason": "By contract."}
    data = {"waivers": [before]}
    assert keep(data, YOUNG, " A quotation. ") == [
        before,
        {"check": "age-coded", "text": "young", "reason": "A quotation."},
    ]


def test_the_same_words_are_kept_once_and_a_remark_without_words_for_the_whole_check():
    data = {"waivers": keep({}, YOUNG, "First.")}
    assert [each["reason"] for each in keep(data, YOUNG, "Second.")] == ["Second."]
    long = Finding("length", Severity.NOTE, "posting", "Long.")
    assert keep({}, long, "It must be.") == [{"check": "length", "reason": "It must be."}]


def test_a_kept_remark_is_heard_again():
    data = {"waivers": keep({}, YOUNG, "A quotation.")}
    assert hear_again(data, YOUNG) is None
    other = {"check": "age-coded", "text": "fresh", "reason": "x"}
    assert hear_again({"waivers": [other, *data["waivers"]]}, YOUNG) == [other]


def test_the_reason_for_words_that_are_gone_is_forgotten():
    data = {"waivers": [{"check": "pay", "reason": "a"}, {"check": "age-coded", "reason": "b"}]}
    gone = Finding("waivers", Severity.NOTE, "waivers[2]", "Why.")
    assert forget(data, gone) == data["waivers"][:1]
    assert (
        forget({"waivers": data["waivers"][1:]}, Finding("waivers", Severity.NOTE, "waivers[1]", "Why."))
        is None
    )


def test_nonsense_in_a_file_is_left_alone():
    assert keep({"waivers": "all"}, YOUNG, "x")[-1]["reason"] == "x"
    assert hear_again({"waivers": ["odd"]}, YOUNG) == ["odd"]
