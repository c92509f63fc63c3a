from __future__ import annotations

import pytest

from tests.checks.making import found


@pytest.mark.parametrize(
    ("title", "words", "replacement", "shown"),
    [
        ("Customer Support Ninja (f/m/x)", "Ninja", "Specialist", "Customer Support Specialist (f/m/x)"),
        ("Customer Support Ninjas", "Ninjas", "Specialists", "Customer Support Specialists"),
        ("Rockstar Customer Service Manager", "Rockstar Customer", "Customer", "Customer Service Manager"),
        ("Customer Service Manager Guru", "Manager Guru", "Manager", "Customer Service Manager"),
    ],
)
def test_a_title_is_shown_without_its_idle_word(title, words, replacement, shown):
    (remark,) = found("title", f"{title}\n\nYou help people.")
    assert (remark.text, remark.replacement) == (words, replacement)
    assert remark.suggestion.endswith(f'"{shown}".')
    assert title.replace(remark.text, remark.replacement) == shown


def test_a_word_that_names_the_work_is_reworded_and_not_taken_for_idle():
    (remark,) = found("gendered-terms", "Executive Chairman\n\nYou help people.")
    assert (remark.text, remark.replacement) == ("Chairman", "Chair")
    assert remark.suggestion.endswith('"Executive Chair".')
