"""Whatever a file holds, it is read or refused with sentences; never anything else."""

import copy
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from consultancy.protocols.checking import faults_of
from consultancy.protocols.grammar import HEAD, STEP, VARIANT
from consultancy.protocols.places import Places
from consultancy.protocols.reading import check_protocol, read_protocol
from consultancy.resources import resource

BYTES = resource("protocols", "troika.toml").read_bytes()
TABLE = tomllib.loads(BYTES.decode())
KEYS = sorted({*HEAD, *VARIANT, *STEP, "steps", "nonsense"})

simple = (
    st.none().map(lambda _: "once")
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.text(max_size=20)
    | st.dates()
    | st.sampled_from(["presenter", "note", "turn", "per_person", "everyone"])
)
values = st.recursive(
    simple, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
)


@given(st.lists(st.tuples(st.sampled_from(KEYS), values, st.integers(-1, 5)), max_size=4))
def test_any_value_at_any_key_is_taken_or_named(changes):
    table = copy.deepcopy(TABLE)
    for key, value, number in changes:
        steps = table.get("steps")
        inside = isinstance(steps, list) and 0 <= number < len(steps) and isinstance(steps[number], dict)
        (steps[number] if inside else table)[key] = value
    faults = faults_of(table, "any.toml", Places(""))
    assert all(fault.sentence and "\n" not in str(fault) for fault in faults)


@given(st.integers(0, len(BYTES)), st.integers(0, 40), st.binary(max_size=20))
def test_a_damaged_file_is_read_or_named_in_one_line(start, gone, put):
    data = BYTES[:start] + put + BYTES[start + gone :]
    faults = check_protocol(data, file="any.toml")
    assert all(fault.sentence and "\n" not in str(fault) for fault in faults)
    assert faults or read_protocol(data)


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_refused(data):
    assert check_protocol(data)
