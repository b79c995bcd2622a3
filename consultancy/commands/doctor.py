"""``doctor``: where the data are, whether they are whole, which versions run, how much room there is."""

from __future__ import annotations

from consultancy.commands.arguments import Families


def add_to(families: Families) -> None:
    """Add the command."""
