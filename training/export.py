"""A checkpoint -> a model folder: `python -m training.export --checkpoint last.pt --bert FOLDER --out FOLDER`."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.calibrate import NOT_CALIBRATED
from training.examples import ALONE, BEGINS, CONTENT, CUE, ENDS, GOES_ON, OUT, SOURCE
from training.model import Network, Seen, Shape

OPSET = 17


def in_form(tags: Tensor, bases: Sequence[int]) -> Tensor:
    """Logits of OUT and of four tags for each base to the log-probabilities that `broadsheet.encoder.tagging` reads:
    OUT, then whether a run begins and goes on at a word, for each base, then whether it ends there, for each base."""
    logs = tags.log_softmax(-1)
    parts = [logs[..., OUT : OUT + 1]]
    for ways in ((BEGINS, ALONE), (GOES_ON, ENDS)):
        parts += [logs[..., [base + way for way in ways]].logsumexp(-1, keepdim=True) for base in bases]
    if len(bases) == 2:
        parts[2], parts[3] = parts[3], parts[2]
    parts += [logs[..., [base + ENDS, base + ALONE]].logsumexp(-1, keepdim=True) for base in bases]
    return torch.cat(parts, -1)


class Pass(nn.Module):
    """Ids and looks to what the heads say: one window, without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.lower, self.upper = network.lower, network.upper

    def forward(self, ids: Tensor, look: Tensor) -> Seen:
        seen: Seen = self.upper(self.lower(ids, None), look, None)[0]
        return seen._replace(cue=in_form(seen.cue, (CUE,)))


class RolePass(nn.Module):
    """Words and cues to role tags."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = network.roles

    def forward(self, word: Tensor, begin: Tensor, end: Tensor, distance: Tensor, lines: Tensor) -> Tensor:
        return in_form(self.roles(word, begin, end, distance, lines), (SOURCE, CONTENT))


def export(network: Network, out: Path, *, quantized: bool = True) -> None:
    """Writes encoder.onnx (int8 where `quantized`) and roles.onnx (float) into `out`."""
    network.eval()
    shape = network.shape
    ids = torch.ones(1, 7, dtype=torch.int64)
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder, "plain.onnx"), Path(folder, "prepared.onnx")
        torch.onnx.export(
            Pass(network),
            (ids, ids),
            str(plain),
            dynamo=False,
            opset_version=OPSET,
            input_names=["ids", "look"],
            output_names=list(Seen._fields),
            dynamic_axes={name: {1: "length"} for name in ("ids", "look", "cue", "as_word", "as_cue", "names")},
        )
        if quantized:
            quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
            # Seven bits of weights: with eight, processors without VNNI overflow, and results would differ by machine.
            quantize_dynamic(
                str(prepared),
                str(out / "encoder.onnx"),
                op_types_to_quantize=["MatMul", "Gather"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
            )
        else:
            shutil.copy(plain, out / "encoder.onnx")
    vectors, places = torch.zeros(2, shape.role_width), torch.zeros(2, 7, dtype=torch.int64)
    torch.onnx.export(
        RolePass(network),
        (torch.zeros(7, shape.role_width), vectors, vectors, places, places),
        str(out / "roles.onnx"),
        dynamo=False,
        opset_version=OPSET,
        input_names=["word", "begin", "end", "distance", "lines"],
        output_names=["roles"],
        dynamic_axes={
            "word": {0: "words"},
            "begin": {0: "cues"},
            "end": {0: "cues"},
            "distance": {0: "cues", 1: "words"},
            "lines": {0: "cues", 1: "words"},
            "roles": {0: "cues", 1: "words"},
        },
    )
    for name in ("encoder.onnx", "roles.onnx"):
        onnx.checker.check_model(str(out / name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--bert", type=Path, required=True, help="the folder that the training began with")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="polnear-minilm/3")
    parser.add_argument("--last", action="store_true", help="the weights of the last step, not their average")
    parser.add_argument("--float", action="store_true", help="do not quantise")
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, weights_only=True)
    network = Network(Shape(**saved["shape"]) if "shape" in saved else Shape())
    network.load_state_dict(saved["network"])
    if not options.last:
        for parameter, value in zip(chain(*network.trained()), saved["average"], strict=True):
            parameter.data.copy_(value)
    options.out.mkdir(parents=True, exist_ok=True)
    export(network, options.out, quantized=not options.float)
    shutil.copy(options.bert / "tokenizer.json", options.out / "tokenizer.json")
    settings = {
        "name": options.name,
        "farthest": network.shape.farthest,
        "least_cue": 0.1,
        "keep": 0.5,
        "calibration": NOT_CALIBRATED,
    }
    if not (options.out / "model.json").exists():
        (options.out / "model.json").write_text(json.dumps(settings, indent=1) + "\n")


if __name__ == "__main__":
    main()
