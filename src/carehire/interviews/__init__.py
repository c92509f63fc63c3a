"""Interviews: who sees whom in which round, and with what in hand."""
