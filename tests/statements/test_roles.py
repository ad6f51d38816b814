"""Who somebody is, as an article tells it: beside the name, before it, after it, and in place of it."""

from __future__ import annotations

import pytest

from tests.statements.notation import speakers, statements


def role_of_last(text: str) -> str | None:
    last = statements(text)[-1]
    return text[last.role.start : last.role.stop] if last.role else None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Trade and Industry Minister Ola Brandt said it is old.", "Trade and Industry Minister"),
        ("Minister for Trade and Industry Ola Brandt said it is old.", "Minister for Trade and Industry"),
        ("Minister for Railways Sheikh Rashid Brandt said it is old.", "Minister for Railways"),
        ("It is old, strongman premier Kun Sen said.", "strongman premier"),
        ("Ola Brandt is the owner of a zoo in Skarne. It is old, Brandt said.", "owner of a zoo in Skarne"),
        ("Ola Brandt, who is an official at the Harbour Office, said it is old.", "official at the Harbour Office"),
        ("They mix athlete Ola Brandt with others. It is old, Brandt said.", "athlete"),
        ("Ola Brandt works as a baker. It is old, Brandt said.", "baker"),
        ("It is old, Brandt said. President Brandt left.", "President"),
        ("Radio show host Ola Brandt said it is old.", "Radio show host"),
        ("North Bay party-list Rep. Ola Brandt said it is old.", "North Bay party-list Rep."),
        ("The author of the bill, harbour inspector Ola Brandt, said it is old.", "harbour inspector"),
        ("The bridge, county judge Ola Brandt, said it is old.", "county judge"),
        ("The state Police Public Relations Officer, Odo Lamm, said it is old.", "Police Public Relations Officer"),
        (
            "The owner of a zoo in Skarne has sold his bears.\n\nOla Brandt founded it. It is old, Brandt said.",
            "owner of a zoo in Skarne",
        ),
        ("Ola Brandt lost on Monday. The Northern Bay forward was sent off. It is old, Brandt said.",
         "Northern Bay forward"),
        ("It is old, Anna Holm said. It creaks, the former head of the Harbour Bank added.",
         "former head of the Harbour Bank"),
    ],
)  # fmt: skip
def test_a_role_is_told(text: str, role: str) -> None:
    assert role_of_last(text) == role


@pytest.mark.parametrize(
    "text",
    [
        "Ola Brandt is a man. It is old, Brandt said.",
        "Ola Brandt is not the mayor. It is old, Brandt said.",
        "Anna Holm lost on Monday. The chairman was sent off. It is old, Holm said.",
        "Mayor Ivo Marek met Ola Brandt. The mayor left. It is old, Brandt said.",
        "The owners of a zoo have sold it.\n\nOla Brandt bought it. It is old, Brandt said.",
    ],
)
def test_what_tells_no_role(text: str) -> None:
    assert role_of_last(text) is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # Across a comma.
        ("It was shared by the harbour councillor for Skarne Ward, Gero Holm, who left. It is old, Mr Holm said.",
         "harbour councillor for Skarne Ward"),
        ("Minister of Information, Ola Brandt earlier said it is old.", "Minister of Information"),
        ("Jodie's father, Peter Lamm, who gave up a job, said it is old.", "Jodie's father"),
        ("In some states, the group's director, Idayat Holm, warned that it is old. Mrs Holm said it is new.",
         "group's director"),
        ("One of Marek's accusers, Ola Brandt, said it is old.", "One of Marek's accusers"),
        ("The Director General, SKP, Dr Chiku Brandt, said that it is old.", "Director General"),
        ("Ola Brandt, CEO, Kraftlinn, said it is old.", "CEO"),
        ("The head of carmaker Kraftlinn, Odo Lamm, said it is old.", "head of carmaker Kraftlinn"),
        ("Ola Brandt, the former partner of convicted Skarne agent Mira Holm, has gone. It is old, Brandt said.",
         "the former partner of convicted Skarne agent Mira Holm"),
        ("He asked Peter Lamm, an author who wrote a book, to come. It is old, Mr. Lamm said.", "an author"),
        ("He read a note by the legal adviser of the Harbour Party, Odo Lamm, who said it is old.",
         "legal adviser of the Harbour Party"),
        ("If former envoy to Skarne Kurt Brandt comes, we go. It is old, Brandt said.", "former envoy to Skarne"),
        ("As Odo Lamm, the president of the club confirmed that it is old, we left.", "the president of the club"),
        ("His barrister, Odo Lamm SC, left. Mr Lamm said it is old.", "barrister"),
        ("Minister of the Skarne Government (SKG) Odo Lamm said it is old.", "Minister of the Skarne Government (SKG)"),
        # In brackets, before several names, by a verb.
        ("It is old. Ola Brandt (head of the bank) met Ivo. It is new, Brandt said.", "head of the bank"),
        ("It is old. Ola Brandt (R-SK) met Ivo. It is new, Brandt said.", "R-SK"),
        ("Actresses Julia Brandt and Anna Holm met. It is old, Holm said.", "Actresses"),
        ("Two former premiers, Julia Brandt and Anna Holm, met. It is old, Holm said.", "former premiers"),
        ("Ola Brandt will remain treasurer. It is old, Brandt said.", "treasurer"),
        ("Ola Brandt, who stepped down as mayor in May, left. It is old, Brandt said.", "mayor"),
        ("A Skarne-based lawyer named Ola Brandt wrote it. It is old, Brandt said.", "Skarne-based lawyer"),
        # Before the name, and behind it.
        ("Speaking to us, CEO & Founder Ola Brandt said it is old.", "CEO & Founder"),
        ("It is old, says founder and chief executive Ola Brandt.", "founder and chief executive"),
        ("Democrat Liuba Brandt Holm said it is old.", "Democrat"),
        ("It is old, said Coun. Ola Brandt.", "Coun."),
        ("Ola Brandt MP said it is old.", "MP"),
        ("Special Adviser on Harbour Projects and Programs Vince Brandt said it is old.",
         "Special Adviser on Harbour Projects and Programs"),
        ("Adviser to the Premier on Finance Dr Hafez Brandt said it is old.", "Adviser to the Premier on Finance"),
        ("Minister of Interior Odo Lamm said it is old.", "Minister of Interior"),
        ("Ambassador to the UK Odo Lamm said it is old.", "Ambassador to the UK"),
        ("Ola Brandt has begun early, but the Skarne manager knows it is old.", "Skarne manager"),
    ],
)  # fmt: skip
def test_a_role_is_told_beside_a_name(text: str, role: str) -> None:
    assert role_of_last(text) == role


@pytest.mark.parametrize(
    "text",
    [
        "After meeting the mayor, Ola Brandt said it is old.",
        "It was opposed by animal rights activists, and Ola Brandt said it is old.",
        "He left to join Rangers and Ola Brandt said it is old.",
        "Owner Kraftlinn said it is old.",
        "It is the scandal surrounding Prince Ola. Prince Ola said it is old.",
        "Kraftlinn Labs, a maker of pumps, said it is old.",
        "He met the man who escorted Prince Ola. Prince Ola said it is old.",
        "They sought a lawyer to reopen Brandt's case. Ola Brandt said it is old.",
    ],
)
def test_what_tells_no_role_beside_a_name(text: str) -> None:
    assert role_of_last(text) is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ola Brandt of the Harbour Society said it is old.", "Harbour Society"),
        ("Ola Brandt, from the ad agency Northwind, said it is old.", "Northwind"),
        ("Chief Inspector Ola Brandt of Skarne Police said it is old.", "Skarne Police"),
        ("Kraftlinn's Ola Brandt said it is old.", "Kraftlinn"),
        ("Ola Brandt (SKP) said it is old.", "SKP"),
        ("Ola Brandt of Skarne said it is old.", None),
    ],
)
def test_an_organisation_is_told_without_a_role(text: str, body: str | None) -> None:
    last = statements(text)[-1]
    assert (text[last.affiliation.start : last.affiliation.stop] if last.affiliation else None) == body


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Food and Harbour Administration said it is old.", ["Food and Harbour Administration"]),
        ("A local startup, Sweat Free Apparel, said it is old.", ["Sweat Free Apparel"]),
        ("The paper's editors, Ola Brandt and Odo Lamm, said it is old.", ["Ola Brandt and Odo Lamm"]),
        ("Using Kraftlinn is slow. Others use Kraftlinn, using it more. Kraftlinn said it is old.", ["Kraftlinn"]),
        ("Skarne Foods (SKX:FDS) reported it. The snack provider said it is old.", ["Skarne Foods"]),
        ("The SKA said it is old. The agency added that it creaks.", ["SKA", "SKA"]),
        ("Ola Brandt left. Brandt himself said it is old.", ["Ola Brandt"]),
        ("Burger King said it is old.", ["Burger King"]),
        ("The show's local broadcaster, E4, said it is old.", ["E4"]),
        ("Head of Kraftlinn Search Odo Lamm said it is old.", ["Odo Lamm"]),
        ("Police in Skarne, Norland, said it is old.", ["police in Skarne, Norland"]),
        ("Data from Kraftlinn showed it is old.", ["data from Kraftlinn"]),
        ("A spokesman for Premier Ola Brandt said it is old.", ["a spokesman for Premier Ola Brandt"]),
        ("It is the fourth. The firm met Odo Lamm, 43, from Skarne. It is old, Lamm said.", ["Odo Lamm"]),
        ("Nawab Brandt, the clerk, said it is old.", ["Nawab Brandt"]),
        ("Dean Brandt, the editor of the Courier, said it is old.", ["Dean Brandt"]),
    ],
)
def test_who_is_called_so(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lottie Brandt left. It is old, Lottie said.", ["Lottie Brandt"]),
        ("North Bay leader Kim Sun Ho said it is old. Kim added that it creaks.", ["Kim Sun Ho", "Kim Sun Ho"]),
        ("Mayor Bill de Brandt said it is old. De Brandt added that it creaks.", ["Bill de Brandt", "Bill de Brandt"]),
        ("Ola Brandt – who stood beside the bridge – says it is old.", ["Ola Brandt"]),
        ("Jip Brandt sold it and so Brandt left. Ms. Brandt met Ivo Marek. She said it is old.", ["Jip Brandt"]),
    ],
)
def test_a_part_of_a_name_is_its_bearer(text: str, names: list[str]) -> None:
    assert speakers(text) == names


def test_a_brand_is_nobody() -> None:
    text = "Vexel Stadion and Vexel Helper opened, and Stadion creaks. It is old, Vexel Stadion said."
    (found,) = statements(text)
    assert found.speaker is not None
    assert found.speaker.body


def test_letters_and_compounds_are_nobody() -> None:
    """ "AP NHL" and "Russian-controlled Skarne" are no persons, though "NHL" and "Skarne" also stand alone."""
    text = "The AP NHL page and Russian-controlled Skarne slept. The NHL and Skarne woke. It is old, Skarne said."
    (found,) = statements(text)
    assert found.speaker is not None
    assert found.speaker.name == "Skarne"


def test_who_is_named_beside_a_description_is_not_the_one_described() -> None:
    assert role_of_last("Ola Brandt left. The singer’s lawyer rang Brandt. It is old, Brandt said.") is None
