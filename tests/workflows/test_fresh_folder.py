from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from carehire.workflows.fresh_folder import fresh_folder

LEFT = ".carehire-0123456789abcdef.tmp"
HOURS = 3600.0


def _folder(parent: Path, name: str, *, old: bool, empty: bool = False) -> Path:
    made = parent / name
    made.mkdir()
    if not empty:
        (made / "index.html").write_text("half")
    if old:
        then = made.stat().st_mtime - 30 * HOURS
        os.utime(made, (then, then))
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="folders can't be locked there")
def test_what_a_killed_process_left_is_cleared_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    left = _folder(tmp_path, LEFT, old=False)
    with fresh_folder(tmp_path) as first:
        assert not left.exists()
        (first / "index.html").write_text("half")
        os.utime(first, (0, 0))
        with fresh_folder(tmp_path) as second:
            assert first.is_dir()
            assert second.is_dir()
    assert [*tmp_path.iterdir()] == []


def test_only_folders_of_that_very_name_are_cleared_and_none_that_was_just_made(tmp_path: Path) -> None:
    theirs = _folder(tmp_path, "theirs", old=True)
    kept = {
        theirs,
        _folder(tmp_path, ".carehire-mine.tmp", old=True),
        _folder(tmp_path, f"{LEFT}.bak", old=True),
        _folder(tmp_path, LEFT, old=False, empty=True),
    }
    link, file = (tmp_path / LEFT.replace("0", digit) for digit in "ab")
    link.symlink_to(theirs)
    file.write_text("a text that is being saved")
    with fresh_folder(tmp_path) as fresh:
        assert {*tmp_path.iterdir()} == kept | {link, file, fresh}
    assert (theirs / "index.html").is_file()


def test_an_empty_folder_that_is_old_is_cleared(tmp_path: Path) -> None:
    left = _folder(tmp_path, LEFT, old=True, empty=True)
    with fresh_folder(tmp_path):
        assert not left.exists()
