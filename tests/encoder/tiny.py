"""A model folder with random weights, small enough to make in a test."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from broadsheet.encoder.naming import TAGS
from broadsheet.encoder.pieces import LOOKS

WIDTH, ROLE_WIDTH, FARTHEST = 8, 4, 10
LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *LETTERS, *(f"##{x}" for x in LETTERS), "said", "the", *'."“”,']
LONGEST_WORD = 20


def tokenizer() -> Tokenizer:
    vocabulary = {word: number for number, word in enumerate(VOCABULARY)}
    made = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=LONGEST_WORD))
    made.normalizer, made.pre_tokenizer = BertNormalizer(lowercase=True), BertPreTokenizer()
    return made


def _save(path: Path, nodes: list, inputs: dict, outputs: dict, weights: dict) -> None:
    infos = [
        [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in side.items()]
        for side in (inputs, outputs)
    ]
    constants = [numpy_helper.from_array(value, name) for name, value in weights.items()]
    graph = helper.make_graph(nodes, "tiny", *infos, constants)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)


def make_model(folder: Path, seed: int, *, only_statements: bool = False) -> Path:
    """Writes the four files of a model with random weights; one for statements knows no names and gives no vectors."""
    random = np.random.default_rng(seed)
    named = {} if only_statements else {"names": TAGS}

    def weight(*shape: int) -> np.ndarray:
        return random.normal(size=shape).astype(np.float32)

    whole, real = TensorProto.INT64, TensorProto.FLOAT
    sizes = {"cue": 4, "as_word": ROLE_WIDTH, "as_cue": 2 * ROLE_WIDTH}
    vector = [helper.make_node("ReduceMean", ["x"], ["vector"], axes=[1], keepdims=0)] if named else []
    _save(
        folder / "encoder.onnx",
        [
            helper.make_node("Gather", ["words", "ids"], ["a"]),
            helper.make_node("Gather", ["looks", "look"], ["b"]),
            helper.make_node("Add", ["a", "b"], ["x"]),
            *(helper.make_node("MatMul", ["x", f"to_{name}"], [f"raw_{name}"]) for name in sizes | named),
            *(
                helper.make_node("LogSoftmax" if name == "cue" else "Identity", [f"raw_{name}"], [name])
                for name in sizes | named
            ),
            *vector,
        ],
        {"ids": (whole, [1, "length"]), "look": (whole, [1, "length"])},
        {name: (real, [1, "length", size]) for name, size in (sizes | named).items()}
        | ({"vector": (real, [1, WIDTH])} if vector else {}),
        {
            "words": weight(len(VOCABULARY), WIDTH),
            "looks": weight(LOOKS, WIDTH),
            **{f"to_{name}": weight(WIDTH, size) for name, size in sizes.items()},
            **{f"to_{name}": np.eye(WIDTH, size, dtype=np.float32) for name, size in named.items()},
        },
    )
    _save(
        folder / "roles.onnx",
        [
            helper.make_node("Add", ["begin", "end"], ["cue"]),
            helper.make_node("Unsqueeze", ["cue", "one"], ["row"]),
            helper.make_node("Add", ["word", "row"], ["pair"]),
            helper.make_node("Gather", ["far", "distance"], ["a"]),
            helper.make_node("Gather", ["apart", "lines"], ["b"]),
            helper.make_node("Add", ["pair", "a"], ["c"]),
            helper.make_node("Add", ["c", "b"], ["d"]),
            helper.make_node("MatMul", ["d", "tag"], ["raw"]),
            helper.make_node("LogSoftmax", ["raw"], ["roles"]),
        ],
        {
            "word": (real, ["words", ROLE_WIDTH]),
            "begin": (real, ["cues", ROLE_WIDTH]),
            "end": (real, ["cues", ROLE_WIDTH]),
            "distance": (whole, ["cues", "words"]),
            "lines": (whole, ["cues", "words"]),
        },
        {"roles": (real, ["cues", "words", 7])},
        {
            "one": np.array([1]),
            "far": weight(2 * FARTHEST + 1, ROLE_WIDTH),
            "apart": weight(5, ROLE_WIDTH),
            "tag": weight(ROLE_WIDTH, 7),
        },
    )
    tokenizer().save(str(folder / "tokenizer.json"))
    settings = {
        "name": "tiny/1",
        "farthest": FARTHEST,
        "least_cue": 0.3,
        "keep": 0.2,
        "calibration": [0, 1, 0.1, 0.1, 0, 0, 0, 0, 0, 0],
    }
    (folder / "model.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder
