"""The review as Markdown (CommonMark with footnotes): evidence as footnotes, no character of an article active."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.pages.clean import keep_visible, visible
from broadsheet.pages.view import Excerpt, Part, Shown, View, view
from broadsheet.review.words import Labels
from broadsheet.types import Review

# Characters that begin something in Markdown anywhere in a line, and those that do at its beginning.
ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~&$^=@]|(?<=!)(?=\[))")
LEADING = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))")
# Bare addresses become links in many dialects.
ADDRESS = re.compile(r"(?i)\b(https?|ftp|www)(?=[:.])")


def markdown(review: Review) -> str:
    """The whole document, ending in a line end."""
    shown = view(review)
    return "\n\n".join(_blocks(shown)) + "\n"


def escape(text: str) -> str:
    """The text as Markdown that shows it and does nothing else."""
    text = ACTIVE.sub(r"\\\1", text)
    text = ADDRESS.sub(lambda match: f"{match[1][:-1]}\u2060{match[1][-1]}", text)
    return LEADING.sub(_escaped_lead, text)


def _escaped_lead(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[2] in "-+" else f"{match[1]}{match[2]}\u2060"


def _blocks(shown: View) -> Iterator[str]:
    review, labels = shown.review, shown.words.labels
    yield f"# {_line(shown.headline)}"
    if review.masthead.author:
        yield f"*{escape(visible(review.masthead.author))}*"
    yield f"{escape(visible(review.dateline))} {_line(shown.digest)} {escape(review.topped)}"
    for part in shown.parts:
        yield from _section(part, shown)
    if shown.round_up:
        yield f"## {labels.round_up}"
        yield "\n".join(f"- {_line(line)}" for line in shown.round_up)
    yield "---"
    yield f"{labels.counts}: {shown.counts}."
    yield escape(visible(review.disclaimer))
    if shown.written:
        yield escape(shown.written)
    yield escape(labels.made_by.format(review.made_by))
    yield "\n".join(_footnote(line, shown) for line in shown.lines)


def _section(part: Part, shown: View) -> Iterator[str]:
    labels = shown.words.labels
    yield f"## {part.number}. {_line(part.heading)}"
    yield f"*{part.reach}: {escape(visible(part.outlets))}*"
    for group in part.groups:
        if group.kind == "contrast":
            yield f"**{labels.contrast}**"
        for line in group.lines:
            yield _line(line)
    for block in part.blocks:
        yield f"**{block.heading}**"
        for group in block.groups:
            for line in group.lines:
                yield _line(line)


def _line(line: Shown) -> str:
    return f"{escape(visible(line.text))}[^{line.number}]"


def _footnote(line: Shown, shown: View) -> str:
    labels = shown.words.labels
    note = f"{escape(visible(line.note))}. " if line.note else ""
    return f"[^{line.number}]: {note}" + " ".join(_excerpt(each, labels) for each in line.excerpts)


def _excerpt(it: Excerpt, labels: Labels) -> str:
    title = escape(visible(it.title))
    title = f"**{title}**" if it.title_marked else f"*{title}*"
    facts = ", ".join(filter(None, (escape(visible(it.outlet)), it.day, it.article, it.sha256[:12], it.version)))
    words = "".join(_run(run.text, run.marked, run.gap) for run in it.runs)
    link = f" [{labels.open_source}](<{it.link}>)" if it.link else ""
    copy = f" [{labels.web_archive.format(day=it.memento_day)}](<{it.memento}>)" if it.memento else ""
    return f"{title} ({facts}): {words.strip()}{link}{copy}"


def _run(text: str, marked: bool, gap: bool) -> str:
    text = keep_visible(text)
    inner = visible(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    shown = f"**{escape(inner)}**" if marked and inner else escape(inner)
    return f"{' […] ' if gap else ''}{before}{shown}{after}"
