"""The library on disk, and its use cases."""

import os
from pathlib import Path

import pytest

from consultancy.errors import CannotRead, NotFoundHere
from consultancy.protocols import shelf as shelf_module
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource
from consultancy.services.library import Library, ProtocolCard

OWN = """\
format = 1
key = "{key}"
name = "{name}"
summary = "ours"
credit = "Ours."
group = [2, 2]
minutes = 5

[[steps]]
key = "talk"
title = "Talk"
minutes = 5
speaks = ["everyone"]
"""


def put(folder: Path, key: str, name: str) -> Path:
    path = folder / f"{key}.toml"
    path.write_text(OWN.format(key=key, name=name), "utf-8")
    return path


@pytest.fixture
def library() -> Library:
    return Library(Shelf(resource("protocols")))


def test_cards_begin_with_what_is_asked_for_most(library):
    first, others = library.cards()[:3], library.cards()[3:]
    assert [card.key for card in first] == ["consultancy", "tuning", "troika"]
    assert [card.name for card in others] == sorted((card.name for card in others), key=str.casefold)


def test_a_card_is_enough_to_choose_by(library):
    assert library.cards()[0] == ProtocolCard(
        key="consultancy",
        name="Consultancy",
        summary="a dilemma still open",
        group="4–10 people",
        lengths=(20, 30, 45, 50, 60),
        steps=7,
        builtin=True,
        credit="After the Consultancy protocol by Gene Thompson-Grove, Paula Evans and Faith Dunne.",
        use_when="Best when one person brings a problem they are still inside.",
        aliases=("Dilemma consultancy", "Case consultancy", "Peer consultancy", "Problem of practice"),
    )


def test_lengths_of_a_protocol_with_turns_count_its_usual_number_of_people(library):
    assert {card.key: card.lengths for card in library.cards()}["troika"] == (30, 45)


def test_get_reads_one_protocol(library):
    assert library.get("tuning").name == "Tuning protocol"


@pytest.mark.parametrize("key", ["none", "", "../protocols/tuning", "tuning.toml", "<b>"])
def test_an_unknown_protocol_is_refused_with_a_sentence(library, key):
    with pytest.raises(NotFoundHere, match="choose one from the list"):
        library.get(key)


def test_an_unknown_protocol_is_refused_when_there_are_own_ones_too(tmp_path):
    put(tmp_path, "pairs", "Pairs")
    with pytest.raises(NotFoundHere):
        Shelf(resource("protocols"), tmp_path).get("threes")


def test_check_gives_the_faults_of_a_file(library, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("name = ", "utf-8")
    assert [str(fault) for fault in library.check(path)] == [
        "x.toml, line 1: The value is not understood; put text in quotation marks, numbers without."
    ]
    assert library.check(resource("protocols", "tuning.toml")) == ()


def test_own_protocols_stand_beside_the_shipped_ones(tmp_path):
    put(tmp_path, "pairs", "Pairs")
    library = Library(Shelf(resource("protocols"), tmp_path))
    card = next(card for card in library.cards() if card.key == "pairs")
    assert (card.name, card.group, card.builtin) == ("Pairs", "2 people", False)
    assert library.get("pairs").builtin is False


def test_a_shipped_protocol_is_not_pushed_aside_by_an_own_one_of_the_same_key(tmp_path):
    put(tmp_path, "tuning", "Mine")
    library = Library(Shelf(resource("protocols"), tmp_path))
    assert library.get("tuning").name == "Tuning protocol"
    assert [card.name for card in library.cards() if card.key == "tuning"] == ["Tuning protocol"]


def test_a_faulty_own_file_leaves_the_others_usable(library, tmp_path):
    shipped = len(library.cards())
    put(tmp_path, "pairs", "Pairs")
    (tmp_path / "broken.toml").write_text("name: x", "utf-8")
    (tmp_path / "folder.toml").mkdir()
    library = Library(Shelf(resource("protocols"), tmp_path))
    assert library.get("pairs").name == "Pairs"
    assert len(library.cards()) == shipped + 1


def test_a_faulty_shipped_file_is_refused_when_it_is_asked_for(tmp_path):
    (tmp_path / "broken.toml").write_text("name: x", "utf-8")
    with pytest.raises(CannotRead, match="YAML"):
        Shelf(tmp_path).get("broken")


def test_folders_that_are_not_there_hold_nothing(tmp_path):
    assert Shelf(tmp_path / "none", tmp_path / "nothing").protocols() == ()


def test_a_file_is_read_once_and_again_when_it_has_changed(tmp_path, monkeypatch):
    path = put(tmp_path, "pairs", "Pairs")
    reads = []

    def counted(source, **named):
        reads.append(source)
        return shelf_read(source, **named)

    shelf_read = shelf_module.read_protocol
    monkeypatch.setattr(shelf_module, "read_protocol", counted)
    shelf = Shelf(tmp_path)
    assert reads == []
    assert [shelf.get("pairs").name, shelf.get("pairs").name, len(reads)] == ["Pairs", "Pairs", 1]
    put(tmp_path, "pairs", "Twos")
    os.utime(path, ns=(1, 1))
    assert shelf.get("pairs").name == "Twos"


def test_resources_are_beside_the_program():
    assert resource("protocols", "consultancy.toml").is_file()
    assert resource().parent == Path(__file__).resolve().parents[2]
