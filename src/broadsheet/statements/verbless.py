"""Attributions without a verb of saying: according to, in his opinion, Smith's claim that, asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.language.base import Noun
from broadsheet.statements import lexicon as lx
from broadsheet.statements.cues import Cue
from broadsheet.statements.extents import content_end, left_content, only_quoted, over_connectives
from broadsheet.statements.found import Found
from broadsheet.statements.phrases import Phrase, phrase_left, phrase_right
from broadsheet.statements.sentences import ENDS, Sentence
from broadsheet.statements.sources import apposes, speaker_after

# An apposition between "According to Smith," and the content is short.
LONGEST_OPENING_APPOSITION = 30
FARTHEST_OWNER = 3
FEWEST_WORDS = 2


@dataclass(slots=True)
class Scan:
    """One sentence, its verb cues (to know where content ends) and what was found before."""

    number: int
    s: Sentence
    cues: Sequence[Cue]
    language: Language

    def end(self, begin: int) -> int:
        """Where content from `begin` ends."""
        return content_end(self.s, begin, None, self.cues, self.language)


def according_to(scan: Scan) -> list[Found]:
    """According to Smith, the talks go on.   The talks go on, according to Smith."""
    s, found = scan.s, []
    for phrase in scan.language.according:
        for at in _places(s, phrase):
            each = _according(scan, at, at + len(phrase))
            if each:
                found.append(each)
    return found


def _places(s: Sentence, phrase: tuple[str, ...]) -> list[int]:
    if phrase[0] not in s.lows:
        return []
    starts = [at for at, low in enumerate(s.lows) if low == phrase[0]]
    return [at for at in starts if tuple(s.lows[at : at + len(phrase)]) == phrase]


def _according(scan: Scan, at: int, after: int) -> Found | None:
    s = scan.s
    source = phrase_right(s, after)
    if source is None:
        return None
    opening = at == over_connectives(s, 0, len(s), scan.language) or s.words[at - 1] in ENDS
    if opening:
        begin = _after_source(s, source)
        if begin is None:
            return None
        source = (source[0], begin - 1)
        end = scan.end(begin)
        content = [only_quoted(s, begin, end) or (begin, end)]
    else:
        source = speaker_after(s, after) or source
        content = [left_content(s, at, s.floor, scan.language)]
        if source[1] + 1 < len(s) and s.words[source[1]] == ",":
            end = scan.end(source[1] + 1)
            if _has_verb(s, source[1] + 1, end) and not s.flags[source[1] + 1] & (lx.CONJUNCTION | lx.RELATIVE):
                content.append((source[1] + 1, end))
    content = [part for part in content if part[1] > part[0]]
    if sum(after - first for first, after in content) < FEWEST_WORDS:
        return None  # "That's according to Smith"
    found = Found("according_to", scan.number, [(at, after)], source, content, None)
    found.attribution = (at, source[1])
    return found


def _after_source(s: Sentence, source: Phrase) -> int | None:
    """Where content begins after "According to Smith," and a short apposition."""
    at = source[1]
    while at < len(s) and s.words[at] != ",":
        if at - source[1] > LONGEST_OPENING_APPOSITION or s.words[at] in ENDS:
            return None
        at += 1
    if at >= len(s):
        return None
    if at + 1 < len(s) and s.flags[at + 1] & lx.RELATIVE:
        closing = next(
            (k for k in range(at + 2, min(at + LONGEST_OPENING_APPOSITION, len(s))) if s.words[k] == ","), None
        )
        return closing + 1 if closing is not None else None
    if s.flags[source[1] - 1] & lx.CAPITAL:
        for ahead in range(at + 1, min(at + LONGEST_OPENING_APPOSITION, len(s))):
            if s.words[ahead] == ",":
                flags = s.flags[at + 1 : ahead]
                plain = not any(flag & (lx.CUE | lx.VERBAL) and not flag & lx.CAPITAL for flag in flags)
                if plain and any(flag & (lx.ROLE | lx.COLLECTIVE) for flag in flags) and apposes(s, at + 1, ahead):
                    return ahead + 1
                break
    return at + 1


def _has_verb(s: Sentence, first: int, after: int) -> bool:
    return any(s.flags[at] & (lx.VERBAL | lx.CUE) for at in range(first, after))


def in_opinion(scan: Scan) -> list[Found]:
    """In his opinion, the talks go on.   In Smith's view, ..."""
    s, language = scan.s, scan.language
    begin = over_connectives(s, 0, len(s), language)
    for at in range(begin + 2, min(begin + 8, len(s) - 1)):
        if (
            s.lows[at] in language.opinion_nouns
            and s.words[at + 1] == ","
            and s.lows[begin] in language.opinion_openers
        ):
            owner = s.flags[at - 1]
            if not owner & (lx.POSSESSIVE | lx.OWNED):
                return []
            end = scan.end(at + 2)
            found = Found("in_opinion", scan.number, [(begin, at + 1)], (begin + 1, at), [(at + 2, end)], None)
            found.attribution = (begin, at + 1)
            return [found] if end > at + 2 else []
    return []


def owned_noun(scan: Scan) -> list[Found]:
    """Smith's claim that the talks go on; his call for talks."""
    s, found = scan.s, []
    for at, flag in enumerate(s.flags) if s.kinds & lx.NOUN else ():
        if not flag & lx.NOUN or at == 0 or at + 1 >= len(s) or (flag & lx.CAPITAL):
            continue
        owner = _owner(s, at)
        if owner is None:
            continue
        noun = _noun(scan.language, s.lows[at], s.lows[at + 1])
        if noun is None:
            continue
        begin = at + 2 if not s.flags[at + 1] & lx.TO else at + 1
        end = next((at for at in range(begin, scan.end(begin)) if s.words[at] in ",;"), scan.end(begin))
        if end > begin:
            each = Found("owned_noun", scan.number, [(at, at + 1)], owner, [(begin, end)], None)
            each.attribution = (owner[0], at + 1)
            found.append(each)
    return found


def _owner(s: Sentence, at: int) -> Phrase | None:
    for back in range(at - 1, max(-1, at - 1 - FARTHEST_OWNER), -1):
        flag = s.flags[back]
        if flag & lx.OWNED:
            if s.words[back] in "'’":
                back -= 1
            return phrase_left(s, back)
        if flag & lx.POSSESSIVE:
            return (back, back + 1)
        if flag & (lx.DETERMINER | lx.VERBAL | lx.PREPOSITION) or not flag & lx.WORD:
            return None
    return None


def _noun(language: Language, word: str, lead: str) -> Noun | None:
    return next((noun for noun in language.nouns if noun.word == word and lead in noun.leads), None)


def asked_about(scan: Scan) -> list[Found]:
    """Asked about the talks, Smith said ...   Replying to a question about the talks, ..."""
    s, language = scan.s, scan.language
    if s.lows[0] not in language.question_openers:
        return []
    lead = next((at for at in range(1, min(6, len(s))) if s.lows[at] in language.question_leads), None)
    if lead is None:
        return []
    noun = next((at for at in range(1, lead) if s.lows[at] in language.question_nouns), None)
    if noun is None and lead > 3:
        return []
    comma = _comma_before_subject(s, lead)
    if comma is None or comma - lead < 2:
        return []
    first = 0
    if noun is not None:
        first = noun - 1 if s.flags[noun - 1] & lx.DETERMINER else noun
    asks = s.flags[lead] & lx.QUESTION
    begin = lead if asks else lead + 1
    found = Found("asked_about", scan.number, [(first, begin)], None, [(begin, comma)], None)
    found.attribution = (0, begin)
    return [found]


def _comma_before_subject(s: Sentence, at: int) -> int | None:
    """The comma after which the main clause begins: a subject and its verb follow it, or a quotation."""
    for comma in range(at + 1, len(s) - 1):
        if s.words[comma] != ",":
            continue
        flag = s.flags[comma + 1]
        if flag & lx.QUOTED:
            return comma
        if flag & (lx.RELATIVE | lx.CONJUNCTION | lx.PREPOSITION):
            continue
        subject = phrase_right(s, comma + 1)
        if subject is None or subject[1] >= len(s):
            continue
        if s.flags[subject[1]] & (lx.CUE | lx.VERBAL | lx.ADVERB) or s.words[subject[1]] == ",":
            return comma
    return None


Verbless = Callable[[Scan], list[Found]]
VERBLESS: tuple[Verbless, ...] = (according_to, in_opinion, owned_noun, asked_about)
