from __future__ import annotations

from carehire.documents.posting_fields import examples
from carehire.writers.word_template_sample import sample
from tests.writers.test_word_template_child import asked


def test_the_example_is_accepted_and_has_a_place_for_every_field():
    told = asked("check", sample())
    assert told["faults"] == told["warnings"] == []


def test_any_posting_can_be_filled_into_the_example():
    assert asked("fill", sample())["faults"] == []
    bare = {name: [] if isinstance(value, list) else value for name, value in examples().items()}
    assert asked("fill", sample(), **bare)["faults"] == []
