"""Article -> statements: find attributions, resolve who speaks, add to whom, and name everything by spans."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from broadsheet.encoder.network import Settings
from broadsheet.encoder.tagging import Tagging
from broadsheet.language import Language
from broadsheet.statements.ahead import look_ahead
from broadsheet.statements.between import ask, go_on_between
from broadsheet.statements.finding import find_attributions
from broadsheet.statements.found import Found
from broadsheet.statements.joined import join
from broadsheet.statements.page import Page, open_page
from broadsheet.statements.people import find_people
from broadsheet.statements.precision import PRECISION
from broadsheet.statements.resolve import Resolver
from broadsheet.statements.spoken import Spoken
from broadsheet.statements.told import Hearing, Resolved, carry
from broadsheet.types import Article, Statement, ToldTo, Voice

READER = "rules/2"

# What a rule's statement is worth if it was never measured.
UNMEASURED = 0.5


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one rule said of one cue: the rule's name, the cue's place and words."""

    rule: str
    start: int
    stop: int
    cue: str


def read(
    article: Article, language: Language, tagging: Tagging | None = None, settings: Settings | None = None
) -> tuple[Statement, ...]:
    """The statements of an article, in text order. Never raises on a text; pure and deterministic.

    With the encoder's tagging of the text (and its model's settings) rules and model read together.
    """
    page = open_page(article.text, language)
    found, _ = find_attributions(page)
    if tagging is not None and settings is not None and settings.join:
        found = join(page, found, tagging, settings)
    resolved = resolve(article, page, found)
    return tuple(_statement(article, each, f"s{number}") for number, each in enumerate(resolved, 1))


def explain(article: Article, language: Language) -> tuple[Opinion, ...]:
    """The debug twin of `read`: for each cue the rule whose opinion was taken, refusals included, in text order."""
    page = open_page(article.text, language)
    _, seen = find_attributions(page)
    opinions = []
    for each in seen:
        s = page.sentences[each.sentence]
        start, stop = s.starts[each.at], s.stops[each.at]
        opinions.append(Opinion(each.rule, start, stop, article.text[start:stop]))
    return tuple(sorted(opinions, key=lambda opinion: opinion.start))


def resolve(article: Article, page: Page, found: list[Found]) -> list[Resolved]:
    """Attributions with speakers and hearers, in text order."""
    found.sort(key=lambda each: (each.sentence, _first(each)))
    people = find_people(page)
    resolver = Resolver(page, people, article.byline)
    hearing = Hearing(page, people, article.outlet)
    borders = _borders(article, page)
    resolved: list[Resolved] = []
    section = 0
    for each in found:
        while section < len(borders) and each.sentence >= borders[section]:
            resolver.new_section(borders[section])
            section += 1
        resolved.append(Resolved(each, resolver.speaker(each), hearing.stated(each)))
    look_ahead(page, resolved)
    carry(resolved, borders)
    ask(page, resolved)
    resolved += go_on_between(page, resolved, borders)
    resolved.sort(key=lambda each: _first(each.found))
    return resolved


def _first(found: Found) -> int:
    return min(start for start, _ in (*found.spans, *found.cues, *found.sources))


def _borders(article: Article, page: Page) -> list[int]:
    """The first sentence of each section after the first."""
    starts = [s.starts[0] for s in page.sentences]
    return [at for at in (bisect_left(starts, start) for start, _ in article.sections[1:]) if at < len(starts)]


def _statement(article: Article, resolved: Resolved, name: str) -> Statement:
    found, spoken, told = resolved.found, resolved.spoken, resolved.told
    person = spoken.person if spoken else None
    return Statement(
        id=name,
        article=article.id,
        kind=found.kind,
        content=tuple(article.span(*place) for place in found.spans),
        cue=tuple(article.span(*place) for place in found.cues),
        source=tuple(article.span(*place) for place in found.sources),
        speaker=_voice(article, spoken),
        found_by=found.rule,
        confidence=PRECISION.get(found.rule, UNMEASURED) if found.confidence is None else found.confidence,
        role=article.span(*person.role) if person and person.role else None,
        affiliation=article.span(*person.affiliation) if person and person.affiliation else None,
        told_to=ToldTo(told.name, told.status, article.span(*told.mention)) if told else None,
    )


def _voice(article: Article, spoken: Spoken | None) -> Voice | None:
    if spoken is None:
        return None
    return Voice(spoken.name, spoken.named, article.span(*spoken.mention) if spoken.mention else None)
