"""Finding and marking protocols in the library."""

import pytest

from consultancy.planning.choosing import Brought
from consultancy.planning.fitting import plan_for
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource
from consultancy.services.library import Library


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(Shelf(resource("protocols")))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("codeveloppement", "codeveloppement"),
        ("CODÉVEL", "codeveloppement"),
        ("kollegiale", "kollegiale_beratung"),
        ("dilemma consult", "consultancy"),
        ("troika 30 min", "troika"),
    ],
)
def test_case_and_accents_do_not_matter_and_a_name_comes_first(library, typed, key):
    assert library.find(typed)[0].key == key


def test_purposes_and_other_names_are_searched_too(library):
    assert "tuning" in {card.key for card in library.find("goals")}
    assert "consultancy" in {card.key for card in library.find("peer consultancy")}


def test_nothing_typed_finds_everything_in_its_order(library):
    assert library.find("  ") == library.cards()


def test_what_stands_nowhere_is_not_found(library):
    assert library.find("xyzzy") == ()
    assert library.find("<b>") == ()


def test_suggestions_come_from_what_is_on_the_shelf(library):
    keys = {card.key for card in library.cards()}
    assert {each.key for each in library.suggest(Brought.DILEMMA, 45, 7)} <= keys


def test_favourites_are_kept_in_the_order_they_were_marked(workspace):
    library = workspace.library
    library.favour("tuning", True)
    library.favour("troika", True)
    library.favour("tuning", True)
    assert library.favourites() == ("troika", "tuning")
    library.favour("troika", False)
    assert [card.key for card in library.cards() if card.favourite] == ["tuning"]


def test_a_library_without_settings_marks_nothing(library):
    library.favour("tuning", True)
    assert library.favourites() == ()


def test_recently_used_are_those_of_the_last_consultancies(workspace):
    assert workspace.library.recent() == ()
    for key in ("consultancy", "troika", "tuning", "troika"):
        made = workspace.preparation.create()
        workspace.preparation.choose_protocol(made.id, key)
    workspace.preparation.create(sample=True)
    assert [card.key for card in workspace.library.recent()] == ["troika", "tuning", "consultancy"]


def test_a_plan_is_as_new_as_the_protocol_it_was_made_with(library):
    plan, __ = plan_for(library.get("tuning"), 7)
    assert library.newer_than(plan) is None
