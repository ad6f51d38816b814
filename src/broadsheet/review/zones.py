"""The time zone that a review names."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_of(name: str) -> dt.tzinfo:
    """The zone by its name; UTC for one that this machine does not know."""
    if name == "UTC":
        return dt.UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


__all__ = ["zone_of"]
