"""Fetching, against a real server on loopback that behaves as badly as hosts do."""

from __future__ import annotations

import datetime as dt
import gzip
import time
import tracemalloc
import zlib
from dataclasses import replace
from itertools import pairwise

import pytest

from broadsheet.errors import FetchError, Incomplete, Postponed, Refused
from broadsheet.fetch import Memory, NotModified, Policy, Request, fetch
from broadsheet.fetch.answer import retry_after
from broadsheet.types import Capture
from evals.loopback import Internet, Reply, running
from tests.newsstand import Serve, drip, hang_up, in_turn, newsstand, page, redirect

NOW = dt.datetime(2030, 5, 4, 6, 30, tzinfo=dt.UTC)
QUICK = Policy(
    "broadsheet-test/1",
    total_seconds=0.6,
    largest_body=100_000,
    per_host_pause=0.0,
    first_wait=0.02,
    longest_wait=1.0,
    allow_private=frozenset({"127.0.0.1"}),
)
HEADERS = b"HTTP/1.1 200 OK\r\nX-Edition: "
TEXT = b"<p>The harbour of Velm reopened on Friday.</p>" * 50


def outcome(pages: dict[str, Serve], policy: Policy = QUICK, request: Request | None = None) -> object:
    """What comes of asking for /a (or for `request`, whose url is a path)."""
    with newsstand(pages) as stand:
        wanted = request or Request("/a")
        wanted = Request(stand.url(wanted.url), wanted.etag, wanted.last_modified)
        [(given, found)] = fetch([wanted], policy=policy, now=lambda: NOW)
        assert given == wanted
        return found


def error(found: object, kind: type[FetchError] = FetchError) -> str:
    assert isinstance(found, kind), found
    return str(found)


# ------------------------------------------------------------------------------------------- what comes whole


def test_a_page_is_kept_with_what_the_host_says_of_it() -> None:
    headers = {"Content_Type": "text/html; charset=utf-8", "ETag": '"v1"', "Set_Cookie": "who=you"}
    with newsstand({"/a": page(TEXT, **headers)}) as stand:
        [(_, found)] = fetch([Request(stand.url("/a#part"))], policy=QUICK, now=lambda: NOW)
        assert isinstance(found, Capture)
        assert (found.body, found.media_type, found.received) == (TEXT, "text/html", NOW)
        assert (found.url, found.origin) == (stand.url("/a"), stand.url("/a#part"))
        assert dict(found.headers) == {"content-type": "text/html; charset=utf-8", "etag": '"v1"'}
        asked = stand.asked[-1].headers
        assert (asked["user-agent"], asked["accept-encoding"]) == ("broadsheet-test/1", "gzip, deflate, br, zstd")


RAW_DEFLATE = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:])),
        ("gzip", gzip.compress(TEXT) + bytes(8)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW_DEFLATE.compress(TEXT) + RAW_DEFLATE.flush()),
        ("identity", TEXT),
    ],
    ids=["gzip", "old name", "two members", "padded", "deflate", "bare deflate", "identity"],
)
def test_a_packed_body_is_unpacked(coding: str, packed: bytes) -> None:
    found = outcome({"/a": page(packed, Content_Encoding=coding)})
    assert isinstance(found, Capture)
    assert found.body == TEXT


def test_a_known_copy_is_not_sent_again() -> None:
    with newsstand({"/a": page(b"", status="304 Not Modified")}) as stand:
        request = Request(stand.url("/a"), etag='"v1"', last_modified="Fri, 03 May 2030 06:30:00 GMT")
        [(_, found)] = fetch([request], policy=QUICK, now=lambda: NOW)
        assert found == NotModified(request)
        asked = stand.asked[-1].headers
        assert asked["if-none-match"] == '"v1"'
        assert asked["if-modified-since"] == "Fri, 03 May 2030 06:30:00 GMT"


def test_304_to_a_question_without_condition_is_no_copy() -> None:
    assert "HTTP 304" in error(outcome({"/a": page(b"", status="304 Not Modified")}))


def test_redirects_are_followed() -> None:
    pages = {"/a": redirect("/b", "301 Moved Permanently"), "/b": redirect("c?d"), "/c?d": page(TEXT)}
    found = outcome(pages)
    assert isinstance(found, Capture)
    assert found.body == TEXT
    assert (found.url or "").endswith("/c?d")


# -------------------------------------------------------------------------------------- what is cut or too much


@pytest.mark.parametrize("start", [HEADERS, b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"])
def test_a_dripping_host_is_left_at_the_deadline(start: bytes) -> None:
    started = time.monotonic()
    assert "no answer in 0.6 s" in error(outcome({"/a": drip(start)}))
    assert time.monotonic() - started < 2 * QUICK.total_seconds


def test_an_answer_that_is_no_http() -> None:
    assert "the answer is no HTTP" in error(outcome({"/a": drip(b"Velm, 3 May: no HTTP\r\n\r\n")}))


def test_a_body_shorter_than_announced_is_incomplete() -> None:
    assert "ends early" in error(outcome({"/a": page(TEXT, announced=len(TEXT) + 1)}), Incomplete)


@pytest.mark.parametrize("packed", [gzip.compress(b"Velm, 3 May."), zlib.compress(b"Velm, 3 May.")])
def test_no_cut_of_a_packed_body_passes_for_the_whole(packed: bytes) -> None:
    coding = "gzip" if packed[0] == 0x1F else "deflate"
    pages = {f"/{cut}": page(packed[:cut], Content_Encoding=coding) for cut in range(len(packed))}
    with newsstand(pages) as stand:
        found = list(fetch([Request(stand.url(path)) for path in pages], policy=QUICK, now=lambda: NOW))
    assert len(found) == len(packed)
    assert [each for _, each in found if not isinstance(each, Incomplete)] == []


def test_a_chunked_body_without_its_last_chunk_is_incomplete() -> None:
    start = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nVelm,\r\n"

    async def serve(writer: object, _: object) -> None:
        writer.write(start)  # type: ignore[attr-defined]

    error(outcome({"/a": serve}), Incomplete)


def test_a_bomb_is_stopped_at_the_limit() -> None:
    bomb = gzip.compress(bytes(60_000_000), compresslevel=6)
    policy = Policy("t", largest_body=1_000_000, per_host_pause=0, allow_private=QUICK.allow_private)
    tracemalloc.start()
    found = outcome({"/a": page(bomb, Content_Encoding="gzip")}, policy)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "larger than 1000000 bytes" in error(found, Incomplete)
    assert most < 10_000_000


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (bytes(100_001), {}, "larger than"),
        (b"no gzip at all", {"Content_Encoding": "gzip"}, "corrupt"),
        (TEXT, {"Content_Encoding": "compress"}, "'compress' was not asked for"),
        (TEXT, {"Content_Encoding": "gzip, gzip, gzip"}, "'gzip, gzip, gzip' was not asked for"),
    ],
)
def test_a_body_that_cannot_be_taken(body: bytes, headers: dict[str, str], reason: str) -> None:
    assert reason in error(outcome({"/a": page(body, **headers)}), Incomplete)


# ----------------------------------------------------------------------------------------- where it may not go

ODD = [
    "http://127.0.0.1.nip.example@127.0.0.2/",
    "http://127.0.0.2/",
    "http://2130706434/",
    "http://0x7f.2/",
    "http://0177.0.0.2/",
    "http://127.2:80/",
    "http://0/",
    "http://localhost/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.2]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fd00::1]/",
    "http://169.254.169.254/latest",
    "http://169.254.169.254:8888\\@example.org/",
    "http://①⑥⑨.254.169.254/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "file:///etc/hosts",
    "gopher://127.0.0.1/",
    "javascript:alert(1)",
    "http://",
    "",
    "no address",
]


def test_no_odd_form_of_a_private_address_is_asked() -> None:
    found = list(fetch([Request(url) for url in ODD], policy=QUICK, now=lambda: NOW))
    assert {request.url for request, _ in found} == set(ODD)
    assert [(request.url, each) for request, each in found if not isinstance(each, Refused)] == []


@pytest.mark.parametrize(
    "where", ["http://169.254.169.254/latest", "//localhost/", "http://[::1]/", "file:///etc/hosts"]
)
def test_a_redirect_does_not_lead_to_a_private_address(where: str) -> None:
    error(outcome({"/a": redirect(where)}), Refused)


def test_a_name_that_leads_to_loopback_is_refused_unless_it_is_allowed() -> None:
    with newsstand({"/a": page(TEXT)}) as stand:
        request = Request(stand.url("/a", host="localhost"))
        [(_, found)] = fetch([request], policy=QUICK, now=lambda: NOW)
        assert "name the host in allow_private" in error(found, Refused)
        assert stand.asked == []
        allowed = Policy("t", per_host_pause=0, allow_private=frozenset({"localhost"}))
        [(_, found)] = fetch([request], policy=allowed, now=lambda: NOW)
        assert isinstance(found, Capture)


def test_a_password_is_neither_sent_nor_shown() -> None:
    [(_, found)] = fetch([Request("http://eve:secret@velm.example/")], policy=QUICK, now=lambda: NOW)
    assert "secret" not in error(found, Refused)


def test_a_host_that_redirects_to_itself_is_left() -> None:
    with newsstand({"/a": redirect("/a")}) as stand:
        [(_, found)] = fetch([Request(stand.url("/a"))], policy=QUICK, now=lambda: NOW)
        assert "more than 5 times" in error(found)
        assert stand.paths().count("/a") == 6


# -------------------------------------------------------------------------------------------------- politeness

ROBOTS = b"User-agent: *\nDisallow: /private\n\nUser-agent: broadsheet-test\nDisallow: /a\nCrawl-delay: 0.2\n"


def test_what_robots_txt_forbids_is_not_asked() -> None:
    with newsstand({"/robots.txt": page(ROBOTS), "/a": page(TEXT), "/b": page(TEXT), "/c": redirect("/a")}) as stand:
        wanted = [Request(stand.url(path)) for path in ("/a", "/b", "/c")]
        found = {request.url[-1]: each for request, each in fetch(wanted, policy=QUICK, now=lambda: NOW)}
        assert "robots.txt" in error(found["a"], Refused)
        assert "robots.txt" in error(found["c"], Refused)
        assert isinstance(found["b"], Capture)
        assert stand.paths() == ["/robots.txt", "/b", "/c"]
        [_, first, second] = stand.asked
        assert second.at - first.at >= 0.19


@pytest.mark.parametrize(
    ("status", "allowed"),
    [("404 Not Found", True), ("403 Forbidden", True), ("500 Internal Server Error", False), ("429 Too Many", False)],
)
def test_robots_txt_that_cannot_be_read(status: str, allowed: bool) -> None:
    found = outcome({"/robots.txt": page(b"", status=status), "/a": page(TEXT)})
    if allowed:
        assert isinstance(found, Capture)
    else:
        assert "does not say what it allows" in error(found, Refused)


def test_a_cut_robots_txt_allows_nothing() -> None:
    found = outcome({"/robots.txt": page(ROBOTS, announced=999), "/a": page(TEXT)})
    assert "robots.txt: the body ends early" in error(found, Incomplete)


def test_a_huge_robots_txt_counts_as_far_as_it_is_read() -> None:
    rules = b"User-agent: *\nDisallow: /a\n" + b"#" * 600_000
    assert "robots.txt" in error(outcome({"/robots.txt": page(rules), "/a": page(TEXT)}), Refused)


def test_one_host_is_asked_one_request_at_a_time_with_pauses() -> None:
    policy = Policy("t", per_host_pause=0.1, allow_private=QUICK.allow_private)
    with newsstand({path: page(TEXT) for path in ("/a", "/b", "/c")}) as stand:
        wanted = [Request(stand.url(path)) for path in ("/a", "/b", "/c")]
        found = [request for request, _ in fetch(wanted, policy=policy, now=lambda: NOW)]
        assert found == wanted
        times = [asked.at for asked in stand.asked]
        assert stand.paths() == ["/robots.txt", "/a", "/b", "/c"]
        assert min(after - before for before, after in pairwise(times)) >= 0.09


def test_a_slow_host_does_not_keep_another_waiting() -> None:
    policy = Policy("t", total_seconds=0.6, per_host_pause=0, allow_private=frozenset({"127.0.0.1", "localhost"}))
    with newsstand({"/slow": drip(HEADERS), "/b": page(TEXT)}) as stand:
        wanted = [Request(stand.url("/slow")), Request(stand.url("/b", host="localhost"))]
        first, _ = fetch(wanted, policy=policy, now=lambda: NOW)
        assert first[0] == wanted[1]


# ----------------------------------------------------------------------------------------------------- retries


@pytest.mark.parametrize("first", [page(b"", status="503 Busy"), hang_up], ids=["busy", "hung up"])
def test_a_passing_failure_is_tried_again(first: Serve) -> None:
    assert isinstance(outcome({"/a": in_turn(first, first, page(TEXT))}), Capture)


def test_it_stops_trying() -> None:
    with newsstand({"/a": page(b"", status="502 Bad Gateway"), "/b": page(TEXT)}) as stand:
        wanted = [Request(stand.url(path)) for path in ("/a", "/b")]
        (_, failed), (_, other) = fetch(wanted, policy=QUICK, now=lambda: NOW)
        assert "HTTP 502" in error(failed)
        assert stand.paths().count("/a") == 1 + QUICK.retries
        assert isinstance(other, Capture)


def test_retry_after_is_honoured() -> None:
    busy = page(b"", status="429 Too Many Requests", Retry_After="1")
    with newsstand({"/a": in_turn(busy, page(TEXT))}) as stand:
        [(_, found)] = fetch([Request(stand.url("/a"))], policy=QUICK, now=lambda: NOW)
        assert isinstance(found, Capture)
        [_, first, second] = stand.asked
        assert second.at - first.at >= 0.99


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Sat, 04 May 2030 06:30:09 GMT", 9.0),
        ("Sat, 04 May 2030 06:30:09 -0000", 9.0),
        ("Sat, 04 May 2030 06:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_as_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_a_host_that_asks_for_a_long_rest_is_left_alone() -> None:
    busy = page(b"", status="429 Too Many Requests", Retry_After="3600")
    with newsstand({"/a": busy, "/b": page(TEXT)}) as stand:
        wanted = [Request(stand.url(path)) for path in ("/a", "/b")]
        found = [each for _, each in fetch(wanted, policy=QUICK, now=lambda: NOW)]
        assert [isinstance(each, FetchError) and each.retry_after for each in found] == [3600.0, 3600.0]
        assert stand.paths() == ["/robots.txt", "/a"]


def test_a_dead_host_is_given_up() -> None:
    with newsstand({}) as stand:
        port = stand.port
    wanted = [Request(f"http://127.0.0.1:{port}/{number}") for number in range(50)]
    found = [each for _, each in fetch(wanted, policy=QUICK, now=lambda: NOW)]
    assert len(found) == 50
    assert all("connection failed" in error(each) for each in found)


@pytest.mark.parametrize(("status", "reason"), [("404 Not Found", "no such page"), ("410 Gone", "gone for good")])
def test_a_status_is_told(status: str, reason: str) -> None:
    found = outcome({"/a": page(b"", status=status)})
    assert isinstance(found, FetchError)
    assert reason in str(found)
    assert found.status == int(status[:3])


# ------------------------------------------------------------------------------------------------------ the end


def test_closing_it_stops_what_is_under_way() -> None:
    with newsstand({"/a": page(TEXT), "/slow": drip(HEADERS)}) as stand:
        policy = Policy("t", total_seconds=30, per_host_pause=0, allow_private=QUICK.allow_private)
        answers = fetch([Request(stand.url(path)) for path in ("/a", "/slow")], policy=policy, now=lambda: NOW)
        next(answers)
        started = time.monotonic()
        answers.close()  # type: ignore[attr-defined]
        assert time.monotonic() - started < 1


def test_a_slow_caller_costs_no_host_its_deadline() -> None:
    with newsstand({path: page(TEXT) for path in ("/a", "/b")}) as stand:
        found = []
        for _, each in fetch([Request(stand.url(path)) for path in ("/a", "/b")], policy=QUICK, now=lambda: NOW):
            time.sleep(QUICK.total_seconds)
            found.append(each)
        assert all(isinstance(each, Capture) for each in found)


def test_many_more_answers_than_may_wait() -> None:
    with newsstand({f"/{number}": page(TEXT) for number in range(60)}) as stand:
        wanted = [Request(stand.url(f"/{number}")) for number in range(60)]
        assert [request for request, _ in fetch(wanted, policy=QUICK, now=lambda: NOW)] == wanted


def test_nothing_to_ask() -> None:
    assert list(fetch([], policy=QUICK, now=lambda: NOW)) == []


def test_a_broken_clock_is_the_callers_error() -> None:
    def broken() -> dt.datetime:
        raise RuntimeError("no clock")

    with newsstand({"/a": page(TEXT)}) as stand, pytest.raises(ExceptionGroup, match="unhandled"):
        list(fetch([Request(stand.url("/a"))], policy=QUICK, now=broken))


def test_a_host_is_asked_more_slowly_after_trouble_and_it_is_remembered() -> None:
    policy = replace(QUICK, per_host_pause=0.01, retries=0)
    memory = Memory()
    with newsstand({"/a": page(b"", status="503 Busy"), "/b": page(TEXT)}) as stand:
        wanted = [Request(stand.url(path)) for path in ("/a", "/b")]
        list(fetch(wanted, policy=policy, now=lambda: NOW, memory=memory))
        [_, first, second] = stand.asked
        assert second.at - first.at >= 0.49
        assert memory.paces["127.0.0.1"].pause == 0.5
        begun = len(stand.asked)
        list(fetch([Request(stand.url("/b"))] * 2, policy=policy, now=lambda: NOW, memory=memory))
        third, fourth = stand.asked[begun:]
        assert (third.path, fourth.path) == ("/b", "/b"), "robots.txt was asked for again within the day"
        assert fourth.at - third.at >= 0.49


def test_a_rest_outlives_the_run() -> None:
    memory = Memory()
    with newsstand({"/a": page(b"", status="429 Too Many", Retry_After="3600"), "/b": page(TEXT)}) as stand:
        for path, after in (("/a", 0), ("/b", 60), ("/b", 3601)):
            now = NOW + dt.timedelta(seconds=after)
            [(_, found)] = fetch([Request(stand.url(path))], policy=QUICK, now=lambda now=now: now, memory=memory)  # type: ignore[misc]
            assert isinstance(found, Capture) == (after > 3600)
        assert stand.paths().count("/b") == 1


def test_a_fresh_copy_is_not_asked_for() -> None:
    memory = Memory()
    with newsstand({"/a": page(TEXT, ETag='"v1"', Cache_Control="max-age=600")}) as stand:
        known = Request(stand.url("/a"), etag='"v1"', remembered=True)
        for after, asked in ((0, 1), (599, 1), (601, 2)):
            now = NOW + dt.timedelta(seconds=after)
            [(_, found)] = fetch([known], policy=QUICK, now=lambda now=now: now, memory=memory)  # type: ignore[misc]
            assert isinstance(found, NotModified) == (after == 599)
            assert stand.paths().count("/a") == asked


def test_a_304_about_another_copy_is_not_believed() -> None:
    with newsstand({"/a": in_turn(page(b"", status="304 Not", ETag='"v2"'), page(TEXT, ETag='"v2"'))}) as stand:
        [(_, found)] = fetch([Request(stand.url("/a"), etag='"v1"')], policy=QUICK, now=lambda: NOW)
        assert isinstance(found, Capture)
        assert "if-none-match" not in stand.asked[-1].headers


def test_a_body_without_a_frame_is_whole_if_it_says_so() -> None:
    for end, whole in ((b"</html> <!-- made at 6:30 -->\n", True), (b"</p>", False)):

        async def serve(writer: object, _: object, end: bytes = end) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n<html><p>Velm" + end)  # type: ignore[attr-defined]

        assert isinstance(outcome({"/a": serve}), Capture if whole else Incomplete)


def test_a_run_that_is_over_postpones_the_rest() -> None:
    memory = Memory()
    with newsstand({path: page(TEXT) for path in ("/a", "/b")}) as stand:
        wanted = [Request(stand.url(path)) for path in ("/a", "/b")]
        found = dict(fetch(wanted, policy=replace(QUICK, run_bytes=9), now=lambda: NOW, memory=memory))
        assert isinstance(found[wanted[0]], Capture)
        assert isinstance(found[wanted[1]], Postponed)
        assert memory.tally == {("127.0.0.1", "fetched"): 1, ("127.0.0.1", "postponed"): 1}


def test_a_connection_is_kept_for_the_next_page() -> None:
    internet = Internet({"velm.example": lambda _: Reply(b"<html>Velm</html>")})
    policy = replace(QUICK, allow_private=frozenset())
    with running(internet):
        wanted = [Request(f"http://velm.example/{number}") for number in range(5)]
        found = list(fetch(wanted, policy=policy, now=lambda: NOW, network=internet.network()))
    assert all(isinstance(each, Capture) for _, each in found)
    assert internet.connected == {"23.0.0.1": 1}
