from __future__ import annotations

from pathlib import Path

import pytest

from carehire.errors import Fault
from carehire.ui.parts.page import _sentence


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault("it is empty", path=Path("ours.docx")), "ours.docx: it is empty"),
        (Fault("ours.docx was stopped."), "ours.docx was stopped."),
        (Fault("must be a number", field="pay.min"), "pay.min: must be a number"),
        (Fault("there is no role. Choose one."), "There is no role. Choose one."),
        (Fault("it is empty", field="paragraph 2"), "Paragraph 2: it is empty"),
    ],
)
def test_a_fault_begins_with_a_capital_but_for_names_that_have_their_own_letters(fault: Fault, told: str):
    assert _sentence(fault) == told
