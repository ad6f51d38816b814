"""Where a review can go, as it stands in the settings, and what goes there."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from broadsheet.errors import DeliveryError

NOT_IN_NAMES = re.compile(r"[^\w]+")
NotEmpty = Annotated[str, msgspec.Meta(min_length=1)]
Port = Annotated[int, msgspec.Meta(ge=1, le=65535)]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A finished review and the facts about it.

    `form` gives it in a form by name (see `broadsheet.forms`), as the bytes of a file, `templated` by a template of the
    desk's own. `sha256` is that of the JSON form; `made` is the time that it was finished. `slot` tells it from other
    reviews of the day: "en", "en/outlet", "en energy".
    """

    day: dt.date
    language: str
    title: str
    sha256: str
    made: dt.datetime
    form: Callable[[str], bytes]
    templated: Callable[[Path], bytes]
    slot: str = ""

    def text(self, form: str) -> str:
        return self.form(form).decode()

    @property
    def slug(self) -> str:
        """The slot as a part of a file's name."""
        return NOT_IN_NAMES.sub("-", self.slot or self.language).strip("-")

    @property
    def name(self) -> str:
        """What tells it from every other: "2026-03-17-en-" and the beginning of its hash."""
        return f"{self.day}-{self.language}-{self.sha256[:16]}"


class _Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", kw_only=True):
    """`name` tells one target from another in the archive's memory of what was delivered."""

    name: str = ""

    def secret(self, variable: str | None) -> str | None:
        """A password out of the environment: settings are not the place for one. DeliveryError if it is not set."""
        if variable is None:
            return None
        try:
            return os.environ[variable]
        except KeyError:
            raise DeliveryError(self.key, f"the variable {variable} is not set", "Set it where watch is run.") from None

    @property
    def key(self) -> str:
        return self.name


class MailTarget(_Target, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="mail", kw_only=True):
    """By SMTP, HTML with a text part. `security` is how the connection is protected."""

    recipients: Annotated[tuple[NotEmpty, ...], msgspec.Meta(min_length=1)]
    sender: NotEmpty
    host: NotEmpty = "localhost"
    port: Port = 25
    security: Literal["none", "starttls", "tls"] = "none"
    user: str | None = None
    password_variable: str | None = None

    @property
    def key(self) -> str:
        return self.name or f"mail {', '.join(self.recipients)}"


class FileTarget(_Target, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="file", kw_only=True):
    """A file, its form told by the ending of its name, or made by a `template`. {day}, {language} and {name}
    (which tells the reviews of a day apart: "en-outlet") are filled."""

    path: NotEmpty
    template: str | None = None

    @property
    def key(self) -> str:
        return self.name or f"file {self.path}"


class FeedTarget(_Target, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="feed", kw_only=True):
    """A folder that a web server shows at `address`: atom.xml, rss.xml, feed.json and a page for each review."""

    folder: NotEmpty
    address: NotEmpty
    title: NotEmpty = "Press review"

    @property
    def key(self) -> str:
        return self.name or f"feed {self.folder}"


class WebhookTarget(_Target, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="webhook", kw_only=True):
    """A POST of JSON, signed with the secret in `secret_variable` where one is named."""

    url: Annotated[str, msgspec.Meta(pattern="^https?://")]
    secret_variable: str | None = None
    timeout_seconds: Annotated[float, msgspec.Meta(gt=0)] = 30.0

    @property
    def key(self) -> str:
        return self.name or f"webhook {self.url}"


Target = MailTarget | FileTarget | FeedTarget | WebhookTarget
