from __future__ import annotations


def test_roles_are_listed_as_text_and_as_data(run):
    assert "customer-care-manager" in run("roles", "list").out
    assert {"id", "title", "family"} == set(run("roles", "list", "--json").data[0])


def test_a_role_is_shown_with_the_ids_by_which_a_requisition_edits_its_lines(run):
    shown = run("roles", "show", "customer-care-manager").out
    role = run("roles", "show", "customer-care-manager", "--json").data
    assert all(f"[{line['id']}]" in shown for line in role["responsibilities"] + role["requirements"])
    assert "never printed in a posting" in shown


def test_a_role_is_shown_readable_with_its_place_on_the_ladder_and_no_template_marks(run):
    shown = run("roles", "show", "customer-success-manager").out
    assert "{" not in shown
    assert max(len(line) for line in shown.splitlines()) <= 96
    assert "Leads to:      Director of Customer Service [director-of-customer-service]" in shown
    assert "Sales, Marketing" in shown
    assert "Only in Retail [retail]" in shown


def test_a_role_is_copied_into_the_own_folder_and_used_from_there(run, tmp_path):
    told = run(
        "roles", "new", "field-care", "--from", "customer-care-manager", "--title", "Field Care Manager"
    )
    path = tmp_path / "home/templates/roles/ours/field-care.yaml"
    assert told.status == 0
    assert f"Wrote {path}" in told.out
    assert "Field Care Manager" in run("roles", "list").out
    assert run("posting", "draft", "--role", "field-care", "--out", tmp_path / "opening.yaml").status == 0
    assert run("roles", "show", "field-care", "--json").data["rubric"] == "customer-care-manager"


def test_a_role_copied_with_its_rubric_has_a_rubric_of_its_own_that_passes(run):
    told = run("roles", "new", "field-care", "--from", "customer-care-manager", "--with-rubric")
    assert told.out.count("Wrote ") == 2
    assert run("rubrics", "check", "field-care").out == "field-care v1: no remarks.\n"


def test_a_copy_overwrites_nothing_and_says_so(run, tmp_path):
    run("roles", "new", "field-care", "--from", "customer-care-manager")
    path = tmp_path / "home/templates/roles/ours/field-care.yaml"
    before = path.read_text()
    told = run("roles", "new", "field-care", "--from", "customer-service-manager")
    assert told.status == 1
    assert "is already there" in told.err
    assert path.read_text() == before


def test_a_copy_of_an_unknown_role_is_refused_with_the_nearest(run, tmp_path):
    told = run("roles", "new", "field-care", "--from", "customer-care-manger")
    assert told.status == 1
    assert 'Did you mean "customer-care-manager"' in told.err
    assert not (tmp_path / "home" / "templates").exists()
