"""What stands beside a full name, across a comma, a bracket or a list, and says who that is.

"The owner of the zoo, Ola Brandt," "Ola Brandt (head of the bank)", "analysts Ola Brandt and Anna Holm".
"""

from __future__ import annotations

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import DETERMINES, Phrase, head_of, past_determiners, phrase_left
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence

# A role in brackets, and the names of a list before this one, have at most so many words.
LONGEST_BRACKETS = 16
LONGEST_LIST = 16
CLOSES = frozenset((",", "(", ".", ";", ":", "-", "–", "—"))


def office_before(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "The owner of the zoo, Ola Brandt, said": the description that the name stands in apposition to."""
    comma = name[0] - 1
    while comma > 0 and s.flags[comma] & lx.TITLE and s.flags[comma] & lx.CAPITAL:
        comma -= 1  # "the owner, Mrs Brandt"
    if comma < 1 or s.words[comma] != ",":
        return None
    whole = phrase_left(s, comma - 1)
    phrase = _description(s, whole, language) if whole is not None else None
    if phrase is None:
        return None
    if not _closed(s, name, language) and not _opens(s, phrase[0]) and not _speaks_behind(s, phrase[0], name):
        return None  # "after meeting the president, Ola Brandt said"
    return _complete(s, phrase)


def called(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "A lawyer named Ola Brandt"."""
    verb = name[0] - 1
    if verb < 1 or s.lows[verb] not in language.called:
        return None
    phrase = phrase_left(s, verb - 1)
    if phrase is None or not s.flags[phrase[0]] & lx.DETERMINER or not _describes_one(s, phrase, language):
        return None
    return _complete(s, phrase)


def _description(s: Sentence, whole: Phrase, language: Language) -> Phrase | None:
    """A noun phrase, or the one that ends it: "a comment by [the adviser of the party]"."""
    first, after = whole
    inner = (
        at + 1 for at in range(first + 1, after - 1) if s.flags[at] & lx.PREPOSITION and not s.flags[at] & lx.CAPITAL
    )
    return next(((at, after) for at in (first, *inner) if _describes_one(s, (at, after), language)), None)


def _describes_one(s: Sentence, phrase: Phrase, language: Language) -> bool:
    """Whether a noun phrase tells an office, a trade or kinship of one person: no name of its own, no mere gender."""
    head = head_of(s, phrase)
    if is_one_of(s, phrase, language):
        return True
    if head not in language.role_nouns or head in language.mere_people:
        return False
    opens = s.flags[phrase[0]]
    at = next(at for at in range(*phrase) if s.lows[at] == head)
    owned = any(s.flags[k] & lx.OWNED for k in range(phrase[0], at))
    definite = bool(opens & DETERMINES) or owned
    named = any(s.flags[k] & lx.CAPITAL for k in range(phrase[0], at + 1)) or s.lows[phrase[0]] in language.bygone
    return not opens & lx.NUMBER and (definite or named)


def is_one_of(s: Sentence, phrase: Phrase, language: Language) -> bool:
    """ "one of Holm's accusers"."""
    first, after = phrase
    many = any(is_plural_role(s, at, language) for at in range(first + 2, after))
    return many and bool(s.flags[first + 1] & lx.GENITIVE and s.flags[first] & (DETERMINES | lx.NUMBER))


def _closed(s: Sentence, name: Phrase, language: Language) -> bool:
    """Whether a mark, "who" or the end follows the name, and no list goes on."""
    after = name[1]
    if after >= len(s):
        return True
    if s.words[after] == "," and after + 1 < len(s):
        return s.lows[after + 1] not in language.first_names
    return s.words[after] in CLOSES or bool(s.flags[after] & lx.RELATIVE)


def _opens(s: Sentence, first: int) -> bool:
    """Whether a phrase opens its sentence, or follows a quotation or a verb of saying."""
    before = first - 1
    if before < s.floor:
        return True
    return bool(s.flags[before] & (lx.QUOTED | lx.CUE)) or (before == s.floor and bool(s.flags[before] & lx.ADVERB))


def _speaks_behind(s: Sentence, first: int, name: Phrase) -> bool:
    """ "As chief guest, the deputy head of the office, Ola Brandt said"."""
    return s.words[first - 1] == "," and name[1] < len(s) and bool(s.flags[name[1]] & lx.CUE)


def _complete(s: Sentence, phrase: Phrase) -> Phrase:
    """Without articles, and without whom "his" in "Holm and his lawyer" stands for."""
    first, after = phrase
    for at in range(first, after - 2):
        if s.flags[at] & lx.CONJUNCTION and s.flags[at + 1] & lx.POSSESSIVE:
            first = at + 1
    while first < after - 1 and s.flags[first] & DETERMINES and not s.flags[first + 1] & lx.GENITIVE:
        first += 1
    return (first, after)


def bracketed(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "Ola Brandt (head of the bank)", "Ola Brandt (R-CA)"."""
    first = name[1] + 1
    if first >= len(s) or s.words[name[1]] not in OPEN_BRACKETS:
        return None
    within = range(first, min(first + LONGEST_BRACKETS, len(s)))
    after = next((at for at in within if s.words[at] in CLOSE_BRACKETS), first)
    if after == first or any(s.flags[at] & (lx.VERBAL | lx.QUOTED) for at in range(first, after)):
        return None
    party, hyphen, seat = s.words[first].partition("-")
    if hyphen and party.isupper() and party.lower() in language.party_letters and seat[:1].isupper():
        return (first, after)
    begin = first
    begin = past_determiners(s, begin, after)
    told = begin < after and head_of(s, (begin, after)) in language.role_nouns
    return (begin, after) if told and not s.flags[after - 1] & lx.NUMBER else None


def listed(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "Analysts Ola Brandt and Anna Holm": a plural before the first of several full names."""
    at, after = name
    goes_on = after + 1 < len(s) and s.words[after] == "," and s.flags[after + 1] & (lx.CAPITAL | lx.CONJUNCTION)
    joined = goes_on or (after < len(s) and s.flags[after] & lx.CONJUNCTION)
    if not joined and (at == s.floor or not (s.words[at - 1] == "," or s.flags[at - 1] & lx.CONJUNCTION)):
        return None
    lowest = max(s.floor, at - LONGEST_LIST)
    while at > lowest and _in_list(s, at - 1, language):
        at -= 1
        joined = joined or s.flags[at] & lx.CONJUNCTION
    before = at - 1
    if not joined or before < s.floor or not is_plural_role(s, before, language):
        return None
    if s.words[at] == "," and not _lists(s, at + 1, after):
        return None
    begin = before
    while begin > s.floor and _modifies(s, begin - 1):
        begin -= 1
    return (begin, before + 1)


def _lists(s: Sentence, first: int, after: int) -> bool:
    """ "two former premiers, Ola Brandt and Anna Holm": a name, and "and" before or right behind another."""
    joins = range(first, min(after + 1, len(s)))
    return bool(s.flags[first] & lx.CAPITAL) and any(s.flags[at] & lx.CONJUNCTION for at in joins)


def _in_list(s: Sentence, at: int, language: Language) -> bool:
    """Whether an item belongs to the names of a list."""
    flag = s.flags[at]
    mark = s.words[at] in (",", "&") or s.words[at] in OPEN_BRACKETS or s.words[at] in CLOSE_BRACKETS
    name = flag & lx.CAPITAL and not flag & (lx.ROLE | lx.OWNED)
    if not mark and not flag & lx.CONJUNCTION and not name and s.lows[at] not in language.name_particles:
        return False
    return not is_plural_role(s, at, language)


def is_plural_role(s: Sentence, at: int, language: Language) -> bool:
    """ "actresses", "spokesmen": more than one of a role."""
    low = s.lows[at]
    if not s.flags[at] & lx.WORD or low in language.role_nouns or (s.flags[at] & lx.CAPITAL and at > s.floor):
        return False
    for many, single in language.irregular_plurals.items():
        one = low.removesuffix(many) + single
        if low.endswith(many) and one in language.role_nouns:
            return one not in language.mere_people
    endings = (*language.plural_endings, *language.sibilant_plurals)
    ones = [low.removesuffix(ending) for ending in endings if low.endswith(ending)]
    roles = [one for one in ones if one in language.role_nouns]
    return bool(roles) and not any(one in language.mere_people or one in language.shared_roles for one in roles)


def _modifies(s: Sentence, at: int) -> bool:
    """Whether a word before the plural belongs to it: "Skarne Bank", "former"."""
    flag = s.flags[at]
    stops = lx.PREPOSITION | lx.CONJUNCTION | lx.VERBAL | lx.SUBJECT | lx.SUBORDINATOR | lx.RELATIVE | lx.CUE | lx.OWNED
    return bool(flag & lx.WORD) and not flag & (stops | DETERMINES | lx.TIME | lx.NUMBER | lx.ADVERB)
