from __future__ import annotations

from pathlib import Path

import pytest

from carehire.catalog import Catalog, packaged
from carehire.errors import DataFileError, NotFoundError

CRITERION = "id: {id}\nname: N\ndefinition: d\nanchors: {{1: a, 2: b, 3: c, 4: d, 5: e}}\n"


def test_roles_and_rubrics_are_found_by_listing():
    catalog = Catalog()
    assert {"customer-care-manager", "customer-service-manager"} <= set(catalog.role_ids())
    assert set(catalog.rubric_ids()) >= {catalog.role(name).rubric for name in catalog.role_ids()}


def test_an_unknown_role_is_told_with_the_nearest_names():
    with pytest.raises(
        NotFoundError, match=r'no role "customer-car-manager"\. Did you mean "customer-care-manager"'
    ):
        Catalog().role("customer-car-manager")


def test_a_role_in_the_users_folder_wins_over_the_packaged_one(tmp_path: Path):
    packaged_role = packaged("templates") / "roles/customer-care/customer-care-manager.yaml"
    own = tmp_path / "templates/roles/ours/customer-care-manager.yaml"
    own.parent.mkdir(parents=True)
    text = packaged_role.read_text().replace("title: Customer Care Manager", "title: Head of Kindness", 1)
    own.write_text(text)
    assert Catalog(tmp_path).role("customer-care-manager").title == "Head of Kindness"
    assert Catalog().role("customer-care-manager").title == "Customer Care Manager"


def test_a_file_that_changed_is_read_anew(tmp_path: Path):
    rubric = tmp_path / "r.yaml"
    rubric.write_text("id: r\nrole: x\ncriteria: [{id: a, name: A, definition: d}]\n")
    catalog = Catalog()
    assert catalog.rubric(rubric).criteria[0].name == "A"
    rubric.write_text("id: r\nrole: x\ncriteria: [{id: a, name: B, definition: d}]\n")
    assert catalog.rubric(rubric).criteria[0].name == "B"


def test_a_shared_criterion_is_taken_over_with_the_rubrics_own_fields_on_top(tmp_path: Path):
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria/calm.yaml").write_text(CRITERION.format(id="calm"))
    rubric = tmp_path / "r.yaml"
    rubric.write_text("id: r\nrole: x\ncriteria:\n  - {use: calm, weight: 2, weight_reason: because}\n")
    (criterion,) = Catalog().rubric(rubric).criteria
    assert (criterion.id, criterion.weight, criterion.weight_reason) == ("calm", 2, "because")


def test_a_rubric_that_uses_an_unknown_criterion_is_told_with_its_line(tmp_path: Path):
    rubric = tmp_path / "r.yaml"
    rubric.write_text("id: r\nrole: x\ncriteria:\n  - use: coachin\n")
    with pytest.raises(
        DataFileError, match=r'r.yaml, line 4.*no shared criterion "coachin". Did you mean "coaching"'
    ):
        Catalog().rubric(rubric)


def test_a_role_that_names_an_unknown_skill_is_told(tmp_path: Path):
    source = packaged("templates") / "roles/customer-care/customer-care-manager.yaml"
    own = tmp_path / "templates/roles/ours/ours.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(source.read_text().replace("skills: [", "skills: [juggling, ", 1))
    with pytest.raises(DataFileError, match='no skill "juggling"'):
        Catalog(tmp_path).role("ours")


@pytest.mark.parametrize(
    ("content", "words"), [(None, "there is no such file"), (b"\xff\xfe\x00", "not text in UTF-8")]
)
def test_a_rubric_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None, words: str):
    path = tmp_path / "mine.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataFileError, match=words):
        Catalog().rubric(str(path))


def test_a_base_document_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(DataFileError, match=r"letter.docx: the base document can't be read"):
        Catalog().look(tmp_path / "letter.docx")


def test_a_role_whose_ladder_leads_to_no_role_is_told_with_the_nearest(tmp_path: Path):
    source = packaged("templates") / "roles/customer-care/customer-care-manager.yaml"
    own = tmp_path / "templates/roles/ours/customer-care-manager.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(source.read_text().replace("[director-of-customer-service]", "[director-of-service]"))
    with pytest.raises(DataFileError, match=r'ladder: there is no role "director-of-service"\. Did you mean'):
        Catalog(tmp_path).role("customer-care-manager")


def test_a_text_is_read_as_a_role_before_it_stands_in_any_file(tmp_path: Path):
    text = Catalog().role_text("customer-care-manager")
    assert Catalog().read_role(text, tmp_path / "x.yaml") == Catalog().role("customer-care-manager")
    assert list(tmp_path.iterdir()) == []


def test_the_roles_of_the_users_own_folder_are_told_apart(tmp_path: Path):
    assert Catalog(tmp_path).own_role_ids() == frozenset()
    folder = tmp_path / "templates" / "roles" / "ours"
    folder.mkdir(parents=True)
    (folder / "keeper.yaml").write_text("id: keeper\n", encoding="utf-8")
    assert Catalog(tmp_path).own_role_ids() == {"keeper"}
    assert Catalog().own_role_ids() == frozenset()
