"""Hosts the folders templates/ and rubrics/ in an installed carehire."""
