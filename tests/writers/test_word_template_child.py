from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire.documents.posting_fields import examples
from carehire.writers import word_template_child as child
from tests.writers.word_templates import example, made

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
        (["{{ must }}"], ["must is a list"]),
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
    ],
)
def test_a_fault_is_told_with_its_paragraph_and_what_would_be_right(lines, told):
    found = "\n".join(f"{where}: {message}" for message, where in asked("check", made(*lines))["faults"])
    for each in told:
        assert each in found


def test_all_faults_are_told_at_once():
    told = asked("check", made("{{ a }}", "fine", "{{ b }} {{ title|nope }}", "{%p if pay %}"))["faults"]
    assert len(told) == 4


EXAMPLE = made(*example())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=5), st.text(min_size=1, max_size=60))
def test_whatever_a_posting_says_stands_in_the_document(lines, title):
    lines = [line for line in lines if line.strip()] or ["x"]
    # It holds the document against the values itself, so no fault says that all of them stand in it.
    assert asked("fill", EXAMPLE, must=lines, title=title)["faults"] == []
