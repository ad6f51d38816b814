"""Word of an alert: to a web address as signed JSON, to anything else through apprise (an extra)."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from typing import Any

from broadsheet.deliver.targets import WebhookTarget
from broadsheet.deliver.webhook import call
from broadsheet.errors import DeliveryError

SECRET_VARIABLE = "BROADSHEET_ALERT_SECRET"  # noqa: S105 - the name of a variable


def send(address: str, name: str, text: str, rows: list[dict[str, Any]]) -> None:
    """DeliveryError if it was not taken."""
    if address.startswith(("http://", "https://")):
        secret = SECRET_VARIABLE if SECRET_VARIABLE in os.environ else None
        target = WebhookTarget(url=address, secret_variable=secret)
        told = hashlib.sha256("".join(sorted(row["article"] for row in rows)).encode()).hexdigest()[:16]
        data = {"alert": name, "text": text, "articles": rows}
        call(target, f"alert-{name}-{told}", "alert", data, dt.datetime.now(dt.UTC))
        return
    _apprise(address, name, text)


def _apprise(address: str, name: str, text: str) -> None:
    try:
        import apprise
    except ImportError as error:
        remedy = "Install it: pip install 'broadsheet[alerts]'; or give a web address."
        raise DeliveryError(name, "apprise is not installed", remedy) from error
    notifier = apprise.Apprise()
    if not notifier.add(address):
        raise DeliveryError(name, "apprise does not know this kind of address", "See apprise's list of services.")
    if not notifier.notify(title=f"broadsheet: {name}", body=text):
        raise DeliveryError(name, "apprise could not deliver it", "Check the address.")
