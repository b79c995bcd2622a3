"""Through LibreOffice and back, where it is installed. UPDATE_GOLDEN=1 renews the forms kept in worksheets/."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from consultancy.documents.summary_model import PageSize
from consultancy.documents.word import write
from consultancy.documents.worksheet import write_worksheet
from consultancy.documents.worksheet_reading import read_worksheet

OFFICE = shutil.which("soffice")
KEPT = Path(__file__).parent / "worksheets"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here"),
]


def convert(source: Path, form: str, folder: Path) -> Path:
    profile = folder.parent / "profile"
    command = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=110)
    return folder / f"{source.stem}.{form}"


def test_a_form_saved_again_as_word_or_through_opendocument_comes_back_whole(hour, tmp_path) -> None:
    form = tmp_path / "form.docx"
    form.write_bytes(write_worksheet(hour.consultancy, PageSize.A4))
    saved = {
        "saved_by_libreoffice.docx": convert(form, "docx", tmp_path / "word"),
        "through_opendocument.docx": convert(convert(form, "odt", tmp_path / "odt"), "docx", tmp_path / "back"),
    }
    for name, path in saved.items():
        if os.environ.get("UPDATE_GOLDEN"):
            (KEPT / name).write_bytes(path.read_bytes())
        assert read_worksheet(path.read_bytes()) == read_worksheet(form.read_bytes())


def test_memo_and_record_open_as_pages(hour, tmp_path) -> None:
    for name, summary in (("memo", hour.memo()), ("record", hour.record())):
        made = tmp_path / f"{name}.docx"
        made.write_bytes(write(summary))
        assert convert(made, "pdf", tmp_path / "pages").read_bytes().startswith(b"%PDF")
