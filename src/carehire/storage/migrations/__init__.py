"""How a database of an older carehire becomes one of this carehire."""
