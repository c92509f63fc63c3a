from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire import datafile, writers
from carehire.catalog import Catalog, packaged
from carehire.documents import posting as posting_document
from carehire.errors import DataFileError, UserError
from carehire.readers import posting_text
from carehire.workflows import post_role
from carehire.workflows.import_posting import Imported, import_posting
from carehire.workflows.write_requisition import commented

CATALOG = Catalog()
TODAY = date(2026, 11, 22)
SAMPLE = packaged("templates") / "samples/customer-care-manager/requisition.yaml"
OLD = """\
Customer Service Team Leader
============================
Acme Widgets | Austin, Texas | Hybrid
Salary: $28-$32/hr
Deadline: February 3, 2027
Employment type: Part-time
Job ID: 4711

About Acme
We make widgets. Founded in 1999.

What you'll be doing:
* Lead a team of 10 agents
* Report weekly KPIs

Minimum qualifications
- 3-5 years in support
- High school diploma

Nice to have
- Spanish

Perks & benefits
- Snacks

Travel
Some travel.

To apply, send your resume to jobs@acme.example. Acme is an equal opportunity employer.

Our dogs
Bring your dog! We have three.
"""


def imported(text: str, name: str = "old.txt", role: str | None = None) -> Imported:
    return import_posting(CATALOG, text.encode(), name, role, TODAY)


def test_an_old_posting_becomes_a_requisition_with_what_it_says():
    data = imported(OLD).data
    assert data["id"] == "customer-service-team-lead-2026-11"
    assert data["title"] == "Customer Service Team Leader"
    assert data["employer"] == {"name": "Acme Widgets", "about": "We make widgets. Founded in 1999."}
    assert data["workplace"] == "hybrid"
    assert data["locations"] == [{"city": "Austin", "region": "TX", "country": "US"}]
    assert data["pay"] == {"min": 28, "max": 32, "currency": "USD", "period": "hour", "kind": "base"}
    assert data["employment_type"] == "part_time"
    assert data["closes"] == date(2027, 2, 3)
    assert data["travel"] == "Some travel."
    assert data["apply"]["email"] == "jobs@acme.example"
    assert data["equal_opportunity"] == "Acme is an equal opportunity employer."
    assert data["benefits"] == ["Snacks"]


def test_its_lines_replace_those_of_the_role_with_must_and_nice_as_the_headings_say():
    edits = imported(OLD).data["edits"]
    role = CATALOG.role("customer-service-team-lead")
    assert set(edits["drop"]) == {
        line.id for line in (*role.responsibilities, *role.requirements) if line.applies_to(None)
    }
    assert [
        (line["section"], line["text"], line.get("necessity"), line.get("kind")) for line in edits["add"]
    ] == [
        ("responsibilities", "Lead a team of 10 agents", None, None),
        ("responsibilities", "Report weekly KPIs", None, None),
        ("qualifications", "3-5 years in support", "must", "experience"),
        ("qualifications", "High school diploma", "must", "education"),
        ("qualifications", "Spanish", "nice", "skill"),
    ]
    assert edits["add"][2]["months"] == 36  # the lower end of three to five years


def test_what_finds_no_place_is_listed_with_its_words_and_where_it_stood():
    left = {entry.text: entry.where for entry in imported(OLD).unplaced}
    assert set(left) == {"Job ID: 4711", "Our dogs", "Bring your dog! We have three."}
    assert left["Job ID: 4711"] == 'below "Customer Service Team Leader"'


def test_the_file_that_is_written_is_a_requisition_and_passes_the_checks(tmp_path: Path):
    path = tmp_path / "new.yaml"
    path.write_text(commented(imported(OLD), "old.txt", TODAY), encoding="utf-8")
    posting = post_role.read_requisition(CATALOG, path)
    assert [line.text for line in posting.responsibilities] == [
        "Lead a team of 10 agents",
        "Report weekly KPIs",
    ]
    assert [line.text for line in posting.requirements] == [
        "3-5 years in support",
        "High school diploma",
        "Spanish",
    ]


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_a_posting_of_ours_comes_back_word_for_word_from_every_format(ending: str, tmp_path: Path):
    posting = post_role.read_requisition(CATALOG, SAMPLE)
    look, when = CATALOG.look(), datetime(2026, 11, 22, tzinfo=UTC)
    document = posting_document.build(posting, when)
    data = writers.FORMATS[ending].write(document, look)
    read = import_posting(CATALOG, data, f"posting.{ending}", None, TODAY)
    path = tmp_path / "again.yaml"
    path.write_text(commented(read, "posting", TODAY), encoding="utf-8")
    again = posting_document.build(post_role.read_requisition(CATALOG, path), when)
    assert writers.FORMATS["txt"].write(again, look) == writers.FORMATS["txt"].write(document, look)
    assert read.unplaced == ()
    assert read.data["role"] == "customer-care-manager"


@pytest.mark.parametrize("role", CATALOG.role_ids())
def test_a_role_whose_posting_comes_back_keeps_its_lines_and_their_criteria(role: str):
    text = "\n".join(
        [f"# {CATALOG.role(role).title}", "## Responsibilities"]
        + [f"- {line.text}" for line in CATALOG.role(role).responsibilities if not line.industries]
    )
    data = imported(text, "old.md", role).data
    assert not any(data["edits"].get(name) for name in ("drop", "add", "reword"))


def test_what_it_does_not_say_is_left_to_fill_in_and_the_file_says_so():
    data = imported("# Customer Service Manager\n\nCome and work with us.\n", "old.md").data
    marks = {datafile.field_name(place) for place, _ in datafile.unfilled(data)}
    assert marks == {
        *("employer.name", "workplace", "locations[1].city", "locations[1].country", "pay.min", "pay.max"),
        *("pay.currency", "pay.period", "employment_type", "apply.email"),
    }


def test_the_nearest_role_is_taken_and_said_and_another_may_be_named():
    assert any('nearest to the title "Customer Service Team Leader"' in note for note in imported(OLD).notes)
    named = imported(OLD, role="customer-success-manager")
    assert named.data["role"] == "customer-success-manager"
    assert not any("nearest" in note for note in named.notes)
    assert any("not very near" in note for note in imported("# Beekeeper\n\nHives.\n", "old.md").notes)
    with pytest.raises(UserError, match="--role"):
        imported("## Responsibilities\n\n- Hives.\n", "old.md")


def test_a_date_that_is_over_is_left_open_and_said():
    read = imported(OLD.replace("2027", "2024"))
    assert read.data["closes"] == "TBD"
    assert any("It closed on 2024-02-03" in note for note in read.notes)


def test_what_the_pay_leaves_open_is_not_guessed():
    pay = imported(OLD.replace("$28-$32/hr", "up to $32/hr")).data["pay"]
    assert (pay["min"], pay["max"], pay["period"]) == ("TBD", 32, "hour")


def test_a_file_that_is_no_posting_is_told():
    for data, name in ((b"%PDF-1.7", "a.txt"), (b"", "a.txt"), (b"x", "a.exe"), (b"\xff\xfe\xff", "a.txt")):
        with pytest.raises(DataFileError):
            import_posting(CATALOG, data, name, None, TODAY)


# No sentence is lost

SENTENCES = st.sampled_from(
    """\
Lead the team
Salary: $20 - $30 per hour
Pay: competitive
Location: Denver, CO
Location: here and there
Remote (US)
Hybrid
We pay $50,000 to $60,000 a year and feed you.
Apply by: 2027-01-31
Closes: soon
Apply at https://acme.example/jobs now.
Send your CV to jobs@acme.example.
Contact: Alex, alex@acme.example
Reports to: the boss
Openings: 3
Openings: many
About Acme
Acme is an equal opportunity employer.
Do you need an accommodation? Ask us. We are an equal opportunity employer.
You will:
Full-time
Part-time, days
Employment type: Full-time or part-time
5+ years of experience
Acme | Leeds, England, UK | Full-time
Industry: Retail
Industry: Mining
Title: Team Lead
Job title: Customer Service Manager
Reference: 12
Website: https://acme.example
Website: none
Bonus: 10%
Travel: none
Schedule: nights
Dogs! Cats? Both.
[Company] & <b> # not: a comment
{{ title }}
TBD
'quoted' "twice"
Posted: 01/02/2020
work from home
null
Workplace: on-site, five days
Wages
yes: no
""".splitlines()
)
HEADINGS = st.sampled_from(
    """\
Responsibilities
Requirements
Nice to have
Benefits
How to apply
Salary
Travel
Good to know
Equal opportunity
About us
About Acme
Our dogs
Overview
Location
Closing date
Other compensation
""".splitlines()
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf")), min_size=1, max_size=40)
LINES = st.lists(
    st.tuples(st.sampled_from(["heading", "item", "paragraph"]), HEADINGS, SENTENCES | WORDS), max_size=25
)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _strings(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _strings(value)]
    if isinstance(data, list):
        return [text for value in data for text in _strings(value)]
    return [str(data)]


def _assert_nothing_is_lost(data: bytes, name: str) -> None:
    reading = posting_text.read(data, name, CATALOG.words().headings)
    read = import_posting(CATALOG, data, name, "customer-service-manager", TODAY)
    told = [
        *_strings(read.data),
        *(taken.text for taken in read.taken),
        *(left.text for left in read.unplaced),
    ]
    held = "\n".join(f" {_words(text)} " for text in told)
    for part in reading.parts:
        if part.kind.value == "title":
            assert f" {_words(reading.text[part.body : part.end])} " in held
    for sentence in reading.sentences:
        assert f" {_words(reading.of(sentence))} " in held
    for part in reading.parts:
        assert f" {_words(reading.of(part))} " in held or part.kind.value in ("paragraph", "item")
    written = datafile.parse(commented(read, name, TODAY), Path("new.yaml"))
    assert written.data == datafile.parse(datafile.dump(read.data), Path("x.yaml")).data
    # The file alone, with its comments, holds them too.
    file = _words(re.sub(r"\n\s*# ?", " ", commented(read, name, TODAY)))
    for left in read.unplaced:
        assert _words(left.text) in file


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_no_sentence_of_a_text_is_lost(lines):
    marks = {"heading": "## {0}", "item": "- {1}", "paragraph": "{1}"}
    text = "# Customer Service Manager\n\n" + "\n\n".join(
        marks[kind].format(head, words) for kind, head, words in lines
    )
    _assert_nothing_is_lost(text.encode(), "old.md")


@settings(max_examples=15, deadline=None)  # what is read out of a file goes the way of a text's lines
@given(LINES)
def test_no_sentence_of_a_word_file_is_lost(lines):
    document = docx.Document()
    document.add_heading("Customer Service Manager", 0)
    for kind, head, words in lines:
        if kind == "heading":
            document.add_heading(head)
        else:
            document.add_paragraph(words, style="List Bullet" if kind == "item" else None)
    out = BytesIO()
    document.save(out)
    _assert_nothing_is_lost(out.getvalue(), "old.docx")
