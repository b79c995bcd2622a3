"""Every bad file is answered with a sentence that names the place and says what to write instead."""

from pathlib import Path

import pytest

from consultancy.errors import CannotRead
from consultancy.protocols.faults import FaultyProtocol
from consultancy.protocols.raw import MOST_BYTES
from consultancy.protocols.reading import check_protocol, read_protocol

GOOD = """\
format = 1
key = "short"
name = "Short"
summary = "a dilemma still open"
credit = "Ours."
group = [4, 10]
minutes = 20

[[variants]]
total = 12
minutes = { present = 4, talk = 8 }

[[steps]]
key = "present"
title = "Presenter tells"
minutes = 5
at_least = 3
speaks = ["presenter"]
listens = ["consultants"]
silence = "takes_notes"

[[steps]]
key = "talk"
title = "Group talks"
minutes = 15
speaks = ["consultants"]
kinds = ["insight", "question"]
"""


def sentences(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return [str(fault) for fault in check_protocol(data, file="short.toml")]


def changed(old: str, new: str) -> list[str]:
    assert GOOD.count(old) == 1, f"{old!r} is in the example {GOOD.count(old)} times"
    return sentences(GOOD.replace(old, new))


def test_a_good_file_has_no_fault():
    assert sentences(GOOD) == []


TALK = "short.toml, line {line}, step 2 “Group talks”: "
PRESENT = "short.toml, line {line}, step 1 “Presenter tells”: "
WHOLE = "minutes is {value}; write a whole number from 1 to 600."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes = 15", "minutes = 0", TALK.format(line=25) + WHOLE.format(value="0")),
        ("minutes = 15", "minutes = -3", TALK.format(line=25) + WHOLE.format(value="-3")),
        ("minutes = 15", "minutes = 601", TALK.format(line=25) + WHOLE.format(value="601")),
        ("minutes = 15", f"minutes = {'9' * 60}", TALK.format(line=25) + WHOLE.format(value=f"{'9' * 40}…")),
        ("minutes = 15", "minutes = 7.5", TALK.format(line=25) + WHOLE.format(value="7.5")),
        ("minutes = 15", "minutes = nan", TALK.format(line=25) + WHOLE.format(value="nan")),
        ("minutes = 15", "minutes = true", TALK.format(line=25) + WHOLE.format(value="true")),
        ("minutes = 15", 'minutes = "15"', TALK.format(line=25) + WHOLE.format(value="“15”")),
        ("minutes = 15", "minutes = 2026-11-17", TALK.format(line=25) + WHOLE.format(value="a date or time")),
        (
            "minutes = 15",
            "minuts = 15",
            TALK.format(line=25) + "“minuts” is not a key used here; did you mean “minutes”?",
        ),
        (
            "at_least = 3",
            "at_least = 9",
            PRESENT.format(line=17)
            + "at_least is 9 but minutes is only 5; lower at_least or give the step more minutes.",
        ),
        (
            "at_least = 3",
            "colour = 3",
            PRESENT.format(line=17) + "“colour” is not a key used here; take it out, or write it as a remark after #.",
        ),
        (
            'silence = "takes_notes"',
            'silence = "take_notes"',
            PRESENT.format(line=20) + "silence cannot be “take_notes”; did you mean “takes_notes”?",
        ),
        (
            'silence = "takes_notes"\n',
            "\n",
            PRESENT.format(line=19) + 'Somebody listens in silence; say how, such as silence = "takes_notes".',
        ),
        (
            'listens = ["consultants"]\n',
            "\n",
            PRESENT.format(line=20)
            + 'silence is set but nobody listens; add who does, such as listens = ["presenter"].',
        ),
        (
            'listens = ["consultants"]',
            'listens = ["presenter"]',
            PRESENT.format(line=19) + "“presenter” cannot both speak and listen in silence; take it out of listens.",
        ),
        (
            'speaks = ["consultants"]',
            "speaks = []",
            TALK.format(line=26) + 'speaks names nobody; write who speaks, or speaks = ["nobody"] for a quiet step.',
        ),
        (
            'speaks = ["consultants"]',
            'speaks = ["nobody", "presenter"]',
            TALK.format(line=26) + "speaks names nobody and somebody; keep one of the two.",
        ),
        (
            'speaks = ["consultants"]',
            'speaks = ["everyone"]\nlistens = ["presenter"]\nsilence = "takes_notes"',
            TALK.format(line=27) + "Everyone speaks in this step, so nobody listens in silence; take listens out.",
        ),
        (
            'speaks = ["consultants"]',
            'speaks = "consultants"',
            TALK.format(line=26) + 'speaks is “consultants”; write a list, such as speaks = ["presenter"].',
        ),
        (
            'speaks = ["consultants"]',
            'speaks = ["consultant"]',
            TALK.format(line=26) + "speaks cannot be “consultant”; did you mean “consultants”?",
        ),
        (
            'speaks = ["consultants"]\n',
            "\n",
            TALK.format(line=22) + 'speaks is missing; add it, such as speaks = ["consultants"]',
        ),
        (
            'kinds = ["insight", "question"]',
            'kinds = ["insight"]\ndefault_kind = "warm"',
            TALK.format(line=28) + "default_kind is “warm”, which is not among kinds; add it there.",
        ),
        (
            'kinds = ["insight", "question"]',
            'kinds = ["insight", "insight"]',
            TALK.format(line=27) + "kinds names something twice; once is enough.",
        ),
        (
            'kinds = ["insight", "question"]',
            'kinds = ["note", "question", "probing", "heard", "insight", "warm", "cool", "action"]',
            TALK.format(line=27) + "kinds has 8 entries; keep at most 7.",
        ),
        (
            'kinds = ["insight", "question"]',
            'auto_advance = "yes"',
            TALK.format(line=27) + "auto_advance is “yes”; write true or false.",
        ),
        (
            'kinds = ["insight", "question"]',
            'bell = "gong"',
            TALK.format(line=27) + "bell cannot be “gong”; write one of silent, glow, chime.",
        ),
        (
            'kinds = ["insight", "question"]',
            'say = "   "',
            TALK.format(line=27) + "say is empty; write some text, or take the line out.",
        ),
        (
            'kinds = ["insight", "question"]',
            "say = ['x']",
            TALK.format(line=27) + "say is a list; write text in quotation marks.",
        ),
        (
            'kinds = ["insight", "question"]',
            'room_says = """one\ntwo"""',
            TALK.format(line=27) + "room_says runs over several lines; write it on one.",
        ),
        (
            'kinds = ["insight", "question"]',
            'block = "turn"',
            TALK.format(line=27)
            + 'A block is a group of steps gone through again; add repeat = "per_person" to this step.',
        ),
        ('title = "Group talks"', 'title = ""', "short.toml, line 24, step 2 “talk”: title is empty; "),
        (
            'title = "Group talks"',
            f'title = "{"a" * 201}"',
            f"short.toml, line 24, step 2 “{'a' * 40}…”: title is longer than 200 characters; shorten it.",
        ),
        ('key = "talk"', "key = 7", TALK.format(line=23) + "key is 7; write small letters, figures and underscores"),
        ('title = "Group talks"', "title = 7", "short.toml, line 24, step 2 “7”: title is 7; write text in quotation"),
        ('key = "talk"', 'key = "present"', TALK.format(line=23) + "The key “present” is already that of step 1; give"),
        ('key = "talk"', 'key = "Talk it over"', TALK.format(line=23) + "key is “Talk it over”; write small letters, "),
        ('credit = "Ours."\n', "", "short.toml: credit is missing; add it, such as credit = "),
        (
            "group = [4, 10]",
            "group = [10, 4]",
            "short.toml, line 6: group is 10, 4; write the smallest and the largest",
        ),
        ("group = [4, 10]", "group = 4", "short.toml, line 6: group is 4; write the smallest and the largest number"),
        (
            "format = 1",
            'format = 1\nlanguage = "english"',
            "short.toml, line 2: language is “english”; write a language",
        ),
        (
            "format = 1",
            "format = 0",
            "short.toml, line 1: format is 0; this program reads format 1, so write format = 1.",
        ),
        (
            "format = 1",
            "format = 2\nnonsense = 4",
            "short.toml, line 1: The file is written in format 2, newer than this program reads; update the program.",
        ),
        (
            "minutes = 20",
            "minutes = 25",
            "short.toml, line 7: The steps add up to 20 minutes, not 25; change minutes here or in a step.",
        ),
        (
            "total = 12",
            "total = 13",
            "short.toml, line 10, length 1 “13”: The minutes add up to 12, not 13; change total or",
        ),
        (
            "{ present = 4, talk = 8 }",
            "{ present = 4, tale = 8 }",
            "short.toml, line 11, length 1 “12”: There is no step “tale”; did you mean “talk”?",
        ),
        (
            "{ present = 4, talk = 8 }",
            "{ present = 2, talk = 10 }",
            "short.toml, line 11, length 1 “12”: present has 2 min here, but the step needs at least 3.",
        ),
        (
            "{ present = 4, talk = 8 }",
            "[4, 8]",
            "short.toml, line 11, length 1 “12”: minutes is a list; write the minutes of each step, such",
        ),
        (
            "total = 12\nminutes = { present = 4, talk = 8 }",
            "total = 20\nminutes = { present = 10, talk = 10 }",
            "short.toml, line 9, length 1 “20”: There are two lengths called “20”; give this one a key of its own.",
        ),
    ],
)
def test_one_fault_is_named_with_its_place_and_its_remedy(old, new, said):
    (only,) = changed(old, new)
    assert only.startswith(said)


def test_many_strange_keys_are_one_fault():
    strange = "".join(f"x{number} = 1\n" for number in range(60_000))
    assert sentences(strange + GOOD) == [
        "short.toml, line 1: There are 60000 keys not used here; compare with docs/protocol-format.md."
    ]


def test_many_lengths_are_one_fault():
    assert sentences(GOOD + "[[variants]]\ntotal = 1\n" * 10_000) == [
        "short.toml: There are more than 200 steps or lengths; no group could follow them."
    ]


def test_many_minutes_in_one_length_are_one_fault():
    strange = "[[variants]]\ntotal = 9\n[variants.minutes]\n" + "".join(f"x{n} = 1\n" for n in range(40_000))
    (only,) = sentences(GOOD + strange)
    assert "minutes is a table; write the minutes of each step" in only


def head_only() -> str:
    return GOOD[: GOOD.index("[[variants]]")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "short.toml: The file is empty; begin with the example in docs/protocol-format.md."),
        (" \n\n", "short.toml: The file is empty; begin with the example in docs/protocol-format.md."),
        ('{"name": "Short"}', "short.toml, line 1: This looks like JSON; a protocol is written in TOML, as docs/"),
        ('[\n{"name": 1}]', "short.toml, line 1: This looks like JSON; a protocol is written in TOML, as docs/"),
        ("name: Short\n", 'short.toml, line 1: This looks like YAML; write name = "Consultancy" with an equals'),
        ("---\nname: Short\n", 'short.toml, line 1: This looks like YAML; write name = "Consultancy" with an equals'),
        ("name = “Short”\n", "short.toml, line 1: These are typographic quotation marks; put straight ones"),
        ('name = "Short\nkey = 1', 'short.toml, line 1: The text is not closed; put a quotation mark (") at its end.'),
        ("name = 'Short\nkey = 1", 'short.toml, line 1: The text is not closed; put a quotation mark (") at its end.'),
        ('say = """Short\nkey = 1', 'short.toml, line 1: The text is not closed; put a quotation mark (") at its end.'),
        ("name = Short\n", "short.toml, line 1: The value is not understood; put text in quotation marks, numbers"),
        ("minutes = 05\n", "short.toml, line 1: Something follows the value; put text in quotation marks, remarks"),
        ("name\n", "short.toml, line 1: A key stands here without its value; write key = value."),
        ("a = 1\na = 2\n", "short.toml, line 2: This is here for the second time; keep one of the two."),
        ("m = { a = 1, a = 2 }\n", "short.toml, line 1: This is here for the second time; keep one of the two."),
        ("[a]\n[a]\n", "short.toml, line 2: This heading is here for the second time; keep one of the two."),
        ("[[steps]\n", "short.toml, line 1: A heading is not closed; steps begin with [[steps]], lengths with"),
        ('kinds = ["note"\n', "short.toml, line 1: A list is not closed; put ] at its end."),
        ("m = { a = 1\n", "short.toml, line 1: A table in braces is not closed; put } at its end."),
        ('say = "a\\b\\q"\n', "short.toml, line 1: A backslash stands alone; write two of them for one."),
        ("= 5\n", "short.toml, line 1: This line is no key = value and no heading; begin remarks with #."),
        (
            'say = "\\ud800"\n',
            "short.toml, line 1: This line is not understood; compare it with docs/protocol-format.md.",
        ),
        ('say = "\x07"\n', "short.toml, line 1: "),
        ("a = " + "[\n" * 5_000, "short.toml: Lists or tables are nested too deeply; a protocol needs no more than"),
        ("a = " + "[" * 500, "short.toml, line 1: Lists or tables are nested too deeply; a protocol needs no more"),
        (".".join("a" * 400) + " = 1", "short.toml, line 1: Lists or tables are nested too deeply; a protocol needs"),
        ("a = '" + "x" * 3_000 + "'", "short.toml, line 1: This line has more than 2000 characters; break the text"),
        ("[[steps]]\n" * 10_000, "short.toml: There are more than 200 steps or lengths; no group"),
        (f"steps = [\n{'{},' * 25}\n" + (f"{'{},' * 25}\n" * 9) + "]", "short.toml: There are more than 200 steps or"),
        (b"\xff\xfef\x00o\x00", "short.toml: This is not plain text in UTF-8; save it again from a text editor as"),
        (b"PK\x03\x04\x00\x00", "short.toml: This is not plain text in UTF-8; save it again from a text editor as"),
        (b"name = 'caf\xe9'", "short.toml: This is not plain text in UTF-8; save it again from a text editor as"),
        ("# \ud800", "short.toml: This is not plain text in UTF-8; save it again from a text editor as UTF-8."),
        (b"#" * (MOST_BYTES + 1), "short.toml: The file is larger than 1 MB; a protocol is a few pages of plain text."),
    ],
    ids=range(34),
)
def test_what_is_no_protocol_file_at_all_is_told_in_one_sentence(text, said):
    (only,) = sentences(text)
    assert only.startswith(said)


def test_a_file_without_steps_says_how_to_begin_one():
    assert sentences(head_only()) == ["short.toml: steps is missing; add it, such as [[steps]]"]


@pytest.mark.parametrize("steps", ["steps = []", "steps = 7", "steps = [1, 2]", "[steps]\nkey = 'x'"])
def test_steps_that_are_no_steps_are_told_how_to_begin(steps):
    (only,) = sentences(f"{head_only()}\n{steps}\n")
    assert "steps is" in only
    assert only.endswith("begin each one with a line [[steps]].")


def turn(key: str, block: str, repeat: str = "per_person") -> str:
    return (
        f'[[steps]]\nkey = "{key}"\ntitle = "{key}"\nminutes = 1\nspeaks = ["presenter"]\n'
        f'block = "{block}"\nrepeat = "{repeat}"\n'
    )


def test_a_block_torn_apart_is_refused_so_that_no_repeat_can_hold_another():
    text = (
        head_only().replace("minutes = 20", "minutes = 3") + turn("a", "turn") + turn("b", "other") + turn("c", "turn")
    )
    (only,) = sentences(text)
    assert only.startswith("short.toml, line 28, step 3 “c”: The block “turn” is interrupted before this step; put")


def test_the_steps_of_a_block_are_repeated_in_one_way():
    text = head_only() + turn("a", "turn") + turn("b", "turn", "per_station")
    assert sentences(text) == [
        "short.toml, line 22, step 2 “b”: repeat differs from the step before in the block “turn”; write the same."
    ]


def test_all_faults_are_reported_at_once_each_at_its_line():
    text = (
        GOOD.replace("minutes = 15", "minutes = 0").replace('name = "Short"', "name = 3").replace("at_least", "atleast")
    )
    assert [(fault.where, fault.line) for fault in check_protocol(text.encode())] == [
        ("", 3),
        ("step 1 “Presenter tells”", 17),
        ("step 2 “Group talks”", 25),
    ]


def test_the_refusal_is_one_sentence_and_carries_every_fault():
    text = GOOD.replace("minutes = 15", "minutes = 0").replace('name = "Short"', "name = 3")
    with pytest.raises(FaultyProtocol) as refused:
        read_protocol(text.encode(), file="short.toml")
    assert isinstance(refused.value, CannotRead)
    assert str(refused.value) == (
        "short.toml, line 3: name is 3; write text in quotation marks. (1 more fault in this file)"
    )
    assert len(refused.value.faults) == 2


def test_lines_are_counted_past_text_that_looks_like_headings():
    text = GOOD.replace(
        'title = "Presenter tells"', 'title = "Presenter tells"\nsay = """\n[[steps]]\nminutes = 3\n"""'
    )
    (only,) = check_protocol(text.replace("minutes = 15", "minutes = 0").encode())
    assert only.line == 29


def test_windows_line_ends_and_a_byte_order_mark_are_welcome():
    assert sentences(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == []


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    (only,) = check_protocol(tmp_path / "none.toml")
    assert str(only) == "none.toml: There is no such file; check its name and folder."


def test_a_folder_is_refused(tmp_path: Path):
    (only,) = check_protocol(tmp_path)
    assert only.sentence == "The file cannot be opened; check that it is a file and that you may read it."


def test_names_that_are_markup_stay_the_text_they_are():
    text = GOOD.replace('"Short"', '"<img src=//host/x> \\u202e x"')
    assert read_protocol(text.encode()).name == "<img src=//host/x> \u202e x"


def test_control_characters_are_cleaned_away():
    text = GOOD.replace('"Short"', '"Sh\\u0007ort"')
    assert read_protocol(text.encode()).name == "Short"
