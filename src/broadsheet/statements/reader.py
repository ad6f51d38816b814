"""Article -> statements: find attributions, resolve who speaks, add to whom, and name everything by spans."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.statements.continued import go_on_between
from broadsheet.statements.finding import find_attributions
from broadsheet.statements.found import Found
from broadsheet.statements.page import Page, open_page
from broadsheet.statements.people import find_people
from broadsheet.statements.precision import PRECISION
from broadsheet.statements.resolve import Resolver, Spoken
from broadsheet.statements.told import Hearing, Told, carry
from broadsheet.types import Article, Kind, Span, Statement, ToldTo, Voice

READER = "rules/1"

# What a rule's statement is worth if it was never measured.
UNMEASURED = 0.5
# An answer closes at most this many sentences after its question.
FARTHEST_ANSWER = 40


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one rule said of one cue: the rule's name, the cue's place and words."""

    rule: str
    start: int
    stop: int
    cue: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """An attribution with its speaker and hearer."""

    found: Found
    spoken: Spoken | None
    told: Told | None


def read(article: Article, language: Language) -> tuple[Statement, ...]:
    """The statements of an article, in text order. Never raises on a text; pure and deterministic."""
    page = open_page(article.text, language)
    resolved = resolve(article, page)
    return tuple(_statement(article, each, f"s{number}") for number, each in enumerate(resolved, 1))


def explain(article: Article, language: Language) -> tuple[Opinion, ...]:
    """The debug twin of `read`: for each cue the rule whose opinion was taken, refusals included."""
    page = open_page(article.text, language)
    find_attributions(page)
    opinions = []
    for number, at, rule in page.opinions:
        s = page.sentences[number]
        opinions.append(Opinion(rule, s.starts[at], s.stops[at], article.text[s.starts[at] : s.stops[at]]))
    return tuple(opinions)


def resolve(article: Article, page: Page) -> list[Resolved]:
    """Attributions with speakers and hearers, in text order."""
    found = [each for each in find_attributions(page) if each.spans]
    found.sort(key=lambda each: (each.sentence, _first(each)))
    people = find_people(page.text, page.sentences, page.language)
    resolver = Resolver(page.text, page.sentences, people, page.language, article.byline)
    hearing = Hearing(page.text, page.sentences, people, page.language)
    borders = _borders(article, page)
    spoken: list[Spoken | None] = []
    section = 0
    for each in found:
        while section < len(borders) and each.sentence >= borders[section]:
            resolver.new_section(borders[section])
            section += 1
        spoken.append(resolver.speaker(each))
    told = [hearing.stated(each) for each in found]
    carry(found, spoken, told, borders)
    ask(page, found, spoken, told)
    found, spoken, told = go_on_between(page, found, spoken, told, borders)
    resolved = [Resolved(*each) for each in zip(found, spoken, told, strict=True)]
    resolved.sort(key=lambda each: _first(each.found))
    return resolved


def ask(page: Page, found: list[Found], spoken: list[Spoken | None], told: list[Told | None]) -> None:
    """A question put in an interview is the outlet's that the answer was given to."""
    for number, each in enumerate(found):
        if each.rule != "asked_about":
            continue
        near = (
            other for other in range(number + 1, len(found)) if found[other].sentence - each.sentence <= FARTHEST_ANSWER
        )
        heard = next((told[other] for other in near if told[other] is not None), None)
        if heard is not None and heard.outlet:
            spoken[number] = Spoken(f"{page.language.interviewer} ({heard.name})", False, None)
            told[number] = Told(heard.name, "carried", heard.mention, True)


def _first(found: Found) -> int:
    return min(start for start, _ in (*found.spans, *found.cues, *found.sources))


def _borders(article: Article, page: Page) -> list[int]:
    """The first sentence of each section after the first."""
    starts = [s.starts[0] for s in page.sentences]
    return [at for at in (bisect_right(starts, start - 1) for start, _ in article.sections[1:]) if at < len(starts)]


def _statement(article: Article, resolved: Resolved, name: str) -> Statement:
    found, spoken, told = resolved.found, resolved.spoken, resolved.told
    kinds: dict[str, Kind] = {"direct": "direct", "indirect": "indirect", "mixed": "mixed"}
    person = spoken.person if spoken else None
    return Statement(
        id=name,
        article=article.id,
        kind=kinds[found.kind],
        content=tuple(article.span(*place) for place in found.spans),
        cue=tuple(article.span(*place) for place in found.cues),
        source=tuple(article.span(*place) for place in found.sources),
        speaker=_voice(article, spoken),
        found_by=found.rule,
        confidence=PRECISION.get(found.rule, UNMEASURED),
        role=article.span(*person.role) if person and person.role else None,
        affiliation=article.span(*person.affiliation) if person and person.affiliation else None,
        told_to=ToldTo(told.name, told.status, article.span(*told.mention)) if told else None,
    )


def _voice(article: Article, spoken: Spoken | None) -> Voice | None:
    if spoken is None:
        return None
    mention: Span | None = article.span(*spoken.mention) if spoken.mention else None
    return Voice(spoken.name, spoken.named, mention)
