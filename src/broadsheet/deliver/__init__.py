"""A finished review -> whoever waits for it: by mail, as a file, as a feed, to a webhook."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.deliver import feed, files, mail, webhook
from broadsheet.deliver.targets import FeedTarget, FileTarget, MailTarget, Parcel, Target, WebhookTarget


def deliver(target: Target, parcel: Parcel, earlier: Sequence[Parcel] = ()) -> None:
    """Hand the parcel over. `earlier` are those that a feed lists too, the newest first.

    DeliveryError if the other side did not take it; it may be tried again.
    """
    match target:
        case MailTarget():
            mail.send(target, parcel)
        case FileTarget():
            files.write(target, parcel)
        case FeedTarget():
            feed.write(target, [parcel, *earlier])
        case WebhookTarget():
            webhook.post(target, parcel)


__all__ = ["FeedTarget", "FileTarget", "MailTarget", "Parcel", "Target", "WebhookTarget", "deliver"]
