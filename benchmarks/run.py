"""Run every benchmark beside its peers and print ratios: ``make bench``.

The peers live in an environment of their own (``.bench-venv``), made on the first run
from carehire's lock and ``requirements.txt`` here, so that carehire never depends on them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
ENVIRONMENT = ROOT / ".bench-venv"
BENCHMARKS = (
    "word_postings",
    "ranking",
    "feeds",
    "checks",
    "pages",
    "agreement",
    "robustness",
    "score_sheets",
)


def _ready() -> Path:
    python = ENVIRONMENT / "bin" / "python"
    mark = ENVIRONMENT / ".ready"
    wanted = (ROOT / "benchmarks" / "requirements.txt").read_text() + (ROOT / "requirements.lock").read_text()
    if mark.exists() and mark.read_text() == wanted:
        return python
    print("Installing the peers (once) …", flush=True)
    venv.create(ENVIRONMENT, with_pip=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--require-hashes", "-r", ROOT / "requirements.lock"], check=True)
    subprocess.run([*install, "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)
    subprocess.run([*install, "-r", ROOT / "benchmarks" / "requirements.txt"], check=True)
    mark.write_text(wanted)
    return python


def main() -> int:
    """Run the benchmarks named on the command line, or all of them."""
    names = sys.argv[1:] or list(BENCHMARKS)
    strange = set(names) - set(BENCHMARKS)
    if strange:
        print(
            f"There is no benchmark {', '.join(sorted(strange))}; there is {', '.join(BENCHMARKS)}.",
            file=sys.stderr,
        )
        return 2
    python = _ready()
    code = 0
    for name in names:
        command = [python, ROOT / "benchmarks" / f"{name}.py"]
        code |= subprocess.run(command, cwd=ROOT, env=os.environ, check=False).returncode
    return code


if __name__ == "__main__":
    sys.exit(main())
