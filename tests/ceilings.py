"""Ceilings on size, so that a module can still be read at one sitting. Exceptions are lines in pyproject.toml."""

from __future__ import annotations

import ast
import statistics
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("consultancy", "ui", "main.py")
MODULE, FUNCTION, CLASS, METHODS, NESTING = 400, 40, 300, 15, 4
MEDIAN_FUNCTION = 10
NESTS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)
Functions = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> list[Path]:
    """List the modules the ceilings hold for."""
    found: list[Path] = []
    for name in PACKAGES:
        place = ROOT / name
        found += sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return found


def exceptions() -> dict[str, str]:
    """Read the reasoned exceptions: ``"ui/x.py: what" = "why"``."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = settings["tool"].get("ceilings", {}).get("exceptions", {})
    return found


def lines_of(node: Functions | ast.ClassDef) -> int:
    """Count the lines of a definition, without its docstring."""
    docstring = node.body[0] if ast.get_docstring(node) else None
    told = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - told


def depth(node: ast.AST, level: int = 0) -> int:
    """Give the deepest nesting of blocks inside a function; ``elif`` does not nest."""
    deepest = level
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Functions | ast.ClassDef):
            continue
        chained = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, depth(child, level + (isinstance(child, NESTS) and not chained)))
    return deepest


def functions(tree: ast.AST) -> Iterator[Functions]:
    """Walk every function of a module."""
    return (node for node in ast.walk(tree) if isinstance(node, Functions))


def faults_of_class(node: ast.ClassDef) -> Iterator[str]:
    """Name what a class has too much of."""
    if lines_of(node) > CLASS:
        yield f"class {node.name} has {lines_of(node)} lines (at most {CLASS})"
    public = [item for item in node.body if isinstance(item, Functions) and not item.name.startswith("_")]
    own = [item for item in public if item.name == item.name.lower()]
    if len(own) > METHODS:
        yield f"class {node.name} has {len(own)} public methods (at most {METHODS})"


def faults_of_function(node: Functions) -> Iterator[str]:
    """Name what a function has too much of."""
    if lines_of(node) > FUNCTION:
        yield f"function {node.name} has {lines_of(node)} lines (at most {FUNCTION})"
    if depth(node) > NESTING:
        yield f"function {node.name} nests {depth(node)} deep (at most {NESTING})"


def faults_of(path: Path) -> Iterator[str]:
    """Name what a module has too much of."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if len(text.splitlines()) > MODULE:
        yield f"module has {len(text.splitlines())} lines (at most {MODULE})"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from faults_of_class(node)
    for node in functions(tree):
        yield from faults_of_function(node)


def all_faults() -> list[str]:
    """Name everything over a ceiling that has no reasoned exception, and exceptions no longer needed."""
    allowed = exceptions()
    found = [f"{path.relative_to(ROOT).as_posix()}: {fault}" for path in sources() for fault in faults_of(path)]
    keys = {fault.rsplit(" has ", 1)[0].rsplit(" nests ", 1)[0] for fault in found}
    stale = [f"{key}: its exception is no longer needed" for key in allowed if key not in keys]
    return [fault for fault in found if not any(fault.startswith(key) for key in allowed)] + stale


def median_function() -> float:
    """Give the median length of a function, in lines."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sources())
    return statistics.median(lines_of(node) for tree in trees for node in functions(tree))


def main() -> int:
    """Print the faults; 0 when there are none."""
    found = all_faults()
    median = median_function()
    if median >= MEDIAN_FUNCTION:
        found.append(f"the median function has {median} lines (under {MEDIAN_FUNCTION})")
    for fault in found:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"median function: {median} lines; {len(sources())} modules\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
