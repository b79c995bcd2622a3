"""The page that documents the format says all there is, and its example works."""

import re
from pathlib import Path

import pytest

from consultancy.model.note import Audience, NoteKind
from consultancy.model.protocol import Bell, Repeat, Silence, Voice, Wording
from consultancy.protocols.grammar import HEAD, STEP, VARIANT
from consultancy.protocols.reading import read_protocol

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "protocol-format.md").read_text("utf-8")


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}")[1].split("\n## ")[0]


def test_the_example_is_a_protocol_the_program_reads():
    example = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
    assert read_protocol(example.encode()).default_variant == "20"


@pytest.mark.parametrize(("title", "keys"), [("The head", HEAD), ("Lengths", VARIANT), ("Steps", STEP)])
def test_every_key_is_explained_and_no_other(title, keys):
    explained = re.findall(r"^\| `(\w+)` \|.*\|.*\|$", section(title).split("\n### ")[0], re.MULTILINE)
    assert sorted(explained) == sorted(keys.keys() - {"variants", "steps"})


@pytest.mark.parametrize(("title", "keys"), [("The head", HEAD), ("Lengths", VARIANT), ("Steps", STEP)])
def test_the_page_and_the_program_agree_on_what_is_needed(title, keys):
    needed = re.findall(r"^\| `(\w+)` \|.*\| needed \|$", section(title), re.MULTILINE)
    assert sorted(needed) == sorted(key for key, known in keys.items() if known.required and key != "steps")


@pytest.mark.parametrize("words", [Voice, Silence, Repeat, NoteKind, Audience, Bell, Wording])
def test_every_word_of_a_list_is_on_the_page(words):
    assert [word for word in words if f"`{word}`" not in section("Steps")] == []
