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
