"""robots.txt: Google's published cases, and files made to be slow."""

from __future__ import annotations

import time

import pytest

from broadsheet.fetch.robots_txt import RobotsTxt
from evals.robots import Case, cases, ours


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.about[:40]}-{case.url[-20:]}")
def test_published_cases(case: Case) -> None:
    assert ours(case.robots, case.agent, case.url) == case.allowed


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_three_ways(end: str) -> None:
    text = RobotsTxt(end.join(["User-agent: a", "Allow: /x/y", "User-agent: b", "", "Disallow: /"]).encode())
    assert text.allows("a", "/z")
    assert not text.allows("b", "/z")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"])
def test_a_byte_order_mark_whole_or_cut(mark: bytes) -> None:
    assert not RobotsTxt(mark + b"User-agent: a\nDisallow: /").allows("a", "/")


def test_another_beginning_spoils_its_line_only() -> None:
    assert RobotsTxt(b"\xef\x11\xbfUser-agent: a\nDisallow: /").allows("a", "/")
    assert not RobotsTxt(b"\xef\x11\xbfwhat\nUser-agent: a\nDisallow: /").allows("a", "/")


@pytest.mark.parametrize(("line", "delay"), [("2.5", 2.5), ("-1", 0.0), ("nan", 0.0), ("inf", 0.0), ("soon", 0.0)])
def test_a_delay_is_that_of_its_group(line: str, delay: float) -> None:
    text = RobotsTxt(f"User-agent: a\nCrawl-delay: {line}\nUser-agent: *\nCrawl-delay: 9".encode())
    assert text.delay("A") == delay
    assert text.delay("b") == 9.0


def test_no_pattern_takes_long() -> None:
    pattern = "/" + "*a" * 8000 + "$"
    text = RobotsTxt(b"User-agent: *\n" + f"Disallow: {pattern}\n".encode() * 30)
    begun = time.process_time()
    assert text.allows("x", "/" + "a" * 7000 + "b")
    assert time.process_time() - begun < 2
