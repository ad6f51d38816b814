"""A letter (RFC 5322), as newsletters come -> a draft: subject, sender, date, and the words of its fullest form."""

from __future__ import annotations

import datetime as dt
import email.policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from broadsheet import outlets
from broadsheet.articles import blocks, body, bounds, hidden, publisher
from broadsheet.articles.draft import Draft
from broadsheet.articles.trim import Around, trim
from broadsheet.articles.wording import one_line
from broadsheet.errors import ExtractError, NoText
from broadsheet.types import Capture, Moment

# The HTML of a newsletter that says less than this share of its plain text is a picture with a link.
FULLER = 0.5


def read(capture: Capture) -> Draft:
    """`ExtractError` if it is no letter, `NoText` if it has no words (pictures and files are none)."""
    letter = BytesParser(EmailMessage, policy=email.policy.default).parsebytes(capture.body)
    title = one_line(_field(letter, "Subject"))
    if not letter.keys():
        raise ExtractError(capture.origin, "it has none of the fields of a letter")
    return Draft(
        text=_text(letter, title, capture.origin),
        title=title,
        url=None,
        outlet=_outlet(letter),
        published=_sent(letter),
        claimed=_field(letter, "Content-Language") or None,
    )


def _text(letter: EmailMessage, title: str, subject: str) -> str:
    plain = _content(letter, "plain").replace("\r\n", "\n").strip()
    prose = _prose(_content(letter, "html"), title, subject)
    text = prose if len(prose) >= FULLER * len(plain) else plain
    if not text.strip():
        raise NoText(subject, "there are no words in the letter")
    return text


def _prose(markup: str, title: str, subject: str) -> str:
    """The HTML as prose, what its reader would not see out."""
    if not markup.strip():
        return ""
    try:
        tree = bounds.parse(markup, subject)
    except NoText:
        return ""
    hidden.prune(tree, subject)
    bounds.flatten(tree)
    return body.written(trim(blocks.of_prose(tree), Around.of([title])))


def _content(letter: EmailMessage, form: str) -> str:
    """The characters of its plain or HTML part; damaged places become U+FFFD."""
    part = letter.get_body((form,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _outlet(letter: EmailMessage) -> str | None:
    """Who sends it: the outlet at the sender's domain, else the name that the sender writes, else the domain."""
    name, address = parseaddr(_field(letter, "From"))
    domain = address.rpartition("@")[2].lower()
    known = outlets.by_host(domain) if domain else None
    if known and known.reviewed:
        return known.name
    return publisher.site_name(name) or domain or None


def _sent(letter: EmailMessage) -> Moment | None:
    try:
        sent = parsedate_to_datetime(_field(letter, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" says that the zone is not known; the time is then in UTC.
    return Moment(sent if sent.tzinfo else sent.replace(tzinfo=dt.UTC))


def _field(letter: EmailMessage, name: str) -> str:
    try:
        return str(letter.get(name) or "")
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):  # the parser trips over odd fields
        return ""
