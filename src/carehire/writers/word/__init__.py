"""The parts of a Word file: its base, prepared once, and what each document adds to it."""
