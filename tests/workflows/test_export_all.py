from __future__ import annotations

import io
import json
import zipfile

import pytest

from carehire.errors import UserError
from carehire.postings.lifecycle import Step
from carehire.workflows.export_all import MANIFEST, Entry, endings, export_all
from carehire.workflows.open_house import House
from carehire.workflows.publish_requisition import copy
from tests.workflows.test_publish_requisition import NOW, OWNER, change, go, house, opening

PLAIN, BOARDS = ("docx", "html", "md", "txt", "jsonld"), ("indeed", "linkedin", "ziprecruiter")
__all__ = ["house", "opening"]


def unzip(pieces: list[bytes]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_open_requisition_comes_in_every_form(house: House, opening: str) -> None:
    second = copy(house.store, OWNER, opening).id
    change(house, second, opens="2026-11-02", closes="2026-11-30")
    seen: list[tuple[int, int]] = []

    files = unzip(list(export_all(house, OWNER, NOW, progress=lambda done, of: seen.append((done, of)))))

    assert set(files) == {
        MANIFEST,
        *(f"{name}/{name}.{ending}" for name in (opening, second) for ending in PLAIN),
        *(f"{name}/{name}-{board}.xml" for name in (opening, second) for board in BOARDS),
    }
    assert set(endings()) == {*PLAIN, *BOARDS}
    assert seen == [(0, 2), (1, 2), (2, 2)]


def test_one_with_faults_is_named_and_stops_no_other(house: House, opening: str) -> None:
    broken = copy(house.store, OWNER, opening).id
    change(house, broken, apply={}, openings=0)
    entries: list[Entry] = []

    files = unzip(list(export_all(house, OWNER, NOW, ("md",), report=entries.append)))

    assert set(files) == {MANIFEST, f"{opening}/{opening}.md"}
    told = {each["requisition"]: each for each in json.loads(files[MANIFEST])["requisitions"]}
    assert told[opening]["files"] == [f"{opening}/{opening}.md"]
    assert told[opening]["faults"] == told[broken]["files"] == []
    assert len(told[broken]["faults"]) == 2
    assert {entry.requisition for entry in entries if entry.faults} == {broken}


def test_a_board_that_refuses_a_posting_goes_without_it_and_says_why(house: House, opening: str) -> None:
    change(house, opening, apply={"email": "jobs@larkspur.example"})
    entries: list[Entry] = []

    files = unzip(list(export_all(house, OWNER, NOW, ("md", "indeed", "linkedin"), report=entries.append)))

    assert set(files) == {MANIFEST, f"{opening}/{opening}.md"}
    (told,) = json.loads(files[MANIFEST])["requisitions"][0]["refused"]
    assert told.startswith("Indeed and LinkedIn would not take it: A feed leads to the posting's own page.")
    assert (entries[0].refused, entries[0].faults) == ((told,), ())


def test_what_is_out_is_exported_as_published_and_what_is_closed_not_at_all(
    house: House, opening: str
) -> None:
    go(house, opening, Step.SUBMIT, Step.APPROVE, Step.PUBLISH)
    change(house, opening, title="Unseen Title")
    closed = copy(house.store, OWNER, opening).id
    go(house, closed, Step.CLOSE)

    files = unzip(list(export_all(house, OWNER, NOW, ("txt",))))

    assert set(files) == {MANIFEST, f"{opening}/{opening}.txt"}
    assert b"Unseen Title" not in files[f"{opening}/{opening}.txt"]
    assert "version 1 is published" in json.loads(files[MANIFEST])["requisitions"][0]["state"]


def test_the_zip_comes_piece_by_piece(house: House, opening: str) -> None:
    pieces = export_all(house, OWNER, NOW, ("md", "txt"))

    assert opening.encode() in next(pieces)
    assert len(list(pieces)) == 3  # the other form, the manifest, and the table of contents


def test_a_name_that_windows_keeps_to_itself_gets_a_mark(house: House, opening: str) -> None:
    data = house.store.requisition(OWNER, opening).data
    house.store.add_requisition(OWNER, data | {"id": "con"})

    assert "_con/_con.md" in unzip(list(export_all(house, OWNER, NOW, ("md",))))


def test_an_unknown_form_is_refused_before_anything_is_made(house: House) -> None:
    with pytest.raises(UserError, match='no format "pdf"'):
        export_all(house, OWNER, NOW, ("md", "pdf"))


def test_a_house_without_requisitions_makes_a_zip_that_says_so(house: House) -> None:
    files = unzip(list(export_all(house, OWNER, NOW)))

    assert list(files) == [MANIFEST]
    assert json.loads(files[MANIFEST])["requisitions"] == []
