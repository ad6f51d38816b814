"""Lines beside what they rest on: what is a finding, and what is a true rewording."""

from __future__ import annotations

import pytest

from broadsheet.checking import check_line

TALKS = "The talks may resume in May if both armies withdraw, Deputy Minister Ilse Marren told the Harbour Courier."
BRIDGE = "We think that the fourth round of talks on the bridge must take place in the near future."
FERRY = (
    "The company is expected to pay about 3.2 million crowns to some of the families, Vibeke Harlow said on Tuesday."
)


def kinds(line: str, *basis: str) -> set[str]:
    return {finding.kind for finding in check_line(line, basis)}


@pytest.mark.parametrize(
    ("line", "basis", "kind"),
    [
        ("The fourth round of talks on the bridge will take place in the near future.", BRIDGE, "modality"),
        (
            "The talks will resume in May if both armies withdraw, Ilse Marren told the Harbour Courier.",
            TALKS,
            "modality",
        ),
        ("The talks may resume in May, Ilse Marren told the Harbour Courier.", TALKS, "condition"),
        ("The talks may resume in June if both armies withdraw, Ilse Marren told the Harbour Courier.", TALKS, "date"),
        ("The talks may resume in May if both armies withdraw, Prime Minister Marren said.", TALKS, "office"),
        ("The talks may resume in May if both armies withdraw, Pavel Istrane told the Harbour Courier.", TALKS, "name"),
        ("The talks may not resume in May if both armies withdraw, Ilse Marren said.", TALKS, "negation"),
        ("The talks may resume in May if both armies withdraw.", TALKS, "attribution"),
        ("The talks may resume in May if both armies withdraw, Ilse Marren insisted.", TALKS, "force"),
        ("“The talks are going to resume in May,” Marren said.", TALKS, "quotation"),
        (
            "The company is expected to pay about 5.2 million crowns to some of the families, Harlow said.",
            FERRY,
            "number",
        ),
        ("The company is expected to pay 3.2 million crowns to some of the families, Harlow said.", FERRY, "hedge"),
        (
            "The company is expected to pay about 3.2 million crowns to all of the families, Harlow said.",
            FERRY,
            "quantity",
        ),
        ("The company is expected to pay about 3.2 million crowns to some families, Harlow admitted.", FERRY, "force"),
    ],
)
def test_a_line_that_says_more_than_its_source(line: str, basis: str, kind: str) -> None:
    assert kind in kinds(line, basis)


@pytest.mark.parametrize(
    ("line", "basis"),
    [
        ("The talks may resume in May if both armies withdraw, Marren told the Courier.", TALKS),
        ("Deputy Minister Ilse Marren said the talks might resume in May if both armies withdrew.", TALKS),
        ("“We think that the fourth round of talks on the bridge must take place,” she said.", BRIDGE),
        ("Harlow said on Tuesday that about 3,200,000 crowns were expected to be paid to some families.", FERRY),
        ("U.S. growth was three percent.", "Growth in the United States was 3 %."),
    ],
)
def test_a_true_rewording_is_no_finding(line: str, basis: str) -> None:
    assert kinds(line, basis) == set()


def test_an_outlet_that_did_not_say_it() -> None:
    found = check_line(f"{TALKS} (Norrey Examiner)", [TALKS], outlets=["Harbour Courier"])
    assert [each.kind for each in found] == ["outlet"]
    assert check_line(f"{TALKS} (Harbour Courier)", [TALKS], outlets=["Harbour Courier"]) == ()


def test_a_language_that_nobody_knows_gives_nothing() -> None:
    assert check_line("Переговоры пройдут в мае.", ["Переговоры должны пройти."], "ru") == ()
