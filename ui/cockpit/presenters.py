"""The presenters of one cockpit, built together. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from consultancy.model.time import Instant
from consultancy.services.bells import Ringer
from consultancy.workspace import Workspace
from ui.asking import Asking
from ui.cockpit.commitments_presenter import CommitmentsPresenter
from ui.cockpit.doing import Doing
from ui.cockpit.moves import Moves
from ui.cockpit.notes_presenter import NotesPresenter
from ui.cockpit.presenter import CockpitPresenter
from ui.cockpit.ringing import Ringing
from ui.cockpit.wording import WordingKeeper


@dataclass(frozen=True, slots=True)
class Presenters:
    """What a cockpit is driven by. ``now`` reads the steady clock, to know when typing is due to be kept."""

    clock: CockpitPresenter
    notes: NotesPresenter
    commitments: CommitmentsPresenter
    wording: WordingKeeper
    moves: Moves
    ringing: Ringing
    now: Callable[[], Instant]


def presenters_on(
    workspace: Workspace, asking: Asking, ringer: Ringer, zone: tzinfo | None = None
) -> Callable[[str], Presenters]:
    """Give the function that builds the presenters of a consultancy."""
    at, bus, running, preparation = workspace.clock, workspace.bus, workspace.running, workspace.preparation

    def build(consultancy: str) -> Presenters:
        doing = Doing(running, asking, consultancy)
        by_name = workspace.settings.get("air_names") == "yes"
        return Presenters(
            clock=CockpitPresenter(
                bus, at, running, preparation, asking, doing, consultancy, zone, air_by_name=by_name
            ),
            notes=NotesPresenter(bus, running, preparation, workspace.notes, asking, consultancy, zone),
            commitments=CommitmentsPresenter(bus, at, preparation, workspace.commitments, asking, consultancy, zone),
            wording=WordingKeeper(preparation, consultancy),
            moves=Moves(running, preparation, doing, consultancy, zone, air_by_name=by_name),
            ringing=Ringing(bus, running, ringer, asking, consultancy),
            now=lambda: at.read().steady,
        )

    return build
