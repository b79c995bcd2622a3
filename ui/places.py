"""Which screen a consultancy opens on."""

from __future__ import annotations

from consultancy.model.consultancy import Status
from ui.asking import Place

OPENS_ON = {
    Status.PLANNED: Place.PREPARE,
    Status.RUNNING: Place.COCKPIT,
    Status.PAUSED: Place.COCKPIT,
    Status.CLOSED: Place.REVIEW,
    Status.RELEASED: Place.REVIEW,
}
