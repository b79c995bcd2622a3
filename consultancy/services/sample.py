"""The sample workspace: invented people, the same cast everywhere."""

from __future__ import annotations


class Sample:
    """Use cases of "Try the sample consultancy" and of the pictures."""

    def try_it(self) -> str:
        """Make the three-minute sample consultancy and give its id; if it is there already, give that one."""
        raise NotImplementedError

    def fill(self) -> None:
        """Fill an empty workspace with the sample cast: planned, running, closed and handed-over consultancies."""
        raise NotImplementedError
