"""Mail over TLS, in and out: with a certificate of the test's own, and never with one that nobody vouches for."""

from __future__ import annotations

import datetime as dt
import email.message
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from broadsheet.deliver import mail
from broadsheet.deliver.targets import MailTarget, Parcel
from broadsheet.errors import DeliveryError, FetchError
from broadsheet.fetch.mailbox import letters, mailbox_address
from tests.postoffice import postoffice

HERE = "127.0.0.1"
PASSWORD = "under the mat"
LETTER = b"Subject: one\r\n\r\nThe port is closed.\r\n"
NOON = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
DRAFT = b"Subject: The day\r\nDate: Mon, 12 May 2031 00:00:00 +0000\r\nX-Unsent: 1\r\n\r\nThe port is closed.\r\n"
Security = Literal["starttls", "tls"]


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Whom this machine trusts, and nobody else."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    return made


def certified(authority: trustme.CA, name: str = HERE) -> ssl.SSLContext:
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(made)
    return made


def wrong_ones(authority: trustme.CA) -> list[ssl.SSLContext]:
    """A stranger's, and a good one of another host."""
    return [certified(trustme.CA()), certified(authority, "elsewhere.example")]


def test_letters_come_over_tls(authority: trustme.CA) -> None:
    with postoffice({"INBOX": [LETTER]}, tls=certified(authority)) as office:
        address = mailbox_address(f"imaps://desk@{HERE}:{office.port}")
        assert [each.body for each in letters(address, PASSWORD, seen=None)] == [LETTER]


def test_a_mailbox_with_a_wrong_certificate_never_hears_the_password(authority: trustme.CA) -> None:
    for wrong in wrong_ones(authority):
        with postoffice({"INBOX": [LETTER]}, tls=wrong) as office:
            with pytest.raises(FetchError, match="certificate"):
                list(letters(mailbox_address(f"imaps://desk@{HERE}:{office.port}"), PASSWORD, seen=None))
            assert office.said == []


class Letterbox(Message):  # type: ignore[misc]
    """Keeps what is posted."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[email.message.Message] = []

    def handle_message(self, message: email.message.Message) -> None:
        self.kept.append(message)


@contextmanager
def post_of(security: Security, own: ssl.SSLContext) -> Iterator[tuple[Letterbox, MailTarget]]:
    """A mail server with that certificate, and the target that names it."""
    with socket.socket() as free:
        free.bind((HERE, 0))
        port = free.getsockname()[1]
    box = Letterbox()
    how: dict[str, Any] = {"ssl_context": own} if security == "tls" else {"tls_context": own, "require_starttls": True}
    office = Controller(box, hostname=HERE, port=port, **how)
    office.start()
    try:
        yield (
            box,
            MailTarget(
                recipients=("desk@courier.example",),
                sender="review@courier.example",
                host=HERE,
                port=port,
                security=security,
            ),
        )
    finally:
        office.stop()


def parcel() -> Parcel:
    return Parcel(NOON.date(), "en", "The day", "0" * 64, NOON, lambda _: DRAFT, lambda _: b"")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_review_leaves_over_tls(authority: trustme.CA, security: Security) -> None:
    with post_of(security, certified(authority)) as (box, target):
        mail.send(target, parcel())
        assert [message["Subject"] for message in box.kept] == ["The day"]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_review_does_not_go_to_a_server_with_a_wrong_certificate(authority: trustme.CA, security: Security) -> None:
    for wrong in wrong_ones(authority):
        with post_of(security, wrong) as (box, target):
            with pytest.raises(DeliveryError, match="certificate"):
                mail.send(target, parcel())
            assert box.kept == []
