"""Countries: their ISO 3166 codes, their names as lists of feeds print them, the languages of their press."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from broadsheet.errors import InputError
from broadsheet.outlets.folding import fold

# Domains of countries that do not stand where their letters say, or that the world uses as generic ones.
GENERIC_DOMAINS = frozenset({"ai", "am", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "su", "tv", "ws", "to", "vc"})
CODE_OF_DOMAIN = {"uk": "gb"}


@dataclass(frozen=True, slots=True)
class Country:
    """`code` is ISO 3166-1 alpha-2 in lower case ("xk" for Kosovo), `languages` ISO 639-1, the commonest first."""

    code: str
    alpha3: str
    names: tuple[str, ...]
    languages: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """All, by code."""
    text = files("broadsheet.outlets").joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {
        code: Country(code, alpha3, tuple(names.split(";")), tuple(languages.split(",")))
        for code, alpha3, names, languages in rows
    }


@cache
def _by_name() -> dict[str, str]:
    return {
        fold(name): country.code
        for country in countries().values()
        for name in (country.code, country.alpha3, *country.names)
    } | {"uk": "gb"}


def code_of(name: str) -> str | None:
    """The code of a country given as code or English name: "ru", "RUS", "Russia"."""
    return _by_name().get(fold(name))


def country_code(name: str) -> str:
    """The same; `InputError` for what is no country."""
    code = code_of(name)
    if code is None:
        raise InputError(f"--country {name}", "no such country", 'Write its ISO 3166 code ("ru") or its English name')
    return code


def country_of_host(host: str) -> str | None:
    """The country that a host's last label names; None for one that says nothing."""
    label = host.rpartition(".")[2].lower()
    code = CODE_OF_DOMAIN.get(label, label)
    return code if code in countries() and label not in GENERIC_DOMAINS else None
