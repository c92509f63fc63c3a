"""Open the house: settings resolved, catalog and store at hand."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path

from carehire.catalog import Catalog, read_text
from carehire.documents.look import Look
from carehire.settings import FILE, Settings, resolve
from carehire.storage import Store, open_store


def now() -> datetime:
    """Return the present moment; nothing below the workflows reads the clock."""
    return datetime.now(UTC)


def find_settings(flags: Mapping[str, object] | None = None) -> Settings:
    """Return the settings of this installation; ``carehire.toml`` is looked for in the home."""
    flags = flags or {}
    default_home = user_data_path("carehire", appauthor=False)
    home = Path(str(flags.get("home") or os.environ.get("CAREHIRE_HOME") or default_home)).expanduser()
    toml_path = home / FILE
    toml = read_text(toml_path) if toml_path.is_file() else None
    return resolve({**flags, "home": home.absolute()}, os.environ, toml, toml_path, default_home)


@dataclass(frozen=True, slots=True)
class House:
    """What a face works with."""

    settings: Settings
    catalog: Catalog
    store: Store

    def look(self) -> Look:
        """Return how this organisation's documents look."""
        return self.catalog.look(self.settings.base_docx)


def catalog_for(settings: Settings) -> Catalog:
    """Return the catalog of an installation without opening its database."""
    return Catalog(settings.home, settings.checks)


def open_house(settings: Settings) -> House:
    """Open catalog and store, making the home where there is none. Raises UserError if it can't be."""
    return House(settings, catalog_for(settings), open_store(settings.database_url, now))


def port_is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen at ``host`` and ``port``."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True
