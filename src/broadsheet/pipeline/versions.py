"""The versions of what a review quotes: named when it is made, and compared with what the pages say since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet.articles.difference import Change, compare
from broadsheet.errors import NotFound
from broadsheet.store import Archive, Chain, Version
from broadsheet.types import Article, Cited, Line, Review


def named(archive: Archive, review: Review) -> Review:
    """The review, its cited articles with their version and its date, where a page has several, and with the copy that
    a web archive holds."""
    urls = [cited.url for cited in review.cited if cited.url]
    chains, copies = archive.chains(urls), archive.mementos(urls)
    named = (_named(cited, chains.get(cited.url or "")) for cited in review.cited)
    return replace(review, cited=tuple(replace(each, memento=copies.get(each.url or "")) for each in named))


def _named(cited: Cited, chain: Chain | None) -> Cited:
    if chain is None or len(chain.versions) < 2:
        return cited
    for version in chain.versions:
        if version.article == cited.article:
            telling = [other.dated for other in chain.versions].count(version.dated) == 1
            return replace(cited, version=version.number, dated=version.dated if telling else version.seen)
    return cited


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions of a page and what changed between their texts. `numbers` are those of the versions."""

    before: Article
    after: Article
    changes: tuple[Change, ...]
    numbers: tuple[int, int]
    chain: Chain


def difference(archive: Archive, what: str, first: str | None = None, second: str | None = None) -> Difference:
    """Between two versions of the page of an article, each given by its number or the beginning of its id.

    With one given, between that and the newest; with none, between the newest and the one before. NotFound if there
    are no two.
    """
    article = archive.find(what)
    chain = archive.chains([article.url or ""]).get(article.url or "")
    if chain is None or len(chain.versions) < 2:
        raise NotFound(what, "only one version of it is known", "Versions come with later visits: `broadsheet gather`.")
    new = _pick(chain, second) if second else chain.versions[-1]
    old = _pick(chain, first) if first else chain.versions[max(new.number - 2, 0)]
    texts = archive.articles([old.article, new.article])
    before, after = texts[old.article], texts[new.article]
    return Difference(before, after, compare(before.text, after.text), (old.number, new.number), chain)


def _pick(chain: Chain, name: str) -> Version:
    for version in chain.versions:
        if name == str(version.number) or (len(name) > 3 and version.article.startswith(name)):
            return version
    known = ", ".join(f"{version.number} ({version.article})" for version in chain.versions)
    raise NotFound(name, f"{chain.url} has no such version", f"It has {known}.")


@dataclass(frozen=True, slots=True)
class Affected:
    """A line of a kept review whose article was edited or taken away after the review was made.

    `number` is the line's on the page, `newest` the article that the page shows now (None if it shows none).
    `stands` says whether all the words that the line rests on in that article still stand in the newest version.
    """

    number: int
    line: Line
    article: str
    url: str
    newest: str | None
    stands: bool


def affected(archive: Archive, review: Review) -> Iterator[Affected]:
    """In print order; a line that rests on several changed articles comes once for each."""
    chains = archive.chains(cited.url for cited in review.cited if cited.url)
    changed = {
        cited.article: chain
        for cited in review.cited
        if (chain := chains.get(cited.url or "")) and (chain.gone or chain.after(cited.article))
    }
    texts = archive.articles(chain.versions[-1].article for chain in changed.values())
    for number, line in enumerate(review.lines(), 1):
        for name in dict.fromkeys(span.article for span in line.evidence if span.article in changed):
            chain = changed[name]
            newest = None if chain.gone else texts[chain.versions[-1].article]
            words = [review.slice(span) for span in line.evidence if span.article == name]
            stands = newest is not None and all(each in newest.text for each in words)
            if stands and newest and name in line.titles:
                stands = newest.title == review.by_article[name].title
            yield Affected(number, line, name, chain.url, newest.id if newest else None, stands)
