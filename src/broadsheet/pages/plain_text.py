"""The review as plain text, a paragraph a line; whoever shows it wraps it."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.pages.clean import visible
from broadsheet.pages.view import Excerpt, Group, Shown, View, view
from broadsheet.types import Review


def plain_text(review: Review) -> str:
    """The whole document, ending in a line end."""
    return "\n".join(_lines(view(review))) + "\n"


def _lines(shown: View) -> Iterator[str]:
    review, labels = shown.review, shown.words.labels
    yield _line(shown.headline)
    if review.masthead.author:
        yield visible(review.masthead.author)
    yield ""
    yield f"{visible(review.dateline)} {_line(shown.digest)} {review.topped}"
    for part in shown.parts:
        yield from ("", "", f"{part.number}. {_line(part.heading)}", f"{part.reach}: {visible(part.outlets)}")
        yield from _groups(part.groups, labels.contrast)
        for block in part.blocks:
            yield from ("", block.heading)
            yield from _groups(block.groups, labels.contrast)
    if shown.round_up:
        yield from ("", "", labels.round_up, "")
        yield from (f"- {_line(line)}" for line in shown.round_up)
    yield from ("", "", labels.evidence, "")
    for line in shown.lines:
        yield from _evidence(line)
    yield from ("", f"{labels.counts}: {shown.counts}.", visible(review.disclaimer))
    if shown.written:
        yield shown.written
    yield labels.made_by.format(review.made_by)


def _groups(groups: tuple[Group, ...], contrast: str) -> Iterator[str]:
    for group in groups:
        if group.kind == "contrast":
            yield from ("", contrast)
        for line in group.lines:
            yield from ("", _line(line))


def _line(line: Shown) -> str:
    return f"{visible(line.text)} [{line.number}]"


def _evidence(line: Shown) -> Iterator[str]:
    for number, it in enumerate(line.excerpts):
        yield f"{f'[{line.number}]' if number == 0 else ' ' * (len(str(line.number)) + 2)} {_source(it)}"
    if line.note:
        yield f"    {visible(line.note)}"


def _source(it: Excerpt) -> str:
    facts = ", ".join(filter(None, (visible(it.outlet), it.day, it.article, it.sha256[:12], it.version)))
    return f"{visible(it.title)} ({facts}){f' {it.url}' if it.url else ''}{f' {it.memento}' if it.memento else ''}"
