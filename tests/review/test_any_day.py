"""What holds of the review of any day: made up at random, in the shapes that reporters use."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.errors import InputError
from broadsheet.review import House, compose, problems
from broadsheet.schema import from_json, to_json
from broadsheet.types import Article, Review, Statement, Voice
from tests.review.press import DAY, Press, article, story

NAMES = ("Nora Holt", "Erik Moss", "Tom Birk", "Ada Lorn")
ROLES = ("mayor of Lind", "professor of law at Varmouth University", "chairman of the traders", "harbour clerk")
NOUNS = tuple("market harbour council plan traders ships budget bridge school water vote strike pay ferry".split())  # noqa: SIM905
CLAUSE = st.lists(st.sampled_from(NOUNS), min_size=7, max_size=30).map(" ".join)
SHAPES = ("quoted", "that", "straight", "according")


@st.composite
def days(draw: st.DrawFn) -> Press:
    """Up to four articles with up to four statements each."""
    press = Press()
    for number in range(draw(st.integers(1, 4))):
        lead = draw(CLAUSE)
        before = draw(st.sampled_from(["", "LIND (Northwire) - ", "But "]))
        text = f"{before}The {lead} on Monday.\n"
        said = []
        for _ in range(draw(st.integers(0, 4))):
            who, shape = draw(st.integers(0, len(NAMES) - 1)), draw(st.sampled_from(SHAPES))
            words_said = "The " + draw(CLAUSE) + draw(st.sampled_from(["", " “so called” thing", "  twice spaced"]))
            called = draw(st.sampled_from([NAMES[who], NAMES[who].split()[1], "He"]))
            sentence, content, source = written(words_said, called, ROLES[who], shape)
            said.append((len(text), sentence, who, content, source, shape))
            text += sentence + draw(st.sampled_from(["\n", " ", "\n\n"]))
        text += f"Word came from {' and '.join(map(', '.join, zip(NAMES, ROLES, strict=True)))}.\n"
        it = press.add(article(f"The {' '.join(lead.split()[:6])} {number}", text, f"Outlet {number % 3}", 8 + number))
        press.statements[it.id] = tuple(found(it, *each) for each in said)
    return press


def written(words_said: str, called: str, role: str, shape: str) -> tuple[str, str, str]:
    """(the sentence, the content in it, the source in it)."""
    if shape == "quoted":
        full = f"{called}, {role}," if " " in called else called
        return f"“{words_said},” {full} said.", words_said, called
    if shape == "that":
        content = words_said[0].lower() + words_said[1:]
        return f"{called} said that {content}.", content, called
    if shape == "straight":
        content = words_said.replace("“", "").replace("”", "")
        content = f"{content}. {content}"
        return f'"{content}," said {called}.', content, called
    source = "him" if called == "He" else called
    return f"According to {source}, {words_said}.", words_said, source


def found(it: Article, start: int, sentence: str, who: int, content: str, source: str, shape: str) -> Statement:
    def place(words: str, after: int = 0) -> tuple[int, int]:
        at = start + sentence.index(words, after)
        return at, at + len(words)

    begin, stop = place(content)
    behind = stop - start if shape in ("quoted", "straight") else 0
    mention = it.text.index(f"{NAMES[who]}, {ROLES[who]}")
    role = mention + len(NAMES[who]) + 2
    return Statement(
        f"s{start}",
        it.id,
        "direct" if shape in ("quoted", "straight") else "indirect",
        (it.span(begin, stop),),
        (it.span(*place("According to" if shape == "according" else "said", behind)),),
        (it.span(*place(source, behind)),),
        Voice(NAMES[who], True, it.span(mention, mention + len(NAMES[who]))),
        "test",
        0.9,
        it.span(role, role + len(ROLES[who])),
    )


@settings(max_examples=60, deadline=None)
@given(days())
def test_no_review_says_more_than_its_evidence(press: Press) -> None:
    articles = tuple(press.articles.values())
    stories = [story("one", articles[:2]), *([story("two", articles[2:])] if articles[2:] else [])]
    try:
        made = compose(stories, press.articles, press.statements, day=DAY, language="en", house=House(place="Lind"))
    except InputError:
        return
    assert problems(made) == [], [line.text for line in made.lines()]
    assert from_json(Review, to_json(made)) == made
