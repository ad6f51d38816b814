"""Web archives: what is whole is taken, and nothing else."""

from __future__ import annotations

import datetime as dt
import gzip
import random
from contextlib import suppress

import brotli
import pytest
import zstandard

from broadsheet.captures import read
from broadsheet.errors import InputError
from broadsheet.types import Capture, Refusal
from tests.captures.archives import answer, archive, page, record
from tests.captures.inputs import NOW, taken


def bodies(body: bytes) -> list[bytes]:
    return [each.body for each in taken(None, body) if isinstance(each, Capture)]


def until_damaged(body: bytes) -> list[bytes]:
    found: list[bytes] = []
    with suppress(InputError):
        found.extend(
            each.body for each in read(None, now=NOW, body=body, origin="crawl.warc") if isinstance(each, Capture)
        )
    return found


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress], ids=["plain", "gzip", "zstd"])
def test_pages_come_whole_with_what_is_known_of_them(pack) -> None:  # type: ignore[no-untyped-def]
    first, second = (each for each in taken(None, pack(archive(2)), "crawl.warc"))
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert (first.body, second.body) == (page(0), page(1))
    assert first.url == "https://post.example/0"
    assert first.media_type == "text/html"
    assert first.received == dt.datetime(2030, 5, 3, 18, 15, tzinfo=dt.UTC)
    assert first.origin == "crawl.warc#1 https://post.example/0"
    assert dict(first.headers)["Content-Type"] == "text/html; charset=utf-8"


def test_members_that_are_packed_one_by_one_are_read_on_end() -> None:
    assert bodies(archive(3, packed=True)) == [page(0), page(1), page(2)]


def test_content_is_unpacked() -> None:
    packed = gzip.compress(page(1), mtime=0)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    assert bodies(record(answer(packed, "Content-Encoding: gzip"))) == [page(1)]
    assert bodies(record(answer(brotli.compress(page(1)), "Content-Encoding: br"))) == [page(1)]
    assert bodies(record(answer(zstandard.compress(page(1)), "Content-Encoding: zstd"))) == [page(1)]
    assert bodies(record(answer(chunked, "Content-Encoding: gzip", "Transfer-Encoding: chunked"))) == [page(1)]
    # Crawlers that store it unpacked leave the header standing.
    assert bodies(record(answer(page(1), "Content-Encoding: gzip"))) == [page(1)]
    assert bodies(record(answer(page(1), "Content-Encoding: br"))) == [page(1)]


@pytest.mark.parametrize(
    ("block", "digests", "reason"),
    [
        (answer(page(1)), (), "no-digest"),
        (answer(page(1), status="404 Not Found"), ("block",), "http-status"),
        (answer(b"\x89PNG\r\n\x1a\n"), ("block",), "not-a-page"),
        (answer(gzip.compress(page(1))[:-9], "Content-Encoding: gzip"), ("block",), "damaged"),
        (answer(gzip.compress(bytes(60_000_000)), "Content-Encoding: gzip"), ("block",), "damaged"),
        (answer(brotli.compress(page(1))[:-3], "Content-Encoding: br"), ("block",), "damaged"),
        (answer(zstandard.compress(page(1))[:-3], "Content-Encoding: zstd"), ("block",), "damaged"),
        (answer(b"5\r\n<html\r\n", "Transfer-Encoding: chunked"), ("block",), "damaged"),
        (answer(page(1), "Content-Encoding: rot13"), ("block",), "damaged"),
        (b"no answer at all", ("block",), "http-status"),
    ],
)
def test_what_is_no_whole_page_is_refused_by_name(block: bytes, digests: tuple[str, ...], reason: str) -> None:
    [refused] = taken(None, record(block, digests=digests))
    assert isinstance(refused, Refusal)
    assert refused.reason == reason


def test_a_payload_digest_vouches_too() -> None:
    assert bodies(record(answer(page(1)), digests=("payload",))) == [page(1)]


def test_texts_and_resources_are_taken_requests_are_not() -> None:
    words = b"The port of Ossen reopened on Friday.\n"
    text = record(words, kind="conversion", content_type="text/plain")
    asked = record(b"GET / HTTP/1.1\r\n\r\n", kind="request", content_type="application/http; msgtype=request")
    [found] = taken(None, asked + text)
    assert isinstance(found, Capture)
    assert (found.body, found.media_type) == (words, "text/plain")


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_anywhere_gives_no_wrong_page(packed: bool) -> None:
    whole = archive(3, packed=packed)
    right = {page(number) for number in range(3)}
    for stop in range(0, len(whole), 7):
        assert set(until_damaged(whole[:stop])) <= right


def test_flipped_bits_give_no_wrong_page() -> None:
    chance = random.Random(4)
    for packed in (False, True):
        whole = archive(3, packed=packed)
        right = {page(number) for number in range(3)}
        for _ in range(300):
            flipped = bytearray(whole)
            flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            assert set(until_damaged(bytes(flipped))) <= right


def test_pages_before_a_damaged_member_are_kept() -> None:
    whole = archive(3, packed=True)
    assert until_damaged(whole[: len(whole) - 20]) == [page(0), page(1)]


def test_an_archive_without_a_record_is_an_error() -> None:
    with pytest.raises(InputError, match="no record"):
        taken(None, b"WARC/1.1\r\n\r\n", "crawl.warc")
