"""Open a Word file that somebody sent: every limit is checked before anything in it is parsed."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

from consultancy.errors import CannotRead
from consultancy.text import _

FILE_CAP = 20_000_000
UNPACKED_CAP = 50_000_000
ENTRY_CAP = 500

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELATIONS = "_rels/.rels"
_MAIN = "word/document.xml"
_PACKING = (0, 8)  # stored and deflated: what every word processor writes


def open_word(data: bytes) -> Any:
    """Give the root of the main part. Raises CannotRead with one sentence for anything but a sound .docx."""
    _refuse_what_is_no_package(data)
    root = _parse(_main_part(data))
    if local_name(root) != "document":
        raise CannotRead(_no_word())
    return root


def local_name(element: Any) -> str:
    """Give the name of an element without its namespace: strict and transitional files differ in nothing else."""
    return str(element.tag).rpartition("}")[2]


def _refuse_what_is_no_package(data: bytes) -> None:
    if not data:
        raise CannotRead(_("That file is empty; nothing was taken from it. Ask for it to be sent again."))
    if len(data) > FILE_CAP:
        raise CannotRead(_("That file is larger than 20 MB; nothing was taken from it. Save it without pictures."))
    if data.startswith(_OLE):
        raise CannotRead(_ole_sentence(data))
    if not data.startswith(b"PK"):
        raise CannotRead(_no_word())


def _ole_sentence(data: bytes) -> str:
    if _ENCRYPTED in data:
        return _("That document has a password; nothing was taken from it. Save it without one and try again.")
    return _("That is an older Word file; nothing was taken from it. Open it in Word and save it as .docx.")


def _main_part(data: bytes) -> bytes:
    """Read the part that holds the text, and nothing beyond the limits."""
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as packed:
            _check_entries(packed.infolist())
            main: bytes = packed.read(_name_of_main(packed))
            return main
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise CannotRead(_damaged()) from None


def _check_entries(entries: list[Any]) -> None:
    """Refuse by what the file says of itself: no more than that is ever unpacked, and a lie fails its checksum."""
    names = Counter(entry.filename.casefold() for entry in entries)
    if "content.xml" in names and _MAIN not in names:
        raise CannotRead(_("That is an OpenDocument file; nothing was taken from it. Save it as .docx and try again."))
    if len(entries) > ENTRY_CAP or sum(entry.file_size for entry in entries) > UNPACKED_CAP:
        raise CannotRead(_too_much())
    if any(count > 1 for count in names.values()) or any(entry.compress_type not in _PACKING for entry in entries):
        raise CannotRead(_damaged())


def _name_of_main(packed: Any) -> str:
    """Find the part that holds the text: most files have it in one place, and the package says where."""
    names = packed.namelist()
    name = _MAIN
    if _RELATIONS in names:
        for relation in _parse(packed.read(_RELATIONS)):
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                name = str(relation.get("Target", "")).lstrip("/")
    if name not in names:
        raise CannotRead(_no_word())
    return name


def _parse(part: bytes) -> Any:
    """Parse a part; one that declares entities, or fetches anything, is refused."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise CannotRead(_damaged()) from None
    if root.getroottree().docinfo.doctype:
        raise CannotRead(_("That file holds something no worksheet needs; nothing was taken from it."))
    return root


def _no_word() -> str:
    return _("That is not a Word document; nothing was taken from it. Save the worksheet as .docx.")


def _too_much() -> str:
    return _("That file holds far more than a worksheet; nothing was taken from it.")


def _damaged() -> str:
    return _("That file is damaged or incomplete; nothing was taken from it. Ask for it to be sent again.")
