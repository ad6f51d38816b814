"""Rules for quotations, and for unquoted content that the attribution closes or cuts in two."""

from __future__ import annotations

from broadsheet.statements import lexicon as lx
from broadsheet.statements.contexts import Right, right_of_speaker
from broadsheet.statements.extents import left_content, only_quoted
from broadsheet.statements.found import Found
from broadsheet.statements.phrases import DASHES, Phrase
from broadsheet.statements.reading import Reading, source_of
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.sources import can_speak, speaker_after

CUTS = frozenset((",",)) | DASHES
FEWEST_BEFORE = 2
FEWEST_BEFORE_A_CUT = 3


def quote_verb_name(r: Reading) -> Found | None:
    """ "...," said Smith, a baker.   The talks go on, believes Smith."""
    s, cue = r.s, r.cue
    before = _quotation_before(r, cue.first)
    if not cue.has("inverted") or cue.helped or cue.gerund or cue.first <= r.floor:
        return None
    if before is None and s.words[cue.first - 1] != ",":
        return None
    source = speaker_after(s, cue.at + 1)
    if source is None or not can_speak(s, source):
        return None
    right = right_of_speaker(s, source[1], r.language)
    if before is None and (right.mark not in ("end", "comma") or not cue.has("end")):
        return None
    content = left_content(s, cue.first - 1 if before is None else before + 1, r.floor, r.language)
    return r.found("quote_verb_name", "inverted", source, [content, *_after(r, right)], right)


def _quotation_before(r: Reading, at: int) -> int | None:
    """The quotation that ends right before item `at`, or before the comma there."""
    s, before = r.s, at - 1
    if before > r.floor and s.words[before] == ",":
        before -= 1
    return before if before >= r.floor and s.flags[before] & lx.QUOTED else None


def quote_name_verb(r: Reading) -> Found | None:
    """ "...," Smith said.   "...," Smith said, "..."."""
    s, cue, right = r.s, r.cue, r.right
    source = cue.subject
    if source is None or cue.gerund or not cue.has("quote") or s.flags[source[0]] & lx.RELATIVE:
        return None
    before = _quotation_before(r, source[0])
    if before is None:
        return None
    adjunct = right.mark == "other" and not s.flags[right.at] & (lx.SUBJECT | lx.DETERMINER | lx.CAPITAL)
    if not adjunct and right.mark not in ("end", "comma", "quote", "dash"):
        return None
    content = left_content(s, before + 1, r.floor, r.language)
    return r.found("quote_name_verb", "quote", source, [content, *_after(r, right)])


def _after(r: Reading, right: Right) -> list[Phrase]:
    """What goes on after an attribution in the middle of its content."""
    s = r.s
    at = right.at + (right.mark == "comma")
    if right.mark not in ("comma", "quote", "dash") or at >= len(s):
        return []
    end = r.end(at)
    if s.flags[at] & lx.QUOTED:
        return [only_quoted(s, at, end) or (at, end)]
    if right.mark == "quote" or end <= at:
        return []
    begin = r.cue.begin
    follows_quotation = any(s.flags[back] & lx.QUOTED for back in range(max(0, begin - 2), begin))
    if follows_quotation or s.flags[at] & (lx.CONJUNCTION | lx.GERUND):
        return []
    return [(at, end)]


def verb_quote(r: Reading) -> Found | None:
    """Smith said, "...".   Smith said "..." and left.   Smith said: "..."."""
    s, cue, right = r.s, r.cue, r.right
    at = right.at + (right.mark != "quote")
    if not cue.has("quote") or right.mark not in ("quote", "comma", "colon") or at >= len(s):
        return None
    source = source_of(r)
    if not s.flags[at] & lx.QUOTED or (source is None and not cue.gerund):
        return None
    end = r.end(at)
    return r.found("verb_quote", "quote", source, [only_quoted(s, at, end) or (at, end)])


def colon(r: Reading) -> Found | None:
    """Smith said: the talks go on. The content may stand in the next paragraph."""
    s, cue, right = r.s, r.cue, r.right
    if right.mark != "colon" or not cue.has("quote", "end"):
        return None
    source = source_of(r)
    if source is None:
        return None
    begin = right.at + 1
    if begin >= len(s):
        found = Found("colon", r.number, [(cue.first, cue.at + 1)], source, [], cue.verb("quote"), right.hearer)
        found.attribution, found.follows = (min(source[0], cue.first), begin), True
        return found
    end = r.end(begin)
    return r.found("colon", "quote", source, [only_quoted(s, begin, end) or (begin, end)])


def in_the_middle(r: Reading) -> Found | None:
    """The talks, Smith said, go on."""
    source = _parenthetical(r)
    if source is None or r.right.mark not in ("comma", "dash"):
        return None
    content = left_content(r.s, source[0] - 1, r.floor, r.language)
    after = _after(r, r.right)
    if not after and content[1] - content[0] < FEWEST_BEFORE_A_CUT:
        return None
    return r.found("in_the_middle", "end", source, [content, *after])


def at_the_end(r: Reading) -> Found | None:
    """The talks go on, Smith said on Monday."""
    s, right = r.s, r.right
    source = _parenthetical(r)
    closes = right.mark == "end" or (right.mark == "other" and bool(s.flags[right.at] & lx.PREPOSITION))
    if source is None or not closes:
        return None
    content = left_content(s, source[0] - 1, r.floor, r.language)
    if content[1] - content[0] < FEWEST_BEFORE or (r.factuality != "actual" and not _says(s, content)):
        return None
    return r.found("at_the_end", "end", source, [content])


def _says(s: Sentence, content: Phrase) -> bool:
    """Whether there is a verb or a quotation in it: "On Thursday, Smith will testify" says nothing."""
    return any(s.flags[at] & (lx.VERBAL | lx.CUE | lx.PAST | lx.QUOTED) for at in range(*content))


def _parenthetical(r: Reading) -> Phrase | None:
    """The subject of a cue that can close a sentence, if a comma or dash stands right before it."""
    s, cue = r.s, r.cue
    source = cue.subject
    if source is None or not cue.has("end") or cue.gerund or s.flags[source[0]] & lx.RELATIVE:
        return None
    comma = source[0] - 1
    return source if comma >= r.floor and s.words[comma] in CUTS else None
