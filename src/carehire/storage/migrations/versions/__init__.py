"""One file a step, the first one making the tables."""
