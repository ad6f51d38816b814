"""Where a request may go: http(s), and public addresses only.

The URL is parsed once, by the rules of browsers (WHATWG), and the address is judged at the socket, after resolution:
neither an odd spelling nor a name that changes its mind gets past that.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Final

import ada_url

from broadsheet.errors import Refused

# Not for the public: IANA's special-purpose registry, multicast and reserved space. Python's is_global differs
# between versions and calls some of these global.
_CLOSED_4: Final = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Global unicast, less protocol assignments with Teredo, documentation, and 6to4, which hides an IPv4 address.
_OPEN_6: Final = ipaddress.IPv6Network("2000::/3")
_CLOSED_6: Final = tuple(
    ipaddress.IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# On networks without IPv4 every old host has such an address (RFC 6052): it is as public as what it holds.
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")

DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_REMEDY: Final = "If it is yours, name the host in allow_private."


class PrivateAddress(OSError):
    """Raised inside the connection, before there is a socket."""

    def __init__(self) -> None:
        super().__init__("the address is not public")


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address in its parts: `host` without brackets, `port` as a number, `path` with its query."""

    href: str
    scheme: str
    host: str
    port: int
    path: str
    origin: str

    @property
    def robots(self) -> str:
        return f"{self.origin}/robots.txt"


def target(text: str, base: str | None = None) -> Target:
    """What `text` (at `base`) points to; `Refused` if that is no http(s) address or holds a password."""
    try:
        parsed = ada_url.URL(text, base)
    except ValueError as error:
        raise Refused(text, "it is no web address", "Check how it is written.") from error
    if parsed.protocol not in ("http:", "https:"):
        raise Refused(text, f"its scheme is {parsed.protocol.rstrip(':')}", "Only http and https are fetched.")
    if parsed.username or parsed.password:
        parsed.username = parsed.password = ""  # Errors are shown and kept.
        raise Refused(parsed.href, "it holds a user name or password", "Leave them out.")
    parsed.hash = ""
    scheme = parsed.protocol.rstrip(":")
    host = parsed.hostname.removeprefix("[").removesuffix("]")
    # The parts go to the client one by one: no second parser reads the address in another way.
    port = int(parsed.port or DEFAULT_PORTS[scheme])
    query = parsed.search or ("?" if parsed.href.endswith("?") else "")  # an empty one is asked for too
    return Target(parsed.href, scheme, host, port, parsed.pathname + query, parsed.origin)


def is_address(host: str) -> bool:
    """Whether `host` is an address that is written out, and no name."""
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Whether the numeric `address` belongs to the public internet."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)))
        return found in _OPEN_6 and not any(found in network for network in _CLOSED_6)
    return not any(found in network for network in _CLOSED_4)


def refused(subject: str) -> Refused:
    return Refused(subject, "its address is private, local or reserved", _REMEDY)
