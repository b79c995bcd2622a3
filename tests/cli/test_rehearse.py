import pytest

from consultancy.commands.protocols import library
from tests.hostile import NAMES

PROTOCOLS = [card.key for card in library().cards()]
SUM = ("granted_ms", "over_ms", "paused_ms", "waited_ms")


@pytest.mark.parametrize("minutes", [20, 45, 90])
@pytest.mark.parametrize("key", PROTOCOLS)
def test_every_protocol_at_every_length_ends_with_a_memo_and_a_ledger_that_adds_up(run, tmp_path, key, minutes):
    memo, record = tmp_path / "memo.docx", tmp_path / "full.docx"
    told = run("rehearse", "--protocol", key, "--minutes", minutes, "--out", memo, "--record", record, "--json")
    assert (told.code, told.err) == (0, "")
    answer = told.json
    totals = answer["totals"]
    gained = sum(totals[name] for name in SUM)
    assert totals["planned_ms"] + gained - totals["trimmed_ms"] - totals["unused_ms"] == totals["wall_ms"]
    assert totals["planned_ms"] == answer["minutes_planned"] * 60_000
    assert (answer["minutes_planned"] == minutes) == (answer["shortfall"] == "")
    assert all(step["state"] in ("done", "skipped") for step in answer["steps"])
    assert {"consultancy", "started", "ended", "notes", "documents"} <= set(answer)
    assert answer["notes"] > 0
    assert memo.read_bytes()[:2] == record.read_bytes()[:2] == b"PK"


def test_the_same_seed_goes_the_same_way_and_another_goes_another(run, tmp_path):
    def ledger(seed):
        typed = ("--protocol", "consultancy", "--minutes", 30, "--out", tmp_path / "memo.md", "--seed", seed, "--json")
        return run("rehearse", *typed).json["totals"]

    assert ledger(1) == ledger(1)
    assert ledger(1) != ledger(2)


def test_the_memo_reads_as_a_person_would_have_written_it(run, tmp_path):
    import docx

    memo = tmp_path / "memo.docx"
    run("rehearse", "--protocol", "consultancy", "--minutes", 45, "--out", memo)
    document = docx.Document(str(memo))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Why do our ninth-grade advisories stop at attendance?" in text
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Shadow two advisers for a week" in cells


def test_the_ledger_is_printed_with_a_sum_in_words(run, tmp_path):
    told = run("rehearse", "--protocol", "consultancy", "--minutes", 45, "--out", tmp_path / "memo.txt")
    assert told.code == 0
    assert "Probing questions" in told.out
    assert "on the wall clock" in told.out
    assert told.err == ""


def test_a_rehearsal_in_a_named_folder_stays_there_marked_as_a_sample(run, tmp_path, folder):
    typed = ("--protocol", "tuning", "--minutes", 30, "--out", tmp_path / "memo.md", "--data-dir", folder)
    for _time in range(2):
        assert run("rehearse", *typed).code == 0
    rows = run("list", "--json", "--data-dir", folder).json
    assert [row["sample"] for row in rows] == [True, True]


def test_a_rehearsal_without_a_folder_leaves_nothing_but_the_memo(run, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    run("rehearse", "--protocol", "tuning", "--minutes", 30, "--out", tmp_path / "memo.md")
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize("minutes", [0, -5, 481, 99_999])
def test_a_length_no_consultancy_has_is_refused(run, tmp_path, minutes):
    typed = ("rehearse", "--protocol", "consultancy", "--minutes", minutes, "--out", tmp_path / "memo.docx")
    assert str(minutes) in run(*typed).sentence


def test_minutes_that_are_no_number_are_wrong_usage(run, tmp_path):
    told = run("rehearse", "--protocol", "consultancy", "--minutes", "abc", "--out", tmp_path / "memo.docx")
    assert (told.code, told.out) == (2, "")
    assert "abc" in told.err


def test_a_mistyped_key_is_refused_with_the_nearest_one(run, tmp_path):
    typed = ("rehearse", "--minutes", 45, "--out", tmp_path / "memo.docx", "--protocol")
    assert "Did you mean consultancy?" in run(*typed, "Consultency").sentence
    assert "Did you mean" not in run(*typed, "zzzz").sentence


@pytest.mark.parametrize("key", [name for name in NAMES.values() if "\x00" not in name and name[:2] != "--"])
def test_any_key_is_refused_in_one_sentence(run, tmp_path, key):
    assert run("rehearse", "--minutes", 45, "--out", tmp_path / "memo.docx", "--protocol", key).sentence


@pytest.mark.parametrize("place", ["no such folder/memo.docx", "memo.pdf", "memo", ".docx"])
def test_a_place_that_cannot_take_the_memo_is_refused(run, tmp_path, place):
    assert run("rehearse", "--protocol", "tuning", "--minutes", 30, "--out", tmp_path / place).sentence
    assert list(tmp_path.iterdir()) == []


def test_a_folder_cannot_be_the_memo(run, tmp_path):
    (tmp_path / "memo.docx").mkdir()
    assert run("rehearse", "--protocol", "tuning", "--minutes", 30, "--out", tmp_path / "memo.docx").sentence


def test_the_memo_and_the_record_need_a_file_each(run, tmp_path):
    same = tmp_path / "same.docx"
    typed = ("rehearse", "--protocol", "tuning", "--minutes", 30, "--out", same, "--record", same)
    assert run(*typed).sentence
    assert not same.exists()
