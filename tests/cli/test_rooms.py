"""The commands of the top level, each loaded when it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.main import get_command

from carehire.cli.main import app
from tests.cli.conftest import Run

HEAVY = ("sqlalchemy", "docx", "openpyxl", "scipy.stats", "streamlit")


def test_a_command_that_needs_no_database_and_no_document_loads_neither():
    code = f"import sys, carehire.cli.main, carehire.cli.agreement; print([m for m in {HEAVY} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_every_command_is_there_under_its_name():
    for name, command in get_command(app).commands.items():
        assert command.name == name
        assert command.get_short_help_str()


@pytest.mark.parametrize(("word", "meant"), [("agrement", "agreement"), ("postings", "posting")])
def test_a_misspelt_command_is_told_with_the_likeliest(run: Run, word: str, meant: str):
    done = run(word)
    assert done.status == 2
    assert f"Did you mean '{meant}'" in done.err
