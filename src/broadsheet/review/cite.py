"""The cited articles: the passages that hold the evidence, with a paragraph on either side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from broadsheet.review.press import Press
from broadsheet.review.rights import joined
from broadsheet.types import Cited, Line, Passage, Span

# A neighbour is there to be read beside the evidence, not to reprint the article.
LONGEST_NEIGHBOUR = 600


def cite(lines: Iterable[Line], press: Press, authors: Mapping[str, str] | None = None) -> tuple[Cited, ...]:
    """Every article that a line rests on, in order of first use; `authors` are those that lines name, by article."""
    spans: dict[str, list[Span]] = {}
    for line in lines:
        for span in line.evidence:
            spans.setdefault(span.article, []).append(span)
        for article in line.titles:
            spans.setdefault(article, [])
    named = authors or {}
    return tuple(replace(_cited(article, found, press), byline=named.get(article)) for article, found in spans.items())


def _cited(article: str, spans: list[Span], press: Press) -> Cited:
    it = press.articles[article]
    passages = tuple(Passage(start, it.text[start:stop]) for start, stop in _windows(article, spans, press))
    outlet = press.outlet(article)
    return Cited(it.id, it.sha256, it.title, outlet, it.url, it.published, it.language, passages)


def _windows(article: str, spans: list[Span], press: Press) -> list[tuple[int, int]]:
    """(start, stop) of each run of text to keep, in text order, none touching the next: with what stands around the
    evidence, as far as the outlet lets so much be shown."""
    wide = _wide_windows(article, spans, press)
    shown = sum(stop - start for start, stop in wide)
    return wide if shown <= press.caps.get(article, shown) else list(joined(spans, article))


def _wide_windows(article: str, spans: list[Span], press: Press) -> list[tuple[int, int]]:
    layout = press.layout(article)
    windows: list[tuple[int, int]] = []
    for span in sorted(spans):
        touched = layout.touched(span.start, span.stop)
        before, after = _neighbours(span, layout.paragraphs)
        start = min([span.start, before, *(each.start for each in touched)])
        stop = max([span.stop, after, *(each.stop for each in touched)])
        if windows and start <= windows[-1][1] + 2:
            windows[-1] = (windows[-1][0], max(windows[-1][1], stop))
        else:
            windows.append((start, stop))
    return windows


def _neighbours(span: Span, paragraphs: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Where the paragraph before begins and the one after ends, no further off than `LONGEST_NEIGHBOUR`."""
    held = [number for number, (start, stop) in enumerate(paragraphs) if start < span.stop and span.start < stop]
    if not held:
        return span.start, span.stop
    start = paragraphs[max(held[0] - 1, 0)][0]
    stop = paragraphs[min(held[-1] + 1, len(paragraphs) - 1)][1]
    return max(start, span.start - LONGEST_NEIGHBOUR), min(stop, span.stop + LONGEST_NEIGHBOUR)
