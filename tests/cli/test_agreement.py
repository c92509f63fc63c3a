from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.readers.making import xlsx
from tests.scoring.panels import KRIPPENDORFF, SHROUT_FLEISS, rows

HEADER = ("candidate", "panelist", "criterion", "rating", "evidence")
FORMS = ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"]


def lines(panel, criterion="coaching"):
    return [
        (f"c{row}", f"[bold]p{column}", criterion, "N/O" if level is None else level, "Saw it")
        for row, levels in enumerate(panel)
        for column, level in enumerate(levels)
    ]


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(*made) -> Path:
        path = tmp_path / "R.csv"
        path.write_text("\n".join(",".join(map(str, row)) for row in (HEADER, *made)), encoding="utf-8")
        return path

    return write


def test_agreement_as_data_has_every_figure_and_nothing_else(run: Run, table):
    ratings = table(*lines(SHROUT_FLEISS), *lines(rows(KRIPPENDORFF), "writing"))
    done = run("agreement", "--ratings", ratings, "--json")
    assert done.status == 0
    assert list(done.data) == ["criteria", "overall"]
    coaching, writing = done.data["criteria"]
    keys = ["criterion", "n_candidates", "n_panelists", "missing", "icc", "alpha", "note"]
    for line in (coaching, writing, done.data["overall"]):
        assert list(line) == keys
        assert list(line["icc"]) == FORMS
        assert all(list(each) == ["value", "low", "high"] for each in line["icc"].values())
        assert list(line["alpha"]) == ["nominal", "ordinal", "interval"]
    assert coaching["icc"]["2,1"]["value"] == pytest.approx(0.2897638, abs=1e-6)
    assert coaching["note"] == ""
    assert writing["alpha"]["nominal"] == pytest.approx(0.7434211, abs=1e-6)
    assert [writing[key] for key in keys[:4]] == ["writing", 12, 4, 7]
    assert "8 of 12 candidates" in writing["note"]
    assert done.data["overall"]["criterion"] is None


@pytest.mark.parametrize("text", ["1 2 3", "12", "333 333", "1. .2", "...", "12. 34."])
def test_a_panel_that_tells_nothing_gives_nulls_and_words(run: Run, table, text):
    for command in ("agreement", "leniency"):
        done = run(command, "--ratings", table(*lines(rows(text))), "--json")
        assert "NaN" not in done.out
        assert "Traceback" not in done.err
        if done.status == 0:
            assert done.data["overall"]["note"]
        else:
            assert "falls into 2 parts" in done.err


def test_agreement_as_a_table_says_what_it_means(run: Run, table, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "160")
    done = run("agreement", "--ratings", table(*lines(SHROUT_FLEISS, "[bold]coaching")))
    assert done.status == 0
    assert "6 candidates, 4 panelists; ratings missing: 0" in done.out
    assert "[bold]coaching  0.29 (0.02 to 0.76)  0.62 (0.07 to 0.93)" in done.out
    assert "too few candidates to tell" in done.out
    assert "Koo & Li (2016)" in done.out


def test_a_note_that_holds_for_several_criteria_is_told_once(run: Run, table):
    made = [*lines(rows("1. .2"), "coaching"), *lines(rows("1. .2"), "writing")]
    out = run("agreement", "--ratings", table(*made)).out
    assert "coaching, writing and Overall: No candidate has a rating by both panelists" in out
    assert out.count("No candidate has a rating by both") == 1


def test_leniency_as_data_has_effects_and_both_means(run: Run, table):
    done = run("leniency", "--ratings", table(*lines(rows("42 5. .3"))), "--json")
    assert done.status == 0
    (criterion,) = done.data["criteria"]
    assert criterion["criterion"] == "coaching"
    assert [(each["panelist"], each["effect"]) for each in criterion["panelists"]] == [
        ("[bold]p0", 1),
        ("[bold]p1", -1),
    ]
    assert {each["standard_error"] for each in criterion["panelists"]} == {None}
    overall = done.data["overall"]["candidates"]
    assert [(each["raw_mean"], each["adjusted_mean"]) for each in overall] == [(3, 3), (5, 4), (3, 4)]


def test_leniency_as_a_table_names_panelists_letter_for_letter(run: Run, table):
    done = run("leniency", "--ratings", table(*lines(SHROUT_FLEISS)))
    assert done.status == 0
    assert "[bold]p0" in done.out
    assert "+2.38  +1.61 to +3.14  rates higher than the panel" in done.out
    assert "Adjusted means are for looking at" in done.out


def test_a_panel_in_parts_is_refused_with_the_parts_named(run: Run, table):
    done = run("leniency", "--ratings", table(*lines(rows("12.. 34.. ..12"))), "--json")
    assert done.status == 1
    assert done.out == ""
    assert "[bold]p0 and [bold]p1 rated c0 and c1; [bold]p2 and [bold]p3 rated c2" in done.err


@pytest.mark.parametrize("command", ["agreement", "leniency"])
def test_faulty_ratings_are_told_together_and_nothing_is_printed(run: Run, table, command):
    made = [("c1", "Pat", "coaching", "4-5", ""), ("", "Pat", "coaching", 4, "")]
    made += [("c2", "Pat", "coaching", 4, ""), ("c2", "pat", "coaching", 3, "")]
    done = run(command, "--ratings", table(*made), "--json")
    assert done.status == 1
    assert done.out == ""
    for place in ("R.csv, row 2, rating", "R.csv, row 3, candidate", "R.csv, row 5"):
        assert place in done.err
    assert "Traceback" not in done.err


def test_a_workbook_is_read_and_a_strange_column_told_beside_the_data(run: Run, tmp_path: Path):
    path = tmp_path / "R.xlsx"
    made = [(*HEADER, "mood"), *((*row, "fine") for row in lines(SHROUT_FLEISS))]
    path.write_bytes(xlsx(ratings=made))
    done = run("agreement", "--ratings", path, "--json")
    assert done.data["overall"]["icc"]["1,1"]["value"] == pytest.approx(0.1657418, abs=1e-6)
    assert "Left out of the ratings: the column mood." in done.err
