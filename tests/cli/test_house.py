from __future__ import annotations

import socket
from pathlib import Path

import carehire
from carehire.people import Actor
from carehire.workflows.open_house import find_settings, open_house


def test_the_version_is_the_packages(run):
    assert run("--version").out.strip() == f"carehire {carehire.__version__}"


def test_the_doctor_looks_at_everything_and_creates_nothing(run, tmp_path: Path):
    told = run("doctor", "--json")
    assert told.status == 0
    lines = {line["what"]: line for line in told.data}
    assert {"carehire", "Python", "home", "database", "roles", "rubrics"} <= lines.keys()
    assert "none yet" in lines["database"]["state"]
    assert not (tmp_path / "home").exists()


def test_the_doctor_names_a_database_that_is_none_and_a_faulty_role(run, tmp_path: Path):
    home = tmp_path / "home"
    (home / "templates/roles/ours").mkdir(parents=True)
    (home / "templates/roles/ours/broken.yaml").write_text("id: broken\n")
    (home / "carehire.db").write_text("this is no database, just some text that is long enough")
    told = run("doctor")
    assert told.status == 1
    assert told.out.count("!!") == 2
    assert "broken.yaml" in told.out


def test_the_demo_fills_an_empty_home_and_refuses_one_with_data(run):
    first = run("demo")
    assert first.status == 0
    assert "8 candidates" in first.out
    again = run("demo")
    assert again.status == 1
    assert "holds data already" in again.err


def test_the_demo_brings_a_whole_panel(run):
    run("demo")
    house = open_house(find_settings())
    (record,) = house.store.requisitions(Actor.owner())
    assert len(house.store.candidates(Actor.owner(), record.id)) == 8
    assert all(card.submitted_at for card in house.store.scorecards(Actor.owner(), record.id))
    house.store.close()


def test_a_port_in_use_is_told_before_a_server_starts(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = run("app", "--port", str(taken.getsockname()[1]))
    assert told.status == 1
    assert "is in use" in told.err


def test_a_home_that_is_a_file_is_told(run, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    told = run("--home", tmp_path / "file", "demo")
    assert told.status == 1
    assert "Traceback" not in told.err
