"""A plan on disk is the plan that was made."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.model.protocol import Plan
from consultancy.store.plan_codec import decode, encode
from tests.store.cast import PLAN


@given(st.from_type(Plan))
def test_any_plan_comes_back_equal(plan):
    assert decode(encode(plan)) == plan


def test_equal_plans_give_equal_texts():
    assert encode(decode(encode(PLAN))) == encode(PLAN)


def test_keys_of_a_later_version_are_passed_over():
    data = json.loads(encode(PLAN)) | {"colour": "blue"}
    data["steps"][0]["step"]["smell"] = ["pine"]
    assert decode(json.dumps(data)) == PLAN


def test_keys_an_earlier_version_did_not_write_take_their_default():
    data = json.loads(encode(PLAN))
    del data["steps"][0]["step"]["bell"]
    assert decode(json.dumps(data)) == PLAN


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("credit", None),
        ("protocol_version", "1"),
        ("protocol_version", True),
        ("steps", {}),
        ("steps", [1]),
        ("variant", 4),
    ],
)
def test_a_wrong_type_is_refused(key, value):
    with pytest.raises(ValueError, match="is not"):
        decode(json.dumps(json.loads(encode(PLAN)) | {key: value}))


def test_a_missing_key_is_named():
    data = json.loads(encode(PLAN))
    del data["credit"]
    with pytest.raises(ValueError, match="Plan lacks credit"):
        decode(json.dumps(data))


def test_an_unknown_voice_is_refused():
    with pytest.raises(ValueError, match="choir"):
        decode(encode(PLAN).replace('"presenter"', '"choir"'))
