"""Pages for a press of the test's own, real ones where the data is there, else invented; and feeds of them."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

DAY = "data/press_day/2019-11-18.html.tar.xz"


def shared() -> Path | None:
    """The folder with the real data, where there is one."""
    folder = os.environ.get("BROADSHEET_SHARED")
    return Path(folder) if folder and Path(folder, DAY).exists() else None


def pages(count: int) -> list[bytes]:
    """`count` pages of the press day, the first in its order; invented ones without it."""
    folder = shared()
    found = list(_real(folder / DAY, count)) if folder else []
    return found + [invented(number) for number in range(len(found), count)]


def _real(archive: Path, count: int) -> Iterator[bytes]:
    with tarfile.open(archive, "r|xz") as tar:
        for member in tar:
            if count <= 0:
                return
            if member.isfile() and (file := tar.extractfile(member)) is not None:
                count -= 1
                yield file.read()


def invented(number: int) -> bytes:
    """A page of an invented press; no two are alike."""
    port, ships = ("Ossen", "Velm", "Lannet", "Skarne", "Norrey")[number % 5], 3 + number % 90
    text = "".join(
        f"<p>The port of {port} will stay closed until Thursday, harbour master Piet Aalders said on Monday, "
        f"while {ships + line} ships wait in the roads and {number} more are due before nightfall.</p>"
        for line in range(4)
    )
    return (
        f"<html><head><title>{port} shut, {number}</title>"
        f'<meta property="og:url" content="http://press.example/{number}">'
        '<meta property="article:published_time" content="2031-05-12T09:00:00Z">'
        f"</head><body><article><h1>{port} shut, {number}</h1>{text}</article></body></html>"
    ).encode()


def rss(title: str, links: Sequence[str], date: str = "Mon, 12 May 2031 09:00:00 GMT") -> bytes:
    """A feed with a sentence of its own for each link."""
    items = "".join(
        f"<item><title>{escape(title)} {n}</title><link>{escape(link)}</link><guid>{escape(link)}</guid>"
        f"<description>What {escape(title)} says of number {n} in its own feed, in one sentence.</description>"
        f"<pubDate>{date}</pubDate></item>"
        for n, link in enumerate(links, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()
