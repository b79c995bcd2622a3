"""Everything inside a transaction is kept, or nothing is; trouble with the disk comes with a sentence."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from consultancy.errors import StorageTrouble
from consultancy.model.time import Utc
from consultancy.store import driver
from consultancy.store.database import translated
from consultancy.store.stores import Stores
from tests.store.cast import consultancy, note


class PowerCutError(Exception):
    """Anything that goes wrong half-way."""


@contextmanager
def cut_short(stores: Stores) -> Iterator[None]:
    """Run what is inside in a transaction that then fails."""
    with suppress(PowerCutError), stores.database.atomic():
        yield
        raise PowerCutError


def test_nothing_of_a_failed_transaction_stays(stores):
    stores.consultancies.save(consultancy())
    with cut_short(stores):
        stores.notes.save(note("n1"))
        stores.settings.set("theme", "night")
    assert stores.notes.of("c1") == []
    assert stores.settings.get("theme") is None
    assert stores.search.find("adviser", limit=9) == []


def test_a_nested_transaction_joins_the_outer_one(stores):
    stores.consultancies.save(consultancy())
    with cut_short(stores), stores.database.atomic():
        stores.notes.save(note("n1"))
    assert stores.notes.of("c1") == []


def test_an_inner_failure_that_is_caught_takes_only_its_own_with_it(stores):
    stores.consultancies.save(consultancy())
    with stores.database.atomic():
        stores.notes.save(note("n1"))
        with cut_short(stores):
            stores.notes.save(note("n2"))
    assert [one.id for one in stores.notes.of("c1")] == ["n1"]


def test_a_write_outside_a_transaction_is_a_bug(stores):
    with pytest.raises(RuntimeError, match="outside atomic"):
        stores.database.write("DELETE FROM note")


def test_each_kind_of_trouble_has_its_sentence(stores):
    sentences = set()
    for code in (driver.FULL, driver.IOERR, driver.READONLY, driver.CANTOPEN, driver.BUSY, driver.CORRUPT):
        error = driver.Error("as the library says it")
        error.sqlite_errorcode = code | (1 << 8)
        with pytest.raises(StorageTrouble) as caught, translated():
            raise error
        sentences.add(str(caught.value))
    assert len(sentences) == 6
    assert not any("library" in sentence for sentence in sentences)


def test_a_bug_in_a_statement_is_not_dressed_up_as_trouble(stores):
    with pytest.raises(driver.Error, match="no such table"):
        stores.database.rows("SELECT * FROM nowhere")


def test_a_read_only_moment_keeps_what_is_there_and_ends_by_itself(stores):
    stores.consultancies.save(consultancy())
    stores.database.db.execute("PRAGMA query_only = 1")
    with pytest.raises(StorageTrouble):
        stores.notes.save(note())
    assert stores.consultancies.load("c1") == consultancy()
    stores.database.db.execute("PRAGMA query_only = 0")
    stores.notes.save(note())
    assert stores.notes.of("c1") == [note()]


def test_drafts_from_another_thread_never_mix_with_a_transaction_of_the_first(stores):
    stores.consultancies.save(consultancy())
    rounds = 200
    failures: list[BaseException] = []

    def keep_drafts() -> None:
        try:
            for n in range(rounds):
                stores.notes.keep_draft("c1", "note", f"draft {n}", Utc(n))
        except BaseException as error:  # noqa: BLE001 - told to the test below
            failures.append(error)

    typist = threading.Thread(target=keep_drafts)
    typist.start()
    for n in range(rounds):
        with cut_short(stores) if n % 2 else stores.database.atomic():
            stores.notes.save(note(f"n{n}"))
    typist.join()
    assert not failures
    assert len(stores.notes.of("c1")) == rounds // 2
    assert stores.notes.draft("c1", "note") == f"draft {rounds - 1}"
