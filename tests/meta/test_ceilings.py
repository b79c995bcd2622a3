"""The ceilings hold, and the checker itself finds what is over them."""

import importlib.util
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "ceilings.py"
SPEC = importlib.util.spec_from_file_location("ceilings", HERE)
assert SPEC
assert SPEC.loader
ceilings = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(ceilings)


def test_nothing_is_over_a_ceiling():
    assert ceilings.all_faults() == []


def test_the_median_function_is_short():
    assert ceilings.median_function() < ceilings.MEDIAN_FUNCTION


def test_a_long_function_is_found(tmp_path):
    long = tmp_path / "long.py"
    long.write_text("def f():\n" + "    x = 1\n" * 60, encoding="utf-8")
    assert list(ceilings.faults_of(long)) == ["function f has 61 lines (at most 40)"]


def test_deep_nesting_is_found(tmp_path):
    deep = tmp_path / "deep.py"
    lines = ["def f(a):"] + ["    " * level + "if a:" for level in range(1, 6)] + ["    " * 6 + "pass"]
    deep.write_text("\n".join(lines), encoding="utf-8")
    assert list(ceilings.faults_of(deep)) == ["function f nests 5 deep (at most 4)"]
