"""Rank a million candidates beside the libraries that one would use instead.

1,000,000 candidates × 10 criteria, 10 % of the cells not observed, the same for all. Each
way runs in a process of its own: the best of three times, and the most memory that the
process ever held beyond what it held with the data and the library loaded.

What is compared is not the same everywhere, and the table says so: the peers can't take
a missing cell, so theirs is filled with the column's mean (outside the time taken). Only
carehire gives coverage, shared ranks, must-haves and the order of those without a rank.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

CANDIDATES, CRITERIA, MISSING, SEED, RUNS = 1_000_000, 10, 0.10, 7, 3
WEIGHTS = np.array([1.0 + index % 3 for index in range(CRITERIA)])
LOW, HIGH = 1, 5


class Crowd:
    """A million candidates of whom none takes any memory: the ranking is given points, not people."""

    def __len__(self) -> int:
        return CANDIDATES


def points() -> np.ndarray:
    """Return means of four ratings each, from 1 to 5, a tenth of them not observed."""
    random = np.random.default_rng(SEED)
    made = random.integers(LOW * 4, HIGH * 4 + 1, (CANDIDATES, CRITERIA)) / 4
    made[random.random(made.shape) < MISSING] = np.nan
    return made


def filled(made: np.ndarray) -> np.ndarray:
    """Return the points with the column's mean in place of what is missing."""
    return np.where(np.isnan(made), np.nanmean(made, axis=0), made)


def prepare(folder: Path) -> None:
    """Write the data for all ways, so that loading it takes no more memory than it has."""
    made = points()
    np.save(folder / "points.npy", made)
    np.save(folder / "filled.npy", filled(made))


def carehire(made: np.ndarray) -> Callable[[], np.ndarray]:
    from carehire.rubrics.rubric import Rubric
    from carehire.scoring.panel import PanelTable
    from carehire.scoring.ranking import rank

    criteria = [
        {"id": f"c{i}", "name": f"C{i}", "definition": "A criterion.", "kind": "rated", "weight": weight}
        for i, weight in enumerate(WEIGHTS)
    ]
    rubric = Rubric.model_validate({"id": "bench", "role": "bench", "criteria": criteria})
    nothing = np.empty((CANDIDATES, 0))
    gates = nothing.astype(np.int8)
    counts = nothing.astype(np.int32)
    return lambda: rank(PanelTable(rubric, Crowd(), made, counts, nothing, gates)).scores


def numpy_with_missing(made: np.ndarray) -> Callable[[], np.ndarray]:
    """What one would write by hand: leave out what is missing, renormalise, sort."""

    def run() -> np.ndarray:
        missing = np.isnan(made)
        shares = np.where(missing, 0.0, (made - LOW) / (HIGH - LOW))
        scores = 100 * (shares @ WEIGHTS) / (~missing @ WEIGHTS)
        np.argsort(-scores, kind="stable")
        return scores

    return run


def numpy_matmul(made: np.ndarray) -> Callable[[], np.ndarray]:
    """The limit: one product, nothing missing, nothing sorted."""
    return lambda: made @ WEIGHTS


def scikit_criteria(made: np.ndarray) -> Callable[[], np.ndarray]:
    """The weighted sum as its tutorial builds it."""
    from skcriteria.agg.simple import WeightedSumModel
    from skcriteria.preprocessing.invert_objectives import InvertMinimize
    from skcriteria.preprocessing.scalers import SumScaler

    return _with_scikit_criteria(made, InvertMinimize(), SumScaler(target="both"), WeightedSumModel())


def scikit_criteria_lean(made: np.ndarray) -> Callable[[], np.ndarray]:
    """The same with nothing that these data could do without."""
    from skcriteria.agg.simple import WeightedSumModel
    from skcriteria.preprocessing.scalers import MinMaxScaler, SumScaler

    return _with_scikit_criteria(
        made, MinMaxScaler(target="matrix"), SumScaler(target="weights"), WeightedSumModel()
    )


def _with_scikit_criteria(made: np.ndarray, *steps: object) -> Callable[[], np.ndarray]:
    import skcriteria
    from skcriteria.pipelines import mkpipe

    pipe = mkpipe(*steps)

    def run() -> np.ndarray:
        done = pipe.evaluate(skcriteria.mkdm(made, [max] * CRITERIA, weights=WEIGHTS))
        assert len(done.rank_) == CANDIDATES
        return np.asarray(done.e_.score)

    return run


def pymcdm(made: np.ndarray) -> Callable[[], np.ndarray]:
    from pymcdm.helpers import rankdata
    from pymcdm.methods import WSM
    from pymcdm.normalizations import minmax_normalization

    shares, types = WEIGHTS / WEIGHTS.sum(), np.ones(CRITERIA)
    method = WSM(normalization_function=minmax_normalization)

    def run() -> np.ndarray:
        scores = np.asarray(method(made, shares, types))
        rankdata(scores, reverse=True)
        return scores

    return run


WAYS: dict[str, tuple[Callable[[np.ndarray], Callable[[], np.ndarray]], bool, str]] = {
    "carehire": (carehire, True, "missing left out; coverage, statuses, shared ranks, order"),
    "numpy, missing": (numpy_with_missing, True, "missing left out; sorted"),
    "numpy matmul": (numpy_matmul, False, "missing filled; not sorted (the limit)"),
    "scikit-criteria": (scikit_criteria, False, "missing filled; its tutorial's weighted sum, ranked"),
    "… at its leanest": (scikit_criteria_lean, False, "missing filled; min-max over the pool, ranked"),
    "pymcdm": (pymcdm, False, "missing filled; min-max over the pool, weighted sum, ranked"),
}


def megabytes() -> float:
    """Return the most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )


def measure(name: str, folder: Path) -> dict[str, float]:
    """Time one way in this process; for a peer that is not installed raises ImportError."""
    way, takes_missing, _ = WAYS[name]
    made = np.load(folder / ("points.npy" if takes_missing else "filled.npy"))
    run = way(made)
    before, times = megabytes(), []
    for _ in range(RUNS):
        start = time.perf_counter()
        scores = run()
        times.append(time.perf_counter() - start)
    found = {"seconds": min(times), "megabytes": megabytes() - before}
    if name == "carehire":
        assert np.allclose(scores, numpy_with_missing(made)(), equal_nan=True), (
            "the scores differ from numpy's"
        )
    return found


def in_a_process(name: str, folder: Path) -> dict[str, float] | None:
    """Measure one way in a child process; None where it fails, such as for a library that is missing."""
    command = [sys.executable, str(Path(__file__).resolve()), name, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    if len(sys.argv) == 2:
        prepare(Path(sys.argv[1]))
        return
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
        return
    title = f"Ranking {CANDIDATES:,} candidates × {CRITERIA} criteria, {MISSING:.0%} missing (best of {RUNS})"
    print(title, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        # Not in this process: on Linux a child begins with the peak memory of its parent.
        subprocess.run([sys.executable, str(Path(__file__).resolve()), folder], check=True)
        found = {name: in_a_process(name, Path(folder)) for name in WAYS}
    ours = found["carehire"]
    if ours is None:
        sys.exit("carehire itself could not be measured")
    print(f"{'':<16} {'seconds':>8} {'× ours':>7} {'peak MB':>8} {'× ours':>7}  what it does")
    for name, (_, _, what) in WAYS.items():
        row = found[name]
        if row is None:
            print(f"{name:<16} {'not measured':>33}  {what}")
            continue
        slower, larger = row["seconds"] / ours["seconds"], row["megabytes"] / ours["megabytes"]
        print(f"{name:<16} {row['seconds']:8.3f} {slower:7.2f} {row['megabytes']:8.0f} {larger:7.2f}  {what}")


if __name__ == "__main__":
    main()
