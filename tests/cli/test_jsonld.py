from __future__ import annotations

import json
from pathlib import Path

from carehire.catalog import Catalog
from carehire.workflows.post_role import read_requisition
from carehire.writers import jsonld
from tests.cli.conftest import Run


def markup() -> dict[str, object]:
    catalog = Catalog()
    return json.loads(jsonld.write(read_requisition(catalog, catalog.samples()[0])))


def test_our_own_markup_is_accepted(run: Run, tmp_path: Path):
    path = tmp_path / "own.jsonld"
    path.write_text(json.dumps(markup()))
    ran = run("posting", "validate-jsonld", path, "--on", "2026-12-05")
    assert (ran.status, ran.out) == (0, "own.jsonld is accepted: no errors, no warnings.\n")


def test_a_page_with_a_fault_is_refused_with_path_and_status(run: Run, tmp_path: Path):
    path = tmp_path / "page.html"
    data = markup() | {"employmentType": "Full time"}
    path.write_text(f"<html><script type='application/ld+json'>{json.dumps(data)}</script></html>")
    ran = run("posting", "validate-jsonld", path, "--on", "2026-12-05")
    assert ran.status == 1
    assert 'error: $.employmentType: "Full time"' in ran.out
    assert "page.html would be refused: 1 error, no warnings." in ran.out
    ran = run("posting", "validate-jsonld", path, "--json", "--on", "2026-12-05")
    (found,) = ran.data["findings"]
    assert (found["severity"], found["where"], found["text"]) == ("error", "$.employmentType", "Full time")


def test_the_day_decides_whether_it_has_expired(run: Run, tmp_path: Path):
    path = tmp_path / "own.json"
    path.write_text(json.dumps(markup()))
    assert run("posting", "validate-jsonld", path, "--on", "2027-01-15").status == 0
    ran = run("posting", "validate-jsonld", path, "--on", "2027-01-16")
    assert (ran.status, "has expired" in ran.out) == (1, True)


def test_of_several_scripts_the_one_with_a_posting_counts(run: Run, tmp_path: Path):
    path = tmp_path / "page.html"
    blocks = [
        {"@context": "https://schema.org", "@type": "WebSite"},
        {k: v for k, v in markup().items() if k != "title"},
    ]
    scripts = "\n".join(
        f"<script type='application/ld+json'>{json.dumps(block)}</script>" for block in blocks
    )
    path.write_text(f"<html>\n{scripts}</html>")
    ran = run("posting", "validate-jsonld", path, "--on", "2026-12-05")
    assert "line 3: $.title" in ran.out
    assert "1 error" in ran.out


def test_a_file_that_can_not_be_read_is_a_fault_with_its_place(run: Run, tmp_path: Path):
    path = tmp_path / "broken.json"
    path.write_text('{"title": }')
    ran = run("posting", "validate-jsonld", path)
    assert (ran.status, "error: line 1, column 11" in ran.out) == (1, True)
    assert "broken.json would be refused: 1 error" in ran.out


def test_html_or_json_may_be_given_itself(run: Run):
    page = f"<script type='application/ld+json'>{json.dumps(markup())}</script>"
    for text in (page, json.dumps(markup())):
        ran = run("posting", "validate-jsonld", text, "--on", "2026-12-05")
        assert (ran.status, ran.out) == (0, "the text given is accepted: no errors, no warnings.\n")


def test_a_page_of_its_own_shows_what_its_markup_says(run: Run, tmp_path: Path):
    script = f"<script type='application/ld+json'>{json.dumps(markup())}</script>"
    path = tmp_path / "page.html"
    words = "<p>We look for somebody who answers our customers.</p>" * 9
    for heading, told in ((markup()["title"], []), ("Clerk", ["$.title"])):
        path.write_text(f"<html><head>{script}</head><body><h1>{heading}</h1>{words}</body></html>")
        ran = run("posting", "validate-jsonld", path, "--json", "--on", "2026-12-05")
        assert [found["where"] for found in ran.data["findings"]] == told
    path.write_text(f"<html><head>{script}</head>\n{script.replace('larkspur-customer', 'other')}</html>")
    ran = run("posting", "validate-jsonld", path, "--on", "2026-12-05")
    assert "line 2: $" in ran.out
    assert "markup of 2 postings" in ran.out


def test_a_script_that_is_no_json_hides_no_other(run: Run, tmp_path: Path):
    scripts = [json.dumps(markup()), '{"@type": "WebSite",}']
    page = "".join(f"<script type='application/ld+json'>{script}</script>\n" for script in scripts)
    path = tmp_path / "page.html"
    path.write_text(page)
    ran = run("posting", "validate-jsonld", path, "--json", "--on", "2026-12-05")
    (found,) = ran.data["findings"]
    assert (ran.status, found["severity"], found["where"]) == (1, "error", "line 2, column 55")
    path.write_text(page.replace('"datePosted"', '"dated"'))
    ran = run("posting", "validate-jsonld", path, "--json", "--on", "2026-12-05")
    assert "line 1: $.datePosted" in [found["where"] for found in ran.data["findings"]]
