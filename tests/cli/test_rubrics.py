from pathlib import Path

from tests.cli.conftest import Run


def test_all_rubrics_are_listed(run: Run):
    assert "customer-care-manager v1" in run("rubrics", "list").out
    ids = [entry["id"] for entry in run("rubrics", "list", "--json").data]
    assert {"customer-care-manager", "customer-service-manager"} <= set(ids)


def test_a_rubric_is_shown_with_anchors_questions_and_must_haves(run: Run):
    out = run("rubrics", "show", "customer-care-manager").out
    assert "Coaching and training [coaching], 10% of the weight" in out
    assert "supervision_months: at least 24 months" in out
    assert "    5  from 60 months of customer_service_months" in out
    assert run("rubrics", "show", "customer-care-manager", "--json").data["id"] == "customer-care-manager"


def test_a_good_rubric_passes_its_check(run: Run):
    done = run("rubrics", "check", "customer-care-manager")
    assert (done.status, done.out) == (0, "customer-care-manager v1: no remarks.\n")
    assert run("rubrics", "check", "customer-care-manager", "--json").data == []


def test_a_missing_anchor_fails_the_check_and_is_told_with_its_level(run: Run, tmp_path: Path):
    own = tmp_path / "own.yaml"
    own.write_text(
        "id: own\nrole: customer-care-manager\ncriteria:\n"
        "  - {id: coaching, name: Coaching, definition: Is passionate., kind: rated,\n"
        "     anchors: {1: A, 2: B, 3: C, 4: D}}\n",
        encoding="utf-8",
    )
    done = run("rubrics", "check", own)
    assert done.status == 1
    assert "Coaching has no anchor for level 5" in done.out
    assert '"passionate"' in done.out
    findings = run("rubrics", "check", own, "--json").data
    assert {"anchors", "unobservable", "questions", "trace"} <= {finding["check"] for finding in findings}


def test_a_faulty_rubric_is_told_with_its_place(run: Run, tmp_path: Path):
    for text, told in (
        ("id: own\nrole: r\ncriteria: []\n", "own.yaml, line 3"),
        (
            "id: own\nrole: r\ncriteria:\n  - {id: a, name: A, definition: A, weight: 0}\n",
            "the weights sum to zero",
        ),
    ):
        (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
        done = run("rubrics", "check", tmp_path / "own.yaml")
        assert done.status == 1
        assert told in done.err
