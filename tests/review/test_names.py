"""One speaker under several names, and the words of introduction."""

from __future__ import annotations

import pytest

from broadsheet.review.names import last_name, same_speakers
from broadsheet.review.people import find_people
from broadsheet.review.press import Press as Material
from broadsheet.review.wording import words
from tests.review.press import Press, article


@pytest.mark.parametrize(
    ("names", "one"),
    [
        (["Velde", "Marta Velde"], True),
        (["Marta Velde", "Marta Anna Velde"], True),
        (["MARTA VELDE", "Marta Velde"], True),
        (["Jan Velde", "Marta Velde"], False),
        (["Velde", "Jan Velde", "Marta Velde"], False),
        (["Marta", "Marta Velde"], False),
    ],
)
def test_who_is_one_speaker(names: list[str], one: bool) -> None:
    assert (len(set(same_speakers(names).values())) == 1) == one


def test_the_last_name() -> None:
    assert last_name("Marta van der Velde") == "velde"
    assert last_name("“”") == ""


SAID = "the harbour would open again on Monday after the storm"


def introduced(text: str, source: str, role: str) -> tuple[list[str], str]:
    """(the words of introduction, what joins them) of Marta Velde in the text."""
    press = Press()
    it = press.add(article("Harbour to open again", text, "Ossen Gazette"))
    press.said(it, SAID, source, "said", "Marta Velde", role)
    material = Material(press.articles, press.statements, words("en"))
    (person,) = find_people(press.statements[it.id], material).values()
    assert person.introduction is not None
    return [material.slice(span) for span in person.introduction.spans], person.introduction.joined


def test_a_role_before_the_name_is_one_phrase() -> None:
    spans, _ = introduced(f"Harbour master Marta Velde said {SAID}.\n", "Harbour master Marta Velde", "Harbour master")
    assert spans == ["Harbour master Marta Velde"]


def test_a_role_after_the_name_is_one_phrase() -> None:
    spans, _ = introduced(f"Marta Velde, the harbour master, said {SAID}.\n", "Marta Velde", "harbour master")
    assert spans == ["Marta Velde, the harbour master"]


def test_a_role_beside_a_later_mention_follows_the_name() -> None:
    spans, joined = introduced(
        f"Marta Velde has come back.\nVelde, 51, who is harbour master, said {SAID}.\n", "Velde", "harbour master"
    )
    assert (spans, joined) == (["Marta Velde", "harbour master"], ", ")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "The harbour master has been in office for two years.",
        "Ilse Tamm was sitting beside the harbour master.",
        "A former harbour master Velde campaign manager was there.",
    ],
)
def test_a_role_that_stands_elsewhere_is_not_printed(elsewhere: str) -> None:
    spans, _ = introduced(f"Marta Velde said {SAID}.\n{elsewhere}\n", "Marta Velde", "harbour master")
    assert spans == ["Marta Velde"]


def test_a_title_that_stood_before_the_surname_stays_a_title() -> None:
    spans, joined = introduced(
        f"Marta Velde said {SAID}.\nOn Sunday Mayor Velde had closed it.\n", "Marta Velde", "Mayor"
    )
    assert (spans, joined) == (["Mayor", "Marta Velde"], " ")


@pytest.mark.parametrize(
    "before", ["Ilse Tamm shared Velde’s words on the storm.", "Velde left early. Ilse Tamm came in the evening."]
)
def test_a_pronoun_after_anothers_name_is_not_read(before: str) -> None:
    press = Press()
    text = f"Marta Velde, harbour master, was there.\n{before} “It is certain that {SAID},” she said.\n"
    it = press.add(article("Harbour to open again", text, "Ossen Gazette"))
    found = press.said(it, f"It is certain that {SAID}", "she", "said", "Marta Velde", "harbour master", kind="direct")
    material = Material(press.articles, press.statements, words("en"))
    from broadsheet.review.speech import speak

    person = find_people([found], material)[it.id, found.id]
    assert speak(found, person, "new", material) is None


def test_a_body_is_not_meant_by_a_pronoun() -> None:
    press = Press()
    text = f"It rained.\nThe HPA asks for more cranes. “It is certain that {SAID},” he said.\n"
    it = press.add(article("Harbour to open again", text, "Ossen Gazette"))
    found = press.said(it, f"It is certain that {SAID}", "he", "said", "HPA", kind="direct")
    material = Material(press.articles, press.statements, words("en"))
    from broadsheet.review.speech import speak

    person = find_people([found], material)[it.id, found.id]
    assert speak(found, person, "new", material) is None


def people_of(press: Press) -> dict[str, tuple[str, bool]]:
    """Of each statement, by its words: the key of its speaker, and whether it is doubtful who that is."""
    material = Material(press.articles, press.statements, words("en"))
    spoken = [each for found in press.statements.values() for each in found]
    people = find_people(spoken, material)
    found = {material.slice(each.content[0]): people[each.article, each.id] for each in spoken}
    return {said: (person.key, person.doubtful) for said, person in found.items()}


def test_a_bare_name_that_nobody_uses_of_the_fuller_one_is_another() -> None:
    press = Press()
    one = press.add(article("Beer is dear", f"A woman of the Lind Brewery shop said {SAID}.\n", "Gazette"))
    press.said(one, SAID, "A woman", "said", "Lind Brewery")
    other = press.add(article("Beer is cheap", "Brewery said the beer was cheaper than ever before.\n", "Echo"))
    press.said(other, "the beer was cheaper than ever before", "Brewery", "said", "Brewery")
    assert people_of(press)["the beer was cheaper than ever before"] == ("Brewery", False)


def test_a_surname_that_stands_first_in_two_names_is_doubtful() -> None:
    press = Press()
    it = press.add(
        article(
            "Harbour to open again",
            f"Han Soo-jin, the minister, said the storm was over by Sunday.\nHan Jong Un said ships were late again."
            f"\nHan said {SAID}.\n",
            "Ossen Gazette",
        )
    )
    press.said(it, "the storm was over by Sunday", "Han Soo-jin", "said", "Han Soo-jin", "the minister")
    press.said(it, "ships were late again", "Han Jong Un", "said", "Han Jong Un")
    press.said(it, SAID, "Han", "said", "Han")
    assert [doubtful for _, doubtful in people_of(press).values()] == [False, False, True]


def test_a_pronoun_that_may_mean_another_is_not_read() -> None:
    press = Press()
    it = press.add(
        article(
            "Harbour to open again",
            f"Marta Velde, harbour master, met Ilse Tamm.\nTamm said the storm was over by Sunday.\nShe said {SAID}.\n",
            "Ossen Gazette",
        )
    )
    press.said(it, "the storm was over by Sunday", "Tamm", "said", "Tamm")
    press.said(it, SAID, "She", "said", "Marta Velde", "harbour master")
    material = Material(press.articles, press.statements, words("en"))
    from broadsheet.review.speech import speak

    people = find_people(press.statements[it.id], material)
    doubtful = press.statements[it.id][1]
    assert speak(doubtful, people[it.id, doubtful.id], "new", material) is None


def test_a_surname_alone_means_whoever_of_that_name_is_heard_most() -> None:
    press = Press()
    one = press.add(article("Harbour shut", "Marta Velde said the pier was shut. Velde said ships wait.\n", "Echo"))
    press.said(one, "the pier was shut", "Marta Velde", "said", "Marta Velde")
    press.said(one, "ships wait", "Velde", "said", "Marta Velde")
    other = press.add(article("A day", f"Jan Velde, her son, sang.\nVelde said {SAID}.\n", "Gazette"))
    press.said(other, SAID, "Velde", "said", "Jan Velde")
    assert people_of(press) == {
        "the pier was shut": ("Marta Velde", False),
        "ships wait": ("Marta Velde", False),
        SAID: ("Jan Velde", True),
    }


def test_a_role_that_names_no_body_gives_way_to_a_fuller_one() -> None:
    press = Press()
    one = press.add(article("Harbour shut", f"Ministry spokeswoman Marta Velde said {SAID}.\n", "Echo"))
    press.said(one, SAID, "Marta Velde", "said", "Marta Velde", "Ministry spokeswoman")
    other = press.add(article("Harbour", "Marta Velde, spokeswoman of the ports ministry, said ships wait.\n", "Post"))
    press.said(other, "ships wait", "Marta Velde", "said", "Marta Velde", "spokeswoman of the ports ministry")
    material = Material(press.articles, press.statements, words("en"))
    people = find_people([each for found in press.statements.values() for each in found], material)
    assert {person.role for person in people.values()} == {"spokeswoman of the ports ministry"}
