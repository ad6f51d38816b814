"""How well pages are read: text, title, date and authors beside bare trafilatura on the same pages.

    python -m evals.pages ../shared/data/pages [--json] [--without NAME ...]

Text is scored as the article extraction benchmark of Scrapinghub defines it (2020,
github.com/scrapinghub/article-extraction-benchmark): shingles of 4 tokens, true and false positives normalised by
page, precision and recall averaged over pages, F1 of the averages. A page counts as much as any other, however long.

A page words its headline several times (on itself, for search engines, for those who share it), often differently, and
which of them is the gold one differs from outlet to outlet. `title` counts those that are the gold wording, `worded`
those where the gold is any wording that the reader found on the page: the most that a rule for all outlets can reach.
`authors` is the mean F1 of the names.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import html
import json
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import trafilatura

from broadsheet import articles
from broadsheet.articles import bounds, decode, publisher, signs
from broadsheet.errors import ExtractError
from broadsheet.types import Capture

SHINGLE = 4  # tokens
TOKEN = re.compile(r"\w+")
WHEN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # no page of the collections is younger than its gold date allows
FUNDUS = Path("fundus/tests/resources/parser/test_data")


@dataclass(frozen=True)
class Page:
    """A page and what a person read off it; None where the collection does not say. `day` is ISO."""

    name: str
    body: bytes
    url: str
    text: str
    title: str | None = None
    day: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reading:
    """What a program read off it; `wordings` are those of the headline that it saw, the chosen one among them."""

    text: str = ""
    title: str | None = None
    day: str | None = None
    authors: frozenset[str] = frozenset()
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    pages: int
    precision: float
    recall: float
    f1: float
    title: float | None
    worded: float | None
    day: float | None
    authors: float | None


# ------------------------------------------------------------------------------------------- the pages


def scrapinghub(folder: Path) -> Iterator[Page]:
    """The 181 pages of scrapinghub-aeb, with body text."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, gold in sorted(truth.items()):
        body = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Page(name, body, gold["url"], gold["articleBody"])


def fundus(folder: Path) -> Iterator[Page]:
    """The pages of fundus: a publisher's captures in order of their date are its parser's versions in order."""
    for gold_file in sorted(folder.glob("*/*.json")):
        versions = list(json.loads(gold_file.read_text(encoding="utf-8")).values())
        captures = sorted(gold_file.parent.glob(f"{gold_file.stem}_[0-9]*.html.gz"))
        notes = json.loads((gold_file.parent / "meta.info").read_text(encoding="utf-8"))
        if len(versions) != len(captures):
            continue
        for capture, gold in zip(captures, versions, strict=True):
            yield Page(
                f"{gold_file.parent.name}/{capture.name}",
                gzip.decompress(capture.read_bytes()),
                notes[capture.name]["url"],
                "\n".join(_body_parts(gold["body"])),
                gold["title"],
                _days(gold["publishing_date"]),
                names(gold.get("authors") or ()),
            )


def _body_parts(body: dict[str, Any]) -> Iterator[str]:
    yield from body["summary"]
    for section in body["sections"]:
        yield from section["headline"]
        yield from section["paragraphs"]


def _days(published: str | None) -> frozenset[str]:
    """The dates that are right: the one printed, and the same instant's in UTC."""
    if not published:
        return frozenset()
    at = dt.datetime.fromisoformat(published)
    days = {at.date().isoformat()}
    if at.tzinfo is not None:
        days.add(at.astimezone(dt.UTC).date().isoformat())
    return frozenset(days)


# ----------------------------------------------------------------------------------------- the readers


def ours(page: Page) -> Reading:
    capture = Capture.of(page.body, media_type="text/html", origin=page.name, received=WHEN, url=page.url)
    try:
        article = articles.extract(capture)
    except ExtractError:
        return Reading()
    at = article.published.at if article.published else None
    authors = names((article.byline or "").split(", "))
    return Reading(article.text, article.title, at.date().isoformat() if at else None, authors, wordings(page))


def wordings(page: Page) -> tuple[str, ...]:
    found = signs.gather(bounds.parse(decode.page_characters(page.body, ()), page.name))
    return tuple(publisher.all_titles(found, publisher.outlet(found, page.url)))


def bare(page: Page, *, fast: bool = False) -> Reading:
    found = trafilatura.bare_extraction(page.body, url=page.url, fast=fast, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict):
        return Reading()
    title = (found.title,) if found.title else ()
    return Reading(found.text or "", found.title, found.date, names((found.author or "").split("; ")), title)


def bare_fast(page: Page) -> Reading:
    return bare(page, fast=True)


READERS: dict[str, Callable[[Page], Reading]] = {
    "broadsheet": ours,
    "trafilatura": bare,
    "trafilatura, fast": bare_fast,
}

# ---------------------------------------------------------------------------------------- the scoring


def score(pages: Iterable[Page], reader: Callable[[Page], Reading]) -> Score:
    """Text over all pages; title and day over those whose collection gives them."""
    precisions, recalls, titles, worded, days, authors = [], [], [], [], [], []
    count = 0
    for page in pages:
        count += 1
        reading = reader(page)
        true, false, missed = match(page.text, reading.text)
        if true + false:
            precisions.append(true / (true + false))
        if true + missed:
            recalls.append(true / (true + missed))
        if page.title:
            titles.append(same_title(page.title, reading.title))
            worded.append(any(same_title(page.title, each) for each in (reading.title, *reading.wordings)))
        if page.day:
            days.append(reading.day in page.day)
        if page.authors:
            shared = len(page.authors & reading.authors)
            authors.append(2 * shared / (len(page.authors) + len(reading.authors)))
    precision, recall = _mean(precisions) or 0.0, _mean(recalls) or 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(count, precision, recall, f1, _mean(titles), _mean(worded), _mean(days), _mean(authors))


def match(gold: str, found: str) -> tuple[float, float, float]:
    """(true positives, false positives, false negatives) among shingles, adding up to 1."""
    wanted, got = _shingles(gold), _shingles(found)
    true = float((wanted & got).total())
    false, missed = got.total() - true, wanted.total() - true
    whole = true + false + missed
    return (true / whole, false / whole, missed / whole) if whole else (0.0, 0.0, 0.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    # Some gold texts are decomposed, as their pages are; a reader sees no difference.
    tokens = TOKEN.findall(unicodedata.normalize("NFC", text))
    starts = range(max(1, len(tokens) - SHINGLE + 1))
    return Counter(shingle for start in starts if (shingle := tuple(tokens[start : start + SHINGLE])))


def same_title(gold: str, found: str | None) -> bool:
    """Equal words and marks; spaces, signs without width, and straight or curly, are no difference."""
    return found is not None and _plain(gold) == _plain(found)


def _plain(title: str) -> str:
    folded = unicodedata.normalize("NFKC", html.unescape(title)).translate(str.maketrans("‘’“”", "''\"\""))
    return " ".join("".join(sign for sign in folded if unicodedata.category(sign) != "Cf").split())


def names(authors: Iterable[str]) -> frozenset[str]:
    return frozenset(folded for author in authors if (folded := " ".join(author.casefold().split())))


def _mean(values: list[Any]) -> float | None:
    return statistics.mean(map(float, values)) if values else None


# --------------------------------------------------------------------------------------- the command


def measure(folder: Path, without: Sequence[str] = ()) -> dict[str, dict[str, Score]]:
    """{collection: {reader: score}} of the collections that stand in `folder`, but for pages of these names."""
    everything = {
        "scrapinghub-aeb": list(scrapinghub(folder / "scrapinghub-aeb")),
        "fundus": list(fundus(folder / FUNDUS)),
    }
    left_out = tuple(without)
    collections = {
        name: [page for page in pages if not page.name.startswith(left_out)] for name, pages in everything.items()
    }
    return {
        name: {reader: score(pages, read) for reader, read in READERS.items()} for name, pages in collections.items()
    }


def table(measured: dict[str, dict[str, Score]]) -> str:
    lines = ["| pages | reader | precision | recall | F1 | title | worded | day | authors |", "|---|---|" + "--:|" * 7]
    for collection, scores in measured.items():
        for reader, s in scores.items():
            cells = [f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.4f}"]
            cells += [_percent(share) for share in (s.title, s.worded, s.day, s.authors)]
            lines.append(f"| {collection} ({s.pages}) | {reader} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder that holds scrapinghub-aeb and fundus")
    parser.add_argument("--without", nargs="*", default=(), help="beginnings of names of pages to leave out")
    parser.add_argument("--json", action="store_true", help="numbers for a machine")
    arguments = parser.parse_args()
    measured = measure(arguments.folder, arguments.without)
    if arguments.json:
        print(json.dumps({c: {r: asdict(s) for r, s in scores.items()} for c, scores in measured.items()}, indent=2))
    else:
        print(table(measured))


if __name__ == "__main__":
    main()
