"""What a workspace is made of, and what it does not load before it is opened."""

import subprocess
import sys
from pathlib import Path

import pytest

from consultancy.clock import FakeClock
from consultancy.errors import AlreadyOpen, NewerWorkspace
from consultancy.workspace import default_folder, open_workspace, put_back

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"sqlcipher3", "sqlite_utils", "sqlite3", "docx", "lxml", "PySide6", "platformdirs", "babel", "zipfile"}


def test_naming_the_workspace_loads_nothing_heavy():
    asked = "import sys, consultancy.workspace; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not HEAVY & {name.partition(".")[0] for name in loaded.stdout.split()}


def test_the_usual_folder_is_local_to_this_computer():
    folder = default_folder()
    assert folder.is_absolute()
    assert "Roaming" not in folder.parts


def test_a_workspace_has_one_holder_at_a_time(tmp_path):
    first = open_workspace(tmp_path, FakeClock())
    with pytest.raises(AlreadyOpen):
        open_workspace(tmp_path, FakeClock())
    first.close()
    open_workspace(tmp_path, FakeClock()).close()


def test_closing_backs_up_and_the_backup_can_be_put_back(tmp_path):
    clock = FakeClock()
    workspace = open_workspace(tmp_path, clock)
    made = workspace.preparation.create("In the backup").id
    workspace.close()
    (backup,) = (tmp_path / "backups").glob("*.db")
    again = open_workspace(tmp_path, clock)
    again.preparation.remove(made)
    again.close()
    put_back(tmp_path, backup, clock)
    restored = open_workspace(tmp_path, clock)
    assert restored.preparation.get(made).title == "In the backup"
    restored.close()


def test_a_protocol_of_ones_own_is_offered_and_one_taken_away_stops_nobody(tmp_path):
    from consultancy.resources import resource

    own = tmp_path / "protocols" / "ours.toml"
    own.parent.mkdir()
    shipped = resource("protocols", "troika.toml").read_text(encoding="utf-8")
    own.write_text(shipped.replace('key = "troika"', 'key = "ours"'), encoding="utf-8")
    workspace = open_workspace(tmp_path, FakeClock())
    made = workspace.preparation.create("Ours").id
    workspace.preparation.choose_protocol(made, "ours")
    own.unlink()
    workspace.preparation.add_person(made, "Dana Whitfield")
    assert workspace.preparation.get(made).plan.protocol_key == "ours"
    workspace.close()


def test_a_newer_workspace_is_refused_to_commands_too(tmp_path):
    from consultancy.store import driver

    open_workspace(tmp_path, FakeClock()).close()
    connection = driver.connect(f"{(tmp_path / 'workspace.db').as_uri()}?mode=rw")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NewerWorkspace):
        open_workspace(tmp_path, FakeClock())
