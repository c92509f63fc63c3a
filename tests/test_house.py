"""The house checks itself: floors, packages, data files and manners."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "carehire"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def packages_in_the_tree() -> set[str]:
    found = {
        ".".join(("carehire", *init.parent.relative_to(SOURCE).parts)) for init in SOURCE.rglob("__init__.py")
    }
    return found | {"carehire.data.templates", "carehire.data.rubrics"}


def test_the_package_list_is_the_tree():
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == packages_in_the_tree()


def test_every_folder_with_code_is_a_package():
    folders = {path.parent for path in SOURCE.rglob("*.py")}
    assert len(folders) > 15
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_layer_contract_holds_and_saw_every_package():
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache", "--verbose"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "5 kept, 0 broken" in done.stdout
    seen = re.search(r"Analyzed (\d+) files", done.stdout)
    ours = len(list(SOURCE.rglob("*.py")))
    assert seen is not None
    # External packages count as files too, so the number must be ours at the least.
    assert int(seen.group(1)) >= ours > 60


def test_the_layer_contract_names_every_room():
    contract = PROJECT["tool"]["importlinter"]["contracts"][0]
    named = {room.strip(" ()") for floor in contract["layers"] for room in floor.split("|")}
    rooms = {
        path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert len(rooms) > 15
    assert rooms - {"__init__", "__main__"} <= named
    assert contract["exhaustive"] is True


def test_a_wrong_import_would_break_the_contract(tmp_path: Path):
    """The contract can fail: with one import upwards added to a copy, it does."""
    copy = tmp_path / "house"
    shutil.copytree(SOURCE, copy / "carehire", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    ranking = copy / "carehire" / "scoring" / "ranking.py"
    ranking.write_text(ranking.read_text() + "\nimport carehire.storage\n")
    code = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as c; c()"
    command = [sys.executable, "-c", code, "--no-cache"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "carehire.scoring is not allowed to import carehire.storage" in done.stdout


def test_data_files_are_found_in_the_installed_package():
    assert files("carehire.data.templates").joinpath("look", "base.docx").is_file()
    assert files("carehire.data.rubrics").joinpath("criteria").is_dir()


def test_the_packaged_theme_is_the_one_that_a_hosting_service_reads():
    packaged = (SOURCE / "ui" / ".streamlit" / "config.toml").read_text()
    assert packaged == (ROOT / ".streamlit" / "config.toml").read_text()
    assert tomllib.loads(packaged)["server"]["address"] == "127.0.0.1"


def test_the_lock_names_no_registry_and_hashes_everything():
    lock = (ROOT / "requirements.lock").read_text()
    assert "http" not in lock
    pins = re.findall(r"^[a-z0-9._-]+==", lock, re.MULTILINE)
    assert len(pins) > 50
    assert lock.count("--hash=sha256:") >= len(pins)


def test_nothing_in_the_code_knows_the_first_role_family():
    hits = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in SOURCE.rglob("*.py")
        for word in re.findall(r"(?i)customer.?(?:care|service)\w*", path.read_text())
    ]
    assert hits == []


def test_every_command_stands_in_the_guide():
    from typer.main import get_command

    from carehire.cli.main import app

    guide = (ROOT / "docs" / "commands.md").read_text()
    group = get_command(app)
    names = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        names += [f"carehire {name} {sub}" for sub in inner] if inner else [f"carehire {name}"]
    assert len(names) > 10
    assert [name for name in names if name not in guide] == []
