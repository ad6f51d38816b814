"""Promise 17: entities of XML read no file and cost neither time nor memory: 0 reads, 1 s of CPU, 100 MB."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest

from broadsheet.captures import entries, feeds, nested
from broadsheet.errors import InputError
from broadsheet.workers import Budget, Lost, supervised
from tests.captures.inputs import ATOM, NOW, OPML, RSS

MAP = b"<urlset><url><loc>https://post.example/1</loc><lastmod>2030-05-03</lastmod></url></urlset>"
INDEX = b"<sitemapindex><sitemap><loc>https://post.example/1.xml</loc></sitemap></sitemapindex>"
DOCUMENTS = {"rss": RSS, "atom": ATOM, "opml": OPML, "sitemap": MAP, "index": INDEX}
# (mark of the place in each document, what takes its place)
PLACES = (b"Velm Post", b"Velmer Bote", b"https://post.example/1")


def nest(depth: int, width: int) -> bytes:
    """Entities that grow to `width` to the power of `depth` copies."""
    levels = [b"<!ENTITY e0 'ha'>"]
    levels += [b"<!ENTITY e%d '%s'>" % (n, b"&e%d;" % (n - 1) * width) for n in range(1, depth + 1)]
    return b"".join(levels)


def documents(secret: Path) -> dict[str, bytes]:
    attacks = {
        "laughs": (nest(10, 10), b"&e10;"),
        "quadratic": (b"<!ENTITY e0 '%s'>" % (b"ha" * 50_000), b"&e0;" * 5_000),
        "file": (b"<!ENTITY e0 SYSTEM '%s'>" % secret.as_uri().encode(), b"&e0;"),
        "parameter": (b"<!ENTITY %% p SYSTEM '%s'> %%p;" % secret.as_uri().encode(), b"&e0;"),
        "loop": (b"<!ENTITY e0 '&e1;'><!ENTITY e1 '&e0;'>", b"&e0;"),
        "network": (b"<!ENTITY e0 SYSTEM 'http://127.0.0.1:9/x'>", b"&e0;"),
    }
    made = {}
    for kind, body in DOCUMENTS.items():
        bare = body.partition(b"?>")[2] if body.startswith(b"<?xml") else body
        for name, (declared, used) in attacks.items():
            attacked = bare
            for place in PLACES:
                attacked = attacked.replace(place, place + used, 1)
            made[f"{kind} {name}"] = b"<?xml version='1.0'?><!DOCTYPE x [" + declared + b"]>" + attacked
    return made


def cost(attack: tuple[str, bytes]) -> tuple[bytes, float, float]:
    """(all that came out, seconds of CPU, growth of memory in MB)."""
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    out = []
    try:
        out += [entry.capture.body for entry in entries(attack[1], url="https://post.example/x", now=NOW)]
    except InputError as error:
        out.append(str(error).encode())
    out += [f"{feed.url} {feed.title}".encode() for feed in feeds(attack[1], url="https://post.example/x")]
    out += [url.encode() for url in nested(attack[1], url="https://post.example/x", now=NOW)]
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    return b"\n".join(out), time.process_time() - started, grown


def test_entities_cost_nothing_and_read_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the word of the day is corncrake")
    attacks = documents(secret)
    # The parsers are loaded before anything is measured.
    warm = [("warm", RSS), ("warm", MAP), ("warm", OPML)]
    seen = 0
    for (name, _), outcome in supervised(cost, [*warm, *attacks.items()], workers=1, budget=Budget(cpu_seconds=30.0)):
        assert not isinstance(outcome, Lost), f"{name}: {outcome}"
        out, seconds, grown = outcome
        assert b"corncrake" not in out, name
        if name != "warm":
            seen += 1
            assert seconds < 1, f"{name}: {seconds} s"
            assert grown < 100, f"{name}: {grown} MB"
    assert seen == len(attacks) == 30


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_documents_are_read_without_the_attack(kind: str) -> None:
    body, url = DOCUMENTS[kind], "https://post.example/x"
    assert feeds(body, url=url) or nested(body, url=url, now=NOW) or entries(body, url=url, now=NOW)
