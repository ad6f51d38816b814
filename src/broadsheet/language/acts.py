"""What a language says about saying: which words tell the act, hedge it, bind it to a condition or set it a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from broadsheet.types import Act, Factuality, Vagueness

Phrase = tuple[str, ...]
MoodKind = Literal["necessity", "advice", "future", "conditional", "ability", "possibility"]
Stretch = Literal["beginning", "middle", "end"]
Unit = Literal["day", "week", "month", "season", "year"]
Role = Literal["mood", "act", "not_act", "hedge", "condition", "horizon"]


@dataclass(frozen=True, slots=True)
class Mood:
    """A modal verb or what stands for one ("has to", "is likely to").

    `degree` is its place on a scale that a paraphrase may not climb: 5 must, 4 will, 3 should and would, 2 can,
    1 may. `kind` says on which side: what must be is not what will be.
    """

    kind: MoodKind
    degree: int
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """A phrase that tells something of the sentence that it stands in: `role` says what, one of the others holds it."""

    phrase: Phrase
    role: Role
    mood: Mood | None = None
    act: Act | None = None
    vague: Vagueness | None = None


@dataclass(frozen=True, slots=True)
class Starts:
    """The phrases that begin with one word: by their second word, longest first, and the word alone."""

    joined: Mapping[str, tuple[Telling, ...]]
    alone: tuple[Telling, ...]


@dataclass(frozen=True)
class ActWords:
    """A language's words for acts. All in lower case, with the apostrophe as '.

    `verb_acts` and `noun_acts` name the act of a cue by its verb's lemma or by the noun itself; a verb or noun that
    is in neither leaves the act to the content. `object_acts` are acts by the noun that a verb has for its object
    ("rejected the offer" refuses, "rejected the claim" denies), `light` verbs leave the act to such a noun ("expressed
    hope"). A key of `verb_acts` may name the word that leads to the content: "call-for", "tell-to".

    `leads` before "to" and a verb of saying tell that it was not, or not surely, said ("is expected to say", "is said
    to have told"), `gerunds` the same before its gerund ("stopped short of saying"), `supposing` adverbs ("reportedly")
    and constructions ("de facto") beside the verb.
    `possible_modals` leave open whether something was said if a perfect follows ("may have told"). What `future_modals`
    tell is to come; with the adverbs `onward` those of the past tell that it came ("would later say"). Negated,
    `able_modals` tell that it was not said ("could not say") and `refusing_modals` that the speaker refused ("would not
    say"). `perhaps` before a clause, `doubting` words before its "that" ("rumours that") and `proving` ones where there
    are none ("no evidence that") leave open whether it was said.
    `polite_modals` do not weaken the speaker's own act ("I would recommend", "we must condemn").
    """

    verb_acts: Mapping[str, Act]
    noun_acts: Mapping[str, Act]
    object_acts: Mapping[str, Mapping[str, Act]]
    light: frozenset[str]
    tellings: tuple[Telling, ...]
    quantifiers: Mapping[Phrase, int]
    leads: Mapping[str, Factuality]
    gerunds: Mapping[Phrase, Factuality]
    supposing: tuple[Phrase, ...]
    possible_modals: frozenset[str]
    future_modals: frozenset[str]
    perhaps: frozenset[str]
    doubting: frozenset[str]
    proving: frozenset[str]
    past_futures: frozenset[str]
    onward: frozenset[str]
    able_modals: frozenset[str]
    refusing_modals: frozenset[str]
    polite_modals: frozenset[str]
    perfect: frozenset[str]
    own_first: frozenset[str]
    own_third: frozenset[str]
    matrix: frozenset[str]
    numbers: Mapping[str, int]
    ordinals: frozenset[str]
    units: Mapping[str, Unit]
    seasons: Mapping[str, int]
    days: Mapping[str, int]
    deadlines: Mapping[str, Literal["by", "before"]]
    after: frozenset[str]
    around: frozenset[str]
    spans_ahead: frozenset[str]
    this: frozenset[str]
    next: frozenset[str]
    past: frozenset[str]
    ends: Mapping[str, Stretch]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    events: frozenset[str]

    starts: Mapping[str, Starts] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        alone: dict[str, list[Telling]] = {}
        joined: dict[str, dict[str, list[Telling]]] = {}
        for telling in self.tellings:
            first, *rest = telling.phrase
            alone.setdefault(first, [])
            after = joined.setdefault(first, {})
            (after.setdefault(rest[0], []) if rest else alone[first]).append(telling)
        starts = {
            first: Starts(
                {second: _longest_first(known) for second, known in joined[first].items()}, _longest_first(alone[first])
            )
            for first in alone
        }
        object.__setattr__(self, "starts", starts)

    def __hash__(self) -> int:
        return id(self)


def _longest_first(known: Iterable[Telling]) -> tuple[Telling, ...]:
    return tuple(sorted(known, key=lambda each: (-len(each.phrase), each.phrase)))
