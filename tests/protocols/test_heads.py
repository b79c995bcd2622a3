"""The list of protocols is read from the heads of their files, and quickly."""

from dataclasses import replace
from time import process_time

from consultancy.protocols import shelf as shelf_module
from consultancy.protocols.heads import head_of, read_head
from consultancy.protocols.reading import read_protocol
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource

FILES = sorted(resource("protocols").glob("*.toml"))


def test_a_head_says_the_same_as_the_whole_file():
    assert [read_head(path) for path in FILES] == [head_of(read_protocol(path)) for path in FILES]


def test_the_list_parses_no_protocol_that_is_not_shown(monkeypatch):
    monkeypatch.setattr(shelf_module, "read_protocol", None)
    assert len(Shelf(resource("protocols")).heads()) == len(FILES)


def test_all_are_listed_within_thirty_milliseconds_of_asking():
    def cold() -> float:
        before = process_time()
        Shelf(resource("protocols")).heads()
        return process_time() - before

    assert min(cold() for _time in range(5)) < 0.030


def test_a_head_is_read_again_when_its_file_has_changed(tmp_path):
    path = tmp_path / "tuning.toml"
    text = resource("protocols", "tuning.toml").read_text("utf-8")
    path.write_text(text, "utf-8")
    shelf = Shelf(tmp_path)
    (before,) = shelf.heads()
    assert shelf.heads() == (before,)
    path.write_text(text.replace('name = "Tuning protocol"', 'name = "Fine tuning"'), "utf-8")
    assert shelf.heads() == (replace(before, name="Fine tuning"),)
