"""``python -m carehire`` is the same as ``carehire``."""

from carehire.cli.main import main

main()
