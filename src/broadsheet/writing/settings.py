"""Whom to ask for sentences: any server that speaks as OpenAI's chat completions do, on this machine or elsewhere."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec

from broadsheet.errors import InputError, MissingInput

KEY_VARIABLE = "BROADSHEET_WRITER_KEY"
TABLE = "writer"
OFF = "off"
PATH = "/chat/completions"
# What the request itself sets, so that no option can.
TAKEN = frozenset({"messages", "model", "response_format", "stream"})
Seconds = Annotated[float, msgspec.Meta(gt=0)]


class WriterSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`url` is the server's base address ("http://127.0.0.1:8080/v1"). `key_variable` names the environment variable
    that holds the key, where one is wanted. `timeout_seconds` is for one answer, `total_seconds` for all of a review.
    `options` go into each request as they are."""

    url: Annotated[str, msgspec.Meta(pattern=r"^https?://[^/?#@\s]+(?:/[^?#@\s]*)?$")]
    model: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    key_variable: Annotated[str, msgspec.Meta(min_length=1)] = KEY_VARIABLE
    timeout_seconds: Seconds = 120.0
    total_seconds: Seconds = 600.0
    options: dict[str, str | int | float | bool] = msgspec.field(default_factory=lambda: {"temperature": 0})

    def __post_init__(self) -> None:
        if taken := sorted(TAKEN & self.options.keys()):
            raise ValueError(f"options: {taken[0]} is set by the request itself")

    @property
    def address(self) -> str:
        """Where the question is sent."""
        base = self.url.rstrip("/")
        return base if base.endswith(PATH) else base + PATH

    @property
    def asked(self) -> str:
        """All that its answers hang on, beside the review."""
        return json.dumps([self.address, self.model, self.options], sort_keys=True)


def writer_settings(
    house: Path | None = None, url: str | None = None, model: str | None = None
) -> WriterSettings | None:
    """The writer of the table [writer] in a house style, `url` and `model` in place of what it says; None for "off", or
    where nothing names one. `InputError` names what is wrong."""
    table = _table(house) if house else None
    if url == OFF or (table is None and url is None):
        if model is not None and url != OFF:
            raise InputError(f"--model {model}", "no server is named", "Name it with --writer URL")
        return None
    given = {"url": url, "model": model}
    settings = (table or {}) | {name: value for name, value in given.items() if value is not None}
    subject = f"{house}: {TABLE}" if table is not None else f"--writer {url}"
    if "model" not in settings:
        raise InputError(subject, "which model is not said", "Name it with --model, or model = in the house style")
    try:
        return msgspec.convert(settings, WriterSettings)
    except msgspec.ValidationError as error:
        reason = str(error).replace("$.", "").replace("$", "the table")
        remedy = 'url = "http://127.0.0.1:8080/v1"; a key goes into the environment, never into an address'
        raise InputError(subject, reason, remedy) from None


def _table(house: Path) -> dict[str, Any] | None:
    try:
        found = tomllib.loads(house.read_text(encoding="utf-8")).get(TABLE)
    except OSError as error:
        raise MissingInput(str(house), error.strerror or str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(house), f"not TOML: {error}") from error
    if found is not None and not isinstance(found, dict):
        raise InputError(str(house), f"{TABLE} must be a table, not {found!r}", f"Write it as [{TABLE}]")
    return found


__all__ = ["KEY_VARIABLE", "WriterSettings", "writer_settings"]
