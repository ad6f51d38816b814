"""Proxies: which one, and what is still judged here."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.errors import InputError, Refused
from broadsheet.fetch import Policy, Request, fetch
from broadsheet.fetch.proxies import Proxies, from_environment
from broadsheet.types import Capture
from tests.newsstand import newsstand, page

AT = "http://velm.example:80"
NOW = dt.datetime(2030, 5, 4, 6, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("environment", "scheme", "host", "proxy"),
    [
        ({}, "http", "velm.example", None),
        ({"http_proxy": "http://p:1"}, "http", "velm.example", "http://p:1"),
        ({"http_proxy": "http://p:1"}, "https", "velm.example", None),
        ({"HTTPS_PROXY": "p:1"}, "https", "velm.example", "http://p:1"),
        ({"HTTP_PROXY": "http://p:1", "REQUEST_METHOD": "GET"}, "http", "velm.example", None),
        ({"ALL_PROXY": "http://p:1"}, "https", "velm.example", "http://p:1"),
        ({"all_proxy": "http://p:1", "no_proxy": "velm.example"}, "http", "www.velm.example", None),
        ({"all_proxy": "http://p:1", "NO_PROXY": ".velm.example, *.ossen.example"}, "http", "a.ossen.example", None),
        ({"all_proxy": "http://p:1", "NO_PROXY": "velm.example"}, "http", "overvelm.example", "http://p:1"),
        ({"all_proxy": "http://p:1", "NO_PROXY": "*"}, "http", "velm.example", None),
    ],
)
def test_the_environment_names_proxies(environment: dict[str, str], scheme: str, host: str, proxy: str | None) -> None:
    assert from_environment(environment).of(scheme, host) == proxy


@pytest.mark.parametrize("proxy", ["socks4://p:1", "ftp://p", "http://", "socks5://"])
def test_what_is_no_proxy_is_refused(proxy: str) -> None:
    with pytest.raises(InputError):
        Proxies.everything_through(proxy)


def test_a_page_comes_through_a_proxy_and_a_private_address_does_not() -> None:
    # A proxy is asked for whole addresses, here with their port.
    with newsstand({f"{AT}/a": page(b"<html>Velm</html>")}) as stand:
        policy = Policy("t", per_host_pause=0.0, proxies=Proxies.everything_through(stand.url("")))
        requests = [Request("http://velm.example/a"), Request("http://10.0.0.1/a"), Request("http://0x7f.1/")]
        found = dict(fetch(requests, policy=policy, now=lambda: NOW))
        assert isinstance(found[requests[0]], Capture)
        assert isinstance(found[requests[1]], Refused)
        assert isinstance(found[requests[2]], Refused)
        assert stand.paths() == [f"{AT}/robots.txt", f"{AT}/a"]
