"""Rubrics and the criteria that they share, as data."""
