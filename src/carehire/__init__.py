"""carehire: from an opening to a hire that can be explained."""

from importlib.metadata import version

__version__ = version("carehire")
