"""The words that a reader of each form sees, on one line, read back by the means of the form and not by ours."""

from __future__ import annotations

import email
import email.policy
import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from broadsheet.pages.clean import visible


def words_of(form: str, body: bytes) -> str:
    return visible(READERS[form](body))


def _html(body: bytes) -> str:
    page = re.sub(r"<(style|title)>.*?</\1>", "", body.decode(), flags=re.S)
    page = re.sub(r'<span class="n">.*?</span>', "", page)
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def _markdown(body: bytes) -> str:
    page = re.sub(r"\[\^\d+\]", "", body.decode())
    return re.sub(r"\\([^\w\s])", r"\1", page).replace("\u2060", "")


def _text(body: bytes) -> str:
    return re.sub(r" \[\d+\]$", "", body.decode(), flags=re.M)


def _json(body: bytes) -> str:
    return "\n".join(_strings(json.loads(body)))


def _strings(value: Any) -> Iterator[str]:
    """Every text of a JSON value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _ninjs(body: bytes) -> str:
    [plain] = [each["value"] for each in json.loads(body)["bodies"] if each["contentType"] == "text/plain"]
    return _text(plain.encode())


def _letter(body: bytes) -> str:
    """The text part, and after it the HTML part."""
    message = email.message_from_bytes(body, policy=email.policy.default)
    parts = {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}
    return _text(parts["text/plain"].replace("\r\n", "\n").encode()) + _html(parts["text/html"].encode())


READERS: dict[str, Callable[[bytes], str]] = {
    "html": _html,
    "md": _markdown,
    "json": _json,
    "text": _text,
    "ninjs": _ninjs,
    "eml": _letter,
}
