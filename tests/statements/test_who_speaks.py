"""Who speaks where a name has to be told from a body, an office or a time, and whom a pronoun means without a name."""

from __future__ import annotations

import pytest

from tests.statements.notation import speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A surname that is also a title's abbreviation; letters that are no first name.
        ("The charges stay, Odo Sen said on Monday.", ["Odo Sen"]),
        ("SAA Technical said it is old. SAA Technical said it is new.", ["SAA Technical", "SAA Technical"]),
        # A firm that opens the sentence; letters for its full name; who is told is not who speaks.
        ("Torvex has hired a lawyer, the company said.", ["Torvex"]),
        ("Bay Airways (BA) said it is late. It said that buses run.", ["Bay Airways", "Bay Airways"]),
        ("NBC said that Torvex sold it. The company told NBC that it was broken.", ["NBC", "Torvex"]),
        # Times, occasions and appositions around the name.
        ("According to Torvex today, the deal is off.", ["Torvex"]),
        ("Torvex in an August blog post also said that it would open.", ["Torvex"]),
        ("Ann Holm, the safety officer at the port says the bridge is not safe.", ["Ann Holm"]),
        # Somebody of one name, or of none.
        ("Wylo said that it is old. He added that it creaks.", ["Wylo", "Wylo"]),
        ("Her best friend came at once. He said that it is old.", ["her best friend"]),
        ("It could be useful for older users who want to hear it.", ["older users"]),
        # Bodies under their whole name; a victim is not who is named behind it.
        ("Congress said it is old.", ["Congress"]),
        ("Bay-based Torvex Energy said it is old.", ["Torvex Energy"]),
        ("The Northern Society of Bridges said it is old.", ["Northern Society of Bridges"]),
        ("Holm told the New Bay Courier it is old. The Courier said it asked.", ["Holm", "New Bay Courier"]),
        ("Shares have fallen, said Torvex. It will rise, the computer maker said.", ["Torvex", "Torvex"]),
        ("A victim of trafficker Ola Brandt said it is old.", ["a victim of trafficker Ola Brandt"]),
        ("Dockers' union secretary Ann King said it is old.", ["Ann King"]),
        # Quoted words are theirs who spoke them.
        ('Ann Holm told players: "Thank you all," according to the Courier.', ["Ann Holm"]),
        ('Ann Holm said the office has "lost all trust," the Courier reported.', ["Ann Holm"]),
        ("Ann Holm said the bridge is old, the Courier reported.", ["Courier", "Ann Holm"]),
    ],
)
def test_who_speaks(text: str, names: list[str]) -> None:
    assert speakers(text) == names
