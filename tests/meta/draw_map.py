"""Renew the list of modules in ARCHITECTURE.md from the first line of each module's docstring.

uv run python tests/meta/draw_map.py
"""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "ARCHITECTURE.md"
MARK = "<!-- modules: renewed by tests/meta/draw_map.py -->\n"


def modules() -> list[Path]:
    """List every module of the program, folder by folder."""
    found = [path for top in ("consultancy", "ui") for path in (ROOT / top).rglob("*.py")]
    return sorted(found, key=lambda path: (path.parent, path.name != "__init__.py", path.name))


def first_line(path: Path) -> str:
    """Give the first line of a module's docstring."""
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return told.partition("\n")[0]


def drawn() -> str:
    """Give the list as it should be."""
    lines: list[str] = []
    for path in modules():
        name = path.relative_to(ROOT).as_posix()
        if path.name == "__init__.py":
            lines.append(f"\n**{path.parent.relative_to(ROOT).as_posix()}/** {first_line(path)}\n")
        else:
            lines.append(f"- `{name}` {first_line(path)}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the list into the map, below its mark."""
    told, mark, _old = MAP.read_text(encoding="utf-8").partition(MARK)
    MAP.write_text(told + mark + drawn(), encoding="utf-8")


if __name__ == "__main__":
    main()
