"""A short hash over the columns of a row, so that a byte changed on the disk is noticed when the row is read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from operator import attrgetter, itemgetter
from typing import Any

import msgspec
from sqlalchemy import Row

from broadsheet.errors import ArchiveError
from broadsheet.store.bodies import RESTORE

# Against chance, not against a forger: 64 bits are plenty.
SIZE = 8


class Seal:
    """Over the columns that never change while the row stands, in this order."""

    def __init__(self, *columns: str) -> None:
        self._of_mapping, self._of_row = itemgetter(*columns), attrgetter(*columns)

    def put(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with its seal."""
        return {**row, "seal": _digest(self._of_mapping(row))}

    def verify(self, row: Row[Any], subject: str) -> None:
        """ArchiveError, naming `subject`, if the row is not what was sealed."""
        if _digest(self._of_row(row)) != row.seal:
            raise ArchiveError(subject, "what is stored of it has changed", RESTORE)


def _digest(values: tuple[str | int | None, ...]) -> bytes:
    return hashlib.blake2b(msgspec.json.encode(values), digest_size=SIZE).digest()
