"""What a gathering asks of the network, and what it has learned of hosts by then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.bulk.remembering import recall_hosts
from broadsheet.bulk.taking import Clock
from broadsheet.errors import FetchError
from broadsheet.fetch import Memory, Network, NotModified, Policy, Request, fetch
from broadsheet.store import Archive
from broadsheet.types import Capture


@dataclass(slots=True)
class Asking:
    """Feeds and pages are asked for under the same rules, with one memory of hosts."""

    archive: Archive
    rules: Policy
    now: Clock
    network: Network
    memory: Memory = field(default_factory=Memory)

    def fetch(self, requests: Sequence[Request]) -> Iterator[tuple[Request, Capture | NotModified | FetchError]]:
        """Each request with its outcome, as they end, within half of what the run may take."""
        recall_hosts(self.archive, self.memory, requests)
        return fetch(requests, policy=_half(self.rules), now=self.now, memory=self.memory, network=self.network)

    def by_word(self) -> tuple[tuple[str, int], ...]:
        """(outcome, count) of all that was asked."""
        counts: Counter[str] = Counter()
        for (_, word), count in self.memory.tally.items():
            counts[word] += count
        return tuple(sorted(counts.items()))

    def by_host(self) -> tuple[tuple[str, str, int], ...]:
        """(host, outcome, count)."""
        return tuple(sorted((host, word, count) for (host, word), count in self.memory.tally.items()))


def _half(rules: Policy) -> Policy:
    """Feeds have half of a run's time and size, pages the other: a short run comes to pages too, so the next goes on
    where it ended."""
    seconds, size = rules.run_seconds, rules.run_bytes
    return replace(
        rules,
        run_seconds=seconds / 2 if seconds is not None else None,
        run_bytes=size // 2 if size is not None else None,
    )
