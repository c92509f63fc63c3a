from __future__ import annotations

from hypothesis import given
from lxml import etree

from carehire.writers.characters import clean, language_right_to_left, runs_right_to_left, xml
from tests.writers.test_docx import ANY_TEXT


def test_every_kind_of_line_end_is_one() -> None:
    assert clean("a\r\nb\rc\nd\x0be\x0cf\x85g\u2028h\u2029i") == "a\nb\nc\nd\ne\nf\ng\nh\ni"


def test_what_no_file_may_hold_is_left_out_and_all_else_stays() -> None:
    assert clean("a\x00\x1b\x7f\x9f\ud800\udfff\ufdd0\ufffe\uffff\U0001ffff\U0010fffe") == "a"
    kept = (
        "\t tab, NBSP\u00a0, soft\u00adhyphen, joiner\u200d, mark\u200f, \ue000, \ufffd, 👩🏽‍🔧, \U0010fffd"
    )
    assert clean(kept) == kept


@given(ANY_TEXT)
def test_cleaned_text_is_xml(text: str) -> None:
    root = etree.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')
    assert (root.text or "") == clean(text)
    assert clean(clean(text)) == clean(text)


def test_the_direction_of_most_letters_counts() -> None:
    assert runs_right_to_left("مدير 2025 (CRM)")
    assert not runs_right_to_left("Manager מ")
    assert not runs_right_to_left("2025 – 100 %")
    assert language_right_to_left("he-IL")
    assert not language_right_to_left("hr-HR")
