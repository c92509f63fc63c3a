"""What is asked for and offered: role template, requisition, posting."""

from carehire.postings.draft import draft
from carehire.postings.edits import unknown_names

__all__ = ["draft", "unknown_names"]
