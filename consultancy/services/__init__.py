"""Use cases: one transaction in, one Changes out."""
