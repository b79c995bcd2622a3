from __future__ import annotations

import threading

from consultancy.errors import StorageTrouble
from ui.cockpit.drafts import DraftKeeper


def test_typing_never_waits_for_the_disk() -> None:
    disk = threading.Event()
    kept: list[str] = []

    def slow(_place: str, text: str) -> None:
        assert disk.wait(10)
        kept.append(text)

    keeper = DraftKeeper(slow, kept.append)
    for text in ("a", "ab", "abc"):
        keeper.put("note", text)
    assert kept == []
    disk.set()
    keeper.close()
    assert kept[-1] == "abc"


def test_closing_keeps_what_waits_and_ends_the_thread() -> None:
    kept: list[tuple[str, str]] = []
    keeper = DraftKeeper(lambda *draft: kept.append(draft), lambda _trouble: None)
    keeper.put("note", "words")
    keeper.put("edit", "others")
    keeper.close()
    assert sorted(kept) == [("edit", "others"), ("note", "words")]
    assert "drafts" not in {thread.name for thread in threading.enumerate()}


def test_a_keeper_can_be_used_again_after_closing() -> None:
    kept: list[str] = []
    keeper = DraftKeeper(lambda _place, text: kept.append(text), lambda _trouble: None)
    for text in ("one", "two"):
        keeper.put("note", text)
        keeper.close()
    assert kept == ["one", "two"]


def test_trouble_is_told_and_the_next_draft_is_tried() -> None:
    told: list[str] = []
    kept: list[str] = []

    def keep(_place: str, text: str) -> None:
        if text == "bad":
            raise StorageTrouble("The disk is full.")
        kept.append(text)

    keeper = DraftKeeper(keep, told.append)
    keeper.put("note", "bad")
    keeper.flush()
    keeper.put("note", "good")
    keeper.close()
    assert (told, kept) == (["The disk is full."], ["good"])
