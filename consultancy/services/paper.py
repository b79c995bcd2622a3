"""Paper: a protocol or a planned consultancy to hold in one's hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path

from consultancy.clock import Clock
from consultancy.documents.handout_model import Hour, PaperKind
from consultancy.documents.summary_model import PageSize
from consultancy.errors import Refused
from consultancy.files import atomic_write
from consultancy.model.consultancy import Consultancy
from consultancy.model.protocol import Protocol
from consultancy.model.time import Utc
from consultancy.planning.fitting import plan_for, refit
from consultancy.services.naming import slug
from consultancy.services.pages import page_size
from consultancy.text import _
from consultancy.words import local

__all__ = ["Paper", "PaperKind", "Wish"]

Setting = Callable[[str], str]
_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the paper; what is left open stays as planned, or as usual.

    ``people`` take turns where a protocol has turns. ``starts`` gives clock times in ``zone``, ``dated`` also the day.
    """

    minutes: int | None = None
    people: int = 0
    starts: Utc | None = None
    dated: bool = False
    zone: tzinfo | None = None
    page: PageSize | None = None


_AS_USUAL = Wish()


class Paper:
    """Use cases of printing: a one-page handout, the facilitator's script, a note catcher, cards."""

    def __init__(
        self,
        clock: Clock,
        protocols: Callable[[str], Protocol],
        consultancies: Callable[[str], Consultancy],
        setting: Setting,
    ) -> None:
        self._clock = clock
        self._protocols = protocols
        self._consultancies = consultancies
        self._setting = setting

    def of_protocol(self, key: str, wish: Wish = _AS_USUAL) -> Hour:
        """Give a protocol as an hour to print. Raises NotFoundHere, CannotRead, and Refused for too few minutes."""
        protocol = self._protocols(key)
        plan, shortfall = plan_for(protocol, wish.people, wish.minutes)
        if shortfall:
            raise Refused(shortfall)
        return Hour(
            plan=plan,
            made=wish.starts or self._today(),
            starts=wish.starts,
            dated=wish.dated,
            zone=wish.zone,
            purpose=protocol.use_when,
            group=(protocol.group_min, protocol.group_max),
            language=protocol.language,
            page=wish.page or self._page(),
        )

    def of_consultancy(self, consultancy: str, wish: Wish = _AS_USUAL) -> Hour:
        """Give a planned consultancy as an hour to print. Raises NotFoundHere, and Refused while it has no plan."""
        held = self._consultancies(consultancy)
        if held.plan is None:
            raise Refused(_("No protocol is chosen for this consultancy yet; choose one and print it then."))
        plan, shortfall = (held.plan, "") if wish.minutes is None else refit(held.plan, wish.minutes)
        if shortfall:
            raise Refused(shortfall)
        starts = wish.starts or held.starts
        return Hour(
            plan=plan,
            made=starts or held.created,
            starts=starts,
            dated=wish.dated if wish.starts else True,
            zone=wish.zone,
            title=held.title,
            focus=held.focus.current.strip(),
            room=held.room,
            presenter=held.presenter.name if held.presenter else "",
            facilitator=held.facilitator.name if held.facilitator else "",
            language=held.language,
            page=wish.page or self._page(),
        )

    def save(self, hour: Hour, kind: PaperKind, path: Path) -> None:
        """Write a paper; an existing file is replaced only by a whole new one. Raises Refused, InUse, CannotWrite."""
        if path.suffix.lower() != _WORD:
            raise Refused(_("A paper is saved for Word; give {name} the ending .docx.").format(name=path.name))
        from consultancy.documents.handout import make
        from consultancy.documents.handout_word import write_sheet

        atomic_write(path, write_sheet(make(hour, kind)))

    def suggested_name(self, hour: Hour, kind: PaperKind) -> str:
        """Give a file name made from the title, safe on every system."""
        from consultancy.documents.handout_frame import kind_said

        named = slug(hour.title) or slug(hour.plan.protocol_name)
        return f"{named} - {kind_said(kind)}{_WORD}" if named else f"{kind_said(kind)}{_WORD}"

    def _today(self) -> Utc:
        """Give the day the paper carries while no start is known: printed twice a day it has the same bytes."""
        now = local(self._clock.read().utc, UTC)
        return Utc(int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()) * 1000)

    def _page(self) -> PageSize:
        return page_size(self._setting("page"))
