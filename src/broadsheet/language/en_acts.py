"""English words for acts, moods, hedges, conditions and times to come.

The acts are those that the gold set's guidelines define; degrees, and which word belongs to which act, are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from broadsheet.language.acts import ActWords, Mood, MoodKind, Phrase, Stretch, Telling, Unit
from broadsheet.language.base import phrases, words, words_in_order
from broadsheet.types import Act, Factuality, Vagueness

# ------------------------------------------------------------------------------------------ acts of cues

# What a verb does, whatever its content says.
VERB_ACTS = """
predict: predict forecast foresee expect anticipate project prophesy
speculate: speculate suspect guess imagine fear worry surmise conjecture theorize hypothesize assume presume suppose
warn: warn caution
threaten: threaten
commit: vow pledge promise swear-to commit guarantee plan-to intend undertake agree-to volunteer-to offer-to decide-to
refuse: refuse decline reject rebuff
demand: demand urge call-for call-on call-upon order insist-on insist-upon instruct implore appeal exhort tell-to
demand: challenge dare
recommend: recommend advise propose advocate encourage
ask: ask inquire enquire request query quiz grill beg plead wonder invite question-whether question-if question-why
ask: question-how
deny: deny dispute refute rebut contradict disavow disclaim repudiate dismiss
condemn: condemn criticize criticise denounce decry deplore slam blast accuse blame fault assail rip bash lambast
condemn: lambaste deride mock ridicule chide chastise scold rebuke berate castigate disparage rail inveigh protest
condemn: oppose lash jibe taunt question
praise: praise commend applaud hail laud tout extol compliment congratulate thank credit welcome endorse champion
hope: hope wish pray want prefer
"""

# The same for nouns that name an act.
NOUN_ACTS = """
predict: prediction predictions forecast forecasts expectation expectations
speculate: fear fears suspicion suspicions
warn: warning warnings
threaten: threat threats ultimatum
commit: promise promises pledge pledges vow vows commitment commitments
refuse: refusal unwillingness
demand: demand demands order orders call calls insistence
recommend: recommendation recommendations proposal proposals suggestion suggestions advice
ask: request requests question questions appeal appeals query plea pleas
deny: denial denials
condemn: criticism criticisms accusation accusations
praise: praise
hope: hope hopes wish wishes
"""

# Rejected is what is wanted, but a claim is denied.
OBJECT_ACTS = """
deny: reject: claim claims allegation allegations accusation accusations suggestion suggestions charge charges report
 reports notion criticism criticisms assertion assertions argument arguments theory rumour rumours rumor rumors view
"""

# ------------------------------------------------------------------------------------------ moods of content

# A line is: kind, degree, ! if it negates, then phrases.
MOODS = """
necessity 5: must; has to; have to; need to; needs to; has got to; have got to; got to; gotta; needs to be
necessity 5: is needed; are needed; is required; are required; is necessary; are necessary; it is time to; it's time to
necessity 5: the need to; is essential; is imperative; is vital; is crucial; cannot be allowed; can't be allowed
necessity 5: needed now; it is high time; demands that
necessity 5 !: must not; mustn't; cannot be allowed to; can't be allowed to; not be allowed to
advice 3: should; ought to; had better; would be better to
advice 3: would do well to; is important; it's important; are important
advice 3: let us; let's; the best thing to do; deserves to; deserve to; better to; would be wise to; worth considering
advice 3 !: should not; shouldn't; ought not to
future 4: will; shall; i'll; we'll; you'll; he'll; she'll
future 4: it'll; they'll; that'll; there'll; who'll; 'll; going to; gonna
future 4: is set to; are set to; bound to; about to; is due to; are due to; on track to; is on course to; sure to
future 4 !: will not; won't; will never; shall not; not going to; never going to
future 3: likely to; is likely; are likely; is expected to; are expected to; expected to; looks set to
future 3 !: is unlikely to; are unlikely to; unlikely; not likely to
conditional 3: would; i'd; we'd; he'd; she'd; they'd; it'd; you'd
conditional 3 !: would not; wouldn't; would never
ability 2: can; able to
ability 2 !: cannot; can't; can not; unable to; not able to; could not; couldn't
possibility 2: probably; possible that; it is possible; it's possible; the chance that; presumably
possibility 1: may; might; could; perhaps; maybe; possibly; it seems; it appears; it looks like; who knows
possibility 1: there is a chance; there's a chance; my guess; conceivably; potentially
possibility 1 !: may not; might not; mightn't
"""

# A mood's look is no mood here.
NOT_MOODS = """
must have; must be joking; will of; the will; free will; a will; their will; his will; her will; political will
good will; would like; i'd like; we'd like; in may; of may; last may; this may; next may; may day
on may; by may; may be over; can do; could have; could've; should have; should've; shouldn't have; should not have
should be noted; must say; must admit; should say; would say; i would say
needless to say; have to say; have to admit
"""

# Acts that a phrase of the content performs.
PERFORMED = """
hope: hopefully; i would like; we would like; i'd like; we'd like; let's hope; fingers crossed; i just want; if only
hope: would love to; i'd love; we'd love; looking forward to; look forward to; god willing
praise: thank you; thanks to everyone; congratulations; well done; hats off; i'm grateful; we're grateful; i am grateful
praise: we are grateful; i appreciate; we appreciate; kudos
praise: i want to thank; we want to thank; i would like to thank; i'd like to thank; we would like to thank; grateful to
condemn: shame on; is to blame; are to blame
warn: be careful; beware; watch out; be warned; be aware; at your own risk
warn: a risk that; the risk that; there is a risk; there's a risk; be alert; be vigilant
ask: please; i'm asking; we're asking
commit: committed to; determined to; i plan to; we plan to
commit: we intend to; i intend to; we're planning to; i'm planning to
deny: no ,; not true; untrue; is false; are false
deny: is a lie; a total lie; fake news; no truth; nothing to do with; totally false
deny: completely false; categorically; nonsense; not the case; never happened; no such thing
demand: i call on; we call on; we call for; i call for; enough is enough; we want you to
speculate: i wonder; i guess; i suspect; we suspect; my guess
refuse: no comment; no intention of; no plans to; not prepared to; not willing to; unwilling to; over my dead body
"""

HEDGES = """
may; might; could; can; would; likely; unlikely; possibly; probably; perhaps; maybe; apparently; allegedly
reportedly; seemingly; presumably; in part; partly; de facto; it seems; it seems that; it appears; it appears that
appears; appear; seems; seem; in my opinion; in his opinion; in her opinion; in our opinion; in their opinion
i think; i think that; we think; we think that; i hope; i hope that; we hope; we hope that; i believe; i believe that
we believe; we believe that; i guess; i suppose; potentially; to some extent; to a degree; as far as i know
as far as i'm concerned; supposedly; essentially; at least; possible
as it were; arguably; almost; around; about; some of
chance; some kind of; kind of; sort of; more or less; roughly; approximately; nearly; largely; mostly; mainly
generally; usually; often; sometimes; tends to; tend to; somewhat; relatively; fairly; rather; gradually; increasingly
officially; unofficial; unofficially; in my view; in his view; in her view; in our view; as i understand it
to my knowledge; conceivably; effectively; virtually; practically; at least in the near future; suggests; suggest
"""

QUANTIFIERS = """
5: all; every; each; always; never; none; no; entirely; completely; everyone; everybody; nobody; nothing; everything
4: most; almost all; nearly all; the majority of; usually; mostly; largely
3: many; often; much; a lot of; numerous
2: some; several; sometimes; some of; part of; in part; partly; a number of; various
1: few; a few; rarely; seldom; hardly; barely; little
"""

# ------------------------------------------------------------------------------------------ said or not

LEADS: dict[Factuality, str] = {
    "hypothetical": "expected likely unlikely set due poised slated scheduled supposed ready prepared "
    "is are was were bound going about plan plans planned planning intend intends intended preparing prepares gearing",
    "possible": "said reported believed alleged thought understood seems seem seemed appears appear appeared rumored "
    "rumoured claimed",
    "denied": "failed fails fail failing neglected neglects neglecting forgot forgets omitted omits omitting",
}

GERUNDS: dict[Factuality, str] = {
    "denied": """
    refrain from; refrains from; refrained from; stop short of; stops short of; stopped short of; stopping short of
    fell short of; falls short of; shied away from; shies away from; steered clear of; held back from; held off
    avoid; avoids; avoided; avoiding
    """,
    "possible": "accused of; suspected of; charged with; alleged of",
    "hypothetical": "considering; considers; thinking of; thinking about; planning on; contemplating; mulling",
}

# ------------------------------------------------------------------------------------------ conditions, times

CONDITIONS = """
if; unless; provided that; providing that; as long as; so long as; on condition that; on the condition that; in case
in the event; in the event of; only when; only after; until; even if; assuming that; if and when; as a prerequisite for
depending on; subject to
"""

VAGUE = """
soon: in the near future; soon; shortly; in the coming days; in the coming weeks; in coming days; in coming weeks
soon: in the next few days; in the next few weeks; in the days ahead; in the weeks ahead; very soon; before long
soon: any day now; imminently; immediately; at once; in the coming months; in coming months; in the next few months
soon: over the coming weeks; over the coming days; over the coming months
soon: within days; within weeks; as soon as possible
soon: in the months ahead; in the next days; in due course; within hours; without delay; any time soon; anytime soon
later: later; in the future; in future; in the long run; in the long term; in the longer term; in the medium term
later: in the years ahead; in the coming years; in coming years; for years to come; in the years to come
later: over the coming years; in the next few years; going forward; from now on; for decades; in the coming decades
someday: someday; some day; one day; eventually; at some point; sooner or later; in the end
"""

_COUNTED = words_in_order("one two three four five six seven eight nine ten eleven twelve")
NUMBERS: Mapping[str, int] = MappingProxyType(
    _COUNTED | {"a": 1, "an": 1, "couple": 2, "few": 3, "fifteen": 15, "twenty": 20, "thirty": 30}
)

ENDS: dict[str, Stretch] = {
    "end": "end", "close": "end", "late": "end", "middle": "middle", "mid": "middle",
    "beginning": "beginning", "start": "beginning", "early": "beginning",
}  # fmt: skip

UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
        "year": "year", "years": "year", "weekend": "week", "hours": "day", "hour": "day",
    }
)  # fmt: skip

MONTHS = MappingProxyType(
    words_in_order("january february march april may june july august september october november december")
    | words_in_order("jan. feb. mar. apr. - jun. jul. aug. sept. oct. nov. dec.")
    | {"sep.": 9}
)


def _table(text: str) -> dict[str, list[str]]:
    """Lines of `name: words`; a line that begins with a space goes on, a name may come several times."""
    found: dict[str, list[str]] = {}
    for line in text.strip().replace("\n ", " ").splitlines():
        name, _, rest = line.partition(":")
        found.setdefault(name.strip(), []).append(rest.strip())
    return found


def _acts(text: str) -> Mapping[str, Act]:
    return MappingProxyType(
        {word: cast("Act", act) for act, lines in _table(text).items() for line in lines for word in line.split()}
    )


def _object_acts(text: str) -> Mapping[str, Mapping[str, Act]]:
    found: dict[str, dict[str, Act]] = {}
    for act, lines in _table(text).items():
        for line in lines:
            verbs, _, nouns = line.partition(":")
            for verb in verbs.split():
                found.setdefault(verb, {}).update(dict.fromkeys(nouns.split(), cast("Act", act)))
    return MappingProxyType({verb: MappingProxyType(nouns) for verb, nouns in found.items()})


def _gerunds() -> Mapping[Phrase, Factuality]:
    return MappingProxyType({phrase: said for said, known in GERUNDS.items() for phrase in phrases(known)})


def _moods() -> list[Telling]:
    found = []
    for head, lines in _table(MOODS).items():
        kind, degree, *negated = head.split()
        mood = Mood(cast("MoodKind", kind), int(degree), bool(negated))
        found += [Telling(phrase, "mood", mood=mood) for line in lines for phrase in phrases(line)]
    return found


def _tellings() -> tuple[Telling, ...]:
    found = _moods()
    found += [Telling(phrase, "not_act") for phrase in phrases(NOT_MOODS)]
    for act, lines in _table(PERFORMED).items():
        found += [Telling(phrase, "act", act=cast("Act", act)) for line in lines for phrase in phrases(line)]
    found += [Telling(phrase, "hedge") for phrase in phrases(HEDGES)]
    found += [Telling(phrase, "condition") for phrase in phrases(CONDITIONS)]
    for vague, lines in _table(VAGUE).items():
        found += [
            Telling(phrase, "horizon", vague=cast("Vagueness", vague)) for line in lines for phrase in phrases(line)
        ]
    return tuple(found)


def _quantifiers() -> Mapping[Phrase, int]:
    return MappingProxyType(
        {phrase: int(degree) for degree, [line] in _table(QUANTIFIERS).items() for phrase in phrases(line)}
    )


ACT_WORDS = ActWords(
    verb_acts=_acts(VERB_ACTS),
    noun_acts=_acts(NOUN_ACTS),
    object_acts=_object_acts(OBJECT_ACTS),
    light=words("express voice issue make give reiterate repeat"),
    tellings=_tellings(),
    quantifiers=_quantifiers(),
    leads=MappingProxyType({word: said for said, known in LEADS.items() for word in known.split()}),
    gerunds=_gerunds(),
    supposing=phrases("reportedly; allegedly; seemingly; supposedly; purportedly; apparently; de facto"),
    possible_modals=words("may might must"),
    future_modals=words("will would shall 'll 'd"),
    perhaps=words("perhaps maybe possibly presumably"),
    doubting=words(
        "rumour rumours rumor rumors allegation allegations claim claims report reports speculation suggestion "
        "suggestions suspicion suspicions accusation accusations hint hints possible unlikely likely unclear untrue "
        "false rumoured rumored believed thought alleged claimed reported understood suspected speculated feared"
    ),
    proving=words("evidence proof indication indications sign signs suggestion"),
    past_futures=words("would 'd"),
    onward=words("later eventually subsequently afterwards afterward ultimately only"),
    able_modals=words("can can't cannot could couldn't"),
    refusing_modals=words("will won't would wouldn't"),
    polite_modals=words("would must should can 'd"),
    perfect=words("have 've has had"),
    own_first=words("i we"),
    own_third=words("he she it they"),
    matrix=words(
        "think believe hope feel know guess expect suppose thinks believes hopes thought believed hoped sure confident "
        "certain convinced seems seemed appears likely possible clear doubt ensure mean means"
    ),
    numbers=NUMBERS,
    ordinals=words("first second third fourth fifth next another final new 1st 2nd 3rd 4th 5th"),
    units=UNITS,
    seasons=MappingProxyType({"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}),
    days=MappingProxyType({"today": 0, "tonight": 0, "tomorrow": 1}),
    deadlines=MappingProxyType({"by": "by", "until": "by", "till": "by", "before": "before", "ahead": "before"}),
    after=words("after following"),
    around=words("at around about as no later than mid sometime during throughout through"),
    spans_ahead=words("in within over"),
    this=words("this"),
    next=words("next coming following upcoming"),
    past=words("last previous past ago earlier since"),
    ends=MappingProxyType(ENDS),
    months=MONTHS,
    weekdays=MappingProxyType(
        words_in_order("monday tuesday wednesday thursday friday saturday sunday", first=0),
    ),
    events=words(
        "round rounds election elections vote votes summit meeting meetings talks hearing hearings session trial "
        "debate season deadline referendum conference game match tournament visit inquiry report ceremony launch "
        "consultations"
    ),
)
