"""English, as data."""

from __future__ import annotations

from broadsheet.language.base import Language, Noun, Pronoun, QuotationStyle, VerbKind, phrases, words
from broadsheet.language.en_acts import ACT_WORDS
from broadsheet.language.en_names import FAMILY_FIRST, FIRST_NAMES
from broadsheet.language.en_people import (
    BUSINESSES,
    CAPITALS,
    COLLECTIVES,
    DEMONYMS,
    ORGANISATION_WORDS,
    ROLE_ADJECTIVES,
    ROLE_KINDS,
    ROLE_NOUNS,
    TITLES,
)
from broadsheet.language.en_verbs import COMMON_VERBS, VERBS

PRONOUNS = (
    Pronoun("he", 3, "male", "one", "subject"),
    Pronoun("him", 3, "male", "one", "object"),
    Pronoun("his", 3, "male", "one", "possessive"),
    Pronoun("she", 3, "female", "one", "subject"),
    Pronoun("her", 3, "female", "one", "object"),
    Pronoun("her", 3, "female", "one", "possessive"),
    Pronoun("it", 3, "neuter", "one", "subject"),
    Pronoun("its", 3, "neuter", "one", "possessive"),
    Pronoun("they", 3, "any", "many", "subject"),
    Pronoun("them", 3, "any", "many", "object"),
    Pronoun("their", 3, "any", "many", "possessive"),
    Pronoun("i", 1, "any", "one", "subject"),
    Pronoun("me", 1, "any", "one", "object"),
    Pronoun("my", 1, "any", "one", "possessive"),
    Pronoun("we", 1, "any", "many", "subject"),
    Pronoun("us", 1, "any", "many", "object"),
    Pronoun("our", 1, "any", "many", "possessive"),
    Pronoun("you", 2, "any", "any", "subject"),
    Pronoun("your", 2, "any", "any", "possessive"),
)

QUOTATION_STYLES = (
    QuotationStyle("“", "”"),
    QuotationStyle("«", "»"),
    QuotationStyle("„", "“"),
    QuotationStyle("‘", "’"),
    QuotationStyle('"', '"', straight=True),
    QuotationStyle("''", "''", straight=True),
    QuotationStyle("``", "''"),
    QuotationStyle("'", "'", straight=True),
)


def _nouns(text: str, kind: VerbKind) -> tuple[Noun, ...]:
    """A line is: the singular, the plural (or -), the words that lead to the content."""
    found = []
    for line in text.strip().splitlines():
        one, many, *leads = line.split()
        found += [Noun(word, kind, frozenset(leads)) for word in (one, many) if word != "-"]
    return tuple(found)


NOUNS = (
    *_nouns(
        """
claim claims that
assertion assertions that
statement statements that
argument arguments that
suggestion suggestions that
allegation allegations that
accusation accusations that
warning warnings that
promise promises that to
pledge pledges that to
vow vows that to
threat threats that to
demand demands that for
proposal proposals that to for
recommendation recommendations that
announcement announcements that
acknowledgment - that
acknowledgement - that
admission - that
insistence - that
contention - that
prediction predictions that
complaint complaints that
denial denials that
request requests that to for
order orders that to
call calls for to
appeal appeals for to
plea pleas for to
refusal - to
remark remarks that
comment comments that
criticism criticisms that
""",
        "speech",
    ),
    *_nouns(
        """
belief beliefs that
view views that
opinion opinions that
fear fears that
concern concerns that
hope hopes that
doubt doubts that
conviction - that
""",
        "belief",
    ),
)

ADVERBS = words(
    "also so just even now still back then never too yet again ago already later away once ever often however almost "
    "together instead ahead always rather perhaps soon forward maybe sometimes meanwhile twice indeed otherwise thus "
    "aside further furthermore moreover nevertheless nonetheless first last only flatly bluntly reportedly simply "
    "earlier elsewhere likewise therefore here there not previously recently repeatedly publicly very well "
    "firstly secondly thirdly lastly finally additionally separately initially originally eventually interestingly "
    "importantly notably ironically apparently clearly obviously naturally similarly consequently accordingly "
    "ultimately basically essentially fortunately unfortunately sadly luckily hopefully surprisingly incidentally "
    "specifically generally typically usually normally historically traditionally currently presently lately "
    "shortly famously allegedly seemingly supposedly "
    "altogether long much more most less least next half all both quite outright"
)

# Honours, degrees and seats in assemblies, behind a name.
LETTERS_AFTER = "phd md qc kc sc san obe mbe cbe kbe dbe esq jp mp msp mep td mla mlc mpp mna"

ENGLISH = Language(
    code="en",
    name="English",
    verbs=VERBS,
    nouns=NOUNS,
    pronouns=PRONOUNS,
    quotation_styles=QUOTATION_STYLES,
    determiners=words(
        "the a an this that these those some any each every no another other both all many several few most such "
        "half either neither more one two three four five six seven eight nine ten dozens hundreds thousands"
    ),
    prepositions=words(
        "of in for on with at by from about as into against during among since between through under over around "
        "behind across without within near outside inside to upon toward towards beyond despite amid above below "
        "following including according regarding concerning "
        " beside besides per via like than alongside amongst throughout "
        "until till onto off out up down"
    ),
    conjunctions=words("and or but nor yet & plus"),
    subordinators=words(
        "because if when while whereas after before since although though unless until once as whether that "
        "where why how what lest whenever wherever except"
    ),
    relatives=words("who which that whom whose"),
    questions=words("whether if why how what where when who which whom"),
    complementizers=words("that"),
    infinitive_marks=words("to"),
    adverbs=ADVERBS,
    adverb_endings=("ly",),
    past_endings=("ed",),
    sibilant_plurals=("es",),
    irregular_plurals={"men": "man", "people": "person"},
    plural_endings=("s",),
    singular_endings=("ss", "us", "is"),
    gerund_endings=("ing",),
    auxiliaries=words(
        "is are was were be been being am has have had having do does did isn't aren't wasn't weren't hasn't haven't "
        "hadn't don't doesn't didn't ain't 's 've 'd 're"
    ),
    being=words("is are was were be been being am isn't aren't wasn't weren't gets got get 's 're"),
    modals=words(
        "will would can could may might shall should must won't wouldn't can't cannot couldn't mustn't shouldn't"
        " mightn't 'll"
    ),
    negations=words(
        "not never n't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't "
        "cannot couldn't mustn't shouldn't mightn't ain't without neither nor hardly nobody"
    ),
    chain_verbs=words(
        "continue continued continues went goes go begin began begins started start starts proceeded came rushed "
        "moved sought tried used going"
    ),
    naming=words("call dub label term brand name"),
    common_verbs=COMMON_VERBS,
    plural_subjects=words(
        "people police they we i you who some many others most few several both all critics women men two three four "
        "five six seven eight nine ten dozens hundreds thousands"
    ),
    indefinite_sources=words(
        "some many others most few several both everyone everybody anyone someone nobody none those one another all"
    ),
    addressed=words("you"),
    hypothetical=words("if unless lest whether"),
    as_though=frozenset((("as", "though"), ("as", "if"))),
    reflexives=words("himself herself itself themselves"),
    never_third=words("i we you they"),
    according=phrases("according to; in the words of"),
    opinion_openers=words("in to from"),
    opinion_nouns=words("opinion view words estimation eyes mind judgment judgement assessment"),
    reporting_as=phrases(
        "quoted as saying; cited as saying; quoted as telling; reported as saying; described as saying"
    ),
    question_openers=words("asked answering replying responding commenting speaking pressed quizzed questioned"),
    question_nouns=words("question questions query"),
    question_leads=words("about on whether if why how what regarding concerning as"),
    interviewer="interviewer",
    agents=words("by"),
    views=words("as merely only simply"),
    connectives=phrases(
        """
        however; that said; moreover; furthermore; in addition; meanwhile; at the same time; still; but; and; yet; so
        nevertheless; nonetheless; in turn; besides; also; then; now; thus; therefore; instead; for his part
        for her part
        for their part; on the other hand; on the one hand; as a result; in particular; in other words; for example
        for instance; after all; in fact; indeed; or; overall; finally; first; second; third; separately; additionally
        """
    ),
    contrasts=words("but"),
    alternatives=words("or"),
    only_unsaid=words("name identify address"),
    objects_denied=words("reveal explain concede state detail divulge indicate signal"),
    deeds=words(
        "discuss endorse back support debate decide determine ensure convince persuade encourage allow remember hear "
        "plan offer agree verify certify calculate welcome defend challenge quiz grill compare portray rip champion"
    ),
    deeds_by_object=words("add call order question answer conclude report claim project estimate predict tell concede"),
    deeds_denied=words(
        "support back decide determine ensure convince persuade encourage allow remember hear plan dare offer "
        "verify calculate add question answer"
    ),
    deeds_denied_by_object=words("order report maintain"),
    lacking=words("without"),
    reasons=words("citing despite amid when until till"),
    manners=phrases("by name; at all; so far; to date; in particular; due to; because of; in public; in detail"),
    afterthoughts=words("as with except other either anymore too however despite instead amid so then yet"),
    occasion_leads=words("in during at on via"),
    leads_on=words("including until till as and or yet either anymore"),
    moments=words("time point stage moment"),
    own_subjects=words("i we you people"),
    not_only=words("just only merely simply solely"),
    fronted=words("nor neither never"),
    never="never",
    light_verbs=words(
        "make makes made making give gives gave given giving offer offers offered offering provide provides provided "
        "providing issue issued release released disclose disclosed drop dropped"
    ),
    telling_nouns=words(
        "comment comments mention statement statements detail details explanation reason reasons indication hint hints "
        "word information timeline timetable estimate figure figures apology reference clue clues evidence name names "
        "identity identities motive cause specifics clarification confirmation response answer assurance assurances "
        "guarantee guarantees opinion view position announcement announcements"
    ),
    as_to=("as", "to"),
    had_nouns=words("comment comments"),
    telling_leads=words("of on about for to as regarding whether that why how"),
    this_said=words("this"),
    none=words("no none nobody neither"),
    unable=words("unable unwilling reluctant loath hesitant"),
    wishing=words("want wants wanted wish wished able ready prepared willing care"),
    pending=words("yet"),
    empty_objects=words("anything nothing everything something so word words thing things"),
    empty_denied=words("any names details detail evidence specifics"),
    going_without=words("go goes went going"),
    no_speakers=words("time history"),
    asides=words("which while although though even whereas"),
    hearer_leads=words("to with"),
    outlet_leads=words("to with for in on by from"),
    source_leads=words("by from"),
    occasions=words(
        "interview conversation talk statement statements speeches messages response reply tweet post speech "
        "letter email e-mail message blog article column op-ed "
        "comment comments briefing conference call address remarks testimony release report memo note phone "
        "press hearing meeting rally debate announcement interviews tweets emails letters posts video broadcast "
        "appearance exchange interaction interactions chat question questions commentary "
        "editorial essay filing book documentary podcast manifesto"
    ),
    private_occasions=words("call phone talk meeting conversation debate exchange"),
    audiences=words(
        "reporters journalists mediapersons mediamen newspersons pressmen correspondents briefing lawmakers "
        "senators parliament congress supporters voters investors analysts police investigators prosecutors jurors "
        "students delegates fans viewers listeners readers mps deputies ministers diplomats officials residents "
        "members colleagues guests attendees attendance crowd audience event court jury committee newsmen media "
        "press council shareholders followers donors employees staff workers executives directors peers teammates "
        "activists customers inquest inquiry hearing trial tribunal commission panel conference summit forum "
        "meeting rally gathering seminar symposium convention assembly chamber senate cabinet detectives officers "
        "councillors councilors commissioners governors regulators creditors magistrates judges congregation "
        "worshippers troops soldiers protesters demonstrators pupils parents farmers traders users subscribers "
        "nation radio television ceremony workshop webinar banquet luncheon vigil"
    ),
    groups=words(
        "pair couple duo trio everyone everybody people children men women public class courtroom house youth police "
        "staff media press newsmen"
    ),
    tales=words("side sides lies stories tales jokes anecdotes fibs secrets truths things fortunes"),
    platforms=words(
        "twitter facebook instagram telegram youtube weibo linkedin tiktok reddit snapchat vk whatsapp medium wechat "
        "tumblr substack mastodon bluesky parler twitch"
    ),
    platform_verbs={"tweet": "Twitter", "retweet": "Twitter"},
    own_pronouns=words("us"),
    own_writer=words("me"),
    telling=words("tell"),
    own_leads=words("this our"),
    own_papers=words(
        "newspaper paper reporter correspondent publication outlet website site magazine station column columnist "
        "writer portal journalist network"
    ),
    audience_names=dict.fromkeys(
        (
            *("journalists", "newsmen", "newspersons", "pressmen", "mediapersons", "mediamen", "correspondents"),
            *("media", "press", "the press", "the media", "media persons", "press corps", "briefing", "media briefing"),
            *("news conference", "press conference", "press briefing", "news briefing"),
        ),
        "reporters",
    ),
    newsmen=words("journalists newsmen newspersons pressmen mediapersons mediamen correspondents briefing"),
    press="reporters",
    press_meetings=dict.fromkeys(
        ("news", "press", "media"),
        words(
            "conference briefing briefings conferences meet event events interaction interactions availability scrum "
            "huddle gaggle stakeout roundtable"
        ),
    ),
    briefings=words("briefing briefings presser pressers gaggle"),
    closed_briefings=words("intelligence security classified private internal staff"),
    platform_posts=words(
        "post posts posting page channel livestream message messages video videos story stories account feed handle "
        "timeline live caption profile photo photos picture pictures pic pics snap selfie clip clips share upload "
        "comment comments reel reels thread update statement platform group groups chat forum"
    ),
    platform_nouns=dict.fromkeys(words("tweet tweets retweet"), "Twitter"),
    platform_people=words("user users commenter commenters poster posters follower followers commentator commentators"),
    posting=words(
        "released post posts posted posting share shares shared sharing upload uploads uploaded uploading take "
        "takes took taken taking turn turns turned turning caption captioned captioning published publish write "
        "writes wrote written writing sent sending send comment commented commenting reply replied responded "
        "responding respond penned statement video message"
    ),
    platform_noun_leads=words("in via through by"),
    platforms_at_large=frozenset((("social", "media"), ("social", "networks"))),
    outlet_nouns=words(
        "newspaper paper publication outlet website site portal magazine channel broadcaster tabloid daily weekly "
        "agency newswire television tv radio media station network journal"
    ),
    outlet_kinds={
        **dict.fromkeys(("newspaper", "paper", "tabloid", "daily"), words("newspaper online")),
        **dict.fromkeys(("magazine", "weekly", "journal"), words("magazine online")),
        **dict.fromkeys(
            ("channel", "broadcaster", "network", "station", "tv", "television", "radio"), words("broadcaster")
        ),
        **dict.fromkeys(("agency", "newswire"), words("agency")),
    },
    those=words("those"),
    gathered=words("attendance gathered present assembled attending watching listening"),
    sent=words("sent given made provided issued emailed e-mailed released published posted broadcast delivered aired"),
    written_leads=words("for"),
    episodes=words("episode edition instalment installment"),
    assembly_leads={"in": "bare", "before": "any", "at": "bare"},
    assemblies=words(
        "court parliament congress senate committee subcommittee panel tribunal assembly commons lords sabha "
        "council commission inquest inquiry knesset duma bailey bundestag dáil seanad majlis rada sejm diet riksdag "
        "folketing storting seimas holyrood legislature senedd stormont cortes oireachtas"
    ),
    hearing_bodies=words("committee subcommittee"),
    speaking_leads=words("with"),
    sessions=words("floor session sitting meeting hearing"),
    sittings=words("inquest inquiry trial hearing hearings tribunal"),
    sitting_of=words("of before"),
    sitting_leads=words("at during"),
    courts=words("court parliament"),
    always_named=words("congress parliament senate pentagon kremlin"),
    chambers=words("house commons lords senate congress parliament court"),
    programmes=words("podcast show programme program broadcast"),
    on_air=words("on"),
    stations=words(
        "radio tv fm television news channel breakfast tonight morning today show podcast newsnight sport sports"
    ),
    other_times=words("last earlier previously"),
    before_now=words("previously earlier once long"),
    at_other_times=words(
        "previously repeatedly long often already consistently frequently earlier once always also had never since"
    ),
    airing=words("appeared appearing appearance live interview interviewed speaking spoke"),
    appearing=words("appeared appearing appearance appears interviewed"),
    questioned=words("contacted reached approached questioning asked pressed questioned quizzed grilled interviewed"),
    interviews=words("interview"),
    staged=words("debate town"),
    interview_leads=words("in during"),
    when=words("when while as after"),
    pleaders=phrases(
        "petitioner; respondent; plaintiff; claimant; appellant; counsel; qc; sc; kc; prosecutor; barrister; "
        "prosecution; prosecuting; defending; defence lawyer; defense lawyer; defence counsel; defense counsel; "
        "defence solicitor; defense attorney"
    ),
    out_of_court=words("outside courthouse"),
    testifying=words("testify"),
    evidence=words("testimony deposition evidence"),
    judging=words("judge justice magistrate coroner recorder judges bench"),
    evidence_leads=words("in during giving gave"),
    broadcasting=words(
        "appearing appeared printed hosted broadcast carried published posted aired televised moderated organised "
        "organized"
    ),
    broadcast_leads=words("by on"),
    print_leads=words("in"),
    talk_leads=words("in during at"),
    talks=words(
        "interview interviews statement tweet tweets post posts email e-mail memo chat q&a podcast column op-ed "
        "testimony briefing conference conversation call"
    ),
    talk_partners=words("with to on for"),
    court="court",
    court_signs=words("judge jury jurors courtroom courthouse court convicted sentenced sentencing trial verdict"),
    addressing=words("addressing addressed briefing briefed"),
    chats=words("chat q&a conversation discussion exchange interaction"),
    petitioning=words(
        "ask asks asked asking urge urged urging request requested petitioned petitioning implored prayed"
    ),
    notes=words("memo note email e-mail letter newsletter bulletin"),
    addressees={
        **{word: word for word in ("staff", "employees", "shareholders", "investors", "customers", "members")},
        **{word: f"{word}s" for word in ("employee", "shareholder", "investor", "customer", "member")},
    },
    contacting=words("contacted reached approached phoned called visited met"),
    fresh_occasions=words(
        "statement release report book video letter email e-mail memo column op-ed article blog essay"
    ),
    titles=TITLES,
    role_nouns=ROLE_NOUNS,
    role_kinds=ROLE_KINDS,
    broad_roles=words(
        "official expert man woman boy girl source person speaker member representative figure caller user boss "
        "resident local victim suspect defendant accused child father mother parent husband wife son daughter star head"
    ),
    shared_roles=words(
        "owner co-owner developer operator rival supplier neighbour neighbor publisher retailer vendor dealer broker "
        "regulator builder contractor subcontractor employer distributor exporter importer manufacturer buyer backer "
        "shareholder insurer broadcaster advertiser underwriter observer giant"
    ),
    mere_people=words(
        "man woman boy girl gentleman person child youngster teenager teen toddler figure pensioner user caller "
        "speaker member figurehead adult octogenarian nonagenarian septuagenarian sexagenarian centenarian"
    ),
    anonymous=words("source insider informant"),
    party_people=words("republicans democrats conservatives liberals libertarians"),
    partisans=words("republican democrat conservative liberal libertarian"),
    bygone=words("former ex onetime retired"),
    portfolios=words(
        "trade industry industries commerce health care education science technology innovation energy climate "
        "environment food agriculture forestry fisheries livestock rural culture arts media sport sports youth "
        "digital communications telecommunications information broadcasting tourism aviation transport transportation "
        "roads railways highways shipping infrastructure works housing communities planning development cooperation "
        "investment business enterprise employment labour labor work pensions welfare family families women child "
        "children gender equality equalities social community justice law legal constitutional parliamentary home "
        "interior security defence defense foreign commonwealth international external affairs relations finance "
        "economy economic budget treasury water irrigation sanitation power petroleum gas mines mining minerals "
        "resources lands land immigration citizenship migration local government devolution budget research higher "
        "training skills administration consumer religious veterans"
    ),
    passing_on=words("reported reports report"),
    media=words("statement release letter email e-mail memo tweet post affidavit response reply"),
    media_leads=words("from by"),
    offices=words("minister president premier chancellor secretary senator governor mayor pm judge justice pope"),
    definite=words("the this that"),
    role_adjectives=ROLE_ADJECTIVES,
    serving=words(
        "serve serves served serving work works worked act acts acted continue continues continued stay stays stayed "
        "return returns returned resign resigns resigned retire retires retired quit step steps stepped stand stands "
        "stood take takes took start starts started begin begins began rule ruled rules"
    ),
    serving_particles=words("down on back over off out up"),
    serving_as=words("as"),
    called=words("named called"),
    role_links=words("of at for with in from on to against behind"),
    becoming=words("became become becomes remain remains remained"),
    appointed=words("appointed named elected made chosen installed promoted reappointed re-elected confirmed"),
    appointed_as=words("as to"),
    member_links=words("of from with"),
    party_letters=words("r d i"),
    genitives=words("of"),
    body_links=words("of for on"),
    apposition_leads=words("from with"),
    gerund_leads=words("by in after before upon on besides"),
    honorifics=words(
        "mr mrs ms miss dr sir mx mr. mrs. ms. dr. mister madam herr frau monsieur signor señor shri smt smt. shrimati "
        "sheikh shaikh maulana thiru datuk dato dato' datin tun encik puan alhaji alhaja hajiya hajia mallam malam"
    ),
    collective_nouns=COLLECTIVES | BUSINESSES,
    public_roles=words("agency organization organisation league watchdog regulator nonprofit non-profit"),
    continued_nouns=words("club franchise studio charity union network band"),
    institutions=words(
        "administration campaign committee police office government ministry department embassy consulate council "
        "commission agency army navy military parliament senate university newspaper magazine cabinet presidency "
        "authority party union service bureau court hospital federation association foundation institute board"
        " league"
    ),
    body_kinds=(
        words("school university college institution academy"),
        words("ministry department"),
        words("organisation organization"),
        words("court tribunal"),
        words("club team side"),
        words("union association federation"),
        words("bank lender"),
        words("charity foundation trust"),
        words("airline carrier airlines airways"),
    ),
    indefinite=words("a an one some any another each every no"),
    business_nouns=BUSINESSES,
    named_documents=words("poll survey"),
    public_nouns=words(
        "ministry department government council court police party parliament congress senate house commission "
        "university school college army navy force union state county city district church times post news "
        "agency committee authority office kremlin world america europe asia africa act award cup league "
        "premiership championship liga bundesliga day street "
        "democrats republicans christmas north south east west"
    ),
    shared_words=words(
        "the of and for supreme high federal national central state district appeal appeals city county local interior "
        "home foreign finance defence defense health education justice crown sunday daily senate"
    ),
    first_names=FIRST_NAMES,
    family_first=FAMILY_FIRST,
    name_particles=words(
        "de del della di da dos du van von der den la le al el bin ibn abu ben ter ten y st st. mac mc"
    ),
    name_suffixes=words(f"jr jr. sr sr. ii iii iv {LETTERS_AFTER}"),
    letters_after=words(LETTERS_AFTER),
    ranks_as_surnames=words("king prince pope bishop duke baron major sheriff marshal marshall judge chancellor earl"),
    surnames_too=words(
        "bloomberg fox church bank post star mail letter bill law house press sky paper world trust power steel parks "
        "stock mines water homes brands rail albion council motor street english"
    ),
    name_titles=words("prince princess king queen pope duke duchess emperor empress sultan sheikh"),
    not_names=words(
        "photo image picture file read more related advertisement video watch also the this that these those there "
        "here what when where why how who yes no not but and or if so then now it he she they we i you his her their "
        "its our your my one two three first last next new breaking exclusive update updated caption credit "
        "sources via share tweet follow subscribe sign click comments comment"
    ),
    speaking=words(
        "evidence piece speaking talking talked spoke speaks writing wrote interviewed appearing interacting chatting"
    ),
    taking=words("take takes took taken taking turned"),
    platform_leads=words("on via to"),
    capitals=CAPITALS,
    seats=frozenset(("kremlin", "the kremlin", "the white house")),
    demonyms=DEMONYMS,
    organisation_words=ORGANISATION_WORDS,
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    months=(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    time_words=words(
        "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday week weeks month "
        "months year years day days morning afternoon evening night weekend noon midnight january february march april "
        "june july august september october november december jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. hour "
        "hours minute minutes earlier later recently summer winter spring autumn fall mondays tuesdays wednesdays "
        "thursdays fridays saturdays sundays decade century moment"
    ),
    day_parts=words("morning afternoon evening night tonight today day week hour minutes weekend"),
    time_leads=words("this last next early late that on in earlier the same previous past every"),
    abbreviations=words(
        "mr mrs ms dr prof sen sens rep reps gov lt col gen capt sgt maj adm cmdr cpl pte pvt st rev hon jr sr vs "
        "etc inc ltd co corp dept univ no nos vol pp fig al approx est jan feb mar apr jun jul aug sept sep oct "
        "nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd ft mt a.m p.m u.s u.k u.n e.g i.e d.c "
        "ph.d d-n.y supt insp det asst brig cllr coun ald atty amb engr fr msgr spc pfc ofc smt messrs mme mlle "
        "ala ariz ark calif colo conn del fla ga ill ind "
        "kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo"
    ),
    title_abbreviations=words(
        "mr mrs ms dr prof sen sens rep reps gov lt col gen capt sgt maj adm cmdr cpl pte pvt st rev hon vs no nos fig "
        "supt insp det asst brig cllr coun ald atty amb engr fr msgr spc pfc ofc smt messrs mme mlle mt"
    ),
    sentence_openers=words(
        "the a an this that these those he she it they we i you his her its their our my but and or so if when while "
        "after before in on at for from with by as there here what who how why now then however meanwhile although "
        "though because since yet both all some many most one two no not asked according last earlier later"
    ),
    elisions=words("em til cause tis twas n bout round cuz"),
    possessive_endings=("'s",),
    acts=ACT_WORDS,
    digest_cues=phrases(
        """
        these stories topped; these stories led; these stories made; these are the stories; these are the top stories
        these topics topped; the top stories
        """
    ),
    topic_joins=words("but while with as amid after including"),
    stop_words=words(
        "the a an and or but of to in on at for from with by as is are was were be been has have had it its he she "
        "they his her their this that these those not no into over after amid will would may can could s t than then "
        "while which who what when where how about against between during more most some such"
    ),
)
