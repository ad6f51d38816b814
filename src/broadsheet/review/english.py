"""The review's English: its own words, and the lists and patterns that choosing and cutting go by."""

from __future__ import annotations

from broadsheet.language.base import words as listed
from broadsheet.language.en import ENGLISH as LANGUAGE
from broadsheet.review.english_arranging import ARRANGING
from broadsheet.review.english_relating import RELATING
from broadsheet.review.english_writer import WRITER
from broadsheet.review.patterns import any_of
from broadsheet.review.words import FigureLabels, Labels, ReviewWords

MORE_STOP_WORDS = """
    without under before among through up down out off nor so yet if him hers them theirs we us our you your i me my
    whom whose why being am do does did having shall should might must also just only very too there here all any own
    same other each both few many much said says say told tells tell according added adds mr mrs ms one two new re ve
    ll d m
"""

CONNECTIVES = """
    But
    And
    However,
    Meanwhile,
    Still,
    Yet
    Also,
    Nevertheless,
    Nonetheless,
    Moreover,
    Furthermore,
    In addition,
    Additionally,
    Instead,
    Besides,
    Then,
    Later,
    Indeed,
    In fact,
    Of course,
    For his part,
    For her part,
    At the same time,
    On the other hand,
    Earlier,
"""

# A sentence that begins like this points back, though its first word does not say so.
POINTING = (
    r"(?i)[“\"'‘]?(?:the (?:first|second|third|fourth|fifth|former|latter|other|others|same|rest|two|three|pair)\b|"
    r"one of (?:them|those|these)\b|as a result\b|in (?:response|turn|that|this|it|both)\b|at the time\b|"
    r"the (?:news|comments?|moves?|announcement|statement|report|decision|incident|remarks?|visit|leak|latter|update)"
    r" (?:comes?|came|by|follow|is|was|were|has|had|will)|according to the (?:leak|report|statement)\b|"
    r"(?:on [A-Z]\w+day,? |in \w+,? )?the (?:group|company|firm|pair|couple|duo|star|singer|actor|suspect|club|site|"
    r"device|film|show|series|bill|deal|agreement|plan|study|document|letter|video|post|tweet|ruling|case|hearing|"
    r"event|committee|panel)s?\b|"
    r"(?:if|as|when|while|although|though|because|since|after|before|once) (?:he|she|they|it|this|that|these|those)\b|"
    r"in (?:his|her|its|their) (?:testimony|statement|report|letter|ruling|remarks|speech|filing|comments)\b|"
    r"specifically\b|similarly\b|instead\b|"
    r"for (?:example|instance)\b|after (?:that|this|which)\b|before (?:that|this)\b|because of (?:that|this)\b|"
    r"by (?:then|contrast)\b|on that\b|at (?:that|this) point\b|not\b|(?:more|most) of (?:them|it)\b)"
)

# What an agency puts before its first sentence, with the dash or bracket that ends it.
PLACE = r"[A-Z][\w.'’-]*(?:[ ,/-]+[A-Za-z][\w.'’-]*){0,6}"
CAPITALS = r"[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20})?"
DATELINE = "|".join(
    (
        r"\([A-Z][\w .]{1,20}\) *[-–—]+ *",
        rf"{PLACE}(?:,? \d{{1,2}})?,? *\([^()]{{2,40}}\) *[-–—:]+ *",
        rf"{CAPITALS}(?:,? [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?(?:,? \d{{4}})?(?:\. ?/[^/]{{2,30}}/\.?| *[-–—]+) *",
        r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2}(?:, [A-Z][\w.'’]+)? [-–—]{1,2} (?=[A-Z“\"])",
    )
)

BOILERPLATE = any_of(
    r"""
    \bcopyright\b
    ©
    \ball rights reserved
    ^good (?:morning|afternoon|evening)\b
    \bread (?:more|also|next|the full)\b
    \bsign up\b
    \bsubscri(?:be|ption)
    \bnewsletter
    \bthis is a (?:developing|breaking) (?:news )?story
    \b(?:more|further) details? to follow
    \bcheck back (?:for|soon)
    \bclick (?:here|on|the)\b
    \bfollow (?:us|him|her|me|@)
    \bdownload (?:our|the) app
    \b(?:photo|image|picture|video|file photo|photograph)s?\s*(?:credit|courtesy|by|:|/)
    \bgetty images\b
    \bscroll down\b
    \bcookies?\b.*\b(?:policy|use|accept)
    \badvertis(?:e|ing)ment\b
    \bterms of (?:use|service)\b
    \bprivacy policy\b
    \bas an amazon associate\b
    \bcontributed to this report
    \breporting by\b
    \bedited by\b
    \bediting by\b
    \bleave a comment
    \bcomments? section\b
    \bshare (?:this|on)\b
    \bhttps?://
    \bwww\.
    \bpic\.twitter
    \bwatch (?:the|this|more|live)\b.*\b(?:video|above|below|stream)
    \blisten to\b.*\bpodcast
    \bsee also\b
    \brelated:
    \bsource:
    ^by [A-Z]
    ^(?:hopefully|unfortunately|sadly|frankly|thankfully|surely)\b
    \bthis (?:article|story) (?:was|has been|originally)
    \bto this article\b
    \b(?:in|from) (?:the )?(?:video|picture|photo) (?:above|below)
    \(file\)
    \bpictured\b
    \bemail (?:us|me|the)\b
    \bcontact (?:us|the reporter|the author)\b
    \bscreen ?shot\b
    \bupdated? at\b
    \.{4}
    (?-i:[a-z] \([A-Z][\w ]{2,20}\) [A-Z][a-z])
    """
)

LIVE = any_of(
    r"""
    \blive\b[:\s-]
    \bas it happened
    \bupdates?\b:
    \blatest\b.*\bupdates?\b
    \bthe latest:
    """
)

# What a headline counts that is a list and no news.
LISTED = "posts|stories|things|ways|reasons|facts|pages|takeaways|photos|pictures|questions|moments|times|details|tips"
# A headline that does not tell what happened.
SOFT = any_of(
    rf"""
    \?
    !$
    ^(?:watch|listen|opinion|editorial|comment|column|letters?|quiz|podcast|photos?|in pictures|video)\b
    ^(?:analysis|explainer|exclusive|breaking|review|factbox|timeline|explained)\b
    ^(?:why|how|what|who|here)\b
    ^(?:gallery|slideshow|graphic|maps?|audio|obituary|cartoon|crossword|on this day|weather)\b
    ^(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:[\w’'-]+ ){{0,2}}(?:{LISTED})\b
    [-–—|:] ?(?:video|photos?|pictures|gallery|audio|live|watch|report card|podcast|transcript|opinion|analysis)$
    [\[(](?:video|photos?|pictures|gallery|audio|watch|updated?|opinion|analysis)[\])]
    \b(?:full|complete) (?:list|schedule|transcript|text)\b
    \b(?:everything|all) (?:you|we) (?:need|know)\b
    \b(?:where|how) to (?:watch|buy|stream|vote|find)\b
    \byou(?:[’']re|r)?\b
    ^[“"'‘][^“”"]+[”"'’][.:]?$
    \b(?:need|things) to know\b
    \bmorning (?:brief|news)
    \bnews(?:paper)? (?:headlines|round)
    \bpodcast\b
    \bhoroscope
    \b(?:bulletin|briefing)\b
    \bin brief\b
    """
)

# The headline of a page that tells many stories, or one story again and again.
SEVERAL = any_of(
    rf"""
    ^(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[\w’'-]+ ){{0,2}}(?:{LISTED})\b
    \b(?:need|things) to know\b
    \bmorning (?:brief|news)
    \bnews(?:paper)? (?:headlines|round)
    \b(?:bulletin|briefing)\b
    \bin brief\b
    \bupdate \d+
    \blive updates?\b
    \bas it happened
    """
)

ONES = "one two three four five six seven eight nine".split()  # noqa: SIM905
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
NUMBERS = (
    {word: number for number, word in enumerate(ONES, 1) if word != "one"}
    | {word: number for number, word in enumerate(TEENS, 10)}
    | {word: 10 * number for number, word in enumerate(TENS, 2)}
    | {f"{ten}-{one}": 10 * t + o for t, ten in enumerate(TENS, 2) for o, one in enumerate(ONES, 1)}
)
# Counting these says when, how long or how much, which differs between two reports for many reasons.
UNITS = """
    per cent percent percentage points million billion trillion thousand hundred dozen year years month months week
    weeks day days hour hours minute minutes second seconds time times am pm dollars pounds euros cents rs
    crore lakh square sq km kilometres kilometers miles metres meters feet acres hectares
"""

NEGATION = r"(?i)\b(?:not|no|never|without|neither|nor|cannot|den(?:y|ies|ied)|refus(?:e|es|ed))\b|n[’']t\b"

DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
DATED = any_of(
    rf"""
    \b(?:tomorrow|tonight)\b
    \bnext (?:week|month|year|summer|spring|autumn|fall|winter|{DAY})\b
    \blater (?:this|today)\b
    \bin the (?:coming|next)\b
    \bby the end of\b
    \bin (?:{MONTH}|20[2-9]\d)\b
    \bthis (?:week|month|year)\b
    \b(?:on|until|by|before) {DAY}\b
    \b(?:{MONTH}|jan\.|feb\.|aug\.|sept\.|oct\.|nov\.|dec\.) \d{{1,2}}\b
    \b\d{{1,2}} {MONTH}\b
    \bwithin (?:days|weeks|months|the next)\b
    """
)
COMING = any_of(
    r"""
    \b(?:will|won[’']t|shall|(?-i:may)|could)\b
    \b(?:is|are) (?:due|set|scheduled|expected|likely|unlikely|going|about|poised) to\b
    \b(?:is|are) (?:due|scheduled|expected|planned|slated) (?:in|on|for|by|this|next)\b
    \bplan(?:s|ning)? to\b
    \b(?:intends?|threatened|vowed|pledged) to\b
    """
)

# What a clause begins with, after the one before it.
SUBJECT = r"(?:[A-Z]|the\b|an?\b|it\b|he\b|she\b|they\b|there\b|that\b|his\b|her\b|their\b|some\b|many\b)"
PRESS = "newspaper|paper|outlet|site|website|station|magazine|publication|network|broadcaster|channel|news agency"
LONG_AGO = any_of(
    rf"""
    \b(?:back )?in {MONTH}(?:,? \d{{4}})?\b
    \bin (?:19|20)\d\d\b
    \blast (?:year|spring|summer|autumn|fall|winter|{MONTH})\b
    \b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:years?|months?) ago\b
    \bearlier this year\b
    \bat the time\b
    """
)

ENGLISH = ReviewWords(
    code="en",
    months=tuple(month.capitalize() for month in LANGUAGE.months),
    weekdays=tuple(day.capitalize() for day in LANGUAGE.weekdays),
    date="{month} {day}",
    dateline_form="{place}{date}. /{desk}/.",
    headline="Press review: {}",
    topped="These stories topped {}’s press.",
    listing=", ",
    last=", and ",
    said=" said",
    told="to {}",
    in_outlet="in {}",
    also_in="also in {}",
    as_of="{outlet}, {date}",
    not_before="with a name or number that no article of {} on this story has",
    possessive="’s",
    quotes=("“", "”"),
    cut="[...]",
    read_as="“{}” in the article, read as {}",
    no_outlet="outlet unknown",
    plain_cues=frozenset(
        form.word
        for verb in LANGUAGE.verbs
        if verb.kind == "speech" and {"quote", "that"} <= verb.frames and "told" not in verb.frames
        for form in verb.forms
        if form.tenses & {"past", "present"}
    ),
    pronouns=frozenset(pronoun.word for pronoun in LANGUAGE.pronouns) | {"who"},
    possessives=frozenset(each.word for each in LANGUAGE.pronouns if each.case == "possessive"),
    neuter=frozenset(each.word for each in LANGUAGE.pronouns if each.gender == "neuter"),
    object_leads=frozenset({"to", "by", "for", "from", "told"}),
    articles=frozenset({"the", "a", "an"}),
    connectives=tuple(line.strip() for line in CONNECTIVES.strip().splitlines()),
    danglers=listed(
        """he she they it this that these those his her their its such there so then here therefore thus hence
        otherwise both neither another others who whom whose similarly likewise elsewhere afterwards also too instead
        him them we our us i my you your and but or nor yet"""
    ),
    pointing=POINTING,
    abbreviations=LANGUAGE.abbreviations,
    function_words=LANGUAGE.stop_words | listed(MORE_STOP_WORDS),
    officials=listed(
        """president minister ministry premier chancellor prime secretary spokesman spokeswoman spokesperson senator
        governor mayor ambassador commissioner police officer judge prosecutor attorney deputy lawmaker congressman
        congresswoman representative speaker parliament mp mps king queen prince envoy diplomat general commander
        sheriff chief department agency authority authorities official officials government kremlin cabinet council
        councillor foreign defence defense state leader chairman chair justice treasury admiral colonel head"""
    ),
    experts=listed(
        """professor lecturer analyst analysts economist economists expert experts researcher researchers scientist
        scientists scholar historian fellow strategist academic scientist university institute college doctor
        consultant think-tank specialist political psychologist epidemiologist climatologist author"""
    ),
    dateline=DATELINE,
    boilerplate=BOILERPLATE,
    in_person=r"\bI\b|\b[Mm]y\b|\b[Ww]e\b|\b[Oo]ur\b|\b(?:me|us)\b|\b[Yy]ou(?:r|rs|rself|rselves)?\b",
    role_leads=r"(?i)\b(?:former|ex|then|acting|outgoing|incoming|interim|retired|late|deputy|vice|shadow|assistant)"
    r"[ -]$",
    held_then=r"(?i)then\b",
    bare_role=r"(?:(?i:ministry|department|company|party|group|agency|government|union|university|club|police) )?"
    r"(?i:ambassador|spokesman|spokeswoman|spokesperson|official|adviser|advisor|aide|representative)",
    relative=r"(?: \w+)?, wh(?:o|ose|om)\b",
    no_cue=r"(?:Knowing|Believing|Thinking|Hoping|Fearing)\b",
    defines=r"[“\"‘']?[A-Z0-9][\w’'-]*(?: [\w’'-]+){0,2} (?:is|are) (?:an?|the|[A-Z]\w+[’']s) ",
    cut_off=r"\w (?:of|for|and|&) $",
    common_leads=listed(
        """former ex ex-government acting outgoing incoming retired senior assistant leading staunch dugout fellow
        veteran longtime rival top opposition lawyer journalist analyst actor author singer researcher lawmaker"""
    ),
    known_leads=listed("the his her its their this that these those another"),
    joining=r"(?<!\bbut) (?:also|likewise)(?= (?!known\b|called\b))"
    # "Holm, however, said" is "Holm said"; "If it rains, though, the fair" is "If it rains, the fair".
    rf"|, (?:though|however),(?= (?!{SUBJECT})[a-z])|(?<=,) (?:though|however),(?= {SUBJECT})",
    pointing_at=r"(?i)\b(?:those|these|such(?: an?)?) "
    r"(?!(?:who|whom|that|which|are|were|is|was|as|of|in|on|at|from|with|days?|weeks?|months?|years?|times?|people|words|"
    r"things?|kinds?|sorts?|men|women)\b|\w+(?:ed|ing)\b)(\w+)|"
    r"\b(?:the|this) (moves?|decision|measures?|request|proposal|remarks?|comments?|incident|development|feature)\b",
    pointing_start=r"(?i)\bthat (?:this|these|those) (?:is|isn[’']t|was|are|were|will|would)\b|"
    r"^[“\"‘']?(?:[\w’'-]+,? ){0,4}?(?:(?:that|this)(?:[’']s| is\b| was\b| will\b| isn[’']t\b)|"
    r"(?:those|these|they|them)\b)",
    unnamed_press=rf"(?i)\b(?:told|to|with) (?:the|this|that) (?:{PRESS})\b",
    press_source=rf"(?i)(?:the|an?|this|that) (?:[\w’']+ )?(?:{PRESS}|report|article|statement|post|source|release)",
    answering=listed("responded replied answered retorted responds replies answers"),
    asked=r"(?i)\b(?:ask(?:ed|s|ing)?|question(?:ed)?|when|whether|(?:responding|responded|replying|replied) to)\b",
    long_ago=LONG_AGO,
    continuing=listed("added adds adding continued continues continuing concluded concludes went goes"),
    today={"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    colon_title=r"^[^:]{2,32}: ",
    said_title=r"(?i)\b(?:says?|said|claims?|claimed|slams?|slammed|blasts?|urges?|warns?|reacts?|responds?)\b",
    named_title=r"(?:: | [-–—] )[^:]{2,32}$|(?i:\baccording to\b)",
    according=", according to {}",
    guess=r"(?i)\b(?:may|might|could|reportedly|rumou?r\w*|leak\w*|hints?|likely)\b",
    platforms=LANGUAGE.platforms,
    live=LIVE,
    several=SEVERAL,
    soft=SOFT,
    negation=NEGATION,
    numbers=NUMBERS,
    units=listed(UNITS),
    dated=DATED,
    coming=COMING,
    arranging=ARRANGING,
    relating=RELATING,
    labels=Labels(
        contents="In this review",
        evidence="Evidence",
        evidence_note="Each number in the review leads here: the words that the line rests on are marked where they "
        "stand in the article as it was archived.",
        starred="A star says that something was carried or inferred; what it was stands with the evidence.",
        back="back to the line",
        to_evidence="evidence",
        why="Why this story is here",
        why_note="The place of a story is computed from these parts, each between 0 and 1.",
        part="Part",
        value="Value",
        weight="Weight",
        score="score",
        read_in="{articles} in {outlets}",
        more="and {} more",
        contrast="The reports side by side",
        round_up="Also in the press",
        counts="Read for this review",
        open_source="open at the outlet",
        web_archive="web archive, {day}",
        article="article",
        fingerprint="sha256",
        version="version {number} of {day} {time} UTC",
        made_by="Made by {}",
        no_day="no date",
        rank="{}.",
        address_under="address: see {}",
        counted=(
            ("articles", "article", "articles"),
            ("reprints", "reprint", "reprints"),
            ("outlets", "outlet", "outlets"),
            ("stories", "story", "stories"),
            ("statements", "statement", "statements"),
            ("countries", "country", "countries"),
            ("unplaced", "article of no known country", "articles of no known country"),
            ("opinions", "opinion piece", "opinion pieces"),
        ),
        desk={
            "merged": "put together by the desk",
            "split": "taken apart by the desk",
            "placed": "placed by the desk",
            "dropped": "dropped by the desk",
        },
        blocks={
            "new": "New since the last reports",
            "demand": "Demands and conditions",
            "ahead": "What comes next",
            "earlier": "Said today and before",
        },
        writer=WRITER,
        figures=FigureLabels(
            own="article of its own",
            reprint="reprint",
            reach="{outlets}: {own} with articles of their own, {reprints} with reprints only",
            timeline="When the articles appeared ({zone})",
            timeline_text="First at {first}: {first_outlet}. Most in one hour: {most}, from {hour}. "
            "Last at {last}: {last_outlet}.",
            no_hour="Of no known hour: {}.",
            hour="hour",
            voices="Who was heard",
            voices_text="Most often: {}.",
            speaker="speaker",
            category="who that is",
            read="statements read",
            printed="printed here",
            table="The same as a table",
            categories={
                "official": "officials",
                "expert": "experts",
                "other": "others",
                "unnamed": "unnamed sources",
            },
        ),
    ),
)
