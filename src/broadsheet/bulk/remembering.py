"""What the archive remembers of hosts and feeds between runs, as `fetch` and the visits use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

import msgspec

from broadsheet.bulk.visits import Move, moving
from broadsheet.errors import FetchError
from broadsheet.fetch import Memory, Request
from broadsheet.fetch.addresses import target
from broadsheet.fetch.cache import Stored
from broadsheet.fetch.memory import KeptRobots
from broadsheet.fetch.pace import Pace
from broadsheet.store import Archive

Noun = TypeVar("Noun")

PACE: Final = "pace"
ROBOTS: Final = "robots"
ANSWER: Final = "answer"
MOVE: Final = "move"


def recall_hosts(archive: Archive, memory: Memory, requests: Iterable[Request]) -> None:
    """Add what is known of the hosts that are to be asked."""
    hosts, origins = set(), set()
    for request in requests:
        try:
            at = target(request.url)
        except FetchError:
            continue
        hosts.add(at.host)
        origins.add(at.origin)
    for host, pace in _known(archive, PACE, hosts, Pace).items():
        memory.paces.setdefault(host, pace)
    for origin, kept in _known(archive, ROBOTS, origins, KeptRobots).items():
        memory.robots.setdefault(origin, kept)


def recall_answers(archive: Archive, memory: Memory, urls: Iterable[str]) -> None:
    """Add what the hosts said of these addresses."""
    memory.answers.update(_known(archive, ANSWER, urls, Stored))


def remember(archive: Archive, memory: Memory, asked: Iterable[str], failed: Iterable[str]) -> list[tuple[str, str]]:
    """Keep what a run learned of hosts and of the feeds that were asked; (old, new) of those that have moved.

    A feed that failed has said nothing of where it lives.
    """
    asked, lost = set(asked), set(failed)
    before = _known(archive, MOVE, asked, Move)
    moves = {feed: moving(before.get(feed), memory.moved.get(feed)) for feed in asked - lost}
    archive.remember(
        {
            PACE: _packed(memory.paces),
            ROBOTS: _packed(memory.robots),
            ANSWER: _packed(memory.answers),
            MOVE: {feed: _pack(move) for feed, move in moves.items() if move or feed in before},
        }
    )
    settled = sorted((feed, move.to) for feed, move in moves.items() if move and move.is_settled)
    for old, new in settled:
        archive.move_feed(old, new)
        archive.remember({MOVE: {old: None}, ANSWER: {old: None}})
    return settled


def _known(archive: Archive, kind: str, names: Iterable[str], noun: type[Noun]) -> dict[str, Noun]:
    return {name: msgspec.json.decode(body, type=noun) for name, body in archive.recall(kind, names).items()}


def _packed(nouns: Mapping[str, object]) -> dict[str, bytes | None]:
    return {name: _pack(noun) for name, noun in nouns.items()}


def _pack(noun: object) -> bytes | None:
    return None if noun is None else msgspec.json.encode(noun)
