"""Reads what Stanford CoreNLP says of PolNeAR's texts: names and dependencies, as silver for training."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from broadsheet.encoder.tagging import NameKind
from training.tokens import Known, Token, kind_of

KINDS: dict[str, NameKind] = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place"}


def read_silver(path: Path, texts: dict[str, str]) -> dict[str, Known]:
    """What is known of each text by its name, from `corenlp_*.jsonl.xz`; `texts` gives the texts themselves."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [row for row in rows if row["id"] in texts]
    kinds = usual_kinds((text, kind) for row in rows for _, _, text, kind in names_of(row["sents"], texts[row["id"]]))
    return {row["id"]: known_of(row["sents"], texts[row["id"]], kinds) for row in rows}


def names_of(sentences: list[dict[str, Any]], text: str) -> Iterator[tuple[int, int, str, NameKind]]:
    """(start, stop, text, kind) of each name as tagged."""
    for sentence in sentences:
        for kind, run in groupby(sentence["t"], key=lambda word: word[5]):
            words = list(run)
            if kind in KINDS:
                yield words[0][2], words[-1][3], text[words[0][2] : words[-1][3]], KINDS[kind]


def usual_kinds(tagged: Iterable[tuple[str, NameKind]]) -> dict[str, NameKind]:
    """The kind that each name has most often: "Trump" is tagged as an organisation hundreds of times."""
    counts: dict[str, Counter[NameKind]] = {}
    for text, kind in tagged:
        counts.setdefault(text, Counter())[kind] += 1
    return {text: max(sorted(by), key=by.__getitem__) for text, by in counts.items()}


def known_of(sentences: list[dict[str, Any]], text: str, kinds: Mapping[str, NameKind]) -> Known:
    tokens: list[Token] = []
    for sentence in sentences:
        base = len(tokens)
        for number, (word, (head, relation)) in enumerate(zip(sentence["t"], sentence["d"], strict=True)):
            tokens.append(Token(word[2], word[3], base + (number if head < 0 else head), relation))
    names = [(a, b, kind_of(kinds[name], name)) for a, b, name, _ in names_of(sentences, text)]
    return Known(tuple(tokens), tuple(names))
