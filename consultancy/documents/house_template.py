"""Make resources/templates/house.docx, the look of every document: ``python -m consultancy.documents.house_template``.

Written by hand rather than saved from a word processor, so that it holds what is used and nothing else. Sizes are in
half points, distances in twentieths of a point, as Word has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from consultancy.documents.summary_model import PageSize
from consultancy.documents.word_xml import MARGIN, NAMESPACE, PAPER, end_mark

HEADINGS = "Calibri"
TEXT = "Cambria"
INK, GREY, LINE = "1E2329", "50575F", "D5CFC3"
ACCENT, PRESENTER, PRESENTER_PALE = "1F5F5B", "6B3FA0", "F5F2FA"
FOCUS, SPOKEN = (PRESENTER, PRESENTER_PALE), ("2F4E7E", "EFF3F9")

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph style looks."""

    size: int
    font: str = HEADINGS
    colour: str = INK
    bold: bool = False
    before: int = 0
    after: int = 0
    line: int = 240
    keep: bool = False
    inside: str = ""
    outline: int | None = None
    unchecked: bool = False
    side: str = ""
    based: str = "Normal"
    following: str = ""
    box: tuple[str, str] | None = None  # a bar and a tint


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _run_look(look: Look) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    unchecked = "<w:noProof/>" if look.unchecked else ""
    size = f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'
    return f'<w:rPr>{_fonts(look.font)}{bold}{unchecked}<w:color w:val="{look.colour}"/>{size}</w:rPr>'


def _box(colour: str, pale: str) -> str:
    """Set words apart: a bar in the colour of whoever they belong to that prints, a tint that may be lost."""
    tint = f'<w:{{side}} w:val="single" w:sz="4" w:space="{{space}}" w:color="{pale}"/>'
    bar = f'<w:left w:val="single" w:sz="30" w:space="11" w:color="{colour}"/>'
    top, bottom, right = (tint.format(side=side, space=8) for side in ("top", "bottom", "right"))
    return f'<w:pBdr>{top}{bar}{bottom}{right}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{pale}"/>'


def _paragraph_look(look: Look) -> str:
    keep = "<w:keepNext/><w:keepLines/>" if look.keep else ""
    box = _box(*look.box) if look.box else ""
    spacing = f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="{look.line}" w:lineRule="auto"/>'
    indent = '<w:ind w:left="280" w:right="170"/>' if look.box else ""
    side = f'<w:jc w:val="{look.side}"/>' if look.side else ""
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    return f"<w:pPr>{keep}{look.inside}{box}{spacing}{indent}{side}{outline}</w:pPr>"


_NUMBERED = '<w:numPr><w:numId w:val="1"/></w:numPr>'

_STYLES: dict[str, tuple[str, Look]] = {
    "Title": ("Title", Look(size=42, bold=True, after=60, line=252, keep=True, following="Subtitle")),
    "Subtitle": ("Subtitle", Look(size=20, colour=GREY, after=280, line=276, unchecked=True, following="BodyText")),
    "Heading1": (
        "heading 1",
        Look(size=27, colour=ACCENT, bold=True, before=300, after=70, keep=True, outline=0, following="BodyText"),
    ),
    "Heading2": (
        "heading 2",
        Look(size=23, colour=ACCENT, bold=True, before=220, after=60, keep=True, outline=1, following="BodyText"),
    ),
    "BodyText": ("Body Text", Look(size=22, font=TEXT, after=100, line=288)),
    "ListBullet": ("List Bullet", Look(size=22, font=TEXT, after=50, line=276, inside=_NUMBERED)),
    "Quiet": ("Quiet", Look(size=18, colour=GREY, after=100, keep=True)),
    "FocusLabel": ("Focus Label", Look(size=18, colour=PRESENTER, bold=True, keep=True, box=FOCUS)),
    "FocusQuestion": ("Focus Question", Look(size=26, font=TEXT, before=30, line=276, box=FOCUS)),
    "FocusEarlier": ("Focus Earlier", Look(size=19, colour=GREY, before=70, box=FOCUS)),
    "TableHead": ("Table Head", Look(size=19, bold=True, before=30, after=70)),
    "TableText": ("Table Text", Look(size=21, font=TEXT, before=80, after=80)),
    "TableHeadNumber": ("Table Head Number", Look(size=19, bold=True, before=30, after=70, side="right")),
    "TableTextNumber": ("Table Text Number", Look(size=20, before=80, after=80, side="right")),
    "Header": ("header", Look(size=17, colour=GREY, unchecked=True)),
    "Footer": ("footer", Look(size=17, colour=GREY, unchecked=True)),
    "EdgeRight": ("Edge Right", Look(size=17, colour=GREY, unchecked=True, side="right")),
    "FieldLabel": ("Field Label", Look(size=24, colour=ACCENT, bold=True, before=190, keep=True, outline=1)),
    "Guidance": ("Guidance", Look(size=19, colour=GREY, after=70, keep=True)),
    "Answer": ("Answer", Look(size=22, font=TEXT, before=40, after=40, line=276)),
    "ShortLabel": ("Short Label", Look(size=22, colour=ACCENT, bold=True, before=40, after=40)),
    "Spoken": ("Spoken", Look(size=22, font=TEXT, before=110, after=130, line=264, box=SPOKEN)),
    "ListLabel": ("List Label", Look(size=19, bold=True, before=130, after=40, keep=True)),
    "Voices": ("Voices", Look(size=20, colour=GREY, after=60, keep=True)),
    "CardText": ("Card Text", Look(size=31, font=TEXT, before=60, after=100, line=264)),
    "CardFrom": ("Card From", Look(size=18, colour=GREY)),
    "Gap": ("Gap", Look(size=2, after=110)),
    "End": ("End", Look(size=2)),
}


# The rows of papers for the room come in three sizes: title, and everything else.
for _ending, _title, _text in (("Roomy", 24, 22), ("", 22, 20), ("Tight", 18, 17)):
    _STYLES |= {
        f"RowTitle{_ending}": (f"Row Title {_ending}".strip(), Look(size=_title, bold=True)),
        f"RowText{_ending}": (f"Row Text {_ending}".strip(), Look(size=_text, font=TEXT)),
        f"RowQuiet{_ending}": (f"Row Quiet {_ending}".strip(), Look(size=_text, colour=GREY)),
        f"RowNumber{_ending}": (f"Row Number {_ending}".strip(), Look(size=_text, side="right")),
    }

_WORDS_OWN = {"Title", "Subtitle", "heading 1", "heading 2", "Body Text", "List Bullet", "header", "footer"}


def look_of(style: str) -> Look:
    """Give the look of a paragraph style by its key: whoever reckons with the page reads it here."""
    return _STYLES[style][1]


def _paragraph_style(key: str, name: str, look: Look) -> str:
    own = "" if name in _WORDS_OWN else ' w:customStyle="1"'
    following = f'<w:next w:val="{look.following}"/>' if look.following else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{look.based}"/>'
        f"{following}<w:qFormat/>{_paragraph_look(look)}{_run_look(look)}</w:style>"
    )


def _borders(tag: str, **sides: str) -> str:
    drawn = "".join(f"<w:{side} {line}/>" for side, line in sides.items())
    return f"<w:{tag}>{drawn}</w:{tag}>"


_THIN = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
_WRITE_ON = 'w:val="single" w:sz="4" w:space="0" w:color="8A9099"'
_DASHED = 'w:val="dashed" w:sz="4" w:space="0" w:color="6B7280"'
_FIRM = f'w:val="single" w:sz="8" w:space="0" w:color="{INK}"'


def _margins(left: int, right: int) -> str:
    return f'<w:tblCellMar><w:left w:w="{left}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tblCellMar>'


def _table_style(key: str, name: str, properties: str, first_row: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{properties}</w:tblPr>{first_row}</w:style>'
    )


def _table_styles() -> str:
    firm = _borders("tcBorders", bottom=_FIRM)
    under_head = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{firm}</w:tcPr></w:tblStylePr>'
    house = _borders("tblBorders", bottom=_THIN, insideH=_THIN) + _margins(0, 110)
    writing = _borders("tblBorders", bottom=_WRITE_ON, insideH=_WRITE_ON) + _margins(0, 170)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    scissors = _borders("tblBorders", **dict.fromkeys(sides, _DASHED)) + _margins(260, 260)
    frame = _borders("tblBorders", top=_THIN, left=_THIN, bottom=_THIN, right=_THIN, insideH=_THIN, insideV=_THIN)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(0, 0)}</w:tblPr></w:style>'
        + _table_style("HouseTable", "House Table", house, under_head)
        + _table_style("EdgeTable", "Edge Table", _margins(0, 0))
        + _table_style("WritingTable", "Writing Table", writing, under_head)
        + _table_style("ScissorsTable", "Scissors Table", scissors)
        + _table_style("AnswerTable", "Answer Table", frame + _margins(120, 120))
    )


def _character_styles() -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="QuietText"><w:name w:val="Quiet Text"/>'
        f'<w:rPr>{_fonts(HEADINGS)}<w:color w:val="{GREY}"/><w:sz w:val="18"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
        '<w:rPr><w:color w:val="6B7280"/></w:rPr></w:style>'
    )


def _styles() -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(TEXT)}<w:color w:val="{INK}"/><w:sz w:val="22"/>'
        '<w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    )
    own = "".join(_paragraph_style(key, name, look) for key, (name, look) in _STYLES.items())
    return _part("styles", defaults + normal + _character_styles() + own + _table_styles())


def _part(root: str, content: str, namespaces: str = "") -> str:
    return f'{_HEAD}<w:{root} xmlns:w="{NAMESPACE}"{namespaces}>{content}</w:{root}>'


def _numbering() -> str:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="300" w:hanging="260"/></w:pPr>'
        f"<w:rPr>{_fonts(HEADINGS)}</w:rPr></w:lvl>"
    )
    return _part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def _settings() -> str:
    word = "http://schemas.microsoft.com/office/word"
    return _part(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{word}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/>',
    )


def _font_table() -> str:
    """Name the fonts with their families, so that an office without them takes a near one."""
    kinds = ((HEADINGS, "020F0502020204030204", "swiss"), (TEXT, "02040503050406030204", "roman"))
    return _part(
        "fonts",
        "".join(
            f'<w:font w:name="{name}"><w:panose1 w:val="{shape}"/><w:charset w:val="00"/><w:family w:val="{family}"/>'
            '<w:pitch w:val="variable"/></w:font>'
            for name, shape, family in kinds
        ),
    )


_THEME_COLOURS = {
    "dk1": INK,
    "lt1": "FFFFFF",
    "dk2": GREY,
    "lt2": "F6F4EF",
    "accent1": ACCENT,
    "accent2": PRESENTER,
    "accent3": "2F4E7E",
    "accent4": "8F5500",
    "accent5": "A3281C",
    "accent6": "6B7280",
    "hlink": ACCENT,
    "folHlink": PRESENTER,
}


def _theme() -> str:
    """Offer our colours and fonts where Word lists those of the theme."""
    colours = "".join(f'<a:{key}><a:srgbClr val="{value}"/></a:{key}>' for key, value in _THEME_COLOURS.items())
    fonts = "".join(
        f'<a:{key}Font><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{key}Font>'
        for key, name in (("major", HEADINGS), ("minor", TEXT))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    plain = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    shapes = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{plain * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        f'{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House">'
        f'<a:themeElements><a:clrScheme name="House">{colours}</a:clrScheme><a:fontScheme name="House">{fonts}'
        f'</a:fontScheme><a:fmtScheme name="House">{shapes}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _document() -> str:
    width, height = PAPER[PageSize.LETTER]
    section = (
        '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1720" w:right="{MARGIN}" w:bottom="1300"'
        f' w:left="{MARGIN}" w:header="1080" w:footer="620" w:gutter="0"/>'
    )
    related = f' xmlns:r="{_OFFICE}/relationships"'
    return _part("document", f"<w:body>{end_mark()}<w:sectPr>{section}</w:sectPr></w:body>", related)


_PARTS = ("styles", "settings", "numbering", "header", "footer", "fontTable")
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


def _content_types() -> str:
    word = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{part}+xml"/>' for part in _PARTS)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>{word}'
        f'<Override PartName="/word/theme.xml" ContentType="{_THEME_TYPE}"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _core() -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def parts() -> dict[str, str]:
    """Give the parts of the template by name."""
    office = f"{_OFFICE}/relationships"
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{office}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(),
        "word/_rels/document.xml.rels": _relations(
            *((f"{office}/{part}", f"{part}.xml") for part in (*_PARTS, "theme"))
        ),
        "word/document.xml": _document(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(),
        "word/header.xml": _part("hdr", end_mark()),
        "word/footer.xml": _part("ftr", end_mark()),
        "word/fontTable.xml": _font_table(),
        "word/theme.xml": _theme(),
    }


def build() -> bytes:
    """Pack the template; the same bytes each time."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for name, text in parts().items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, text)
    return out.getvalue()


def main() -> None:
    """Write the template where the program reads it."""
    from consultancy.documents.word import TEMPLATE
    from consultancy.files import atomic_write

    atomic_write(Path(TEMPLATE), build())


if __name__ == "__main__":
    main()
