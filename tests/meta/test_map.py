"""ARCHITECTURE.md names the folders and modules that exist, and no others."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAP = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"^- `([\w/.]+)`", MAP, re.MULTILINE))


def modules(top: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix() for path in (ROOT / top).rglob("*.py") if path.name not in {"__init__.py"}
    }


def test_every_module_is_on_the_map():
    missing = sorted((modules("consultancy") | modules("ui")) - NAMED)
    assert not missing


def test_the_map_names_nothing_that_is_gone():
    gone = sorted(name for name in NAMED if not (ROOT / name).exists())
    assert not gone
