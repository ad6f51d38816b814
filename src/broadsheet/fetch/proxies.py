"""Which proxy a request goes through: by option, or by the variables that every tool reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from broadsheet.errors import InputError

_REMEDY: Final = "Write it as http://host:port or socks5://host:port."
_SOCKS: Final = ("socks5", "socks5h")


@dataclass(frozen=True, slots=True)
class Proxies:
    """Proxies by scheme of the address asked for; None for none. `direct` are hosts, and domains, that need none."""

    http: str | None = None
    https: str | None = None
    direct: tuple[str, ...] = ()

    def of(self, scheme: str, host: str) -> str | None:
        """The proxy for an address; None to go straight."""
        if any(entry == "*" or host == entry or host.endswith("." + entry) for entry in self.direct):
            return None
        return self.https if scheme == "https" else self.http

    @classmethod
    def everything_through(cls, proxy: str) -> Proxies:
        """`InputError` if that is no proxy's address."""
        checked = _checked(proxy)
        return cls(checked, checked)


def from_environment(environment: Mapping[str, str]) -> Proxies:
    """HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in small letters first, as curl reads them.

    HTTP_PROXY in capitals is not read in a CGI program, where a visitor can set it. `InputError`
    for a value that is no proxy's address.
    """
    everything = environment.get("all_proxy") or environment.get("ALL_PROXY")
    http = environment.get("http_proxy") or (None if "REQUEST_METHOD" in environment else environment.get("HTTP_PROXY"))
    https = environment.get("https_proxy") or environment.get("HTTPS_PROXY")
    without = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    direct = tuple(
        entry.strip().lower().removeprefix("*").lstrip(".") or "*" for entry in without.split(",") if entry.strip()
    )
    return Proxies(_checked(http or everything), _checked(https or everything), direct)


def _checked(proxy: str | None) -> str | None:
    if not proxy:
        return None
    scheme, mark, rest = proxy.partition("://")
    if not mark:
        return _checked(f"http://{proxy}")
    if scheme not in ("http", "https", *_SOCKS) or not rest.strip("/"):
        raise InputError(f"proxy {scheme}://...", "it is no address of an HTTP or SOCKS 5 proxy", _REMEDY)
    return proxy


def is_socks(proxy: str | None) -> bool:
    """Whether that proxy is spoken to in SOCKS 5; it is told names, and resolves them, under either of its schemes."""
    return proxy is not None and proxy.partition("://")[0] in _SOCKS
