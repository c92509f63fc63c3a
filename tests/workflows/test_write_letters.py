from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.workflows import write_letters
from carehire.workflows.open_house import House
from carehire.workflows.write_letters import Letter, letter_to, letters, save_letter
from tests.workflows import debriefs
from tests.workflows.debriefs import ANA, MARIA, NOW, OPENING, OWNER, meet


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = debriefs.make(tmp_path / "home")
    for candidate in ("kim", "lee"):
        made.store.decide(OWNER, OPENING, candidate, "decline", "Others fit better.", MARIA)
    yield made
    made.store.close()


def written(house: House, **options: bool) -> tuple[Letter, ...]:
    return letters(house.store, OWNER, house.catalog, meet(house), **options)


def test_only_who_is_declined_now_gets_a_letter(house: House):
    assert [letter.name for letter in written(house)] == ["Kim Lee", "Lee Park"]
    house.store.decide(OWNER, OPENING, "kim", "hold", "Once more.", MARIA)
    assert [letter.name for letter in written(house)] == ["Lee Park"]
    with pytest.raises(NotFoundError, match="only candidates who were declined"):
        letter_to(written(house), "kim")


def test_a_draft_is_signed_by_who_decided_and_keeps_the_reason_to_itself(house: House):
    kim = letter_to(written(house), "kim")
    assert kim.text.endswith(f"{MARIA}\nLarkspur")
    assert kim.unfinished == ()
    assert "Others fit better" not in kim.text
    assert "saw coaching" not in kim.text
    assert kim.saved_at is None


def test_levels_stand_in_a_draft_only_when_asked_for(house: House):
    assert "of 5)" not in letter_to(written(house), "kim").text
    assert "(level 4 of 5)" in letter_to(written(house, with_levels=True), "kim").text


def test_an_edited_letter_stays_as_it_is_until_it_goes_back_to_the_draft(house: House):
    save_letter(house.store, OWNER, OPENING, "kim", "Dear Kim,\n\nMine.")
    kim = letter_to(written(house, with_levels=True), "kim")
    assert (kim.text, kim.set_aside) == ("Dear Kim,\n\nMine.", False)
    assert kim.saved_at is not None
    write_letters.go_back_to_draft(house.store, OWNER, OPENING, "kim")
    back = letter_to(written(house), "kim")
    assert (back.text, back.saved_at, back.set_aside) == (back.draft, None, True)
    write_letters.bring_back(house.store, OWNER, OPENING, "kim")
    assert letter_to(written(house), "kim").text == "Dear Kim,\n\nMine."


def test_all_letters_come_in_one_zip_of_word_files(house: House):
    packed = zipfile.ZipFile(io.BytesIO(write_letters.letters_zip(written(house), house.look(), NOW)))
    assert packed.namelist() == ["letter-kim.docx", "letter-lee.docx"]
    text = [p.text for p in docx.Document(io.BytesIO(packed.read("letter-kim.docx"))).paragraphs]
    assert "Dear Kim Lee," in text
    told: list[tuple[int, int]] = []
    write_letters.letters_zip(written(house), house.look(), NOW, lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_while_names_are_hidden_no_letter_goes_out(house: House):
    house.store.hide_names(OWNER, OPENING)
    hidden = written(house)
    assert not any(letter.ready for letter in hidden)
    for write in (
        lambda: write_letters.letter_file(hidden[0], house.look(), NOW),
        lambda: write_letters.letters_zip(hidden, house.look(), NOW),
    ):
        with pytest.raises(UserError, match="Names are hidden"):
            write()
    house.store.show_names(OWNER, OPENING, "The decisions are made.")
    assert all(letter.ready for letter in written(house))


def test_nothing_is_written_while_a_placeholder_stands_in_any_letter(house: House, tmp_path: Path):
    save_letter(house.store, OWNER, OPENING, "kim", "Dear [name],")
    save_letter(house.store, OWNER, OPENING, "lee", "Dear Lee,\n\nTBD")
    for write in (
        lambda: write_letters.letters_zip(written(house), house.look(), NOW),
        lambda: write_letters.export_letters(written(house), tmp_path / "out", house.look(), NOW),
    ):
        with pytest.raises(UserError) as caught:
            write()
        assert [fault.field for fault in caught.value.faults] == ["letter to Kim Lee", "letter to Lee Park"]
    assert not (tmp_path / "out").exists()
    with pytest.raises(UserError):
        write_letters.letter_file(letter_to(written(house), "kim"), house.look(), NOW)


def test_a_folder_of_letters_is_replaced_as_a_whole(house: House, tmp_path: Path):
    out = tmp_path / "out"
    write_letters.export_letters(written(house), out, house.look(), NOW)
    house.store.decide(OWNER, OPENING, "kim", "advance", "After all.", MARIA)
    names = write_letters.export_letters(written(house), out, house.look(), NOW)
    assert names == ["letter-lee.docx"]
    assert sorted(path.name for path in out.glob("*.docx")) == names


def test_somebodys_own_file_in_the_folder_is_never_deleted(house: House, tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.docx").write_text("mine")
    with pytest.raises(UserError):
        write_letters.export_letters(written(house), tmp_path / "out", house.look(), NOW)
    assert (tmp_path / "out" / "mine.docx").read_text() == "mine"


def test_without_anybody_declined_there_is_nothing_to_export(tmp_path: Path, house: House):
    with pytest.raises(UserError, match="Nobody has been declined"):
        write_letters.export_letters((), tmp_path / "out", house.look(), NOW)


def test_names_of_files_lead_nowhere_and_are_never_alike(house: House):
    kim = letter_to(written(house), "kim")
    ids = ["../../etc/passwd", "A", "a", "???", "x" * 300]
    names = write_letters.file_names([replace(kim, candidate=name) for name in ids])
    assert names[:4] == [
        "letter-etc-passwd.docx",
        "letter-A.docx",
        "letter-a-2.docx",
        "letter-candidate.docx",
    ]
    assert len(names[4]) < 120


def test_letters_are_the_owners_alone(house: House):
    with pytest.raises(NotAllowedError):
        letters(house.store, ANA, house.catalog, meet(house, ANA))
