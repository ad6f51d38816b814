"""Whether words were said: denied, supposed, to come, and what is no saying at all."""

from __future__ import annotations

import pytest

from tests.statements.notation import statements


@pytest.mark.parametrize(
    ("sentence", "factuality", "content"),
    [
        ("Ola Brandt made no mention of the race.", "denied", "the race"),
        ("Ola Brandt has not made any public comment on the results.", "denied", "the results"),
        ("The company did not give a reason for the delay.", "denied", "the delay"),
        ("Ola Brandt has refrained from publicly criticizing the mayor.", "denied", "the mayor"),
        ("Ola Brandt stopped short of calling it a coup.", "denied", "it a coup"),
        ("Ola Brandt avoided mentioning the race.", "denied", "the race"),
        ("Ola Brandt did not want to say how many were hurt.", "denied", "how many were hurt"),
        ("Ola Brandt was unable to say how many were hurt.", "denied", "how many were hurt"),
        ("Ola Brandt has yet to say whether he will run.", "denied", "whether he will run"),
        ("No official has said that it is old.", "denied", "it is old"),
        ("Ola Brandt did not name the man.", "denied", "the man"),
        ("Ola Brandt is accused of telling aides that it is old.", "possible", "it is old"),
        ("Ola Brandt reportedly said, “You tell me,” before he left.", "possible", "You tell me"),
        ("Ola Brandt is considering calling for a vote.", "hypothetical", "a vote"),
        ("On Monday, Ola Brandt will testify before the Harbour Oversight Committee about the delay.",
         "hypothetical", "the delay"),
    ],
)  # fmt: skip
def test_it_was_not_or_not_surely_said(sentence: str, factuality: str, content: str) -> None:
    (found,) = statements(sentence)
    assert found.factuality == factuality
    assert [sentence[span.start : span.stop] for span in found.content] == [content]


@pytest.mark.parametrize(
    "sentence",
    [
        "It goes without saying that it is old.",
        "Ola Brandt did not say a word.",
        "Ola Brandt has not said anything.",
        "Ola Brandt may well endorse the plan.",
        "Ola Brandt appears to be back home.",
        "On Thursday, Ola Brandt will testify.",
    ],
)
def test_it_is_no_saying(sentence: str) -> None:
    assert statements(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "factualities"),
    [
        ("Ola Brandt said it stopped, but did not say when it stopped.", ["actual", "denied"]),
        ("Ola Brandt said it stopped, but Brandt did not say when.", ["actual", "denied"]),
        ("Ola Brandt did not name the man and said it was old.", ["denied", "actual"]),
        ("The office did not specify its reasoning but spokesman Ola Brandt says it is old.", ["denied", "actual"]),
    ],
)
def test_what_was_said_beside_what_was_not(sentence: str, factualities: list[str]) -> None:
    assert [each.factuality for each in statements(sentence)] == factualities
