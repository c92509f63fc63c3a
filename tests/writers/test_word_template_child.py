from __future__ import annotations

import base64
import io

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire.documents.posting_fields import examples
from carehire.writers import word_template_child as child
from tests.writers.word_templates import example, made, saved

PROPERTIES = {"title": "Keeper", "language": "en-GB", "created": "2027-01-15T08:00:00+00:00"}


def asked(task, data, **values):
    """Do a job in this process, as the child does it in its own."""
    template = base64.b64encode(data).decode()
    values = examples() | values
    return child.do(
        {"task": task, "name": "t.docx", "template": template, "values": values, "properties": PROPERTIES}
    )


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Pay: {{ pya }}"], ['no field "pya"', '"pay"', 'paragraph 1 ("Pay: {{ pya }}")']),
        (["x", "{{ employer.nmae }}"], ['"employer.name"', "paragraph 2"]),
        (["{{ must }}"], ['"must" is a list']),
        (["{{ employer }}"], ['no field "employer"']),
        (["{{ title"], ["same paragraph"]),
        (["title }}"], ["same paragraph"]),
        (["{{ title", "}}"], ["paragraph 1", "paragraph 2"]),
        (["{{ title title }}"], ["can't be read"]),
        (["{{ }}"], ["{{ }}"]),
        (["{%p for line in must %}", "{{ line }}"], ["no endfor", "paragraph 1"]),
        (["{%p endif %}"], ["not begun"]),
        (["{%p for line in must %}", "{%p endif %}"], ["waits for endfor"]),
        (["{%p for line in must %}", "{% endfor %}"], ["must both begin"]),
        (["{%p for line in musts %}", "{%p endfor %}"], ['Did you mean "must"']),
        (["{%p for line in must %}{%p endfor %}"], ["stand in one paragraph", "Part them"]),
        (["Yes: {%p if pay %}", "{{ pay }}", "{%p endif %}"], ['the rest ("Yes:")']),
        (["{%p for title in must %}", "{%p endfor %}"], ["take another word"]),
        (["{{r title }}"], ["write {{ title }}"]),
        (["{%- if pay %}{% endif %}"], ["dash"]),
        (["{% set x = 1 %}"], ["not known"]),
        (["{{ title|safe }}"], ['filter "safe"', "upper"]),
        (["{{ title|replace('a', 'aaaa') }}"], ['filter "replace"']),
        (["{# leaves out: pya #}"], ['no field "pya"', '"pay"']),
        (["{%p for a in must %}"] * 3 + ["{%p endfor %}"] * 3, ["inside too many others", "paragraph 3"]),
        (["{%p if pay %}"] * 50 + ["{%p endif %}"] * 50, ["inside too many others"]),
        (["{{ loop.index }}"], ['no field "loop.index"']),
        (["Our salry is {{ salry }}."], ['no field "salry"', 'Did you mean "pay"', "Our salry is"]),
        (["{{ emial }}"], ['Did you mean "apply.email"']),
    ],
)
def test_a_fault_is_told_with_its_paragraph_and_what_would_be_right(lines, told):
    found = "\n".join(f"{where}: {message}" for message, where in asked("check", made(*lines))["faults"])
    for each in told:
        assert each in found


def test_all_faults_are_told_at_once():
    told = asked("check", made("{{ a }}", "fine", "{{ b }} {{ title|nope }}", "{%p if pay %}", *example()))
    assert len(told["faults"]) == 4


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("company", "employer.name"),
        ("Salary", "pay"),
        ("EMPLOYER.NAME", "employer.name"),
        ("duties", "responsibilities"),
    ],
)
def test_a_field_by_another_usual_name_is_told_by_ours(written, meant):
    faults = asked("check", made(f"{{{{ {written} }}}}", *example()))["faults"]
    assert [message for message, _ in faults] == [f'there is no field "{written}". Did you mean "{meant}"?']


def test_what_every_posting_says_must_have_a_place_and_what_some_say_is_a_warning():
    lines = example()
    for start, length in (("{%p for line in benefits %}", 3), ("{%p if pay %}", 3)):
        at = lines.index(start)
        lines = lines[:at] + lines[at + length :]
    told = asked("check", made(*lines))
    assert ["benefits (the benefits)" in message for message, _ in told["faults"]] == [True]
    assert ["no place for: pay" in message for message, _ in told["warnings"]] == [True]
    told = asked("check", made(*lines, "{# leaves out: benefits, pay #}"))
    assert told["faults"] == told["warnings"] == []


def test_a_document_without_a_field_and_one_with_those_of_another_program_are_told_how_to_write_them():
    assert "no field in it" in asked("check", made("Care Manager"))["faults"][0][0]
    warnings = asked("check", made("«Title» and [Salary] [sic] {hm}", *example()))["warnings"]
    assert [message.partition(". ")[2] for message, _ in warnings] == [
        "For a field, write {{ title }}.",
        "For a field, write {{ pay }}.",
    ]


def test_a_fault_in_a_table_is_told_with_its_row_and_cell():
    document = docx.Document(io.BytesIO(made(*example())))
    document.add_table(rows=2, cols=2).cell(1, 0).text = "{{ pya }}"
    faults = asked("check", saved(document))["faults"]
    assert [where for _, where in faults] == ['table 1, row 2, cell 1 ("{{ pya }}")']


EXAMPLE = made(*example())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=5), st.text(min_size=1, max_size=60))
def test_whatever_a_posting_says_stands_in_the_document(lines, title):
    lines = [line for line in lines if line.strip()] or ["x"]
    # It holds the document against the values itself, so no fault says that all of them stand in it.
    assert asked("fill", EXAMPLE, must=lines, title=title)["faults"] == []


def test_a_field_that_nobody_sees_is_a_fault_and_never_run():
    document = docx.Document()
    paragraph = document.add_paragraph("Hello ")
    deleted = paragraph.add_run("{{ gone }}")._r
    deleted[0].tag = qn("w:delText")
    picture = document.add_paragraph("A picture")._p
    picture.set(qn("w:rsidR"), "{{ ''.__class__ }}")
    faults = "\n".join(message for message, _ in asked("check", saved(document))["faults"])
    assert '"{{ gone }}" was deleted with changes being tracked' in faults
    assert '(paragraph "Hello")' in faults
    assert "stands in the description of a picture or in another setting" in faults
