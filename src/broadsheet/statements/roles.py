"""What an article says of who somebody is, elsewhere than beside the full name.

Each rule looks at one mention of a person; the first that tells a role wins, silence means none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.names import affiliation, analyse, head_of
from broadsheet.statements.person import Person
from broadsheet.statements.phrases import DETERMINES, Phrase, is_adverb, is_verb, phrase_right
from broadsheet.statements.runs import around
from broadsheet.statements.sentences import Sentence

Rule = Callable[[Sentence, Phrase, Language], Phrase | None]
# "A former premier, Brandt has": the description that opens the sentence.
LONGEST_OPENING = 40


def learn_role(
    text: str, s: Sentence, person: Person, name: Phrase, language: Language, rules: Sequence[Rule] | None = None
) -> None:
    """The role that a mention tells, of the surname alone or of the whole name, in place."""
    for rule in rules or RULES:
        role = rule(s, name, language)
        if role is not None:
            give_role(text, s, person, role, language)
            return


def give_role(text: str, s: Sentence, person: Person, role: Phrase, language: Language) -> None:
    """Who somebody is, by items of a sentence."""
    body = affiliation(s, role, language)
    person.role = (s.starts[role[0]], s.stops[role[1] - 1])
    person.affiliation = (s.starts[body[0]], s.stops[body[1] - 1]) if body else None
    person.role_words |= {s.lows[k] for k in range(*role)}


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
    named = analyse(s, around(s, first, after), language)
    return named.role if named.what == "person" and named.name[1] == after else None


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
    """ "Brandt is the owner of a zoo", "Brandt, who is an official at the port", "Brandt serves as treasurer"."""
    at = name[1]
    at += at < len(s) and s.words[at] == ","
    relative = at < len(s) and bool(s.flags[at] & lx.RELATIVE and not s.flags[at] & lx.THAT)
    if at > name[1] and not relative:
        return None
    at += relative
    if at + 1 >= len(s):
        return None
    if (s.lows[at], s.lows[at + 1]) in language.serving:
        at += 2
    elif s.flags[at] & lx.BEING and s.flags[at] & lx.AUXILIARY and not s.flags[at] & lx.NEGATION:
        at += 1
    else:
        return None
    while at < len(s) and is_adverb(s, at) and not s.flags[at] & (lx.NEGATION | lx.DETERMINER):
        at += 1
    return _role_from(s, at, language)


def _role_from(s: Sentence, at: int, language: Language) -> Phrase | None:
    """The role that a noun phrase tells which begins at an item."""
    phrase = phrase_right(s, at) if at < len(s) else None
    if phrase is None:
        return None
    first, after = phrase
    while first < after and s.flags[first] & DETERMINES:
        first += 1
    done = first == phrase[0] and s.flags[first] & lx.PAST  # "is accused of"
    return (first, after) if first < after and not done and is_role(s, (first, after), language) else None


RULES: tuple[Rule, ...] = (beside, opening, being)
# What stands beside a whole name was looked at with it.
AWAY: tuple[Rule, ...] = (opening, being)
