"""A true line -> the ways to make it say something else: one place each, still a sentence that a hurried desk prints.

Written from a list of what goes wrong in reviews (a number, a name, a modal verb, a negation, a hedge, the speaker, the
outlet), before the checker was measured with it, and with none of the checker's own words or rules: plain patterns over
the line. An alteration is no synonym: who compares it with its source must say that it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from evals.checking.frames import unattributed, unhedged


@dataclass(frozen=True, slots=True)
class Alteration:
    """The line with `line[start:stop]` replaced; `quoted` if that stands in quotation marks."""

    kind: str
    start: int
    stop: int
    new: str
    quoted: bool = False

    def apply(self, line: str) -> str:
        altered = line[: self.start] + self.new + line[self.stop :]
        return altered[:1].upper() + altered[1:] if line[:1].isupper() else altered


@dataclass(frozen=True)
class Material:
    """What else the day's review names, to put in the place of what a line names: people, and outlets. `near` are the
    people of the line's own story."""

    people: tuple[str, ...]
    outlets: tuple[str, ...]
    near: tuple[str, ...] = ()
    own_outlets: tuple[str, ...] = ()
    rng: Random = field(default_factory=lambda: Random(0))  # noqa: S311 - a fixed draw, no secret


# (start, stop, what stands there instead)
Change = tuple[int, int, str]
Alterer = Callable[[str, Material], Iterator[Change]]

# The line without what it rests on: "(Courier; also in Post)" at its end.
BRACKET = re.compile(r" \(([^()]*(?:\([^()]*\)[^()]*)*)\)$")
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")

# --------------------------------------------------------------------------------------------------------- numbers

DIGITS = re.compile(r"(?<![\w.,-])([$£€]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w-]|[.,]\d)(%|bn|m)?")
# "Channel 4", "Boeing 737", "Model 3": a name. "November 18", "At 30" are none.
PART_OF_NAME = re.compile(
    r"(?:\b(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|On|At|In|About|"
    r"Over|Nearly|Some|The|More|Than)\b)[A-Z]\w+|[A-Z]{2,}) $"
)
NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORD = re.compile(rf"(?<![\w-])({'|'.join(NUMBER_WORDS)})(?![\w-])")


def number(line: str, given: Material) -> Iterator[Change]:
    """Another number of the same shape."""
    for match in DIGITS.finditer(line):
        if not PART_OF_NAME.search(line[: match.start()]):
            yield match.start(2), match.end(2), _other_digits(match[2], given.rng)
    for match in NUMBER_WORD.finditer(line):
        yield match.start(), match.end(), given.rng.choice([w for w in NUMBER_WORDS if w != match[1]])


def _other_digits(digits: str, rng: Random) -> str:
    plain = digits.replace(",", "")
    if re.fullmatch(r"(?:19|20)\d\d", plain):
        return str(int(plain) - rng.randint(2, 9))
    first = rng.choice([d for d in "123456789" if d != digits[0]])
    if len(plain) == 2 and int(plain) <= 31:  # a day of a month stays one
        first = rng.choice([d for d in "12" if d != digits[0]])
        return str(min(28, int(first + digits[1:])))
    return first + digits[1:]


# ----------------------------------------------------------------------------------------------------------- names

_PLACES = """
London Washington Moscow Beijing Paris Berlin Brussels Tokyo Delhi Tehran Jerusalem Canberra Ottawa Kiev Ankara
China Russia Germany France Japan India Iran Israel Australia Canada Ukraine Turkey Britain Bolivia Chile
California Texas Florida Ohio Louisiana Georgia
"""
_PEOPLES = """
Chinese Russian German French Japanese Indian Iranian Israeli Australian Canadian Ukrainian Turkish British American
"""
PLACES, PEOPLES = tuple(_PLACES.split()), tuple(_PEOPLES.split())


def name(line: str, given: Material) -> Iterator[Change]:
    """Another person of the story, or of the day where it has no other; another place; another people."""
    for person in given.people:
        for match in re.finditer(rf"(?<!\w){re.escape(person)}(?!\w)", line):
            if other := _other_person(person, line, given):
                yield match.start(), match.end(), other
    for known in (PLACES, PEOPLES):
        for match in re.finditer(rf"(?<![\w-])({'|'.join(known)})(?![\w-]| [A-Z])", line):
            if not re.search(r"[A-Z]\w* $", line[: match.start()]) or match.start() == 0:
                yield match.start(), match.end(), given.rng.choice([each for each in known if each not in line])


def _other_person(person: str, line: str, given: Material) -> str | None:
    for group in (given.near, given.people):
        others = [
            each
            for each in group
            if len(each.split()) == len(person.split())
            and each not in line
            and not set(each.split()) & set(line.split())
        ]
        if others:
            return given.rng.choice(others)
    return None


# ------------------------------------------------------------------------------------------------- modals, negations

MOODS: Mapping[str, str] = {
    "may": "will", "might": "will", "could": "will", "should": "must", "must": "will", "will": "must", "would": "must",
    "can": "must", "is expected to": "will", "are expected to": "will", "is likely to": "will",
    "are likely to": "will", "hopes to": "will", "hope to": "will", "wants to": "will", "want to": "will",
    "plans to": "will", "plan to": "will", "is planning to": "will", "are planning to": "will", "has to": "will",
    "have to": "will", "needs to": "will", "need to": "will", "ought to": "must",
}  # fmt: skip
MOOD = re.compile(rf"(?<![\w’'-])({'|'.join(sorted(MOODS, key=len, reverse=True))}) (?!not\b|have\b|n[’']t\b)(?=[a-z])")


def modality(line: str, _: Material) -> Iterator[Change]:
    """What may be will be; what must be will be; what should be must be."""
    for match in MOOD.finditer(line):
        # "the will to", "did he want to": a noun, a question, an infinitive after another verb.
        if not re.search(r"(?:\b(?:the|a|his|her|their|to|do|does|did|didn’t|don’t|not|didn't|don't) |^)$",
                         line[: match.start()]):  # fmt: skip
            yield match.start(), match.end(1), MOODS[match[1]]


AUXILIARIES = "is are was were will would can could should must may might"
PLUS_NOT = re.compile(
    rf"(?<![\w’'-])({'|'.join(AUXILIARIES.split())}) (?=[a-z])(?!not\b|never\b|no\b|n[’']t\b|\w+ not\b)"
)
PERFECT_NOT = re.compile(r"(?<![\w’'-])(has|have|had) (?=(?:been|\w{2,}ed)\b)")
NOT = re.compile(r"(?<!\w)(is|are|was|were|will|would|could|should|must|may|might|has|have|had|do|does|did) not "
                 r"(?!only\b|yet\b|just\b|least\b)(?=[a-z])")  # fmt: skip
SHORT_NOT = re.compile(
    r"(?<!\w)(is|are|was|were|would|could|should|has|have|had|do|does|did)n[’']t (?!only\b|yet\b|just\b)"
)
OTHERS_NOT: Mapping[str, str] = {"cannot": "can", "can’t": "can", "can't": "can", "won’t": "will", "won't": "will",
                                 "never": "always"}  # fmt: skip
OTHER_NOT = re.compile(rf"(?<!\w)({'|'.join(OTHERS_NOT)}) (?=[a-z])(?!only\b|before\b)")
NO_THING = re.compile(r"(?<=is |as |ve |ad |re )no (?=evidence\b|proof\b|doubt\b|indication\b|[a-z]+s\b)")


def negation(line: str, _: Material) -> Iterator[Change]:
    """A "not" more, or one less."""
    for pattern in (PLUS_NOT, PERFECT_NOT):
        for match in pattern.finditer(line):
            rest = line[match.end() : match.end() + 40].split(".")[0].split(",")[0]
            before = line[: match.start()]
            asked = re.search(r"(?:[.?!,“\"] ?|^|\b(?:how|what|who|which|where|why|when) )$", before)
            # Whether it would, and whether it would not: the same question.
            open_ = re.search(r"\b(?:whether|if)\b[^.,]*$", before)
            if not asked and not open_ and not re.search(r"\b(?:not|never|no|nothing)\b|n[’']t\b", rest):
                yield match.end(1), match.end(1), "not" if match[1] == "can" else " not"
    for pattern in (NOT, SHORT_NOT):
        for match in pattern.finditer(line):
            yield match.start(), match.end(), match[1] + " "
    for match in OTHER_NOT.finditer(line):
        yield match.start(), match.end(1), OTHERS_NOT[match[1]]
    for match in NO_THING.finditer(line):
        yield match.start(), match.end(), ""


# --------------------------------------------------------------------------------------------------------- outlets

IN_TEXT = r"(?:told|with|by|to|in) (?:the )?{}|{} (?:reported|reports|said)"


def outlet(line: str, given: Material) -> Iterator[Change]:
    """Another outlet, in the bracket that ends the line, or beside the words that were told to it."""
    others = [each for each in given.outlets if each not in given.own_outlets and each not in line]
    bracket = BRACKET.search(line)
    named = "|".join(re.escape(each) for each in sorted(given.outlets, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{named})(?!\w)", line):
        inside = bracket is not None and match.start() > bracket.start()
        called = re.escape(match.group())
        around = line[max(0, match.start() - 10) : match.end() + 10]
        if inside or re.search(IN_TEXT.format(called, called), around):
            yield match.start(), match.end(), given.rng.choice(others)


ALTERERS: Mapping[str, Alterer] = {
    "number": number,
    "name": name,
    "modality": modality,
    "negation": negation,
    "hedge": lambda line, _: unhedged(line),
    "attribution": lambda line, _: unattributed(line),
    "outlet": outlet,
}


def alterations(kind: str, line: str, given: Material) -> list[Alteration]:
    """Every way of this kind to alter the line, those outside quotation marks first: words in them are the easiest to
    check. What is changed stands outside the bracket that ends the line, but for an outlet."""
    bracket = BRACKET.search(line)
    end = len(line) if kind == "outlet" or bracket is None else bracket.start()
    quoted = [match.span() for match in QUOTED.finditer(line)]
    found = []
    for start, stop, new in ALTERERS[kind](line, given):
        if stop <= end and line[start:stop] != new:
            inside = any(first < start and stop < last for first, last in quoted)
            found.append(Alteration(kind, start, stop, new, inside))
    return sorted(found, key=lambda each: each.quoted)
