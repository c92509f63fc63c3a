"""How wide the columns of a table are, from its own wish or from what stands in it."""

from __future__ import annotations

from math import sqrt

from carehire.documents.blocks import Table, plain


def shares(table: Table) -> list[float]:
    """Return the share of each column in the whole width; they sum to 1.

    Without a wish a column gets room for its longest word, and beyond that by the root of
    its longest text, so that one long remark doesn't starve the other columns.
    """
    columns = len(table.header)
    if len(table.widths) == columns and min(table.widths) > 0:
        wished = [float(width) for width in table.widths]
    else:
        wished = [
            _appetite([table.header[i], *(plain(row[i]) for row in table.rows)]) for i in range(columns)
        ]
    return [width / sum(wished) for width in wished]


def _appetite(texts: list[str]) -> float:
    longest_word = max((len(word) for text in texts for word in text.split()), default=1)
    longest_text = max(len(text) for text in texts)
    return min(max(longest_word, 4), 20) + 2 + 2 * sqrt(min(longest_text, 400))
