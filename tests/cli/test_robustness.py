from pathlib import Path

import pytest

from tests.cli.conftest import Run

RUBRIC = "id: three\nrole: three\ncriteria:\n" + "".join(
    f"  - {{id: {name}, name: {name.title()}, definition: Something., kind: rated}}\n" for name in "abc"
)
LEVELS = {"x": (5, 1, 1), "y": (1, 5, 1), "z": (3, 3, 3)}


@pytest.fixture
def words(tmp_path: Path):
    def write(levels: dict[str, tuple[int, ...]] = LEVELS, panelists: str = "P") -> list[str | Path]:
        (tmp_path / "three.yaml").write_text(RUBRIC)
        (tmp_path / "C.csv").write_text("candidate,name\n" + "".join(f"{who},[b]{who}\n" for who in LEVELS))
        rows = [
            f"{who},{panelist},{name},{level}\n"
            for who, marks in levels.items()
            for panelist in panelists
            for name, level in zip("abc", marks, strict=True)
        ]
        (tmp_path / "R.csv").write_text("candidate,panelist,criterion,rating\n" + "".join(rows))
        files = ["--candidates", tmp_path / "C.csv", "--ratings", tmp_path / "R.csv"]
        return ["robustness", "--rubric", tmp_path / "three.yaml", *files]

    return write


def test_json_holds_the_published_shares(run: Run, words):
    done = run(*words(), "--draws", "10000", "--seed", "1", "--top", "2", "--json")
    assert done.status == 0
    said = {each["candidate"]: each for each in done.data["candidates"]}
    for who, share in {"x": 0.25, "y": 0.25, "z": 0.5}.items():
        # Four standard deviations of a share from 10,000 draws are .02.
        assert said[who]["first"] == said[who]["rank_shares"][0] == pytest.approx(share, abs=0.02)
        assert sum(said[who]["rank_shares"]) == pytest.approx(1)
        assert said[who]["among_first"] == pytest.approx(sum(said[who]["rank_shares"][:2]))
    assert said["x"]["pairwise_wins"]["y"] + said["y"]["pairwise_wins"]["x"] == pytest.approx(1)
    assert (done.data["draws"], done.data["seed"], done.data["top"]) == (10_000, 1, 2)
    # x is level with z at a weight of 2: 2 · 1 = .5 · 4.
    assert done.data["smallest_change"] == {
        **{"criterion": "a", "from": 1.0, "to": 2.0, "winner": "x", "winners": ["x"]},
        **{"from_share": pytest.approx(1 / 3), "to_share": 0.5},
    }
    assert [each["criterion"] for each in done.data["changes"]] == ["a", "b"]
    assert [each["criterion"] for each in done.data["without_criterion"]] == ["a", "b", "c"]
    assert done.data["without_panelist"][0]["first"] == []
    assert (done.data["bootstrap"], done.data["voices"]) == (None, None)


def test_two_panelists_and_their_ratings_are_drawn_anew(run: Run, words):
    data = run(*words(panelists="PQ"), "--json").data
    for name, over in (("bootstrap", "ratings"), ("voices", "panelists")):
        assert data[name]["over"] == over
        assert [each["first"] for each in data[name]["candidates"]] == [1, 0, 0]  # both gave the same


def test_the_same_seed_prints_the_same_bytes(run: Run, words):
    one, same = (run(*words(panelists="PQ"), "--json", "--draws", "500", "--seed", "7") for _ in range(2))
    other = run(*words(panelists="PQ"), "--json", "--draws", "500", "--seed", "8")
    assert one.out == same.out
    assert one.out != other.out


def test_sentences_and_a_table_say_it_to_people(run: Run, words, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "200")
    out = run(*words(), "--top", "1").out
    assert out.startswith("[b]z is first in 50")
    assert "The smallest change of one weight that would put somebody else first: A from 1 to 2" in out
    assert "Without the criterion B, [b]x and [b]z would be first." in out
    assert "Candidate  Rank  First  Usual ranks" in out


@pytest.mark.parametrize(
    ("levels", "options", "told"),
    [
        (LEVELS, ["--draws", "0"], "draws: 0 draws were asked for; give from 1 to 10,000,000"),
        ({"x": (5, 1, 1)}, [], "only [b]x is ranked, and one candidate makes no order"),
        ({"x": ("N/O", "N/O", 1)}, [], "nobody is ranked"),
    ],
)
def test_what_cannot_be_tried_is_told_in_words(run: Run, words, levels, options, told):
    done = run(*words(levels), *options, "--json")
    assert (done.status, done.out) == (1, "")
    assert told in done.err
    assert "Traceback" not in done.err
