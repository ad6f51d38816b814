"""Which addresses are public, and what a URL points to."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.errors import Refused
from broadsheet.fetch.addresses import is_public, target

PUBLIC = ["9.9.9.9", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::909:909"]
PRIVATE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.31.255.255",
    "192.0.0.8",
    "192.88.99.1",
    "192.168.0.1",
    "198.19.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:100.64.0.1",
    "::ffff:9.9.9.9",
    "64:ff9b::7f00:1",
    "64:ff9b:1::909:909",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:909:909::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "localhost",
    "",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses())
def test_nothing_is_public_that_python_calls_private(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    inside = address in ipaddress.ip_network("64:ff9b::/96") if address.version == 6 else False
    assert not (is_public(str(address)) and (address.is_private or address.is_multicast)) or inside


@pytest.mark.parametrize(
    ("text", "href", "host"),
    [
        ("HTTP://Velm.Example:80/a/../b#c", "http://velm.example/b", "velm.example"),
        ("http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1"),
        (
            "http://169.254.169.254:8888\\@velm.example/",
            "http://169.254.169.254:8888/@velm.example/",
            "169.254.169.254",
        ),
        ("http://bücher.example/ü?q=ü", "http://xn--bcher-kva.example/%C3%BC?q=%C3%BC", "xn--bcher-kva.example"),
        ("http://[::FFFF:1.2.3.4]/", "http://[::ffff:102:304]/", "::ffff:102:304"),
        ("/x", "https://velm.example/x", "velm.example"),
    ],
)
def test_a_url_is_read_as_a_browser_reads_it(text: str, href: str, host: str) -> None:
    found = target(text, "https://velm.example/a/b")
    assert (found.href, found.host) == (href, host)


@given(st.text())
@example("0?")
def test_any_text_is_a_target_or_refused(text: str) -> None:
    try:
        found = target(f"http://{text}")
    except Refused:
        return
    # What the client is given, part by part, is what was checked.
    assert found.href.startswith((f"{found.scheme}://{found.host}", f"{found.scheme}://[{found.host}]"))
    assert found.href.endswith(found.path)
