"""Drafts kept, files taken in and handed out: nothing half done, every hostile file answered with one sentence."""

import pytest

from consultancy.changes import Topic
from consultancy.errors import CannotRead, CannotWrite, NotFoundHere
from consultancy.planning.fitting import plan_for
from consultancy.protocols.editing import set_field, set_step
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource
from consultancy.services.library import Library
from consultancy.services.own_protocols import Standing

TUNING = resource("protocols", "tuning.toml").read_text("utf-8")
OURS = "# from the north\n" + TUNING.replace('key = "tuning"', 'key = "ours"')


@pytest.fixture
def own(tmp_path):
    return tmp_path / "own"


@pytest.fixture
def told():
    return []


@pytest.fixture
def library(own, told):
    return Library(Shelf(resource("protocols"), own), publish=told.append)


@pytest.fixture
def sent(tmp_path):
    def write(text, name="sent.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return write


def files(own):
    return sorted(str(path.relative_to(own)) for path in own.rglob("*.toml"))


# --- drafts -----------------------------------------------------------------------------------------------------


def test_a_changed_master_is_kept_as_a_protocol_of_ones_own(library, own, told):
    draft = set_step(library.draft("tuning"), 0, "minutes", 4)
    assert library.save(draft) == ()
    assert files(own) == ["tuning_2.toml"]
    assert library.get("tuning_2").master == "tuning"
    assert told[-1].touches(Topic.PROTOCOLS)
    assert library.draft("tuning_2").master == library.get("tuning")


def test_an_unchanged_master_is_not_saved(library, own):
    assert library.save(library.draft("tuning")) == ()
    assert not own.exists()


def test_a_draft_with_problems_is_kept_and_the_last_good_one_stays_usable(library, own):
    library.save(set_step(library.draft("tuning"), 0, "minutes", 4))
    bad = set_step(library.draft("tuning_2"), 1, "title", "")
    assert [problem.step for problem in library.save(bad)] == [1]
    assert library.unfinished() == ("tuning_2",)
    assert library.get("tuning_2").steps[1].title
    again = library.draft("tuning_2")
    assert again.protocol.steps[1].title == ""
    assert library.save(set_step(again, 1, "title", "Present")) == ()
    assert library.unfinished() == ()
    assert library.get("tuning_2").steps[1].title == "Present"
    assert files(own) == ["tuning_2.toml"]


def test_remarks_in_a_file_outlive_a_change_in_the_program(library, own, sent):
    library.import_(sent(OURS))
    library.save(set_field(library.draft("ours"), "summary", "other words"))
    text = (own / "ours.toml").read_text("utf-8")
    assert text.startswith("# from the north\n")
    assert 'summary = "other words"' in text


def test_an_unfinished_file_spoilt_by_hand_is_refused_with_a_sentence(library, own):
    (own / "drafts").mkdir(parents=True)
    (own / "drafts" / "spoilt.toml").write_text("name = 3\n", "utf-8")
    with pytest.raises(CannotRead, match=r"spoilt\.toml"):
        library.draft("spoilt")


def test_a_plan_keeps_its_wording_and_says_when_a_newer_one_exists(library):
    library.save(set_field(library.draft("tuning"), "summary", "ours"))
    plan, __ = plan_for(library.get("tuning_2"), 7)
    assert library.newer_than(plan) is None
    library.save(set_step(library.draft("tuning_2"), 0, "title", "Hello"))
    assert plan.steps[0].step.title != "Hello"
    newer = library.newer_than(plan)
    assert newer is not None
    assert newer.steps[0].title == "Hello"


def test_without_a_folder_of_ones_own_nothing_can_be_kept(sent):
    library = Library(Shelf(resource("protocols")))
    with pytest.raises(CannotWrite):
        library.import_(sent(OURS))


# --- files taken in ---------------------------------------------------------------------------------------------


def test_looking_keeps_nothing(library, own, sent):
    assert library.preview_import(sent(OURS)).standing is Standing.NEW
    assert not own.exists()


def test_a_file_is_kept_byte_for_byte(library, own, sent):
    library.import_(sent(OURS))
    assert (own / "ours.toml").read_text("utf-8") == OURS
    assert library.preview_import(sent(OURS)).standing is Standing.SAME


@pytest.mark.parametrize(
    ("version", "standing"), [(1, Standing.OLDER), (2, Standing.OTHER), (3, Standing.NEWER)], ids=str
)
def test_another_version_of_one_that_is_here_says_what_would_change(library, own, sent, version, standing):
    library.import_(sent(OURS.replace("version = 1", "version = 2")))
    other = OURS.replace("version = 1", f"version = {version}").replace('title = "Introduction"', 'title = "Hello"')
    arrival = library.preview_import(sent(other))
    assert (arrival.standing, [each.title for each in arrival.differences]) == (standing, ["Hello"])
    library.import_(sent(other))
    assert files(own) == ["ours.toml"]
    assert library.get("ours").steps[0].title == "Hello"


def test_a_key_that_came_with_the_program_is_left_alone(library, own, sent):
    assert library.preview_import(sent(TUNING)).standing is Standing.SAME
    changed = "# mine\n" + TUNING.replace('title = "Introduction"', 'title = "Hello"')
    assert library.preview_import(sent(changed)).standing is Standing.ADAPTED
    kept = library.import_(sent(changed))
    assert (kept.key, kept.master) == ("tuning_2", "tuning")
    assert library.get("tuning").steps[0].title == "Introduction"
    assert (own / "tuning_2.toml").read_text("utf-8").startswith("# mine\n")
    assert library.preview_import(sent(changed)).standing is Standing.SAME


def test_a_broken_file_of_that_name_is_not_written_over(library, own, sent):
    own.mkdir()
    (own / "ours.toml").write_text("name: x", "utf-8")
    library.import_(sent(OURS))
    assert (own / "ours.toml").read_text("utf-8") == "name: x"
    assert library.get("ours").name == "Tuning protocol"


HOSTILE = {
    "5 MB": OURS + "# " + "x" * 5_000_000,
    "10,000 steps": OURS + "[[steps]]\nkey = 'a'\n" * 10_000,
    "nested": OURS + "x = " + "[" * 100 + "]" * 100,
    "dotted": OURS + ".".join("a" * 120) + " = 1",
    "tables": OURS + "x = " + "{a=" * 100 + "1" + "}" * 100,
    "json": '{"format": 1, "key": "ours"}',
    "yaml": "format: 1\nkey: ours\n",
    "newer": OURS.replace("format = 1", "format = 2"),
    "older": OURS.replace("format = 1", "format = 0"),
    "language": OURS.replace('language = "en"', 'language = "xx"'),
    "path": OURS.replace('key = "ours"', 'key = "../../ours"'),
    "markup key": OURS.replace('key = "ours"', 'key = "<b>ours</b>"'),
    "binary": b"\x00\xff\xfe" * 100,
    "empty": "",
    "half": OURS[:-200],
    "not TOML": "[[steps]\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_answered_with_one_sentence_and_nothing_is_kept(library, own, sent, told, text):
    path = sent(text, "<b>odd.toml" if isinstance(text, bytes) else "odd.toml")
    for use in (library.preview_import, library.import_):
        with pytest.raises(CannotRead) as refusal:
            use(path)
        assert "\n" not in str(refusal.value)
        assert len(str(refusal.value)) < 400
    assert not own.exists()
    assert told == []


def test_names_that_are_markup_are_kept_as_plain_text(library, sent):
    library.import_(sent(OURS.replace('name = "Tuning protocol"', 'name = "<img src=x onerror=y>"')))
    assert library.get("ours").name == "<img src=x onerror=y>"


# --- files handed out -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["tuning", "ours"])
def test_a_file_handed_out_comes_back_as_the_same(library, sent, tmp_path, key):
    library.import_(sent(OURS))
    library.export(key, tmp_path / "out.toml")
    assert library.preview_import(tmp_path / "out.toml").standing is Standing.SAME


def test_what_is_not_there_is_not_handed_out(library, tmp_path):
    with pytest.raises(NotFoundHere):
        library.export("nothing", tmp_path / "out.toml")
    assert not (tmp_path / "out.toml").exists()
