"""Planning the interviews of a requisition and handing out its kits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from carehire.catalog import Catalog
from carehire.errors import DataFileError, NotAllowedError, UserError
from carehire.interviews import edits
from carehire.interviews.plan import Plan, Round, Seat
from carehire.people import Actor
from carehire.workflows import export_kits, prepare_interviews
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import House, find_settings, now, open_house
from carehire.workflows.pack_files import pack

OWNER = Actor.owner()
RUBRIC = "customer-care-manager"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = open_house(find_settings({"home": tmp_path / "home"}))
    yield opened
    opened.store.close()


@pytest.fixture
def opening(house: House) -> str:
    return house.store.add_requisition(OWNER, {"id": "one", "role": RUBRIC, "title": "Care Manager"}).id


def shown(house: House, opening: str, actor: Actor = OWNER) -> prepare_interviews.Interviews:
    return prepare_interviews.show_interviews(house.store, actor, house.catalog, opening, now())


def change(house: House, opening: str, edit: prepare_interviews.Edit) -> Plan:
    return prepare_interviews.change_plan(house.store, OWNER, opening, edit)


def begin(house: House, opening: str) -> Plan:
    return prepare_interviews.begin_plan(house.store, OWNER, house.catalog, opening, "en-US")


def test_before_anybody_plans_there_is_an_empty_plan_and_nobody_looks_at_anything(house, opening):
    found = shown(house, opening)
    assert (found.plan, found.seated, found.named.title) == (Plan(), False, "Care Manager")
    words = prepare_interviews.gap_words(found.coverage)
    assert len(words) == 1
    assert words[0].startswith("Nobody looks at Leading a team, Coaching and training,")
    assert words[0].endswith("Empathy and calm under pressure. Nobody sits in any round yet.")
    with pytest.raises(UserError, match="Nobody sits in any round of the plan"):
        export_kits.chosen_kits(found)


def test_a_plan_begins_with_the_usual_rounds_once(house, opening):
    plan = begin(house, opening)
    assert [each.id for each in plan.rounds] == ["first-talk", "panel-interview", "final-talk"]
    changed = change(house, opening, lambda plan: edits.remove_round(plan, "final-talk"))
    assert begin(house, opening) == changed


def test_two_windows_change_two_rounds_and_both_changes_stay(house, opening):
    begin(house, opening)
    change(house, opening, lambda plan: edits.change_round(plan, "first-talk", minutes=20))
    change(house, opening, lambda plan: edits.seat(plan, "final-talk", ["Ana"]))
    plan = shown(house, opening).plan
    assert (plan.rounds[0].minutes, plan.panelists) == (20, ("Ana",))


def test_a_change_that_makes_no_whole_plan_is_refused_in_words(house, opening):
    begin(house, opening)
    with pytest.raises(UserError, match="The plan stays as it was: a round needs a name"):
        change(house, opening, lambda plan: edits.change_round(plan, "first-talk", name=" "))
    with pytest.raises(UserError, match=r"The plan stays as it was: .*greater than or equal to 10"):
        change(house, opening, lambda plan: edits.change_round(plan, "first-talk", minutes=1))


def test_a_suggestion_covers_every_criterion_of_the_sample_by_two(house):
    opening = load_demo(house).requisition_id
    found = shown(house, opening)
    assert found.coverage.gaps == ()
    assert found.remarks == ()
    assert {len(people) for people in found.coverage.looks.values()} == {2}
    plan = prepare_interviews.suggest_focus(house.store, OWNER, house.catalog, opening, "en-US")
    assert plan == found.plan


def test_what_is_wrong_with_a_plan_is_said(house, opening):
    crowd = ("coaching", "communication", "composure", "priorities", "customer-service-experience")
    rounds = (
        Round(id="a", name="A", minutes=20, seats=(Seat(panelist="Ana", focus=crowd),)),
        Round(id="b", name="B"),
    )
    house.store.save_plan(OWNER, opening, Plan(rounds=rounds))
    assert shown(house, opening).remarks == (
        "A, Ana: Customer service experience is read from a fact, so nobody looks at it in an interview; "
        "take it out.",
        "B: nobody sits in it yet.",
        "A: 5 criteria in 20 minutes leave too little for each; 2 fit.",
    )


def test_a_panelist_sees_the_plan_and_their_own_kits_and_changes_nothing(house):
    opening = load_demo(house).requisition_id
    marcus = Actor.panelist("marcus  BELL")
    found = shown(house, opening, marcus)
    assert [(kit.panelist, kit.round.name) for kit in found.kits("marcus  BELL")] == [
        ("Marcus Bell", "Panel interview")
    ]
    with pytest.raises(NotAllowedError):
        prepare_interviews.suggest_focus(house.store, marcus, house.catalog, opening, "en-US")


def test_every_kit_of_a_plan_comes_in_one_zip_with_progress(house):
    found = shown(house, load_demo(house).requisition_id)
    seen: list[tuple[int, int]] = []
    files = export_kits.kit_files(
        found, found.kits(), "docx", house.look(), now(), lambda done, of: seen.append((done, of))
    )
    with zipfile.ZipFile(io.BytesIO(b"".join(pack(files, now())))) as archive:
        names = archive.namelist()
        words = [p.text for p in docx.Document(io.BytesIO(archive.read(names[1]))).paragraphs]
    assert names == [
        "1 First talk - Yuki Arai.docx",
        "2 Panel interview - Ingrid Solheim.docx",
        "2 Panel interview - Marcus Bell.docx",
        "3 Final talk - Ingrid Solheim.docx",
    ]
    assert seen == [(done, 4) for done in range(5)]
    assert "Interview kit: Ingrid Solheim" in words


def test_names_that_no_file_system_takes_still_make_names_of_their_own(house, opening):
    people = ("木村", "?/..", "Zoë Ø", "zoe")
    seats = tuple(Seat(panelist=name) for name in people)
    house.store.save_plan(OWNER, opening, Plan(rounds=(Round(id="a", name="A", seats=seats),)))
    names = export_kits.file_names(shown(house, opening).kits(), "md")
    assert names == ["1 A - 木村.md", "1 A - unnamed.md", "1 A - Zoë Ø.md", "1 A - zoe.md"]


def test_an_unknown_panelist_or_format_is_told_with_the_nearest(house):
    found = shown(house, load_demo(house).requisition_id)
    with pytest.raises(UserError, match='Did you mean "Marcus Bell"'):
        export_kits.chosen_kits(found, "Markus Bell")
    with pytest.raises(UserError, match=r'no format "doc"\. Did you mean "docx"'):
        export_kits.kit_files(found, found.kits(), "doc", house.look(), now())


def test_a_plan_file_is_read_with_all_its_faults_and_their_lines(tmp_path):
    catalog = Catalog()
    path = tmp_path / "plan.yaml"
    path.write_text(
        "rounds:\n"
        "  - id: a\n"
        "    name: A\n"
        "    seats:\n"
        "      - {panelist: Ana, focus: [coachin, composure]}\n"
        "      - {panelist: Ben, focus: [education]}\n"
    )
    with pytest.raises(DataFileError) as caught:
        export_kits.read_interviews(catalog, RUBRIC, path, now())
    first, second = map(str, caught.value.faults)
    assert first == (
        'plan.yaml, line 5, column 33, rounds[1].seats[1].focus[1]: there is no rated criterion "coachin". '
        'Did you mean "coaching"?'
    )
    assert "line 6, column 33, rounds[1].seats[2].focus[1]: Education is read from a fact" in second
    path.write_text("rounds:\n  - {id: a, name: A, minute: 3}\n  - {id: a, name: B, minutes: 1}\n")
    with pytest.raises(DataFileError) as caught:
        export_kits.read_interviews(catalog, RUBRIC, path, now())
    words = str(caught.value)
    assert 'there is no field "minute" here. Did you mean "minutes"?' in words
    assert "rounds[2].minutes" in words


def test_a_focus_that_a_plan_file_leaves_out_is_suggested(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(
        "rounds:\n  - id: a\n    name: A\n    seats: [{panelist: Ana, focus: [coaching]}, {panelist: Ben}]\n"
    )
    found = export_kits.read_interviews(Catalog(), RUBRIC, path, now(), employer="Larkspur")
    ana, ben = found.plan.rounds[0].seats
    assert ana.focus == ("coaching",)
    assert "coaching" in ben.focus
    assert len(ben.focus) == 4
    assert (found.named.employer, found.named.title) == ("Larkspur", "Customer Care Manager")


def test_a_kit_names_the_place_of_the_work_where_a_law_keeps_former_pay_out(house):
    opening = load_demo(house).requisition_id

    def told(region: str) -> str:
        record = house.store.requisition(OWNER, opening)
        places = [{"city": "Portland", "region": region, "country": "US"}]
        data = record.data | {"locations": places, "workplace": "onsite", "remote_from": []}
        house.store.save_requisition(OWNER, opening, data, record.version)
        kit = shown(house, opening).kits()[0]
        return next(each.law for each in kit.not_to_ask if each.pay_history)

    assert told("ME").startswith("Here: Maine. US: ")
    assert told("WY").startswith("US: ")
