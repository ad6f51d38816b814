"""What an article says of who somebody is, elsewhere than beside the full name.

Each rule looks at one mention of a person; the first that tells a role wins, silence means none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.affiliations import affiliation
from broadsheet.statements.apposed import bracketed, called, listed, office_before
from broadsheet.statements.belonging import belongs
from broadsheet.statements.names import analyse, ended
from broadsheet.statements.person import Person, bare
from broadsheet.statements.phrases import (
    Phrase,
    head_of,
    is_adverb,
    is_verb,
    past_determiners,
    phrase_left,
    phrase_right,
)
from broadsheet.statements.runs import around
from broadsheet.statements.sentences import Sentence

Rule = Callable[[Sentence, Phrase, Language], Phrase | None]
# "A former premier, Brandt has": the description that opens the sentence.
LONGEST_OPENING = 40
# An office before the name that closes it has at most so many words.
LONGEST_OFFICE = 14
NO_OFFICE = lx.PREPOSITION | lx.CONJUNCTION | lx.DETERMINER | lx.POSSESSIVE | lx.VERBAL | lx.SUBORDINATOR | lx.OWNED
CLAUSE = lx.VERBAL | lx.SUBJECT | lx.SUBORDINATOR | lx.RELATIVE


def learn_role(
    text: str, s: Sentence, person: Person, name: Phrase, language: Language, rules: Sequence[Rule] | None = None
) -> None:
    """The role that a mention tells, of the surname alone or of the whole name, in place."""
    known = s.kinds & (lx.ROLE | lx.TITLE)
    for rule in (rules or RULES) if known else MANY_OR_MARKED:
        role = rule(s, name, language)
        if role is not None and person.role is None:
            give_role(text, s, person, role, language)
        elif role is not None:
            person.role_words |= {s.lows[at] for at in range(*role)}  # "the lawyer" may be meant by it
        if role is not None:
            return
    learn_body(s, person, name, language)


def learn_body(s: Sentence, person: Person, name: Phrase, language: Language) -> None:
    """The organisation that the mention of a full name tells, in place."""
    if person.affiliation is None and person.person and name[1] - name[0] > 1:
        body = belongs(s, name, language)
        person.affiliation = (s.starts[body[0]], stop_of(s, body)) if body else None


def stop_of(s: Sentence, phrase: Phrase) -> int:
    """Where a phrase stops, without a possessive ending."""
    last = phrase[1] - 1
    return s.stops[last] - (len(s.words[last]) - len(bare(s.words[last])))


def give_role(text: str, s: Sentence, person: Person, role: Phrase, language: Language) -> None:
    """Who somebody is, by items of a sentence, up to a clause that only adds something."""
    commas = (at for at in range(role[0] + 1, role[1] - 1) if s.words[at] == "," and s.flags[at + 1] & lx.RELATIVE)
    role = (role[0], next(commas, role[1]))
    role = ended(s, role)
    body = affiliation(s, role, language)
    person.role = (s.starts[role[0]], s.stops[role[1] - 1])
    person.affiliation = (s.starts[body[0]], s.stops[body[1] - 1]) if body else person.affiliation
    person.role_words |= {s.lows[k] for k in range(*role)}
    person.evident = True


def is_role(s: Sentence, phrase: Phrase, language: Language) -> bool:
    """Whether a phrase without its article tells a role by itself: "owner of a zoo", not "man" or "members"."""
    head = head_of(s, phrase)
    if head not in language.role_nouns:
        return False
    told = phrase[1] - phrase[0] > 1
    return head not in language.broad_roles or (told and any(s.flags[at] & lx.LINK for at in range(*phrase)))


# ------------------------------------------------------------------------------------------ rules


def beside(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "Winger McGillvary", "Brandt, a baker,"."""
    first, after = name
    comma = after < len(s) and s.words[after] == ","
    titled = any(s.flags[k] & (lx.ROLE | lx.TITLE) for k in range(max(0, first - 1), after - 1))
    if not comma and not titled:
        return None
    named = analyse(s, around(s, first, after, language), language)
    return named.role if named.what == "person" and named.name[1] == after else None


def closed(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "Former envoy to Skarne Ola Brandt": an office with a preposition that the name closes."""
    before = s.flags[name[0] - 1] if name[0] > s.floor else lx.NUMBER
    if not before & lx.WORD or before & NO_OFFICE or (before & lx.CUE and not before & lx.CAPITAL):
        return None
    near = range(max(s.floor, name[0] - LONGEST_OFFICE), name[0])
    linked = any(s.flags[at] & lx.LINK for at in near)
    if not linked or not any(s.flags[at] & lx.ROLE for at in near):
        return None
    phrase = phrase_left(s, name[1] - 1)
    named = analyse(s, phrase, language) if phrase is not None and phrase[0] < name[0] else None
    if named is None or named.what != "person" or named.name != name or named.role is None:
        return None
    first, after = named.role
    first += is_verb(s, first)  # "said former envoy to Skarne Ola Brandt"
    link = next((at for at in range(first + 1, after) if s.flags[at] & lx.LINK), after)
    office = first < link < after and any(s.flags[at] & lx.ROLE for at in range(first, link))
    clause = any(s.flags[at] & CLAUSE or is_verb(s, at) or _governs(s, at) for at in range(first, after))
    return (first, after) if office and not clause else None


def _governs(s: Sentence, at: int) -> bool:
    """Whether a gerund or an infinitive stands here: "accused of forcing", "a lawyer to reopen"."""
    if s.flags[at] & lx.TO:
        return not s.flags[at + 1] & (lx.CAPITAL | lx.DETERMINER | lx.POSSESSIVE)
    return bool(s.flags[at] & lx.GERUND) and not s.flags[at] & (lx.CAPITAL | lx.ROLE | lx.COLLECTIVE)


def opening(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "A former premier, Brandt has": what opens the clause before the name."""
    at = name[0]
    if at < 2 or at > LONGEST_OPENING or s.words[at - 1] != "," or not s.flags[0] & lx.DETERMINER:
        return None
    comma = s.words.index(",")
    verbs = lx.VERBAL | lx.SUBJECT | lx.THAT
    plain = not any(s.flags[k] & verbs or is_verb(s, k) for k in range(comma))
    told = plain and any(s.flags[k] & lx.ROLE for k in range(comma))
    return (1, comma) if comma == at - 1 and told else None


def being(s: Sentence, name: Phrase, language: Language) -> Phrase | None:
    """ "Brandt is the owner of a zoo", "Brandt, who is an official at the port", "Brandt will remain treasurer",
    "Brandt serves as treasurer", "Brandt, who stepped down as mayor"."""
    at = _predicate(s, name)
    if at is None:
        return None
    being = s.flags[at] & lx.BEING and s.flags[at] & lx.AUXILIARY and not s.flags[at] & lx.NEGATION
    if being or s.lows[at] in language.becoming:
        at = _over_adverbs(s, at + 1)
        if at < len(s) and s.lows[at] in language.appointed:
            at += 1
            at += at < len(s) and s.lows[at] in language.appointed_as
        return _role_from(s, at, language)
    if s.lows[at] not in language.serving:
        return None
    at += 1
    at += at < len(s) and s.lows[at] in language.serving_particles
    return _role_from(s, at + 1, language) if at < len(s) and s.lows[at] in language.serving_as else None


def _predicate(s: Sentence, name: Phrase) -> int | None:
    """Where the verb stands whose subject a name is, or "who" for it, past what leads up to it ("will", "has")."""
    at = name[1]
    at += at < len(s) and s.words[at] == ","
    relative = at < len(s) and bool(s.flags[at] & lx.RELATIVE and not s.flags[at] & lx.THAT)
    if at > name[1] and not relative:
        return None
    at += relative
    while at + 1 < len(s) and s.flags[at] & (lx.MODAL | lx.PERFECT) and not s.flags[at] & lx.NEGATION:
        at = _over_adverbs(s, at + 1)
    return at if at + 1 < len(s) else None


def _over_adverbs(s: Sentence, at: int) -> int:
    while at < len(s) and is_adverb(s, at) and not s.flags[at] & (lx.NEGATION | lx.DETERMINER):
        at += 1
    return at


def _role_from(s: Sentence, at: int, language: Language) -> Phrase | None:
    """The role that a noun phrase tells which begins at an item."""
    phrase = phrase_right(s, at) if at < len(s) else None
    if phrase is None:
        return None
    first, after = phrase
    after = next((at for at in range(first, after) if s.flags[at] & lx.TO), after)
    first = past_determiners(s, first, after)
    done = first == phrase[0] and s.flags[first] & lx.PAST  # "is accused of"
    return (first, after) if first < after and not done and is_role(s, (first, after), language) else None


# What stands beside a whole name was looked at with it.
AWAY: tuple[Rule, ...] = (office_before, closed, opening, called, bracketed, listed, being)
RULES: tuple[Rule, ...] = (beside, *AWAY)
# Those that need no word of a role or title: plurals of roles, and the party in brackets.
MANY_OR_MARKED: tuple[Rule, ...] = (office_before, bracketed, listed)
