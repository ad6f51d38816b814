"""The English of the other arrangements: what the papers say, country by country, opinion, statements, one page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from broadsheet.language.base import words as listed
from broadsheet.review.words import Arranging


@cache
def country_names() -> Mapping[str, str]:
    """The English name of each country, by code."""
    # Loaded when it is asked for: the registry's room is large, and `--help` has no need of it.
    from broadsheet.outlets.places import countries

    return {code: country.names[0] for code, country in countries().items()}


ARRANGING = Arranging(
    topped={
        "outlet": "This is what the papers said on {}.",
        "country": "This is what the press of each country said on {}.",
        "commentary": "This is what {}’s opinion pages argued.",
        "statements": "This is who said what in {}’s press.",
        "brief": "{}’s press on one page.",
    },
    countries=country_names,
    country="{}: ",
    author="{outlet}, {author}",
    parts={
        "stories": "articles of its own on {} of the day’s {} stories",
        "told": "{} statements made to it",
        "cited": "{} other outlets cite it",
        "outlets": "{} outlets with articles of their own",
    },
    opinion_places=listed(
        """opinion opinions opinionsandeditorials commentisfree editorial editorials leader leaders column columns
        columnist columnists op-ed op-eds oped commentary commentaries ideas viewpoint viewpoints"""
    ),
    opinion_title=(
        r"(?i)^(?:opinion|editorial|leader|comment|commentary|column|op-?ed|viewpoint|analysis and opinion)\s*[:|–—-]|"
        r"[|–—-]\s*(?:opinion|editorial|commentary|column|op-?ed|viewpoint)s?$"
    ),
    # Letters, cartoons and quizzes stand on the same pages, reviews of films and games in columns of their own.
    not_opinion=(
        r"(?i)\b(?:letters? to the editor|letters|cartoons?|crossword|horoscopes?|quiz|podcast|recap|trailer|"
        r"box office|episode|season \d|word of the day|today in history|(?:views|opinions) (?:expressed|are those)|"
        r"(?:is|was) an? [\w -]{0,30}(?:columnist|contributor|editor))\b"
    ),
    argues=(
        r"(?i)\b(?:should|must|ought|need(?:s|ed)? to|have to|has to|had better|cannot|can[’']t|never|wrong|right to|"
        r"mistake|fail(?:s|ed|ure|ing)?|danger(?:ous)?|better|worse|best|worst|only way|time (?:to|for)|deserves?|"
        r"instead of|rather than|unless|the (?:real|only|deeper|bigger) \w+|why|because|whether|not \w+ but|"
        r"it is (?:time|clear|hard|vital|essential)|responsib\w+|duty|shame|folly|hypocri\w+|unjust\w*|absurd\w*|"
        r"crisis|risk(?:s|ed)?|threat(?:ens?)?|lesson|hope|fear|truth|fact is)\b"
    ),
    reports=(
        r"(?i)\b(?:said|says|told|tells|reported(?:ly)?|reports|according to|announced|tweeted|wrote|saw|held on|"
        r"(?:on|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day|per ?cent)\b|\d+"
    ),
    authors_own=frozenset({"we", "our", "i", "my", "there"}),
)
