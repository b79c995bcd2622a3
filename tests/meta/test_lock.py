"""The hashed lock and the pinned versions say the same."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines: list[str]) -> dict[str, str]:
    return {canonical(name): version for line in lines for name, version in PINNED.findall(line)}


def locked() -> dict[str, str]:
    return pins((ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines())


def test_every_direct_dependency_is_pinned_exactly():
    direct = SETTINGS["project"]["dependencies"]
    assert len(pins(direct)) == len(direct)


def test_the_lock_holds_the_pinned_versions():
    direct = pins(SETTINGS["project"]["dependencies"])
    assert {name: locked()[name] for name in direct} == direct


def test_what_dependencies_pull_in_is_pinned_too():
    direct = pins(SETTINGS["project"]["dependencies"])
    constraints = pins(SETTINGS["tool"]["uv"]["constraint-dependencies"])
    assert {name: version for name, version in locked().items() if name not in direct} == {
        name: version for name, version in constraints.items() if name in locked() and name not in direct
    }


def test_the_lock_names_no_index():
    assert "http" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_sound_is_an_extra_that_nobody_is_made_to_install():
    wanted = pins(SETTINGS["project"]["optional-dependencies"]["sound"])
    assert wanted == {"pyside6-addons": pins(SETTINGS["project"]["dependencies"])["pyside6-essentials"]}
    assert not set(wanted) & set(locked())
