from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from carehire.catalog import Catalog
from carehire.errors import DataFileError, UserError
from carehire.people import Actor
from carehire.workflows.build_careers import Wishes, build
from carehire.workflows.gather_postings import Source
from carehire.workflows.replace_folder import MARKER, replace_folder
from tests.writers.openings import NOW, SAMPLE_ID, posting

OWNER = Actor.owner()
CATALOG = Catalog()
PLAIN = Wishes(base_url="https://jobs.example/")


def source(**changes: object) -> Source:
    return Source(posting(**changes), date(2026, 12, 1), NOW)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that holds a site of one posting."""
    folder = tmp_path / "site"
    build(CATALOG, [source()], PLAIN, folder, NOW)
    return folder


def alone(folder: Path) -> bool:
    """Say whether nothing is left beside the site."""
    return [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_site_replaces_the_older_one_and_leaves_nothing_of_it(out: Path) -> None:
    built = build(CATALOG, [source(id="other")], PLAIN, out, NOW)
    assert set(contents(out)) == built.sizes.keys() | {MARKER}
    assert "other/index.html" in built.sizes
    assert not (out / SAMPLE_ID).exists()
    assert alone(out)


def test_the_weight_of_the_list_is_told(out: Path) -> None:
    built = build(CATALOG, [source()], PLAIN, out, NOW)
    first = ("index.html", "style.css", "filter.js", "icon.svg")
    assert built.weight == sum((out / name).stat().st_size for name in first)


def test_closed_and_not_yet_open_postings_are_left_out_with_the_reason(tmp_path: Path) -> None:
    day = NOW.date()
    built = build(
        CATALOG,
        [
            source(closes=day),  # the last day still counts
            source(id="late", closes=day - timedelta(days=1)),
            source(id="early", opens=day + timedelta(days=1)),
        ],
        PLAIN,
        tmp_path / "site",
        NOW,
    )
    assert built.listed == 1
    assert built.left == ("late closed on December 4, 2026", "early opens on December 6, 2026")
    assert "late" not in (tmp_path / "site" / "sitemap.xml").read_text()


def test_a_site_may_be_empty_but_not_without_any_posting_ever(out: Path) -> None:
    built = build(CATALOG, [source(closes=date(2026, 12, 2))], PLAIN, out, NOW)
    assert built.listed == 0
    assert "Larkspur Home Goods" in (out / "index.html").read_text()
    with pytest.raises(UserError, match="no published posting yet"):
        build(CATALOG, [], PLAIN, out, NOW)


def test_all_faults_are_told_at_once_and_the_old_site_stays(out: Path, tmp_path: Path) -> None:
    before = contents(out)
    wrong = replace(PLAIN, base_url="jobs.example", colour="teal", logo=tmp_path / "none.png", name=" ")
    with pytest.raises(UserError) as raised:
        build(CATALOG, [source(summary=("TBD",)), source(id="b", summary=("TBD",))], wrong, out, NOW)
    told = str(raised.value)
    for words in ('"jobs.example" is not', '"teal" is not', "none.png: the logo", "name is empty", "b, "):
        assert words in told, words
    assert contents(out) == before
    assert alone(out)


@pytest.mark.parametrize("mine", ["CNAME", "notes/plan.txt", ".git/config", "empty/"])
def test_what_somebody_put_into_the_folder_is_named_and_kept(out: Path, mine: str) -> None:
    if mine.endswith("/"):
        (out / mine).mkdir()
    else:
        (out / mine).parent.mkdir(exist_ok=True)
        (out / mine).write_text("mine")
    before = contents(out)
    with pytest.raises(UserError, match=f"carehire didn't make {mine}"):
        build(CATALOG, [source()], PLAIN, out, NOW)
    assert contents(out) == before


def test_a_page_that_somebody_changed_is_not_overwritten(out: Path) -> None:
    (out / "index.html").write_text("my own words")
    with pytest.raises(UserError, match=r"index\.html was changed since carehire made it"):
        build(CATALOG, [source()], PLAIN, out, NOW)
    assert (out / "index.html").read_text() == "my own words"


def test_a_folder_of_somebody_elses_is_refused_and_an_empty_one_is_taken(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    (tmp_path / "photos" / MARKER).write_text("{}")
    with pytest.raises(UserError, match=r"holds what carehire didn't make \(\.carehire-site, a\.jpg\)"):
        build(CATALOG, [source()], PLAIN, tmp_path / "photos", NOW)
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(UserError, match="this is a file and no folder"):
        build(CATALOG, [source()], PLAIN, tmp_path / "file", NOW)
    with pytest.raises(
        DataFileError, match=r"there is no such folder as \S+none to put it in; make that first"
    ):
        build(CATALOG, [source()], PLAIN, tmp_path / "none" / "site", NOW)
    (tmp_path / "empty").mkdir()
    assert build(CATALOG, [source()], PLAIN, tmp_path / "empty", NOW).listed == 1


def test_what_a_file_browser_leaves_behind_is_nobodys_work(out: Path) -> None:
    (out / ".DS_Store").write_bytes(b"x")
    assert build(CATALOG, [source()], PLAIN, out, NOW).listed == 1


def test_a_full_disk_leaves_the_old_site_and_nothing_else(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, calls = contents(out), count()

    def full(_: int) -> None:
        if next(calls) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DataFileError, match=r"the disk is full\. What was there before is unchanged\."):
        build(CATALOG, [source(id="other")], PLAIN, out, NOW)
    assert contents(out) == before
    assert alone(out)


def test_a_writer_that_fails_halfway_leaves_the_old_site(out: Path) -> None:
    def halfway() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise UserError("this posting can't be written")

    before = contents(out)
    with pytest.raises(UserError, match="can't be written"):
        replace_folder(out, halfway())
    assert contents(out) == before
    assert alone(out)


def test_where_the_new_folder_cant_be_put_in_place_the_old_one_comes_back(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = contents(out), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".tmp"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(DataFileError, match="may not write there"):
        build(CATALOG, [source(id="other")], PLAIN, out, NOW)
    assert contents(out) == before
    assert alone(out)


@pytest.mark.parametrize("swapped", [False, True])
def test_what_a_power_cut_left_between_two_steps_is_mended(out: Path, swapped: bool) -> None:
    backup = out.parent / ".site.carehire-old"
    if swapped:  # the new site stands, the old one was not removed yet
        build(CATALOG, [source()], PLAIN, backup, NOW)
    else:  # the old site was set aside, the new one not yet put in place
        out.rename(backup)
    build(CATALOG, [source(id="other")], PLAIN, out, NOW)
    assert (out / "other" / "index.html").exists()
    assert alone(out)


def test_a_link_to_a_folder_stays_a_link(out: Path) -> None:
    link = out.parent / "public"
    link.symlink_to(out)
    build(CATALOG, [source(id="other")], PLAIN, link, NOW)
    assert link.is_symlink()
    assert (out / "other" / "index.html").exists()


def test_no_writer_leaves_the_folder(tmp_path: Path) -> None:
    for name in ("../up.html", "/etc/x", MARKER):
        with pytest.raises(ValueError, match="a writer named the file"):
            replace_folder(tmp_path / "site", [(name, b"x")])
    assert list(tmp_path.iterdir()) == []


def test_the_address_is_guessed_from_the_website_and_that_is_told(tmp_path: Path) -> None:
    built = build(CATALOG, [source()], Wishes(), tmp_path / "site", NOW)
    assert "https://www.larkspur-home.example/careers/, after the employer's website" in " ".join(built.notes)
    bare = source(employer=posting().employer.model_copy(update={"website": None}))
    built = build(CATALOG, [bare], Wishes(), tmp_path / "site", NOW)
    assert "Left out: sitemap, news feed" in " ".join(built.notes)
    assert "sitemap.xml" not in built.sizes


def test_a_posting_that_a_board_would_refuse_is_told(tmp_path: Path) -> None:
    remote = source(locations=(), workplace="remote", remote_from=("US-CO",))
    built = build(CATALOG, [remote], PLAIN, tmp_path / "site", NOW)
    assert any(note.startswith(f"{SAMPLE_ID} is not in the feed for ZipRecruiter") for note in built.notes)


def test_an_organisations_own_templates_win(tmp_path: Path) -> None:
    own = tmp_path / "home" / "templates" / "look" / "careers"
    own.mkdir(parents=True)
    (own / "style.css").write_text("h1 { color: red }\n")
    build(Catalog(tmp_path / "home"), [source()], PLAIN, tmp_path / "site", NOW)
    assert (tmp_path / "site" / "style.css").read_text().endswith("h1 { color: red }\n")
