"""How documents look, as data that writers are handed: they open no file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """``base`` is a .docx whose styles, header and margins are used; ``page`` a Jinja page of HTML.

    ``base_name`` is what messages call the base by, such as the file's name.
    ``house_base`` is carehire's own base, from which missing styles are taken.
    """

    base: bytes
    house_base: bytes
    page: str
    base_name: str = "base.docx"
