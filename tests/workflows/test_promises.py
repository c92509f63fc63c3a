"""The promises of scoring, from the tables that people write to the ranking that they read.

Each panel is written as three files (rubric, candidates, ratings) and read back as
``carehire rank --json`` and ``carehire agreement --json`` would print it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given, settings

from carehire.catalog import Catalog
from carehire.workflows.measure_agreement import agreement_as_data, leniency_as_data, measure_file
from carehire.workflows.score_candidates import as_data, rank_files
from carehire.workflows.try_order import Trial, try_files
from carehire.workflows.try_order import as_data as tried_as_data

NAMES, PANELISTS, CRITERIA = "uvwxyz", ("Pat", "Quin", "Rae"), ("care", "craft", "calm")
CATALOG = Catalog()
ANCHORS = ["  anchors: {1: Never, 2: Seldom, 3: Often, 4: Mostly, 5: Always}"]
Row = tuple[str, str, str, str]


@dataclass(frozen=True)
class Panel:
    """Weights of the rated criteria and of experience; months by candidate; rows of ratings as written."""

    weights: tuple[float, ...]
    months: Mapping[str, int | None]
    rows: tuple[Row, ...]

    def rubric(self) -> str:
        lines = ["id: promises", "role: test", "version: 1", "minimum_coverage: 0.3", "criteria:"]
        for name, weight in zip(CRITERIA, self.weights, strict=False):
            lines += [f"- id: {name}", f"  name: {name.title()}", "  definition: Something.", *ANCHORS]
            lines += [f"  weight: {weight!r}", "  weight_reason: Tried."]
        lines += ["- id: years", "  name: Years", "  definition: Of it.", "  kind: experience"]
        lines += [f"  weight: {self.weights[-1]!r}", "  weight_reason: Tried.", "  fact: service_months"]
        lines += [
            "  bands: [{from_months: 0, points: 1}, {from_months: 24, points: 3}, {from_months: 60, points: 5}]"
        ]
        lines += ["must_haves: [{id: least, text: A year, fact: service_months, at_least: 12}]"]
        return "\n".join(lines)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as made:
        yield Path(made)


def table(header: str, rows: Any) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([header.split(","), *rows])
    return out.getvalue()


def written(folder: Path, panel: Panel) -> tuple[Path, Path, Path]:
    """Write the three files of a panel."""
    files = folder / "promises.yaml", folder / "C.csv", folder / "R.csv"
    people = [(name, f"Name {name}", "" if m is None else m) for name, m in panel.months.items()]
    files[0].write_text(panel.rubric(), encoding="utf-8")
    files[1].write_text(table("candidate,name,service_months", people), encoding="utf-8")
    files[2].write_text(table("candidate,panelist,criterion,rating", panel.rows), encoding="utf-8")
    return files


def ranked(folder: Path, panel: Panel) -> dict[str, dict[str, Any]]:
    """Return what the ranking says of each candidate, in its order."""
    data = as_data(rank_files(CATALOG, *written(folder, panel)))
    return {each["candidate"]: each for each in json.loads(json.dumps(data, allow_nan=False))["candidates"]}


def standing(found: Mapping[str, dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return who stands where, with which score, whatever the order of those who share a rank."""
    return sorted((each["rank"] or 0, name, each["status"], each["score"]) for name, each in found.items())


def measured(folder: Path, panel: Panel) -> tuple[dict[str, Any], dict[str, Any] | None]:
    found = measure_file(written(folder, panel)[2])
    return agreement_as_data(found.agreement), leniency_as_data(found.leniency) if found.leniency else None


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    weights = draw(st.lists(st.sampled_from([0.5, 1.0, 1.5, 3.0]), min_size=4, max_size=4))
    months = draw(st.fixed_dictionaries(dict.fromkeys(NAMES, st.sampled_from([None, 3, 12, 30, 60]))))
    marks = st.sampled_from(["1", "2", "3", "4", "5", "N/O", ""])
    cells = [(who, by, what) for who in NAMES for by in PANELISTS for what in CRITERIA]
    chosen = draw(st.lists(st.tuples(st.sampled_from(cells), marks), min_size=12, unique_by=lambda c: c[0]))
    rows = [(*cell, mark) for cell, mark in chosen]
    if draw(st.booleans()):  # or two would hardly ever share a rank
        one, twin = draw(st.permutations(NAMES))[:2]
        months |= {twin: months[one]}
        rows = [row for row in rows if row[0] != twin] + [(twin, *row[1:]) for row in rows if row[0] == one]
    return Panel(tuple(weights), months, tuple(rows))


trying = settings(max_examples=25, deadline=None)


@trying
@given(panel=panels(), gone=st.sampled_from(NAMES))
def test_removing_a_candidate_changes_no_other_score_and_no_order(folder: Path, panel: Panel, gone: str):
    rest = replace(
        panel,
        months={name: months for name, months in panel.months.items() if name != gone},
        rows=tuple(row for row in panel.rows if row[0] != gone),
    )
    whole, part = ranked(folder, panel), ranked(folder, rest)
    for each in (whole, part):
        for told in each.values():
            told["reasons"] = None  # they may name the other with whom somebody shares a rank
    del whole[gone]
    assert list(part) == list(whole)
    places = [told["rank"] for told in whole.values() if told["rank"]]
    again = [told["rank"] for told in part.values() if told["rank"]]
    assert [places.index(rank) for rank in places] == [again.index(rank) for rank in again]
    assert [told | {"rank": 0} for told in part.values()] == [told | {"rank": 0} for told in whole.values()]


@trying
@given(panel=panels(), data=st.data())
def test_raising_a_rating_never_lowers_a_rank(folder: Path, panel: Panel, data: st.DataObject):
    raisable = [place for place, row in enumerate(panel.rows) if row[3] in {"1", "2", "3", "4"}]
    assume(raisable)
    place = data.draw(st.sampled_from(raisable))
    who, by, what, mark = panel.rows[place]
    raised = (*panel.rows[:place], (who, by, what, str(int(mark) + 1)), *panel.rows[place + 1 :])
    before, after = ranked(folder, panel), ranked(folder, replace(panel, rows=raised))
    assert after[who]["score"] > before[who]["score"]
    assert after[who]["status"] == before[who]["status"]
    assert (after[who]["rank"] or 0) <= (before[who]["rank"] or 0)
    assert [each["score"] for name, each in sorted(after.items()) if name != who] == [
        each["score"] for name, each in sorted(before.items()) if name != who
    ]


@trying
@given(panel=panels(), factor=st.sampled_from([0.1, 3.0, 70.0]))
def test_scaling_all_weights_changes_nothing(folder: Path, panel: Panel, factor: float):
    scaled = replace(panel, weights=tuple(weight * factor for weight in panel.weights))
    before, after = ranked(folder, panel), ranked(folder, scaled)
    assert list(after) == list(before)
    for name, told in before.items():
        assert after[name]["score"] == pytest.approx(told["score"], abs=1e-9)
        assert after[name]["coverage"] == pytest.approx(told["coverage"], abs=1e-9)
        assert (after[name]["rank"], after[name]["reasons"]) == (told["rank"], told["reasons"])


@trying
@given(panel=panels(), who=st.sampled_from(NAMES))
def test_a_failed_must_have_is_never_offset(folder: Path, panel: Panel, who: str):
    rest = tuple(row for row in panel.rows if row[0] != who)
    best = tuple((who, by, what, "5") for by in PANELISTS for what in CRITERIA)
    found = ranked(folder, replace(panel, months={**panel.months, who: 11}, rows=rest + best))
    assert (found[who]["status"], found[who]["rank"]) == ("knocked_out", None)
    assert found[who]["score"] is not None
    behind = list(found)[list(found).index(who) :]
    assert {found[name]["status"] for name in behind} == {"knocked_out"}


@trying
@given(panel=panels(), random=st.randoms(use_true_random=False))
def test_the_order_of_panelists_and_rows_changes_nothing(folder: Path, panel: Panel, random: Any):
    rows, months = list(panel.rows), list(panel.months.items())
    random.shuffle(rows)
    random.shuffle(months)
    mixed = replace(panel, rows=tuple(rows), months=dict(months))
    assert standing(ranked(folder, mixed)) == standing(ranked(folder, panel))
    (agreed, lenient), (again, anew) = measured(folder, panel), measured(folder, mixed)
    assert by_name(again, "criterion") == by_name(agreed, "criterion")
    assert again["overall"] == agreed["overall"]
    assert (anew is None) == (lenient is None)
    if anew and lenient:
        means, others = (
            {each["candidate"]: each["adjusted_mean"] for each in found["overall"]["candidates"]}
            for found in (lenient, anew)
        )
        assert others == pytest.approx(means, abs=1e-9)


@trying
@given(panel=panels(), names=st.permutations(["Ödön", "pat", "Z. Quin"]))
def test_agreement_is_unchanged_when_panelists_are_renamed(folder: Path, panel: Panel, names: list[str]):
    called = dict(zip(PANELISTS, names, strict=True))
    renamed = replace(panel, rows=tuple((who, called[by], what, mark) for who, by, what, mark in panel.rows))
    (before, _), (after, _) = measured(folder, panel), measured(folder, renamed)
    for old, new in zip(
        (*before["criteria"], before["overall"]), (*after["criteria"], after["overall"]), strict=True
    ):
        assert {**new, "note": ""} == {**old, "note": ""}
    assert standing(ranked(folder, renamed)) == standing(ranked(folder, panel))


@settings(max_examples=8, deadline=None)
@given(panel=panels(), random=st.randoms(use_true_random=False))
def test_the_same_seed_tries_an_order_alike_however_the_rows_stand(folder: Path, panel: Panel, random: Any):
    assume(sum(each["rank"] is not None for each in ranked(folder, panel).values()) > 1)
    rows, months = list(panel.rows), list(panel.months.items())
    random.shuffle(rows)
    random.shuffle(months)
    mixed = replace(panel, rows=tuple(rows), months=dict(months))
    one, other = (
        tried_as_data(try_files(CATALOG, *written(folder, each), Trial(draws=200))) for each in (panel, mixed)
    )
    for drawn in (lambda data: data, lambda data: data["bootstrap"] or {}, lambda data: data["voices"] or {}):
        assert by_name(drawn(one).get("candidates", []), "candidate") == by_name(
            drawn(other).get("candidates", []), "candidate"
        )


def by_name(entries: Any, key: str) -> Any:
    """Return entries by what they are about."""
    entries = entries["criteria"] if isinstance(entries, dict) else entries
    return {entry[key]: entry for entry in entries}
