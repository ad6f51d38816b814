"""What is asked for, and how politely."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from broadsheet.fetch.proxies import Proxies


@dataclass(frozen=True, slots=True)
class Request:
    """An address to get. `etag` and `last_modified` are what the host said of the copy that is known already.

    With `remembered` the answer's headers are kept in the `Memory`, so that a fresh copy is not asked for again.
    `as_of` asks a web archive for its copy of that time (Accept-Datetime, RFC 7089); HEAD asks for no body.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    remembered: bool = False
    method: Literal["GET", "HEAD"] = "GET"
    as_of: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The known copy is still good: the host says so (HTTP 304), or said how long it would be."""

    request: Request


@dataclass(frozen=True, slots=True)
class Policy:
    """How hosts are treated. Times are seconds, sizes bytes.

    `total_seconds` is the network time of one request with its redirects and retries; waiting for one's turn is
    not counted. `largest_body` holds for the transfer and again for what it unpacks to. `run_seconds` and
    `run_bytes` end a whole call: what was not asked by then is postponed. Addresses that are not public are refused
    unless the host is named, as it stands in the URL, in `allow_private`. Through `proxies` a name is resolved by
    the proxy; only addresses that are written out are judged here.
    """

    user_agent: str
    total_seconds: float = 20.0
    largest_body: int = 10_000_000
    per_host_pause: float = 1.0
    longest_crawl_delay: float = 30.0
    concurrency: int = 256
    redirects: int = 5
    retries: int = 2
    first_wait: float = 1.0
    longest_wait: float = 30.0
    run_seconds: float | None = None
    run_bytes: int | None = None
    allow_private: frozenset[str] = frozenset()
    proxies: Proxies = field(default_factory=Proxies)
    http2: bool = True
