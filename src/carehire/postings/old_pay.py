"""The pay that an old posting states → the block of a requisition, open where its words leave it open."""

from __future__ import annotations

import re
from typing import Any

from carehire.postings import money
from carehire.postings.old_posting import OPEN
from carehire.postings.pay_text import PayMention
from carehire.postings.terms import PayKind

_ON_TARGET = re.compile(r"\bOTE\b|\bon[\s-]target\b", re.IGNORECASE)
_CLAUSE = 200  # letters, more than any clause around a sum of pay has


def pay_block(mention: PayMention, around: str) -> dict[str, Any]:
    """Return a block of pay; what the words leave open is marked, never guessed."""
    low, high = mention.low, mention.high
    return {
        "min": money.bare(low.value) if low else OPEN,
        "max": money.bare(high.value) if high else OPEN,
        "currency": mention.currency or OPEN,
        "period": mention.period.value if mention.period else OPEN,
        "kind": (PayKind.ON_TARGET if _on_target(mention, around) else PayKind.BASE).value,
    }


def _on_target(mention: PayMention, around: str) -> bool:
    """Tell whether the clause in which the pay stands calls it on-target earnings."""
    before = re.split(r"[,;(]", around[max(0, mention.start - _CLAUSE) : mention.start])[-1]
    after = re.split(r"[,;)]|\+|\bplus\b", around[mention.end : mention.end + _CLAUSE])[0]
    return bool(_ON_TARGET.search(f"{before} {after}"))
