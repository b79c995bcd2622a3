"""A small clock that stays in front of everything else."""
