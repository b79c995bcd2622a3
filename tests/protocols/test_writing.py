"""A protocol back into its file: nothing lost, remarks kept."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultancy.model.note import Audience, NoteKind
from consultancy.model.protocol import Bell, Protocol, Repeat, Silence, Step, Voice, Wording
from consultancy.protocols.editing import begun, delete, insert, move, problems, set_step, settled
from consultancy.protocols.reading import read_protocol
from consultancy.protocols.writing import rewritten, toml_of
from consultancy.resources import resource
from consultancy.text import clean, clean_line

FILES = sorted(resource("protocols").glob("*.toml"))

FILE = """\
# Ours, since the autumn.
format = 1
key = "ours"   # never shown
name = "Ours"
version = 1
summary = "a dilemma"
credit = "After nobody."
group = [4, 10]
minutes = 20

# The short one.
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
silence = "takes_notes"   # with a pencil
say = '''
Tell us.
End with your question.'''

# The heart of it.
[[steps]]
key = "talk"
title = "Group talks"
minutes = 15   # never less in May
speaks = ["consultants"]
kinds = [
    "insight",
    "question",
]
"""
OURS = read_protocol(FILE.encode(), builtin=False)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_file_written_and_read_is_the_same_protocol(path):
    protocol = read_protocol(path)
    assert read_protocol(toml_of(protocol).encode()) == protocol
    assert rewritten(protocol, path.read_text("utf-8")) == path.read_text("utf-8")


def lines(limit=200):
    return st.text(max_size=limit).map(clean_line).map(lambda text: text[:limit].strip()).filter(bool)


def prose():
    return st.text(max_size=300).map(lambda text: clean(text).strip())


HARD = ["[[steps]]\n" * 200, "." * 500, "[{" * 100, '"""', "'''", "\\", "x" * 2000, "a\n\n  b\tc", 'say "no"', "# no"]
KINDS = st.lists(st.sampled_from(NoteKind), min_size=1, max_size=7, unique=True).map(tuple)


@st.composite
def steps(draw, number):
    repeat = draw(st.sampled_from(Repeat))
    minutes, kinds = draw(st.integers(1, 600)), draw(KINDS)
    return Step(
        key=f"s{number}",
        title=draw(lines()),
        minutes=minutes,
        at_least=draw(st.integers(1, minutes)),
        speaks=(draw(st.sampled_from([Voice.CONSULTANTS, Voice.PAIRS])),),
        listens=(Voice.PRESENTER,),
        silence=draw(st.sampled_from([silence for silence in Silence if silence is not Silence.NONE])),
        say=draw(prose() | st.sampled_from([text.strip() for text in HARD])),
        room_says=draw(st.just("") | lines()),
        watch_for=tuple(draw(st.lists(lines(), max_size=12))),
        interventions=tuple(draw(st.lists(lines(), max_size=12))),
        kinds=kinds,
        default_kind=draw(st.sampled_from(kinds)),
        audience=draw(st.sampled_from(Audience)),
        repeat=repeat,
        block="" if repeat is Repeat.ONCE else f"b{number}",
        auto_advance=draw(st.booleans()),
        bell=draw(st.sampled_from(Bell)),
        protected=draw(st.booleans()),
        optional=draw(st.booleans()),
        asks_wording=draw(st.sampled_from(Wording)),
        commits=draw(st.booleans()),
    )


@st.composite
def protocols(draw) -> Protocol:
    told = [draw(steps(number)) for number in range(draw(st.integers(1, 4)))]
    protocol = replace(
        OURS,
        name=draw(lines()),
        use_when=draw(prose()),
        origin=draw(prose()),
        roles=tuple(draw(st.lists(lines(), max_size=3))),
        version=draw(st.integers(1, 99)),
        turns=draw(st.integers(1, 50)),
        language=draw(st.sampled_from(["en", "de", "pt-BR"])),
        master=draw(st.sampled_from(["", "tuning"])),
        master_version=draw(st.integers(0, 9)),
        steps=tuple(told),
        variants=(),
    )
    return settled(protocol)


@settings(max_examples=25)
@given(protocols())
def test_any_protocol_written_and_read_is_the_same(protocol):
    assert problems(protocol) == ()
    assert read_protocol(toml_of(protocol).encode(), builtin=False) == protocol


@settings(max_examples=25)
@given(protocols())
def test_any_protocol_written_into_another_file_and_read_is_the_same(protocol):
    assert read_protocol(rewritten(protocol, FILE).encode(), builtin=False) == protocol


def test_remarks_order_and_form_stay_where_nothing_changed():
    changed = set_step(begun(OURS), 1, "minutes", 16).protocol
    text = rewritten(settled(changed), FILE)
    assert text == FILE.replace("version = 1", "version = 2").replace("minutes = 20", "minutes = 21").replace(
        "minutes = 15   # never", "minutes = 16   # never"
    )


def test_remarks_travel_with_steps_that_move():
    text = rewritten(settled(move(begun(OURS), 1, 0).protocol), FILE)
    assert text.index("Group talks") < text.index("Presenter tells")
    assert [remark for remark in ("# Ours,", "# never shown", "# with a pencil", "# never less") if remark in text] == [
        "# Ours,",
        "# never shown",
        "# with a pencil",
        "# never less",
    ]


@pytest.mark.parametrize("change", [lambda draft: insert(draft, 1), lambda draft: delete(draft, 0)])
def test_steps_come_and_go(change):
    protocol = settled(change(begun(OURS)).protocol)
    text = rewritten(protocol, FILE)
    assert read_protocol(text.encode(), builtin=False) == protocol
    assert "# never less in May" in text


@pytest.mark.parametrize(
    "before", ["", "not = [toml", "steps = 3", "key = 'x'\n[steps]\n", FILE.replace("format", "x")]
)
def test_a_file_that_cannot_take_the_changes_is_written_anew(before):
    assert read_protocol(rewritten(OURS, before).encode(), builtin=False) == OURS
