"""A reading as a person or a program sees it: one JSON line (the published form), or the text with marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from broadsheet.types import Article, Horizon, Reading, Span, Statement

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    name: str
    named: bool


@dataclass(frozen=True, slots=True)
class ToldToLine:
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class ActLine:
    """What one sentence of the content does."""

    place: Place
    act: str


@dataclass(frozen=True, slots=True)
class HorizonLine:
    """The time that something is foreseen, wanted or promised for; days as YYYY-MM-DD, both included."""

    place: Place
    first: str | None
    last: str | None
    vague: str | None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement in the published form. Places are [start, stop) in code points of the text."""

    id: str
    kind: str
    content: tuple[Place, ...]
    cue: tuple[Place, ...]
    source: tuple[Place, ...]
    speaker: SpeakerLine | None
    role: str | None
    affiliation: str | None
    told_to: ToldToLine | None
    act: str | None
    acts: tuple[ActLine, ...] | None
    hedges: tuple[Place, ...] | None
    negations: tuple[Place, ...] | None
    conditions: tuple[Place, ...] | None
    horizons: tuple[HorizonLine, ...] | None
    factuality: str | None
    parent: str | None
    confidence: float | None
    found_by: str


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """What `broadsheet read --json` prints for each input. A field that nothing decides yet is null."""

    id: str
    title: str
    language: str | None
    outlet: str | None
    published: str | None
    sha256: str
    sections: tuple[Place, ...]
    statements: tuple[StatementLine, ...]


def line(reading: Reading, name: str) -> ReadingLine:
    """The published form of a reading; `name` is the file's stem or the address."""
    article = reading.article
    return ReadingLine(
        id=name,
        title=article.title,
        language=article.language,
        outlet=article.outlet,
        published=str(article.published) if article.published else None,
        sha256=article.sha256,
        sections=article.sections,
        statements=tuple(_statement(article, statement) for statement in reading.statements),
    )


def to_line(reading: Reading, name: str) -> str:
    """One line of JSON."""
    return msgspec.json.encode(line(reading, name)).decode()


def json_schema() -> dict[str, Any]:
    """JSON Schema of a line of `broadsheet read --json`."""
    return msgspec.json.schema(ReadingLine)


def _statement(article: Article, statement: Statement) -> StatementLine:
    speaker, told = statement.speaker, statement.told_to
    return StatementLine(
        id=statement.id,
        kind=statement.kind,
        content=_places(statement.content),
        cue=_places(statement.cue),
        source=_places(statement.source),
        speaker=SpeakerLine(speaker.name, speaker.named) if speaker else None,
        role=_words(article, statement.role),
        affiliation=_words(article, statement.affiliation),
        told_to=ToldToLine(told.name, told.status) if told else None,
        act=statement.act,
        acts=None if statement.acts is None else tuple(ActLine(_place(at), act) for at, act in statement.acts),
        hedges=_known(statement.hedges),
        negations=_known(statement.negations),
        conditions=_known(statement.conditions),
        horizons=None if statement.horizons is None else tuple(_horizon(each) for each in statement.horizons),
        factuality=statement.factuality,
        parent=statement.parent,
        confidence=statement.confidence,
        found_by=statement.found_by,
    )


def _place(span: Span) -> Place:
    return span.start, span.stop


def _places(spans: Iterable[Span]) -> tuple[Place, ...]:
    return tuple(_place(span) for span in spans)


def _known(spans: Iterable[Span] | None) -> tuple[Place, ...] | None:
    return None if spans is None else _places(spans)


def _horizon(horizon: Horizon) -> HorizonLine:
    first, last = (None if day is None else day.isoformat() for day in (horizon.first, horizon.last))
    return HorizonLine(_place(horizon.span), first, last, horizon.vague)


def _words(article: Article, span: Span | None) -> str | None:
    return article.slice(span) if span else None


# ------------------------------------------------------------------------------------- for the terminal

NOT_SAID = {"possible": "perhaps said", "hypothetical": "not said so far", "denied": "not said"}
STYLES = {"content": "green", "cue": "yellow", "source": "bold cyan"}


def to_text(reading: Reading, *, colour: bool = False, text: bool = False) -> str:
    """Each statement in a line of who, to whom, and what; before them the text, its statements marked in colour.

    Without colour the text stands there only if `text` asks for it.
    """
    console = Console(force_terminal=colour, no_color=not colour, highlight=False)
    with console.capture() as captured:
        if colour or text:
            console.print(_marked(reading), soft_wrap=True)
            console.print()
        for statement in reading.statements:
            console.print(_gloss(reading.article, statement), soft_wrap=True)
        console.print(Text(_summary(reading.statements)), soft_wrap=True)
    return captured.get().rstrip("\n")


def _marked(reading: Reading) -> Text:
    text = Text(reading.article.text)
    for statement in reading.statements:
        for part, style in STYLES.items() if statement.said else ():
            for span in getattr(statement, part):
                text.stylize(style, span.start, span.stop)
    return text


def _gloss(article: Article, statement: Statement) -> Text:
    """`  s3  direct    Leonid Tsukanov (Eastern studies expert) to Izvestia: words  [913-1387] demand`.

    What was not surely said is marked as such, and what stands inside another statement names it.
    """
    speaker, told = statement.speaker, statement.told_to
    gloss = Text(f"{statement.id:>5}  {statement.kind:<8}  ")
    if statement.parent is not None:
        gloss.append(f"in {statement.parent}: ")
    gloss.append(speaker.name if speaker else "(nobody named)", STYLES["source"])
    if statement.role:
        gloss.append(f" ({_one_line(article.slice(statement.role))})")
    if told:
        known = "" if told.status == "stated" else f", {told.status.replace('_', ' ')}"
        gloss.append(f" to {told.name}{known}")
    if (doubt := NOT_SAID.get(statement.factuality or "actual")) is not None:
        gloss.append(f", {doubt}", "bold red")
    gloss.append(": ")
    words = " […] ".join(_one_line(article.slice(span)) for span in statement.content)
    gloss.append(words, STYLES["content"])
    gloss.append(f"  [{statement.content[0].start}-{statement.content[-1].stop}]", "dim")
    if statement.act:
        gloss.append(f" {statement.act}", "dim")
    for horizon in statement.horizons or ():
        gloss.append(f", {_one_line(article.slice(horizon.span))}{_days(horizon)}", "dim")
    return gloss


def _days(horizon: Horizon) -> str:
    """` (2020-05-01 to 2020-05-31)`, ` (to 2020-06-30)`, nothing where no day is known."""
    first, last = horizon.first, horizon.last
    if last is None:
        return ""
    if first == last:
        return f" ({last})"
    return f" ({first} to {last})" if first else f" (to {last})"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _summary(statements: Sequence[Statement]) -> str:
    if not statements:
        return "no statement found"
    said = [each for each in statements if each.said]
    speakers = {each.speaker.name for each in said if each.speaker}
    count, voices = len(said), len(speakers)
    summary = f"{count} statement{'s' * (count != 1)} by {voices} speaker{'s' * (voices != 1)}"
    inside = sum(each.parent is not None for each in statements)
    doubted = len(statements) - count - inside
    summary += f", {inside} inside {'them' if count > 1 else 'it'}" * bool(inside and count)
    return summary + f", {doubted} not surely said" * bool(doubted)
