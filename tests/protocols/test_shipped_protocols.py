"""What every shipped protocol keeps to."""

import re
import tomllib

import pytest

from consultancy.model.note import NoteKind
from consultancy.model.protocol import Bell, Protocol, Repeat, Silence, Step, Voice, Wording
from consultancy.planning.fitting import length_of, plan_for
from consultancy.protocols.reading import read_protocol
from consultancy.resources import resource

FILES = sorted(resource("protocols").glob("*.toml"))
PROTOCOLS = [read_protocol(path) for path in FILES]
STEPS = [pytest.param(step, id=f"{protocol.key}-{step.key}") for protocol in PROTOCOLS for step in protocol.steps]

# In these the point is to understand, and a promise to act would spoil it.
NOTHING_TO_SOLVE = {"balint", "clearness"}

each_protocol = pytest.mark.parametrize("protocol", PROTOCOLS, ids=lambda protocol: protocol.key)
each_step = pytest.mark.parametrize("step", STEPS)


def by_key(key: str) -> Protocol:
    return next(protocol for protocol in PROTOCOLS if protocol.key == key)


@pytest.mark.parametrize(
    ("key", "lengths", "default"),
    [
        ("action_learning", [60, 90, 120], "90"),
        ("atlas_data", [30, 45], "45"),
        ("balint", [45, 60], "45"),
        ("case_clinic", [35, 60, 75], "60"),
        ("charrette", [30, 40, 60], "40"),
        ("clearness", [90, 105, 120], "120"),
        ("codeveloppement", [60, 90, 120], "90"),
        ("collaborative_assessment", [45, 60, 75], "60"),
        ("consultancy", [20, 30, 45, 50, 60], "45"),
        ("descriptive_consultancy", [45, 60, 75], "60"),
        ("eight_phase_case", [45, 65, 90], "65"),
        ("empathy_interview", [10, 30, 45], "30"),
        ("final_word", [30, 45], "45"),
        ("future", [45, 60, 90], "60"),
        ("gallery_walk", [30, 45, 60], "45"),
        ("intervision_incident", [45, 65, 90], "65"),
        ("issaquah", [30, 45, 60], "60"),
        ("issue_processing", [30, 40, 60], "40"),
        ("kollegiale_beratung", [35, 45, 60], "45"),
        ("lean_coffee", [45, 60, 90], "60"),
        ("one_two_four_all", [12, 20], "12"),
        ("pdsa_consultancy", [30, 40, 60], "40"),
        ("peeling_the_onion", [30, 40], "40"),
        ("peer_assist", [60, 120, 240], "120"),
        ("problem_of_practice", [30, 45], "30"),
        ("step_back", [30, 45], "30"),
        ("success_analysis", [30, 45, 60], "30"),
        ("theory_feedback", [35, 50], "35"),
        ("troika", [30, 45], "30"),
        ("tuning", [30, 45, 60], "45"),
        ("what_so_what", [40, 55], "55"),
        ("wise_crowds", [40, 60], "60"),
    ],
)
def test_each_comes_in_its_lengths(key, lengths, default):
    protocol = by_key(key)
    assert [length_of(protocol, variant) for variant in protocol.variants] == lengths
    assert protocol.default_variant == default


def test_the_consultancy_is_the_one_of_the_pictures():
    plan, shortfall = plan_for(by_key("consultancy"), 7)
    assert [(step.step.title, step.minutes) for step in plan.steps] == [
        ("Welcome and norms", 3),
        ("Presenter frames the dilemma", 8),
        ("Clarifying questions", 5),
        ("Probing questions", 8),
        ("Group discussion", 12),
        ("Presenter reflects", 5),
        ("Debrief the process", 4),
    ]
    assert (plan.minutes, shortfall) == (45, "")


@each_protocol
def test_the_file_is_named_after_its_key(protocol):
    assert resource("protocols", f"{protocol.key}.toml") in FILES


@each_protocol
def test_every_length_adds_up_to_what_its_name_says(protocol):
    for variant in protocol.variants:
        total = length_of(protocol, variant)
        assert variant.key == str(total)
        assert variant.name.startswith(f"{total} minutes")


@each_protocol
def test_floors_hold_in_every_length(protocol):
    floors = {step.key: step.at_least for step in protocol.steps}
    assert all(minutes >= floors[key] for variant in protocol.variants for key, minutes in variant.minutes)


@each_protocol
def test_credit_origin_and_purpose_are_there(protocol):
    assert protocol.credit.startswith("After ")
    assert protocol.credit.endswith(".")
    assert "ours" in protocol.origin
    assert "our own" in protocol.rights
    assert protocol.use_when.startswith("Best when ")
    assert protocol.roles
    assert 1 < protocol.group_min <= protocol.group_max


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_owned_name_is_used(path):
    owned = r"\b(CFG|Critical Friends|NSRF|SRI|WIAL|Vistage|Heilsbronn\w*|Facing History)\b"
    assert not re.search(owned, path.read_text("utf-8"), re.IGNORECASE)


def test_consultancy_credits_its_authors():
    credit = "After the Consultancy protocol by Gene Thompson-Grove, Paula Evans and Faith Dunne."
    assert by_key("consultancy").credit == credit


@each_protocol
def test_somebody_reflects_and_their_time_is_protected(protocol):
    protected = [step for step in protocol.steps if step.protected]
    assert protected[-1] is protocol.steps[-1]
    assert any(Voice.PRESENTER in step.speaks or step.commits for step in protected)


@each_protocol
def test_commitments_are_asked_for_once_near_the_end(protocol):
    asking = [number for number, step in enumerate(protocol.steps) if step.commits]
    if protocol.key in NOTHING_TO_SOLVE:
        assert asking == []
        return
    assert len(asking) == 1
    assert len(protocol.steps) - asking[0] <= 2
    assert NoteKind.ACTION in protocol.steps[asking[0]].kinds


@each_protocol
def test_nothing_advances_by_itself(protocol):
    assert not any(step.auto_advance for step in protocol.steps)


def test_the_focus_question_is_asked_for_after_probing_and_at_the_close():
    asked = {step.key: step.asks_wording for step in by_key("consultancy").steps}
    assert [key for key, when in asked.items() if when is Wording.AFTER_PROBING] == ["probe"]
    assert [key for key, when in asked.items() if when is Wording.AT_CLOSE] == ["reflect"]


@each_step
def test_somebody_speaks_or_the_step_is_quiet(step):
    assert step.speaks
    assert (Voice.NOBODY in step.speaks) <= (step.speaks == (Voice.NOBODY,) and step.listens == (Voice.EVERYONE,))


@each_step
def test_silence_fits_who_speaks(step):
    assert bool(step.listens) == (step.silence is not Silence.NONE)
    assert not set(step.listens) & {*step.speaks, *step.answers}
    assert Voice.EVERYONE not in step.speaks or not step.listens


@each_step
def test_the_group_listens_while_the_presenter_speaks_and_the_other_way_round(step):
    if step.speaks == (Voice.PRESENTER,):
        assert step.listens == (Voice.CONSULTANTS,)
    if set(step.speaks) & {Voice.CONSULTANTS, Voice.ONE_AT_A_TIME}:
        assert (step.listens == (Voice.PRESENTER,)) != (step.answers == (Voice.PRESENTER,))


@each_step
def test_no_bell_where_somebody_is_vulnerable(step):
    if step.protected or (step.speaks == (Voice.PRESENTER,) and step.repeat is Repeat.ONCE):
        assert step.bell is Bell.SILENT


@each_step
def test_kinds_can_all_be_reached_by_a_key(step):
    assert 1 <= len(step.kinds) <= 7
    assert step.default_kind is step.kinds[0]


def phrases(step: Step) -> list[str]:
    return [step.title, step.say, step.room_says, *step.watch_for, *step.interventions]


@each_step
def test_no_phrase_is_longer_than_forty_words(step):
    assert [phrase for phrase in phrases(step) if not 0 < len(phrase.split()) <= 40] == []


@each_step
def test_words_to_say_are_one_to_three_sentences(step):
    assert 1 <= len(re.findall(r"[.?!]+(?:\s|$)", step.say)) <= 3


@each_step
def test_the_room_gets_one_short_line_and_the_facilitator_two_or_three(step):
    assert len(step.room_says) <= 60
    assert 1 <= len(step.watch_for) <= 3
    assert 1 <= len(step.interventions) <= 4
    assert all(len(hint) <= 90 for hint in (*step.watch_for, *step.interventions))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_typography_is_clean(path):
    def strings(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for entry in value.values() for text in strings(entry)]
        if isinstance(value, list):
            return [text for entry in value for text in strings(entry)]
        return [value] if isinstance(value, str) else []

    for text in strings(tomllib.loads(path.read_text("utf-8"))):
        assert not re.search(r"""['"]|\.\.\.|  |\s[.,;:?!]|\bgroup['’]s['’]""", text), text


def test_in_troika_the_back_is_turned_and_every_person_has_a_turn():
    plan, __ = plan_for(by_key("troika"), ["Dana", "Luis", "Priya"])
    assert [(step.id, step.turn_name) for step in plan.steps][:6] == [
        ("think", ""),
        ("share.1", "Dana"),
        ("clarify.1", "Dana"),
        ("talk.1", "Dana"),
        ("value.1", "Dana"),
        ("share.2", "Luis"),
    ]
    assert plan.step("talk.3").step.silence is Silence.BACK_TURNED
    assert plan.minutes == 30
