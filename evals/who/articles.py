"""The articles that the gold set is about, out of the shared data; their text must be the one that was annotated."""

from __future__ import annotations

import datetime as dt
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from broadsheet.articles import extract
from broadsheet.captures import read as read_captures
from broadsheet.types import Article, Capture
from evals.who.gold import Text

PRESS_DAY = Path("data", "press_day", "2019-11-18.html.tar.xz")
POLNEAR = Path("data", "polnear", "train", "text")
# When the press day was taken in; it decides nothing here, but an article wants a time.
RECEIVED = dt.datetime(2019, 11, 19, tzinfo=dt.UTC)


def articles_of(texts: Sequence[Text], shared: Path) -> tuple[dict[str, Article], list[str]]:
    """(gold id -> article, the ids whose text is missing or has changed since it was annotated)."""
    members = {text.member: text.id for text in texts if text.source == "press_day"}
    found = {members[name]: article for name, article in press_day(shared / PRESS_DAY, set(members))}
    for text in texts:
        if text.source == "polnear":
            found[text.id] = polnear(shared / POLNEAR / f"{text.id}.txt")
    drifted = [text.id for text in texts if text.id not in found or found[text.id].sha256 != text.sha256]
    return {name: article for name, article in found.items() if name not in drifted}, drifted


def press_day(archive: Path, members: set[str]) -> Iterator[tuple[str, Article]]:
    """The wanted members of the day's archive, as the project itself takes them in."""
    wanted = set(members)
    with tarfile.open(archive, "r|xz") as tar:
        for member in tar:
            if not wanted:
                return
            if member.name in wanted:
                wanted.remove(member.name)
                file = tar.extractfile(member)
                body = file.read() if file is not None else b""
                for taken in read_captures(None, now=RECEIVED, body=body, origin=member.name):
                    if isinstance(taken, Capture):
                        yield member.name, extract(taken)


def polnear(path: Path) -> Article:
    """A text of the corpus, its line ends untouched."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    name, digest = Article.name(path.stem, text)
    return Article(name, "", "eval", "", text, digest, language="en")
