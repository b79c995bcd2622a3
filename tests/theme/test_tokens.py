"""Every pair of text and ground can be read."""

import re

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics

from ui.theme import fonts, icons
from ui.theme.sheet import style_sheet
from ui.theme.theme import theme
from ui.theme.tokens import NIGHT, PAPER, TONES, colour_names

GROUNDS = ("canvas", "rail", "surface")
LINES = {"line", "field_line", "track", "planned", "bar", "accent_line", "closing_ring"}


def luminance(colour):
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(tokens):
    for ground in GROUNDS:
        for ink in ("ink", "ink_2", "ink_3", "accent", "presenter", "facilitator", "closing", "over"):
            yield ink, ground
    for tone in TONES:
        yield ("ink_2" if tone == "neutral" else tone), f"{tone}_bg"
        yield "ink", f"{tone}_bg"
    yield "ink_2", "accent_bg"
    yield "ink_3", "accent_bg"
    yield "closing", "closing_wash"
    yield "ink_2", "closing_wash"
    yield "on_primary", "primary"


@pytest.mark.parametrize("tokens", [PAPER, NIGHT], ids=lambda tokens: tokens.name)
def test_text_stands_out_from_its_ground_by_four_and_a_half(tokens):
    weak = {
        (ink, ground): round(contrast(getattr(tokens, ink), getattr(tokens, ground)), 2)
        for ink, ground in pairs(tokens)
        if contrast(getattr(tokens, ink), getattr(tokens, ground)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("tokens", [PAPER, NIGHT], ids=lambda tokens: tokens.name)
def test_what_is_drawn_to_be_read_stands_out_by_three(tokens):
    for tone in ("accent", "closing", "over", "presenter"):
        assert contrast(tokens.strong(tone), tokens.track) >= 2.4, tone
        assert contrast(tokens.strong(tone), tokens.surface) >= 3, tone


@pytest.mark.parametrize("tokens", [PAPER, NIGHT], ids=lambda tokens: tokens.name)
def test_every_colour_is_written_as_six_figures(tokens):
    assert [name for name in colour_names() if not re.fullmatch(r"#[0-9A-F]{6}", getattr(tokens, name))] == []


@pytest.mark.parametrize("tokens", [PAPER, NIGHT], ids=lambda tokens: tokens.name)
def test_the_style_sheet_holds_no_colour_but_the_tokens(tokens):
    known = {getattr(tokens, name) for name in colour_names()}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", style_sheet(tokens))) <= known


def test_inter_is_loaded_from_our_own_files(app_theme):
    assert fonts.load()
    assert QFontInfo(fonts.font(13)).family() == fonts.FAMILY


def test_figures_are_equally_wide_where_numbers_change(app_theme):
    metrics = QFontMetrics(fonts.font(62, tabular=True))
    assert len({metrics.horizontalAdvance(f"{minutes}:00") for minutes in range(1, 10)}) == 1


def test_a_change_of_theme_is_told_after_it_is_in_place(app_theme, qapp):
    seen = []
    app_theme.changed.connect(lambda: seen.append((app_theme.tokens.name, qapp.palette().window().color().name())))
    app_theme.choose("night")
    app_theme.choose("night")
    assert seen == [("night", NIGHT.canvas.lower())]


def test_the_system_is_followed_when_asked(app_theme):
    app_theme.choose("system")
    assert theme().tokens in {PAPER, NIGHT}


def test_an_icon_is_drawn_in_the_colour_of_the_token(app_theme):
    image = app_theme.pixmap("check", "over", 16, 2.0).toImage()
    assert image.width() == 32
    solid = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 250
    }
    assert solid == {PAPER.over.lower()}


def test_every_icon_named_in_the_program_is_shipped_and_no_other(request):
    root = request.config.rootpath
    shipped = {path.stem for path in (root / "resources" / "icons").glob("*.svg")}
    source = "".join(path.read_text(encoding="utf-8") for path in (root / "ui").rglob("*.py"))
    assert set(re.findall(r'(?:icon=|IconButton\(|set_icon\()"([a-z0-9-]+)"', source)) <= shipped
    assert shipped <= set(re.findall(r'"([a-z0-9-]+)"', source))
    assert (root / "resources" / "icons" / "LICENSE").exists()


def test_the_mark_is_drawn_in_two_colours(app_theme):
    image = icons.mark(PAPER, 64).toImage()
    assert image.pixelColor(32, 32).name() == PAPER.presenter.lower()
