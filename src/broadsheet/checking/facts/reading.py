"""What is read of a sentence: numbers with their values, days, the initials of names, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.checking.pieces import Piece, Text, bare
from broadsheet.statements import lexicon as lx

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LEFT_OUT = re.compile(r"\[(?:…|\.\.\.)\]")
FOLDED = str.maketrans(
    {**dict.fromkeys("“”„«»\"‘’'`", ""), **dict.fromkeys("–—‑‐−-", " "), "\xa0": " ", "\u200b": "", "…": "."}
)


def fold(text: str) -> str:
    """As it is compared: no marks of quotation, one kind of dash, single spaces, lower case."""
    return " ".join(LEFT_OUT.sub(" ", text).translate(FOLDED).lower().split())


def plain_sentence(piece: Piece) -> str:
    return fold(piece.text[piece.start : piece.stop]).rstrip(" .")


def numbers_of(piece: Piece) -> Iterator[tuple[int, int, float]]:
    """(first item, after, value) of each number; "4.5 million" is one."""
    s, words, at = piece.s, piece.words, 0
    while at < len(s):
        value, after = _value(piece, at), at + 1
        if value is not None:
            while after < len(s) and s.lows[after] in words.scales:
                value, after = value * words.scales[s.lows[after]], after + 1
            yield at, after, value
        at = after


def _value(piece: Piece, at: int) -> float | None:
    low = piece.s.lows[at]
    if low in piece.words.numbers:
        return float(piece.words.numbers[low])
    match = NUMBER.match(low)
    if not match:
        return None
    plain = match.group()
    plain = plain.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) else plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None  # 18.11.2019
    rest = low[match.end() :].lstrip("-")
    return value * piece.words.scales.get(rest, 1)


def dates_of(piece: Piece) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """(first item, after, (month, day) or ("", weekday)) of each day that is named."""
    s, known = piece.s, piece.language
    months = {**{m.lower(): n for n, m in enumerate(known.months, 1)}, **known.acts.months}
    for at in range(len(s)):
        low = bare(s.lows[at])
        if low in known.acts.weekdays and s.flags[at] & lx.CAPITAL:
            yield at, at + 1, ("", str(known.acts.weekdays[low]))
        if low not in months or not s.flags[at] & lx.CAPITAL:
            continue
        if at + 1 < len(s) and (day := _day(s.lows[at + 1])):
            yield at, at + 2, (str(months[low]), day)
        elif at and (day := _day(s.lows[at - 1])):
            yield at - 1, at + 1, (str(months[low]), day)
        else:
            yield at, at + 1, (str(months[low]), "")


def _day(low: str) -> str:
    match = re.fullmatch(r"0?(\d{1,2})(?:st|nd|rd|th)?", low)
    return match[1] if match and 1 <= int(match[1]) <= 31 else ""


def country_of(low: str, text: Text) -> str:
    known = text.language
    low = bare(low)
    country = known.demonyms.get(low) or known.capitals.get(low) or (low if low in known.countries else "")
    if not country and text.words.same.get(low) in ("us", "uk"):
        country = {"us": "united states", "uk": "united kingdom"}[text.words.same[low]]
    if not country and low in ("us", "uk"):
        country = {"us": "united states", "uk": "united kingdom"}[low]
    return country.lower()


def initials_of(piece: Piece) -> Iterator[str]:
    s, run = piece.s, []
    for at in range(len(s) + 1):
        if at < len(s) and s.flags[at] & lx.CAPITAL:
            run.append(s.lows[at][0])
        elif at < len(s) and run and s.lows[at] in ("of", "the", "for", "and", "on", "in"):
            continue
        else:
            if len(run) > 1:
                yield "".join(run)
                yield "".join(run[1:])
            run = []
