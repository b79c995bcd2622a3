"""What Settings shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a setting can have."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A setting: what it is called, what it does, and its values."""

    key: str
    title: str
    detail: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class BellsCard:
    """Bells: the first question always, the others while bells are ``on``; they can be tried when there is a sound."""

    questions: tuple[Question, ...]
    on: bool
    can_be_heard: bool


@dataclass(frozen=True, slots=True)
class KeyBox:
    """A place for one key. ``words`` show the key; ``name`` says which action it is for."""

    slot: str
    words: str
    name: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class KeyLine:
    """An action and its keys. ``fixed`` shows keys that stay; ``hint`` says why a key was not taken."""

    action: str
    title: str
    boxes: tuple[KeyBox, ...]
    fixed: str
    hint: str
    changed: bool


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The actions of one part of the program."""

    where: str
    lines: tuple[KeyLine, ...]


@dataclass(frozen=True, slots=True)
class KeysCard:
    """All keys, and whether any was changed."""

    groups: tuple[KeyGroup, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class SettingsState:
    """The whole screen."""

    questions: tuple[Question, ...]
    bells: BellsCard
    keys: KeysCard
    folder: str
