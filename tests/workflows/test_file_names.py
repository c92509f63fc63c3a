from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carehire.workflows.file_names import safe_name


@given(st.text(max_size=300))
def test_any_text_makes_a_name_that_every_system_takes(text: str):
    name = safe_name(text)
    assert name
    assert len(name.encode("utf-8")) <= 80 + 1
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name == name.strip(". ")


def test_names_stay_readable():
    assert safe_name("Zoë  Ångström 🙂") == "Zoë Ångström 🙂"
    assert safe_name("a/b\\c: ../d") == "a b c .. d"
    assert safe_name("שלום \u202egnp.exe") == "שלום gnp.exe"
    assert safe_name("con") == "_con"
    assert safe_name("nul.txt") == "_nul.txt"
    assert safe_name(" ... ") == "unnamed"
    assert safe_name("é" * 200) == "é" * 40
