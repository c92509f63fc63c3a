from __future__ import annotations

import time
import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from carehire.documents.posting_fields import LISTS, TEXTS, examples
from carehire.errors import UserError
from carehire.writers import word_template
from carehire.writers.word_template import Limits, check, fill
from tests.writers.word_templates import DOCS, bare, example, made, saved, words

PROPERTIES = {
    "title": "Keeper & Co <1>", "subject": "Keeper at Coast", "author": "Coast", "keywords": "keeper, coast",
    "language": "en-GB", "created": "2027-01-15T08:00:00+00:00",
}  # fmt: skip
FIRM = Limits(memory=512 * 1024 * 1024, seconds=3)


def values(**own):
    return examples() | own


def faults(data: bytes) -> str:
    return "\n".join(str(fault) for fault in check(data).faults)


def test_the_example_of_the_documentation_is_accepted_and_filled_with_every_value():
    checked = check(made(*example()))
    assert (checked.faults, checked.warnings) == ((), ())
    text = bare(words(fill(made(*example()), values(), PROPERTIES)))
    for words_of in (*TEXTS.items(), *LISTS.items()):
        name, words_ = words_of
        if name in TEXTS and name not in ("place", "openings") and not name.startswith("headings."):
            assert f"{words_[:1].upper()}{words_[1:]}" in text
        elif name in LISTS:
            assert f"First of {words_}." in text
            assert f"Second of {words_}." in text
    assert "{" not in text


def test_the_documentation_lists_every_field_and_no_other():
    listed = [
        line.split("`")[1]
        for line in DOCS.read_text(encoding="utf-8").partition("## The fields")[2].splitlines()
        if line.startswith("| `")
    ]
    assert listed == [*TEXTS, *LISTS]


def test_marks_of_xml_and_of_templates_in_a_posting_are_printed_as_they_are():
    hostile = "R&D <b> ]]> \" ' {{ title }} {% for %} {_{ 7 }_} שלום 🙂 a\u00a0b"
    lines = [hostile, "x" * 10_000, "cut <w:p> here"]
    out = fill(made(*example()), values(title=hostile, must=lines), PROPERTIES | {"title": "{{ 7*7 }}"})
    document = docx.Document(BytesIO(out))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == hostile
    assert [text for text in texts if text in lines] == [hostile, *lines]
    assert document.core_properties.title == "{{ 7*7 }}"


def test_the_files_own_description_is_the_postings_and_not_that_of_the_template():
    document = docx.Document(BytesIO(fill(made(*example()), values(), PROPERTIES)))
    core = document.core_properties
    assert (core.title, core.author, core.language) == ("Keeper & Co <1>", "Coast", "en-GB")
    assert (core.comments, core.created.year) == ("", 2027)
    assert 'w:val="en-GB"' in document.styles.element.xml


def test_fields_in_headers_tables_and_across_runs_are_filled():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ employer.name }}"
    paragraph = document.add_paragraph()
    for piece, bold in (("{{ ti", True), ("tle ", False), ("}", True), ("}", False)):
        paragraph.add_run(piece).bold = bold
    table = document.add_table(rows=3, cols=1)
    for row, text in zip(
        table.rows, ("{%tr for line in must %}", "{{ line }}", "{%tr endfor %}"), strict=True
    ):
        row.cells[0].text = text
    rest = [name for name in (*TEXTS, *LISTS) if name not in ("title", "must", "employer.name")]
    document.add_paragraph("{# leaves out: " + ", ".join(rest) + " #}")
    assert check(saved(document)).faults == ()
    filled = docx.Document(
        BytesIO(fill(saved(document), values(title="Keeper", must=["a", "b", "c"]), PROPERTIES))
    )
    assert filled.sections[0].header.paragraphs[0].text == "The employer's name"
    assert filled.paragraphs[0].text == "Keeper"
    assert [row.cells[0].text for row in filled.tables[0].rows] == ["a", "b", "c"]


def test_a_bare_loop_alone_in_its_paragraph_is_a_warning():
    checked = check(made("{% for line in must %}", "{{ line }}", "{% endfor %}", *example()))
    assert checked.faults == ()
    assert [fault.field for fault in checked.warnings] == [
        'paragraph 1 ("{% for line in must %}")', 'paragraph 3 ("{% endfor %}")'
    ]  # fmt: skip


def test_a_value_that_the_template_does_not_print_is_an_error_unless_it_says_so():
    lines = [line for line in example() if "travel" not in line]
    with pytest.raises(UserError, match="leaves out: travel") as told:
        fill(made(*lines), values(), PROPERTIES)
    assert {fault.field for fault in told.value.faults} == {"travel", "schedule", "reports_to"}
    fill(made(*lines, "{# leaves out: travel, schedule, reports_to #}"), values(), PROPERTIES)


def test_a_list_of_which_only_the_first_line_is_printed_is_an_error_that_names_the_lost_one():
    lines = ["{{ nice|first }}" if line == "{%p for line in nice %}" else line for line in example()]
    at = lines.index("{{ nice|first }}")
    del lines[at + 1 : at + 3]
    with pytest.raises(UserError, match=r"Second of what helps\.\" was lost"):
        fill(made(*lines), values(), PROPERTIES)


def test_a_loop_from_a_paragraph_into_a_cell_is_an_error_and_cuts_nothing_off():
    document = docx.Document()
    document.add_paragraph("{% for line in must %}")
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{ line }}{% endfor %}"
    assert "begins in one cell or paragraph" in faults(saved(document))


ATTACKS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ title.__class__.__mro__ }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ employer.items() }}",
    "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
    "{{ 'A'*10**10 }}",
    "{{ 10**(10**10) }}",
    "{{ '%0999999999d'|format(1) }}",
    "{{ '%0999999999d' % 1 }}",
    "{{ title|attr('__class__') }}",
    "{% include '../../etc/passwd' %}",
    "{% import 'os' as os %}",
    "{{ lipsum.__globals__ }}",
    "{{ self.__init__ }}",
    "{{ " + "(" * 5000 + "title" + ")" * 5000 + " }}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_before_anything_of_it_runs(attack):
    started = time.monotonic()
    with pytest.raises(UserError) as told:
        fill(made(attack), values(), PROPERTIES, limits=FIRM)
    assert time.monotonic() - started < 30
    assert "uid=" not in str(told.value)
    assert "was stopped" not in str(told.value)
    assert all("paragraph 1" in (fault.field or "") for fault in told.value.faults)


def unchecked(attack):
    """Have the child process fill in without checking first, as if the first wall had a hole."""
    job = {"values": {}, "limits": FIRM, "properties": PROPERTIES}
    answer = word_template._ask("render", made(attack), "t.docx", **job)
    raise UserError(word_template._faults(answer["faults"]))


@pytest.mark.parametrize(
    "attack",
    [
        *ATTACKS[:-1],
        "{% for a in must %}" * 30 + "x" + "{% endfor %}" * 30,
        "{{ 'A'.join('A' * 100000) * 100000 }}",
    ],
)
def test_what_slips_past_the_reading_is_held_by_the_sandbox_or_stopped(attack):
    started = time.monotonic()
    with pytest.raises(UserError) as told:
        unchecked(attack)
    assert time.monotonic() - started < 30
    assert "uid=" not in str(told.value)
    assert "t.docx" in str(told.value) or "memory" in str(told.value)


def test_loops_over_very_many_lines_are_stopped():
    many = ["x" * 50] * 20_000
    loops = ["{%p for a in must %}", "{%p for b in must %}", "{{ b }}", "{%p endfor %}", "{%p endfor %}"]
    started = time.monotonic()
    with pytest.raises(UserError, match=r"loops inside loops|more memory"):
        fill(made(*loops), values(must=many), PROPERTIES, limits=FIRM)
    assert time.monotonic() - started < 30


def rewritten(data: bytes, **parts: bytes) -> bytes:
    """The package with parts replaced or added; ``__`` in a name is a slash, ``_dot_`` a dot."""
    own = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in own:
                new.writestr(part, old.read(part))
        for name, content in own.items():
            new.writestr(name, content)
    return out.getvalue()


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused():
    bomb = rewritten(made("{{ title }}"), word__media__x_dot_bin=b"\0" * 300_000_000)
    assert len(bomb) < 1_000_000
    assert "MB" in faults(bomb)


def test_a_bomb_of_entities_is_refused_or_stays_small():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
    body = "<w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body>"
    xml = f'<!DOCTYPE d [<!ENTITY e0 "lol">{entities}]><w:document {nsdecls("w")}>{body}</w:document>'
    with pytest.raises(UserError):
        fill(rewritten(made("x"), word__document_dot_xml=xml.encode()), values(), PROPERTIES, limits=FIRM)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"MZ\x90\x00 a program", "not a Word document"),
        (b"\xd0\xcf\x11\xe0 old", "old .doc"),
        (b"", "not a Word document"),
        (b"PK\x03\x04 cut", "not a Word document"),
        (b"x" * (11 * 1024 * 1024), "may hold 10 MB"),
        (rewritten(made("x"), word__vbaProject_dot_bin=b"macro"), "macros"),
        (rewritten(made("x"), word__document_dot_xml=b"<broken"), "damaged"),
    ],
)
def test_what_is_no_template_is_told_in_plain_words(data, told):
    assert told in faults(data)
    with pytest.raises(UserError, match=told):
        fill(data, values(), PROPERTIES)


def test_a_file_that_loads_something_from_elsewhere_is_refused_but_a_link_is_fine():
    document = docx.Document(BytesIO(made(*example())))
    document.part.relate_to(
        "https://example.org", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    assert check(saved(document)).faults == ()
    document.part.relate_to(
        "https://evil.example/p.png", docx.opc.constants.RELATIONSHIP_TYPE.IMAGE, is_external=True
    )
    assert "https://evil.example/p.png" in faults(saved(document))


def test_the_template_that_a_file_was_made_from_is_not_fetched_by_the_filled_one():
    document = docx.Document(BytesIO(made(*example())))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    settings = document.part.part_related_by(docx.opc.constants.RELATIONSHIP_TYPE.SETTINGS)
    name = settings.relate_to("https://evil.example/t.dotm", kind, is_external=True)
    code = f'<w:attachedTemplate {nsdecls("w")} {nsdecls("r")} r:id="{name}"/>'
    document.settings.element.insert(0, parse_xml(code))
    filled = zipfile.ZipFile(BytesIO(fill(saved(document), values(), PROPERTIES)))
    assert not any(b"evil.example" in filled.read(part) for part in filled.namelist())
    assert b"attachedTemplate" not in filled.read("word/settings.xml")


def test_a_word_field_that_loads_something_is_refused():
    document = docx.Document()
    code = f'<w:fldSimple {nsdecls("w")} w:instr=" INCLUDEPICTURE &quot;http://evil.example&quot; "/>'
    document.add_paragraph()._p.append(parse_xml(code))
    assert "INCLUDEPICTURE" in faults(saved(document))


def test_nothing_of_this_process_surroundings_reaches_the_template(monkeypatch):
    monkeypatch.setenv("CAREHIRE_DATABASE", "postgresql://secret")
    seen = {}
    run = word_template.subprocess.run

    def spy(*args, **named):
        seen.update(named["env"])
        return run(*args, **named)

    monkeypatch.setattr(word_template.subprocess, "run", spy)
    check(made("x"))
    assert list(seen) == ["PYTHONPATH"]
