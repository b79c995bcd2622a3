"""``protocol list``, ``show``, ``check`` and ``suggest``: the library without a screen."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from consultancy.commands import sharing
from consultancy.commands.arguments import (
    Families,
    Parser,
    checked_minutes,
    command,
    did_you_mean,
    json_wanted,
    place,
    whole_number,
)
from consultancy.commands.console import Console
from consultancy.commands.opening import folder_to_look_at
from consultancy.errors import NotFoundHere, Refused
from consultancy.live.voices import listens_words, speaking_words
from consultancy.model.protocol import Protocol, Step
from consultancy.planning.choosing import Brought, Suggestion
from consultancy.protocols.faults import Fault
from consultancy.protocols.reading import check_protocol
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource
from consultancy.services.library import Library, ProtocolCard
from consultancy.text import _, n_
from consultancy.workspace import OWN_PROTOCOLS

MOST_PEOPLE = 500


def library(folder: Path | None = None) -> Library:
    """Give the protocols shipped with the program, and those of the data folder that was named."""
    return Library(Shelf(resource("protocols"), folder / OWN_PROTOCOLS if folder else None))


def library_looked_at(args: argparse.Namespace) -> Library:
    """Give the library of a command that only looks. Raises Refused when the folder named cannot be read."""
    return library(folder_to_look_at(args) if "data_dir" in args else None)


def protocol_named(key: str, shelf: Library | None = None) -> Protocol:
    """Read a protocol by its key. Raises NotFoundHere, with the nearest key there is."""
    shelf = shelf or library()
    known = [card.key for card in shelf.cards()]
    if key not in known:
        sentence = _("There is no protocol “{key}”.").format(key=key) + did_you_mean(key, known)
        raise NotFoundHere(sentence)
    return shelf.get(key)


def add_to(families: Families) -> None:
    """Add the command and what it can do."""
    summary = _("list the protocols, show one, or check a protocol file")
    parser = families.add_parser("protocol", help=summary, description=summary)
    kinds = parser.add_subparsers(title=_("what to do"), metavar=_("WHAT"), required=True)
    listing = command(kinds, "list", _("list the protocols"), _list, data_dir=True)
    showing = command(kinds, "show", _("show the steps of one protocol"), _show, data_dir=True)
    showing.add_argument("key", metavar="KEY", help=_("the key the list gives"))
    checking = command(kinds, "check", _("say everything that is wrong with a protocol file"), _check)
    checking.add_argument("file", metavar="FILE", type=place, help=_("a protocol file (.toml)"))
    for parser in (listing, showing, checking, _add_suggest(kinds)):
        json_wanted(parser)
    sharing.add_to(kinds)


def _add_suggest(kinds: Families) -> Parser:
    parser = command(kinds, "suggest", _("suggest protocols for what somebody has"), _suggest, data_dir=True)
    brought = list(map(str, Brought))
    parser.add_argument("--have", choices=brought, required=True, help=_("what is brought"))
    parser.add_argument("--minutes", type=whole_number, metavar="N", required=True, help=_("how long there is"))
    parser.add_argument("--people", type=whole_number, metavar="N", required=True, help=_("how many take part"))
    return parser


def _list(args: argparse.Namespace, console: Console) -> None:
    cards = library_looked_at(args).cards()
    if args.json:
        console.json([_card(card) for card in cards])
        return
    for card in cards:
        lengths = ", ".join(str(length) for length in card.lengths)
        console.line(_("{key}: {name}, {summary}").format(key=card.key, name=card.name, summary=card.summary))
        console.line("    " + _("{lengths} min · {group}").format(lengths=lengths, group=card.group))


def _card(card: ProtocolCard) -> dict[str, Any]:
    return {
        "key": card.key,
        "name": card.name,
        "summary": card.summary,
        "group": card.group,
        "lengths": list(card.lengths),
        "steps": card.steps,
        "credit": card.credit,
        "builtin": card.builtin,
        "master": card.master,
    }


def _show(args: argparse.Namespace, console: Console) -> None:
    protocol = protocol_named(args.key, library_looked_at(args))
    if args.json:
        console.json(_whole(protocol))
        return
    console.line(protocol.name)
    console.line(protocol.use_when)
    console.line(protocol.credit)
    for number, step in enumerate(protocol.steps, 1):
        minutes = n_("{n} min", "{n} min", step.minutes).format(n=step.minutes)
        console.line(f"{number:>3}  {step.title} · {minutes} · {_voices(step)}")


def _voices(step: Step) -> str:
    return " · ".join(words for words in (speaking_words(step), listens_words(step)) if words)


def _whole(protocol: Protocol) -> dict[str, Any]:
    return {
        "key": protocol.key,
        "name": protocol.name,
        "version": protocol.version,
        "language": protocol.language,
        "summary": protocol.summary,
        "use_when": protocol.use_when,
        "origin": protocol.origin,
        "credit": protocol.credit,
        "group": [protocol.group_min, protocol.group_max],
        "roles": list(protocol.roles),
        "default": protocol.default_variant,
        "variants": [{"key": each.key, "name": each.name, "minutes": dict(each.minutes)} for each in protocol.variants],
        "steps": [_step(step) for step in protocol.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "key": step.key,
        "title": step.title,
        "minutes": step.minutes,
        "at_least": step.at_least,
        "speaks": [str(voice) for voice in step.speaks],
        "answers": [str(voice) for voice in step.answers],
        "listens": [str(voice) for voice in step.listens],
        "silence": str(step.silence),
        "say": step.say,
        "watch_for": list(step.watch_for),
        "interventions": list(step.interventions),
        "kinds": [str(kind) for kind in step.kinds],
        "audience": str(step.audience),
        "repeat": str(step.repeat),
        "block": step.block,
        "auto_advance": step.auto_advance,
        "protected": step.protected,
    }


def _suggest(args: argparse.Namespace, console: Console) -> None:
    if not 1 <= args.people <= MOST_PEOPLE:
        raise Refused(_("Say how many people take part: from 1 to {most}.").format(most=MOST_PEOPLE))
    shelf = library_looked_at(args)
    found = shelf.suggest(Brought(args.have), checked_minutes(args.minutes), args.people)
    names = {card.key: card.name for card in shelf.cards()}
    if args.json:
        console.json([_suggestion(each, names[each.key]) for each in found])
        return
    for each in found:
        told = n_("{name}, {n} minute ({key})", "{name}, {n} minutes ({key})", each.minutes)
        console.line(told.format(name=names[each.key], n=each.minutes, key=each.key))
        console.line("    " + each.reason)


def _suggestion(each: Suggestion, name: str) -> dict[str, Any]:
    return {"key": each.key, "name": name, "minutes": each.minutes, "reason": each.reason}


def _check(args: argparse.Namespace, console: Console) -> None:
    faults = check_protocol(args.file)
    if args.json:
        console.json({"file": str(args.file), "faults": [_fault(fault) for fault in faults]})
    else:
        for fault in faults:
            console.line(str(fault))
    if faults:
        message = n_("{file} has {n} fault.", "{file} has {n} faults.", len(faults))
        raise Refused(message.format(file=args.file.name, n=len(faults)))
    if not args.json:
        console.line(_("{file} can be used.").format(file=args.file.name))


def _fault(fault: Fault) -> dict[str, Any]:
    return {"where": fault.where, "line": fault.line, "sentence": fault.sentence}
