"""Article -> statements: find attributions, resolve who speaks, add to whom, and name everything by spans."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.encoder.network import Settings
from broadsheet.encoder.tagging import Tagging
from broadsheet.language import Language
from broadsheet.statements.ahead import look_ahead
from broadsheet.statements.announced import announce
from broadsheet.statements.between import ask, converse, go_on_between
from broadsheet.statements.carried import carry
from broadsheet.statements.doing import Doing, doing
from broadsheet.statements.finding import find_attributions
from broadsheet.statements.found import Found, Place
from broadsheet.statements.hearing import Hearing
from broadsheet.statements.inferred import Inference
from broadsheet.statements.joined import join
from broadsheet.statements.nesting import Memory, Nested, nest, open_nested
from broadsheet.statements.opened import Part, open_contents
from broadsheet.statements.page import Page, open_page
from broadsheet.statements.people import find_people
from broadsheet.statements.precision import PRECISION, UNMEASURED
from broadsheet.statements.resolve import Resolver
from broadsheet.statements.spoken import Spoken
from broadsheet.statements.told import Resolved
from broadsheet.types import Article, Horizon, Span, Statement, ToldTo, Voice

READER = "rules/10"


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
    found, inside, _ = find_attributions(page)
    if tagging is not None and settings is not None and settings.join:
        found = join(page, found, tagging, settings)
    found.sort(key=lambda each: (each.sentence, _first(each)))
    parts = open_contents(page, found)
    nested = nest(page, found, inside, parts)
    resolved, holders = resolve(article, page, found, nested)
    resolved = [each for each in resolved if _tells(each)]
    held = [each for each in nested if id(each.found) in holders]
    opened = {id(each): own for each, own in zip(found, parts, strict=True)} | open_nested(held)
    return tuple(_written(article, page, resolved, opened, held, holders))


def _tells(each: Resolved) -> bool:
    """Whether it says who speaks, or a rule found it: of what the model alone found and nobody says ("is expected to",
    "you want to"), one in sixteen was right."""
    return each.spoken is not None or each.found.rule in PRECISION


def who_said_what(article: Article, language: Language) -> tuple[Statement, ...]:
    """The statements without what `read` adds to them: no act, no hedge, no horizon, nothing nested."""
    page = open_page(article.text, language)
    found, _, _ = find_attributions(page)
    found.sort(key=lambda each: (each.sentence, _first(each)))
    resolved, _ = resolve(article, page, found, ())
    return tuple(_statement(article, each, f"s{number}") for number, each in enumerate(resolved, 1))


def explain(article: Article, language: Language) -> tuple[Opinion, ...]:
    """The debug twin of `read`: for each cue the rule whose opinion was taken, refusals included, in text order."""
    page = open_page(article.text, language)
    _, _, seen = find_attributions(page)
    opinions = []
    for each in seen:
        s = page.sentences[each.sentence]
        start, stop = s.starts[each.at], s.stops[each.at]
        opinions.append(Opinion(each.rule, start, stop, article.text[start:stop]))
    return tuple(sorted(opinions, key=lambda opinion: opinion.start))


def resolve(
    article: Article, page: Page, found: Sequence[Found], nested: Sequence[Nested]
) -> tuple[list[Resolved], dict[int, Spoken]]:
    """(attributions with speakers and hearers, in text order; whose each nested one is, by the id of its `Found`)."""
    people = find_people(page)
    announce(page, people)
    resolver = Resolver(page, people, article.byline)
    hearing = Hearing(page, people, article.outlet)
    borders = _borders(article, page)
    memory = Memory(resolver)
    resolved: list[Resolved] = []
    section = 0
    for each in found:
        while section < len(borders) and each.sentence >= borders[section]:
            memory.close_section()
            resolver.new_section(borders[section])
            section += 1
        resolved.append(Resolved(each, resolver.speaker(each), hearing.stated(each)))
        memory.note(each)
    look_ahead(page, resolved)
    hearing.in_own_court(resolved)
    settings = list(hearing.settings({each.found.sentence for each in resolved}))
    carry(page, resolved, settings, borders)
    Inference(hearing, resolved, settings).infer()
    ask(page, resolved)
    converse(page, resolved, hearing.hearers)
    speaking = {id(each.found): each.spoken for each in resolved if each.spoken is not None}
    holders = memory.holders(nested, speaking)
    resolved += go_on_between(page, resolved, borders)
    resolved.sort(key=lambda each: _first(each.found))
    return resolved, holders


def _first(found: Found) -> int:
    return min(start for start, _ in (*found.spans, *found.cues, *found.sources))


def _borders(article: Article, page: Page) -> list[int]:
    """The first sentence of each section after the first."""
    starts = [s.starts[0] for s in page.sentences]
    return [at for at in (bisect_left(starts, start) for start, _ in article.sections[1:]) if at < len(starts)]


def _written(
    article: Article,
    page: Page,
    resolved: Sequence[Resolved],
    parts: Mapping[int, Sequence[Part]],
    nested: Sequence[Nested],
    holders: Mapping[int, Spoken],
) -> Iterator[Statement]:
    """The statements, each followed by those inside it. One whose holder nothing tells is left out, and what stands
    inside it goes to the next around it."""
    today = article.published.at.date() if article.published else None
    within: dict[int, list[Nested]] = {}
    for each in nested:
        within.setdefault(id(each.top), []).append(each)
    for number, outer in enumerate(resolved, 1):
        name = f"s{number}"
        found = outer.found
        own = parts.get(id(found)) or open_contents(page, [found])[0]
        s = page.sentences[found.sentence] if found.cue else None
        yield _statement(article, outer, name, doing(s, found, own, today, page.language))
        names = {id(found): name}
        inner = within.get(id(found), [])
        names |= {id(one.found): f"{name}.{count}" for count, one in enumerate(inner, 1)}
        for one in inner:
            did = doing(one.sentence, one.found, parts[id(one.found)], today, page.language)
            holding = Resolved(one.found, holders[id(one.found)], None)
            yield _statement(article, holding, names[id(one.found)], did, names.get(id(one.parent), name))


def _statement(
    article: Article, resolved: Resolved, name: str, did: Doing | None = None, parent: str | None = None
) -> Statement:
    """A statement, with what is done by it where that was looked at."""
    found, spoken, told = resolved.found, resolved.spoken, resolved.told
    person = spoken.person if spoken else None

    def spans(places: Sequence[Place]) -> tuple[Span, ...]:
        return tuple([article.span(*place) for place in places]) if places else ()

    return Statement(
        id=name,
        article=article.id,
        kind=found.kind,
        content=spans(found.spans),
        cue=spans(found.cues),
        source=spans(found.sources),
        speaker=_voice(article, spoken),
        found_by=found.rule,
        confidence=_confidence(found),
        role=article.span(*person.role) if person and person.role else None,
        affiliation=article.span(*person.affiliation) if person and person.affiliation else None,
        told_to=ToldTo(told.name, told.status, article.span(*told.mention)) if told else None,
        factuality=found.factuality,
        parent=parent,
        act=did.act if did else None,
        hedges=spans(did.hedges) if did else None,
        acts=tuple([(article.span(*place), act) for place, act in did.acts]) if did else None,
        negations=spans(did.negations) if did else None,
        conditions=spans(did.conditions) if did else None,
        horizons=tuple(Horizon(article.span(*each.place), *each.days, each.vague) for each in did.horizons)
        if did
        else None,
    )


def _confidence(found: Found) -> float:
    own = PRECISION.get(found.rule, UNMEASURED) if found.confidence is None else found.confidence
    return own if found.sure == 1.0 else round(own * found.sure, 3)


def _voice(article: Article, spoken: Spoken | None) -> Voice | None:
    if spoken is None:
        return None
    body = spoken.named and (spoken.plural or (spoken.person is not None and not spoken.person.person))
    return Voice(spoken.name, spoken.named, article.span(*spoken.mention) if spoken.mention else None, body)
