"""What an outlet lets be kept no longer goes, with all that rests on it; what a kept review quotes stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet import outlets
from broadsheet.bulk import expiring
from broadsheet.errors import InputError, NotFound
from broadsheet.pipeline.day import Order, review_day
from broadsheet.store import Archive
from tests.bulk.test_watching import DAY, NOON, put

RECORD = """
keep_days = 400
[[outlet]]
name = "ossen courier"
keep_days = 30
"""
LATER = NOON + dt.timedelta(days=31)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "a.sqlite") as made:
        yield made


@pytest.fixture
def rights(tmp_path: Path) -> expiring.Rights:
    path = tmp_path / "rights.toml"
    path.write_text(RECORD, encoding="utf-8")
    return expiring.read_rights(path)


def test_what_is_past_its_time_is_shown_and_then_removed(archive: Archive, rights: expiring.Rights) -> None:
    old, new = put(archive, "Friday", NOON), put(archive, "Saturday", NOON + dt.timedelta(days=2))
    assert expiring.find(archive, rights, LATER - dt.timedelta(days=2)).aged == ()
    found = expiring.find(archive, rights, LATER)
    assert [each.article for each in found.aged] == [old.id]
    assert archive.article(old.id) == old, "looking changes nothing"
    assert expiring.expire(archive, found, LATER) == 1
    with pytest.raises(NotFound):
        archive.article(old.id)
    with pytest.raises(NotFound):
        archive.capture(old.capture)
    assert [hit.article for hit in archive.search("port")] == [new.id]
    assert archive.check() == []
    assert archive.known([old.capture]) == {old.capture}, "it would be taken in again"
    assert b"until Friday" not in archive.path.read_bytes()


def test_what_a_kept_review_quotes_stays_unless_told(archive: Archive, rights: expiring.Rights) -> None:
    quoted = put(archive, "Friday", NOON)
    review_day(archive, Order(DAY))
    found = expiring.find(archive, rights, LATER)
    assert found.quoted == {quoted.id}
    assert expiring.expire(archive, found, LATER) == 0
    assert archive.article(quoted.id) == quoted
    assert expiring.expire(archive, found, LATER, also_quoted=True) == 1
    assert archive.check() == [], "the review and the story say what they said; that the article expired is known"


def test_an_outlet_that_is_named_without_days_is_kept_for_ever() -> None:
    rights = expiring.Rights(10, (expiring.OutletRights("Ossen Courier"),))
    assert rights.days_of("Ossen Courier") is None
    assert rights.days_of("Another") == rights.days_of(None) == 10


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("keep_days = 0", ">= 1"), ("days = 3", "unknown field `days`"), ("[[outlet]]\nkeep_days = 3", "`name`")],
)
def test_what_is_wrong_in_the_record_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "rights.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        expiring.read_rights(path)
    assert complaint in str(error.value)


def test_an_outlet_that_the_record_does_not_name_keeps_its_own_days(
    archive: Archive, rights: expiring.Rights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[outlet]]\nname = "Ossen Courier"\nrights = { keep_days = 3 }\n')
    monkeypatch.setenv(outlets.OWN_FILE, str(own))
    assert expiring.Rights(keep_days=365).days_of("Ossen Courier") == 3
    assert expiring.Rights(keep_days=365).days_of("Lind Echo") == 365
    assert rights.days_of("Ossen Courier") == 30, "the record that is given goes before"
    article = put(archive, "Friday", NOON)
    found = expiring.find(archive, expiring.Rights(), NOON + dt.timedelta(days=4))
    assert [each.article for each in found.aged] == [article.id]
