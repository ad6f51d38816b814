"""The review as a letter, sent by SMTP."""

from __future__ import annotations

import email
import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from broadsheet.deliver.targets import MailTarget, Parcel
from broadsheet.errors import DeliveryError

TIMEOUT = 60.0


def letter(parcel: Parcel, *, sender: str = "", recipients: tuple[str, ...] = ()) -> EmailMessage:
    """The draft (see `broadsheet.pages.letter`), no draft any more: dated by the clock, and addressed."""
    message = email.message_from_bytes(parcel.form("eml"), policy=SMTP)
    del message["X-Unsent"]
    message.replace_header("Date", format_datetime(parcel.made))
    if sender:
        message["From"] = sender
    if recipients:
        message["To"] = ", ".join(recipients)
    return message


def send(target: MailTarget, parcel: Parcel) -> None:
    """Give the letter to the mail server. DeliveryError with what the server said if it did not take it."""
    try:
        message = letter(parcel, sender=target.sender, recipients=target.recipients)
        with _connected(target) as server:
            if target.user:
                server.login(target.user, target.secret(target.password_variable) or "")
            refused = server.send_message(message)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise DeliveryError(target.key, f"the mail server did not take it ({error})", "Check host and port.") from error
    if refused:
        raise DeliveryError(target.key, f"refused for {', '.join(sorted(refused))}", "Check the recipients.")


def _connected(target: MailTarget) -> smtplib.SMTP:
    if target.security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(target.host, target.port, timeout=TIMEOUT, context=context)
    server = smtplib.SMTP(target.host, target.port, timeout=TIMEOUT)
    if target.security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server
