"""One article's text to what was found in it: rules over sentences, quotations joined to their attribution."""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.contexts import right_of
from broadsheet.statements.continued import inner_places, join_quotations
from broadsheet.statements.cues import find_cues
from broadsheet.statements.found import Found, Place
from broadsheet.statements.page import Page
from broadsheet.statements.rules import RULES, Reading, Refused
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence
from broadsheet.statements.verbless import VERBLESS, Scan

# Attributions that open a sentence and may be repeated at its end.
OPENERS = frozenset(("in_opinion",))


def find_attributions(page: Page) -> list[Found]:
    """Everything the rules find, in text order."""
    found: list[Found] = []
    for number, sentence in enumerate(page.sentences):
        here = read_sentence(page, number, sentence)
        kept = outermost(with_openers(here))
        for each in kept:
            place(page, each)
        found.extend(kept)
    join_quotations(page.text, page.sentences, page.quotations, found)
    return [each for each in found if each.spans]


def read_sentence(page: Page, number: int, s: Sentence) -> list[Found]:
    cues = list(find_cues(s, page.language))
    scan = Scan(number, s, cues, page.language)
    here: list[Found] = [each for rule in VERBLESS for each in rule(scan)]
    taken = {at for each in here for first, after in (*each.cue, each.attribution) for at in range(first, after)}
    for index, cue in enumerate(cues):
        if cue.at in taken:
            continue
        reading = Reading(
            number, s, cues, index, page.language, right_of(s, cue, page.language), floor_of(s, cue.first), here
        )
        for rule in RULES:
            opinion = rule(reading)
            if opinion is None:
                continue
            if isinstance(opinion, Refused):
                page.opinions.append((number, cue.at, opinion.rule))
            else:
                page.opinions.append((number, cue.at, opinion.rule))
                here.append(opinion)
            break
    return here


def floor_of(s: Sentence, at: int) -> int:
    """Content of an attribution inside brackets does not reach out of them."""
    depth = 0
    for back in range(at - 1, -1, -1):
        if s.words[back] in CLOSE_BRACKETS:
            depth += 1
        elif s.words[back] in OPEN_BRACKETS:
            if depth == 0:
                return back + 1
            depth -= 1
    return s.floor


def with_openers(found: list[Found]) -> list[Found]:
    """ "In his opinion, ..., he said" is one attribution with two cues, not two."""
    kept = []
    for each in found:
        outer = None
        if each.rule in OPENERS:
            at = each.cue[0][0]
            outer = next(
                (
                    o
                    for o in found
                    if o.rule not in OPENERS
                    and any(f <= at or f == each.content[0][0] for f, _ in o.content)
                    and o.attribution[0] >= each.content[0][0]
                ),
                None,
            )
        if outer is None:
            kept.append(each)
            continue
        begin = each.content[0][0]
        outer.content = [(max(first, begin), after) for first, after in outer.content if after > begin]
        outer.cue = [*each.cue, *outer.cue]
    return kept


def outermost(found: list[Found]) -> list[Found]:
    """Without those whose cue stands inside another's content. Of two inside each other the later is the outer one,
    since it closes the sentence."""
    kept = []
    for number, each in enumerate(found):
        inside = [o for o, other in enumerate(found) if o != number and holds(other, each)]
        if not any(not holds(each, found[other]) or other > number for other in inside):
            kept.append(each)
    return kept


def holds(outer: Found, inner: Found) -> bool:
    """Whether the inner one's cue stands in the outer one's content."""
    at = inner.cue[0][0]
    return any(first <= at < after for first, after in outer.content)


def place(page: Page, found: Found) -> None:
    """Item ranges to offsets."""
    s = page.sentences[found.sentence]
    found.cues = [(s.starts[first], s.stops[after - 1]) for first, after in found.cue]
    found.sources = [(s.starts[found.source[0]], s.stops[found.source[1] - 1])] if found.source else []
    spans: list[Place] = []
    kinds = set()
    for first, after in found.content:
        quoted = [at for at in range(first, after) if s.flags[at] & lx.QUOTED]
        plain = any(s.flags[at] & lx.WORD for at in range(first, after))
        if quoted and not plain:
            kinds.add("direct")
            for at in quoted:
                found.quotations.append(s.pieces[at])
        else:
            kinds.add("mixed" if quoted else "indirect")
            spans.append((s.starts[first], s.stops[after - 1]))
            if quoted:
                last = page.quotations[s.pieces[quoted[-1]]]
                reached = spans[-1][1]
                spans += [place for place in inner_places(page.text, last) if place[0] > reached]
    for number in found.quotations:
        spans += inner_places(page.text, page.quotations[number])
    found.spans = sorted(set(spans))
    found.kind = "direct" if kinds == {"direct"} else "indirect" if kinds == {"indirect"} else "mixed"
