"""How each screen is built, loaded when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from consultancy.workspace import Workspace
from ui.asking import Asking, Place
from ui.beside import Beside
from ui.shortcuts import Actions

if TYPE_CHECKING:
    from ui.chime import Chime


@dataclass(frozen=True)
class House:
    """What screens are built from."""

    workspace: Workspace
    asking: Asking
    actions: Actions
    beside: Beside
    rehearse: Callable[[str], object] | None

    @cached_property
    def chime(self) -> Chime:
        """Ring, made when first asked for: bells know the engine."""
        from consultancy.services.bells import BellManners
        from ui.chime import Chime

        return Chime(BellManners(self.workspace.settings))


def show_folder(folder: Path) -> None:
    """Show a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _today(house: House) -> QWidget:
    from ui.today.presenter import TodayPresenter
    from ui.today.view import TodayView

    return TodayView(TodayPresenter(house.workspace, house.asking), house.rehearse)


def _consultancies(house: House) -> QWidget:
    from ui.consultancies.presenter import ConsultanciesPresenter
    from ui.consultancies.view import ConsultanciesView

    own = house.workspace
    return ConsultanciesView(ConsultanciesPresenter(own.bus, own.clock, own.finder, own.preparation, house.asking))


def _library(house: House) -> QWidget:
    from ui.library.presenter import LibraryPresenter
    from ui.library.view import LibraryView

    own = house.workspace
    return LibraryView(LibraryPresenter(own.bus, own.library, own.preparation, house.asking), house.rehearse)


def _settings(house: House) -> QWidget:
    from ui.settings.presenter import SettingsPresenter
    from ui.settings.view import SettingsView

    own = house.workspace
    presenter = SettingsPresenter(own.bus, own.settings, own.folder, house.asking, house.chime.try_it)
    return SettingsView(presenter, lambda: show_folder(own.folder))


def _prepare(house: House) -> QWidget:
    from ui.prepare.presenter import PreparePresenter
    from ui.prepare.view import PrepareView

    own = house.workspace
    presenter = PreparePresenter(
        own.bus, own.clock, own.preparation, own.library, own.handover, own.settings, house.asking
    )
    return PrepareView(presenter, house.actions)


def _cockpit(house: House) -> QWidget:
    from ui.cockpit.presenters import presenters_on
    from ui.cockpit.view import CockpitView

    return CockpitView(presenters_on(house.workspace, house.asking, house.chime), house.actions, house.beside)


def _review(house: House) -> QWidget:
    from ui.review.presenter import ReviewPresenter
    from ui.review.view import ReviewView

    own = house.workspace
    presenter = ReviewPresenter(
        own.bus,
        own.clock,
        own.preparation,
        own.running,
        own.notes,
        own.commitments,
        own.handover,
        own.settings,
        house.asking,
    )
    return ReviewView(presenter, house.actions)


SCREENS: dict[Place, Callable[[House], QWidget]] = {
    Place.TODAY: _today,
    Place.PREPARE: _prepare,
    Place.COCKPIT: _cockpit,
    Place.REVIEW: _review,
    Place.CONSULTANCIES: _consultancies,
    Place.LIBRARY: _library,
    Place.SETTINGS: _settings,
}
