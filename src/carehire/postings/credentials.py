"""Which credential a requirement's words ask for, in the words of search engines.

Source of the five: Google Search Central, "Job posting structured data", credentialCategory.
"""

from __future__ import annotations

import re

_PATTERNS = {  # the lowest that a text names is what it asks for
    "high school": r"\bhigh[- ]school\b|\bGED\b",
    "associate degree": r"\bassociate'?s?\b.{0,12}\bdegree\b",
    "bachelor degree": r"\bbachelor|\bB\.?A\.?\b|\bB\.?Sc?\.?\b|\bundergraduate degree\b",
    "professional certificate": r"\bprofessional certificat",
    "postgraduate degree": r"\bmaster(?:['’]?s)?\s+degree\b|\bmaster['’]s\b"
    r"|\bpost-?graduate\b|\bgraduate degree\b|\bdoctora|\bPh\.?D\b|\bMBA\b|\bM\.?Sc\b",
}
CREDENTIALS = tuple(_PATTERNS)


def credential(text: str) -> str | None:
    """Return the credential that a text names; None for none."""
    return next(
        (name for name, pattern in _PATTERNS.items() if re.search(pattern, text, re.IGNORECASE)), None
    )
