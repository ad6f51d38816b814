"""The review to a web address: a POST of JSON, signed as Standard Webhooks says (standardwebhooks.com, v1).

`webhook-id` is the same however often one review is sent, so that a receiver can tell a repetition.
"""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import hashlib
import hmac
import json
from typing import Any
from urllib.parse import quote

from broadsheet.deliver.targets import Parcel, WebhookTarget
from broadsheet.errors import DeliveryError

PREFIX = "whsec_"


def post(target: WebhookTarget, parcel: Parcel) -> None:
    """DeliveryError if it was not taken with a status of 200 to 299. Redirects are not followed."""
    data = {
        "day": str(parcel.day),
        "language": parcel.language,
        "title": parcel.title,
        "sha256": parcel.sha256,
        "review": json.loads(parcel.form("json")),
    }
    call(target, parcel.name, "review.finished", data, parcel.made)


def call(target: WebhookTarget, name: str, kind: str, data: dict[str, Any], made: dt.datetime) -> None:
    """One event, named `name` for ever."""
    value = {"type": kind, "timestamp": made.isoformat(), "data": data}
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
    headers = {"Content-Type": "application/json", "webhook-id": quote(name, safe=" -_.")}
    headers["webhook-timestamp"] = str(int(made.timestamp()))
    if secret := target.secret(target.secret_variable):
        headers["webhook-signature"] = signature(secret, headers["webhook-id"], headers["webhook-timestamp"], body)
    asyncio.run(_post(target, body, headers))


def signature(secret: str, name: str, timestamp: str, body: bytes) -> str:
    """Of "id.timestamp.body" by HMAC-SHA256. A secret that begins with whsec_ is base64 after that."""
    key = base64.b64decode(secret.removeprefix(PREFIX)) if secret.startswith(PREFIX) else secret.encode()
    digest = hmac.new(key, f"{name}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


async def _post(target: WebhookTarget, body: bytes, headers: dict[str, str]) -> None:
    import aiohttp

    try:
        total = aiohttp.ClientTimeout(total=target.timeout_seconds)
        async with (
            aiohttp.ClientSession(timeout=total) as session,
            session.post(target.url, data=body, headers=headers, allow_redirects=False) as answer,
        ):
            status = answer.status
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        reason = f"no answer ({str(error) or type(error).__name__})"
        raise DeliveryError(target.key, reason, "Check that it runs.") from error
    if not 200 <= status < 300:
        raise DeliveryError(target.key, f"it answered {status}", "Check what it expects.")
