"""The colours, sizes and radii of the design: the only place where a colour is written down."""

from __future__ import annotations

from dataclasses import dataclass, fields

RADIUS_CARD = 10
RADIUS_CONTROL = 7
GRID = 4
ICON = 16
STROKE = 1.7  # on the drawings' own grid of 24

TONES = ("neutral", "accent", "presenter", "facilitator", "closing", "over")


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, each ``#RRGGBB``."""

    name: str
    dark: bool
    canvas: str
    rail: str
    surface: str
    line: str
    field_line: str
    ink: str
    ink_2: str
    ink_3: str
    accent: str
    accent_bg: str
    accent_line: str
    primary: str
    on_primary: str
    presenter: str
    presenter_bg: str
    facilitator: str
    facilitator_bg: str
    closing: str
    closing_bg: str
    closing_ring: str
    closing_wash: str
    over: str
    over_bg: str
    neutral_bg: str
    track: str
    planned: str
    bar: str

    def foreground(self, tone: str) -> str:
        """Give the text colour of a tone."""
        return self.ink_2 if tone == "neutral" else str(getattr(self, tone))

    def background(self, tone: str) -> str:
        """Give the ground a tone's text stands on."""
        return str(getattr(self, f"{tone}_bg"))

    def strong(self, tone: str) -> str:
        """Give the colour of a tone where it is drawn, not written: arcs and bars."""
        return self.closing_ring if tone == "closing" else self.foreground(tone)


PAPER = Tokens(
    name="paper",
    dark=False,
    canvas="#F6F4EF",
    rail="#EFECE4",
    surface="#FFFFFF",
    line="#E3DED4",
    field_line="#D5CFC3",
    ink="#1E2329",
    ink_2="#50575F",
    ink_3="#636975",
    accent="#1F5F5B",
    accent_bg="#E1EEEC",
    accent_line="#8DB5B1",
    primary="#1F5F5B",
    on_primary="#FFFFFF",
    presenter="#6B3FA0",
    presenter_bg="#EFE7F7",
    facilitator="#2F4E7E",
    facilitator_bg="#E4EBF5",
    closing="#8F5500",
    closing_bg="#FFF1D6",
    closing_ring="#C77D0A",
    closing_wash="#FFFBF2",
    over="#A3281C",
    over_bg="#FBE3DF",
    neutral_bg="#EFECE4",
    track="#E8E3D8",
    planned="#CFC8BA",
    bar="#8DB5B1",
)

NIGHT = Tokens(
    name="night",
    dark=True,
    canvas="#15191C",
    rail="#1A1F23",
    surface="#1F252A",
    line="#2E363C",
    field_line="#414B53",
    ink="#F1EEE7",
    ink_2="#C4C8CA",
    ink_3="#A0A7AC",
    accent="#8FD3CC",
    accent_bg="#1E3A38",
    accent_line="#3F6F6A",
    primary="#8FD3CC",
    on_primary="#10302D",
    presenter="#C6A8EA",
    presenter_bg="#32264A",
    facilitator="#A9C3EC",
    facilitator_bg="#22304A",
    closing="#E8A33D",
    closing_bg="#3A2C12",
    closing_ring="#E8A33D",
    closing_wash="#2A2317",
    over="#F2948A",
    over_bg="#44201C",
    neutral_bg="#2B3238",
    track="#2F363B",
    planned="#4A535A",
    bar="#5FB3AB",
)

THEMES = {tokens.name: tokens for tokens in (PAPER, NIGHT)}


def colour_names() -> tuple[str, ...]:
    """Name every colour a set of tokens has."""
    return tuple(field.name for field in fields(Tokens) if field.name not in {"name", "dark"})
