"""The only room that knows SQL."""

from carehire.storage.schema import MigrationState, migration_state
from carehire.storage.store import Store, open_store

__all__ = ["MigrationState", "Store", "migration_state", "open_store"]
