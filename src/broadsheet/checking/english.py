"""The checker's English."""

from __future__ import annotations

import re

from broadsheet.checking.words import CheckWords
from broadsheet.language.base import phrases, words, words_in_order

# A line is a group of words that say the same in a newspaper; the first stands for all.
SAME = """
us u.s. usa u.s.a. america united-states
uk u.k. britain united-kingdom
un u.n.
eu e.u.
dont don't
say tell state note add
not n't
per percent percentage
toward towards
among amongst
while whilst
airstrike air-strike
email e-mail
"""

# The first word stands for the others together.
JOINED = """
us united states
us united states of america
us u s
uk united kingdom
uk great britain
un united nations
eu european union
"""

RESPELLED = (
    (r"is(e|ed|es|ing|ation|ations)$", r"iz\1"),
    (r"(?<=[a-z]{2})our(s|ed|ing|able)?$", r"or\1"),
    (r"tre$", "ter"),
    (r"ll(ed|ing|er)$", r"l\1"),
    (r"ogue$", "og"),
    (r"efen[cs]e", "efense"),
)

_TEENS = words_in_order("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", first=10)
_TENS = {
    word: 10 * number
    for word, number in words_in_order("twenty thirty forty fifty sixty seventy eighty ninety", first=2).items()
}
_ONES = words_in_order("one two three four five six seven eight nine")
NUMBERS = (
    {"zero": 0} | _ONES | _TEENS | _TENS
    | {f"{ten}-{one}": tens + ones for ten, tens in _TENS.items() for one, ones in _ONES.items()}
    | {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
       "ninth": 9, "tenth": 10, "dozen": 12}
)  # fmt: skip

FUNCTION_WORDS = words(
    "a an the and or but nor so yet if than then that this these those there here of in on at to for from by with "
    "without under over about into onto upon after before between through during against as is are was were be been "
    "being am do does did done has have had having will would shall should may might must can could not no it its he "
    "she they them him his her hers their theirs we us our you your i me my who whom whose which what when where why "
    "how also just only very too all any some each every both few many much more most own same other such up down out "
    "off s t re ve ll d m while because since until although though however meanwhile still even per say '"
)

ENGLISH = CheckWords(
    code="en",
    same={other: line.split()[0] for line in SAME.strip().splitlines() for other in line.split()},
    joined={tuple(line.split()[1:]): line.split()[0] for line in JOINED.strip().splitlines()},
    respelled=tuple((re.compile(pattern), made) for pattern, made in RESPELLED),
    endings=("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied", "ed", "es", "ly", "s",
             "e", "y"),
    function_words=FUNCTION_WORDS,
    numbers=NUMBERS,
    scales={"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
            "trillion": 1_000_000_000_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "k": 1_000},
    percent=words("% percent percentage per cent pct"),
    rounding=words("about around nearly almost roughly approximately over more some least up fewer less close than "
                   "hundreds thousands dozens"),
    progress=words("continue continues continued continuing keep keeps kept keeping proceed proceeds proceeding "
                   "ongoing underway begun began started resumed"),
    factive=words("admit acknowledge concede confess confirm reveal disclose prove show demonstrate establish expose"),
    negative=words("deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting fail "
                   "fails failed failing lack lacks lacked without unable unlikely neither nor rule ruled rules "
                   "dismiss dismissed dismisses unwilling impossible stop stopped halt halted prevent prevented "
                   "against avoid avoided doubt doubts doubted little few hardly barely nothing nobody none no"),
    firm_conditions=frozenset(phrases(
        "if; unless; provided that; providing that; as long as; so long as; on condition that; on the condition that; "
        "only when; only after; only if; assuming that; if and when; as a prerequisite for; subject to")),
    own_hedges=words("i we my our"),
    superlative=words("the at second third"),
    today=words("today yesterday tomorrow tonight overnight earlier last next this recently now later"),
    not_names=words("i mr mrs ms dr sir dame lord lady prof i'm i've i'll i'd tv ok am pm a.m. p.m. gmt"),
    reported_pairs=frozenset(frozenset(pair) for pair in (("future", "conditional"), ("ability", "possibility"))),
    softeners=words("typically normally primarily tentatively alleged suspected apparent seemed appeared purportedly "
                    "purported ostensibly evidently predominantly occasionally frequently provisionally"),
    limits=words("up to as many much at least most more less fewer than nearly almost about around roughly "
                 "approximately some over under close"),
    limit_links=words("to as at than"),
    intentions=words("hope hopes hoped hoping want wants wanted wanting plan plans planned planning intend intends "
                     "intended intending aim aims aimed aiming seek seeks sought seeking try tries tried trying wish "
                     "wishes wished expect expects expected expecting consider considers considered considering "
                     "threaten threatens threatened threatening due set scheduled ready prepared likely"),
    unsigned=words("editorial editorials opinion column comment commentary staff agencies leader"),
    also_in=r"\s*also in\s+",
    told_in=r"\s*to (.{2,80}?), in\s+",
)  # fmt: skip
