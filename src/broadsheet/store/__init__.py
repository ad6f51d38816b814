"""The archive on disk: captures, articles and what was derived from them, in one SQLite file."""

from __future__ import annotations

from broadsheet.store.alerts import Alert
from broadsheet.store.archive import Archive
from broadsheet.store.check import Problem
from broadsheet.store.decisions import Anchor, Decision, anchor, anchors_in
from broadsheet.store.deliveries import Delivery
from broadsheet.store.expiring import Aged
from broadsheet.store.feeds import GONE, FeedState, Visit
from broadsheet.store.places import Place
from broadsheet.store.queue import Job, Queue
from broadsheet.store.runs import Run
from broadsheet.store.search import Hit
from broadsheet.store.selecting import Choice
from broadsheet.store.sightings import ANNOUNCED, FOLLOWED
from broadsheet.store.status import Status
from broadsheet.store.taking import Added
from broadsheet.store.versions import Chain, Gone, Version

__all__ = [
    "ANNOUNCED",
    "FOLLOWED",
    "GONE",
    "Added",
    "Aged",
    "Alert",
    "Anchor",
    "Archive",
    "Chain",
    "Choice",
    "Decision",
    "Delivery",
    "FeedState",
    "Gone",
    "Hit",
    "Job",
    "Place",
    "Problem",
    "Queue",
    "Run",
    "Status",
    "Version",
    "Visit",
    "anchor",
    "anchors_in",
]
