"""Replace a folder of made files as a whole, or add to one: nothing is seen before all is complete.

A folder that carehire made holds a list of what it put there. What stands there besides, or
was changed since, is somebody's work: such a folder is refused and never deleted.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from carehire.errors import DataFileError, Fault
from carehire.workflows.fresh_folder import fresh_folder
from carehire.workflows.save_file import reason_of

MARKER = ".carehire-site"
_SYSTEMS_OWN = {".DS_Store", "Thumbs.db", "desktop.ini"}  # left behind by looking into a folder
_MOST_NAMED = 10


def replace_folder(out: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, int]:
    """Write ``files`` (relative path, content) and put them in the place of ``out`` in one step.

    Returns their sizes in bytes. Raises DataFileError, or whatever ``files`` raises; what
    stood at ``out`` is then as it was.
    """
    try:
        target = out.resolve()  # through a link, to the folder that it stands for
        backup = target.parent / f".{target.name[:200]}.carehire-old"
        _recover(target, backup)
        refuse_strangers(out)
        with fresh_folder(target.parent) as fresh:
            sizes = _fill(fresh, files)
            refuse_strangers(out)  # somebody may have worked there meanwhile
            _swap(target, fresh, backup)
    except OSError as error:
        kept = " What was there before is unchanged." if out.exists() else ""
        raise DataFileError(
            out, f"the folder can't be written: {reason_of(error, out.parent)}.{kept}"
        ) from error
    return sizes


def add_to_folder(out: Path, names: Sequence[str], files: Iterable[tuple[str, bytes]]) -> None:
    """Write ``files`` into ``out`` beside what is there; nothing there is ever replaced.

    ``names`` are all that will come, so that what stands in the way is told before anything
    is made. Raises DataFileError, or whatever ``files`` raises; nothing was added then.
    """
    try:
        target = out.resolve()
        if target.exists() and not target.is_dir():
            raise DataFileError(out, "this is a file and no folder; name a folder")
        there = [name for name in names if (target / name).exists()]
        if there:
            raise DataFileError(
                out,
                f"{len(there)} of the files stand there already: {_named(there)}; name another folder",
            )
        with fresh_folder(target.parent) as fresh:
            for name, data in files:
                _write(fresh / name, data)
            if not target.exists():
                fresh.rename(target)
            else:
                for name in names:
                    (fresh / name).rename(target / name)
            _sync_folder(target)
    except OSError as error:
        raise DataFileError(out, f"the folder can't be written: {reason_of(error, out.parent)}") from error


def refuse_strangers(out: Path) -> None:
    """Raise DataFileError where ``out`` holds something that carehire didn't make."""
    if not out.exists():
        return
    if not out.is_dir():
        raise DataFileError(out, "this is a file and no folder; name a folder")
    made = _made(out)
    if made is None:
        strange = sorted(entry.name for entry in out.iterdir() if entry.name not in _SYSTEMS_OWN)
        if strange:
            raise DataFileError(
                out,
                f"this folder holds what carehire didn't make ({_named(strange)}); "
                "name an empty or a new folder",
            )
        return
    there = dict(_listed(out))
    added = sorted(there.keys() - made.keys() - {MARKER})
    changed = sorted(
        name
        for name, path in there.items()
        if name in made and path.is_file() and _digest(path.read_bytes()) != made[name]
    )
    elsewhere = "move it elsewhere, or name another folder"
    faults = [Fault(f"carehire didn't make {_named(added)}; {elsewhere}")] if added else []
    if changed:
        faults.append(Fault(f"{_named(changed)} was changed since carehire made it; {elsewhere}"))
    if faults:
        raise DataFileError(out, faults)


def _fill(fresh: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    digests: dict[str, str] = {}
    folders = {fresh}
    for name, data in files:
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts or name in sizes or name == MARKER:
            raise ValueError(f"a writer named the file {name!r}")
        path = fresh.joinpath(*parts.parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.add(path.parent)
        _write(path, data)
        sizes[name], digests[name] = len(data), _digest(data)
    list_of_all = json.dumps({"made_by": "carehire", "files": digests}, indent=1, sort_keys=True)
    _write(fresh / MARKER, list_of_all.encode())
    for folder in folders:
        _sync_folder(folder)
    return sizes


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(target: Path, fresh: Path, backup: Path) -> None:
    old = target.exists()
    if old:
        fresh.chmod(target.stat().st_mode & 0o777)
        target.rename(backup)
    try:
        fresh.rename(target)
    except BaseException:
        if old:
            backup.rename(target)
        raise
    _sync_folder(target.parent)
    if old:
        shutil.rmtree(backup, ignore_errors=True)


def _recover(target: Path, backup: Path) -> None:
    """Mend what a crash between the two renames, or before the last removal, left behind."""
    if not backup.exists():
        return
    if not target.exists():
        backup.rename(target)
    else:
        refuse_strangers(backup)
        shutil.rmtree(backup)


def _made(folder: Path) -> dict[str, str] | None:
    """Return the digests of the files that carehire put there; None where it made nothing."""
    marker = folder / MARKER
    if marker.is_symlink() or not marker.is_file():
        return None
    try:
        listed = json.loads(marker.read_text(encoding="utf-8"))["files"]
    except (ValueError, KeyError, TypeError):
        return None
    return {str(name): str(digest) for name, digest in listed.items()} if isinstance(listed, dict) else None


def _listed(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield all that lies in a folder but the folders themselves; an empty one counts as well."""
    for root, folders, names in os.walk(folder):
        here = Path(root)
        links = [name for name in folders if (here / name).is_symlink()]
        if here != folder and not folders and not names:
            yield here.relative_to(folder).as_posix() + "/", here
        for name in (*names, *links):
            if name not in _SYSTEMS_OWN:
                yield (here / name).relative_to(folder).as_posix(), here / name


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _named(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _sync_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # not every system lets a folder be opened
        return
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
