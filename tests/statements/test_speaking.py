"""Who speaks, in which role, and to whom: within one article."""

from __future__ import annotations

import pytest

from broadsheet.statements import read
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
