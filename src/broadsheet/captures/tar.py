"""A tar of pages, read member by member as it is unpacked; nothing is written to disk.

The tarfile module stops without a word at a cut or broken header. A whole archive ends in a block of zeros, so the
last block that it read says which it was.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import IO, cast

from broadsheet.captures.address import printable
from broadsheet.captures.source import HEAD, LARGEST_ITEM, TAR_BLOCK, Source, Stream
from broadsheet.errors import DamagedInput
from broadsheet.types import Refusal

_END = bytes(TAR_BLOCK)
_KINDS = {tarfile.SYMTYPE: "a link", tarfile.LNKTYPE: "a link", tarfile.FIFOTYPE: "a pipe"}


def inputs(archive: Source) -> Iterator[Source | Refusal]:
    """Each member as a source of its own. `DamagedInput` at a cut, after what stands before it."""
    for member in _members(archive.stream):
        origin = f"{archive.origin}!{printable(member.name)}"
        if member.isdir() or _is_hidden(member.name):
            continue
        if not member.isreg() or member.issparse():
            yield Refusal(origin, "not-a-file", f"the member is {_KINDS.get(member.type, 'no plain file')}")
        elif member.size > LARGEST_ITEM:
            yield Refusal(origin, "too-large", f"the member has {member.size} bytes")
        else:
            body = _body(archive.stream, member)
            yield Source(origin, body[:HEAD], Stream(io.BytesIO(body), origin))


def _members(stream: Stream) -> Iterator[tarfile.TarInfo]:
    try:
        # Names are for people to read: a byte that is not UTF-8 shows as a replacement character.
        archive = tarfile.TarFile(fileobj=cast("IO[bytes]", stream), encoding="utf-8", errors="replace")
        while member := archive.next():
            archive.members = []  # type: ignore[attr-defined] # It would remember every member of a million.
            yield member
    except (tarfile.TarError, ValueError, OverflowError, RecursionError) as error:
        raise _damaged(stream, str(error)) from error
    if stream.last != _END:
        raise _damaged(stream, "it has no end mark")
    stream.finish()


def _body(stream: Stream, member: tarfile.TarInfo) -> bytes:
    stream.seek(member.offset_data)
    body = stream.read(member.size)
    if len(body) < member.size:
        raise _damaged(stream, f"{printable(member.name)} is cut off")
    return body


def _damaged(stream: Stream, what: str) -> DamagedInput:
    reason = f"the archive ends early or is corrupt at byte {stream.tell()} ({what})"
    return DamagedInput(stream.subject, reason, "Get the file again; the pages before the damage are kept.")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in name.split("/"))
