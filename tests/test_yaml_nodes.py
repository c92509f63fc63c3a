"""The nodes of YAML files, read in two ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from carehire import datafile
from carehire.catalog import packaged

OURS = sorted(path for kind in ("templates", "rubrics") for path in packaged(kind).rglob("*.yaml"))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_files_say_the_same_read_fast_and_read_with_care(path: Path):
    text = path.read_text(encoding="utf-8")
    fast, careful = datafile.parse(text, path, ours=True), datafile.parse(text, path)
    assert fast.data == careful.data
    assert fast.places == careful.places
