"""In what order the voices of a section are printed, and as what: demands and what comes next stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from broadsheet.review.naming import Known
from broadsheet.review.press import Press
from broadsheet.review.quoted import continues
from broadsheet.review.speech import Spoken, speak
from broadsheet.review.voices import CATEGORIES, Voice, by_score
from broadsheet.types import Act, ItemKind

# So many voices at most are set apart as demands, and as many as what comes next.
MOST_APART = 2
# What is done on a condition is a demand of its own: that the condition be met.
CONDITIONAL: frozenset[Act] = frozenset({"commit", "refuse", "threaten"})


def in_order(chosen: Sequence[Voice]) -> list[tuple[ItemKind, Voice]]:
    """What each voice is printed as: statements by speaker (officials, experts, others, unnamed; within a speaker in
    text order), then what is demanded, and what comes next."""
    apart: dict[ItemKind, list[Voice]] = {"demand": [], "ahead": []}
    if len(chosen) > 2:
        for voice in chosen:
            kind: ItemKind = "ahead" if voice.ahead else "demand" if demands(voice) else "statement"
            if kind in apart and len(apart[kind]) < MOST_APART and sum(map(len, apart.values())) + 1 < len(chosen):
                apart[kind].append(voice)
    rest = [voice for voice in chosen if voice not in (*apart["demand"], *apart["ahead"])]
    best: dict[str, float] = {}
    for voice in rest:
        best[voice.person.key] = max(best.get(voice.person.key, voice.score), voice.score)

    def place(voice: Voice) -> tuple[int, float, str, bool, str, int]:
        key = voice.person.key
        return (
            CATEGORIES.index(voice.category),
            -best[key],
            key,
            voice.spoken.swapped,
            voice.statement.article,
            voice.statement.content[0].start,
        )

    categories = {voice.person.key: voice.category for voice in sorted(rest, key=by_score, reverse=True)}
    rest = [replace(voice, category=categories[voice.person.key]) for voice in rest]
    return [
        *(("statement", voice) for voice in sorted(rest, key=place)),
        *(
            (kind, voice)
            for kind in apart
            for voice in sorted(apart[kind], key=lambda it: (it.person.key, *by_score(it)))
        ),
    ]


def demands(voice: Voice) -> bool:
    """Whether something is demanded, or promised, refused or threatened on a condition. What an expert says must be
    done is a judgement."""
    statement = voice.statement
    if voice.category == "expert":
        return False
    return statement.act == "demand" or (statement.act in CONDITIONAL and bool(statement.conditions))


def spoken_in_order(voices: Iterable[tuple[ItemKind, Voice]], press: Press) -> list[tuple[ItemKind, Voice, Spoken]]:
    """The voices as printed one after another: introduced once, called by the short name after."""
    met: set[str] = set()
    before = ""
    result: list[tuple[ItemKind, Voice, Spoken]] = []
    for kind, voice in voices:
        key = voice.person.key
        known: Known = "speaking" if before == key else "known" if key in met else "new"
        spoken = speak(voice.statement, voice.person, known, press)
        if spoken is None and known == "new" and continues(voice.statement, press):
            continue
        result.append((kind, voice, spoken or voice.spoken))
        met.add(key)
        before = key
    return result


__all__ = ["demands", "in_order", "spoken_in_order"]
