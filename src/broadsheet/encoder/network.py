"""The one neural pass: texts in, taggings and vectors out. onnxruntime and numpy only.

A model is a folder: `encoder.onnx` (pieces to tags and vectors), `roles.onnx` (a cue and words to role tags),
`tokenizer.json`, and `model.json` with its name and settings. Any encoder exported with the same inputs and outputs
(see MODEL_CARD.md) can take the place of the one in the package.

Each window is a run of its own, without padding. The int8 arithmetic scales its numbers by the largest of a run, so
a batch would let neighbours change each other's result; here nothing depends on what else is read, in which order,
or with how many threads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from broadsheet.encoder.naming import find_names
from broadsheet.encoder.pieces import LONGEST_WINDOW, OPENING, Pieces, cut, windows
from broadsheet.encoder.roles import relative
from broadsheet.encoder.tagging import Cue, Floats, Name, Tagging, find_cues
from broadsheet.errors import DamagedInput, MissingInput

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Given = TypeVar("Given")
Made = TypeVar("Made")
HERE = Path(__file__).parent / "model"
# What the encoder must say of pieces, and what it may say beside it.
TAGGED = ("cue", "as_word", "as_cue")
NAMES, VECTOR = "names", "vector"
FILES = ("encoder.onnx", "roles.onnx", "tokenizer.json", "model.json")


@dataclass(frozen=True)
class Settings:
    """What model.json holds. `least_cue`: a cue below this probability is not looked at. `farthest`: words after
    which a distance counts as far. `keep`: a relation below this confidence is no statement. `calibration`: weights
    of the confidence (see `broadsheet.statements.neural`). `join`, `join_keep`: the same for relations that are weighed
    against what the rules found (see `broadsheet.statements.joined`); empty if the model knows no rules."""

    name: str
    farthest: int
    least_cue: float
    keep: float
    calibration: tuple[float, ...]
    join_keep: float = 0.5
    join: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


class Encoder:
    """Reads a model folder at the first text. `threads`: windows read at the same time."""

    def __init__(self, path: Path = HERE, *, threads: int = 1) -> None:
        if threads < 1:
            raise ValueError(f"threads must be 1 or more, not {threads}")
        missing = [name for name in FILES if not (path / name).is_file()]
        if missing:
            raise MissingInput(str(path), f"no model here: {', '.join(missing)} missing", "Give a model's folder.")
        self.path, self.threads = path, threads
        self.settings = read_settings(path / "model.json")
        self._parts: tuple[Any, InferenceSession, InferenceSession] | None = None
        self._widths: Mapping[str, int] = {}

    def encode(self, texts: Sequence[str]) -> list[Tagging]:
        """One tagging for each text, in order."""
        tokenizer = self.load()[0]
        cuts = [cut(tokenizer, text) for text in texts]
        ranges = [windows(pieces, text) for pieces, text in zip(cuts, texts, strict=True)]
        jobs = [(pieces, begin, stop) for pieces, found in zip(cuts, ranges, strict=True) for begin, stop in found]
        read = iter(self._each(lambda job: self._read(*job), jobs))
        return [self._join(pieces, found, read) for pieces, found in zip(cuts, ranges, strict=True)]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """(texts, width): what each text is about, by its first OPENING pieces; rows of length one, alike for texts
        that are about one thing. Zeros for a text without a word. Raises `DamagedInput` if the model has no vectors."""
        tokenizer = self.load()[0]
        if VECTOR not in self._widths:
            raise DamagedInput(str(self.path), f"{self.settings.name} gives no vectors", "Use a model that does.")
        rows = self._each(lambda text: self._vector(cut(tokenizer, text)), texts)
        return np.stack(rows) if rows else np.zeros((0, self._widths[VECTOR]), np.float32)

    def _each(self, make: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
        """`make` of each, in order, with this encoder's threads."""
        if self.threads == 1 or len(given) < 2:
            return [make(one) for one in given]
        with ThreadPoolExecutor(self.threads) as pool:
            return list(pool.map(make, given))

    def load(self) -> tuple[Any, InferenceSession, InferenceSession]:
        """(tokenizer, encoder, role head), read from the folder the first time."""
        if self._parts is None:
            # 0.2 s, and most commands need no model.
            import onnxruntime as ort
            from tokenizers import Tokenizer

            options = ort.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            tokenizer = Tokenizer.from_file(str(self.path / "tokenizer.json"))
            tokenizer.no_truncation()
            tokenizer.no_padding()
            sessions = [
                ort.InferenceSession(str(self.path / name), options, providers=["CPUExecutionProvider"])
                for name in ("encoder.onnx", "roles.onnx")
            ]
            self._parts = (tokenizer, sessions[0], sessions[1])
            self._widths = {output.name: output.shape[-1] for output in sessions[0].get_outputs()}
        return self._parts

    def _run(self, pieces: Pieces, begin: int, stop: int, wanted: Sequence[str]) -> list[Floats]:
        """What the encoder says of one window."""
        tokenizer, encoder, _ = self.load()
        ids = np.empty((1, stop - begin + 2), np.int64)
        look = np.zeros_like(ids)
        ids[0, 0], ids[0, -1] = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        ids[0, 1:-1], look[0, 1:-1] = pieces.ids[begin:stop], pieces.look[begin:stop]
        return [out[0] for out in encoder.run(wanted, {"ids": ids, "look": look})]

    def _vector(self, pieces: Pieces) -> Floats:
        [vector] = self._run(pieces, 0, min(len(pieces), OPENING), (VECTOR,))
        length = np.linalg.norm(vector)
        return vector / length if len(pieces) and length else np.zeros_like(vector)

    def _read(self, pieces: Pieces, begin: int, stop: int) -> tuple[list[Cue], list[Name]]:
        """The cues and names of one window, with words counted from its first."""
        roles = self.load()[2]
        heads = np.flatnonzero(pieces.first[begin:stop])
        if not len(heads):
            return [], []
        named = (NAMES,) if NAMES in self._widths else ()
        said = self._run(pieces, begin, stop, (*TAGGED, *named))
        tags, as_word, as_cue, *names_of = (out[heads + 1] for out in said)
        names = find_names(names_of[0]) if names_of else []
        found = find_cues(tags, self.settings.least_cue)
        if not found:
            return [], names
        places = np.array([(first, last) for first, last, _ in found])
        distance, lines = relative(places, pieces.line[begin:stop][heads], self.settings.farthest)
        half = as_cue.shape[1] // 2
        given = {
            "word": as_word,
            "begin": np.ascontiguousarray(as_cue[places[:, 0], :half]),
            "end": np.ascontiguousarray(as_cue[places[:, 1], half:]),
            "distance": distance,
            "lines": lines,
        }
        role_tags: Floats = roles.run(None, given)[0]
        return [Cue(*cue, 0, tags) for cue, tags in zip(found, role_tags, strict=True)], names

    def _join(
        self, pieces: Pieces, ranges: list[tuple[int, int]], read: Iterator[tuple[list[Cue], list[Name]]]
    ) -> Tagging:
        """The windows of one text as one tagging; takes what its windows say from `read`."""
        heads = np.flatnonzero(pieces.first)
        ends = np.append(heads[1:], len(pieces))[: len(heads)] - 1
        cues: list[Cue] = []
        names: list[Name] = []
        for begin, _ in ranges:
            word = int(np.searchsorted(heads, begin))
            said, named = next(read)
            cues += [Cue(c.first + word, c.last + word, c.score, word, c.roles) for c in said]
            names += [Name(n.first + word, n.last + word, n.kind, n.score) for n in named]
        return Tagging(self.settings.name, pieces.start[heads], pieces.stop[ends], tuple(cues), tuple(names))


def read_settings(path: Path) -> Settings:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Settings(
            str(found["name"]),
            int(found["farthest"]),
            float(found["least_cue"]),
            float(found["keep"]),
            tuple(float(weight) for weight in found["calibration"]),
            float(found.get("join_keep", 0.5)),
            {str(name): tuple(map(float, weights)) for name, weights in found.get("join", {}).items()},
        )
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedInput(str(path), f"not a model's settings: {error!r}", "Export the model again.") from error


__all__ = ["LONGEST_WINDOW", "Encoder", "Settings"]
