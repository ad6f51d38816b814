"""English words for people: titles and role nouns with gender, first names, governments by capital, demonyms."""

from __future__ import annotations

from broadsheet.language.base import Gender, words


def _with(gender: Gender, text: str) -> dict[str, Gender]:
    return dict.fromkeys(text.split(), gender)


# Words that stand directly before a name and are no part of it.
TITLES: dict[str, Gender] = {
    **_with(
        "any",
        "dr dr. prof prof. professor sen sen. senator sens. rep rep. representative reps. gov gov. governor "
        "president vice-president chancellor minister premier mayor judge justice general gen gen. col col. "
        "colonel capt capt. captain lt lt. lieutenant sgt sgt. sergeant maj maj. major adm adm. admiral commander "
        "officer detective inspector superintendent constable sheriff chief secretary ambassador envoy "
        "commissioner congressman congresswoman councillor councilor pm cm mla td dcp acp mayor-elect "
        "president-elect chairman chairwoman chair speaker director spokesman spokeswoman spokesperson coach "
        "manager captain trooper agent attorney rev rev. reverend bishop archbishop cardinal rabbi imam ayatollah "
        "sheikh sultan emir comrade deputy treasurer analyst economist expert historian author writer actor "
        "actress singer director candidate nominee leader lawmaker mp mep hon hon. cpl cpl. pte pvt. cmdr. brig. "
        "supt supt. insp insp. det. asst. pastor cllr cllr. coun coun. cr cr. ald. atty. amb. engr engr. barr. ceo "
        "cji fr fr. msgr msgr. spc spc. pfc ofc. deacon archdeacon",
    ),
    **_with("any", "dato dato' tun thiru"),
    **_with(
        "male",
        "mr mr. mister shri datuk encik alhaji mallam malam señor sir lord king prince father pope brother duke baron "
        "count signor herr monsieur",
    ),
    **_with(
        "female",
        "mrs mrs. ms ms. miss smt smt. shrimati datin puan alhaja hajiya hajia frau mme mlle lady queen princess "
        "sister duchess dame madam baroness countess",
    ),
}

ROLE_NOUNS: dict[str, Gender] = {
    **_with(
        "any",
        "president minister premier chancellor secretary governor senator congressperson lawmaker legislator "
        "politician diplomat ambassador envoy negotiator official officer spokesperson representative delegate "
        "commissioner councillor councilor mayor deputy aide adviser advisor strategist consultant analyst expert "
        "specialist economist scientist researcher scholar professor lecturer academic historian author writer "
        "journalist reporter columnist correspondent editor critic commentator blogger broadcaster presenter host "
        "anchor director chief head chair chairperson leader founder co-founder cofounder executive boss manager "
        "owner entrepreneur investor banker trader broker developer engineer designer architect inventor lawyer "
        "attorney prosecutor solicitor barrister judge justice magistrate detective inspector sergeant lieutenant "
        "captain commander general admiral colonel major soldier sheriff constable superintendent investigator "
        "doctor physician surgeon nurse psychologist psychiatrist therapist dentist pharmacist veterinarian "
        "teacher principal dean rector student pupil pastor priest bishop archbishop cardinal rabbi imam cleric "
        "pope actor singer musician artist director producer filmmaker comedian dancer model celebrity star "
        "player athlete coach captain striker midfielder defender goalkeeper goalie quarterback pitcher driver "
        "rider skipper referee champion activist campaigner organiser organizer protester volunteer advocate "
        "ombudsman whistleblower witness victim survivor resident neighbor neighbour local farmer worker employee "
        "trader shopkeeper driver pilot astronaut tourist traveller traveler passenger customer client patient "
        "parent relative friend colleague partner candidate nominee contender incumbent voter supporter opponent "
        "rival source insider observer member senior fellow scientist biologist chemist physicist astronomer "
        "meteorologist climatologist forecaster geologist engineer ecologist epidemiologist virologist pollster "
        "statistician accountant auditor regulator treasurer clerk coordinator administrator operator vendor "
        "supplier agent dealer collector curator librarian chef baker brewer guide ceo cfo coo cto mp mep "
        "attorney-general veteran refugee migrant teenager child youngster pensioner caller user speaker "
        "co-author co-chair vice-president vice-chairman counsel counselor counsellor strategist operative "
        "surrogate staffer organizer donor billionaire tycoon magnate novelist poet playwright philosopher "
        "sociologist anthropologist archaeologist suspect defendant plaintiff accused inmate prisoner detainee "
        "assistant runner-up hostage technician paramedic firefighter trooper ranger guard bystander onlooker "
        "eyewitness "
        "winger gaffer forward linebacker receiver lineman cornerback hooker flanker fly-half scrum-half fullback "
        "full-back left-back right-back centre-back playmaker bowler batter wicketkeeper all-rounder spinner pacer "
        "seamer boxer fighter wrestler golfer cyclist runner sprinter swimmer jockey trainer gymnast skater rookie "
        "collector cultivator grower undersecretary taoiseach tánaiste convener convenor vice-chancellor provost "
        "registrar headteacher vicar monk chaplain mufti pundit rapper drummer guitarist bassist composer conductor "
        "songwriter influencer youtuber vlogger streamer photographer stylist hairdresser plumber electrician builder "
        "landlord tenant homeowner motorist commuter shopper prefect monarch heir socialite financier philanthropist "
        "lobbyist msp mla mlc mpp gm md vp cio cmo ciso superstar legend teammate team-mate co-star co-host cousin "
        "sibling twin classmate roommate bandmate parliamentarian backbencher councilmember organiser convict "
        "nutritionist dietitian oncologist cardiologist paediatrician pediatrician pathologist coroner midwife "
        "archaeologist geographer mathematician ecologist conservationist environmentalist naturalist feminist "
        "theologian publicist publisher retailer restaurateur hotelier jeweller goldsmith landowner rancher "
        "fisherman miner labourer laborer mechanic barista bartender bouncer hacker programmer developer "
        "mediator arbitrator negotiator peacekeeper combatant rebel militant insurgent dissident "
        "c.e.o. c.f.o. c.o.o. v.p. m.p. "
        "secretary-general governor-general rapporteur commissioner-general inspector-general plenipotentiary",
    ),
    **_with(
        "male",
        "spokesman chairman businessman congressman policeman fireman salesman craftsman anchorman "
        "statesman king prince duke father brother husband son man boy uncle nephew grandfather widower actor "
        "batsman fiance fiancé boyfriend ex-husband stepfather godfather headmaster "
        "gentleman vice-chairman councilman assemblyman alderman cameraman sportsman frontman dad grandson",
    ),
    **_with(
        "female",
        "spokeswoman chairwoman businesswoman congresswoman policewoman anchorwoman actress queen princess "
        "duchess mother sister wife daughter woman girl aunt niece grandmother widow hostess heroine "
        "fiancee fiancée girlfriend ex-wife stepmother godmother headmistress nun "
        "councilwoman assemblywoman sportswoman mom mum granddaughter waitress",
    ),
}

ROLE_NOUNS |= {
    **_with(
        "any",
        "adjutant-general advocate-general agronomist anaesthetist anesthesiologist apprentice arborist "
        "archivist assemblymember astrologer astrophysicist auctioneer auditor-general bailiff bandleader "
        "barber benefactor biochemist biographer blacksmith bodybuilder bodyguard bookkeeper bookmaker "
        "bookseller botanist bureaucrat butcher butler caregiver carer caretaker caricaturist carpenter "
        "cartoonist caterer cellist chauffeur cheerleader chiropractor choreographer cinematographer cleaner "
        "clinician co-director co-owner co-pilot co-producer co-writer collaborator commandant commander-in-chief "
        "comptroller comptroller-general confidant contestant contractor contributor copywriter "
        "cricketer criminologist cryptographer curate czar debutant decathlete defenceman defenseman "
        "demographer deputy-mayor dermatologist detractor diarist dietician dignitary director-general diver "
        "dramatist dressmaker econometrician educator endocrinologist evangelist examiner exporter falconer "
        "farmhand fielder figurehead fishmonger florist folklorist forester freshman front-runner frontrunner "
        "fugitive fundraiser futurist gamekeeper gamer gardener gastroenterologist geneticist geophysicist "
        "ghostwriter goalscorer goaltender grandparent greengrocer gynaecologist gynecologist haematologist "
        "headhunter hematologist heptathlete herder hiker homemaker horticulturist hospitalist hotelkeeper "
        "housekeeper housemate humanitarian humorist hydrologist ideologue illustrator immunologist importer "
        "impresario industrialist infielder informaticist innkeeper intern interpreter janitor judoka jurist "
        "juror keyboardist kickboxer kingpin landscaper laureate lexicographer lifeguard linguist locksmith "
        "loyalist lyricist machinist maestro magician masseur mastermind mentor merchant microbiologist "
        "missionary moderator mogul motorcyclist mountaineer musicologist neonatologist nephrologist "
        "netminder neurologist neuroscientist neurosurgeon newscaster newsreader notary numismatist "
        "obstetrician oceanographer oddsmaker ophthalmologist optician optometrist ornithologist orthodontist "
        "outfielder painter palaeontologist paleontologist panelist panellist paratrooper paymaster "
        "percussionist pharmacologist philologist photojournalist physiologist physiotherapist pianist "
        "planner playboy podcaster policymaker polymath practitioner preacher primatologist principal-secretary "
        "procurator proponent proprietor prospector psephologist psychotherapist puppeteer "
        "quizmaster racer radiographer radiologist realtor receptionist recruiter reservist restorer retiree "
        "rheumatologist ringleader roofer rower sailor salesperson satirist saxophonist schoolteacher "
        "screenwriter scriptwriter sculptor seismologist separatist shareholder sharpshooter shepherd "
        "shipbuilder shipowner shortstop showjumper showrunner sidekick signatory skateboarder skier sleuth "
        "sniper snowboarder solicitor-general soloist sommelier soprano speechwriter spy stalwart steward "
        "stockbroker storyteller successor supermodel supremo surveyor surveyor-general tailor taxidermist "
        "taxpayer technocrat technologist televangelist tenor theorist toxicologist trainee translator "
        "triathlete trucker trumpeter trustee tutor umpire understudy undertaker underwriter unionist "
        "urologist veep vicar-general vice-captain vice-chair vice-mayor vice-principal viceroy videographer "
        "villager violinist virtuoso viscount vocalist volcanologist waiter warden weaver weightlifter welder "
        "whistle-blower wicket-keeper winemaker woodcarver wordsmith zookeeper zoologist",
    ),
    **_with(
        "male",
        "airman clergyman craftsman foreman grandpa groundsman gunman handyman huntsman journeyman lawman linesman "
        "marksman milkman patriarch patrolman postman schoolboy selectman serviceman showman strongman tradesman "
        "yachtsman",
    ),
    **_with(
        "female",
        "ballerina comedienne fisherwoman grandma housewife matriarch saleswoman schoolgirl seamstress servicewoman "
        "stateswoman stewardess vice-chairwoman yachtswoman",
    ),
}

# Occupations, crafts, sports and ranks by their classes' whole lists.
ROLE_NOUNS |= {
    **_with(
        "any",
        "abductor abolitionist abuser accompanist accordionist accuser acolyte acrobat actuary acupuncturist "
        "adjutant adventurer aficionado agrologist alderperson algebraist allergist allergologist almoner "
        "alpinist alum alumnus amanuensis amputee anchorperson andrologist anesthetist angiologist angler "
        "animator annalist announcer antiquary apiarist apologist apparatchik appointee appraiser aquaculturist "
        "arabist arboriculturist archdeacon archeologist archpriest arsonist assailant assassin assemblyperson "
        "assessor assyriologist astrobiologist asylum-seeker attacker attendant au-pair audiologist auteur "
        "autobiographer autocrat aviator aviatrix avp babysitter backmarker backpacker bacteriologist bagpiper "
        "balladeer balloonist bandmaster banjoist bantamweight barkeeper basestealer basketmaker bassoonist "
        "batchmate beatboxer beautician beekeeper bellboy bellhop benchwarmer beneficiary biathlete "
        "bibliographer bibliophile bioethicist bioinformatician biophysicist biostatistician biotechnologist "
        "birdwatcher blackmailer boatswain bobsledder boilermaker bookbinder bootmaker bosun breadwinner "
        "brexiteer bricklayer brigadier bullfighter burgess burglar burgomaster bursar businessperson busker "
        "buyer byzantinist cabbie cabby cabinet-maker cabinetmaker caddie caddy cadet calligrapher canoeist "
        "cartographer caseworker cashier castaway castmate catechist catholicos caudillo cellmate centenarian "
        "centre-half ceramicist ceramist cheesemaker cheesemonger chieftain childcarer childminder chimney-sweep "
        "chiropodist chocolatier choirmaster chorister chronicler churchgoer churchwarden cineast cji claimant "
        "clarinetist clarinettist climber clockmaker co-conspirator co-ordinator coastguard coauthor cobbler "
        "codebreaker colorist colourist commissar commodore compere complainant concertgoer concertmaster "
        "concierge conciliator congregant conjurer contortionist conveyancer coppersmith copyist corporal "
        "cosmetologist cosmologist cosmonaut costermonger councilperson counterfeiter countertenor courtier "
        "couturier cowherd coworker coxswain crabber creator crofter crooner cruiserweight cryptanalyst "
        "cryptologist crystallographer culprit curler cyberneticist cytologist danseur day-tripper deacon "
        "debutante deckhand decorator defector delinquent demolitionist dendrochronologist deponent deportee "
        "despot detectorist devotee diabetologist dictator dispatcher distiller dj divorcée docker documentarian "
        "documentarist documentary-maker doorkeeper doula draftee dramaturg dramaturge drover ecotoxicologist "
        "egyptologist electrochemist embroiderer embryologist emcee emigrant emigre employer encyclopaedist "
        "endodontist engraver enlistee entertainer enthusiast entomologist epigrapher epileptologist equerry "
        "essayist ethicist ethnographer ethnologist ethologist etymologist evacuee evp ex-con exec expat "
        "expatriate explorer extortionist fabulist fact-checker fantasist farrier fashionista featherweight "
        "felon festivalgoer fiddler film-maker finalist fisherfolk fisherperson flag-bearer flagbearer flatmate "
        "flautist flyhalf flyweight footballer foreperson forger fraudster freediver freelancer frontbencher "
        "furrier fusilier futurologist gangster gaoler gasfitter gatekeeper gemmologist gemologist gendarme "
        "genealogist geochemist geodesist geometer geomorphologist geriatrician gerontologist glaciologist "
        "glassblower globetrotter goatherd godchild godparent gondolier graduate grammarian grandchild "
        "grandnephew grandniece graphologist grappler greenkeeper grenadier grocer groundskeeper gunner gunsmith "
        "haberdasher haemophiliac hagiographer hairstylist half-back halfback hardliner harmonicist harpist "
        "hawker healthworker heavyweight hedge-funder hellenist hepatologist heraldist herbalist hero "
        "herpetologist hijacker hillwalker hirer histologist hitmaker hobbyist holidaymaker homeopath "
        "homesteader homoeopath honoree honouree hornist horologist housecleaner householder huckster hunter "
        "hurdler hurler hydrogeologist hydrographer hygienist hypnotherapist hypnotist ichthyologist icon "
        "illusionist impersonator impressionist indologist informatician instagrammer instructor "
        "instrument-maker intensivist internist interviewer invigilator iranologist irrigator jailbird jailer "
        "jailor jeweler job-seeker jobseeker juggler kayaker keeper kidnapper killer kindergartner kinesiologist "
        "kingmaker kremlinologist lacemaker latinist launderer left-hander legionnaire legspinner liberator "
        "libero librettist limnologist linesperson liquidator lithographer litigant lodger logger logician "
        "loosehead looter loss-adjuster luger lumberjack lutenist luthier mafioso mammalogist mandolinist "
        "manicurist marathoner mariner matador maulana maulvi medalist medallist medic medievalist memoirist "
        "metallurgist middleweight milliner millionaire mineralogist miniaturist mixologist mobster moneylender "
        "monsignor mugger mullah multi-instrumentalist multibillionaire multimillionaire muralist murderer "
        "museologist mvp mycologist naturopath neurophysiologist neuropsychologist newlywed newsagent newshound "
        "nonagenarian nosologist nuncio oboist octogenarian offender offspinner old-timer oligarch olympian "
        "ombudsperson orchardist orchestrator organist orthopaedist orthopedist orthoptist osteopath "
        "otolaryngologist outside-half overseer paddler paedophile palaeobotanist paleobiologist paleobotanist "
        "paleoclimatologist paleographer paparazzo papermaker parachutist paralegal paralympian paramour "
        "parasitologist parishioner parolee partygoer patissier patron paviour pawnbroker peasant peddler pedlar "
        "pedophile penologist pentathlete performer perfumer perfusionist periodontist perpetrator personality "
        "petitioner petrographer petrologist philatelist phlebotomist phonetician phycologist piano-tuner "
        "pickpocket pimp pipefitter planetologist planter plasterer plutocrat poacher podiatrist poisoner "
        "policeperson politologist portraitist postdoc postgraduate postmaster postmistress powerbroker "
        "powerlifter prebendary precentor prelate presbyter preschooler preservationist prime-minister-designate "
        "printmaker prizewinner probationer proctologist proctor procurer promoter proofreader prosecutrix "
        "proselytiser prosthodontist protagonist protege protestor protégé psychoanalyst psychobiologist "
        "publican pujari pulmonologist purser putschist quarrier quarterfinalist quartermaster quilter "
        "racewalker racketeer radiotherapist rapist rebounder record-breaker record-holder reflexologist "
        "reliever remainer rescuer respondent restauranteur returnee rhetorician rickshaw-puller right-hander "
        "ringmaster roadie roboticist roughneck roustabout running-mate rusher rustler saboteur sacristan sadhu "
        "salesclerk scaffolder scammer scorer schoolchild schoolfriend schoolkid schoolmarm schoolmaster schoolmate "
        "schoolmistress scout scribe scrumhalf seafarer sedimentologist semifinalist semiotician septuagenarian "
        "sericulturist serviceperson sexagenarian sexologist sexton sharecropper shearer shelf-stacker shoemaker "
        "shooter shoplifter shopworker shutterbug silversmith silviculturist sinologist skydiver smallholder "
        "smokejumper songsmith sonographer sophomore southpaw sovietologist speleologist sportscaster spouse "
        "spymaster stablemate stallholder standard-bearer starlet statesperson steeplejack stenographer "
        "stepchild stevedore stockholder stoker stomatologist stonemason strangler stratigrapher stripper "
        "stuntperson subcontractor subdeacon subeditor submariner suffragan suffragette supercentenarian "
        "supervisor surfer svp sweetheart swindler swineherd taikonaut tail-ender taskmaster tattooist teen "
        "telegraphist telemarketer telephonist teller theatergoer theatregoer theoretician thespian thrower "
        "tight-end tighthead tiktoker tiler timekeeper timpanist tinsmith title-holder titleholder tobacconist "
        "toddler toolmaker topologist torchbearer trafficker tragedian trainspotter traitor trapper "
        "traumatologist trekker trombonist troubadour turncoat turnkey tweeter typesetter typist tyrant "
        "undergraduate up-and-comer upholsterer usurer vacationer valedictorian valet valuer vandal vaper "
        "vaulter venereologist ventriloquist verger victimologist vintner violist viticulturist warder warlord "
        "watchmaker watercolorist watercolourist welterweight whaler whitesmith wideout wildcatter windsurfer "
        "winner woodcutter workmate worshipper émigré",
    ),
    **_with(
        "male",
        "abbot aircrewman archduke artilleryman bargeman barman baronet baseman binman bluesman boatman brakeman "
        "bridegroom busman coastguardsman conman dairyman divorcé doorman draftsman draughtsman dustman "
        "engineman ferryman friar garbageman groomsman guardsman headman helmsman herdsman hitman horseman "
        "househusband hubby infantryman jazzman juryman lensman lobsterman longshoreman mailman marquess marquis "
        "midshipman motorman newsman newspaperman nurseryman oarsman oilman oysterman paceman pitman ploughman "
        "quarryman railwayman repairman rifleman seaman signalman soundman stepbrother stepson stockman stuntman "
        "swingman tankman trawlerman tribesman watchman weatherman woodsman",
    ),
    **_with(
        "female",
        "abbess airhostess alderwoman alumna archduchess barmaid boatwoman bride bridesmaid cablewoman "
        "camerawoman chambermaid chanteuse chieftainess clergywoman dairywoman danseuse deaconess divorcee "
        "doorwoman draughtswoman executrix firewoman forewoman goddaughter governess headwoman helmswoman "
        "horsewoman landlady maharani maid mailwoman masseuse mayoress mistress nanny newspaperwoman newswoman "
        "oarswoman ombudswoman peeress poetess postwoman priestess prioress repairwoman sculptress selectwoman "
        "showgirl stepdaughter stepsister strongwoman stuntwoman tribeswoman usherette viscountess wardress "
        "watchwoman weathergirl weatherwoman",
    ),
}

# Nouns of bodies that speak: "the ministry said".
COLLECTIVES = words(
    "government administration ministry department agency office committee commission council court party campaign "
    "company firm corporation bank group organization organisation association union federation foundation institute "
    "university school college hospital police army military navy force forces staff team club board panel "
    "parliament congress senate house embassy consulate delegation mission authority authorities opposition regime "
    "junta cabinet coalition alliance bloc movement network channel station newspaper paper magazine journal outlet "
    "site website agency service bureau publication media press tabloid daily weekly watchdog regulator operator "
    "airline automaker carmaker manufacturer retailer chain giant startup side sides report study survey poll paper "
    "statement document letter article indictment complaint lawsuit affidavit filing memo release post account "
    "investigation inquiry review research data figures findings pact treaty charter bill law industry church "
    "kremlin pentagon ngo charity community family public prosecution defence defense state city county district "
    "region committee think-tank thinktank publisher league fund exchange utility developer secretariat presidency "
    "chamber tribunal jury polls surveys studies reports documents records emails results numbers statistics "
    "broadcaster carrier supermarket grocer bookmaker housebuilder consultancy conglomerate multinational subsidiary "
    "museum theatre theater gallery orchestra zoo library airport nonprofit non-profit institution academy diocese "
    "band taskforce syndicate militia brigade franchise studio start-up consortium brokerage"
)
# Firms, by what they do: any of them is "the company".
BUSINESSES = words(
    "company firm corporation airline automaker carmaker manufacturer retailer chain giant startup start-up "
    "publisher developer utility supplier operator group telco provider insurer lender bank brewer drugmaker "
    "chipmaker brand maker carrier broadcaster supermarket grocer bookmaker housebuilder consultancy conglomerate "
    "multinational subsidiary brokerage"
)

# Nouns that may describe one and the same person: "the expert" of a president of a research centre.
ROLE_KINDS = (
    words(
        "expert specialist analyst scholar scientist researcher academic professor lecturer historian economist "
        "fellow director president head chief chair consultant author commentator observer strategist pollster "
        "engineer doctor biologist physicist chemist psychologist sociologist lawyer editor founder"
    ),
    words(
        "diplomat minister ambassador envoy secretary negotiator commissioner representative spokesman "
        "spokeswoman official deputy"
    ),
    words(
        "politician lawmaker legislator senator sen. congressman congresswoman representative rep. deputy mp member "
        "governor gov. mayor leader candidate nominee president premier minister chancellor democrat republican "
        "frontrunner front-runner contender incumbent hopeful speaker whip chairman councilman councillor mogul "
        "businessman billionaire"
    ),
    words(
        "official officer spokesman spokeswoman spokesperson secretary commissioner director chief head minister "
        "deputy aide adviser"
    ),
    words(
        "executive chief ceo boss founder chairman chairwoman chairperson president director manager owner "
        "entrepreneur businessman tycoon"
    ),
    words("officer detective sheriff inspector superintendent sergeant chief constable commander captain trooper"),
    words("lawyer attorney solicitor barrister counsel prosecutor advocate"),
    words("judge justice magistrate"),
    words("coach manager boss head gaffer"),
    words(
        "player striker midfielder defender goalkeeper quarterback captain skipper athlete star forward guard "
        "pitcher driver rider champion winger centre midfielder flanker hooker linebacker bowler batsman fighter boxer"
    ),
    words(
        "actor actress singer musician star artist director comedian host presenter celebrity filmmaker producer "
        "rapper model"
    ),
    words(
        "author writer novelist journalist reporter columnist editor correspondent blogger host anchor historian poet"
    ),
    words("doctor physician surgeon nurse psychologist psychiatrist professor researcher"),
    words("prince duke king earl royal sir"),
    words("princess duchess queen countess royal lady"),
    words("man father husband son brother grandfather uncle boy"),
    words("woman mother wife daughter sister grandmother aunt girl mom mum"),
)

ROLE_ADJECTIVES = words(
    "senior top leading former ex acting veteran deputy assistant vice chief junior retired longtime long-time "
    "prominent local national regional foreign political military legal independent renowned noted respected "
    "outgoing incoming interim current late elected executive general public private communist conservative liberal "
    "democratic republican socialist young old eldest younger older"
)

# Governments spoken of by their capital or seat; the value is the country or power meant.
CAPITALS: dict[str, str] = {
    "moscow": "Russia", "the kremlin": "Russia", "kremlin": "Russia", "washington": "United States",
    "the white house": "United States", "tehran": "Iran", "beijing": "China", "london": "United Kingdom",
    "paris": "France", "berlin": "Germany", "rome": "Italy", "madrid": "Spain", "kiev": "Ukraine", "kyiv": "Ukraine",
    "minsk": "Belarus", "warsaw": "Poland", "ankara": "Turkey", "tokyo": "Japan", "seoul": "South Korea",
    "pyongyang": "North Korea", "new delhi": "India", "delhi": "India", "islamabad": "Pakistan", "kabul": "Afghanistan",
    "baghdad": "Iraq", "damascus": "Syria", "cairo": "Egypt", "riyadh": "Saudi Arabia", "doha": "Qatar",
    "tel aviv": "Israel", "jerusalem": "Israel", "brussels": "European Union", "ottawa": "Canada",
    "canberra": "Australia", "brasilia": "Brazil", "caracas": "Venezuela", "havana": "Cuba", "hanoi": "Vietnam",
    "athens": "Greece", "vienna": "Austria", "budapest": "Hungary", "prague": "Czechia", "belgrade": "Serbia",
    "sofia": "Bulgaria", "bucharest": "Romania", "chisinau": "Moldova", "tbilisi": "Georgia", "yerevan": "Armenia",
    "baku": "Azerbaijan", "astana": "Kazakhstan", "tashkent": "Uzbekistan", "dublin": "Ireland", "oslo": "Norway",
    "stockholm": "Sweden", "helsinki": "Finland", "copenhagen": "Denmark", "lisbon": "Portugal", "taipei": "Taiwan",
}  # fmt: skip

DEMONYMS: dict[str, str] = {
    "russian": "Russia", "american": "United States", "iranian": "Iran", "chinese": "China",
    "british": "United Kingdom",
    "french": "France", "german": "Germany", "italian": "Italy", "spanish": "Spain", "ukrainian": "Ukraine",
    "belarusian": "Belarus", "polish": "Poland", "turkish": "Turkey", "japanese": "Japan", "indian": "India",
    "pakistani": "Pakistan", "afghan": "Afghanistan", "iraqi": "Iraq", "syrian": "Syria", "egyptian": "Egypt",
    "saudi": "Saudi Arabia", "qatari": "Qatar", "israeli": "Israel", "palestinian": "Palestine", "canadian": "Canada",
    "australian": "Australia", "brazilian": "Brazil", "venezuelan": "Venezuela", "cuban": "Cuba", "greek": "Greece",
    "austrian": "Austria", "hungarian": "Hungary", "czech": "Czechia", "serbian": "Serbia", "bulgarian": "Bulgaria",
    "romanian": "Romania", "georgian": "Georgia", "armenian": "Armenia", "azerbaijani": "Azerbaijan",
    "kazakh": "Kazakhstan", "irish": "Ireland", "norwegian": "Norway", "swedish": "Sweden", "finnish": "Finland",
    "danish": "Denmark", "dutch": "Netherlands", "belgian": "Belgium", "swiss": "Switzerland", "korean": "Korea",
    "mexican": "Mexico", "nigerian": "Nigeria", "kenyan": "Kenya", "european": "Europe", "african": "Africa",
    "english": "England", "scottish": "Scotland", "welsh": "Wales", "thai": "Thailand", "vietnamese": "Vietnam",
    "indonesian": "Indonesia", "malaysian": "Malaysia", "philippine": "Philippines", "filipino": "Philippines",
    "bangladeshi": "Bangladesh", "nepali": "Nepal", "nepalese": "Nepal", "ghanaian": "Ghana", "somali": "Somalia",
    "sudanese": "Sudan", "ethiopian": "Ethiopia", "moroccan": "Morocco", "algerian": "Algeria", "tunisian": "Tunisia",
    "libyan": "Libya", "yemeni": "Yemen", "jordanian": "Jordan", "kuwaiti": "Kuwait", "omani": "Oman",
    "bahraini": "Bahrain", "emirati": "United Arab Emirates", "argentine": "Argentina", "argentinian": "Argentina",
    "colombian": "Colombia", "peruvian": "Peru", "ecuadorian": "Ecuador", "croatian": "Croatia", "slovak": "Slovakia",
    "slovenian": "Slovenia", "bosnian": "Bosnia", "albanian": "Albania", "macedonian": "North Macedonia",
    "latvian": "Latvia", "lithuanian": "Lithuania", "estonian": "Estonia", "icelandic": "Iceland",
    "portuguese": "Portugal", "singaporean": "Singapore", "taiwanese": "Taiwan", "burmese": "Myanmar",
    "cambodian": "Cambodia", "zimbabwean": "Zimbabwe", "ugandan": "Uganda", "tanzanian": "Tanzania",
    "rwandan": "Rwanda", "congolese": "Congo", "zambian": "Zambia", "senegalese": "Senegal", "uzbek": "Uzbekistan",
    "moldovan": "Moldova", "cypriot": "Cyprus", "maltese": "Malta", "jamaican": "Jamaica", "haitian": "Haiti",
    "bolivian": "Bolivia", "chilean": "Chile", "lebanese": "Lebanon", "u.s.": "United States", "us": "United States",
    "uk": "United Kingdom",
}  # fmt: skip

# Words by which a capitalised run is a body and no person.
ORGANISATION_WORDS = words(
    "ministry department agency office committee commission council court party campaign company corporation bank "
    "group organization organisation association union federation foundation institute university school college "
    "hospital police army navy force forces staff team club board parliament congress senate house embassy "
    "authority opposition coalition alliance movement network news times post journal herald tribune guardian "
    "telegraph mirror independent today press radio tv television media service services bureau international inc "
    "inc. ltd ltd. llc plc corp corp. co co. center centre society trust fund league republicans democrats "
    "conservatives labour liberals administration government state states nations kingdom republic democratic party "
    "airlines airways motors systems technologies energy oil gas pharmaceuticals holdings partners capital research "
    "church city county district reuters bloomberg cnn bbc nbc abc cbs fox politico nato eu un who imf fbi cia nasa "
    "street magazine project review initiative watch mail insider sports monde jazeera channel world morning show "
    "weekly daily gazette standard globe star sun express observer examiner chronicle wire online digital today "
    "podcast sky "
    # Firms by what they make or are.
    "productions records entertainment pictures studios brands foods beverages steel cement chemicals plastics metals "
    "minerals mining mines petroleum refinery pipeline cannabis robotics semiconductors electronics electric "
    "electrical power water telecom telecoms telecommunications communications broadcasting publishing publications "
    "publishers "
    "software networks solutions analytics interactive games gaming labs laboratories laboratory observatory platform "
    "therapeutics biotech biosciences biologics diagnostics genomics pharma pharmaceutical healthcare medical clinic "
    "hospitals clinics hospice airline airport airports aviation aerospace automotive motor logistics shipping "
    "freight railways railway railroad rail transit insurance assurance banking bancorp financial finance securities "
    "investments investment advisors advisers associates attorneys solicitors realty properties estates homes "
    "developers construction engineering architects consulting consultants enterprises industries industrial "
    "manufacturing products supplies stores supermarkets outfitters apparel cosmetics fashions hotel hotels resorts "
    "resort restaurants casino casinos inns brewery breweries distillery distillers winery farms dairy bakery bakeries "
    "llp llc gmbh bhd pty pvt sdn "
    # Clubs, schools, arts, churches, public bodies.
    "united rovers wanderers athletic hotspur albion academy academies institution institutes conservatory seminary "
    "polytechnic faculty museum museums gallery galleries library libraries archive archives theatre orchestra "
    "philharmonic symphony choir ballet opera festival awards prize cathedral mosque synagogue diocese archdiocese "
    "brigade regiment battalion squadron division taskforce secretariat directorate tribunal registry constabulary "
    "exchange stock chamber chambers confederation guild command index survey conventions convention act "
    "plan series scheme strategy policy programme treaty accord agreement tories parks cup olympics championship "
    "championships tournament derby stakes prix marathon"
)
# What is called so is no person either: works and events, places, laws and makers that the press prints daily.
ORGANISATION_WORDS |= words(
    "index survey study fund programme program forum summit conference convention tournament championship "
    "championships cup games olympics festival awards award prize academy laboratory laboratories labs clinic "
    "healthcare medical entertainment studios pictures records music films productions software solutions networks "
    "communications telecom telecommunications insurance financial finance securities ventures investments "
    "investment properties realty estate construction engineering industries industrial chemicals foods beverages "
    "brands stores retail logistics transport shipping airport aviation aerospace railway railways rail steel "
    "mining minerals resources petroleum electric utilities technology tech innovation innovations sciences science "
    "museum theatre theater gallery library cathedral mosque tribunal cabinet caucus constitution act amendment "
    "treaty accord agreement protocol pact declaration bill stadium arena hotel resort casino restaurant tower "
    "towers building plaza square avenue road highway river beach island islands mountain mountains forest desert "
    "ocean sea gulf peninsula province region zone territory municipality village plan policy strategy scheme "
    "facility system battalion brigade division regiment squadron fleet unit directorate secretariat consulate "
    "mission archive archives charity consortium cooperative collective syndicate guild chamber exchange market "
    "markets bonds treasury reserve customs revenue intelligence security defence defense affairs relations rights "
    "liberties monitor barometer tracker edition newsletter blog bulletin advertiser inquirer enquirer sentinel "
    "dispatch courier argus echo beacon banner ledger register newsday newsweek playstation xbox android iphone "
    "windows galaxy pixel google apple amazon facebook twitter instagram microsoft samsung sony nintendo huawei "
    "tesla boeing airbus toyota honda nissan bmw volkswagen disney netflix hulu spotify uber airbnb whatsapp "
    "youtube tiktok"
)
