"""Handouts as pages, where LibreOffice is installed: one for every protocol, at every length, on both papers."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from consultancy.documents.handout import make
from consultancy.documents.handout_model import Hour, PaperKind
from consultancy.documents.handout_word import write_sheet
from consultancy.documents.summary_model import PageSize
from tests.documents.test_handout_page import LENGTHS, hour_of, many_steps

OFFICE = shutil.which("soffice")
AT_ONCE = 50

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here"),
]


def pages_of(hours: dict[str, Hour], folder: Path) -> dict[str, int]:
    """Count the pages each handout comes out as."""
    for name, hour in hours.items():
        (folder / f"{name}.docx").write_bytes(write_sheet(make(hour, PaperKind.HANDOUT)))
    made = [str(folder / f"{name}.docx") for name in hours]
    office = [
        str(OFFICE),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    for at in range(0, len(made), AT_ONCE):
        command = [*office, "--outdir", str(folder), *made[at : at + AT_ONCE]]
        subprocess.run(command, check=True, capture_output=True, timeout=110)
    return {name: len(re.findall(rb"/Type\s*/Page\b", (folder / f"{name}.pdf").read_bytes())) for name in hours}


@pytest.mark.parametrize("page", list(PageSize))
def test_every_handout_is_one_page(tmp_path, page) -> None:
    hours = {f"{key}_{variant}": hour_of(key, variant, page=page) for key, variant in LENGTHS}
    hours |= {f"many_{count}": replace(many_steps(count), page=page) for count in (12, 25, 40)}
    pages = pages_of(hours, tmp_path)
    assert {name: count for name, count in pages.items() if count != 1} == {}
