"""Try the order of 1,000 candidates by 10,000 weightings, beside ranking everybody the plain numpy way.

1,000 candidates × 10 criteria, 10 % of the cells not observed, the same weights for all.
Each way runs in a process of its own: the best of nine times, and the most memory that
the process ever held beyond what it held with the data loaded. All give the same: how
often each candidate stands at each rank, is first and among the first three, and wins
against each of the twenty who lead. The counts are compared as a whole.

The plain ways rank with argsort: once for all draws, or draw by draw. They know no ties,
which the data don't have; carehire counts equal scores as equal, as its ranking does.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import numpy as np

CANDIDATES, CRITERIA, DRAWS, MISSING, SEED, TOP, PAIRED, RUNS = 1_000, 10, 10_000, 0.10, 7, 3, 20, 9
LOW, HIGH = 1, 5
Counts = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def points() -> np.ndarray:
    """Return means of several ratings, no two candidates alike, a tenth of the cells not observed.

    In the order of the score by equal weights, as every way lists them.
    """
    random = np.random.default_rng(SEED)
    made = random.integers(LOW * 12, HIGH * 12 + 1, (CANDIDATES, CRITERIA)) / 12
    made[random.random(made.shape) < MISSING] = np.nan
    return made[np.argsort(-np.nanmean(made, axis=1), kind="stable")]


def weightings() -> np.ndarray:
    """Return the weights that carehire draws from this seed."""
    drawn = np.random.default_rng(SEED).standard_exponential((DRAWS, CRITERIA))
    return drawn / drawn.sum(axis=1, keepdims=True)


def carehire(made: np.ndarray) -> Callable[[], Counts]:
    from carehire.candidates.candidate import Candidate
    from carehire.rubrics.rubric import Rubric
    from carehire.scoring.panel import PanelTable
    from carehire.scoring.ranking import rank
    from carehire.scoring.weightings import weigh_anew

    criteria = [
        {"id": f"c{i}", "name": f"C{i}", "definition": "A criterion.", "kind": "rated"}
        for i in range(CRITERIA)
    ]
    rubric = Rubric.model_validate(
        {"id": "bench", "role": "bench", "criteria": criteria, "minimum_coverage": 0}
    )
    people = [Candidate(str(i), str(i)) for i in range(CANDIDATES)]
    counts = np.zeros(made.shape, dtype=np.int32)
    nothing = np.empty((CANDIDATES, 0), dtype=np.int8)
    ranking = rank(PanelTable(rubric, people, made, counts, np.full(made.shape, np.nan), nothing))
    assert ranking.order.tolist() == list(range(CANDIDATES))

    def run() -> Counts:
        found = weigh_anew(ranking, DRAWS, SEED, TOP, lambda done, of: None)  # noqa: ARG005
        return found.first, found.among_first, found.at_rank, found.wins

    return run


def at_once(made: np.ndarray) -> Callable[[], Counts]:
    """All scores in one matrix, ranked by one argsort."""
    earned, seen = np.nan_to_num((made - LOW) / (HIGH - LOW)), ~np.isnan(made)

    def run() -> Counts:
        weights = weightings()
        scores = (weights @ earned.T) / (weights @ seen.T)
        ranks = np.empty(scores.shape, dtype=np.int64)
        np.put_along_axis(ranks, np.argsort(-scores, axis=1), np.arange(CANDIDATES)[None], axis=1)
        cells = np.arange(CANDIDATES) * CANDIDATES + ranks
        at_rank = np.bincount(cells.reshape(-1), minlength=CANDIDATES**2).reshape(CANDIDATES, CANDIDATES)
        leading = ranks[:, :PAIRED]
        wins = (leading[:, :, None] < leading[:, None, :]).sum(axis=0)
        return (ranks == 0).sum(axis=0), (ranks < TOP).sum(axis=0), at_rank, wins

    return run


def draw_by_draw(made: np.ndarray) -> Callable[[], Counts]:
    """One argsort a draw, which takes no memory."""
    earned, seen = np.nan_to_num((made - LOW) / (HIGH - LOW)), ~np.isnan(made)
    places = np.arange(CANDIDATES)

    def run() -> Counts:
        at_rank = np.zeros((CANDIDATES, CANDIDATES), dtype=np.int64)
        wins = np.zeros((PAIRED, PAIRED), dtype=np.int64)
        ranks = np.empty(CANDIDATES, dtype=np.int64)
        for weights in weightings():
            order = np.argsort(-(earned @ weights) / (seen @ weights))
            ranks[order] = places
            at_rank[places, ranks] += 1
            wins += ranks[:PAIRED, None] < ranks[None, :PAIRED]
        return at_rank[:, 0], at_rank[:, :TOP].sum(axis=1), at_rank, wins

    return run


WAYS: dict[str, tuple[Callable[[np.ndarray], Callable[[], Counts]], str]] = {
    "carehire": (carehire, "in pieces; ties shared"),
    "numpy at once": (at_once, "one matrix, one argsort"),
    "numpy by draws": (draw_by_draw, "an argsort a draw"),
}


def megabytes() -> float:
    """Return the most memory that this process ever held."""
    unit = 1024 if sys.platform != "darwin" else 1024**2
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measure(name: str, file: Path) -> dict[str, float | str]:
    """Time one way in this process."""
    run = WAYS[name][0](np.load(file))
    before, times = megabytes(), []
    for _ in range(RUNS):
        start = time.perf_counter()
        counts = run()
        times.append(time.perf_counter() - start)
    print_of = sha256(b"".join(np.ascontiguousarray(each, dtype=np.int64).tobytes() for each in counts))
    return {"seconds": min(times), "megabytes": megabytes() - before, "counts": print_of.hexdigest()}


def in_a_process(name: str, file: Path) -> dict[str, float | str]:
    """Measure one way in a child process."""
    command = [sys.executable, str(Path(__file__).resolve()), name, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name} could not be measured: {done.stderr.strip().splitlines()[-1]}")
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
        return
    if len(sys.argv) == 2:
        np.save(sys.argv[1], points())
        return
    print(
        f"Robustness: {CANDIDATES:,} candidates × {CRITERIA} criteria × {DRAWS:,} weightings, "
        f"{MISSING:.0%} missing (best of {RUNS})",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "points.npy"
        # Not in this process: on Linux a child begins with the peak memory of its parent.
        subprocess.run([sys.executable, str(Path(__file__).resolve()), str(file)], check=True)
        found = {name: in_a_process(name, file) for name in WAYS}
    assert len({row["counts"] for row in found.values()}) == 1, "the ways count differently"
    ours = found["carehire"]
    print(
        f"{'':<16} {'seconds':>8} {'× ours':>7} {'peak MB':>8} {'× ours':>7}  how (all counts are the same)"
    )
    for name, (_, how) in WAYS.items():
        row = found[name]
        slower, larger = (float(row[key]) / float(ours[key]) for key in ("seconds", "megabytes"))
        print(f"{name:<16} {row['seconds']:8.3f} {slower:7.2f} {row['megabytes']:8.0f} {larger:7.2f}  {how}")


if __name__ == "__main__":
    main()
