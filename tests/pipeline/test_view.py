"""A day's stories with a second view: the encoder is asked for titles and leads, and what is kept knows the view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from broadsheet.errors import NotFound
from broadsheet.pipeline.day import Day, Order, arrange, rank
from broadsheet.pipeline.lookup import find, why
from broadsheet.pipeline.view import opening, view_of
from broadsheet.store import Archive
from broadsheet.types import Capture
from tests.stories.press import MORNING, REPORTS, of

ORDER = Order(MORNING.date())
PORT = of("port")


class TwoMinds:
    """An encoder that thinks otherwise of the reports of some papers."""

    def __init__(self, *papers: str) -> None:
        self.papers, self.asked = papers, list[str]()

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked += texts
        return np.array([[-1.0 if self.minds(text) else 1.0, 0.0] for text in texts], np.float32)

    def minds(self, text: str) -> bool:
        return any(paper in text for paper in self.papers)


@pytest.fixture
def archive(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Archive.create(tmp_path / "a.sqlite") as archive:
        for report in REPORTS:
            page = Capture.of(report.text.encode(), media_type="text/plain", origin="test", received=MORNING)
            archive.add([(page, replace(report, capture=page.sha256))])
        yield archive


def texts_of(archive: Archive, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(opening(article) for article in archive.articles(ids).values())


def test_the_view_makes_other_stories_and_both_are_kept_apart(archive: Archive) -> None:
    plain = arrange(archive, Day(archive, ORDER))
    assert PORT in {tuple(sorted(story.articles)) for story in plain}
    half = texts_of(archive, PORT[:3])
    view = view_of(TwoMinds(*half), "two minds/1")
    first, second = set(PORT[:3]), set(PORT[3:])
    found = arrange(archive, Day(archive, ORDER, view))
    assert not any(first & set(story.articles) and second & set(story.articles) for story in found)
    assert arrange(archive, Day(archive, ORDER)) == plain


def test_the_encoder_is_asked_once_for_titles_and_leads(archive: Archive) -> None:
    encoder = TwoMinds()
    view = view_of(encoder, "two minds/1")
    for _ in range(2):
        rank(archive, Day(archive, ORDER, view))
    assert sorted(encoder.asked) == sorted(map(opening, REPORTS))
    assert all(opening(report).startswith(f"{report.title}. {report.text[:20]}") for report in REPORTS)
    assert max(map(len, encoder.asked)) < 800


def test_a_story_that_was_made_with_a_view_is_explained_with_it(archive: Archive) -> None:
    view = view_of(TwoMinds(*texts_of(archive, PORT[:3])), "two minds/1")
    story = next(each for each in rank(archive, Day(archive, ORDER, view)) if PORT[0] in each.articles)
    reasons, _ = why(archive, find(archive, story.id), view)
    assert {tie.article for tie in reasons.ties} == set(story.articles) < set(PORT)
    with pytest.raises(NotFound):
        why(archive, find(archive, story.id))
