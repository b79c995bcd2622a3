"""The paper documents are set for: as the settings say, else as the country prints."""

from __future__ import annotations

import locale

from consultancy.documents.summary_model import PageSize

LETTER_COUNTRIES = ("US", "CA", "MX", "United States", "Canada", "Mexico")


def page_size(chosen: str) -> PageSize:
    """Give the size that was chosen; anything else follows the country of this computer."""
    if chosen in list(PageSize):
        return PageSize(chosen)
    where = locale.getlocale()[0] or "en_US"
    return PageSize.LETTER if where.endswith(LETTER_COUNTRIES) else PageSize.A4
