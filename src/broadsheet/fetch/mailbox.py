"""A folder of a mailbox (IMAP4rev1, RFC 3501), read and left as it is: no letter is marked, moved or deleted.

Letters are numbered for good within a folder's validity (RFC 3501, section 2.3.1.1): what was seen is remembered as
"validity:number", and only later ones are asked for.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from broadsheet.errors import FetchError, Incomplete, InputError, Refused

PORT: Final = 143
PORT_TLS: Final = 993
SECONDS: Final = 30.0
LARGEST_LETTER: Final = 25_000_000
MOST_LETTERS: Final = 500
"""In one visit; the next goes on there."""

_SIZE: Final = re.compile(rb"UID (\d+).*?RFC822\.SIZE (\d+)|RFC822\.SIZE (\d+).*?UID (\d+)", re.S)
_VALIDITY: Final = re.compile(rb"\d+")
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the server gives it. `mark` is what to remember once it is kept."""

    number: int
    body: bytes
    mark: str


def mailbox_address(text: str) -> str:
    """`text` as the address that a mailbox is followed by: imaps://user@host:port/folder, without a password.

    `InputError` if it lacks a part, or if it would send a password over the network in the clear.
    """
    try:
        parts = urlsplit(text)
        host, port, user = parts.hostname, parts.port, parts.username
    except ValueError as error:
        raise InputError(text, f"it is no address ({error})", _FORM) from error
    if not host or not user:
        raise InputError(text, "it names no host or no user", _FORM)
    if parts.password:
        raise InputError(
            f"the mailbox at {host}", "its address holds a password", "Put it into BROADSHEET_IMAP_PASSWORD"
        )
    if parts.scheme == "imap" and host not in _LOOPBACK:
        raise InputError(text, "its password would be sent in the clear", "Write imaps://")
    name = f"[{host}]" if ":" in host else host
    folder = unquote(parts.path.strip("/")) or "INBOX"
    place = f"{quote(unquote(user), safe='')}@{name}{f':{port}' if port else ''}"
    return urlunsplit((parts.scheme, place, "/" + quote(folder, safe="/"), "", ""))


_FORM: Final = "Write it as imaps://user@host/folder"


def letters(address: str, password: str, *, seen: str | None) -> Iterator[Letter]:
    """The letters after the mark `seen`, oldest first. Raises a `FetchError` that never shows the password."""
    try:
        yield from _letters(address, password, seen)
    except imaplib.IMAP4.error as error:
        raise Refused(
            address, f"the server refuses ({_said(error, password)})", "Check user, password, folder."
        ) from None
    except (OSError, ssl.SSLError, EOFError) as error:
        raise FetchError(
            address, f"the mailbox cannot be read ({_said(error, password)})", "Try again later."
        ) from None


def _letters(address: str, password: str, seen: str | None) -> Iterator[Letter]:
    parts = urlsplit(address)
    client = _connected(parts.scheme, parts.hostname or "", parts.port)
    try:
        client.login(unquote(parts.username or ""), password)
        client.select(_quoted(unquote(parts.path.strip("/"))), readonly=True)
        validity = _validity(client)
        last = _last(seen, validity)
        # "n:*" always gives the last letter, even one before n.
        numbers = [number for number in _numbers(client, last + 1) if number > last][:MOST_LETTERS]
        for number in numbers:
            if (body := _body(client, number)) is not None:
                yield Letter(number, body, f"{validity}:{number}")
    finally:
        _leave(client)


def _connected(scheme: str, host: str, port: int | None) -> imaplib.IMAP4:
    if scheme == "imaps":
        return imaplib.IMAP4_SSL(host, port or PORT_TLS, ssl_context=ssl.create_default_context(), timeout=SECONDS)
    return imaplib.IMAP4(host, port or PORT, timeout=SECONDS)


def _validity(client: imaplib.IMAP4) -> int:
    _, found = client.response("UIDVALIDITY")
    match = _VALIDITY.search(found[0]) if found and isinstance(found[0], bytes) else None
    if match is None:
        raise imaplib.IMAP4.error("the folder says no UIDVALIDITY")
    return int(match[0])


def _last(seen: str | None, validity: int) -> int:
    """The number of the last letter that was seen; 0 if the folder was made anew since."""
    known, _, number = (seen or "").partition(":")
    return int(number) if known == str(validity) and number.isdigit() else 0


def _numbers(client: imaplib.IMAP4, first: int) -> list[int]:
    status, found = client.uid("SEARCH", "UID", f"{first}:*")
    if status != "OK":
        raise imaplib.IMAP4.error("the search failed")
    words = (found[0] or b"").split() if found else []
    return sorted(int(word) for word in words if word.isdigit())


def _body(client: imaplib.IMAP4, number: int) -> bytes | None:
    """The letter's bytes; None for one that is too large or gone. `PEEK` leaves it unread."""
    _, sizes = client.uid("FETCH", str(number), "(RFC822.SIZE)")
    said = _SIZE.search(sizes[0]) if sizes and isinstance(sizes[0], bytes) else None
    size = int(said[2] or said[3]) if said else 0
    if size > LARGEST_LETTER:
        return None
    _, found = client.uid("FETCH", str(number), "(BODY.PEEK[])")
    body = next((part[1] for part in found or () if isinstance(part, tuple) and len(part) > 1), None)
    if body is not None and said and len(body) < size:
        raise Incomplete(f"letter {number}", f"it ends after {len(body)} of {size} bytes", "It is asked again.")
    return body


def _leave(client: imaplib.IMAP4) -> None:
    try:
        client.logout()
    except (imaplib.IMAP4.error, OSError):
        client.shutdown()


def _quoted(folder: str) -> str:
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _said(error: Exception, password: str) -> str:
    words = str(error) or type(error).__name__
    return words.replace(password, "***") if password else words
