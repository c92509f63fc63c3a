"""Text that a spreadsheet must not run as a formula."""

from __future__ import annotations

from carehire.documents.blocks import Cell
from carehire.writers.characters import clean

_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def harmless(cell: Cell) -> Cell:
    """Return ``cell`` so that no spreadsheet runs it: such a text gets an apostrophe before it.

    A candidate's name may be ``=HYPERLINK(…)``. Numbers stay numbers, negative ones too.
    """
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return f"'{text}" if text.startswith(_STARTS) else text
