"""One speaker under several names, and the words of introduction."""

from __future__ import annotations

import pytest

from broadsheet.review.names import find_people, last_name, same_speakers
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


def test_a_role_elsewhere_follows_the_name() -> None:
    spans, joined = introduced(
        f"Marta Velde said {SAID}.\nThe harbour master has been in office for two years.\n",
        "Marta Velde",
        "harbour master",
    )
    assert (spans, joined) == (["Marta Velde", "harbour master"], ", ")


def test_a_title_that_stood_before_the_surname_stays_a_title() -> None:
    spans, joined = introduced(
        f"Marta Velde said {SAID}.\nOn Sunday Mayor Velde had closed it.\n", "Marta Velde", "Mayor"
    )
    assert (spans, joined) == (["Mayor", "Marta Velde"], " ")


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
