"""A protocol back into its file: new in the house form, or into a file there is, whose remarks are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from consultancy.model.protocol import Protocol, Step, Variant
from consultancy.protocols.checking import FORMAT, variant_key
from consultancy.protocols.grammar import HEAD, STEP, VARIANT
from consultancy.protocols.raw import NotToml, Table, table_of
from consultancy.protocols.reading import protocol_from, usual_name
from consultancy.protocols.totals import total, total_of

_SHORT_LINE = 900
_FEW_DOTS, _FEW_BRACKETS = 60, 10
_ENTRIES = {"variants", "steps"}
_STEP_DEFAULTS: Table = {field.name: field.default for field in fields(Step)} | {"kinds": ["note"]}
_HEAD_DEFAULTS: Table = {"version": 1, "language": "en", "turns": 1}


def table_from(protocol: Protocol) -> Table:
    """Give a protocol as the table its file holds. What holds its default is left out."""
    lean = _needed(_head(protocol), _HEAD_DEFAULTS, HEAD)
    others = [variant for variant in protocol.variants if variant.key != protocol.default_variant]
    variants = [_needed(told, _usual_variant(told), VARIANT) for told in (_variant(protocol, each) for each in others)]
    return lean | ({"variants": variants} if variants else {}) | {"steps": [_step(step) for step in protocol.steps]}


def toml_of(protocol: Protocol) -> str:
    """Write a protocol as a new file."""
    table = table_from(protocol)
    parts = ["".join(_lines_of(_without_entries(table)))]
    for name in ("variants", "steps"):
        parts += [f"[[{name}]]\n{''.join(_lines_of(entry))}" for entry in table.get(name, [])]
    return "\n".join(parts)


def rewritten(protocol: Protocol, before: str) -> str:
    """Write a protocol into the text of its file and keep what it says in remarks, order and form.

    A file whose form cannot take the changes is written anew; its remarks are then lost, the protocol never is.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    wanted = table_from(protocol)
    try:
        document: Any = tomlkit.parse(before)
        _update(document, _without_entries(wanted), _HEAD_DEFAULTS)
        _update_entries(document, "variants", wanted.get("variants", []), _usual_variant)
        _update_entries(document, "steps", wanted["steps"], _usual_step)
        text = re.sub(r"\n{3,}(?=\[\[)", "\n\n", tomlkit.dumps(document))
        return text if protocol_from(table_of(text), builtin=protocol.builtin) == protocol else toml_of(protocol)
    except (TOMLKitError, NotToml, KeyError, TypeError, ValueError):
        return toml_of(protocol)


# --- tables -----------------------------------------------------------------------------------------------------


def _without_entries(table: Table) -> Table:
    return {key: value for key, value in table.items() if key not in _ENTRIES}


def _head(protocol: Protocol) -> Table:
    return {
        "format": FORMAT,
        "key": protocol.key,
        "name": protocol.name,
        "version": protocol.version,
        "language": protocol.language,
        "master": protocol.master,
        "master_version": protocol.master_version,
        "summary": protocol.summary,
        "use_when": protocol.use_when,
        "group": [protocol.group_min, protocol.group_max],
        "turns": protocol.turns,
        "roles": list(protocol.roles),
        "aliases": list(protocol.aliases),
        "credit": protocol.credit,
        "origin": protocol.origin,
        "rights": protocol.rights,
        "minutes": total(protocol),
    }


def _variant(protocol: Protocol, variant: Variant) -> Table:
    minutes = dict(variant.minutes)
    return {"key": variant.key, "name": variant.name, "total": total_of(protocol, minutes), "minutes": minutes}


def _usual_variant(table: Table) -> Table:
    return {"key": str(table["total"]), "name": usual_name(table["total"])}


def _usual_step(table: Table) -> Table:
    return _STEP_DEFAULTS | {"default_kind": (table.get("kinds") or ["note"])[0]}


def _step(step: Step) -> Table:
    told = {key: _plain(getattr(step, key)) for key in STEP}
    return _needed(told, _usual_step(told), STEP)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return str(value) if isinstance(value, StrEnum) else value


def _needed(table: Table, defaults: Mapping[str, Any], keys: Mapping[str, Any]) -> Table:
    """Leave out what is empty or what holds its default, unless it is asked for."""
    return {key: value for key, value in table.items() if keys[key].required or not _is_usual(value, defaults.get(key))}


def _is_usual(value: Any, default: Any) -> bool:
    return value in ("", [], None, 0, False) or value == default


# --- text -------------------------------------------------------------------------------------------------------


def _lines_of(table: Table) -> Iterator[str]:
    for key, value in table.items():
        yield f"{key} = {_value(value)}\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {entry}" for key, entry in value.items()) + " }"
    return _listed([_value(entry) for entry in value])


def _listed(entries: list[str]) -> str:
    line = f"[{', '.join(entries)}]"
    return line if _is_short(line) else "[\n" + "".join(f"    {entry},\n" for entry in entries) + "]"


def _quoted(text: str) -> str:
    line = f'"{_escaped(text)}"'
    if "\n" not in text and _is_short(line):
        return line
    return '"""\\\n' + "\\\n".join(_escaped(part) for part in _parts(text)) + '"""'


def _is_short(line: str) -> bool:
    """Say whether a line is well within what the reader takes."""
    brackets = line.count("[") + line.count("{")
    return "\n" not in line and len(line) < _SHORT_LINE and line.count(".") < _FEW_DOTS and brackets < _FEW_BRACKETS


def _parts(text: str) -> Iterator[str]:
    """Cut text after each line, and where it would be too long for one; a part never begins with a blank."""
    start = end = 0
    for end in range(1, len(text) + 1):
        part = text[start:end]
        cut = part.endswith("\n") or not _is_short(part) or len(part) * 2 > _SHORT_LINE
        if cut and end < len(text) and not text[end].isspace():
            yield part
            start = end
    yield text[start:]


def _escaped(text: str) -> str:
    """Escape as TOML asks, and a bracket that would look like the heading of a step."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return re.sub(r"^\[", r"\\u005b", plain)


# --- into a file there is ---------------------------------------------------------------------------------------


def _update(there: Any, wanted: Table, defaults: Mapping[str, Any]) -> None:
    """Change what differs and leave the rest as it stands."""
    told = there.unwrap()
    for key in told.keys() - wanted.keys() - _ENTRIES:
        if not _is_usual(told[key], defaults.get(key)):
            del there[key]
    for key, value in wanted.items():
        if not _is_same(told.get(key), value):
            there[key] = _item(value)


def _is_same(there: Any, wanted: Any) -> bool:
    """Compare values, and in the minutes of a length their order too."""
    return there == wanted and (not isinstance(wanted, dict) or list(there) == list(wanted))


def _item(value: Any) -> Any:
    import tomlkit

    return tomlkit.parse(f"value = {_value(value)}\n")["value"]


def _update_entries(document: Any, name: str, wanted: list[Table], usual: Callable[[Table], Table]) -> None:
    """Change the tables of one kind; those there already are known again by their keys."""
    there = {_identity(entry.unwrap()): entry for entry in document.get(name, [])}
    entries = [(there.get(_identity(table)) or _new_entry(table)) for table in wanted]
    for entry, table in zip(entries, wanted, strict=True):
        _update(entry, table, usual(table))
    if [_identity(table) for table in wanted] != list(there):
        _put_in_order(document, name, entries)


def _put_in_order(document: Any, name: str, entries: list[Any]) -> None:
    import tomlkit

    if not entries:
        del document[name]
        return
    ordered = tomlkit.aot()
    for entry in entries:
        ordered.append(entry)
    document[name] = ordered


def _new_entry(table: Table) -> Any:
    import tomlkit

    entry = tomlkit.table()
    for key, value in tomlkit.parse("".join(_lines_of(table))).items():
        entry.add(key, value)
    entry.add(tomlkit.nl())
    return entry


def _identity(table: Table) -> str:
    return variant_key(table) if "total" in table else str(table["key"])
