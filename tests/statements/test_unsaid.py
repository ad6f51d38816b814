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
        ("Ola Brandt has yet to issue a statement on the fire.", "denied", "the fire"),
        ("The office was unable to provide a timeline for the work.", "denied", "the work"),
        ("The office had no comment on the fire.", "denied", "the fire"),
        ("Prosecutors have not given a motive for the fire.", "denied", "the fire"),
        ("Ola Brandt did not say with whom he spoke.", "denied", "with whom he spoke"),
        ("Ola Brandt did not mention, however, that it is old.", "denied", "it is old"),
        ("Ola Brandt did not at any time on Thursday mention the race.", "denied", "the race"),
        ("Ola Brandt did not reveal the names of the men.", "denied", "the names of the men"),
        ("Ola Brandt has not endorsed her.", "denied", "her"),
        ("Ola Brandt has not endorsed that candidate.", "denied", "that candidate"),
        ("Nor did Ola Brandt say when it would open.", "denied", "when it would open"),
        ("Neither Brandt nor Holm is suggesting that it is old.", "denied", "it is old"),
        ("The firm was fined for failing to disclose the risk.", "denied", "the risk"),
        ("Ola Brandt could not comment on the case.", "denied", "the case"),
        ("Ola Brandt apparently told aides that it is old.", "possible", "it is old"),
        ("Ola Brandt is to pledge to pay for the schools.", "hypothetical", "to pay for the schools"),
        ("A wiser mayor would demand more money.", "hypothetical", "more money"),
        ("Brandt will on Monday call for a vote.", "hypothetical", "a vote"),
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
        "On Thursday, three officials will testify: Ola Brandt, Ida Holm and Per Torv.",
        "Ola Brandt did not give any details.",
        "Ola Brandt left without naming names.",
        "Ola Brandt did not name any.",
        "Ola Brandt can explain the plan.",
        "Ola Brandt must rebut the claims.",
        "If the court agrees to hear the case, it goes on.",
        "The court will decide whether to hear the case.",
        "Some would argue that it is old.",
        "I would say that it is old.",
        "We did not ask for that.",
        "The speed will also determine how rich it is.",
        "The aim of the fund is to highlight old films.",
        "The harbour grew, which is to say that it is old.",
        "These do not explain the drop.",
        "He could not tell whether it was old.",
        "The rise came without warning and before the summer.",
        "Early warning signs are a sore throat.",
        "This isn't just talk: In June, Ola Brandt led a march.",
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


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Ola Brandt did not mention the race, and there were no questions.", "the race"),
        ("Ola Brandt did not mention the race and has not left the house.", "the race"),
        ("Ola Brandt did not name the man during his interview.", "the man"),
        ("Ola Brandt did not mention the firm by name.", "the firm"),
        ("Ola Brandt has not commented on the fire as he was away.", "the fire"),
        ("No group has claimed responsibility for the fire, leading police to look further.",
         "responsibility for the fire"),
        ("Ola Brandt did not name the man (in fact, it was a woman).", "the man"),
        ("Ola Brandt did not explain why he left, as the harbour wrote.", "why he left"),
        ("Ola Brandt seemed to urge Torv to stay by leaving the door open.", "to stay"),
    ],
)  # fmt: skip
def test_what_was_not_said_ends_where_the_reporter_goes_on(sentence: str, content: str) -> None:
    (found,) = [each for each in statements(sentence) if each.parent is None]
    assert found.factuality != "actual"
    assert [sentence[span.start : span.stop] for span in found.content] == [content]


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ("Without naming the firm, Ola Brandt said it is old.", ["the firm", "it is old"]),
        ("Ola Brandt, without naming the firm, said it is old.", ["the firm", "it is old"]),
        ("While she did not give a reason for leaving, Ola Brandt added that it is old.", ["leaving", "it is old"]),
        ("Ola Brandt said it is old, but did not give figures on the cost.", ["it is old", "the cost"]),
        ("Ola Brandt said it is old, without giving any details of the cost.", ["it is old", "the cost"]),
        ("Ola Brandt praised the mayor but stopped short of calling for a vote.", ["the mayor", "a vote"]),
        ("Ola Brandt has not endorsed her or conceded the race.", ["her", "the race"]),
    ],
)
def test_who_speaks_is_who_did_not_say(sentence: str, contents: list[str]) -> None:
    found = sorted(
        (each for each in statements(sentence) if each.parent is None), key=lambda each: each.content[0].start
    )
    assert [sentence[each.content[0].start : each.content[0].stop] for each in found] == contents
    assert {each.speaker.name.split()[-1] for each in found if each.speaker is not None} == {"Brandt"}
    assert "denied" in [each.factuality for each in found]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Ola Brandt would not say whether he will run.", "refuse"),
        ("The office won't comment on the case.", "refuse"),
        ("Ola Brandt did not just promise to run.", "commit"),
        ("Ola Brandt has not held back from criticizing the mayor.", "condemn"),
        ("Ola Brandt never fails to mention the race.", "assert"),
        ("Ola Brandt would later say that it was old.", "assert"),
    ],
)
def test_it_was_said_all_the_same(sentence: str, act: str) -> None:
    (found,) = statements(sentence)
    assert (found.factuality, found.act, found.said) == ("actual", act, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Has Ola Brandt ever asked Torv to stay?",
        "Did Ola Brandt say that it was old?",
        "It is unclear whether Ola Brandt asked Torv to stay.",
        "Had Ola Brandt said that it was old, nobody would have come.",
        "It looked as though Ola Brandt had said that it was old.",
        "Rumours that Ola Brandt told aides that it was old are false.",
        "It is rumoured that Ola Brandt asked Torv to stay.",
        "There is no evidence that Ola Brandt asked Torv to stay.",
        "It is possible that Ola Brandt asked Torv to stay.",
        "Perhaps Ola Brandt told aides that it was old.",
    ],
)
def test_what_is_asked_or_supposed_is_not_printed_as_said(sentence: str) -> None:
    assert not any(each.said for each in statements(sentence))


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("When Ola Brandt said that it was old, nobody laughed.", "it was old"),
        ("Before saying that it was old, Ola Brandt left.", "it was old"),
        ("Although Ola Brandt welcomed the plan, the town has no money.", "the plan"),
        ("In an email to The Harbour Times, the director, Ola Brandt, said it is old.", "it is old"),
        ("Ola Brandt said in a letter to The Harbour Times the bridge is old.", "the bridge is old"),
        ("Ola Brandt pledged at a rally in Torvik to close it.", "to close it"),
        ("Ola Brandt denies the charge and has left the town.", "the charge"),
    ],
)
def test_where_the_reporter_goes_on(sentence: str, content: str) -> None:
    (found,) = [each for each in statements(sentence) if each.parent is None]
    assert found.said
    assert [sentence[span.start : span.stop] for span in found.content] == [content]
