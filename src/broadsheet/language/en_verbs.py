"""English verbs of saying, thinking and wanting.

A line is: lemma, force, frames, prepositions after a slash, irregular past (and participle) in brackets. Frames:
q quotation, t that-clause, b bare clause, B bare clause without proof that it is one, e closes a sentence, w whether
or why, i infinitive, n noun phrase, a a hearer before the content, v the speaker may follow. The choice of verbs goes
back to the counts of cues in the PolNeAR training articles and to what the press of 2019 uses beside them; the force
is ours.
"""

from __future__ import annotations

from broadsheet.language.base import Form, Frame, Tense, Verb, VerbKind, words

FRAMES: dict[str, Frame] = {
    "q": "quote",
    "t": "that",
    "b": "bare",
    "B": "freely",
    "e": "end",
    "w": "wh",
    "i": "to",
    "n": "object",
    "a": "told",
    "v": "inverted",
}

SPEECH = """
say 3 qtBewv [said]
tell 3 qtBewia [told]
add 3 qtbev
write 3 qtbewv [wrote written]
ask 3 qewianv /about,for
announce 3 qtbenw
note 3 qtbewnv
report 3 qtben
explain 3 qtbewnv
state 3 qtev
reply 3 qtbev
respond 3 qtev
answer 3 qtbe
declare 4 qtbenv
argue 3 qtBev
claim 3 qtbeni
acknowledge 3 qtben
admit 3 qtben /to
concede 3 qtben
confirm 3 qtbenw
deny 4 tbn
insist 5 qtBev /on,upon
stress 4 qtbenv
emphasize 4 qtbenv
emphasise 4 qtbenv
underline 4 qtben
underscore 4 qtn
assert 4 qtbenv
affirm 4 qtben
reaffirm 4 qtben
reiterate 4 qtben
repeat 3 qtben
maintain 4 qtbe
contend 4 qtbe
allege 2 qtben
suggest 1 qtBewnv
hint 1 qtbe /at
imply 1 tbn
indicate 1 qtbewn
signal 1 tb
intimate 1 tb
propose 2 qtneiv
recommend 2 qtneb
advise 2 qtbaie
urge 4 qtain
demand 5 qtin
call 3 n /for,on,upon
appeal 3 q /for,to
plead 4 qi /for
beg 4 qai
request 2 tin
order 4 tn
warn 4 qtBeanv /of,about,against
caution 4 qtbean /against
threaten 5 qtib
vow 5 qtiBenv
pledge 5 qtibev
promise 5 qtibena
swear 5 qtib [swore sworn]
assure 4 qtbae
reassure 3 qta
guarantee 5 qtb
commit 5 i
remind 3 qtba
inform 3 qtba /of,about
notify 3 qta /of
convince 3 ta
persuade 3 tai
describe 3 nw
characterize 3 n
characterise 3 n
label 3 n
dub 3 n
brand 3 n
term 3 n
portray 2 n
depict 2 n
liken 2 n
compare 2 n
mention 3 qtnbew
cite 3 nq
quote 3 n
refer 2 q /to
allude 1 q /to
recall 3 qtbewnv
recount 3 qtbewn
remember 3 qtbewn
relate 3 qtbe
reveal 3 qtbew
disclose 3 tbwn
divulge 3 tn
observe 3 qtbev
remark 3 qtev
comment 3 qtev /on
joke 3 qtbev /about
quip 3 qtbev
laugh 3 qv
grin 3 qv
smile 3 qv
sigh 3 qv
exclaim 4 qtev
cry 4 qv
shout 4 qtbev
yell 4 qtbev
scream 4 qtv
chant 4 qv
whisper 2 qtev
murmur 2 qv
mutter 2 qv
insinuate 1 t
boast 4 qtbev /about,of
brag 4 qtbe /about
gush 4 qv
rave 4 qv
marvel 3 qtv
lament 3 qtbenv
bemoan 3 qtn
complain 4 qtbev /about,of
grumble 3 qtv
fume 4 qv
rant 4 qv /about
protest 4 qtben
object 4 qte
counter 4 qtbev
retort 4 qtev
rebut 4 qn
rejoin 3 qv
interject 3 qv
chime 3 qv
continue 3 qv
conclude 3 qtbenv
summarize 3 qn
elaborate 3 q /on
attribute 3 n
name 3 nw
identify 3 nw
address 3 nw
clarify 3 qtbewn
specify 3 qtbwn
detail 3 w
outline 3 nw
predict 3 qtbewnv
forecast 3 qtbn [forecast]
foresee 3 tn [foresaw foreseen]
project 3 tb
estimate 2 qtben
calculate 3 tben
speculate 1 qtbew /on,about
prophesy 3 qt
testify 4 qtbewv /about
attest 4 tb
allow 2 qt
accuse 4 n
blame 4 n
fault 4 n
criticize 4 nq
criticise 4 nq
condemn 5 nq
denounce 5 nq
decry 4 nqt
deplore 4 nq
slam 4 nq
blast 4 nq
assail 4 nq
rip 4 n
bash 4 n
lambast 4 nq [lambasted]
lambaste 4 nq
deride 4 n
mock 4 nq
ridicule 4 nq
chide 3 nq
chastise 4 nq
scold 4 nq
rebuke 4 nq
berate 4 n
castigate 4 n
disparage 4 n
dismiss 4 nq
reject 4 nq
refute 4 ntq
dispute 3 nt
question 2 nwq
contradict 3 n
disavow 3 n
repudiate 4 n
defend 3 nq
praise 4 nq
commend 4 nq
applaud 4 nq
hail 4 nq
laud 4 nq
tout 4 nq
extol 4 n
compliment 3 n
congratulate 3 n
thank 3 n
credit 3 n
welcome 3 nq
endorse 4 n
express 3 n
echo 3 nq
rail 4 q /against
lash 4 q /out
vent 4 q
apologize 3 q /for,to
apologise 3 q /for,to
confess 3 qtbe /to
profess 3 tin
proclaim 5 qtbnv
pronounce 4 n
trumpet 4 n
tweet 3 qtbewnv
post 3 qe
email 3 q
text 3 q
blog 3 qte
wonder 2 qwev
inquire 2 qwe /about
enquire 2 qwe /about
query 2 qwn
quiz 2 n
grill 2 n
ponder 1 qw
posit 2 tn
postulate 2 t
stipulate 4 t
theorize 1 t
hypothesize 1 t
opine 3 qtev
volunteer 3 qte
preach 4 qtn
lecture 3 q
muse 1 qtev /about
riff 2 q
rap 2 q
sing 3 q [sang sung]
pray 3 ti /for
swipe 3 q /at
talk 2 q /about,of
speak 2 q /about,of,against [spoke spoken]
discuss 2 nw
point 3 q
highlight 3 nwt
tease 2 tq
agree 3 qte
disagree 3 qt
concur 3 qte
rule 4 t
decree 4 t
decide 4 tiw
determine 3 tw
plan 2 i
offer 2 i
decline 3 i
refuse 5 i
oppose 4 n
support 3 n
back 3 n
advocate 3 n
champion 3 n
side 3 q /with
disclaim 3 n
downplay 3 n
ensure 3 t
inveigh 4 q /against
bristle 3 q /at
scoff 3 qv /at
snap 4 qv
sneer 4 qv /at
snipe 4 qv
crow 4 qv
enthuse 4 qv
vouch 3 q /for
encourage 3 ai
implore 5 qai
exhort 4 ai
instruct 4 ai
invite 2 ai
dare 3 ai
challenge 3 ai
certify 3 t
verify 3 t
chronicle 3 n
articulate 3 n
reference 3 n
hear 2 t [heard]
jibe 3 q
taunt 4 nq
thunder 5 qv
implore 5 qai
retell 3 nw [retold]
restate 3 tn
reassert 4 tn
reconfirm 4 tn
recite 3 nq
narrate 3 q
deadpan 3 qv
drawl 3 qv
intone 3 qv
muse 1 qtev
demur 2 qe
relay 3 tn
convey 3 tn
communicate 3 tn
hazard 1 q
venture 1 qe
reason 3 qtev
surmise 1 qtbe
conjecture 1 t
warrant 3 t
tip 2 i
"""

BELIEF = """
think 2 qtBewv [thought]
believe 2 qtBewv /in
feel 2 tbe [felt]
know 3 tbw [knew known]
understand 2 tbw [understood]
realize 3 tbw
realise 3 tbw
recognize 3 t
recognise 3 t
consider 2 nt
deem 2 n
see 2 t [saw seen]
suspect 1 tbn
doubt 1 tbwn
assume 1 tb
presume 1 tb
suppose 1 tb
guess 1 tb
imagine 1 tb
figure 1 tb
reckon 2 tbe
expect 2 tbin
anticipate 2 tbn
fear 2 tbne
worry 2 qtbe /about,over
hope 2 tBiew /for
wish 2 tb
trust 2 tb
accept 3 t
regret 3 tn
prefer 2 in
notice 3 tb
discover 3 tb
learn 3 tbw [learned learnt]
find 3 t [found]
judge 3 t
marvel 3 t
care 2 w /about
conceive 2 t
perceive 2 n
regard 2 n
view 2 n
"""

INTENTION = """
want 2 in
wish 2 i
hope 2 i
intend 3 in
plan 2 i /on
seek 2 i [sought]
aim 2 i
mean 2 i [meant]
expect 2 i
prefer 2 i
decide 3 i
resolve 4 i
agree 3 i
offer 2 i
promise 5 i
refuse 5 i
decline 3 i
threaten 5 i
"""

EVIDENCE = """
show 3 tbewn [showed shown]
find 3 tbe [found]
suggest 1 tbe
indicate 1 tben
reveal 3 tbe
demonstrate 3 tw
prove 4 t
conclude 3 tbe
estimate 2 tben
read 3 qv [read]
illustrate 2 tw
reflect 1 w
signal 1 tb
imply 1 tb
"""

# Regular verbs of one syllable and others that double their last letter.
DOUBLES = frozenset(
    [
        "beg",
        "brag",
        "chat",
        "slam",
        "plan",
        "rap",
        "rip",
        "rebut",
        "snip",
        "fret",
        "regret",
        "commit",
        "admit",
        "refer",
        "quip",
        "snap",
        "tip",
        "opt",
        "dub",
    ]
)
DOUBLES_NOT = frozenset(("opt",))


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return (lemma + lemma[-1] if lemma in DOUBLES - DOUBLES_NOT else lemma) + "ed"


def _present(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _gerund(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe")):
        return lemma[:-1] + "ing"
    return (lemma + lemma[-1] if lemma in DOUBLES - DOUBLES_NOT else lemma) + "ing"


def _forms(lemma: str, irregular: list[str]) -> tuple[Form, ...]:
    past = irregular[0] if irregular else _regular_past(lemma)
    participle = irregular[1] if len(irregular) > 1 else past
    found: dict[str, set[Tense]] = {}
    tenses: tuple[tuple[str, Tense], ...] = (
        (lemma, "base"),
        (_present(lemma), "present"),
        (past, "past"),
        (participle, "participle"),
        (_gerund(lemma), "gerund"),
    )
    for word, tense in tenses:
        found.setdefault(word, set()).add(tense)
    return tuple(Form(word, frozenset(meant)) for word, meant in found.items())


def _verb(line: str, kind: VerbKind) -> Verb:
    plain, _, irregular = line.partition("[")
    plain, _, prepositions = plain.partition("/")
    lemma, force, letters = plain.split()
    return Verb(
        lemma=lemma,
        kind=kind,
        force=int(force),
        frames=frozenset(FRAMES[letter] for letter in letters),
        forms=_forms(lemma, irregular.rstrip("] ").split()),
        prepositions=frozenset(prepositions.strip().split(",")) - {""},
    )


def _table(text: str, kind: VerbKind) -> list[Verb]:
    return [_verb(line, kind) for line in dict.fromkeys(text.strip().splitlines())]


VERBS: tuple[Verb, ...] = (
    *_table(SPEECH, "speech"),
    *_table(BELIEF, "belief"),
    *_table(INTENTION, "intention"),
    *_table(EVIDENCE, "evidence"),
)

# Finite forms of other common verbs: by them a clause is told from a noun phrase. Forms from above are not repeated.
COMMON_VERBS = words(
    """
    achieved acted adopted affected affects amounted appeared appears approached approved arrested arrived arrives
    assaulted ate attended avoided await awarded balked banned battled bears beat beats became become becomes
    began begin begins belongs benefits blah blared bombed boosted borrowed bought brave bring brings broke
    brought brushed builds built burned buys came campaigned carried carries caught caused causes celebrated
    changed charged cheered clashed cleared climbed clinched closed collapsed collected come comes commanded
    completed conducted consists contains contrasts contributed controlled convened convicted cost costs covered
    covers crashed created creates crossed cut cuts damaged dealt decreased delayed delivered demurred depends
    deployed deserve deserves designed destroyed detained devastated developed died dies differ differed differs
    disappeared dispatched displayed disrupted distanced distributed divided divides dominated donated doubled
    draws drew drives dropped drops drove drowned earned earns eased eats elected eliminated emerged employed
    enabled encountered ended ends engaged enjoy enjoys entered enters erupted escalated escaped established
    examined exceeded existed exists expanded expands experienced expired exploded explored exposed extends faced
    faces failed fails falls fared featured features fell fights filed fined finished fits fixed fled flew flipped
    flooded flowed focuses followed follows forced forgot formed fought founded funded gained garnered gathered
    gave gaze generated gets gives goes got granted grew grows guided halted handed handled happened happens held
    helped helps hid hired hit hits holds hosted hosts hung hurt ignored imposed improved improves incites include
    included includes increased inherited injured inspired installed interrupted introduced invaded invested
    investigated involve involved involves issued joined joins jumped keeps kept kicked killed knocked lacked
    lacks landed lasted launched lays leads leans leaves led left legalized lent lets lied lies lifted lined
    linked listened lived lives lobbied located locked looked looks looms loses lost lowered made makes managed
    marched marked married matched measured meets merged met mishandled missed monitors mounted moved
    narrowed nears needs negotiated obtained occurred occurs opened opens operates organised organized originated
    overlap oversees overtook owes owned owns paid painted participated passed passes paused pays peaked performed
    picked piled placed played plays plunged posed poses possessed postponed poured prepared prepares presents
    presided prevailed prevents proceeded produced produces promoted prompted protected protects provided provides
    published pulled purchased pursued pushed pushes puts qualified quit raised raises rallied ran ranked reached
    reaches reacted rebuffed rebuilt received receives recorded recovered reduced regained relaunched released
    relies relocated remained remains removed renewed rented repaired replaced represented represents required
    requires rescued reserved resigned resisted resonated restored rests resulted retained retains retired
    returned revived rises rode rolled rose runs rushed sailed sat saved scares scheduled scored scrambled
    searched secured seemed seems seized sells sends sent separated served serves sets settled shaped shared
    shifted shocked shook shot shut signed sits skipped slashed slept slid slipped slowed smashed soared sold
    solved sounded sounds sparked sparred specialises specializes spends spent split spotted spread staged stands
    started starts stayed stays steered stems stepped steps stole stood stopped stormed stretched strode struck
    studied stumbled submitted succeeded succeeds sued suffered supplied surged surrounded survived suspended
    swept switched swung tackled takes targeted taught teaches teamed tend tends tested threw ticked took topped
    torture tossed totalled touched toured traced tracks traded trailed trails trained transferred transformed
    traveled travelled treated tried tries triggered tripled tumbled turned turns undermines underwent united
    unleashed unveiled upgraded used uses ushered vanished violated violates visited visits voted waited walked
    walks watched waved wears weighed went widened wins withdrew witnessed woke won wore worked works worsened
    wounded wrapped yanked yielded
    """
)
