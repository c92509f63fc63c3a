from __future__ import annotations

from pathlib import Path

import pytest

from carehire.catalog import Catalog, packaged
from carehire.errors import NotFoundError, UserError
from carehire.postings.draft import draft
from carehire.postings.requisition import Requisition
from carehire.workflows import copy_role as copying
from carehire.workflows.copy_role import copy_role, save_as_role

MODEL = "customer-care-manager"
OPENING = {
    "id": "care-1",
    "role": MODEL,
    "employer": {"name": "Larkspur"},
    "workplace": "hybrid",
    "locations": [{"city": "Denver", "region": "CO", "country": "US"}],
    "apply": {"email": "jobs@larkspur.example"},
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def catalog(home: Path) -> Catalog:
    return Catalog(home)


def files(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


def test_a_copy_keeps_every_line_and_comment_but_its_id_and_title(home: Path, catalog: Catalog):
    copied = copy_role(catalog, home, MODEL, "field-care", "Field Care Manager")
    assert copied.rubric is None
    assert copied.role == home / "templates/roles/ours/field-care.yaml"
    before = (packaged("templates") / f"roles/customer-care/{MODEL}.yaml").read_text().splitlines()
    after = copied.role.read_text().splitlines()
    assert [line for line in before if line not in after] == [f"id: {MODEL}", "title: Customer Care Manager"]
    assert [line for line in after if line not in before] == [
        f"# A role of ours, begun as a copy of {MODEL}.",
        "id: field-care",
        "title: Field Care Manager",
    ]
    role, model = catalog.role("field-care"), catalog.role(MODEL)
    assert role.model_copy(update={"id": model.id, "title": model.title}) == model


def test_a_role_of_ours_wins_over_the_packaged_one_of_the_same_id(home: Path, catalog: Catalog):
    copied = copy_role(catalog, home, MODEL, MODEL)
    text = copied.role.read_text()
    copied.role.write_text(text.replace("level: manager", "level: senior manager"))
    assert catalog.role(MODEL).level == "senior manager"
    assert catalog.role_ids().count(MODEL) == 1


def test_a_rubric_is_copied_with_the_role_and_scores_it(home: Path, catalog: Catalog):
    copied = copy_role(catalog, home, MODEL, "field-care", with_rubric=True)
    assert copied.rubric == home / "rubrics/field-care.yaml"
    role, rubric = catalog.role("field-care"), catalog.rubric("field-care")
    assert (role.rubric, rubric.role, rubric.version) == ("field-care", "field-care", 1)
    assert rubric.criteria == catalog.rubric(MODEL).criteria
    assert "# The rated criteria weigh the same." in copied.rubric.read_text()


def test_what_is_no_id_is_told_with_one_that_is_like_it(home: Path, catalog: Catalog):
    with pytest.raises(UserError, match=r'"Café Lead" is no id; .* such as cafe-lead'):
        copy_role(catalog, home, MODEL, "Café Lead")


@pytest.mark.parametrize("new_id", ["", "Field Care", "../outside", "a/b", "care.yaml", "x" * 81])
def test_what_is_no_id_is_refused_before_anything_is_written(home: Path, catalog: Catalog, new_id: str):
    with pytest.raises(UserError) as told:
        copy_role(catalog, home, MODEL, new_id, with_rubric=True)
    assert told.value.faults[0].field == "id"
    assert files(home.parent) == []


def test_an_unknown_role_is_told_with_the_nearest(home: Path, catalog: Catalog):
    with pytest.raises(NotFoundError, match='Did you mean "customer-care-manager"'):
        copy_role(catalog, home, "customer-care-manger", "x")


def test_nothing_of_ours_is_overwritten_wherever_it_stands(home: Path, catalog: Catalog):
    first = copy_role(catalog, home, MODEL, "field-care")
    elsewhere = home / "templates/roles/field/field-care.yaml"
    elsewhere.parent.mkdir()
    first.role.rename(elsewhere)
    before = elsewhere.read_text()
    with pytest.raises(UserError, match="is already there"):
        copy_role(catalog, home, "customer-service-manager", "field-care")
    assert files(home) == [elsewhere]
    assert elsewhere.read_text() == before


def test_a_taken_rubric_keeps_the_role_from_being_written_too(home: Path, catalog: Catalog):
    taken = home / "rubrics/field-care.yaml"
    taken.parent.mkdir(parents=True)
    taken.write_text("mine")
    with pytest.raises(UserError, match="is already there"):
        copy_role(catalog, home, MODEL, "field-care", with_rubric=True)
    assert files(home) == [taken]
    assert taken.read_text() == "mine"


def test_where_the_role_cant_be_saved_the_rubric_is_taken_back(
    home: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
):
    def full(path: Path, data: bytes) -> None:
        if "roles" in path.parts:
            raise UserError("the disk is full")
        path.write_bytes(data)

    monkeypatch.setattr(copying, "save", full)
    with pytest.raises(UserError, match="disk is full"):
        copy_role(catalog, home, MODEL, "field-care", with_rubric=True)
    assert files(home) == []


def test_a_home_that_is_a_file_is_told_in_a_sentence(tmp_path: Path):
    (tmp_path / "home").write_text("no folder")
    with pytest.raises(UserError, match="can't be made"):
        copy_role(Catalog(tmp_path / "home"), tmp_path / "home", MODEL, "field-care")


@pytest.mark.parametrize(
    "title", ["Care: North", "# 1 Care", "'Care'", "no", "2027-01-15", "1e5", "Büro 5 – Süd"]
)
def test_a_title_is_kept_to_the_letter_whatever_yaml_thinks_of_it(home: Path, catalog: Catalog, title: str):
    copy_role(catalog, home, MODEL, "field-care", title)
    assert catalog.role("field-care").title == title


def test_a_requisitions_edits_become_lines_of_the_new_role(home: Path, catalog: Catalog):
    data = OPENING | {
        "summary": "You look after our callers.",
        "travel": "None.",
        "reports_to": "Head of Care",
        "workplace": "remote",
        "benefits": ["A garden", "Time off"],
        "edits": {
            "drop": ["records", "certificate"],
            "reword": {"escalations": "Settle complaints.", "benefit-2": "Paid time off"},
            "add": [
                {
                    "id": "garden",
                    "section": "responsibilities",
                    "text": "Water the plants.",
                    "after": "training",
                },
                {
                    "section": "qualifications",
                    "text": "Two years with plants",
                    "months": 24,
                    "criterion": "coaching",
                },
            ],
            "order": {"responsibilities": ["escalations"]},
        },
    }
    path = save_as_role(catalog, home, data, "plant-care", "Plant Care Manager")
    role = catalog.role("plant-care")
    duties = [line.id for line in role.responsibilities]
    assert duties[0] == "escalations"
    assert role.responsibilities[0].text == "Settle complaints."
    assert duties[duties.index("training") + 1] == "garden"
    assert not {"records", "certificate"} & {line.id for line in (*role.responsibilities, *role.requirements)}
    added = role.requirements[-1]
    assert (added.text, added.kind, added.months, added.criterion) == (
        "Two years with plants",
        "experience",
        24,
        "coaching",
    )
    assert (role.summary, role.travel, role.reports_to) == (
        ("You look after our callers.",),
        "None.",
        ("Head of Care",),
    )
    assert [line.text for line in role.benefits] == ["A garden", "Paid time off"]
    assert role.workplace == "remote"
    assert role.industries == catalog.role(MODEL).industries
    assert "# What sources say the role pays." in path.read_text()


def test_a_posting_from_the_new_role_reads_as_the_requisition_did(home: Path, catalog: Catalog):
    data = OPENING | {
        "industry": "healthcare",
        "title": "Patient Care Manager",
        "work_environment": "A quiet ward.",
        "edits": {"drop": ["audits-and-reports"], "reword": {"degree": "A degree, or what equals it"}},
    }
    before = draft(catalog.role(MODEL), Requisition.model_validate(data), catalog.statements())
    save_as_role(catalog, home, data, "patient-care", "Patient Care Manager")
    plain = OPENING | {"role": "patient-care", "industry": "healthcare"}
    after = draft(catalog.role("patient-care"), Requisition.model_validate(plain), catalog.statements())
    assert after == before.model_copy(update={"role": "patient-care"})


def test_lines_that_a_requisition_leaves_alone_are_not_rewritten(home: Path, catalog: Catalog):
    path = save_as_role(catalog, home, OPENING, "field-care", "Customer Care Manager")
    copied = copy_role(catalog, home, MODEL, "other-care")
    assert path.read_text().replace("field-care", "other-care") == copied.role.read_text()


@pytest.mark.parametrize("text", ["It says {{ title }}.", "It says {% for x in y %}.", "A {# note", "a {{ b"])
def test_a_requisitions_text_never_runs_as_a_template_of_the_role(home: Path, catalog: Catalog, text: str):
    data = OPENING | {"edits": {"reword": {"escalations": text}}, "travel": text}
    save_as_role(catalog, home, data, "field-care", "Care")
    plain = Requisition.model_validate(OPENING | {"role": "field-care"})
    posting = draft(catalog.role("field-care"), plain, catalog.statements())
    assert next(line.text for line in posting.responsibilities if line.id == "escalations") == text
    assert posting.travel == text


def test_a_draft_that_waits_for_its_employer_and_pay_is_whole_enough(home: Path, catalog: Catalog):
    data = {"id": "d", "role": MODEL, "employer": {"name": "TBD"}, "pay": {"min": "?"}, "summary": "We care."}
    save_as_role(catalog, home, data, "field-care", "Care")
    assert catalog.role("field-care").summary == ("We care.",)


def test_every_fault_in_what_is_said_about_the_role_is_told_and_nothing_is_written(
    home: Path, catalog: Catalog
):
    data = OPENING | {
        "industry": "retial",
        "workplace": "moon",
        "travel": "TBD",
        "edits": {"drop": ["escalation"], "add": [{"section": "brief", "text": "x"}]},
    }
    with pytest.raises(UserError) as told:
        save_as_role(catalog, home, data, "field-care", "Care")
    assert {(fault.field or "").partition(".")[0] for fault in told.value.faults} == {
        "industry",
        "workplace",
        "travel",
        "edits",
    }
    assert len(told.value.faults) == 5
    assert files(home.parent) == []


def test_an_added_line_that_takes_an_id_of_the_role_is_refused(home: Path, catalog: Catalog):
    added = {"id": "training", "section": "benefits", "text": "Training"}
    with pytest.raises(UserError, match='two lines have the id "training"'):
        save_as_role(catalog, home, OPENING | {"edits": {"add": [added]}}, "field-care", "Care")
    assert files(home.parent) == []
