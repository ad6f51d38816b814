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
from broadsheet.statements.phrases import DASHES, Phrase, phrase_left, phrase_right
from broadsheet.statements.sentences import ENDS, Sentence
from broadsheet.statements.sources import apposes, speaker_after

# An apposition between "According to Smith," and the content is short.
LONGEST_OPENING_APPOSITION = 30
FARTHEST_OWNER = 3
FEWEST_WORDS = 2
# "in the Russian foreign minister's opinion" is not longer.
LONGEST_OWNER = 9
CLAUSE_BEGINS = frozenset((",", ";", ":")) | DASHES
# What cannot be the verb of "to" and a verb.
NO_VERB = lx.DETERMINER | lx.POSSESSIVE | lx.CAPITAL | lx.OBJECT | lx.MANY | lx.NUMBER


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
    if at > 0 and s.flags[at - 1] & lx.THAT:
        return None  # "adding that according to estimates": inside what is added
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
    if language.opinion_nouns.isdisjoint(s.lows):
        return []
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


def opinion_inside(scan: Scan) -> list[Found]:
    """The talks, in Smith's opinion, will go on: content on both sides, from where its clause begins."""
    s, language = scan.s, scan.language
    if language.opinion_nouns.isdisjoint(s.lows):
        return []
    for at in range(3, len(s) - 2):
        if s.lows[at] not in language.opinion_nouns or s.words[at + 1] != ",":
            continue
        lead = next((k for k in range(at - 1, max(1, at - LONGEST_OWNER), -1) if s.words[k - 1] == ","), None)
        if lead is None or s.lows[lead] not in language.opinion_openers:
            continue
        if lead + 1 == at or not s.flags[at - 1] & (lx.POSSESSIVE | lx.OWNED):
            continue
        begin = lead - 1
        while begin > s.floor and not (s.words[begin - 1] in CLAUSE_BEGINS or s.flags[begin - 1] & lx.SUBORDINATOR):
            begin -= 1
        begin = over_connectives(s, begin, lead - 1, language)
        end = scan.end(at + 2)
        if end > at + 2 and begin < lead - 1:
            found = Found("opinion_inside", scan.number, [(lead, at + 1)], (lead + 1, at), [(begin, lead - 1)], None)
            found.content.append((at + 2, end))
            found.attribution = (lead, at + 1)
            return [found]
    return []


def owned_noun(scan: Scan) -> list[Found]:
    """Smith's claim that the talks go on; his order to go on; the ministry's calls for talks."""
    s, found = scan.s, []
    for at, flag in enumerate(s.flags) if s.kinds & lx.NOUN else ():
        if not flag & lx.NOUN or at == 0 or at + 1 >= len(s) or (flag & lx.CAPITAL):
            continue
        owner = _owner(s, at)
        if owner is None or _noun(scan.language, s.lows[at], s.lows[at + 1]) is None:
            continue
        begin = at + 1 if s.flags[at + 1] & lx.TO else at + 2
        end = _noun_content_end(scan, at, begin)
        if end > begin:
            leads = not s.flags[at + 1] & (lx.TO | lx.THAT)
            each = Found("owned_noun", scan.number, [(at, at + 1 + leads)], owner, [(begin, end)], None)
            each.attribution = (owner[0], at + 1 + leads)
            found.append(each)
    return found


def _noun_content_end(scan: Scan, at: int, begin: int) -> int:
    """Where what was claimed, ordered or called for ends; `begin` where there is none ("his appeal to the party")."""
    s = scan.s
    if begin >= len(s):
        return begin
    if not s.flags[at + 1] & (lx.TO | lx.THAT):
        phrase = phrase_right(s, begin)
        return _over_place(s, phrase[1]) if phrase else begin
    if s.flags[at + 1] & lx.TO and begin + 1 < len(s) and s.flags[begin + 1] & NO_VERB:
        return begin
    end = next((k for k in range(begin, scan.end(begin)) if s.words[k] in ",;"), scan.end(begin))
    if s.flags[at + 1] & lx.THAT:
        return end
    for k in range(begin + 2, end):
        finite = s.flags[k] & (lx.VERBAL | lx.SUBORDINATOR) and not s.flags[k] & (lx.CAPITAL | lx.THAT | lx.RELATIVE)
        if finite and not any(s.flags[back] & (lx.RELATIVE | lx.THAT) for back in range(begin, k)):
            return k  # "his refusal to answer | made it worse"
    return end


def _over_place(s: Sentence, after: int) -> int:
    """ "a change of regime in Iran": a place beside the phrase belongs to it."""
    if after + 1 < len(s) and s.flags[after] & lx.LINK and s.flags[after + 1] & (lx.CAPITAL | lx.DETERMINER):
        phrase = phrase_right(s, after + 1)
        return phrase[1] if phrase else after
    return after


def _owner(s: Sentence, at: int) -> Phrase | None:
    """Whose the noun is: "his", or the phrase that ends in a possessive, a verb before it left out."""
    verb = s.flags[at] & lx.CUE  # "Trump's lawyer calls for", but "Trump's unofficial calls for"
    if verb and s.flags[at - 1] & (lx.ROLE | lx.COLLECTIVE | lx.CAPITAL | lx.MANY) and not s.flags[at - 1] & lx.OWNED:
        return None
    for back in range(at - 1, max(-1, at - 1 - FARTHEST_OWNER), -1):
        flag = s.flags[back]
        if flag & lx.OWNED:
            if s.words[back] in "'’":
                back -= 1
            phrase = phrase_left(s, back)
            return _without_verb(s, phrase) if phrase else None
        if flag & lx.POSSESSIVE:
            return (back, back + 1)
        if flag & (lx.DETERMINER | lx.VERBAL | lx.PREPOSITION) or not flag & lx.WORD or _is_past(flag):
            return None
    return None


def _is_past(flag: int) -> bool:
    return bool(flag & (lx.PAST | lx.FINITE)) and not flag & lx.CAPITAL


def _without_verb(s: Sentence, phrase: Phrase) -> Phrase:
    first, after = phrase
    for at in range(after - 2, first - 1, -1):
        if _is_past(s.flags[at]) or (s.flags[at] & lx.CUE and not s.flags[at] & (lx.CAPITAL | lx.ROLE | lx.NOUNLIKE)):
            return (at + 1, after)
        if s.flags[at] & lx.RELATIVE:
            return (at + 1, after)
    return phrase


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
VERBLESS: tuple[Verbless, ...] = (according_to, in_opinion, opinion_inside, owned_noun, asked_about)
