"""Rules over sentences: every attribution that stands in none other's content, with its places in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.contexts import right_of
from broadsheet.statements.continued import inner_places, join_quotations
from broadsheet.statements.cues import find_cues
from broadsheet.statements.found import Found, Place
from broadsheet.statements.page import Page, Seen
from broadsheet.statements.phrases import Phrase
from broadsheet.statements.reading import Reading, Refused
from broadsheet.statements.rules import RULES
from broadsheet.statements.said_this import said_this
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence
from broadsheet.statements.signed import signed_quotation, turn
from broadsheet.statements.trailing import without_occasion
from broadsheet.statements.unlisted import unlisted
from broadsheet.statements.unsaid import unsaid_noun
from broadsheet.statements.verbless import VERBLESS, Scan
from broadsheet.types import Kind

# Attributions that open a sentence and may be repeated at its end.
OPENERS = frozenset(("in_opinion",))
# Words that are quoted to so great a part are theirs who spoke them.
MOSTLY = 0.35


def find_attributions(page: Page) -> tuple[list[Found], list[Found], list[Seen]]:
    """(what the rules found, in text order; what they found inside the content of those; each rule's opinion of each
    cue)."""
    found: list[Found] = []
    inside: list[Found] = []
    seen: list[Seen] = []
    for number, sentence in enumerate(page.sentences):
        here, opinions = read_sentence(page, number, sentence)
        seen += opinions
        every = [each for each in with_openers(here) if not _writers_own(page, each)]
        outer = outermost(sentence, every, page.language)
        for each in every:
            place(page, each)
            (found if any(each is other for other in outer) else inside).append(each)
    join_quotations(page, found)
    this = said_this(page, found)
    said, saying = {each.sentence - 1 for each in this}, {each.sentence for each in this}
    inside += [each for each in found if each.sentence in said]
    found = [*(each for each in found if each.sentence not in said | saying), *this]
    return [each for each in found if each.spans], [each for each in inside if each.spans], seen


def _writers_own(page: Page, found: Found) -> bool:
    """ "I would not say that": outside quotations the one who did not say it is who writes."""
    if found.factuality == "actual" or found.source is None or found.source[1] - found.source[0] > 1:
        return False
    return page.sentences[found.sentence].lows[found.source[0]] in page.language.own_subjects


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
    for each in here:
        without_occasion(s, each, page.language)
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


def outermost(s: Sentence, found: Sequence[Found], language: Language) -> list[Found]:
    """Without those whose cue stands inside another's content. Of two inside each other the later is the outer one,
    since it closes the sentence. Quoted words are theirs who spoke them, and not his who passes them on."""
    if len(found) < 2:
        return list(found)
    passing = [each for each in found if _passes_on(s, each, found, language)]
    found = [each for each in found if not any(each is other for other in passing)]
    for each in passing:
        end = each.attribution[0] - (s.words[each.attribution[0] - 1] == ",")
        for other in found:
            other.content = [
                (first, min(after, end) if first < end else after)
                for first, after in other.content
                if first < end or first >= each.attribution[1]
            ]
    kept = []
    for number, each in enumerate(found):
        inside = [other for o, other in enumerate(found) if o != number and holds(other, each)]
        if not any(not holds(each, other) or other.cue > each.cue for other in inside):
            kept.append(each)
    return kept


def _passes_on(s: Sentence, outer: Found, found: Sequence[Found], language: Language) -> bool:
    """ "Holm told players: “...”, according to sources", "..., the Courier reported": whether an attribution only says
    where the words of another, quoted ones, were read or heard."""
    if outer.rule != "according_to" and not any(s.lows[at] in language.passing_on for at in _items(outer.cue)):
        return False
    within = [each for each in found if each is not outer and holds(outer, each) and each.source is not None]
    return any(_quoted(s, each) >= MOSTLY for each in within)


def _quoted(s: Sentence, found: Found) -> float:
    """Which part of a content stands in quotation marks, by characters."""
    lengths = [(s.stops[at] - s.starts[at], s.flags[at] & lx.QUOTED) for at in _items(found.content)]
    return sum(length for length, quoted in lengths if quoted) / (sum(length for length, _ in lengths) or 1)


def _items(phrases: Sequence[Phrase]) -> Iterator[int]:
    return (at for first, after in phrases for at in range(first, after))


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
