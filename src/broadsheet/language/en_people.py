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
        "supt. insp. det. asst. pastor cllr ceo",
    ),
    **_with("male", "mr mr. sir lord king prince father pope brother duke baron count signor herr monsieur"),
    **_with("female", "mrs mrs. ms ms. miss lady queen princess sister duchess dame madam baroness countess"),
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
        "clinician co-director co-owner co-pilot co-producer co-writer collaborator commandant commander-in- "
        "chief comptroller comptroller-general confidant contestant contractor contributor copywriter "
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
        "planner playboy podcaster policymaker polymath practitioner preacher primatologist principal- "
        "secretary procurator proponent proprietor prospector psephologist psychotherapist puppeteer "
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
    "chamber tribunal jury polls surveys studies reports documents records emails results numbers statistics"
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

# Male and female first names that the press of 2015 to 2020 prints most; the gender of a name is a guess with odds.
FIRST_NAMES: dict[str, Gender] = {
    **_with(
        "male",
        "aaron abbas abdullah adam adrian ahmad ahmed alan albert alejandro aleksandr aleksei alex alexander "
        "alexei alexey alfred ali allen amir anatoly anders andre andrea andreas andrei andrew andrey andy angel "
        "anthony antonio anton antony arnold arthur asad barack barry bashar ben benedict benjamin bernard bernie "
        "bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan carl carlos "
        "cesar charles charlie chris christian christopher chuck clarence clive colin corey craig cristiano "
        "curtis dan daniel daniil darren dave david dean dennis denis derek dick diego dinesh dmitri dmitriy "
        "dmitry dominic don donald doug douglas duncan dustin dylan earl ed eddie edgar eduardo edward edwin "
        "elijah eliot elliot elon emmanuel enrique eric erik ernest ethan eugene evgeny evan farhad felipe felix "
        "fernando fidel filip francis francisco francois frank franklin fred frederick gabriel gareth gary gavin "
        "geoff geoffrey george gerald gerard gerry gilbert giovanni giuseppe glen glenn gordon graham grant greg "
        "gregory guillermo guy hamid harold harry harvey hassan hector henry herbert herman horst howard hugh "
        "hugo hussein ian ibrahim igor ilya imran isaac ivan ivo jack jackson jacob jacques jaime jake jamal "
        "james jamie jan jared jason javier jay jean jeb jeff jeffrey jens jeremy jerome jerry jesse jim jimmy "
        "joachim joao joe joel john johnny jon jonathan jordan jorge jose josef joseph josh joshua juan julian "
        "julio justin karl keith ken kenneth kevin khalid kiril kirill klaus konstantin kurt kyle lance larry "
        "lars laurent lawrence lee leo leon leonid leonard leonardo lewis liam lindsey lionel lloyd lou louis "
        "luca lucas luis luke lynn mahmoud malcolm manuel marc marcel marco marcus mario mark martin marvin "
        "mathieu matt matteo matthew maurice max maxim michael michel miguel mike mikhail mitch mitt mohamed "
        "mohammad mohammed mohsen muhammad murad murray mustafa nathan neil nelson nicholas nick nicolas nigel "
        "nikita nikolai nikolay noah norman oleg oliver omar orlando oscar osman otto owen pablo patrick paul "
        "paulo pavel pedro pete peter petr petro phil philip phillip pierre rafael rahul raj ralph ramon rand "
        "randy rashid raul ray raymond recep reince rex ricardo rich richard rick ricky rob robert roberto robin "
        "rodney rodrigo roger roland roman ron ronald ross roy rupert ruslan russell ryan salman sam samuel "
        "santiago scott sean sebastian sergei sergey sergio seth shane shaun shawn shinzo silvio simon stanislav "
        "stefan stephen steve steven stuart tariq ted terrence terry theo thomas tim timothy toby todd tom tomas "
        "tommy tony travis trent trevor tyler vadim valery vasily vernon victor viktor vincent vitaly vladimir "
        "vladislav volodymyr wade walter warren wayne will william willie wolfgang xavier xi yasser yevgeny yuri "
        "yury yusuf zachary zack",
    ),
    **_with(
        "female",
        "abigail adele agnes alice alicia alison amanda amber amelia amy ana anastasia andrea angela angelina "
        "anita ann anna anne annette annie april ariana ashley audrey aung barbara beatrice becky belinda "
        "bernadette beth betty beverly bonnie brenda bridget brittany camilla carla carly carmen carol caroline "
        "carolyn carrie catherine cathy cecilia charlotte chelsea cheryl christina christine cindy claire clara "
        "claudia connie courtney cristina cynthia daniela danielle dawn deborah debbie debra denise diana diane "
        "dianne dolores donna doris dorothy edith eileen ekaterina elaine eleanor elena elisa elisabeth elise "
        "elizabeth ella ellen emily emma erica erin esther eva eve evelyn faith fatima fiona florence frances "
        "gabriela gail gemma gina ginni gloria grace greta hannah harriet heather heidi helen helena hilary "
        "hillary holly hope huma ida imelda ingrid irene irina iris isabel isabella ivanka jackie jacqueline jane "
        "janet janice jasmine jean jeanne jen jenna jennifer jenny jessica jill joan joanna joanne jodie "
        "josephine joy joyce juanita judith judy julia julie june kamala karen kate katherine kathleen kathryn "
        "kathy katie katrina kellyanne kelly kerry kim kimberly kirsten kristen kristin lara larisa laura lauren "
        "leah leila lena leslie lilian lily linda lisa liz liza lois lora loretta lorraine louise lucia lucy "
        "lydia lyudmila madeleine maggie marcia margaret maria marie marina marine marion marta martha mary "
        "matilda maureen megan megyn melania melinda melissa mercedes meredith mia michelle miranda molly monica "
        "nadia nadine nancy naomi natalia natalie natasha nicola nicole nikki nina nora norma olga olivia pamela "
        "patricia patty paula pauline peggy penelope penny phyllis priti priya rachel rebecca regina renee rhonda "
        "rita roberta rosa rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah sasha selena "
        "serena shannon sharon sheila shelly sherry shirley silvia simone sofia sonia sophia sophie stacey stacy "
        "stella stephanie sue susan suzanne svetlana sylvia tamara tammy tanya tara tatiana tatyana teresa "
        "theresa tiffany tina tracey tracy ursula valentina valerie vanessa vera veronica vicky victoria viola "
        "violet virginia vivian wendy whitney winnie yolanda yulia yvonne zoe",
    ),
}
# Those of the rest of the world whose press is read in English.
FIRST_NAMES |= _with(
    "male",
    "abdel abdi abdirahman abdoulaye abdul abel abhishek abraham adamu adebayo adewale aditya adnan "
    "agustin ahmet aidan ajay ajit akbar akira akshay alain alasdair alastair albin aldo alec aleksander "
    "alessandro alexandre alexandros alexis alhaji alistair aliyu alonso alvaro alvin amado amar amin "
    "amit amol anand anas anderson andres andrzej angelo angus anil ankit ansgar antoine antonis anwar "
    "arif arjun arkady armando arsene artem arturo arun arvind ashish ashok ashraf asif atiku atul "
    "augusto avi ayman aziz babatunde badr bakary balazs bartosz bernardo bertrand bhupesh bilal bjorn "
    "blaine blake bogdan bola braden brady brenden brock brody bronson bryce burak byron callum calum "
    "calvin cameron camilo carles carlo casey cedric chad chandrababu chandrashekhar chester chetan chidi "
    "chinedu christoph christos chukwuma cillian claude claudio clayton clifford clint clinton clyde cody "
    "colm connor conor constantine cory cristian cyril cyrus damian damien damon danilo danny dante "
    "darius darko darrell darryl davey davide declan deepak delroy denzel desmond devendra devin "
    "dhananjay dieter digvijaya dimitri dimitris diogo dion dirk djibril domingo dominik donal donnie "
    "donovan dragan dusan dwayne dwight eamon earnest eben ebrahim edmund edoardo edouard efrain ehsan "
    "elias elvis emeka emile emilio emir emre enda enzo eoin ephraim ernesto errol erwin esteban etienne "
    "euan evander everett evo ezekiel fabian fabio fahad faisal fawad federico femi ferdinand fergal "
    "fergus fernand filippo finn fintan florian floyd foday francesco franco franz fraser freddie freddy "
    "friedrich fritz gaetan garba garfield garrett garry gaurav gautam gavan gennady geraint gerardo "
    "gerhard gianluca gianni gideon giles giorgio giorgos girish godfrey godwin gonzalo gopal gotabaya "
    "govind gregor guido guilherme gunther gustavo haider hakan hakim hamed hamish hamza hans hans-peter "
    "harish harrison harsh harsha hasan hayden heiko helmut hemant hendrik hernan hichem himanshu hiroshi "
    "honore hosni humphrey iain idris ifeanyi ignacio ike imad imre inigo innocent ioannis irfan irvin "
    "isaiah ishaan ishaq ismael ismail issa itzhak ivica iván iyad jacek jacinto jagan jagat jagdish "
    "jakob jakub jamil jamison janez janos jarrod jarvis jasper jatin javad javed javid jawad jayden "
    "jayson jefferson jermaine jerrod jerzy jesper jesus jiri jitendra joaquin jochen joey johan johann "
    "johannes jonah jonas jonny joost jorgen joris josiah josip jovan juha julien julius junaid jurgen "
    "jyotiraditya kaan kabir kai kalle kamal kapil karan kareem karel karim kasper kaveh kayode keir "
    "keiran kelvin kemal kendrick kenji kenny kerim khaled khalifa khurram kieran kieron killian kingsley "
    "kirk kishore klaas kofi kolawole kris krishna kristian krzysztof kumar kunal kwaku kwame kylian "
    "laith lalu laszlo leander leandro leif leighton lekan leroy les lester levi lior livio ljubomir "
    "logan lorenzo loris lothar luc lucien ludwig luigi luiz lukas lukasz luther maciej madhav magnus "
    "mahathir mahendra mahesh mahinda mahmud malik mamadou manfred manish manmohan manny manohar manoj "
    "marcelo marcin marek mariano marlon martijn marty masayoshi massimo mateo mateusz mathias matias "
    "mats matthias matthijs mauricio mauro maxime maximilian mehdi mehmet melvin michal mick mickey mihai "
    "miika mikael mikel mikko miklos milan miles milo milos milton mirko miroslav mitchell modou mohan "
    "mohd mohit moises monty morgan moritz morris mortimer moses moshe moussa muammar mubarak mudassir "
    "muhammadu muhyiddin mukesh mukul musa mustapha myles nadeem nadim naftali najib nana narendra naresh "
    "nasir nassim naveen navin nawaz neal ned neeraj nestor neville niall nicolás niels nikhil nikolaos "
    "nikos nils nishant nitin noam noel nouri nuno obinna octavio ola olaf olamide olanrewaju olivier "
    "olof olu olusegun omer oren orrin orville osama oskar otis ousmane ozgur padraig palaniswami pankaj "
    "panos paolo paresh parker pascal patricio patrik pavan pawel payam peadar pekka percy perry petar "
    "petros petteri piero piers pieter pietro pinarayi piotr pradeep prakash pramod pranab prashant "
    "pratap praveen prem preston prithviraj qasim quentin quincy rabah radoslav rafa rafał raghav raheem "
    "rahim rainer rajat rajeev rajendra rajesh rajiv rajnath rakesh raman ramesh ramin ramiro ramzan "
    "ranil ranjan ranjit raphael rasmus ravi reggie reginald reinaldo reinhard remi renaud reuben reza "
    "rhys riaz richie ridwan rishabh rishi ritchie roald robbie robbin robby rocco roch rodolfo rodrick "
    "rogelio rohan rohit rolando rolf romain romeo romesh ronnie rory rosario royce ruben rudi rudolf "
    "rudolph rudy rui ryu saad sachin sadiq saeed sagar sajid salah saleh salim salvador salvatore samir "
    "samuele sandeep sander sandro sani sanjay sanjeev santosh sasa satish satya saul savvas scot scotty "
    "sebastiao selim senzo sergi sergiy seun seyed shahbaz shahid shakib shankar sharad shashi sheldon "
    "shigeru shimon shiv shivraj shubham siddharth siddhartha sidney sigurd sikandar simeon siraj sohail "
    "solomon soren spencer stan stanley stavros stefano steffen steinar stelios stephan stewart stoyan "
    "stu sudhir sukhbir suleiman sumit sundar sunil suresh surya sushil svein sven syed sylvain tadeusz "
    "tahir takeshi taner tanner tarek taro tayo tayyip temitope teodor terence terrance teun thabo "
    "thaddeus theodor theodore thibaut thierry thilo thor thorsten tiago tibor tigran timo timur tobias "
    "tomasz tomislav tommaso tonny torsten toshio tristan troy tunde tushar tyrone tyson uche uddhav ulf "
    "ulrich umar usman uwe vaclav valentin valeriy varun vasco vasil vasile veljko venkaiah venkatesh "
    "vicente vijay vikas vikram vinay vince vincenzo vinod viorel virat virgil vishal vishnu vitali "
    "vitaliy vito vivek vojtech volkan vytautas wahid waldemar waleed walid wasim wendell werner wes "
    "wesley wilbur wilfred wilhelm wim winston wouter xander yadav yago yair yakubu yannick yannis "
    "yaroslav yash yasir yaya yemi yigal yogendra yohan yoshihide yossi youssef yusuke yves zachariah "
    "zafar zaid zain zak zaki zbigniew zdenek zeeshan zeev zhan zia zlatan zoltan zoran zubair",
)
FIRST_NAMES |= _with(
    "female",
    "aaliyah abbie abby ada adela adriana adrienne agata agatha agnieszka aileen aimee aisha aishwarya "
    "alana alanna alejandra aleksandra alena alessandra alessia alexa alexandra alexia alia alina aline "
    "alisa alisha aliyah allie allison alyssa amal amani amina aminata amrita anabel anais andreea aneta "
    "anika anisa anjali annabel annabelle annalise anneliese annemarie annika antoinette antonella "
    "antonia anusha anushka aoife apoorva arabella ariane arianna arlene arundhati ashleigh asma astrid "
    "ayesha aylin ayse azadeh bahar barbra bea beatriz bella berenice bernice bethan bethany betsy "
    "bettina beyonce bianca birgit bozena bree brenna briana brianna bridie brigitte britney britta "
    "brooke bryony caitlin caitlyn camille candace candice carina carissa carlotta carole carolina "
    "cassandra cassie catalina caterina catriona cecile celeste celia celine chantal charlene chiara "
    "chloe chrissy christa christel christiane christie ciara clarissa claudine clementine colette "
    "colleen constance consuelo cora coretta corinna corinne cornelia cressida daisy danica daphne daria "
    "darlene davina deanna deepika deirdre delia delphine desiree dilma dina dinah divya dora doreen "
    "dorota dorothea edna edwina effie eilidh eimear elaina elana elif elin elina elissa eliza elke ellie "
    "elodie elsa elspeth elvira emilia emilie emmanuelle enid erika erna esme esmeralda estela estelle "
    "ester etta eugenia eugenie eunice evangeline evie ewa ezgi fabiana farah farida farrah fatemeh fatma "
    "fatou fay faye federica felicia felicity fernanda francesca franziska freya frida frieda gabrielle "
    "gayle genevieve georgette georgina geraldine germaine gertrude gillian giovanna gisela giselle "
    "giulia gladys glenda glenys grainne gretchen grete guadalupe gudrun gulnara gwen gwendolyn gwyneth "
    "hadley hailey haley halima halina hana hanan hanna hanne harper hattie hayley hazel hedwig heike "
    "helga hema hermione hester hettie hilda ilana ilhan ilka ilona ilse imogen indira indra ines inez "
    "inga inge ingeborg ioana irena irma isabela isabelle isla isobel itziar ivana ivy izabela jacinda "
    "jacinta jaclyn jada jade jana janelle janette janina janine jasmin jaya jayne jeanette jeanine "
    "jeannie jeannine jelena jemima jennie jess jessie jo joana jocelyn jodi jody joelle johanna jolene "
    "joni jordana josefina josie juana judi julianna julianne juliet julieta juliette justine kaitlyn "
    "kaja kajal kara karin karina karla karolina katarina katarzyna kateryna katharina katharine kathi "
    "kathrin kathryne katja katy kaya kayla kaylee kayleigh keira kelsey kendall kendra keren khadija "
    "kiara kimberley kinga kira kirsty kitty klara kristi kristina kristine kylie lana larissa latasha "
    "latisha latoya laurel laurie lavinia lea leanne leigh lesley leticia lexi lia liana libby lidia "
    "liesl lila lilia liliana lillian lina lindsay lise liv livia lola lolita lorena lorna lotte lottie "
    "louisa luann lubna luciana lucie lucila lucinda luisa lupita lynda lynette lynne lynsey mabel maddie "
    "madison maeve magda magdalena mairead maisie malala malgorzata mamata mandy manuela marcela marcelle "
    "marcy margarita margaux margo margot marguerite mariah mariam mariana marianna marianne maribel "
    "marissa marjorie marlene martina maryam masha mathilde maud maura maxine maya mayawati meera meg "
    "megha mehwish melanie merve mette micaela michaela michele milagros mildred milena millicent millie "
    "mina mindy mira miriam mirjam moira mollie mona monika monique muriel myra myriam myrtle nabila "
    "nadira nadja nagma najla najma nalini namrata nandita nanette naomie nargis nasrin nastasia natacha "
    "nathalie neelam neha nell nellie nerea nerys niamh nichola nicoletta nigella niki nirmala nisha "
    "noelle noemi norah noreen nuala nuria octavia odette odile ofelia oksana olena oluchi oona oonagh "
    "ophelia oprah orla paige paloma paola parvati patrice patrizia pauleen paulina pearl perla petra "
    "phoebe pippa polly pooja poonam prerna priscilla priyanka rachael radha raquel rasha rashida rashmi "
    "reema rekha renata renuka reshma rhea rhiannon ria rima rina rochelle roisin romy rosalia rosalie "
    "rosalind rosalyn rosanna roseanne roselyn rosetta rosie rowena roxana ruby rukhsana rupa ruta ruthie "
    "saba sabine sadaf sadie safiya saira salma samira sanam sangeeta sanna saoirse sarita saskia "
    "savannah scarlett selma serene shabana shabnam shakira shalini shameem shamima shanaz shania shantel "
    "sharmila sharron shauna shazia shelagh shelley shereen sheri sherri sheryl shilpa shirin shobha "
    "shona shreya shruti sian sibel sigrid silke simona sinead siobhan smita smriti sobia soledad sonali "
    "sondra sonja sonya soraya stefania stefanie steph sujata sultana sumaira suman sunita susana susanna "
    "susannah susanne sushma suzette suzi suzy swati sybil tabitha tania tansy taraji tasha tatjana "
    "teagan teri terri tess tessa thea thelma theodora thomasina tilly tonya tova toyin trish trisha "
    "trudy tulsi tyra ulrike uma usha valeria vandana vasundhara verena verity vicki vickie vidya vilma "
    "viviane vivien vivienne wanda whoopi wilhelmina wilma winifred ximena yael yasemin yasmin yasmine "
    "yelena yetunde yoko ysabel yuliya yuriko zahra zainab zara zehra zeinab zelda zena zeynep zinaida "
    "zoey zofia zohra zsuzsanna zuleika zuzana",
)
FIRST_NAMES |= _with("any", "amara dominique rene riley viv")
FIRST_NAMES.update(
    _with(
        "any",
        "alex andrea jean jordan kim lee leslie lindsey robin sam sasha taylor terry tracy dana jamie kelly pat chris",
    )
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
    "podcast sky"
)
