"""Find the programs that some tests drive, and install what is missing where that is allowed.

Run as a script before the tests: ``python tests/programs.py``. Where Debian's packages
can be installed (root, apt-get), they are; elsewhere it says exactly what to install and
lets the tests go on, which then skip those that need the program, or fail if
``CAREHIRE_REQUIRE`` names it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """Something outside Python: the names of its executables and its Debian packages."""

    name: str
    executables: tuple[str, ...]
    packages: tuple[str, ...]
    elsewhere: str

    @property
    def path(self) -> str | None:
        """Where it is installed, or None."""
        return next((found for name in self.executables if (found := shutil.which(name))), None)


BROWSER = Program(
    "browser",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    ("chromium", "fonts-liberation2"),
    "Chromium or Google Chrome, on the PATH",
)
LIBREOFFICE = Program(
    "libreoffice",
    ("soffice", "libreoffice"),
    ("libreoffice-writer", "fonts-liberation2"),
    "LibreOffice with Writer, its `soffice` on the PATH",
)
POPPLER = Program(
    "poppler", ("pdftotext",), ("poppler-utils",), "Poppler's command-line programs (pdftotext, pdftoppm)"
)
PROGRAMS = (BROWSER, LIBREOFFICE, POPPLER)


def required() -> set[str]:
    """Return the names in ``CAREHIRE_REQUIRE``: programs whose absence is a failure."""
    names = {name.strip() for name in os.environ.get("CAREHIRE_REQUIRE", "").split(",")} - {""}
    if "libreoffice" in names:
        names.add("poppler")
    strange = names - {program.name for program in PROGRAMS}
    if strange:
        sys.exit(
            f"CAREHIRE_REQUIRE names {', '.join(sorted(strange))}; it knows browser, libreoffice and poppler."
        )
    return names


def _install(missing: list[Program]) -> bool:
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    packages = sorted({package for program in missing for package in program.packages})
    print(f"Installing for the tests: {' '.join(packages)} …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        [apt, "update", "-qq"],
        [apt, "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout[-2000:], done.stderr[-2000:], sep="\n", file=sys.stderr)
            return False
    return True


def main() -> int:
    """Install or name what is missing; fail only where it is required."""
    missing = [program for program in PROGRAMS if not program.path]
    if missing:
        _install(missing)
    still = [program for program in missing if not program.path]
    for program in still:
        print(
            f"Not found: {program.name}. Install {program.elsewhere} "
            f"(Debian: apt-get install {' '.join(program.packages)}).",
            file=sys.stderr,
        )
    return 1 if {program.name for program in still} & required() else 0


if __name__ == "__main__":
    sys.exit(main())
