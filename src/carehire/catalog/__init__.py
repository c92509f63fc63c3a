"""The catalog: all roles, rubrics, word lists and looks at hand, found by listing."""

from carehire.catalog.catalog import Catalog
from carehire.catalog.shelves import packaged, read_text

__all__ = ["Catalog", "packaged", "read_text"]
