"""Files that are not the worksheet they should be: one sentence each, nothing taken, nothing else raised."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile  # noqa: TID253 - tests make what is read

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultancy.documents.summary_model import PageSize
from consultancy.documents.word_opening import FILE_CAP, open_word
from consultancy.documents.word_xml import NAMESPACE
from consultancy.documents.worksheet import write_worksheet
from consultancy.documents.worksheet_reading import read_worksheet
from consultancy.errors import CannotRead

BODY = f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:p><w:r><w:t>Title: X</w:t></w:r></w:p></w:body></w:document>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def packed(parts: dict[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", method) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return out.getvalue()


def twice(name: str) -> bytes:
    """Give a package that holds one name two times, as no honest program writes it."""
    return packed({name: BODY, name[:-1] + "X": BODY}).replace((name[:-1] + "X").encode(), name.encode())


def declared(document: str) -> bytes:
    return packed({"word/document.xml": document})


def with_relation(target: str) -> dict[str, str]:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return {"_rels/.rels": f'<R><Relationship Type="{kind}" Target="{target}"/></R>', target.lstrip("/"): BODY}


LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + BODY.replace("Title: X", "&b;")
FETCHED = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + BODY.replace("Title: X", "&x;")

REFUSED = {
    "an empty file": (b"", "empty"),
    "plain text": (b"Title: X", "not a Word document"),
    "a PDF": (b"%PDF-1.7 ...", "not a Word document"),
    "an older Word file": (OLE, "older Word file"),
    "a locked document": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an OpenDocument file": (packed({"mimetype": "x", "content.xml": "<x/>"}), "OpenDocument"),
    "a renamed zip": (packed({"holiday.jpg": b"..."}), "not a Word document"),
    "a spreadsheet": (
        packed(with_relation("xl/workbook.xml") | {"xl/workbook.xml": "<workbook/>"}),
        "not a Word document",
    ),
    "a relation to nothing": (packed({"_rels/.rels": with_relation("gone.xml")["_rels/.rels"]}), "not a Word document"),
    "nothing but the start of a zip": (b"PK\x03\x04", "damaged"),
    "a document that is no XML": (declared("not xml"), "damaged"),
    "a document without content": (declared(""), "damaged"),
    "entities": (declared(LAUGHS), "no worksheet needs"),
    "an entity from outside": (declared(FETCHED), "no worksheet needs"),
    "entities in another encoding": (packed({"word/document.xml": LAUGHS.encode("utf-16")}), "no worksheet needs"),
    "five hundred parts": (packed({f"word/{at}.xml": "" for at in range(600)}), "far more"),
    "a bomb": (packed({"word/document.xml": BODY, "word/media/x": b"\0" * 51_000_000}), "far more"),
    "one name twice": (twice("word/document.xml"), "damaged"),
    "packing no word processor uses": (packed({"word/document.xml": BODY}, ZIP_BZIP2), "damaged"),
    "a document without words": (declared(BODY.replace("Title: X", "  ")), "no words"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_worksheet_is_refused_in_a_sentence(name) -> None:
    data, words = REFUSED[name]
    with pytest.raises(CannotRead, match=words) as refused:
        read_worksheet(data)
    assert str(refused.value).endswith((".", "?"))


def test_a_file_beyond_the_limit_is_refused_before_it_is_opened() -> None:
    with pytest.raises(CannotRead, match="20 MB"):
        open_word(b"PK" + b"\0" * FILE_CAP)


def test_a_part_is_never_unpacked_beyond_the_size_it_claims() -> None:
    data = bytearray(packed({"word/document.xml": BODY + " " * 1_000_000}))
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 24, len(BODY))
    with pytest.raises(CannotRead, match="damaged"):
        open_word(bytes(data))


def test_a_package_may_keep_its_text_elsewhere() -> None:
    for target in ("word/document2.xml", "/word/document.xml"):
        assert read_worksheet(packed(with_relation(target))).fields == {"title": "X"}


def test_macros_are_carried_by_but_never_looked_at() -> None:
    assert read_worksheet(packed({"word/document.xml": BODY, "word/vbaProject.bin": b"..."})).fields == {"title": "X"}


def test_the_strict_kind_of_document_reads_alike() -> None:
    strict = BODY.replace(NAMESPACE, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_worksheet(declared(strict)).fields == {"title": "X"}


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(packed({"word/document.xml": BODY}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(CannotRead):
        open_word(bytes(data))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1), flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=6))
def test_a_damaged_form_is_read_or_refused_and_nothing_else(hour, cut, flips) -> None:
    data = bytearray(write_worksheet(hour.consultancy, PageSize.A4))
    for place, value in flips:
        data[int(place * len(data))] = value
    with suppress(CannotRead):
        read_worksheet(bytes(data if flips else data[: int(cut * len(data))]))
