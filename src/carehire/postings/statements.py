"""The sentences that every posting of the house carries unless a requisition has its own."""

from __future__ import annotations

from carehire.values import Frozen, Text


class Statements(Frozen):
    """House statements; texts may use the same variables as a role's."""

    equal_opportunity: Text
    accommodation: Text
