from __future__ import annotations

from pathlib import Path

import pytest

from carehire.errors import UserError
from carehire.settings import Settings, resolve

TOML = Path("carehire.toml")
HOME = Path("/default/home")


def settle(flags=None, environment=None, toml=None) -> Settings:
    return resolve(flags or {}, environment or {}, toml, TOML, HOME)


def test_a_flag_wins_over_the_environment_that_over_the_file_and_that_over_the_default():
    assert settle().port == 8501
    assert settle(toml="port = 1111").port == 1111
    assert settle(toml="port = 1111", environment={"CAREHIRE_PORT": "2222"}).port == 2222
    assert settle({"port": 3333}, {"CAREHIRE_PORT": "2222"}, "port = 1111").port == 3333


def test_a_flag_that_was_not_given_counts_for_nothing():
    assert settle({"port": None}, {"CAREHIRE_PORT": "2222"}).port == 2222


def test_the_database_lies_in_the_home_unless_told_otherwise():
    assert settle().database_url == "sqlite:////default/home/carehire.db"
    assert settle({"database": "postgresql+psycopg://x/y"}).database_url == "postgresql+psycopg://x/y"


def test_other_variables_of_the_environment_are_left_alone():
    assert settle(environment={"CAREHIRE_REQUIRE": "browser", "PORT": "1"}).port == 8501


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"flags": {"port": 99999999}}, "--port: "),
        (
            {"environment": {"CAREHIRE_PORT": "many"}},
            'CAREHIRE_PORT: found "many"; this takes a whole number',
        ),
        ({"toml": "prot = 1"}, 'no field "prot" here. Did you mean "port"'),
        ({"toml": "port = ["}, "carehire.toml: this is not valid TOML"),
        (
            {"toml": "port = 1111\n[checks]\nof = []"},
            'carehire.toml, line 3, checks.of: there is no field "of" here',
        ),
        (
            {"toml": "[checks]\nignore = 'young'"},
            'carehire.toml, line 2, checks.ignore: found "young"; this takes a list',
        ),
    ],
)
def test_a_fault_names_where_the_value_came_from(given, words):
    with pytest.raises(UserError) as caught:
        settle(**given)
    assert words in str(caught.value)
