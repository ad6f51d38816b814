"""Each rule by itself: what it finds, how bad it is, which words it shows, and the true wording beside it."""

from __future__ import annotations

import pytest

from broadsheet.checking import Finding, check_line

VOTE = (
    "The Assembly may vote on the harbour law in May, and the ferry company hopes to sell up to 40 cabins to some of "
    "its oldest customers, Norland's Transport Minister Vibeke Harlow told Radio Nord on Tuesday."
)
UNION = 'The union claimed that the engine had failed twice. "We were never told about it," said Pavel Istrane.'
MINE = (
    "Jonna Feld, who owns the mine at Ossen, said 320 people would probably lose their work unless the Norlandish "
    "government paid. According to the Ossen Gazette, the mine has not made a profit since 2019."
)
TWO = (
    'Minister Vibeke Harlow opened the meeting. "The bridge will be open before the winter," she said. '
    "Pavel Istrane, the director of the port, sat beside her."
)


def only(line: str, *basis: str, outlets: tuple[str, ...] = ()) -> Finding:
    found = check_line(line, basis, outlets=outlets)
    assert len(found) == 1, found
    return found[0]


def none(line: str, *basis: str, outlets: tuple[str, ...] = ()) -> bool:
    return check_line(line, basis, outlets=outlets) == ()


# -------------------- what may, will, must


@pytest.mark.parametrize(
    ("line", "ours", "theirs"),
    [
        ("The Assembly will vote on the harbour law in May, Vibeke Harlow told Radio Nord.", "will vote", "may vote"),
        ("The Assembly must vote on the harbour law in May, Vibeke Harlow told Radio Nord.", "must vote", "may vote"),
        (
            "The ferry company will sell up to 40 cabins to some of its oldest customers, Harlow said.",
            "will sell",
            "sell",
        ),
    ],
)
def test_a_mood_that_is_stronger(line: str, ours: str, theirs: str) -> None:
    found = only(line, VOTE)
    assert (found.kind, found.severity) == ("modality", "error")
    assert found.found.text.startswith(ours)
    assert found.basis is not None
    assert theirs in found.basis.text


def test_a_mood_that_is_weaker_is_only_to_be_looked_at() -> None:
    found = only("The bridge may be open before the winter, Vibeke Harlow said.", TWO)
    assert (found.kind, found.severity) == ("modality", "warning")


def test_what_the_sides_continue_to_do_and_what_is_needed() -> None:
    found = check_line(
        "The two sides continue to work on repairing the Ossen bridge, Vibeke Harlow said.",
        ['"At the top of the list is the need to repair the Ossen bridge," said Vibeke Harlow.'],
    )
    [mood] = [each for each in found if each.kind == "modality"]
    assert mood.found.text == "continue to work on repairing"
    assert mood.reason == "states as being done what the source says is needed"


# -------------------- weakenings


@pytest.mark.parametrize(
    ("line", "kind", "ours"),
    [
        ("The company hopes to sell 40 cabins to some of its oldest customers, Harlow told Radio Nord.", "hedge", "40"),
        (
            "The company hopes to sell up to 40 cabins to all of its oldest customers, Harlow said.",
            "quantity",
            "all of",
        ),
    ],
)
def test_a_limit_or_a_share_that_is_lost(line: str, kind: str, ours: str) -> None:
    found = only(line, VOTE)
    assert (found.kind, found.severity) == (kind, "error")
    assert ours in found.found.text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (
            "Jonna Feld, who owns the mine at Ossen, said 320 people would lose their work unless the government paid.",
            "hedge",
        ),
        ("Jonna Feld, who owns the mine at Ossen, said 320 people would probably lose their work.", "condition"),
        ("The mine has made a profit since 2019, according to the Ossen Gazette.", "negation"),
        ("The union proved that the engine had failed twice.", "force"),
        ("The union confirmed that the engine had failed twice.", "force"),
    ],
)
def test_a_hedge_a_condition_a_negation_a_claim(line: str, kind: str) -> None:
    basis = UNION if "union" in line else MINE
    assert kind in {each.kind for each in check_line(line, [basis]) if each.severity == "error"}


def test_what_is_kept_is_no_finding() -> None:
    assert none("The union claimed that the engine had failed twice.", UNION)
    assert none("The mine has not made a profit since 2019, according to the Ossen Gazette.", MINE)
    assert none("The ferry company hopes to sell as many as 40 cabins, Vibeke Harlow told Radio Nord.", VOTE)


# -------------------- whose words


def test_words_that_became_a_fact() -> None:
    found = only("The mine has not made a profit since 2019.", MINE)
    assert (found.kind, found.severity) == ("attribution", "error")
    assert found.basis is not None
    assert "Ossen Gazette" in found.basis.text


def test_the_end_of_a_quotation_is_attributed_at_its_beginning() -> None:
    basis = '"Let me be clear. The bridge was part of the agreement, and it stays so. It is not for sale," Harlow said.'
    line = "Minister Vibeke Harlow: “Let me be clear. The bridge was part of the agreement, and it stays so. {}”"
    assert none(line.format("It is not for sale."), basis)


def test_a_question_inside_what_is_said_does_not_attribute_it() -> None:
    basis = "The members are examining whether the answers were untrue, a lawyer of the Assembly said."
    assert only("The members are examining whether the answers were untrue.", basis).kind == "attribution"


def test_words_given_to_another_than_the_one_who_said_them() -> None:
    found = only("“The bridge will be open before the winter,” Pavel Istrane said.", TWO)
    assert found.kind == "speaker"
    assert found.reason == "the source gives these words to Vibeke Harlow, not to Pavel Istrane"


def test_he_may_be_whoever_was_named_last() -> None:
    """A slice of an article need not show whom "he" means: the name that stands nearest is believed."""
    basis = (
        "Director Yannick Struve wants a promise. There will be no cuts, Dorn insisted. The stores are full, he said."
    )
    assert none("The stores are full, Kasper Dorn said.", "Kasper Dorn is the minister.\n\n" + basis)


# -------------------- facts


@pytest.mark.parametrize(
    ("line", "kind", "ours"),
    [
        ("Jonna Feld said 350 people would probably lose their work unless the government paid.", "number", "350"),
        ("The mine has not made a profit since 2017, according to the Ossen Gazette.", "number", "2017"),
        ("Jonna Feld, who owns the mine at Lannet, said 320 people would probably lose their work.", "name", "Lannet"),
    ],
)
def test_a_number_or_name_that_is_not_there(line: str, kind: str, ours: str) -> None:
    found = next(each for each in check_line(line, [MINE]) if each.kind == kind)
    assert (found.severity, found.found.text) == ("error", ours)


def test_a_company_with_or_without_its_full_stop() -> None:
    assert none("The smaller rival is Velm Corp. of Ossen.", "The smaller rival is Velm Corp of Ossen.")


def test_a_number_shows_the_nearest_of_the_source() -> None:
    found = only("Jonna Feld said 350 people would probably lose their work unless the government paid.", MINE)
    assert found.basis is not None
    assert MINE[found.basis.start : found.basis.stop] == found.basis.text == "320"


def test_another_country_at_the_beginning_or_in_a_headline() -> None:
    basis = "British papers say the talks are over. France Wins Cup in Extra Time."
    assert only("Russian papers say the talks are over.", basis).found.text == "Russian"
    assert "name" in {each.kind for each in check_line("Italy Wins Cup in Extra Time", [basis])}


@pytest.mark.parametrize(
    "line",
    [
        "“The engine had failed twice,” the union claimed.",
        "“We were never told,” Istrane said.",
        "“We were [...] told about it,” Pavel Istrane said.",
        '"We were never told about it", said Pavel Istrane.',
    ],
)
def test_quoted_words_that_are_there(line: str) -> None:
    assert none(line, UNION)


def test_quoted_words_that_are_not() -> None:
    found = only("“We were never told about the engine,” Pavel Istrane said.", UNION)
    assert (found.kind, found.severity) == ("quotation", "error")
    assert found.basis is not None
    assert "We were never told about it" in found.basis.text


def test_a_thing_called_otherwise() -> None:
    basis = "“We want the return of the state property that was seized at the port,” said Pavel Istrane."
    found = check_line("Pavel Istrane wants the return of the private property that was seized at the port.", [basis])
    assert [(each.kind, each.severity) for each in found if each.kind == "wording"] == [("wording", "warning")]


def test_an_office_that_is_another() -> None:
    found = only("The Assembly may vote on the harbour law in May, Defence Minister Vibeke Harlow said.", VOTE)
    assert (found.kind, found.severity) == ("office", "error")


# -------------------- outlets

HELD = ("The Courier", "norrey.example", "Post and Mail", "Metro (NL)")
QUOTED = "“The bridge is open,” the mayor told Radio Nord."


@pytest.mark.parametrize(
    "bracket",
    [
        "(The Courier)",
        "(the courier; also in norrey.example)",
        "(norrey.example; also in The Courier, Post and Mail, Metro (NL))",
        "(to Radio Nord, in The Courier)",
        "(The Courier, Ilse Marren)",
        "(The Courier, Editorial)",
    ],
)
def test_outlets_that_said_it(bracket: str) -> None:
    assert none(f"“The bridge is open,” the mayor said. {bracket}", QUOTED, outlets=HELD)


@pytest.mark.parametrize(
    ("bracket", "wrong"),
    [
        ("(Evening Star)", "Evening Star"),
        ("(skarne.example)", "skarne.example"),
        ("(The Courier; also in Evening Star)", "Evening Star"),
        ("(The Courier; also in norrey.example, Evening Star)", "Evening Star"),
        ("(to Radio Nord, in Evening Star)", "Evening Star"),
        ("(to Radio South, in The Courier)", "Radio South"),
    ],
)
def test_an_outlet_that_did_not(bracket: str, wrong: str) -> None:
    line = f"“The bridge is open,” the mayor said. {bracket}"
    found = only(line, QUOTED, outlets=HELD)
    assert (found.kind, found.severity, found.found.text) == ("outlet", "error", wrong)
    assert line[found.found.start : found.found.stop] == wrong


def test_a_sentence_in_brackets_is_no_outlet() -> None:
    assert none("“The bridge is open,” the mayor told Radio Nord (see above).", QUOTED, outlets=HELD)
    assert none("“The bridge is open,” the mayor told Radio Nord. (He did not say since when.)", QUOTED + " He did not "
                "say since when.", outlets=HELD)  # fmt: skip


def test_an_outlet_and_a_country_before_a_headline() -> None:
    assert none("Norland: The Courier: bridge is open", "bridge is open", outlets=HELD)
    assert none("The Courier: bridge is open", "bridge is open", outlets=HELD)
