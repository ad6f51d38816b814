"""What outlets allow: no review shows more of an article than its outlet lets be shown.

What counts is the article's text that the review holds, printed or shown around its evidence, each code point once. A
headline names the article and does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from broadsheet.review.material import Body
from broadsheet.types import Article, Cited, Item, Line, Rights, Section, Span


def caps_of(articles: Mapping[str, Article], rights: Mapping[str, Rights]) -> dict[str, int]:
    """The code points that may be shown of each article, for those of which not all may."""
    caps = {id_: each.cap(len(articles[id_].text)) for id_, each in rights.items() if id_ in articles}
    return {id_: cap for id_, cap in caps.items() if cap is not None}


def notices(cited: Iterable[Cited], rights: Mapping[str, Rights]) -> str:
    """What outlets want printed where they are quoted, each once, in order of first use."""
    wanted = [(each.outlet, rights[each.article].notice) for each in cited if each.article in rights]
    return " ".join(dict.fromkeys(f"{outlet}: {notice}" for outlet, notice in wanted if notice))


@dataclass
class Shown:
    """What is shown of the articles that have a cap, as it grows."""

    caps: Mapping[str, int]
    places: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def add(self, lines: Iterable[Line]) -> bool:
        """Whether the lines fit under the caps; they are added if they all do."""
        spans = [span for line in lines for span in line.evidence if span.article in self.caps]
        after = {
            article: joined(spans, article, self.places.get(article, ())) for article in {s.article for s in spans}
        }
        if any(sum(stop - start for start, stop in runs) > self.caps[article] for article, runs in after.items()):
            return False
        self.places |= after
        return True


def joined(spans: Iterable[Span], article: str, known: Sequence[tuple[int, int]] = ()) -> tuple[tuple[int, int], ...]:
    """(start, stop) of the runs that the spans of the article cover, those that touch as one."""
    runs: list[tuple[int, int]] = []
    for start, stop in sorted([*known, *((span.start, span.stop) for span in spans if span.article == article)]):
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(stop, runs[-1][1]))
        else:
            runs.append((start, stop))
    return tuple(runs)


def within_caps(body: Body, caps: Mapping[str, int]) -> Body:
    """The body without the items that show more of an article than may be shown, the first ones kept.

    Headline, digest and headings stand on the first words of their articles, which fit by themselves: they come first.
    """
    if not caps:
        return body
    shown = Shown(caps)
    fixed = [body.headline, body.digest, *(section.heading for section in body.sections)]
    for line in fixed:
        shown.add([line])
    sections = tuple(_fitting(section, shown) for section in body.sections)
    round_up = tuple(item for item in body.round_up if shown.add(item.lines))
    return replace(body, sections=sections, round_up=round_up)


def _fitting(section: Section, shown: Shown) -> Section:
    kept: list[Item] = []
    gone = False
    for item in section.items:
        # What is tied to the item before stands or goes with it.
        gone = (gone and item.relation is not None) or not shown.add(item.lines)
        if not gone:
            kept.append(item)
    return replace(section, items=tuple(_without_earlier(kept)))


def _without_earlier(items: Sequence[Item]) -> Iterator[Item]:
    """The items, those that stood beside earlier words which may not be shown as what they are by themselves."""
    for item, after in pairwise((*items, None)):
        assert item is not None
        alone = item.kind == "earlier" and item.relation is None and (after is None or after.relation is None)
        yield replace(item, kind="statement") if alone else item


__all__ = ["caps_of", "joined", "notices", "within_caps"]
