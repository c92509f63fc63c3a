"""The name of a rubric's content: what says the same has the same, whatever version it calls itself."""

from __future__ import annotations

import hashlib
import json

from carehire.rubrics.rubric import Rubric


def digest_of(rubric: Rubric) -> str:
    """Return a name for the content alone; defaults are left out, so that new fields change none."""
    content = rubric.model_dump(mode="json", exclude={"version"}, exclude_defaults=True)
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
