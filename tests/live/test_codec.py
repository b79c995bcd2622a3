"""Facts survive the way to disk and back, and nothing else is taken for one."""

import json

import pytest

from consultancy.live import facts
from consultancy.live.codec import KINDS, decode, encode
from consultancy.model.time import Span, Utc

STAMP = {"id": "f1", "at": Span(-5), "utc": Utc(1_795_000_000_000)}

EXAMPLES = (
    facts.Opened(**STAMP),
    facts.Started(**STAMP, step="a"),
    facts.Paused(**STAMP),
    facts.Resumed(**STAMP),
    facts.Adjusted(**STAMP, step="a", by=Span(-60_000)),
    facts.Moved(**STAMP, to="b", started=True),
    facts.Moved(**STAMP, to="b"),
    facts.BeganEarlier(**STAMP, by=Span(120_000)),
    facts.Skipped(**STAMP, step="a"),
    facts.Restored(**STAMP, step="a"),
    facts.Reordered(**STAMP, order=("c", "b")),
    facts.Replanned(**STAMP, adjustments=(("c", Span(-90_000)), ("d", Span(1))), drops=("e",), accepted=Span(-1)),
    facts.TurnsBegan(**STAMP, step="a", names=("Ana", "Bo"), seed=7, chosen=True, again=True),
    facts.TurnTaken(**STAMP, step="a", name="Bo"),
    facts.TurnPassed(**STAMP, step="a", name=""),
    facts.TurnPutOff(**STAMP, step="a", name="Bo"),
    facts.TurnAdded(**STAMP, step="a", name="Cy"),
    facts.TurnRemoved(**STAMP, step="a", name="Cy"),
    facts.BlockReordered(**STAMP, order=("b", "a"), to="b"),
    facts.BlockTurnAdded(**STAMP, step="a", name="Cy"),
    facts.Speaking(**STAMP, group="Maple Valley"),
    facts.GapFound(**STAMP, length=Span(400_000), cause="slept"),
    facts.GapAnswered(**STAMP, gap="f0", counts=False),
    facts.ClockChanged(**STAMP, by=Span(-3_600_000)),
    facts.Finished(**STAMP),
    facts.Reopened(**STAMP),
    facts.Undone(**STAMP, fact="f0"),
)


@pytest.mark.parametrize("fact", EXAMPLES, ids=lambda fact: type(fact).__name__)
def test_a_fact_comes_back_as_it_was_written(fact):
    kind, payload = encode(fact)
    assert decode(kind, payload, **STAMP) == fact


def test_every_class_of_fact_has_a_kind_and_an_example():
    classes = {made for made in vars(facts).values() if isinstance(made, type) and issubclass(made, facts.Fact)}
    assert set(KINDS.values()) == classes - {facts.Fact} == {type(fact) for fact in EXAMPLES}


def test_the_stamp_is_left_to_the_columns():
    assert encode(facts.Moved(**STAMP, to="b")) == ("moved", '{"to":"b","started":false}')


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("teleported", "{}"),
        ("paused", "not json"),
        ("paused", "[]"),
        ("paused", '{"step":"a"}'),
        ("moved", '{"to":"b"}'),
        ("moved", '{"to":1,"started":false}'),
        ("moved", '{"to":"b","started":1}'),
        ("adjusted", '{"step":"a","by":true}'),
        ("adjusted", '{"step":"a","by":1.5}'),
        ("reordered", '{"order":"abc"}'),
        ("reordered", '{"order":[1]}'),
        ("replanned", '{"adjustments":"c","drops":[],"accepted":0}'),
        ("replanned", '{"adjustments":["c"],"drops":[],"accepted":0}'),
        ("replanned", '{"adjustments":[["c"]],"drops":[],"accepted":0}'),
        ("replanned", '{"adjustments":[[1,2]],"drops":[],"accepted":0}'),
        ("replanned", '{"adjustments":[["c",true]],"drops":[],"accepted":0}'),
        ("turns_began", '{"step":"a","names":[],"seed":1.5,"chosen":false,"again":false}'),
    ],
)
def test_what_encode_would_not_write_is_refused(kind, payload):
    with pytest.raises(ValueError, match=r".+"):
        decode(kind, payload, **STAMP)


def test_payloads_are_plain_json_whatever_the_step_is_called():
    kind, payload = encode(facts.Skipped(**STAMP, step="é\ud800"))
    assert payload.isascii()
    assert decode(kind, payload, **STAMP).step == json.loads(payload)["step"]
