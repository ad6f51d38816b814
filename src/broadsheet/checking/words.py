"""What a language says about saying the same: beside `broadsheet.language`, all that the checker knows of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class CheckWords:
    """Words in lower case, with the apostrophe as '.

    `same` maps a word to the one that stands for it when two texts are compared, `joined` several words to one,
    `respelled` patterns to what they
    become (British to American). `endings` come off a word, longest first. `numbers` are number words with their
    values, `scales` those that multiply. `percent` says a share. `rounding` words allow a number to be near another.
    `progress` words say that something is being done. `factive` verbs say that what is said is so. `negative` words
    deny without being a negation. `firm_conditions` are the conditions that a statement hangs on. `own_hedges` hedge
    by saying who thinks so: an attribution says as much. `superlative` before a quantity makes it none. `today` words
    name a day by the day of writing. `softeners` weaken like
    a hedge. `limits` stand before a number that is a bound or rounded, of which `limit_links` say nothing alone.
    `intentions` say what somebody means to do. `unsigned` stand where an author would. `also_in` and `told_in` are
    patterns of what leads to outlets in a bracket: "also in ...", "to (one), in ...".
    """

    code: str
    same: Mapping[str, str]
    joined: Mapping[tuple[str, ...], str]
    respelled: tuple[tuple[re.Pattern[str], str], ...]
    endings: tuple[str, ...]
    function_words: frozenset[str]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    percent: frozenset[str]
    rounding: frozenset[str]
    progress: frozenset[str]
    factive: frozenset[str]
    negative: frozenset[str]
    firm_conditions: frozenset[tuple[str, ...]]
    own_hedges: frozenset[str]
    superlative: frozenset[str]
    today: frozenset[str]
    not_names: frozenset[str]
    reported_pairs: frozenset[frozenset[str]]
    softeners: frozenset[str]
    limits: frozenset[str]
    limit_links: frozenset[str]
    intentions: frozenset[str]
    unsigned: frozenset[str]
    also_in: str
    told_in: str
