"""``handout``: the paper of a protocol or of a planned consultancy, as Word documents."""

from __future__ import annotations

import argparse

from consultancy.commands.arguments import Families, Parser, checked_minutes, command, place, whole_number
from consultancy.commands.console import Console
from consultancy.commands.consultancies import consultancy_named
from consultancy.commands.opening import existing
from consultancy.commands.protocols import protocol_named
from consultancy.commands.replay_times import Day, NotATime
from consultancy.documents.handout_model import Hour
from consultancy.documents.summary_model import PageSize
from consultancy.errors import NotFoundHere, Refused
from consultancy.model.consultancy import Consultancy
from consultancy.services.paper import Paper, PaperKind, Wish
from consultancy.text import _
from consultancy.words import local
from consultancy.workspace import Workspace

MOST_PEOPLE = 60


def add_to(families: Families) -> None:
    """Add the command."""
    summary = _("print a protocol or a planned consultancy: a handout, a script, a note catcher, cards")
    parser = command(families, "handout", summary, _handout, data_dir=True)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("key", nargs="?", default=None, metavar="KEY", help=_("a key that “protocol list” gives"))
    planned = _("a planned consultancy instead, by the id the list gives, or how it begins")
    which.add_argument("--consultancy", default=None, metavar="ID", help=planned)
    parser.add_argument("--out", type=place, required=True, metavar="FILE", help=_("ends in .docx"))
    kinds = [str(kind) for kind in PaperKind]
    parser.add_argument("--kind", choices=kinds, default="handout", help=_("what to print; the handout is one page"))
    _wishes(parser)


def _wishes(parser: Parser) -> None:
    parser.add_argument("--minutes", type=whole_number, default=None, metavar="N", help=_("how long the hour is"))
    start = _("when it begins, for clock times: 10:00, or a date and time")
    parser.add_argument("--start", default=None, metavar="TIME", help=start)
    people = _("how many people take turns, in a protocol that has turns")
    parser.add_argument("--people", type=whole_number, default=None, metavar="N", help=people)
    pages = [str(page) for page in PageSize]
    parser.add_argument("--page", choices=pages, default=None, help=_("the paper; else as in the settings"))


def _handout(args: argparse.Namespace, console: Console) -> None:
    wish = _wish(args)
    with existing(args) as workspace:
        paper = workspace.paper if workspace else _paper_without_workspace(args)
        hour = _hour(args, wish, paper, workspace)
        console.progress(_("Writing {name} …").format(name=args.out.name))
        paper.save(hour, PaperKind(args.kind), args.out)
    console.line(str(args.out))


def _hour(args: argparse.Namespace, wish: Wish, paper: Paper, workspace: Workspace | None) -> Hour:
    if args.consultancy is None:
        named = protocol_named(args.key, workspace.library if workspace else None)
        return paper.of_protocol(named.key, wish)
    if args.people is not None:
        raise Refused(_("A planned consultancy has people of its own; leave --people out."))
    planned = consultancy_named(args.consultancy, workspace) if workspace else args.consultancy
    return paper.of_consultancy(planned, wish)


def _wish(args: argparse.Namespace) -> Wish:
    """Read what was asked for. Raises Refused."""
    day = None if args.start is None else _day(args)
    return Wish(
        minutes=None if args.minutes is None else checked_minutes(args.minutes),
        people=_people(args.people),
        starts=day.start if day else None,
        dated=day is not None and "-" in args.start,
        zone=day.zone if day else None,
        page=args.page and PageSize(args.page),
    )


def _people(asked: int | None) -> int:
    if asked is not None and not 1 <= asked <= MOST_PEOPLE:
        raise Refused(
            _("Between 1 and {most} people can take turns, not {asked}.").format(most=MOST_PEOPLE, asked=asked)
        )
    return asked or 0


def _day(args: argparse.Namespace) -> Day:
    try:
        return Day.at(args.start, local(args.clock.read().utc))
    except NotATime as wrong:
        sentence = _("--start: {what}, or “10:00”, not “{typed}”.")
        raise Refused(sentence.format(what=wrong, typed=args.start)) from None


def _paper_without_workspace(args: argparse.Namespace) -> Paper:
    """Print what is shipped with the program: nothing is kept in the data folder yet, and printing keeps nothing."""

    def none_kept(consultancy: str) -> Consultancy:
        raise NotFoundHere(_("There is no consultancy “{id}” here.").format(id=consultancy))

    return Paper(args.clock, protocol_named, none_kept, lambda _key: "")
