"""Fairness: outcomes by group, and nothing that scores anybody."""
