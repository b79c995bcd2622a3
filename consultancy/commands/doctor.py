"""``doctor``: where the data are, whether they are whole, which versions run, how much room there is."""

from __future__ import annotations

import argparse
import platform
import tomllib
from importlib import metadata
from typing import TYPE_CHECKING, Any

from consultancy.commands.arguments import Families, command, json_wanted
from consultancy.commands.console import Console
from consultancy.commands.consultancies import in_utc
from consultancy.commands.opening import folder_to_look_at
from consultancy.errors import Refused
from consultancy.model.time import Utc
from consultancy.resources import resource
from consultancy.text import _, n_

if TYPE_CHECKING:
    from consultancy.store.health import Health

PACKAGES = ("PySide6-Essentials", "python-docx", "sqlite-utils", "sqlcipher3")
A_MEGABYTE = 1_000_000
LITTLE_ROOM = 200 * A_MEGABYTE


def add_to(families: Families) -> None:
    """Add the command."""
    summary = _("say where the data are, whether they are whole, and which versions run")
    json_wanted(command(families, "doctor", summary, _doctor, data_dir=True))


def _doctor(args: argparse.Namespace, console: Console) -> None:
    from consultancy.store.health import examine

    folder = folder_to_look_at(args)
    console.progress(_("Looking at {folder} …").format(folder=folder))
    health = examine(folder, args.clock)
    console.progress("")
    if args.json:
        console.json(_as_json(health))
    else:
        for line in _in_words(health):
            console.line(line)
    if not health.well:
        raise Refused(_what_to_do(health))


def _what_to_do(health: Health) -> str:
    if health.schema > health.known_schema:
        return _("The workspace was written by a newer version of the program; open it with that one.")
    if health.backup:
        return _("The workspace is not whole; open the program, which offers the newest good backup.")
    return _("The workspace is not whole, and there is no good backup of it here; look for a copy elsewhere.")


def _versions(health: Health) -> dict[str, str]:
    found = {"program": _own_version(), "python": platform.python_version(), "sqlite": health.sqlite}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = ""
    return found


def _own_version() -> str:
    """Read the version from the project's own file; a frozen bundle may not carry it."""
    try:
        text = (resource().parent / "pyproject.toml").read_text(encoding="utf-8")
    except OSError:
        return ""
    return str(tomllib.loads(text)["project"]["version"])


def _newest_backup(health: Health) -> str | None:
    return in_utc(Utc(round(health.backup.taken.timestamp() * 1000))) if health.backup else None


def _as_json(health: Health) -> dict[str, Any]:
    return {
        "folder": str(health.path.parent),
        "exists": health.exists,
        "well": health.well,
        "faults": list(health.faults),
        "altered_notes": list(health.altered),
        "schema": health.schema,
        "known_schema": health.known_schema,
        "consultancies": health.consultancies,
        "notes": health.notes,
        "backups": health.backups,
        "newest_backup": _newest_backup(health),
        "free_bytes": health.free,
        "synced_by": health.synced,
        "versions": _versions(health),
    }


def _in_words(health: Health) -> list[str]:
    lines = [_("The data are in {folder}").format(folder=health.path.parent), *_contents(health)]
    backup = _newest_backup(health)
    lines.append(_("Newest good backup: {when}").format(when=backup) if backup else _("No backup yet"))
    lines.append(_("Free space: {n} MB").format(n=health.free // A_MEGABYTE))
    if health.free < LITTLE_ROOM:
        lines.append(_("There is little room left on this disk; free some before the next consultancy."))
    if health.synced:
        sentence = _("The folder is copied elsewhere by {name}, which can damage it; keep it outside.")
        lines.append(sentence.format(name=health.synced))
    lines.append(", ".join(f"{name} {version}" for name, version in _versions(health).items() if version))
    return lines


def _contents(health: Health) -> list[str]:
    if not health.exists:
        return [_("Nothing has been kept there yet")]
    if not health.well:
        altered = n_("{n} note is not as it was saved", "{n} notes are not as they were saved", len(health.altered))
        return [*health.faults, *([altered.format(n=len(health.altered))] if health.altered else [])]
    consultancies = n_("{n} consultancy", "{n} consultancies", health.consultancies).format(n=health.consultancies)
    notes = n_("{n} note", "{n} notes", health.notes).format(n=health.notes)
    return [_("Everything in it is whole: {consultancies}, {notes}").format(consultancies=consultancies, notes=notes)]
