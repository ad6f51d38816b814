"""A watch over a simulated week: a virtual clock, and real servers for mail, webhooks and pages on loopback."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import http.server
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import feedparser
import pytest
from aiosmtpd.controller import Controller

from broadsheet.bulk.delivering import DELIVER
from broadsheet.bulk.health import health, metrics, served
from broadsheet.bulk.watch_settings import ReviewPart, WatchSettings, owed_day, read_settings
from broadsheet.bulk.watching import HOLD, Watch
from broadsheet.deliver.webhook import signature
from broadsheet.errors import Busy, InputError, MissingInput
from broadsheet.pipeline.captured import take
from broadsheet.store import Alert, Archive
from broadsheet.store.queue import MOST_ATTEMPTS
from broadsheet.types import Article, Capture

DAY = dt.date(2031, 5, 12)
NOON = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
WORDS = (
    "The port of Ossen will stay closed until {}, harbour master Piet Aalders said on Monday.\n\n"
    "Eleven ships wait in the roads, and two more are due before nightfall, the port authority said.\n\n"
    "The pilots have asked for a second tug since March; the council of Ossen will vote on the money next week, "
    "and the shipping companies have offered to pay half of it if the berths on the south quay are dredged first."
)


@dataclass
class Clock:
    """Time stands until somebody moves it."""

    now: dt.datetime = NOON

    def __call__(self) -> dt.datetime:
        return self.now


def put(archive: Archive, until: str, published: dt.datetime) -> Article:
    title = f"Port of Ossen stays closed until {until}"
    row = {"title": title, "text": WORDS.format(until), "language": "en", "outlet": "Ossen Courier"}
    row |= {"url": f"https://courier.example/{until}", "published": published.isoformat()}
    body = json.dumps(row).encode()
    capture = Capture.of(body, media_type="application/json", origin="test", received=published)
    article = take(capture)
    assert isinstance(article, Article)
    archive.add([(capture, article)])
    return article


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "a.sqlite") as made:
        yield made


def settings(tmp_path: Path, text: str) -> WatchSettings:
    path = tmp_path / "watch.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


# ------------------------------------------------------------------------------------------------------- servers


@dataclass
class Hook:
    """A web address that takes what is posted; `answers` are the statuses that it gives, the last for ever."""

    answers: list[int]
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0


@contextmanager
def hook(*answers: int) -> Iterator[Hook]:
    made = Hook(list(answers) or [204])

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.taken.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(made.answers.pop(0) if len(made.answers) > 1 else made.answers[0])
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Postbox:
    """Takes letters, and refuses those to anybody called nobody."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # type: ignore[no-untyped-def]  # noqa: N802
        if address.startswith("nobody@"):
            return "550 there is nobody"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # type: ignore[no-untyped-def]  # noqa: N802
        self.letters.append(envelope.content)
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[tuple[Postbox, int]]:
    box = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop()


# ------------------------------------------------------------------------------------------------------ delivery


def test_a_week_of_reviews_goes_to_every_target_once(archive: Archive, tmp_path: Path) -> None:
    clock = Clock(NOON - 6 * HOUR)
    with mail_server() as (box, port), hook() as webhook:
        chosen = settings(
            tmp_path,
            f"""
            [review]
            at = "18:00"
            zone = "UTC"
            [[deliver]]
            to = "mail"
            host = "127.0.0.1"
            port = {port}
            sender = "desk@ossen.example"
            recipients = ["embassy@ossen.example", "chief@ossen.example"]
            [[deliver]]
            to = "file"
            path = "{tmp_path}/out/review-{{day}}-{{language}}.eml"
            [[deliver]]
            to = "feed"
            folder = "{tmp_path}/feed"
            address = "https://reviews.example/"
            [[deliver]]
            to = "webhook"
            url = "http://127.0.0.1:{webhook.port}/hook"
            """,
        )
        days = 7
        for number in range(days):
            put(archive, f"day {number}", NOON + number * 24 * HOUR)
        watch = Watch(archive, chosen, clock)
        while clock.now < NOON + days * 24 * HOUR:
            watch.look()
            clock.now += HOUR
            # A watch that is ended and begun anew at any hour neither forgets nor repeats.
            watch = Watch(archive, chosen, clock)
        assert len(box.letters) == days
        assert len(webhook.taken) == days
        assert len(archive.deliveries()) == 4 * days
        assert archive.queue.jobs(DELIVER) == []
    check_letters(box.letters, tmp_path)
    check_feeds(tmp_path / "feed", days)


def check_letters(letters: list[bytes], tmp_path: Path) -> None:
    first = email.message_from_bytes(letters[0], policy=email.policy.default)
    assert first["To"] == "embassy@ossen.example, chief@ossen.example"
    assert "Port of Ossen stays closed until day 0" in first["Subject"]
    parts = {part.get_content_type(): part.get_content() for part in first.walk() if not part.is_multipart()}
    assert set(parts) == {"text/plain", "text/html"}
    assert "Piet Aalders" in parts["text/plain"]
    assert "Piet Aalders" in parts["text/html"]
    assert len({email.message_from_bytes(letter)["Message-ID"] for letter in letters}) == len(letters)
    kept = email.message_from_bytes((tmp_path / f"out/review-{DAY}-en.eml").read_bytes(), policy=email.policy.default)
    assert kept["Message-ID"] == first["Message-ID"]


def check_feeds(folder: Path, days: int) -> None:
    raw = (folder / "atom.xml").read_bytes()
    ET.fromstring(raw)
    atom = feedparser.parse(raw)
    assert not atom.bozo
    assert len(atom.entries) == days
    listed = json.loads((folder / "feed.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in listed["items"]] == [entry.id for entry in atom.entries]
    for entry in atom.entries:
        assert (folder / entry.link.rsplit("/", 1)[1]).exists()
    assert [entry.updated for entry in atom.entries] == sorted((entry.updated for entry in atom.entries), reverse=True)


def test_a_webhook_that_fails_is_tried_again_later_and_never_twice_after_it_took_it(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_SECRET", "whsec_c2VjcmV0")
    put(archive, "Friday", NOON)
    clock = Clock(NOON + 7 * HOUR)
    with hook(500, 302, 200) as webhook:
        text = f'[review]\nat = "18:00"\n[[deliver]]\nto = "webhook"\nurl = "http://127.0.0.1:{webhook.port}/"\n'
        watch = Watch(archive, settings(tmp_path, text + 'secret_variable = "HOOK_SECRET"\n'), clock)
        for _ in range(30):
            watch.look()
            clock.now += dt.timedelta(minutes=1)
        assert len(webhook.taken) == 3
        for headers, body in webhook.taken:
            told = signature("whsec_c2VjcmV0", headers["webhook-id"], headers["webhook-timestamp"], body)
            assert headers["webhook-signature"] == told
        assert len({headers["webhook-id"] for headers, _ in webhook.taken}) == 1
        sent = json.loads(webhook.taken[-1][1])
        assert (sent["type"], sent["data"]["day"]) == ("review.finished", "2031-05-12")


def test_a_target_that_never_takes_it_ends_in_quarantine_and_the_others_have_theirs(
    archive: Archive, tmp_path: Path
) -> None:
    put(archive, "Friday", NOON)
    clock = Clock(NOON + 7 * HOUR)
    with mail_server() as (box, port):
        text = f"""
            [review]
            at = "18:00"
            [[deliver]]
            to = "mail"
            host = "127.0.0.1"
            port = {port}
            sender = "desk@ossen.example"
            recipients = ["nobody@ossen.example"]
            [[deliver]]
            to = "file"
            path = "{tmp_path}/review.html"
        """
        watch = Watch(archive, settings(tmp_path, text), clock)
        for _ in range(60):
            watch.look()
            clock.now += dt.timedelta(minutes=1)
        assert box.letters == []
    assert (tmp_path / "review.html").exists()
    [job] = archive.queue.jobs(DELIVER, quarantined=True)
    assert job.attempts == MOST_ATTEMPTS
    assert "there is nobody" in (job.detail or "")
    assert [each[0] for each in archive.status().quarantine] == [DELIVER]


@pytest.mark.parametrize(
    ("at", "zone", "of", "now", "day"),
    [
        ("06:30", "Europe/Moscow", "today", "2031-05-12T03:29:00+00:00", "2031-05-11"),
        ("06:30", "Europe/Moscow", "today", "2031-05-12T03:30:00+00:00", "2031-05-12"),
        ("06:30", "Europe/Moscow", "yesterday", "2031-05-12T03:30:00+00:00", "2031-05-11"),
        ("02:30", "Europe/Lisbon", "today", "2031-03-30T01:45:00+00:00", "2031-03-30"),
        ("23:59", "Asia/Tokyo", "today", "2031-05-12T15:00:00+00:00", "2031-05-12"),
    ],
)
def test_the_review_is_owed_from_its_hour_in_its_zone(at: str, zone: str, of: str, now: str, day: str) -> None:
    part = ReviewPart(at=at, zone=zone, of=of)  # type: ignore[arg-type]
    assert owed_day(part, dt.datetime.fromisoformat(now)) == dt.date.fromisoformat(day)


# -------------------------------------------------------------------------------------------------------- alerts


def test_an_alert_tells_of_each_new_article_once(archive: Archive, tmp_path: Path) -> None:
    from broadsheet.bulk import alerting

    clock = Clock(NOON + HOUR)
    put(archive, "Tuesday", NOON)
    with hook(503, 200) as webhook:
        address = f"http://127.0.0.1:{webhook.port}/"
        alert = Alert("aalders", "", "Aalders", None, None, address, clock())
        watch = Watch(archive, WatchSettings(), clock)
        alerting.read_new(archive, clock(), lambda *_: None)
        assert alerting.add(archive, alert)
        watch.look()
        assert webhook.taken == [], "what was there already is no news"
        fresh = put(archive, "Wednesday", NOON + HOUR)
        for _ in range(4):
            watch.look()
        assert len(webhook.taken) == 2, "once in vain, once taken"
        told = json.loads(webhook.taken[-1][1])["data"]
        assert [row["article"] for row in told["articles"]] == [fresh.id]
        assert watch.pulse.alerts_told == 1
    with pytest.raises(InputError, match="alert on everything"):
        alerting.add(archive, Alert("all", " ", None, None, None, address, clock()))


# ------------------------------------------------------------------------------------------------ health and locks


def test_a_second_watch_is_refused_until_the_first_ends(archive: Archive) -> None:
    from broadsheet.store import Queue

    clock = Clock()
    elsewhere = Queue(archive._database, "elsewhere 1 1")
    assert elsewhere.hold("watch", clock(), length=HOLD) is None
    second = Watch(archive, WatchSettings(), clock)
    with pytest.raises(Busy, match=r"another watch runs on it \(elsewhere 1 1\)"):
        second.begin()
    clock.now += HOLD
    second.begin()
    second.begin()
    second.end()
    assert elsewhere.hold("watch", clock(), length=HOLD) is None
    with pytest.raises(Busy):
        second.beat()


def test_health_and_metrics_are_served_on_loopback(archive: Archive) -> None:
    clock = Clock()
    put(archive, "Friday", NOON)
    watch = Watch(archive, WatchSettings(), clock)
    watch.begin()
    watch.look()
    with served(watch, 0) as port:
        with urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert json.load(answer)["status"] == "ok"
        with urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            text = answer.read().decode()
            assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert text == metrics(watch)
    assert "\nbroadsheet_articles 1\n" in text
    assert '\nbroadsheet_jobs{kind="watch",state="leased"} 1\n' in text
    clock.now += HOUR
    assert health(watch)[0] is False, "a watch that has not looked for an hour is not well"


# ------------------------------------------------------------------------------------------------------ settings


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[review]\nat = 7", "Expected `str`, got `int` - at `review.at`"),
        ("[review]\nhour = '7'", "unknown field `hour`"),
        ("[review]\nat = '25:00'", "review.at: '25:00' is no time of day"),
        ("[review]\nat = '06:30'\nzone = 'Mars/Ossen'", "no zone 'Mars/Ossen'"),
        ("[[deliver]]\nto = 'pigeon'", "Invalid value 'pigeon' - at `deliver[0].to`"),
        ("[[deliver]]\nto = 'file'\npath = 'x.html'", "there is no review to deliver"),
        ("[gather]\nlook_seconds = 0", ">= 1"),
        ("[health]\nport = 70000", "<= 65535"),
        ("not toml", "not TOML"),
    ],
)
def test_what_is_wrong_in_the_settings_is_named_by_its_key(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError) as error:
        settings(tmp_path, text)
    assert complaint in str(error.value)


def test_no_settings(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        read_settings(tmp_path / "none.toml")
