"""What is asked for, and how politely."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """An address to get. `etag` and `last_modified` are what the host said of the copy that is known already."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The known copy is still good (HTTP 304)."""

    request: Request


@dataclass(frozen=True, slots=True)
class Policy:
    """How hosts are treated. Times are seconds, sizes bytes.

    `total_seconds` is the network time of one request with its redirects and retries; waiting for one's turn is
    not counted. `largest_body` holds for the transfer and again for what it unpacks to. Addresses that are not
    public are refused unless the host is named, as it stands in the URL, in `allow_private`.
    """

    user_agent: str
    total_seconds: float = 20.0
    largest_body: int = 10_000_000
    per_host_pause: float = 1.0
    longest_crawl_delay: float = 30.0
    concurrency: int = 64
    redirects: int = 5
    retries: int = 2
    first_wait: float = 1.0
    longest_wait: float = 30.0
    allow_private: frozenset[str] = frozenset()
