import pytest

from consultancy.changes import Changes, Topic
from consultancy.services.settings import SETTINGS


@pytest.mark.parametrize("spec", SETTINGS, ids=lambda spec: spec.key)
def test_each_setting_has_its_default_until_it_is_kept(workspace, spec, told):
    assert workspace.settings.get(spec.key) == spec.default
    workspace.settings.set(spec.key, spec.default)
    assert not told
    workspace.settings.set(spec.key, "something else")
    assert workspace.settings.get(spec.key) == "something else"
    assert told == [Changes.of(Topic.SETTINGS)]


def test_a_setting_nobody_declared_is_a_bug(workspace):
    with pytest.raises(KeyError):
        workspace.settings.get("nonsense")
    with pytest.raises(KeyError):
        workspace.settings.set("nonsense", "x")
