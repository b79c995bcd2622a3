"""Plain immutable values: what everything else in the house speaks about."""
