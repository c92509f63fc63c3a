"""Measure how far a panel agrees beside the libraries that one would use instead.

200 candidates × 5 panelists × 8 criteria, 2 % of the cells not observed. Each way runs in a
process of its own: the best of several times, and the most memory that the process ever held
beyond what it held with the data and the library loaded. All must give the same values to
1e-9, ICC by all six forms and alpha by all three metrics; every way gets the data in the form
that it asks for. ICC leaves out the candidates whom not all have rated, as pingouin does.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

CANDIDATES, PANELISTS, CRITERIA, MISSING, SEED, RUNS = 200, 5, 8, 0.02, 7, 7
FORMS = ("1,1", "2,1", "3,1", "1,k", "2,k", "3,k")
METRICS = ("nominal", "ordinal", "interval")
SAME = 1e-9
Values = dict[str, float]


def levels() -> np.ndarray:
    """Return criteria × candidates × panelists: what a candidate shows, how strict somebody is, and chance."""
    random = np.random.default_rng(SEED)
    shown = random.normal(3, 0.9, (CRITERIA, CANDIDATES, 1))
    strict = random.normal(0, 0.3, (CRITERIA, 1, PANELISTS))
    made = np.clip(np.rint(shown + strict + random.normal(0, 0.7, (CRITERIA, CANDIDATES, PANELISTS))), 1, 5)
    made[random.random(made.shape) < MISSING] = np.nan
    return made


def _observations(made: np.ndarray) -> object:
    from carehire.scoring.observations import observe
    from carehire.scoring.scorecard import Rating, Scorecard

    def rating(level: float) -> Rating:
        return Rating(None if math.isnan(level) else int(level))

    return observe(
        Scorecard(
            f"c{candidate}",
            f"p{panelist}",
            {f"k{criterion}": rating(made[criterion, candidate, panelist]) for criterion in range(CRITERIA)},
        )
        for candidate in range(CANDIDATES)
        for panelist in range(PANELISTS)
    )


def carehire_icc(made: np.ndarray) -> Callable[[], Values]:
    from carehire.scoring import icc
    from carehire.scoring.quantiles import t_upper

    t_upper(1)  # loads scipy, as pingouin has done already

    def run() -> Values:
        found: Values = {}
        for criterion, table in enumerate(made):
            complete = table[~np.isnan(table).any(axis=1)].astype(np.int64)
            for form, each in icc.measure(complete).estimates.items():
                found[f"{criterion} {form}"] = each.value
        return found

    return run


def carehire_alpha(made: np.ndarray) -> Callable[[], Values]:
    from carehire.scoring import alpha

    def run() -> Values:
        found: Values = {}
        for criterion, table in enumerate(made):
            units, who = np.nonzero(~np.isnan(table))
            each, _ = alpha.measure(units, table[units, who].astype(np.int64))
            found |= {f"{criterion} {metric}": getattr(each, metric) for metric in METRICS}
        return found

    return run


def carehire_whole(made: np.ndarray) -> Callable[[], Values]:
    from carehire.scoring import agreement
    from carehire.scoring.quantiles import t_upper

    t_upper(1)
    observations = _observations(made)

    def run() -> Values:
        found: Values = {}
        for criterion, line in enumerate(agreement.measure(observations).criteria):
            found |= {f"{criterion} {form}": each.value for form, each in line.icc.items()}
            found |= {f"{criterion} {metric}": getattr(line.alpha, metric) for metric in METRICS}
        return found

    return run


def pingouin(made: np.ndarray) -> Callable[[], Values]:
    import pandas as pd
    import pingouin as pg

    whom, who = np.meshgrid(range(CANDIDATES), range(PANELISTS), indexing="ij")
    tables = [
        pd.DataFrame({"candidate": whom.ravel(), "panelist": who.ravel(), "rating": table.ravel()})
        for table in made
    ]

    def run() -> Values:
        found: Values = {}
        for criterion, table in enumerate(tables):
            six = pg.intraclass_corr(
                table, targets="candidate", raters="panelist", ratings="rating", nan_policy="omit"
            )
            found |= {f"{criterion} {form}": value for form, value in zip(FORMS, six["ICC"], strict=True)}
        return found

    return run


def krippendorff(made: np.ndarray) -> Callable[[], Values]:
    from krippendorff import alpha

    tables = [np.ascontiguousarray(table.T) for table in made]

    def run() -> Values:
        return {
            f"{criterion} {metric}": alpha(reliability_data=table, level_of_measurement=metric)
            for criterion, table in enumerate(tables)
            for metric in METRICS
        }

    return run


WAYS: dict[str, tuple[Callable[[np.ndarray], Callable[[], Values]], str, str]] = {
    "carehire, ICC": (carehire_icc, "ICC", "six forms with limits"),
    "pingouin": (pingouin, "ICC", "six forms with limits, F and p"),
    "carehire, alpha": (carehire_alpha, "alpha", "nominal, ordinal, interval"),
    "krippendorff": (krippendorff, "alpha", "nominal, ordinal, interval"),
    "carehire, both": (carehire_whole, "both", "by criterion and overall, counts and notes"),
}


def megabytes() -> float:
    """Return the most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )


def measure(name: str) -> dict[str, object]:
    """Time one way in this process; for a peer that is not installed raises ImportError."""
    run = WAYS[name][0](levels())
    before, times = megabytes(), []
    values: Values = {}
    for _ in range(RUNS):
        start = time.perf_counter()
        values = run()
        times.append(time.perf_counter() - start)
    return {"seconds": min(times), "megabytes": megabytes() - before, "values": values}


def in_a_process(name: str) -> dict | None:
    """Measure one way in a child process; None where it fails, such as for a library that is missing."""
    command = [sys.executable, str(Path(__file__).resolve()), name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return json.loads(done.stdout.splitlines()[-1])


def assert_same(ours: Values, theirs: Values) -> int:
    """Compare all values that both give, one by one, and return how many they are."""
    shared = ours.keys() & theirs.keys()
    assert shared, "nothing to compare"
    for key in shared:
        assert abs(ours[key] - theirs[key]) < SAME, f"{key}: {ours[key]!r} here, {theirs[key]!r} there"
    return len(shared)


def main() -> None:
    if len(sys.argv) == 2:
        print(json.dumps(measure(sys.argv[1])))
        return
    title = f"Agreement of {CANDIDATES} candidates × {PANELISTS} panelists × {CRITERIA} criteria"
    print(f"{title}, {MISSING:.0%} missing (best of {RUNS})", flush=True)
    found = {name: in_a_process(name) for name in WAYS}
    print(f"{'':<16} {'ms':>8} {'× ours':>7} {'MB more':>8}  what it gives")
    for name, (_, what, gives) in WAYS.items():
        row, ours = found[name], found["carehire, ICC" if what == "ICC" else "carehire, alpha"]
        if row is None or ours is None:
            print(f"{name:<16} {'not measured':>25}  {gives}")
            continue
        ratio = f"{row['seconds'] / ours['seconds']:7.1f}" if what != "both" else f"{'':7}"
        print(f"{name:<16} {row['seconds'] * 1000:8.2f} {ratio} {row['megabytes']:8.1f}  {gives}")
    for ours, theirs in (
        ("carehire, ICC", "pingouin"),
        ("carehire, alpha", "krippendorff"),
        ("carehire, ICC", "carehire, both"),
        ("carehire, alpha", "carehire, both"),
    ):
        if found[ours] and found[theirs]:
            count = assert_same(found[ours]["values"], found[theirs]["values"])
            print(f"{theirs}: {count} values the same to {SAME:g}")


if __name__ == "__main__":
    main()
