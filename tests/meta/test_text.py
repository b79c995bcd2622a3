"""Every sentence a person reads goes through the translation layer, and nothing tells how the project was made."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWN = {
    "setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription",
    "setStatusTip", "setTitle", "addAction", "PlainLabel", "label", "Button", "IconButton", "Chip", "tell", "trouble",
    "Refused", "NotNow", "CannotRead", "CannotWrite", "NotFoundHere", "StorageTrouble",
}  # fmt: skip
LETTERS = re.compile(r"[A-Za-z]{2,}\s+[A-Za-z]{2,}")


def modules():
    return sorted([*(ROOT / "consultancy").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def bare_sentences(tree: ast.AST):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in SHOWN:
            for argument in node.args:
                text = argument.value if isinstance(argument, ast.Constant) else None
                if isinstance(text, str) and LETTERS.search(text):
                    yield node.lineno, text
                if isinstance(argument, ast.JoinedStr):
                    parts = [part.value for part in argument.values if isinstance(part, ast.Constant)]
                    yield from ((node.lineno, part) for part in parts if LETTERS.search(str(part)))


def translated_badly(tree: ast.AST):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in {"_", "n_"}:
            texts = node.args[:1] if called(node) == "_" else node.args[:2]
            yield from (node.lineno for text in texts if not isinstance(text, ast.Constant))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_sentence_is_outside_the_translation_layer(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert list(bare_sentences(tree)) == []
    if path.name != "text.py":
        assert list(translated_badly(tree)) == []


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_no_file_names_a_path_of_the_machine_it_was_made_on():
    told = re.compile(rb"/(?:work|root|home)/(?:main|shared|\.pyenv|\w+/)")
    read = ((path, path.read_bytes()) for path in tracked() if path.is_file() and path != Path(__file__).resolve())
    assert [path.name for path, data in read if told.search(data)] == []
