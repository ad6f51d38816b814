"""How statements of different speakers stand to each other: who agrees, who differs, who answers whom.

A relation is found in words that both statements show, and those words are its evidence. What is only meant is not
found: nobody is set against anybody for what they might think. What most articles of the story open with makes no two
statements alike, so a word counts for the less, the more of them it opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from broadsheet.review.names import last_name, tokens
from broadsheet.review.polarity import Claim, apart, claims_of
from broadsheet.review.press import Coverage, Press, Told
from broadsheet.review.text import quotations
from broadsheet.review.voices import Voice
from broadsheet.types import Act, Relation, Span

# Of two claims' words, weighed, so much is shared at least, and so much of the shorter and of the longer one, if they
# are one thing told twice; if they take a stand on one thing; if both demand it; if one denies what the other says; if
# it turns down what the other says.
TWICE = (2.0, 0.75, 0.55)
ONE_OBJECT = (1.5, 0.45, 0.3)
ONE_DEMAND = (1.5, 0.6, 0.35)
DENIED = (2.0, 0.6, 0.25)
TURNED_DOWN = (1.5, 0.45, 0.25)
# Other answers share so much with what they answer, beside the names.
ANSWERED = 1.0
# Two statements stand in so many articles.
ITSELF = 2
# From the speaker to the words that tell of an answer there are at most so many code points.
NEAR_SPEAKER = 60
# A name of more words than this, or with these marks in it, is none.
LONGEST_NAME, NO_NAME = 6, re.compile(r"[()\[\]—:;]")
# What a cue may do: welcome, reject, deny. Whoever does the first or the second takes a side.
Stand = Literal["in_favour", "against", "denying"]
SIDES: Final[frozenset[Stand]] = frozenset({"in_favour", "against"})
DEMANDS: Final[frozenset[Act]] = frozenset({"demand", "recommend"})


@dataclass(frozen=True, slots=True)
class Related:
    """Two voices in the order of print: `second` stands to `first` as the relation says."""

    first: Voice
    second: Voice
    relation: Relation

    @property
    def told(self) -> list[Told]:
        """What of it is printed; the length of a voice stands with the first place it takes."""
        return [
            Told(span, voice.words, 0.0, 0 if number else voice.spoken.length)
            for voice in (self.first, self.second)
            for number, span in enumerate(voice.spoken.takes)
        ]


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice with its claims, each with the weight of its words, what its cue does, the words printed of it, and the
    speaker's name, without and with the role."""

    voice: Voice
    claims: tuple[tuple[float, Claim], ...]
    stands: frozenset[Stand]
    printed: str
    name: frozenset[str]
    called: frozenset[str]

    @classmethod
    def of(cls, voice: Voice, coverage: Coverage) -> Heard:
        press, person = coverage.press, voice.person
        claims = tuple((_weight(each.words, coverage), each) for each in claims_of(voice.statement, press))
        cue = " ".join(press.slice(cue) for cue in voice.statement.cue)
        stands: frozenset[Stand] = frozenset(
            stand for stand in get_args(Stand) if re.search(getattr(press.words.relating, stand), cue)
        )
        printed = "\n".join(press.slice(span) for span in voice.spoken.takes)
        name = frozenset(tokens(person.name))
        return cls(voice, claims, stands, printed, name, name | frozenset(tokens(person.role)))

    @property
    def whole(self) -> Span:
        """The first run of the words said."""
        return self.voice.statement.content[0]


# A relation, and how much of the story beyond its beginning the two share.
Found = tuple[float, Relation]
Rule = Callable[[Heard, Heard, Coverage], Found | None]


def relations(voices: Sequence[Voice], coverage: Coverage) -> list[Related]:
    """Of each voice the nearest other that it stands to in some way, by the first rule that finds one; what is said
    twice first. A pair is in one relation only."""
    heard = [Heard.of(voice, coverage) for voice in voices if _is_name(voice.person.name)]
    others = [[place for place, other in enumerate(heard) if _two_speakers(one, other)] for one in heard]
    found: list[Related] = []
    done: set[frozenset[int]] = set()
    for rule in RULES:
        for number, one in enumerate(heard):
            near = [
                (*it, place)
                for place in others[number]
                if frozenset((number, place)) not in done and (it := rule(one, heard[place], coverage)) is not None
            ]
            if near:
                _, relation, place = max(near, key=lambda each: (each[0], heard[each[2]].whole))
                found.append(Related(heard[place].voice, one.voice, relation))
                done.add(frozenset((number, place)))
    return found


def _is_name(name: str) -> bool:
    return len(name.split()) <= LONGEST_NAME and not NO_NAME.search(name)


def _two_speakers(one: Heard, other: Heard) -> bool:
    """Whether the two are not the same, nor one of them a part of the other ("police", "police chief Aalders")."""
    mine, theirs = one.voice.person, other.voice.person
    apart = mine.key != theirs.key and last_name(mine.name) != last_name(theirs.name)
    return apart and not one.name <= other.called and not other.name <= one.called


def paraphrases(one: Heard, other: Heard, coverage: Coverage) -> Found | None:
    """The same is said, under two names: a spokesman and the ministry, a statement and whoever made it."""
    if not SIDES.isdisjoint(one.stands | other.stands):
        return None
    for weight, mine, theirs in _pairs(one, other, TWICE, coverage):
        if mine.negated == theirs.negated and not apart(mine, theirs):
            return weight, Relation("paraphrases", mine.span, theirs.span)
    return None


def answers(one: Heard, other: Heard, coverage: Coverage) -> Found | None:
    """`one` is said to be an answer to the other, by name, and is about the same: where it turns something down, what
    it turns down is what the other says."""
    name, words = _surname(other.voice), coverage.press.words
    if not other.voice.person.named or not name[:1].isupper() or name not in one.printed:
        return None
    if _tells(one, words.relating.turned_down.replace("NAME", re.escape(name)), coverage.press):
        for weight, mine, theirs in _pairs(one, other, TURNED_DOWN, coverage):
            return weight, Relation("answers", mine.span, theirs.span)
    if _tells(one, words.relating.answer_to.replace("NAME", re.escape(name)), coverage.press):
        names = coverage.press.content(f"{one.voice.person.name} {other.voice.person.name}")
        weight = _weight((coverage.press.content(one.printed) - names) & other.voice.words, coverage)
        if weight >= ANSWERED:
            return weight, Relation("answers", one.whole, other.whole)
    return None


def _surname(voice: Voice) -> str:
    """The last name with its capitals."""
    return voice.person.name.split()[-1]


def _tells(heard: Heard, pattern: str, press: Press) -> bool:
    """Whether the article says so of this speaker, outside quotation marks: right behind the name, or before it with a
    comma between."""
    source = heard.voice.statement.source[0]
    text = press.articles[source.article].text
    for taken in heard.voice.spoken.takes:
        inside = quotations(press.slice(taken))[0]
        for match in re.finditer(pattern, press.slice(taken)):
            start, stop = taken.start + match.start(), taken.start + match.end()
            if any(begin <= match.start() < end for begin, end in inside):
                continue
            if source.stop <= start <= source.stop + NEAR_SPEAKER:
                return True
            if stop <= source.start <= stop + NEAR_SPEAKER and "," in text[stop : source.start]:
                return True
    return False


def opposes(one: Heard, other: Heard, coverage: Coverage) -> Found | None:
    """Both demand, and one wants not to be what the other wants."""
    if not _demand(one) or not _demand(other):
        return None
    for weight, mine, theirs in _pairs(one, other, ONE_DEMAND, coverage):
        if mine.negated != theirs.negated:
            return weight, Relation("opposes", mine.span, theirs.span)
    return None


def diverges(one: Heard, other: Heard, coverage: Coverage) -> Found | None:
    """One rejects what the other welcomes, or denies what the other states."""
    words = coverage.press.words
    if "against" in one.stands and "in_favour" in other.stands:
        for weight, mine, theirs in _pairs(one, other, ONE_OBJECT, coverage):
            return weight, Relation("diverges", mine.span, theirs.span)
    if "denying" in one.stands and "denying" not in other.stands:
        for weight, mine, theirs in _pairs(one, other, DENIED, coverage):
            stated = not re.search(words.relating.alleged, coverage.press.slice(theirs.span))
            if stated and not theirs.negated and not theirs.conditional:
                return weight, Relation("diverges", mine.span, theirs.span)
    return None


def agrees(one: Heard, other: Heard, coverage: Coverage) -> Found | None:
    """Both welcome or reject one thing."""
    if SIDES.isdisjoint(one.stands & other.stands):
        return None
    for weight, mine, theirs in _pairs(one, other, ONE_OBJECT, coverage):
        return weight, Relation("agrees", mine.span, theirs.span)
    return None


def _demand(heard: Heard) -> bool:
    return heard.voice.statement.act in DEMANDS


def _pairs(
    one: Heard, other: Heard, alike: tuple[float, float, float], coverage: Coverage
) -> Iterator[tuple[float, Claim, Claim]]:
    """The claims of the two that share so much, with what they share."""
    shared, of_shorter, of_longer = alike
    for whole, mine in one.claims:
        for their_whole, theirs in other.claims:
            common = mine.words & theirs.words
            if len(common) < shared or (weight := _weight(common, coverage)) < shared:
                continue
            if weight >= of_shorter * min(whole, their_whole) and weight >= of_longer * max(whole, their_whole):
                yield weight, mine, theirs


def _weight(words: Iterable[str], coverage: Coverage) -> float:
    """What the words tell beyond what the story's other articles open with, two articles being those that hold them."""
    number = len(coverage.originals)
    if number <= ITSELF:
        return float(len(list(words)))
    shares = (coverage.weights.get(word, 0.0) for word in sorted(words))
    return sum(1 - max(0.0, share * number - ITSELF) / (number - ITSELF) for share in shares)


RULES: Final[tuple[Rule, ...]] = (paraphrases, answers, diverges, opposes, agrees)

__all__ = ["Related", "relations"]
