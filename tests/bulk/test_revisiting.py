"""Pages that are looked at again: edited, taken away, back, and the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from broadsheet.bulk.revisiting import LATER, Revisited, revisit
from broadsheet.store import Archive
from broadsheet.types import Feed
from tests.bulk.test_gathering import NOON, POLITE, STORY, article, gather, rss
from tests.newsstand import newsstand, page


def test_edits_and_deletions_are_noticed(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a.sqlite") as archive, newsstand({}) as stand:
        one, two, same = (stand.url(path) for path in ("/one", "/two", "/same"))
        stand.pages |= {"/feed": page(rss(one, two, same))}
        stand.pages |= {f"/{url.rsplit('/', 1)[1]}": article(url) for url in (one, two, same)}
        archive.add_feeds([Feed(stand.url("/feed"))])
        gather(archive)
        first = archive.find(one)

        def look(at: dt.datetime) -> Revisited:
            return revisit(archive, now=lambda: at, rules=POLITE, workers=1)

        assert look(NOON + LATER[0] / 2).looked == 0
        head = f'<meta property="og:url" content="{one}"><meta property="og:site_name" content="Ossen Courier">'
        edited = STORY.replace("Thursday", "Friday")
        stand.pages["/one"] = page(
            f"<html><head><title>Port shut</title>{head}</head><body><article>{edited}</article></body></html>".encode()
        )
        stand.pages["/two"] = page(b"", status="410 Gone")
        seen = look(NOON + LATER[0])
        assert seen == Revisited(looked=3, edited=1, gone=1)
        assert look(NOON + LATER[0]).looked == 0
        chain = archive.chains([one])[one]
        assert [version.before for version in chain.versions] == [None, first.id]
        assert archive.find(one).text != first.text
        assert archive.chains([two])[two].gone is not None

        stand.pages["/two"] = article(two)
        assert look(NOON + LATER[1]) == Revisited(looked=3)
        assert archive.chains([two])[two].gone is None
        assert look(NOON + LATER[2]).looked == 3
        assert look(NOON + 2 * LATER[2]).looked == 0
        assert len(archive.chains([same])[same].versions) == 1
        assert archive.check() == []
        assert archive.queue.jobs("page") == []
