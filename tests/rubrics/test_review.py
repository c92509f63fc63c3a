import pytest

from carehire.findings import Severity
from carehire.rubrics.review import review
from carehire.rubrics.rubric import Rubric
from carehire.rubrics.wordings import Wording

ANCHORS = {
    1: "Describes no conversation with a customer.",
    2: "Retells one conversation and what the customer wanted.",
    3: "Quotes the question they asked back, and the answer.",
    4: "Gives two conversations that went differently, and what they changed after the first.",
    5: "Shows how others took over the change, with a figure from before and after it.",
}
QUESTIONS = [{"text": "Tell us about a call."}, {"text": "Tell us about a letter."}]
WORDS = (Wording(kind="degree", words=("mostly", "always"), why="Rungs.", suggestion="Say what differs."),)


def criterion(name="listening", **changes):
    whole = {"id": name, "name": name.title(), "definition": "Hears what is meant.", "kind": "rated"}
    return whole | {"anchors": ANCHORS, "questions": QUESTIONS} | changes


def reviewed(*criteria, asked=None):
    rubric = Rubric.model_validate({"id": "test", "role": "test", "criteria": list(criteria)})
    wanted = {f"asks-{c.id}": c.id for c in rubric.criteria} if asked is None else asked
    return review(rubric, wanted, WORDS)


def only(findings):
    (finding,) = findings
    return finding


def test_a_whole_rubric_has_no_remarks():
    assert reviewed(criterion(), criterion("writing")) == []


def test_a_missing_anchor_is_an_error_that_names_its_level():
    anchors = {level: text for level, text in ANCHORS.items() if level != 4}
    finding = only(reviewed(criterion(anchors=anchors)))
    assert (finding.check, finding.severity, finding.where) == ("anchors", Severity.ERROR, "listening")
    assert "no anchor for level 4" in finding.why
    assert "levels 1, 2, 3, 4, 5" in only(reviewed(criterion(anchors={}))).why


def test_equal_anchors_are_an_error_and_almost_equal_ones_a_warning():
    same = only(reviewed(criterion(anchors=ANCHORS | {2: ANCHORS[1].upper()})))
    assert (same.check, same.severity) == ("equal-anchors", Severity.ERROR)
    assert "levels 1 and 2" in same.why
    near = only(reviewed(criterion(anchors=ANCHORS | {4: ANCHORS[5].replace("figure", "number")})))
    assert (near.check, near.severity) == ("equal-anchors", Severity.WARNING)


def test_a_weight_that_differs_needs_a_reason():
    usual = [criterion(), criterion("writing")]
    assert only(reviewed(*usual, criterion("speaking", weight=0.5))).where == "speaking"
    assert reviewed(*usual, criterion("speaking", weight=0.5, weight_reason="Heard on the phone only.")) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"definition": "Always hears what is meant."}, "listening, definition"),
        ({"anchors": ANCHORS | {3: "Quotes what they always ask."}}, "listening, level 3"),
    ],
)
def test_unobservable_words_are_pointed_at_where_they_stand(change, where):
    finding = only(reviewed(criterion(**change)))
    assert (finding.check, finding.where, finding.text.casefold()) == ("unobservable", where, "always")
    text = change.get("definition") or change["anchors"][3]
    assert text[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(("number", "told"), [(0, "no question"), (1, "one question")])
def test_fewer_than_two_questions_are_remarked(number, told):
    finding = only(reviewed(criterion(questions=QUESTIONS[:number])))
    assert finding.check == "questions"
    assert told in finding.why


def test_the_trace_goes_both_ways():
    findings = reviewed(criterion(), asked={"speaks-french": None, "listens": "lisstening"})
    assert [(f.check, f.severity, f.where) for f in findings] == [
        ("trace", Severity.ERROR, "listens"),
        ("trace", Severity.WARNING, "speaks-french"),
        ("trace", Severity.WARNING, "listening"),
    ]
    assert findings[0].suggestion == 'Did you mean "listening"?'


def test_a_criterion_without_weight_need_not_be_asked_for():
    extra = criterion("writing", weight=0, weight_reason="Shown to the panel only.")
    assert reviewed(criterion(), extra, asked={"listens": "listening"}) == []
