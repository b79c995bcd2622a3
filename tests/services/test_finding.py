import pytest

from consultancy.live.commands import Finish, Open
from consultancy.model.consultancy import Status, WordingMoment
from consultancy.model.people import Role
from consultancy.model.time import Span
from tests.hostile import FIVE_MEGABYTES, NAMES, ONLY_SPACE


def test_an_empty_workspace_shows_nothing_and_finds_nothing(workspace):
    overview = workspace.finder.overview()
    assert (overview.interrupted, overview.next_up, overview.recent, overview.due) == ((), (), (), ())
    assert overview.total == 0
    assert workspace.finder.find("anything").total == 0


def test_next_up_is_what_is_planned_from_today_on_soonest_first_then_what_has_no_time(workspace, clock):
    now = clock.read().utc
    starts = {"tomorrow": Span.of(hours=24), "earlier today": Span.of(minutes=-30), "last week": Span.of(hours=-24 * 7)}
    for title, ahead in starts.items():
        workspace.preparation.set_start(workspace.preparation.create(title).id, now + ahead)
    workspace.preparation.create("some day")
    titles = [item.row.title for item in workspace.finder.overview().next_up]
    assert titles == ["earlier today", "tomorrow", "some day"]


def test_chips_say_what_is_ready_and_what_is_not(workspace):
    made = workspace.preparation.create("Advisories").id
    assert chips(workspace) == [
        (False, "Dilemma not received"),
        (False, "No consultants yet"),
        (False, "No focus question yet"),
    ]
    workspace.preparation.set_dilemma(made, "context", "We added advisory.")
    workspace.preparation.set_focus(made, WordingMoment.PREPARED, "How do we plan, and what would they notice?")
    workspace.preparation.add_person(made, "Priya Shah", "Harbor City USD")
    workspace.preparation.add_person(made, "Mark Tully", "harbor city usd")
    workspace.preparation.add_person(made, "Luis Ortega", "Port Alder SD", Role.FACILITATOR)
    assert chips(workspace) == [
        (True, "Dilemma received"),
        (True, "2 consultants, 1 organisation"),
        (False, "Focus question is two questions"),
    ]
    workspace.preparation.set_focus(made, WordingMoment.PREPARED, "What would they notice?")
    assert chips(workspace)[2:] == []


def chips(workspace):
    return list(workspace.finder.overview().next_up[0].chips)


def test_recent_is_what_is_over_newest_first(workspace, clock):
    for title in ("first", "second"):
        made = workspace.preparation.create(title).id
        workspace.running.do(made, Open())
        workspace.running.do(made, Finish())
        clock.advance(Span.of(hours=24))
    overview = workspace.finder.overview()
    assert [row.title for row in overview.recent] == ["second", "first"]
    assert all(row.status is Status.CLOSED for row in overview.recent)


def test_typing_filters_over_titles_people_organisations_themes_and_notes(workspace):
    made = workspace.preparation.create("Why do advisories stop?").id
    workspace.preparation.create("Another matter")
    workspace.preparation.add_person(made, "Dana Whitfield", "Maple Valley SD")
    workspace.notes.add(made, "Nobody opened the binder. #measures")
    for typed in ("advis", "whitf", "maple", "measures", "binder"):
        page = workspace.finder.find(typed)
        assert (page.total, [found.row.id for found in page.found]) == (1, [made])
    assert "binder" in workspace.finder.find("binder").found[0].excerpt
    assert workspace.finder.find("  ").total == 2


def test_a_page_is_a_part_of_all_there_are(workspace, clock):
    for number in range(7):
        workspace.preparation.create(f"Number {number}")
        clock.advance(Span.of(seconds=1))
    page = workspace.finder.find(limit=3, offset=5)
    assert ([found.row.title for found in page.found], page.total) == (["Number 1", "Number 0"], 7)


@pytest.mark.parametrize("typed", [*NAMES.values(), *ONLY_SPACE.values(), FIVE_MEGABYTES[:50_000]])
def test_anything_can_be_searched_for(workspace, typed):
    workspace.preparation.create("Advisories")
    assert workspace.finder.find(typed).total in (0, 1)
