"""A small plot: two series over three rows, with what is not known in one of them."""

from __future__ import annotations

from carehire.documents.blocks import Mark, Plot

ANA = (Mark(4.0, "4"), Mark(2.0, "2"), Mark(5.0, "5"))
BO = (Mark(1.0, "1", 0.5, 1.5), None, Mark(5.0, "5"))


def plot(*, joined: bool = False, middle: float | None = None) -> Plot:
    return Plot(
        "Profiles",
        "Criterion",
        ("Coaching", "Planning", 'Notes on "R&D"'),
        (("Ana", ANA), ("Bo <b>", BO)),
        tuple((float(level), str(level)) for level in range(1, 6)),
        joined,
        middle,
    )
