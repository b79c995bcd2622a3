"""Where the files shipped with the program are."""

from __future__ import annotations

from pathlib import Path

# Beside main.py, in the source tree and in a frozen bundle alike: a bundle unpacks modules and data side by side.
_ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Name a shipped file or folder: ``resource("protocols", "tuning.toml")``."""
    return _ROOT.joinpath(*parts)
