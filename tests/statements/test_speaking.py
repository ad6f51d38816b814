"""Who speaks, in which role, and to whom: within one article."""

from __future__ import annotations

import pytest

from broadsheet.statements import read
from broadsheet.statements.antecedents import Candidate, Choice, heaviest
from broadsheet.statements.spoken import Spoken
from broadsheet.types import Article
from tests.statements.notation import article, assert_found, english, speakers, statements

INTRODUCED = "Ola Brandt, head of the Harbour Office, said the bridge is old. "


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (INTRODUCED + "Brandt added that money is short.", ["Ola Brandt", "Ola Brandt"]),
        (INTRODUCED + "It is safe, the official said.", ["Ola Brandt", "Ola Brandt"]),
        ("Anna Holm said the bridge is old. She noted that it creaks.", ["Anna Holm", "Anna Holm"]),
        (
            "Peter Holm said it is old. Anna Lund said it is new. He insisted that it is old.",
            ["Peter Holm", "Anna Lund", "Peter Holm"],
        ),
        ("Peter Holm, who said it is old, left.", ["Peter Holm"]),
        ("A source in the ministry said it is old.", ["a source in the ministry"]),
        ("A victim of Peter Holm said it is old.", ["a victim of Peter Holm"]),
        ("A spokesman for Peter Holm said it is old.", ["a spokesman for Peter Holm"]),
        ("Executive director of the Bridge Society Peter Holm said it is old.", ["Peter Holm"]),
        ("It fell in the Western Bay, the army spokesman said.", ["the army spokesman"]),
        ("Experts said it is old.", ["experts"]),
        ("Moscow said it is old. The Kremlin said it is new.", ["Russia", "Kremlin"]),
        ("Mrs Holm said it is old. Her husband, Peter Holm, said it is new.", ["Holm", "Peter Holm"]),
        ("He said it is old.", [None]),
        ("It said that it is old.", [None]),
    ],
)
def test_names(text: str, names: list[str | None]) -> None:
    assert speakers(text) == names


def test_one_description_is_two_people() -> None:
    """ "The expert" is whoever of that kind spoke last."""
    text = (
        "Roads expert Ivo Marek told Izvestia that the bridge is old. It creaks, the expert added.\n\n"
        "Ada Lind, president of the Center for Bridges, told Vedomosti that it is new. It shines, the expert believes."
    )
    assert speakers(text) == ["Ivo Marek", "Ivo Marek", "Ada Lind", "Ada Lind"]
    assert [s.told_to and (s.told_to.name, s.told_to.status) for s in statements(text)] == [
        ("Izvestia", "stated"),
        ("Izvestia", "carried"),
        ("Vedomosti", "stated"),
        ("Vedomosti", "carried"),
    ]


def test_a_wrong_nation_does_not_fit() -> None:
    text = (
        "Iranian envoy Ali Karimi said it is old. Russian envoy Petr Sorokin said it is new. "
        "It shines, the Iranian diplomat said."
    )
    assert speakers(text)[-1] == "Ali Karimi"


def test_roles_and_affiliations_are_spans() -> None:
    text = (
        "Nina Surova, senior researcher with the Center for Bridge Studies (CBS), said it is old. "
        "Deputy Transport Minister Karl Voss said it is new. The mayor, Anna Holm, said nobody knows. "
        "Ivo Marek, 45, a baker from Brno, said he knows."
    )
    told = [
        (
            text[s.role.start : s.role.stop] if s.role else None,
            text[s.affiliation.start : s.affiliation.stop] if s.affiliation else None,
        )
        for s in statements(text)
    ]
    assert told == [
        ("senior researcher with the Center for Bridge Studies (CBS)", "Center for Bridge Studies (CBS)"),
        ("Deputy Transport Minister", None),
        ("mayor", None),
        ("a baker from Brno", "Brno"),
    ]


def test_unnamed_sources_are_marked() -> None:
    assert_found("[Several officials close to the talks|source] [said|cue] [it is old|content].",
                 speaker="several officials close to the talks", named=False)  # fmt: skip
    assert_found("[The Harbour Office|source] [said|cue] [it is old|content].", speaker="Harbour Office", named=True)


@pytest.mark.parametrize("hearer", ["her", "Peter Holm", "Moscow", "his wife"])
def test_a_person_or_state_is_no_outlet(hearer: str) -> None:
    (found,) = statements(f"Brandt told {hearer} that the bridge is old.")
    assert found.told_to is None


@pytest.mark.parametrize(
    ("sentence", "hearer"),
    [
        ("A diver told the inquest that the rope was cut.", "inquest"),
        ("The rope was cut, the diver Ana Torv said at the inquest.", "inquest"),
        ("The rope was cut, Ana Torv said during a hearing.", "hearing"),
        ("“We knew,” Ana Torv said on the Northern Voices podcast.", "Northern Voices podcast"),
        ("In a Facebook post, Ana Torv wrote that the talks were over.", "Facebook"),
        ("Ana Torv told a conference in Skarne that the talks were over.", "conference"),
    ],
)
def test_who_sits_to_hear_and_what_is_on_the_air(sentence: str, hearer: str) -> None:
    (found,) = statements(sentence)
    assert found.told_to is not None
    assert (found.told_to.name, found.told_to.status) == (hearer, "stated")


def test_an_outlet_is_carried_back() -> None:
    text = "It is old, Ivo Marek said. It creaks, he told Vedomosti."
    assert [s.told_to and s.told_to.status for s in statements(text)] == ["carried_back", "stated"]


def test_words_to_an_audience_end_those_to_an_outlet() -> None:
    text = "Ivo Marek told Izvestia that it is old. He told reporters that it creaks. He added that it shines."
    assert [s.told_to and s.told_to.name for s in statements(text)] == ["Izvestia", "reporters", "reporters"]


def test_a_sentence_between_goes_on_as_inferred() -> None:
    text = "It is old, Ivo Marek told Izvestia. A new one will open in the spring of next year. It shines, Marek said."
    (between,) = [s for s in statements(text) if s.found_by == "free_continuation"]
    assert between.speaker is not None
    assert between.speaker.name == "Ivo Marek"
    assert between.told_to is not None
    assert between.told_to.status == "inferred"
    assert not between.cue


def test_nothing_is_carried_over_a_section() -> None:
    first = "Ivo Marek told Izvestia that it is old.\n\n"
    second = "It creaks, Ivo Marek said. It shines, the expert said."
    text = first + second
    cut: Article = article(text, sections=((0, len(first) - 2), (len(first), len(text))))
    found = read(cut, english())
    assert [s.told_to and s.told_to.name for s in found] == ["Izvestia", None, None]


def test_the_author_speaks_as_i() -> None:
    text = "I think that the bridge is old."
    assert read(article(text), english())[0].speaker is None
    voice = read(article(text, byline="Ada Lind"), english())[0].speaker
    assert voice is not None
    assert voice.name == "Ada Lind"


def test_a_description_inside_a_quotation_stands_in_a_sentence_of_its_own() -> None:
    text = (
        "Anna Holm, the mayor, left. “We waited for a day and more, and it rained, and then, late, in the dark of the "
        "hall, when all had gone, the mayor said that the bridge is old,” Peter Lund said."
    )
    assert "Peter Lund" in speakers(text)


@pytest.mark.parametrize(
    ("text", "hearers"),
    [
        ("Ivo Marek claimed in court he was asleep.", [("court", "stated")]),
        ("Ivo Marek said on social media he was asleep.", [("social media", "stated")]),
        ("In a tweet, Ivo Marek said the bridge is old.", [("Twitter", "stated")]),
        ("The bridge is old, according to a tweet from Ivo Marek.", [("Twitter", "stated")]),
        ("Ivo Marek told local radio that the bridge is old.", [("local radio", "stated")]),
        ("Ivo Marek told news agency Baypress that the bridge is old.", [("Baypress", "stated")]),
        ("Addressing supporters on Friday, Ivo Marek said the bridge is old.", [("supporters", "stated")]),
        ("Asked by reporters about the bridge, Ivo Marek said it is old.", [None, ("reporters", "stated")]),
        ("In a debate hosted by CNN, Ivo Marek said the bridge is old.", [("CNN", "stated")]),
        # A scene that is set without words holds for those who stand in it.
        ("Ivo Marek spoke to reporters on Friday.\n\nIt is old, Marek said.", [("reporters", "carried")]),
        ("Ivo Marek took to his Instagram.\n\nIt is old, Marek wrote.", [("Instagram", "carried")]),
        ("Ivo Marek said it is old.\n\nMarek spoke to reporters on Friday.", [("reporters", "carried_back")]),
        # Another occasion, another time, a court that is only mentioned.
        ("It is old, Ivo Marek told Izvestia. In a statement, Marek said it is new.", [("Izvestia", "stated"), None]),
        ("It is old, Ivo Marek told Izvestia. Last week, Marek said it is new.", [("Izvestia", "stated"), None]),
        ("Ivo Marek has always called it ugly. It is old, Marek told Izvestia.", [None, ("Izvestia", "stated")]),
        ("It went to trial in the Senate, where Ivo Marek said it is old.", [None]),
        # Of two who speak in a sentence the nearer one is heard there.
        ("Ivo Marek said it is old, while Ada Lind wrote on Telegram that it is new.", [None, ("Telegram", "stated")]),
        (
            "Ivo Marek told the court he was asleep. Defence lawyer Ada Lind said the bridge was old.",
            [("court", "stated"), ("court", "inferred")],
        ),
        ("Ivo Marek told the staff member that it is old.", [None]),
        ("Ivo Marek told CNN’s “State of the Bay” host Ada Lind that it is old.", [("CNN", "stated")]),
        ("Replying in the House of Commons, Ivo Marek said it is old.", [("House of Commons", "stated")]),
        ("Republicans in Congress said it is old.", [None]),
    ],
)
def test_occasions(text: str, hearers: list[tuple[str, str] | None]) -> None:
    found = [each for each in statements(text) if each.parent is None]
    assert [each.told_to and (each.told_to.name, each.told_to.status) for each in found] == hearers


def test_an_interview_without_an_outlet_was_had_with_the_one_that_prints_it() -> None:
    text = "In an interview, Ivo Marek said the bridge is old."
    name, digest = Article.name(None, text)
    (found,) = read(Article(name, "", "test", "", text, digest, outlet="Bay Herald", language="en"), english())
    assert found.told_to is not None
    assert (found.told_to.name, found.told_to.status) == ("Bay Herald", "inferred")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A description of somebody unnamed is not the person who stands near.
        (
            "Ivo Marek left. It is old, a port spokesman said. The spokesman denied that it creaks.",
            ["a port spokesman", "a port spokesman"],
        ),
        ("Ivo Marek, the minister, said it is old. The source said it is new.", ["Ivo Marek", "the source"]),
        ("Ivo Marek, the minister, said it is old. The former aide said it is new.", ["Ivo Marek", "the former aide"]),
        ("Republicans said it is old.", ["Republicans"]),
        ("Witnesses said it is old.", ["witnesses"]),
        # What somebody's words come in.
        ("It is old, according to a tweet from Ivo Marek.", ["Ivo Marek"]),
        ("It is old, Ivo Marek said in a statement. The statement added that it creaks.", ["Ivo Marek", "Ivo Marek"]),
        ("The statement said it is old.", ["the statement"]),
        (
            "A port official, who read in papers, called it old. Ada Lind, an envoy, left. It aged, the official said.",
            ["a port official, who read in papers", "a port official, who read in papers"],
        ),
    ],
)
def test_who_is_no_name(text: str, names: list[str]) -> None:
    assert speakers(text) == names


def test_a_pronoun_with_a_rival_is_unsure_or_nobody() -> None:
    he = next(each for each in english().pronouns if each.word == "he")

    def candidate(name: str, sentences: int) -> Candidate:
        return Candidate(Spoken(name, True, None), sentences, 0)

    near, far, further = candidate("Holm", 1), candidate("Marek", 1), candidate("Lund", 5)
    assert heaviest([near, far], he) is None
    assert heaviest([near], he) == Choice(near.spoken, 1.0)
    choice = heaviest([near, further], he)
    assert choice is not None
    assert choice.spoken == near.spoken
    assert choice.sure < 1.0
