"""Who is quoted: the speakers of the archive, as the desk wants them, and the most quoted of a day."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet import speakers
from broadsheet.errors import InputError, NotFound
from broadsheet.language import language
from broadsheet.pipeline.day import Day, Order, read_stored
from broadsheet.pipeline.desk import Wish
from broadsheet.pipeline.text import Reader, read_each
from broadsheet.speakers import Link, Merge, Ruling, Split, Who
from broadsheet.speakers.spelling import WORD
from broadsheet.store import Anchor, Archive, Decision, anchor, anchors_in
from broadsheet.types import TURN, Article, Speaker, Statement

NOUN = "speaker"
# A decision names so many of a speaker's articles: enough to find them again when some are gone.
MOST_ANCHORS = 50
# "New man" tells nothing; a role of more words than these tells something.
BROAD = 2
LONGEST_PLAIN = 7
ACRONYM = 4

Said = Mapping[str, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speaker with counts: statements as printed, the different ones among them (a reprint or a second printing of
    the same words counts once, and so do all turns in one conversation), and the outlets that print them. `role` is
    the one printed most."""

    speaker: Speaker
    role: str | None
    statements: int
    different: int
    outlets: tuple[str, ...]


def gathered(archive: Archive, articles: Mapping[str, Article], said: Said) -> tuple[Speaker, ...]:
    """The speakers of some articles, of what was said, after what was decided about them."""
    found = [each for id_ in sorted(said) for each in said[id_] if each.said]
    return speakers.gather_speakers(articles, found, rulings(archive, articles))


def most_quoted(archive: Archive, order: Order, *, reader: Reader = read_each) -> list[Quoted]:
    """The named speakers of a day's press, most different statements first; its articles are read where they were not.

    NotFound if the archive holds no article of that day in that language.
    """
    day = Day(archive, order)
    if not day.ids:
        raise NotFound(
            f"{order.day}, language {order.language}",
            "the archive holds no article of that day in that language",
            "`broadsheet status` says what it holds",
        )
    said = read_stored(archive, list(day.articles.values()), reader)
    return count(gathered(archive, day.articles, said), day.articles, said)


def count(found: Iterable[Speaker], articles: Mapping[str, Article], said: Said) -> list[Quoted]:
    """Named speakers with their counts, most different statements first, then most outlets, then by name."""
    by_place = {(each.article, each.id): each for own in said.values() for each in own}
    rows = []
    for speaker in found:
        if not speaker.named:
            continue
        own = [by_place[place] for place in speaker.statements]
        role = role_of(own, articles)
        different = {_occasion(articles[each.article], each) for each in own}
        outlets = {articles[each.article].outlet or "unknown outlet" for each in own}
        rows.append(Quoted(speaker, role, len(own), len(different), tuple(sorted(outlets))))
    return sorted(rows, key=lambda row: (-row.different, -len(row.outlets), row.speaker.name, row.speaker.id))


def _occasion(article: Article, said: Statement) -> object:
    """What counts once: the same words, or a conversation, whose host would else be the most quoted of the day."""
    return article.id if said.found_by == TURN else wording(article, said)


def role_of(own: Sequence[Statement], articles: Mapping[str, Article]) -> str | None:
    """The role that most outlets print, however they write it, a plain one where there is one; None where all that is
    said is "new man". Who is called the former president by some is not what others call him for short."""
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    codes = sorted({articles[each.article].language or "" for each in own})
    for each in own:
        article = articles[each.article]
        text = " ".join(article.slice(each.role).split()) if each.role else ""
        if text and tells(text, article):
            outlets[text.casefold()].add(article.outlet or article.id)
            printed[text.casefold()][text] += 1
    most = min(
        outlets,
        key=lambda key: (not plain(printed[key]), -len(outlets[key]), -printed[key].total(), len(key), key),
        default=None,
    )
    former = (f"{word} {most}" for known in map(language, codes) if known for word in sorted(known.bygone))
    most = next((key for key in former if key in outlets), most)
    return min(printed[most], key=lambda text: (-printed[most][text], text)) if most else None


def plain(printed: Counter[str]) -> bool:
    """Whether a role is short and not shouted, in any printing."""
    return any(
        len(text.split()) < LONGEST_PLAIN and not any(word.isupper() and len(word) > ACRONYM for word in text.split())
        for text in printed
    )


def tells(role: str, article: Article) -> bool:
    """Whether a role says more than that somebody is a man, a star or a source."""
    known = language(article.language or "")
    words = [word.casefold() for word in WORD.findall(role)]
    if known is None:
        return True
    nouns = [word for word in words if word in known.role_nouns or word in known.titles]
    return not nouns or len(words) > BROAD or any(noun not in known.broad_roles for noun in nouns)


def wording(article: Article, statement: Statement) -> str:
    """What two printings of the same words share."""
    words = (word.casefold() for span in statement.content for word in WORD.findall(article.slice(span)))
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()


# --------------------------------------------------------------------------------------------------------- deciding


def merge(archive: Archive, one: Speaker, other: Speaker) -> Wish:
    """The two are one person, called as the first. InputError where they are one already."""
    if one.id == other.id:
        raise InputError(f"{one.name}, {other.name}", "these are one speaker already", "Name two")
    about = {"left": who(archive, one), "right": who(archive, other)}
    return Wish("speaker.merge", about, f"{one.name} and {other.name} are one speaker")


def split(archive: Archive, speaker: Speaker, articles: Sequence[Article]) -> Wish:
    """Who speaks under this name in these articles is somebody else. InputError if the speaker does not speak in one of
    them, or nowhere else."""
    spoken = {article for article, _ in speaker.statements}
    for article in articles:
        if article.id not in spoken:
            raise InputError(
                article.id, f"{speaker.name} does not speak there", "`broadsheet show SPEAKER` lists where"
            )
    if spoken <= {article.id for article in articles}:
        raise InputError(speaker.name, "nothing would be left of this speaker", "Name fewer of the articles")
    about = {"name": speaker.name, "articles": [anchor(article) for article in articles]}
    titles = ", ".join(f"“{article.title}”" for article in articles)
    return Wish("speaker.split", about, f"{speaker.name} in {titles} is somebody else")


def link(archive: Archive, speaker: Speaker, item: str) -> Wish:
    """The speaker is the person (or body) of a Wikidata item. InputError for what is no item's number."""
    about = who(archive, speaker) | {"item": speakers.item_of(item)}
    return Wish("speaker.link", about, f"{speaker.name} is {about['item']}")


def who(archive: Archive, speaker: Speaker) -> dict[str, object]:
    """What finds a speaker again: the name as printed, and articles in which they spoke."""
    ids = sorted({article for article, _ in speaker.statements})[:MOST_ANCHORS]
    return {"name": speaker.name, "articles": [anchor(article) for article in archive.articles(ids).values()]}


def rulings(archive: Archive, ids: Iterable[str]) -> tuple[Ruling, ...]:
    """The decisions about speakers, with the ids that their articles have among these today."""
    made = archive.decisions(NOUN)
    wanted = {one["article"]: one for decision in made for one in anchors_in(decision.about)}
    found = archive.resolve(wanted.values(), frozenset(ids)) if wanted else {}
    return tuple(ruling_of(decision, found) for decision in made)


def ruling_of(decision: Decision, found: Mapping[str, tuple[str, ...]]) -> Ruling:
    def named(about: Mapping[str, object]) -> Who:
        articles = about["articles"]
        assert isinstance(articles, list)
        anchors: list[Anchor] = articles
        return Who(str(about["name"]), tuple(sorted({id_ for one in anchors for id_ in found.get(one["article"], ())})))

    match decision.kind:
        case "speaker.merge":
            return Merge(named(decision.about["left"]), named(decision.about["right"]))
        case "speaker.split":
            return Split(named(decision.about))
    return Link(named(decision.about), str(decision.about["item"]))
