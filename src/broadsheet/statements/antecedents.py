"""Whom a pronoun means: every earlier speaker and person that fits is weighed by a few features, the heaviest wins.

The features are those of the classic salience accounts (Lappin and Leass 1994: recency, subject, head of its phrase)
and one of the news: who spoke last goes on speaking. The weights were fitted by `training.antecedents`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from math import log2

from broadsheet.language.base import Pronoun
from broadsheet.statements import lexicon as lx
from broadsheet.statements.page import Page
from broadsheet.statements.people import People
from broadsheet.statements.phrases import DETERMINES
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.spoken import Spoken, by_name

# A pronoun looks this many paragraphs and sentences back.
FARTHEST_PARAGRAPHS = 4
FARTHEST_SENTENCES = 40


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a candidate (or against it, in the weights)."""

    sentences: float  # back to where it was last mentioned, at most 8
    paragraphs: float  # the same in paragraphs
    opens: float  # it is the first to be mentioned in that sentence
    leads: float  # it is the first to be mentioned in that sentence, and in the pronoun's own paragraph
    owns: float  # it only owns something there ("Holm's brother")
    here: float  # it stands in the pronoun's own sentence
    spoke_last: float  # it was the last to speak
    spoke: float  # it spoke before, within the same reach
    silent_for: float  # sentences since it spoke, at most 8
    often: float  # log2 of how often it was mentioned within the reach
    sure: float  # its gender is known to be the pronoun's
    led: float  # a preposition leads to it there ("with Holm")
    heads: float  # it is the first to be mentioned in the pronoun's own sentence
    evident: float  # a title, a role or a first name shows that it is a person


NAMES = tuple(each.name for each in fields(Features))
WEIGHTS = Features(
    sentences=-0.17,
    paragraphs=-0.81,
    opens=1.08,
    leads=0.74,
    owns=-0.06,
    here=0.81,
    spoke_last=0.22,
    spoke=0.16,
    silent_for=-0.18,
    often=0.63,
    sure=1.07,
    led=-0.46,
    heads=-0.27,
    evident=0.7,
)
FAR = 8
# Two candidates whose weights differ by less are no choice, by less than `CLEAR` a doubtful one: of the gold's dev half
# 6 of 10 are right there, and 76 of 88 above.
TIED = 0.1
CLEAR = 1.0
DOUBTFUL = 0.7


@dataclass(slots=True)
class Candidate:
    """Somebody whom a pronoun may mean. Distances are in sentences and paragraphs back."""

    spoken: Spoken
    sentences: int = FARTHEST_SENTENCES
    paragraphs: int = FARTHEST_PARAGRAPHS
    opens: bool = False
    owns: bool = False
    led: bool = False
    spoke_last: bool = False
    silent_for: int | None = None
    places: set[tuple[int, int]] = field(default_factory=set)

    def near(self, sentences: int, paragraphs: int, *, opens: bool, owns: bool = False, led: bool = False) -> None:
        """A mention; the nearest one counts, in one sentence the one that says more for it."""
        if (sentences, owns, not opens) < (self.sentences, self.owns, not self.opens):
            self.sentences, self.paragraphs, self.opens, self.owns = sentences, paragraphs, opens, owns
            self.led = led

    def features(self, pronoun: Pronoun) -> Features:
        person = self.spoken.person
        gender = person.gender if person else self.spoken.gender
        return Features(
            sentences=min(FAR, self.sentences),
            paragraphs=self.paragraphs,
            opens=self.opens,
            leads=self.opens and self.paragraphs == 0,
            owns=self.owns,
            here=self.sentences == 0,
            spoke_last=self.spoke_last,
            spoke=self.silent_for is not None,
            silent_for=min(FAR, self.silent_for) if self.silent_for is not None else 0,
            often=log2(1 + len(self.places)),
            sure=gender == pronoun.gender,
            led=self.led,
            heads=self.opens and self.sentences == 0,
            evident=person is None or not person.person or person.evident,
        )


def find_candidates(
    page: Page,
    people: People,
    spoken: Sequence[tuple[int, Spoken]],
    place: tuple[int, int],
    first: int,
    pronoun: Pronoun,
) -> list[Candidate]:
    """Who fits a pronoun at `place` (sentence, item), not before sentence `first`; in order of being met going back."""
    number, at = place
    found: dict[str, Candidate] = {}
    lowest = max(first, number - FARTHEST_SENTENCES)
    here = page.sentences[number].paragraph

    def candidate(who: Spoken) -> Candidate | None:
        if not fits(who, pronoun.gender, pronoun.number):
            return None
        return found.setdefault(who.key, Candidate(who))

    for where, who in reversed(spoken):
        away = here - page.sentences[where].paragraph
        if where < lowest or away > FARTHEST_PARAGRAPHS:
            break
        each = candidate(who)
        if each is not None:
            each.spoke_last = each.spoke_last or (where, who) == spoken[-1]
            each.silent_for = number - where if each.silent_for is None else each.silent_for
            each.near(number - where, away, opens=True)
            each.places.add((where, -1))
    if pronoun.number == "many":
        return list(found.values())
    for back in range(number, lowest - 1, -1):
        away = here - page.sentences[back].paragraph
        if away > FARTHEST_PARAGRAPHS:
            break
        mentions = people.mentions.get(back, ())
        for order, mention in enumerate(mentions):
            if back == number and mention.at >= at:
                break
            each = candidate(by_name(mention.person))
            if each is not None:
                led = is_led(page.sentences[back], mention.at)
                each.near(number - back, away, opens=order == 0, owns=mention.owned, led=led)
                each.places.add((back, mention.at))
    return list(found.values())


def is_led(s: Sentence, at: int) -> bool:
    """Whether a preposition leads to the name that stands at an item."""
    before = at - 1
    while before >= 0 and s.flags[before] & (lx.CAPITAL | lx.TITLE | lx.ROLE | DETERMINES):
        before -= 1
    return before >= 0 and bool(s.flags[before] & lx.PREPOSITION)


def weigh(candidate: Candidate, pronoun: Pronoun) -> float:
    given = in_order(candidate.features(pronoun))
    return sum((weight * value for weight, value in zip(in_order(WEIGHTS), given, strict=True)), 0.0)


def in_order(features: Features) -> tuple[float, ...]:
    """As a tuple, without the copying of `dataclasses.astuple`."""
    return tuple([getattr(features, name) for name in NAMES])


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun means, and how sure that is, from 0 to 1."""

    spoken: Spoken
    sure: float = 1.0


def heaviest(candidates: Sequence[Candidate], pronoun: Pronoun) -> Choice | None:
    """The best candidate; None where a second one weighs about as much: nobody's words are better than another's. A
    second one that is near makes the choice doubtful."""
    weighed = sorted(((weigh(each, pronoun), -number) for number, each in enumerate(candidates)), reverse=True)
    if not weighed:
        return None
    best = candidates[-weighed[0][1]].spoken
    lead = weighed[0][0] - weighed[1][0] if len(weighed) > 1 else CLEAR
    if lead < TIED:
        return None
    return Choice(best, DOUBTFUL if lead < CLEAR else 1.0)


def fits(spoken: Spoken, gender: str, count: str) -> bool:
    """Whether a pronoun may stand for a speaker."""
    person = spoken.person
    if count == "many":
        body = spoken.gender in (None, "any") if person is None else not person.person
        return spoken.plural or (body and (person is not None or not spoken.named))
    if gender == "neuter":
        return (spoken.gender is None and not spoken.plural) if person is None else not person.person
    if gender == "any":
        return person is not None and person.person
    if person is None:
        return spoken.gender in ("any", gender)
    return person.person and person.gender in ("any", gender)
