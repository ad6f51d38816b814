"""The review as a letter (RFC 5322): HTML with a text part.

It is a draft, dated by the review's day: who sends it, to whom and when, is added by whoever does.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from broadsheet.pages.clean import visible
from broadsheet.pages.html_page import html_page
from broadsheet.pages.json_form import digest
from broadsheet.pages.plain_text import plain_text
from broadsheet.types import Review

# Servers may refuse a header of several thousand characters.
LONGEST_SUBJECT = 250
# Mail programs open a letter with this header for editing.
UNSENT = "X-Unsent"


def letter(review: Review) -> bytes:
    """The message. Its id follows from the review, so that a letter sent twice can be told for one."""
    name = digest(review)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = textwrap.shorten(visible(review.headline.text), LONGEST_SUBJECT, placeholder=" …")
    message["Date"] = format_datetime(dt.datetime.combine(review.day, dt.time(), dt.UTC))
    message["Message-ID"] = f"<{review.day}-{review.language}-{name[:16]}@broadsheet.invalid>"
    message["Content-Language"] = review.language
    message[UNSENT] = "1"
    message.set_content(plain_text(review), cte="quoted-printable")
    message.add_alternative(html_page(review), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=={name[:32]}==")
    return message.as_bytes()
