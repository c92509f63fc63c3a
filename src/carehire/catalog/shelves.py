"""Where the data files stand, and how one is read: the user's folder first, the packaged one second."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from carehire import datafile
from carehire.errors import DataFileError, Fault, UserError, unknown
from carehire.rubrics.rubric import Rubric

M = TypeVar("M", bound=BaseModel)


def packaged(kind: str) -> Path:
    """Return the folder of packaged data, ``templates`` or ``rubrics``, of this installation."""
    return Path(str(files(f"carehire.data.{kind}")))


def read_text(path: Path) -> str:
    """Return the text of a data file. Raises DataFileError where there is none to read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataFileError(path, "there is no such file") from None
    except IsADirectoryError:
        raise DataFileError(path, "this is a folder; name a file in it") from None
    except UnicodeDecodeError as error:
        raise DataFileError(
            path, f"this is not text in UTF-8 (byte {error.start + 1}); save it as UTF-8"
        ) from None
    except OSError as error:
        raise DataFileError(path, f"it can't be read: {(error.strerror or str(error)).lower()}") from None


class Shelves:
    """The folders of templates and rubrics; what was read from them is kept until the file changes."""

    def __init__(self, own: Path | None) -> None:
        self._templates = [own / "templates"] if own else []
        self._rubrics = [own / "rubrics"] if own else []
        self._templates.append(packaged("templates"))
        self._rubrics.append(packaged("rubrics"))
        self._read: dict[tuple[Path, int, type[BaseModel]], BaseModel] = {}

    def templates(self, pattern: str) -> dict[str, Path]:
        """Return the files below templates/ by their stems; of two alike the user's own wins."""
        return _listed(self._templates, pattern)

    def own_templates(self, pattern: str) -> dict[str, Path]:
        """Return those that stand in the user's own folder."""
        return _listed(self._templates[:-1], pattern)

    def rubrics(self) -> dict[str, Path]:
        """Return the rubrics by their ids; of two alike the user's own wins."""
        return _listed(self._rubrics, "*.yaml")

    def every_template(self, pattern: str) -> list[Path]:
        """Return each file below templates/, the user's own first, those of one name among them."""
        return [path for folder in self._templates for path in sorted(folder.glob(pattern))]

    def find(self, name: str) -> Path:
        """Return the path of a file below templates/, the user's own first."""
        for folder in self._templates:
            if (folder / name).is_file():
                return folder / name
        raise UserError(f"{name} is missing from this installation; install carehire anew")

    def load(self, path: Path, model: type[M]) -> M:
        """Return what the file states as ``model``. Raises DataFileError with every fault."""
        return self.accept(read_text(path), path, model)

    def accept(self, text: str, path: Path, model: type[M]) -> M:
        """Return what ``text`` states, as if it stood in the file of that path."""
        key = (path, hash(text), model)
        if key not in self._read:
            raw = self._parse(text, path)
            if model is Rubric:
                raw = self._with_shared_criteria(raw)
            self._read[key] = datafile.validate(raw, model)
        kept = self._read[key]
        assert isinstance(kept, model)  # noqa: S101 - the key holds the model
        return kept

    def _parse(self, text: str, path: Path) -> datafile.Raw:
        ours = any(path.is_relative_to(folders[-1]) for folders in (self._templates, self._rubrics))
        return datafile.parse(text, path, ours=ours)

    def _with_shared_criteria(self, raw: datafile.Raw) -> datafile.Raw:
        """Replace each ``use: criterion`` by the shared criterion, with the rubric's own fields on top."""
        listed = raw.data.get("criteria") if isinstance(raw.data, dict) else None
        if not isinstance(listed, list):
            return raw
        shared = _listed([raw.path.parent / "criteria", *(f / "criteria" for f in self._rubrics)], "*.yaml")
        faults: list[Fault] = []
        criteria: list[Any] = []
        for index, entry in enumerate(listed):
            if not (isinstance(entry, dict) and "use" in entry):
                criteria.append(entry if not isinstance(entry, dict) else {"kind": "rated"} | entry)
                continue
            name = str(entry["use"])
            if name not in shared:
                faults.append(
                    raw.fault(("criteria", index, "use"), unknown("shared criterion", name, shared))
                )
                continue
            content = self._parse(read_text(shared[name]), shared[name]).data
            own = {key: value for key, value in entry.items() if key != "use"}
            criteria.append({"kind": "rated"} | content | own)
        if faults:
            raise DataFileError(raw.path, faults)
        return datafile.Raw(raw.data | {"criteria": criteria}, raw.places, raw.path)


def _listed(folders: list[Path], pattern: str) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob(pattern)):
            found.setdefault(path.stem, path)
    return found
