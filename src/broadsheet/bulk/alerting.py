"""Saved searches and speakers -> word of what is new, each article once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from broadsheet import language, statements
from broadsheet.bulk.reviewing import read_each
from broadsheet.deliver import notice
from broadsheet.errors import BroadsheetError, InputError
from broadsheet.pipeline.day import read_stored
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.store import Alert, Archive, Hit

# The newest hits that are looked at; more in one look are told at the next.
MOST = 200
# Unread articles that are read for the sake of alerts on speakers, the newest days only.
DAYS = 2

Send = Callable[[str, str, str, list[dict[str, Any]]], None]


def add(archive: Archive, alert: Alert) -> bool:
    """Whether it is new. What the archive holds already is no news. InputError for an alert on nothing."""
    if not (alert.words.strip() or alert.speaker or alert.outlet):
        raise InputError(alert.name, "an alert on everything", "Give words, --speaker or --outlet.")
    return archive.add_alert(alert, [hit.article for hit in hits(archive, alert, limit=10 * MOST)])


def tell(
    archive: Archive, now: dt.datetime, *, send: Send = notice.send, progress: Progress = silent
) -> tuple[int, list[BroadsheetError]]:
    """(articles told of, what failed). One that could not be told is told at the next look."""
    alerts, told, failed = archive.alerts(), 0, list[BroadsheetError]()
    if any(alert.speaker for alert in alerts):
        read_new(archive, now, progress)
    for alert in alerts:
        found = {hit.article: hit for hit in hits(archive, alert, limit=MOST)}
        fresh = archive.untold(alert.name, found)
        if not fresh:
            continue
        try:
            send(
                alert.target, alert.name, text(alert, [found[id_] for id_ in fresh]), rows(found[id_] for id_ in fresh)
            )
            archive.mark_told(alert.name, fresh)
            told += len(fresh)
        except BroadsheetError as error:
            failed.append(error)
    return told, failed


def hits(archive: Archive, alert: Alert, limit: int) -> list[Hit]:
    return archive.search(alert.words, speaker=alert.speaker, outlet=alert.outlet, language=alert.language, limit=limit)


def read_new(archive: Archive, now: dt.datetime, progress: Progress) -> None:
    """Read what nobody has read of the last days: a speaker is known only once an article is read."""
    for back in range(DAYS):
        ids = archive.day_ids(now.date() - dt.timedelta(days=back))
        read = archive.statements(statements.READER, ids)
        unread = [
            a for a in archive.articles(id_ for id_ in ids if id_ not in read).values() if language.language(a.language)
        ]
        read_stored(archive, unread, lambda wanted: read_each(wanted, progress=progress))


def text(alert: Alert, fresh: list[Hit]) -> str:
    """What a person reads: a few lines for each article."""
    lines = [f"{alert.name}: {len(fresh)} new"]
    for hit in fresh:
        lines += ["", f"{hit.outlet or 'unknown outlet'}: {hit.title}", hit.words, f"{hit.url or ''} [{hit.article}]"]
    return "\n".join(lines)


def rows(fresh: Iterable[Hit]) -> list[dict[str, Any]]:
    return [
        {
            "article": hit.article,
            "title": hit.title,
            "outlet": hit.outlet,
            "url": hit.url,
            "words": hit.words,
            "span": [hit.passage.start, hit.passage.stop] if hit.passage else None,
        }
        for hit in fresh
    ]
