import errno
import os
import resource
import signal

import pytest

from carehire.errors import DataFileError
from carehire.workflows.save_file import save, save_pieces


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path):
    save(tmp_path / "a.csv", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"new")]


def test_an_old_file_is_replaced_and_keeps_who_may_read_it(tmp_path):
    old = tmp_path / "a.csv"
    old.write_bytes(b"old")
    old.chmod(0o640)
    save(old, b"new")
    assert old.read_bytes() == b"new"
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_new_file_may_be_read_as_any_other_of_the_user(tmp_path):
    save(tmp_path / "ours", b"x")
    (tmp_path / "theirs").write_bytes(b"x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "theirs").stat().st_mode


def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    save(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DataFileError, match=r"^a\.csv: it can't be saved: there is no such folder"):
        save(tmp_path / "none" / "a.csv", b"x")


def test_a_folder_a_device_and_a_file_used_as_folder_are_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(DataFileError, match="this is a folder; name a file in it"):
        save(tmp_path, b"x")
    with pytest.raises(DataFileError, match="a device and no file"):
        save(tmp_path.__class__(os.devnull), b"x")
    with pytest.raises(DataFileError, match="a part of the path is a file"):
        save(tmp_path / "file" / "a.csv", b"x")


@pytest.mark.parametrize(
    ("number", "told"), [(errno.EACCES, "may not write there"), (errno.EROFS, "can only be read")]
)
def test_a_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch, number, told):
    # Root may write everywhere, so the system's answer is put in its mouth.
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DataFileError, match=told):
        save(tmp_path / "a.csv", b"x")


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    old = tmp_path / "a.csv"
    old.write_bytes(b"old")

    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DataFileError, match=r"the disk is full\. What was there before is unchanged\."):
        save(old, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"old")]


def test_a_write_that_the_system_cuts_short_leaves_the_old_file_and_nothing_else(tmp_path):
    # A real refusal in the middle of the data: the process may write no file longer than 4,096 bytes.
    old = tmp_path / "a.csv"
    old.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, before[1]))
    try:
        with pytest.raises(DataFileError, match="file too large"):
            save(old, bytes(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"old")]


def test_what_comes_piece_by_piece_is_saved_whole_or_not_at_all(tmp_path):
    def pieces(fail):
        yield b"new "
        if fail:
            raise ValueError("half way")
        yield b"text"

    old = tmp_path / "a.xml"
    old.write_bytes(b"old")
    with pytest.raises(ValueError, match="half way"):
        save_pieces(old, pieces(True))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.xml", b"old")]
    save_pieces(old, pieces(False))
    assert old.read_bytes() == b"new text"
