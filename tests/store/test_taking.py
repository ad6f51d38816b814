"""What goes in: whole, once, and the same whatever the order."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.errors import ArchiveError
from broadsheet.store import Archive
from broadsheet.types import Article, Capture, Refusal
from tests.store.press import EXTRACTOR, NOON, READER, article, at, capture, date, piece, refusal, said

Pair = tuple[Capture, Article]
LATER = NOON + dt.timedelta(hours=3)


def test_the_same_input_twice_changes_nothing(archive: Archive) -> None:
    taken = [piece("The harbour reopens.", url="https://marrow.example/1", published=at(9)), piece("Rain is expected.")]
    refused = [refusal(capture("bad")), (None, Refusal("torn.tar!7", "damaged", "it ends early"))]
    first = archive.add(taken, refused, extractor=EXTRACTOR)
    assert (len(first.new), first.known, first.refused) == (2, 0, 2)
    before = list(archive.dump(clock=True))
    second = archive.add(taken, refused, extractor=EXTRACTOR)
    assert (second.new, second.known, second.refused) == ((), 2, 2)
    assert list(archive.dump(clock=True)) == before
    assert archive.check() == []


def test_a_refusal_must_name_the_extractor(archive: Archive) -> None:
    with pytest.raises(ValueError, match="version of the extractor"):
        archive.add([], [refusal(capture("bad"))])
    archive.add([], [(None, Refusal("torn.tar!7", "damaged", "it ends early"))])


def test_captures_and_articles_come_back_as_they_were(archive: Archive) -> None:
    page, taken = piece(
        "Zeile eins.\r\n\tUn éclair; 漢字, \U0001f6a2 and \x00 too.",
        url="https://marrow.example/1",
        title="T",
        published=date(),
        modified=at(23, 59),
    )
    archive.add([(page, taken)])
    assert archive.capture(page.sha256) == page
    assert archive.article(taken.id) == taken
    assert archive.known([page.sha256, "0" * 64]) == {page.sha256}


def test_an_unnamed_zone_and_its_offset_are_kept(archive: Archive) -> None:
    zone = dt.timezone(dt.timedelta(hours=5, minutes=45))
    published = at(9).at.astimezone(zone)
    page, taken = piece("The harbour reopens.", published=type(at(9))(published))
    archive.add([(page, taken)])
    [back] = archive.articles([taken.id]).values()
    assert back.published is not None
    assert str(back.published) == "2026-03-17T14:45:00+05:45"


def test_one_article_of_two_captures_counts_once_whatever_comes_first(tmp_path: Path) -> None:
    text, url = "The harbour reopens.", "https://marrow.example/1"
    pages = [capture("<p>The harbour reopens.</p>"), capture("<div>The harbour reopens.</div>", received=LATER)]
    pairs = [(page, article(text, of=page, url=url, title=f"From {page.body!r}")) for page in pages]
    dumps = []
    for number, order in enumerate(itertools.permutations(pairs)):
        with Archive.create(tmp_path / f"{number}.sqlite") as archive:
            assert [len(archive.add([pair]).new) for pair in order] == [1, 0]
            assert archive.article(pairs[0][1].id).capture == min(page.sha256 for page in pages)
            assert [hit.article for hit in archive.search("from")] == [pairs[0][1].id], "the index follows the title"
            dumps.append(list(archive.dump(clock=True)))
            assert archive.check() == []
    assert dumps[0] == dumps[1]


def test_the_same_bytes_at_two_origins_are_one_capture(tmp_path: Path) -> None:
    pages = [capture("<p>x</p>", origin=origin, received=when) for origin, when in (("b", NOON), ("a", LATER))]
    pairs = [(page, article("x", of=page)) for page in pages]
    kept = []
    for number, order in enumerate(itertools.permutations(pairs)):
        with Archive.create(tmp_path / f"{number}.sqlite") as archive:
            for pair in order:
                archive.add([pair])
            kept.append(archive.capture(pages[0].sha256))
    assert kept[0] == kept[1]
    assert (kept[0].origin, kept[0].received) == ("a", NOON)


def test_an_undated_article_stays_on_the_day_it_was_first_received(archive: Archive) -> None:
    monday, tuesday = NOON, NOON + dt.timedelta(days=1)
    text = "No date on this page."
    for page in (capture("<b>1</b>", received=tuesday), capture("<b>2</b>", received=monday)):
        archive.add([(page, article(text, of=page))])
    assert [found.text for found in archive.day(monday.date())] == [text]
    assert archive.day(tuesday.date()) == []
    assert archive.check() == []


def test_a_newer_extractor_takes_over_and_old_evidence_stays(archive: Archive) -> None:
    page, old = piece("Menu. The harbour reopens.", url="https://marrow.example/1", published=at(9))
    failed = capture("<table>")
    archive.add([(page, old)], [refusal(failed)], extractor=EXTRACTOR)
    assert list(archive.captures_stale(EXTRACTOR)) == []
    assert archive.count_stale("extractor/2") == 2
    for stale in archive.captures_stale("extractor/2"):
        text = "The harbour reopens." if stale == page else "A table."
        url = "https://marrow.example/1" if stale == page else None
        archive.add([(stale, article(text, of=stale, url=url, published=at(9), extractor="extractor/2"))])
    assert archive.count_stale("extractor/2") == 0
    assert sorted(found.text for found in archive.day(at(9).at.date())) == ["A table.", "The harbour reopens."]
    assert [found.text for found in archive.versions("https://marrow.example/1")] == ["The harbour reopens."]
    assert archive.search("menu") == []
    assert archive.article(old.id) == old
    assert archive.status().superseded == 1
    assert archive.status().refusals == ()
    assert archive.check() == []


def test_an_article_beats_a_refusal_for_want_of_time(tmp_path: Path) -> None:
    page, taken = piece("The harbour reopens.")
    with Archive.create(tmp_path / "1.sqlite") as archive:
        archive.add([], [refusal(page, "over-budget")], extractor=EXTRACTOR)
        assert archive.add([(page, taken)]).new == (taken.id,)
        first = list(archive.dump())
    with Archive.create(tmp_path / "2.sqlite") as archive:
        archive.add([(page, taken)])
        archive.add([], [refusal(page, "over-budget")], extractor=EXTRACTOR)
        assert list(archive.dump()) == first


def test_a_better_capture_of_an_article_has_its_statements_read_again(archive: Archive) -> None:
    pages = sorted([capture("<p>a</p>"), capture("<p>b</p>")], key=lambda page: page.sha256, reverse=True)
    first, better = (article("Ilse Brandt: no.", of=page) for page in pages)
    archive.add([(pages[0], first)])
    archive.save_statements(READER, {first.id: (said(first, "no", "Ilse Brandt"),)})
    archive.add([(pages[1], better)])
    assert archive.statements(READER, [first.id]) == {}
    assert archive.search(speaker="brandt") == []
    assert archive.check() == []


def test_half_a_surrogate_pair_spoils_nothing_but_itself(archive: Archive) -> None:
    page = capture("x", origin="caf\udce9.html")
    bad = article("broken \ud800 text", of=page)
    good = piece("The harbour reopens.", title="odd \udfff title")
    added = archive.add([(page, bad), good])
    assert (added.new, added.refused) == ((good[1].id,), 1)
    assert archive.capture(page.sha256).origin == "caf\\udce9.html"
    assert archive.article(good[1].id).title == "odd \\udfff title"
    assert archive.status().refusals == (("not-unicode", 1),)
    assert archive.check() == []


def test_an_error_leaves_nothing_behind(archive: Archive) -> None:
    good, bad = piece("The harbour reopens."), piece("Another.")
    orphan = article("Another.", of=bad[0])
    stray = Article(**{**vars(orphan), "capture": "f" * 64})
    with pytest.raises(ArchiveError):
        archive.add([good, (bad[0], stray)])
    assert archive.known([good[0].sha256, bad[0].sha256]) == set()
    assert archive.search() == []


def test_feed_and_headers_of_a_capture_are_kept(archive: Archive) -> None:
    page = Capture.of(
        b"<p>x</p>",
        media_type="text/html",
        origin="https://marrow.example/feed > 1",
        received=NOON,
        url="https://marrow.example/1",
        headers=(("Set-Cookie", "a"), ("Set-Cookie", "b")),
        feed="https://marrow.example/feed",
    )
    archive.add([(page, article("x", of=page))])
    assert archive.capture(page.sha256) == page


# Few texts, addresses and origins, so that they meet often.
words = st.sampled_from(["alpha", "beta", "gamma"])
MOMENTS = (None, at(8), at(9), date(17), date(18))


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    text = draw(words)
    blanks = draw(st.integers(0, 4))
    page = capture(
        f"<p>{text}</p>" + " " * blanks,
        origin=draw(st.sampled_from(["a.html", "b.html"])),
        received=NOON + dt.timedelta(minutes=draw(st.integers(0, 2))),
    )
    # What an extractor makes of a capture follows from its bytes.
    return page, article(text, of=page, url="https://marrow.example/" + text, published=MOMENTS[blanks])


@settings(max_examples=25, deadline=None)
@given(st.lists(pairs(), min_size=1, max_size=8).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_archive_does_not_depend_on_the_order(empty: Path, orders: tuple[list[Pair], list[Pair]]) -> None:
    dumps = []
    for order, size in zip(orders, (1, 3), strict=True):
        with tempfile.TemporaryDirectory() as folder, Archive.open(copy(empty, folder)) as archive:
            for first in range(0, len(order), size):
                archive.add(order[first : first + size])
            assert archive.check() == []
            dumps.append(list(archive.dump(clock=True)))
    assert dumps[0] == dumps[1]


def copy(archive: Path, folder: str) -> Path:
    return Path(shutil.copy(archive, folder))
