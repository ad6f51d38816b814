"""`reviews` and `deliver`: what is kept, feeds of it, and a kept review on its way to each target once."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from broadsheet import sample_day
from broadsheet.bulk import adding, reviewing
from broadsheet.bulk.delivering import DELIVER, job_of
from broadsheet.bulk.watch_settings import read_settings
from broadsheet.bulk.watching import Watch
from broadsheet.pipeline.day import Order
from broadsheet.review import House
from broadsheet.store import Archive
from broadsheet.store.queue import Queue
from tests.bulk.test_watching import hook, mail_server

DAY = str(sample_day.DAY)
ADDRESS = "https://desk.example/reviews/"
MADE = dt.datetime(2026, 3, 18, 5, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample day with two reviews of it."""
    path = tmp_path_factory.mktemp("sample") / "a.sqlite"
    with Archive.create(path) as made:
        adding.add(made, str(sample_day.path()), now=sample_day.RECEIVED)
        for house in (House(), House(arrange="brief")):
            reviewing.review(made, Order(sample_day.DAY), house=house, now=lambda: MADE)
    return path


@pytest.fixture
def archive(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / "a.sqlite"))


@pytest.fixture
def desk(run, archive: Path):  # type: ignore[no-untyped-def]
    """Runs a command on the archive."""
    return lambda *arguments: run("--archive", archive, *arguments)


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


# ------------------------------------------------------------------------------------------------------- reviews


def test_the_kept_reviews_are_listed(desk) -> None:  # type: ignore[no-untyped-def]
    listed = rows(desk("reviews", "--json").out)
    assert [(row["day"], row["name"], row["arrangement"]) for row in listed] == [
        (DAY, "en", "agency"),
        (DAY, "en/brief", "brief"),
    ]
    assert {row["made"] for row in listed} == {MADE.isoformat()}
    assert all(row["lines"] > row["sections"] > 0 and row["sent"] == [] for row in listed)
    text = desk("reviews").out.splitlines()
    assert len(text) == 2
    assert f"{listed[0]['lines']} lines, made 2026-03-18 05:30" in text[0]
    assert desk("reviews", "--until", "2026-03-16").out == ""


def test_a_review_that_is_asked_for_again_keeps_its_time(desk) -> None:  # type: ignore[no-untyped-def]
    assert desk("review", "--day", DAY, "--json").code == 0
    assert rows(desk("reviews", "--json").out)[0]["made"] == MADE.isoformat()
    assert desk("review", "--day", DAY, "--json", "--sections", "2").code == 0
    assert rows(desk("reviews", "--json").out)[0]["made"] > MADE.isoformat()


def entry_of(form: str, body: bytes) -> tuple[str, str, str, str]:
    """(title, address, time, words) of the one entry of a feed of any form."""
    if form == "json-feed":
        feed = json.loads(body)
        assert (feed["title"], feed["feed_url"]) == ("The <Desk> & its day", f"{ADDRESS}feed.json")
        [item] = feed["items"]
        return item["title"], item["url"], item["date_modified"], item["content_text"]
    assert ET.fromstring(body).tag == {"rss": "rss", "atom": "{http://www.w3.org/2005/Atom}feed"}[form]
    read = feedparser.parse(body)
    assert not read.bozo
    assert read.feed.title == "The <Desk> & its day"
    [entry] = read.entries
    when = dt.datetime(*(entry.get("updated_parsed") if form == "atom" else entry.published_parsed)[:6])
    words = entry.content[0].value if form == "atom" else entry.summary
    return entry.title, entry.link, f"{when:%Y-%m-%dT%H:%M:%SZ}", words


def test_feeds_of_past_reviews_lead_to_pages_that_are_there(desk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    leads = set()
    for form, name in (("rss", "rss.xml"), ("atom", "atom.xml"), ("json-feed", "feed.json")):
        file = tmp_path / "www" / name
        made = desk("reviews", "--form", form, "-o", file, "--address", ADDRESS, "--title", "The <Desk> & its day")
        assert made.code == 0, made.err
        title, link, when, words = entry_of(form, file.read_bytes())
        assert when == "2026-03-18T05:30:00Z"
        assert "Foreign Minister Tobias Rennick" in words
        assert (file.parent / link.removeprefix(ADDRESS)).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        leads.add((title, link))
    assert len(leads) == 1


def test_a_feed_of_another_arrangement_has_its_own_pages(desk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    arguments = ("reviews", "--form", "atom", "-o", tmp_path / "brief.xml", "--address", ADDRESS)
    assert desk(*arguments, "--name", "en/brief").code == 0
    assert (tmp_path / f"{DAY}-en-brief.html").exists()
    assert "no review of these days" in desk(*arguments, "--name", "en/outlet").error


@pytest.mark.parametrize(
    "arguments", [("--form", "rss"), ("--form", "rss", "-o", "x.xml"), ("-o", "x.xml"), ("--address", ADDRESS)]
)
def test_a_feed_needs_a_form_a_file_and_an_address(desk, arguments: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    wrong = desk("reviews", *arguments)
    assert wrong.code == 1
    assert "--form" in wrong.error
    assert not Path("x.xml").exists()


# ------------------------------------------------------------------------------------------------------- deliver


def settings(tmp_path: Path, hook_port: int, mail_port: int) -> Path:
    path = tmp_path / "watch.toml"
    path.write_text(
        f"""
        [review]
        at = "05:00"
        of = "yesterday"
        [[deliver]]
        to = "mail"
        name = "embassy"
        host = "127.0.0.1"
        port = {mail_port}
        sender = "desk@ossen.example"
        recipients = ["embassy@ossen.example"]
        [[deliver]]
        to = "file"
        path = "{tmp_path}/out/{{day}}-{{name}}.html"
        [[deliver]]
        to = "feed"
        folder = "{tmp_path}/feed"
        address = "{ADDRESS}"
        [[deliver]]
        to = "webhook"
        name = "hook"
        url = "http://127.0.0.1:{hook_port}/"
        """,
        encoding="utf-8",
    )
    return path


def became(out: str) -> list[str]:
    return [row["became"] for row in rows(out)]


def test_each_target_gets_the_review_once_and_again_when_asked(desk, archive: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with mail_server() as (box, port), hook() as webhook:
        command = ("deliver", DAY, "--settings", settings(tmp_path, webhook.port, port), "--json")
        assert became(desk(*command, "--dry-run").out) == ["would be delivered"] * 4
        assert (box.letters, webhook.taken, (tmp_path / "out").exists()) == ([], [], False)

        first = desk(*command)
        assert (first.code, became(first.out)) == (0, ["delivered"] * 4)
        assert became(desk(*command).out) == ["had before"] * 4
        assert became(desk(*command, "--dry-run").out) == ["had before"] * 4
        assert became(desk(*command, "--dry-run", "--again").out) == ["would be delivered"] * 4
        assert (len(box.letters), len(webhook.taken)) == (1, 1)

        again = rows(desk(*command, "--again", "--to", "mail", "--to", "hook").out)
        assert [(row["target"], row["became"]) for row in again] == [("embassy", "delivered"), ("hook", "delivered")]
    ids = [email.message_from_bytes(each, policy=email.policy.default)["Message-ID"] for each in box.letters]
    assert len(ids) == 2
    assert len(set(ids)) == 1, "a repetition can be told from a new letter"
    assert len({headers["webhook-id"] for headers, _ in webhook.taken}) == 1
    assert (tmp_path / "out" / f"{DAY}-en.html").exists()
    names = {"atom.xml", "rss.xml", "feed.json", f"{DAY}-en.html"}
    assert {file.name for file in (tmp_path / "feed").iterdir()} == names
    with Archive.open(archive) as opened:
        assert len(opened.deliveries(sample_day.DAY)) == 4
        assert opened.queue.jobs(DELIVER) == []
    [row, _] = rows(desk("reviews", "--json").out)
    assert set(row["sent"]) == {
        "embassy",
        "hook",
        f"file {tmp_path}/out/{{day}}-{{name}}.html",
        f"feed {tmp_path}/feed",
    }


def test_watch_does_not_repeat_what_was_sent_by_hand_nor_the_other_way(desk, archive: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    morning = dt.datetime.combine(sample_day.DAY + dt.timedelta(days=1), dt.time(6), dt.UTC)
    with mail_server() as (box, port), hook() as webhook:
        chosen = settings(tmp_path, webhook.port, port)
        assert desk("deliver", DAY, "-s", chosen, "--to", "mail").code == 0
        with Archive.open(archive) as opened:
            watch = Watch(opened, read_settings(chosen), lambda: morning)
            watch.deliver()
            assert watch.pulse.failures == []
        assert (len(box.letters), len(webhook.taken)) == (1, 1)
        told = desk("deliver", DAY, "-s", chosen, "--to", "webhook").out
        assert "hook: had before on 2026-03-18 06:00; --again" in told
        assert len(webhook.taken) == 1


def test_another_review_of_the_day_is_taken_down_as_another(desk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    command = ("deliver", DAY, "-s", settings(tmp_path, 1, 1), "--to", "file", "--json")
    assert became(desk(*command, "--name", "en/brief").out) == ["delivered"]
    assert became(desk(*command, "--name", "en/brief").out) == ["had before"]
    assert became(desk(*command).out) == ["delivered"]
    assert {file.name for file in (tmp_path / "out").iterdir()} == {f"{DAY}-en.html", f"{DAY}-en-brief.html"}


def test_one_target_that_refuses_spoils_only_itself_and_can_be_tried_again(desk, archive: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with hook(500, 204) as webhook:
        command = ("deliver", DAY, "-s", settings(tmp_path, webhook.port, 1), "--to", "hook", "--to", "file")
        failed = desk(*command, "--json")
        assert (failed.code, became(failed.out)) == (1, ["delivered", "failed"])
        assert "500" in rows(failed.out)[1]["reason"]
        with Archive.open(archive) as opened:
            # As a watch leaves it that has given up.
            job = job_of(sample_day.DAY, "en", "hook")
            for attempt in range(5):
                at = MADE + dt.timedelta(hours=attempt)
                assert opened.queue.lease(DELIVER, at, among=[job])
                opened.queue.fail(DELIVER, job, "delivery", "it answered 500", at)
            assert opened.queue.jobs(DELIVER, quarantined=True)
        assert desk(*command).code == 0
        with Archive.open(archive) as opened:
            assert opened.queue.jobs(DELIVER) == []
        assert len(webhook.taken) == 2


def test_what_another_process_is_delivering_is_left_to_it(desk, archive: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with hook() as webhook:
        with Archive.open(archive) as opened:
            other = Queue(opened._database, "elsewhere 1 1")
            assert other.lease(DELIVER, dt.datetime.now(dt.UTC), among=[job_of(sample_day.DAY, "en", "hook")])
        busy = desk("deliver", DAY, "-s", settings(tmp_path, webhook.port, 1), "--to", "hook")
        assert busy.code == 1
        assert "elsewhere 1 1 is delivering it" in busy.out
        assert webhook.taken == []
        with Archive.open(archive) as opened:
            assert len(opened.queue.jobs(DELIVER)) == 1


def test_what_is_wrong_is_named(desk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    chosen = settings(tmp_path, 1, 1)
    assert "no such target" in desk("deliver", DAY, "-s", chosen, "--to", "pigeon").error
    assert "no such review is kept" in desk("deliver", "2026-03-16", "-s", chosen).error
    assert "not a date" in desk("deliver", "yesterday", "-s", chosen).error
    empty = tmp_path / "empty.toml"
    empty.write_text("", encoding="utf-8")
    assert "names no target" in desk("deliver", DAY, "-s", empty).error
    assert desk("deliver", DAY).code == 2
