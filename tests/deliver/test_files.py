"""A review as a file: in the form that its name tells, or by a desk's own template."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from broadsheet.bulk.delivering import parcel_of
from broadsheet.deliver import FileTarget, deliver
from broadsheet.errors import DeliveryError
from broadsheet.pages import document
from broadsheet.review import House, compose
from broadsheet.types import Review
from tests.review.press import DAY, harbour_day

AT = dt.datetime(2031, 5, 13, 6, 30, tzinfo=dt.UTC)


def made() -> Review:
    stories, articles, statements = harbour_day()
    return compose(stories, articles, statements, day=DAY, language="en", house=House())


def test_the_name_tells_the_form(tmp_path: Path) -> None:
    deliver(FileTarget(path=f"{tmp_path}/{{day}}-{{language}}.md"), parcel_of(made(), AT))
    assert (tmp_path / "2031-05-12-en.md").read_bytes() == document(made(), "md")


def test_a_template_makes_the_file(tmp_path: Path) -> None:
    template = tmp_path / "own.txt.j2"
    template.write_text("{{ view.date }}", encoding="utf-8")
    deliver(FileTarget(path=f"{tmp_path}/{{day}}.note", template=str(template)), parcel_of(made(), AT))
    assert (tmp_path / "2031-05-12.note").read_text() == "Monday, May 12, 2031"


@pytest.mark.parametrize(("source", "reason"), [("\n{{ nothing }}", "own.txt.j2, line 2: UndefinedError"), ("", "")])
def test_what_cannot_be_made_is_not_delivered(tmp_path: Path, source: str, reason: str) -> None:
    template = tmp_path / "own.txt.j2"
    if source:
        template.write_text(source, encoding="utf-8")
    with pytest.raises(DeliveryError, match=reason or "no such file"):
        deliver(FileTarget(path=f"{tmp_path}/x.txt", template=str(template)), parcel_of(made(), AT))
    assert not (tmp_path / "x.txt").exists()
