"""What people type, paste or find, at its worst. Shared by the tests of every layer."""

MARKUP = "<img src=//host/x onerror=alert(1)>"
NAMES = {
    "markup": MARKUP,
    "entities": "&lt;b&gt; &amp; &#x202e;",
    "script": "</w:t></w:r><script>alert('x')</script>",
    "template": "{name} {0} %s %(x)d ${x} {{ x }}",
    "sql": "Robert'); DROP TABLE note;--",
    "search": 'title:* OR NEAR("a" b) ^ - AND ( " \'',
    "bidi": "abc\u202edef\u2066ghi\u2069\u200f",
    "arabic": "د. عمر خالد",
    "hebrew": "נעמי לוי",
    "emoji": "👩🏽\u200d🏫 Zoë 🏳️\u200d🌈",
    "combining": "Z\u0335\u0321a\u0338\u0322l\u0334g\u0337o\u0336",
    "control": "a\x00b\x07c\x1b[31md\x7fe\x9bf",
    "surrogate": "half \ud83d of a pair \udc80",
    "noncharacter": "a\ufffeb\uffffc\ufeffd",
    "separators": "a\u2028b\u2029c\x0bd\x0ce\x85f",
    "newlines": "a\r\nb\rc\nd",
    "quotes": "O’Brien \"Bob\" 'Rob' `x`",
    "formula": '=HYPERLINK("http://host","x")',
    "path": "../../etc/passwd",
    "windows path": 'C:\\Windows\\..\\x:y|z?*<>"',
    "reserved": "CON",
    "reserved with ending": "nul.txt",
    "dots": "...",
    "trailing dot": "A title. . .",
    "dashes": "--help",
    "long": "A very long name " * 200,
    "long word": "x" * 5_000,
    "wide": "漢字" * 400,
}
ONLY_SPACE = {
    "empty": "",
    "spaces": "   ",
    "newlines": "\n\r\n\t",
    "wide space": "\u3000\u00a0",
    "controls": "\x00\x01\x1f",
    "lone surrogates": "\ud800\udfff",
}
FIVE_MEGABYTES = "Five megabytes of it, and a theme #much. " * 131_072


def forbidden(text: str) -> set[str]:
    """Give the characters of a text that must never be kept."""
    return {
        c for c in text if (ord(c) < 0x20 and c not in "\t\n") or 0x7F <= ord(c) <= 0x9F or 0xD800 <= ord(c) <= 0xDFFF
    }
