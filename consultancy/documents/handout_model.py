"""The paper of a protocol before it is a file: what is to be told, and the parts a page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from consultancy.documents.summary_model import Bullets, FocusBox, PageSize
from consultancy.model.protocol import Plan
from consultancy.model.time import Utc


class PaperKind(StrEnum):
    """The papers made from one plan."""

    HANDOUT = "handout"
    SCRIPT = "script"
    CATCHER = "catcher"
    CARDS = "cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """What the papers of one hour tell. ``starts`` gives clock times; ``dated`` also says the day.

    ``title`` is the dilemma's, where one is planned; else the papers carry the name of the protocol.
    """

    plan: Plan
    made: Utc
    starts: Utc | None = None
    dated: bool = False
    zone: tzinfo | None = None
    purpose: str = ""
    group: tuple[int, int] | None = None
    title: str = ""
    focus: str = ""
    room: str = ""
    presenter: str = ""
    facilitator: str = ""
    language: str = "en"
    page: PageSize = PageSize.LETTER


class Size(StrEnum):
    """How large the rows of a paper are set. The value ends the names of their styles."""

    ROOMY = "Roomy"
    USUAL = ""
    TIGHT = "Tight"


class Role(StrEnum):
    """What a line in a cell is for. The value begins the name of its style."""

    TITLE = "RowTitle"
    TEXT = "RowText"
    QUIET = "RowQuiet"
    NUMBER = "RowNumber"
    CARD = "CardText"
    CARD_FROM = "CardFrom"

    @property
    def sized(self) -> bool:
        """Say whether its style comes in every size."""
        return self not in (Role.CARD, Role.CARD_FROM)


class Ruling(StrEnum):
    """How a grid is ruled. The value is the name of its style."""

    HOUSE = "HouseTable"
    WRITING = "WritingTable"
    SCISSORS = "ScissorsTable"


@dataclass(frozen=True, slots=True)
class Said:
    """A line in a cell."""

    text: str
    role: Role = Role.TEXT


Cell = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid; one cell alone reaches over all columns. ``height`` is its least, in twentieths of a point."""

    cells: tuple[Cell, ...]
    height: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells under a header that repeats, where there is one. ``widths`` are shares that add up to 1.

    ``together`` keeps its rows on one page, ``dense`` sets them close to each other.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    header: tuple[str, ...] = ()
    caption: str = ""
    ruling: Ruling = Ruling.HOUSE
    numbers: frozenset[int] = frozenset()
    together: bool = False
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, with quieter words behind it."""

    text: str
    after: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words to be said aloud, set apart by a bar."""

    text: str


class Tone(StrEnum):
    """What a short line above something else is. The value is the name of its style."""

    REMARK = "Quiet"
    VOICES = "Voices"
    LABEL = "ListLabel"


@dataclass(frozen=True, slots=True)
class Lead:
    """A short line that stays with what follows it."""

    text: str
    tone: Tone = Tone.REMARK


Part = Heading | Lead | Spoken | Bullets | FocusBox | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole paper."""

    kind: PaperKind
    hour: Hour
    head: str
    addressed: str
    parts: tuple[Part, ...]
    title: str
    byline: str
    size: Size = Size.USUAL
