"""Read a protocol from its file, or say everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from consultancy.model.note import Audience, NoteKind
from consultancy.model.protocol import Bell, Protocol, Repeat, Silence, Step, Variant, Voice, Wording
from consultancy.protocols.checking import faults_of, variant_key
from consultancy.protocols.faults import Fault, FaultyProtocol
from consultancy.protocols.places import Places
from consultancy.protocols.raw import MOST_BYTES, NotToml, Table, table_of, text_of
from consultancy.text import _, clean, clean_line, n_


def read_protocol(source: Path | bytes, *, file: str = "", builtin: bool = True) -> Protocol:
    """Read a protocol from a file or its bytes. Raises FaultyProtocol (a CannotRead) with all the faults."""
    table, faults = _examine(source, file)
    if faults:
        raise FaultyProtocol(faults)
    return protocol_from(table, builtin=builtin)


def check_protocol(source: Path | bytes, *, file: str = "") -> tuple[Fault, ...]:
    """Give every fault of a protocol file; none when it can be used."""
    return _examine(source, file)[1]


def read_draft(path: Path) -> Protocol:
    """Read an unfinished protocol that the program kept. Raises FaultyProtocol when a hand has made it unreadable."""
    table, faults = _examine(path, "")
    try:
        return protocol_from(table)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise FaultyProtocol(faults) from None


def _examine(source: Path | bytes, file: str) -> tuple[Table, tuple[Fault, ...]]:
    name = clean_line(file or (source.name if isinstance(source, Path) else "")) or _("the protocol file")
    try:
        text = text_of(source if isinstance(source, bytes) else _bytes_of(source))
        table = table_of(text)
    except NotToml as trouble:
        return {}, (Fault(name, "", trouble.line, trouble.sentence),)
    return table, faults_of(table, name, Places(text))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise NotToml(_("There is no such file; check its name and folder.")) from None
    except OSError:
        raise NotToml(_("The file cannot be opened; check that it is a file and that you may read it.")) from None


def protocol_from(table: Table, *, builtin: bool = False) -> Protocol:
    """Give the protocol of a table without faults."""
    variants = _variants(table)
    return Protocol(
        key=table["key"],
        name=_line(table, "name"),
        summary=_line(table, "summary"),
        use_when=_prose(table, "use_when"),
        origin=_prose(table, "origin"),
        credit=_line(table, "credit"),
        group_min=table["group"][0],
        group_max=table["group"][1],
        steps=tuple(_step(step) for step in table["steps"]),
        variants=variants,
        default_variant=str(table["minutes"]),
        aliases=_lines(table, "aliases"),
        roles=_lines(table, "roles"),
        language=table.get("language", "en"),
        version=table.get("version", 1),
        builtin=builtin,
        rights=_prose(table, "rights"),
        turns=table.get("turns", 1),
        master=table.get("master", ""),
        master_version=table.get("master_version", 0),
    )


def _variants(table: Table) -> tuple[Variant, ...]:
    """Give the lengths, shortest first; the steps' own minutes are one of them."""
    own = {"total": table["minutes"], "minutes": {step["key"]: step["minutes"] for step in table["steps"]}}
    by_length = sorted([own, *table.get("variants", [])], key=lambda variant: int(variant["total"]))
    return tuple(
        Variant(variant_key(variant), _variant_name(variant), tuple(variant["minutes"].items()))
        for variant in by_length
    )


def _variant_name(variant: Table) -> str:
    return _line(variant, "name") or usual_name(variant["total"])


def usual_name(minutes: int) -> str:
    """Name a length that was given no name."""
    return n_("{n} minute", "{n} minutes", minutes).format(n=minutes)


def _step(step: Table) -> Step:
    kinds = tuple(NoteKind(kind) for kind in step.get("kinds") or [NoteKind.NOTE])
    return Step(
        key=step["key"],
        title=_line(step, "title"),
        minutes=step["minutes"],
        at_least=step.get("at_least", 1),
        speaks=_voices(step, "speaks"),
        answers=_voices(step, "answers"),
        listens=_voices(step, "listens"),
        silence=Silence(step.get("silence", Silence.NONE)),
        say=_prose(step, "say"),
        room_says=_line(step, "room_says"),
        watch_for=_lines(step, "watch_for"),
        interventions=_lines(step, "interventions"),
        kinds=kinds,
        default_kind=NoteKind(step.get("default_kind", kinds[0])),
        audience=Audience(step.get("audience", Audience.PRESENTER)),
        repeat=Repeat(step.get("repeat", Repeat.ONCE)),
        block=step.get("block", ""),
        auto_advance=step.get("auto_advance", False),
        bell=Bell(step.get("bell", Bell.GLOW)),
        protected=step.get("protected", False),
        optional=step.get("optional", False),
        asks_wording=Wording(step.get("asks_wording", Wording.NONE)),
        commits=step.get("commits", False),
    )


def _line(table: Table, key: str) -> str:
    return clean_line(table.get(key, ""))


def _prose(table: Table, key: str) -> str:
    return clean(table.get(key, "")).strip()


def _lines(table: Table, key: str) -> tuple[str, ...]:
    return tuple(clean_line(entry) for entry in table.get(key, []))


def _voices(step: Table, key: str) -> tuple[Voice, ...]:
    return tuple(Voice(voice) for voice in step.get(key, []))
