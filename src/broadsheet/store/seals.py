"""A short hash over the columns of a row, so that a byte changed on the disk is noticed when the row is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Row

from broadsheet.errors import ArchiveError
from broadsheet.store.bodies import RESTORE

# Against chance, not against a forger: 64 bits are plenty.
SIZE = 8


def seal(values: Iterable[str | int | None]) -> bytes:
    return hashlib.blake2b(msgspec.json.encode(list(values)), digest_size=SIZE).digest()


def sealed(row: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    """The row with the seal over `columns`."""
    return {**row, "seal": seal(row[name] for name in columns)}


def verify(row: Row[Any], columns: Sequence[str], subject: str) -> None:
    """ArchiveError, naming `subject`, if the row is not what was sealed."""
    if seal(getattr(row, name) for name in columns) != row.seal:
        raise ArchiveError(subject, "what is stored of it has changed", RESTORE)
