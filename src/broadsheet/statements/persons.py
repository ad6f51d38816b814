"""Whether capitalised words are a person's name: by first names, titles and letters, and where one closes an office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import Phrase, head_of
from broadsheet.statements.sentences import CLOSE_BRACKETS, Sentence

INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
FULL_NAME = (2, 3)
LONGEST_LETTERS = 2
# What cannot stand right before a name that closes a role: "chairman of the bench Ola Brandt".
NO_BEARER = (
    lx.CAPITAL | lx.PREPOSITION | lx.CONJUNCTION | lx.DETERMINER | lx.POSSESSIVE | lx.OWNED | lx.VERBAL | lx.RELATIVE
)
# "Mayor of Skarne Brandt".
SHORTEST_OFFICE = 4
TITLES = lx.TITLE | lx.ROLE
# Function words that a headline's capitals bring into a run ("Did Trump").
NO_NAME = lx.SUBORDINATOR | lx.VERBAL | lx.SUBJECT


def is_person(s: Sentence, name: Phrase, titles: tuple[str, ...], language: Language, first: int) -> bool:
    """Whether a run of capitals is a person's name: by title, first name or initials, and by no word of bodies."""
    start, stop = name
    lows = s.lows[start:stop]
    if stop - start == 1 and len(lows[0]) == 1:
        return False
    if any(s.flags[at] & NO_NAME and s.lows[at] not in language.first_names for at in range(start, stop - 1)):
        return False
    if len(lows) > 1 and lows[-2] in language.first_names and lows[-1] in language.surnames_too:
        return True
    collective = (at for at in range(*name) if s.flags[at] & lx.COLLECTIVE and s.lows[at] not in language.first_names)
    organised = [_of_body(s, at, language) for at in range(*name)]
    if organised[-1] or any(at > first for at in collective):
        return False
    if lows[0] not in language.first_names and any(organised):
        return False
    alone = stop - start == 1 and all(title in language.shared_roles for title in titles)
    if (titles and not alone) or any(low in language.first_names for low in lows[:-1]):
        return True
    return any(INITIALS.fullmatch(word) for word in s.words[start : stop - 1])


def may_be_person(s: Sentence, name: Phrase, language: Language) -> bool:
    """Whether two or three capitalised words hold nothing that only bodies are called."""
    places = range(*name)
    if len(places) not in FULL_NAME or any(s.flags[at] & lx.CONJUNCTION for at in places):
        return False
    lows = s.lows[slice(*name)]
    if lows[-2] in language.first_names and lows[-1] in language.surnames_too:
        return True
    if is_letters(s.words[name[0]]) and lows[0] not in language.first_names:
        return False
    collective = [at for at in places if s.flags[at] & lx.COLLECTIVE and s.lows[at] not in language.first_names]
    return not collective and not any(_of_body(s, at, language) for at in places)


def _of_body(s: Sentence, at: int, language: Language) -> bool:
    """Whether a word is one of organisations' names; its letters alone stand in capitals: "UN", but "Kim Jong Un"."""
    letters = len(s.lows[at]) <= LONGEST_LETTERS
    return s.lows[at] in language.organisation_words and (not letters or s.words[at].isupper())


def is_letters(word: str) -> bool:
    """ "SAA": letters that stand for a body; two are somebody's initials as often ("MS Dhoni")."""
    return len(word) > LONGEST_LETTERS and word.isupper()


def is_compound(s: Sentence, at: int, language: Language) -> bool:
    """ "Russian-controlled": an adjective made of a name."""
    _, hyphen, last = s.words[at].rpartition("-")
    return bool(hyphen) and last.islower() and last.endswith(language.past_endings)


def from_first_name(s: Sentence, start: int, stop: int, language: Language) -> int:
    """A name begins with its first name, or with initials behind letters, when other capitalised words stand before it
    ("Republican Ted Cruz", "BJP G. Brandt")."""
    for at in range(start, stop - 1):
        initials = INITIALS.fullmatch(s.words[at]) and (at == start or s.words[at - 1].isupper())
        if s.lows[at] in language.first_names or initials:
            return at
    return start


def letters_after(s: Sentence, run: Phrase, language: Language) -> int:
    """Where the letters after a full name begin ("Ola Brandt MP", "Ola Brandt QC"), or the end of the run."""
    begin, at = run
    while at - begin > 2 and s.lows[at - 1] in language.letters_after and s.words[at - 1].isupper():
        at -= 1
    return at


def before_name(s: Sentence, at: int, end: int, language: Language) -> bool:
    """Whether a word is a title or role before a name that ends at `end`, or a party; "Dean Brandt" is a whole name."""
    if s.flags[at] & (lx.TITLE | lx.ROLE):
        return not (at == end - 2 and s.lows[at] in language.first_names and s.flags[at] & lx.CAPITAL)
    return _of_party(s, at, end, language)


def _of_party(s: Sentence, at: int, end: int, language: Language) -> bool:
    """ "Democrat Ola Brandt": the party of a full name."""
    return end - at - 1 in FULL_NAME and bool(s.flags[at] & lx.CAPITAL) and s.lows[at] in language.partisans


def is_trade_name(s: Sentence, run: Phrase, language: Language) -> bool:
    """ "Brian Butler", "Conor King": a trade or a rank for a surname; not "the Marine Ecologist"."""
    last = run[1] - 1
    if run[0] > 0 and s.flags[run[0] - 1] & lx.DETERMINER:
        return False
    title = s.flags[last] & lx.TITLE and s.lows[last] not in language.ranks_as_surnames
    return last > run[0] and not title and s.lows[last - 1] in language.first_names


def is_crowned(s: Sentence, run: Phrase, language: Language) -> bool:
    """ "Burger King": a king of nowhere."""
    begin, end = run
    crowned = end - begin > 1 and s.lows[end - 1] in language.name_titles
    nobles = lx.ROLE | lx.TITLE | lx.OWNED
    return crowned and not any(s.flags[at] & nobles or s.lows[at] in language.demonyms for at in range(begin, end - 1))


def is_nameless(s: Sentence, run: Phrase, language: Language) -> bool:
    """ "Police Public Relations Officer": neither a first name nor a role before the last word."""
    before = range(run[0], run[1] - 1)
    return not any(s.flags[at] & (lx.ROLE | lx.TITLE) or s.lows[at] in language.first_names for at in before)


def closing_name(s: Sentence, first: int, after: int, language: Language) -> int | None:
    """Where a full name begins that closes a role with a preposition: "director of the Bridge Society Ola
    Brandt", "Department of Roads director Ola Brandt"."""
    if after - first < SHORTEST_OFFICE:
        return None
    linked = next((at for at in range(first + 1, after - 2) if s.flags[at] & lx.LINK), after)
    if linked == after:
        return None
    office = any(flag & lx.ROLE for flag in s.flags[first:linked])
    places = [at for at in range(linked + 2, after) if all(flag & lx.CAPITAL for flag in s.flags[at:after])]
    if office and first > 0 and s.lows[first - 1] in language.indefinite:
        return None  # "a spokesman for State Senator Ola Brandt", "a victim of trafficker Ola Brandt"
    for at in places:
        plain = s.flags[at - 1] & lx.WORD and not s.flags[at - 1] & NO_BEARER
        if plain and any(s.flags[k] & lx.ROLE for k in range(first, at)):
            return at
        if office and s.lows[at - 1] in language.honorifics:
            return _past_titles(s, at, after)
    if not office:
        return None
    articled = first > 0 and s.flags[first - 1] & lx.DETERMINER
    return _after_body(s, places, after, language) or (
        None if articled else _last_two(s, (first, after), places, language)
    )


def _past_titles(s: Sentence, at: int, after: int) -> int:
    while after - at > 1 and s.flags[at] & lx.TITLE:
        at += 1
    return at


def _after_body(s: Sentence, places: Sequence[int], after: int, language: Language) -> int | None:
    """Where the name begins in "the Bridge Society Ola Brandt": with a first name or behind a word of bodies."""
    names = [at for at in places if _closes_body(s, at)]
    for at in (_past_titles(s, at, after) for at in names):
        opens = s.lows[at] in language.first_names or INITIALS.fullmatch(s.words[at])
        if opens and after - at in FULL_NAME:
            return at
    bodies = (at for at in names if s.lows[at - 1] in language.organisation_words)
    full = (at for at in (_past_titles(s, at, after) for at in bodies) if after - at in FULL_NAME)
    return next((at for at in full if may_be_person(s, (at, after), language)), None)


def _last_two(s: Sentence, phrase: Phrase, places: Sequence[int], language: Language) -> int | None:
    """ "Minister of Interior Odo Lamm", "Ambassador to the UK Odo Lamm": an office without an article is somebody's."""
    at = phrase[1] - FULL_NAME[0]
    head = head_of(s, phrase)
    broad = head in language.mere_people or head in language.anonymous
    kinds = lx.ROLE | lx.TITLE | lx.COLLECTIVE | lx.TIME
    plain = at in places and _closes_body(s, at) and not any(flag & kinds for flag in s.flags[at : phrase[1]])
    plain = plain and not s.words[phrase[1] - 1].isupper()  # "superintendent of the New York DFS"
    return at if plain and not broad and may_be_person(s, (at, phrase[1]), language) else None


def _closes_body(s: Sentence, at: int) -> bool:
    if s.words[at - 1] in CLOSE_BRACKETS:
        return True  # "the Road Authority (RA) Ola Brandt"
    return bool(s.flags[at - 1] & lx.CAPITAL) and not s.flags[at - 1] & (lx.ROLE | lx.TITLE)
