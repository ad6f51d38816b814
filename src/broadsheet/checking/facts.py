"""The rules of a line and everything it rests on: is each quoted word, name, number, date, office, outlet there?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from broadsheet.checking.findings import Finding, Words
from broadsheet.checking.pieces import Piece, Text, bare, key_of
from broadsheet.checking.rules import is_date, is_name, is_number, is_role, words_at
from broadsheet.statements import lexicon as lx

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MARKED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|«([^«»]*)»|„([^„“”]*)[“”]")
CUT = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?|\[[^\]]{0,40}\]|\([^)]{0,40}\))\s*")
FOLDED = str.maketrans(
    {**dict.fromkeys("“”„«»\"‘’'`", ""), **dict.fromkeys("–—‑‐−-", " "), "\xa0": " ", "\u200b": "", "…": "."}
)
# A quoted run shorter than this is a word or a title, which articles print with and without marks.
SHORTEST_QUOTED = 2
# A number rounded so far is the same: "nearly 3 million" of 2,960,000.
ROUNDED = 0.1
# "(Izvestia; also in Vedomosti)", "(Metro (UK))"
LAST_BRACKET = re.compile(
    r"\s*\(((?:[a-z]+ ){0,3}[A-Z0-9][^()]{0,120}(?:\([^()]*\)[^()]{0,60})?"
    r"(?:; [^()]*(?:\([^()]*\)[^()]{0,60})*)*)\)\s*$"
)


@dataclass(frozen=True)
class Basis:
    """All that a line rests on. `outlets` are the names of those that said it."""

    texts: tuple[Text, ...]
    outlets: tuple[str, ...] = ()

    @cached_property
    def lows(self) -> frozenset[str]:
        return frozenset().union(*(text.lows for text in self.texts))

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset().union(*(text.keys for text in self.texts))

    @cached_property
    def folded(self) -> str:
        return "\n".join(fold(text.text) for text in self.texts)

    @cached_property
    def sentences(self) -> frozenset[str]:
        """Its sentences, as they are compared."""
        return frozenset(plain_sentence(piece) for text in self.texts for piece in text.pieces)

    @cached_property
    def numbers(self) -> frozenset[float]:
        return frozenset(value for text in self.texts for piece in text.pieces for _, _, value in numbers_of(piece))

    @cached_property
    def initials(self) -> frozenset[str]:
        """What its names of several words are in short: "who" for the World Health Organization."""
        return frozenset(short for text in self.texts for piece in text.pieces for short in _initials(piece))

    @cached_property
    def countries(self) -> frozenset[str]:
        return frozenset(c for text in self.texts for low in text.lows if (c := _country(low, text)))

    @cached_property
    def dates(self) -> frozenset[tuple[str, str]]:
        return frozenset(date for text in self.texts for piece in text.pieces for _, _, date in dates_of(piece))


FactRule = Callable[[Text, Basis], Iterator[Finding]]


def fold(text: str) -> str:
    """As it is compared: no marks of quotation, one kind of dash, single spaces, lower case."""
    return " ".join(text.translate(FOLDED).lower().split())


def plain_sentence(piece: Piece) -> str:
    return fold(piece.text[piece.start : piece.stop]).rstrip(" .")


def quotation(line: Text, basis: Basis) -> Iterator[Finding]:
    """What stands in quotation marks is in the basis, word for word."""
    for match in MARKED.finditer(line.text):
        inner = next(group for group in match.groups() if group is not None)
        for run in CUT.split(inner):
            wanted = fold(run).strip(" .,;:!?")
            if len(wanted.split()) < SHORTEST_QUOTED or wanted in basis.folded:
                continue
            near = _closest(wanted, basis)
            yield Finding(
                "quotation", "error", "the quoted words are not in the source as they stand here",
                Words(match.start(), match.end(), match.group()), near,
            )  # fmt: skip
            break


def _closest(wanted: str, basis: Basis) -> Words | None:
    """The sentence of the basis that has most of the words."""
    theirs = set(wanted.split())
    best, most = None, 0
    for text in basis.texts:
        for piece in text.pieces:
            if (shared := len(theirs & set(piece.s.lows))) > most:
                best, most = Words(piece.start, piece.stop, text.text[piece.start : piece.stop], text.where), shared
    return best if most >= len(theirs) / 2 else None


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


def number(line: Text, basis: Basis) -> Iterator[Finding]:
    """Each number of the line is one of the basis, or one of them rounded."""
    for piece in line.pieces:
        days = {at for first, after, _ in dates_of(piece) for at in range(first, after)}
        for first, after, value in numbers_of(piece):
            if first in days or value in basis.numbers or _small_word(piece, first, after):
                continue
            if _rounds(piece, first, value, basis.numbers):
                continue
            if not basis.numbers and not any(text.pieces for text in basis.texts):
                continue
            near = min(basis.numbers, key=lambda each: abs(each - value), default=None)
            yield Finding(
                "number", "error", "the number is not in the source", words_at(piece, first, after),
                _place_of(near, basis),
            )  # fmt: skip


def _small_word(piece: Piece, first: int, after: int) -> bool:
    """ "two", "third": counted by whoever writes; held against the basis only where the words around are the same."""
    return (
        after - first == 1
        and piece.s.lows[first] in piece.words.numbers
        and piece.words.numbers[piece.s.lows[first]] <= 12
    )


def _rounds(piece: Piece, first: int, value: float, known: frozenset[float]) -> bool:
    soft = any(low in piece.words.rounding for low in piece.s.lows[max(0, first - 3) : first])
    digits = len(f"{value:.10g}".replace(".", "").strip("0")) or 1
    for other in known:
        if not other:
            continue
        if soft and abs(value - other) <= ROUNDED * other:
            return True
        if other > 100 and float(f"{other:.{digits}g}") == value:
            return True
    return False


def _place_of(value: float | None, basis: Basis) -> Words | None:
    for text in basis.texts:
        for piece in text.pieces:
            for first, after, other in numbers_of(piece):
                if other == value:
                    return words_at(piece, first, after, text.where)
    return None


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


def date(line: Text, basis: Basis) -> Iterator[Finding]:
    """Each day of the line is one of the basis; one that makes "today" absolute cannot be told from here."""
    relative = any(low in line.words.today for low in basis.lows)
    for piece in line.pieces:
        for first, after, (month, day) in dates_of(piece):
            if (month, day) in basis.dates or (month and not day and any(m == month for m, _ in basis.dates)):
                continue
            if (
                month
                and day
                and not any(m for m, _ in basis.dates)
                and (relative or any(not m for m, _ in basis.dates))
            ):
                continue
            if not month and not any(not m for m, _ in basis.dates) and (relative or basis.dates):
                continue
            if not basis.texts:
                continue
            yield Finding(
                "date", "error", "the date is not in the source", words_at(piece, first, after), _first_date(basis)
            )


def _first_date(basis: Basis) -> Words | None:
    for text in basis.texts:
        for piece in text.pieces:
            for first, after, _ in dates_of(piece):
                return words_at(piece, first, after, text.where)
    return None


def name(line: Text, basis: Basis) -> Iterator[Finding]:
    """Each name of the line is in the basis: as it stands, in short, or as the country of its capital."""
    outlets = frozenset(bare(low) for outlet in basis.outlets for low in outlet.lower().split())
    for piece in line.pieces:
        at = 0
        while at < len(piece.s):
            if not is_name(piece, at) or piece.s.lows[at] in outlets:
                at += 1
                continue
            after = at + 1
            while after < len(piece.s) and is_name(piece, after):
                after += 1
            missing = [
                n
                for n in range(at, after)
                if not _known(piece, n, basis, line) and bare(piece.s.lows[n]) not in outlets
            ]
            if missing and not _spelled_out(piece, at, after, basis):
                yield Finding(
                    "name", "error", "the name is not in the source", words_at(piece, missing[0], missing[-1] + 1)
                )
            at = after


def _known(piece: Piece, at: int, basis: Basis, line: Text) -> bool:
    low = bare(piece.s.lows[at])
    if low in basis.lows or piece.keys[at] in basis.keys or low.replace(".", "") in basis.initials:
        return True
    if (country := _country(low, line)) and country in basis.countries:
        return True
    parts = [bare(part) for part in low.split("-") if part]
    return len(parts) > 1 and all(
        part in basis.lows
        or key_of(part, line.language, line.words) in basis.keys
        or _country(part, line) in basis.countries
        for part in parts
    )


def _country(low: str, text: Text) -> str:
    known = text.language
    low = bare(low)
    country = known.demonyms.get(low) or known.capitals.get(low) or (low if low in known.countries else "")
    if not country and text.words.same.get(low) in ("us", "uk"):
        country = {"us": "united states", "uk": "united kingdom"}[text.words.same[low]]
    if not country and low in ("us", "uk"):
        country = {"us": "united states", "uk": "united kingdom"}[low]
    return country.lower()


def _initials(piece: Piece) -> Iterator[str]:
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


def _spelled_out(piece: Piece, first: int, after: int, basis: Basis) -> bool:
    return any(low in basis.lows for low in _initials(piece) if len(low) > 1)


def office(line: Text, basis: Basis) -> Iterator[Finding]:
    """The office beside a name is the one that the basis has."""
    theirs = [
        (text, piece, at)
        for text in basis.texts
        for piece in text.pieces
        for at in range(len(piece.s))
        if is_role(piece, at)
    ]
    if not theirs:
        return
    lines = [(piece, at) for piece in line.pieces for at in range(len(piece.s)) if is_role(piece, at)]
    for piece, at in lines:
        low = piece.s.lows[at]
        if low in line.language.broad_roles or not _beside_name(piece, at):
            continue
        same = [(t, p, n) for t, p, n in theirs if p.keys[n] == piece.keys[at] or p.s.lows[n] == low]
        if not same:
            if (
                any(low in kin and any(p.s.lows[n] in kin for _, p, n in theirs) for kin in line.language.role_kinds)
                and low not in line.language.offices
            ):
                continue
            text, other, n = theirs[0]
            yield Finding(
                "office",
                "error",
                "the office is not in the source",
                words_at(piece, at, at + 1),
                words_at(other, n, n + 1, text.where),
            )
            continue
        first = _phrase(piece, at)
        for modifier in range(first, at):
            known = bare(piece.s.lows[modifier])
            if known in basis.lows or piece.keys[modifier] in basis.keys or _country(known, line) in basis.countries:
                continue
            text, other, n = same[0]
            yield Finding(
                "office", "error", "the office is another one in the source",
                words_at(piece, first, at + 1), words_at(other, _phrase(other, n), n + 1, text.where),
            )  # fmt: skip
            break
        else:
            yield from _differs(piece, first, at, same)


def _differs(piece: Piece, first: int, at: int, same: Sequence[tuple[Text, Piece, int]]) -> Iterator[Finding]:
    """The words of the office are all in the basis, but no office there is called by them."""
    ours = {piece.keys[n] for n in range(first, at)}
    if not ours:
        return
    called = [{p.keys[i] for i in range(_phrase(p, n), n)} for _, p, n in same]
    if all(each and not (ours & each) for each in called):
        text, other, n = same[0]
        yield Finding(
            "office", "error", "the office is another one in the source",
            words_at(piece, first, at + 1), words_at(other, _phrase(other, n), n + 1, text.where),
        )  # fmt: skip


def _beside_name(piece: Piece, at: int) -> bool:
    s = piece.s
    for n in (at + 1, at + 2):
        if n < len(s) and s.flags[n] & lx.CAPITAL and not is_role(piece, n):
            return True
        if n < len(s) and not (is_role(piece, n) or s.words[n] in ",’'"):
            break
    first = _phrase(piece, at)
    before = [n for n in range(max(0, first - 4), first) if s.flags[n] & lx.CAPITAL and not is_role(piece, n)]
    return bool(before) and "," in s.words[max(0, first - 4) : first]


def _phrase(piece: Piece, at: int) -> int:
    """Where the words begin that say which office: "deputy foreign minister"."""
    first, s = at, piece.s
    while first and at - first < 3:
        n = first - 1
        if (
            n not in piece.content
            or s.lows[n] in piece.language.first_names
            or is_date(piece, n)
            or is_number(piece, n)
        ):
            break
        if s.flags[n] & (lx.CUE | lx.OWNED | lx.VERBAL) or bare(s.lows[n]) != s.lows[n]:
            break
        if s.flags[n] & lx.CAPITAL and not s.flags[at] & lx.CAPITAL and not is_role(piece, n):
            break
        first = n
    return first


def outlet(line: str, basis: Basis) -> Iterator[Finding]:
    """The outlets that a line names as its sources, in the bracket that ends it, are those that said it."""
    known = {fold(each) for each in basis.outlets}
    for start, called in _named_outlets(line):
        for at, part in _apart(start, called, known):
            wanted = fold(part)
            if wanted in known or f"({wanted})" in basis.folded or (not known and wanted in basis.folded):
                continue
            said = ", ".join(basis.outlets)
            yield Finding(
                "outlet", "error", f"the source is {said}" if said else "the source does not name this outlet",
                Words(at, at + len(part), part),
            )  # fmt: skip


def _named_outlets(line: str) -> Iterator[tuple[int, str]]:
    match = LAST_BRACKET.search(line)
    if match is None:
        return
    for each in re.finditer(r"[^;]+", match[1]):
        if capital := re.search(r"(?<![^\W_])[A-Z0-9]", each.group()):
            start = match.start(1) + each.start() + capital.start()
            yield start, line[start : match.start(1) + each.end()].rstrip()


def _apart(start: int, called: str, known: set[str]) -> Iterator[tuple[int, str]]:
    """The outlets of an enumeration; a name with a comma of its own is one."""
    if fold(called) in known:
        yield start, called
        return
    for match in re.finditer(r"(?:(?!, | and ).)+", called):
        part = match.group().removeprefix(", ").removeprefix(" and ")
        at = start + match.end() - len(part)
        if part[:1].isupper() or fold(part) in known:
            yield at, part


def without_outlets(line: str, outlets: Sequence[str]) -> str:
    """The line with blanks for the outlets that begin or end it, so that no rule takes them for its words."""
    if match := LAST_BRACKET.search(line):
        line = line[: match.start()] + " " * (match.end() - match.start())
    for each in outlets:
        if line.startswith(f"{each}: "):
            return " " * (len(each) + 2) + line[len(each) + 2 :]
    return line


FACTS: tuple[FactRule, ...] = (quotation, number, date, name, office)
