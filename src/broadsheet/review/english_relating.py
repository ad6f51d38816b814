"""English: how statements stand to each other, and the words that connect them."""

from __future__ import annotations

from broadsheet.language.base import words as listed
from broadsheet.review.patterns import any_of
from broadsheet.review.words import Relating

# What somebody answers, by name: the verbs, the words for what was said, and a title or first name before the name.
REPLYING = "respond(?:s|ed|ing)?|react(?:s|ed|ing)?|repl(?:ies|ied|ying)|in (?:response|reply|reaction|answer)"
BACK = "(?:hit(?:s|ting)?|fir(?:es|ed|ing)|push(?:es|ed|ing)?) back"
REFUSING = (
    "(?:reject|dismiss|disput|refut|counter|contradict|den|rebuff|rebut|challeng)"
    "(?:e|es|ed|s|ing|y|ies|ied|ying|ted|ting)?"
)
SAYING = (
    "claims?|allegations?|accusations?|assertions?|suggestions?|contentions?|charges?|account|testimony|comments?|"
    "remarks?|statements?|declaration|demands?|call|offer|criticism|warning|words|argument|proposals?"
)
TITLED = r"(?:[\w.’'-]+ ){0,4}?"
ANSWER_TO = any_of(
    rf"""
    \b(?:{REPLYING}) to {TITLED}(?-i:NAME)\b
    \b{BACK} (?:at|against|on|to) {TITLED}(?-i:NAME)\b
    \b(?:dis)?agree(?:s|d|ing)? with {TITLED}(?-i:NAME)\b
    """
)
TURNED_DOWN = any_of(
    rf"""
    \b{REFUSING} {TITLED}(?-i:NAME)[’']s?\b
    \b{REFUSING} {TITLED}(?:{SAYING}) (?:made )?(?:by|from|of) {TITLED}(?-i:NAME)\b
    """
)
# Cues that take a stand on what follows them.
IN_FAVOUR = r"(?i)\b(?:prais|welcom|applaud|hail|endors|back(?:s|ed|ing)?\b|support(?:s|ed|ing)?\b|commend|approv|laud)"
AGAINST = (
    r"(?i)\b(?:reject|condemn|denounc|criticis|criticiz|slam|blast|decr(?:y|ied)|oppos|deplor|rebuk|attack(?:s|ed|ing)\b|"
    r"lambast|lament)"
)
DENYING = r"(?i)\b(?:den(?:y|ies|ied|ying)|refut|dismiss|reject|disput)"

# Only words of the claim itself: what stands before one thing may stand after another.
OPPOSITES = tuple(
    (listed(one), listed(other))
    for one, other in (
        ("open opens opened opening reopen reopened", "close closes closed closing shut shuts"),
        ("rise rises rose risen rising increase increased grew gained", "fall falls fell fallen drop dropped"),
        ("win wins won winning", "lose loses lost losing"),
        ("accept accepts accepted", "reject rejects rejected decline declined"),
        ("support supports supported", "oppose opposes opposed"),
        ("guilty convicted", "innocent acquitted cleared"),
        ("safe safely", "unsafe dangerous"),
        ("legal lawful", "illegal unlawful"),
        ("alive survived", "dead died killed"),
        ("true", "false untrue"),
        ("possible likely", "impossible unlikely"),
    )
)

RELATING = Relating(
    connecting={"diverges": "By contrast, ", "opposes": "By contrast, ", "agrees": "Likewise, "},
    related={
        "answers": "set beside the line before, which it is said to answer",
        "diverges": "set beside the line before: one denies or rejects what the other states or welcomes",
        "opposes": "set beside the line before: one demands what the other wants not to be",
        "agrees": "set beside the line before: both welcome or both reject one thing",
        "contradicts": "set beside the line before: the same speaker on the same thing, another day",
    },
    opposites=OPPOSITES,
    not_negating=r"(?i)\bnot (?:only|just|merely|simply|least)\b|\bno (?:doubt|less|fewer|later|sooner|matter)\b|"
    r"\bwhether or not\b|\bnever mind\b|\bno\. ?\d",
    answer_to=ANSWER_TO,
    turned_down=TURNED_DOWN,
    in_favour=IN_FAVOUR,
    against=AGAINST,
    denying=DENYING,
    alleged=r"(?i)\b(?:alleg|accus|claims? (?:that|of)|whether\b|den(?:y|ies|ied|ial))",
    condition=r"(?i)\b(?:if|unless|provided|only when|as long as|in case|otherwise|depend(?:s|ing)?)\b",
)

__all__ = ["RELATING"]
