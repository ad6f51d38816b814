"""Rules over sentences: every attribution that stands in none other's content, with its places in the text."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.statements import lexicon as lx
from broadsheet.statements.contexts import right_of
from broadsheet.statements.continued import inner_places, join_quotations
from broadsheet.statements.cues import find_cues
from broadsheet.statements.found import Found, Place
from broadsheet.statements.page import Page, Seen
from broadsheet.statements.reading import Reading, Refused
from broadsheet.statements.rules import RULES
from broadsheet.statements.said_this import said_this
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence
from broadsheet.statements.signed import signed_quotation, turn
from broadsheet.statements.unlisted import unlisted
from broadsheet.statements.unsaid import unsaid_noun
from broadsheet.statements.verbless import VERBLESS, Scan
from broadsheet.types import Kind

# Attributions that open a sentence and may be repeated at its end.
OPENERS = frozenset(("in_opinion",))


def find_attributions(page: Page) -> tuple[list[Found], list[Found], list[Seen]]:
    """(what the rules found, in text order; what they found inside the content of those; each rule's opinion of each
    cue)."""
    found: list[Found] = []
    inside: list[Found] = []
    seen: list[Seen] = []
    for number, sentence in enumerate(page.sentences):
        here, opinions = read_sentence(page, number, sentence)
        seen += opinions
        every = with_openers(here)
        outer = outermost(every)
        for each in every:
            place(page, each)
            (found if any(each is other for other in outer) else inside).append(each)
    join_quotations(page, found)
    this = said_this(page, found)
    said, saying = {each.sentence - 1 for each in this}, {each.sentence for each in this}
    inside += [each for each in found if each.sentence in said]
    found = [*(each for each in found if each.sentence not in said | saying), *this]
    return [each for each in found if each.spans], [each for each in inside if each.spans], seen


def read_sentence(page: Page, number: int, s: Sentence) -> tuple[list[Found], list[Seen]]:
    """What the rules say of one sentence: the first opinion on each cue."""
    cues = find_cues(s, page.language)
    scan = Scan(number, s, cues, page.language)
    here = turn(page, number, s) or signed_quotation(page, number, s)
    here = here or [each for rule in (*VERBLESS, unsaid_noun) for each in rule(scan)]
    seen = [Seen(number, each.cue[0][0], each.rule) for each in here]
    taken = {at for each in here for first, after in (*each.cue, each.attribution) for at in range(first, after)}
    for index, cue in enumerate(cues):
        if cue.at in taken:
            continue
        floor = floor_of(s, cue.first)
        reading = Reading(number, s, cues, index, page.language, right_of(s, cue, page.language), floor, here)
        for rule in RULES:
            opinion = rule(reading)
            if opinion is None:
                continue
            seen.append(Seen(number, cue.at, rule.__name__))
            if not isinstance(opinion, Refused):
                here.append(opinion)
            break
    for each in unlisted(number, s, here, page.language):
        seen.append(Seen(number, each.cue[0][0], each.rule))
        here.append(each)
    return here, seen


def floor_of(s: Sentence, at: int) -> int:
    """The first item that content before `at` may take: after a dateline, and inside the bracket that `at` is in."""
    depth = 0
    for back in range(at - 1, -1, -1):
        if s.words[back] in CLOSE_BRACKETS:
            depth += 1
        elif s.words[back] in OPEN_BRACKETS:
            if depth == 0:
                return back + 1
            depth -= 1
    return s.floor


def with_openers(found: Sequence[Found]) -> list[Found]:
    """ "In his opinion, ..., he said" is one attribution with two cues, not two."""
    kept = []
    for each in found:
        outer = next((other for other in found if _repeats(each, other)), None) if each.rule in OPENERS else None
        if outer is None:
            kept.append(each)
            continue
        begin = each.content[0][0]
        outer.content = [(max(first, begin), after) for first, after in outer.content if after > begin]
        outer.cue = [*each.cue, *outer.cue]
    return kept


def _repeats(opener: Found, other: Found) -> bool:
    """Whether a later attribution has the opener's content, with the opener in it or not."""
    at, begin = opener.cue[0][0], opener.content[0][0]
    reaches = any(first <= at or first == begin for first, _ in other.content)
    return other.rule not in OPENERS and reaches and other.attribution[0] >= begin


def outermost(found: Sequence[Found]) -> list[Found]:
    """Without those whose cue stands inside another's content. Of two inside each other the later is the outer one,
    since it closes the sentence."""
    kept = []
    for number, each in enumerate(found):
        inside = [other for o, other in enumerate(found) if o != number and holds(other, each)]
        if not any(not holds(each, other) or other.cue > each.cue for other in inside):
            kept.append(each)
    return kept


def holds(outer: Found, inner: Found) -> bool:
    """Whether the inner one's cue stands in the outer one's content."""
    at = inner.cue[0][0]
    return any(first <= at < after for first, after in outer.content)


def place(page: Page, found: Found) -> None:
    """Item ranges to offsets in the text."""
    s = page.sentences[found.sentence]
    found.cues = [(s.starts[first], s.stops[after - 1]) for first, after in found.cue]
    found.sources = [(s.starts[found.source[0]], s.stops[found.source[1] - 1])] if found.source else []
    spans: list[Place] = []
    kinds: set[Kind] = set()
    for first, after in found.content:
        quoted = [s.pieces[at] for at in range(first, after) if s.flags[at] & lx.QUOTED]
        if quoted and not any(flag & lx.WORD for flag in s.flags[first:after]):
            kinds.add("direct")
            found.quotations += quoted
            continue
        kinds.add("mixed" if quoted else "indirect")
        spans.append((s.starts[first], s.stops[after - 1]))
        if quoted:
            reached = spans[-1][1]
            spans += [each for each in inner_places(page.text, page.quotations[quoted[-1]]) if each[0] > reached]
    for number in found.quotations:
        spans += inner_places(page.text, page.quotations[number])
    found.spans = sorted(set(spans))
    found.kind = kinds.pop() if len(kinds) == 1 else "mixed"
