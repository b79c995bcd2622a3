from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from consultancy.documents.summary_model import DocumentKind
from consultancy.services.naming import file_name, free_name, slug
from tests.hostile import NAMES, ONLY_SPACE

DAY = date(2026, 11, 17)
RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}


def test_a_name_says_the_day_the_title_and_what_it_is():
    name = file_name(DAY, "Who owns the portrait of a graduate?", DocumentKind.MEMO, "docx")
    assert name == "2026-11-17 Who owns the portrait of a graduate - memo.docx"


@pytest.mark.parametrize("title", ["", "???", "...", "\u202e\u200f", "\x00", "   "])
def test_a_title_with_nothing_left_of_it_gives_a_plain_name(title):
    assert file_name(DAY, title, DocumentKind.MEMO, "md") == "2026-11-17 Consultancy memo.md"
    assert file_name(DAY, title, DocumentKind.RECORD, "txt") == "2026-11-17 Consultancy full record.txt"


@pytest.mark.parametrize("title", [*NAMES.values(), *ONLY_SPACE.values()], ids=[*NAMES, *ONLY_SPACE])
@pytest.mark.parametrize("kind", DocumentKind)
def test_any_title_gives_a_name_that_every_system_takes(title, kind, tmp_path):
    name = file_name(DAY, title, kind, "docx")
    assert PureWindowsPath(name).name == PurePosixPath(name).name == name
    assert not set(name) & set('<>:"/\\|?*\u202e\u200f\u2066\u200b\ufeff')
    assert all(ord(each) >= 0x20 for each in name)
    assert name.split(".")[0].casefold() not in RESERVED
    assert PurePosixPath(name).stem == PurePosixPath(name).stem.strip(" .")
    assert len(name.encode()) <= 200
    (tmp_path / name).write_bytes(b"")


def test_a_long_title_is_cut_between_words():
    assert slug("word " * 40).endswith("word")
    assert len(slug("word " * 40)) <= 60


def test_another_name_is_found_beside_the_ones_that_are_taken(tmp_path):
    memo = tmp_path / "memo.docx"
    for expected in ("memo (2).docx", "memo (3).docx"):
        other = free_name(memo)
        assert other.name == expected
        other.touch()
    assert free_name(tmp_path / "memo (2).docx").name == "memo (4).docx"
