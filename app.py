"""The door: ``streamlit run app.py`` shows the same product as ``carehire app``."""

from carehire.ui.app import main

main()
