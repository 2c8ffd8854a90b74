"""Step 5: a distilled student to the files that ship.

    python export.py --student student.pt --out models/en_policy

Writes `parser.onnx` (int8 weights, one scale an output row), `vocabulary.txt` and `meta.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from network import ARC, REL, Heads, Parser, Sizes, SmallEncoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

FORMAT = 1


class FusedLayer(nn.Module):
    """A layer with one product for queries, keys and values: the same numbers, fewer steps."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        self.layer = layer
        width = layer.q.in_features
        self.qkv = nn.Linear(width, 3 * width)
        scale = (width // layer.heads) ** -0.5
        # The scale of attention goes into the queries; each output row has a quantiser of its own.
        self.qkv.weight.data = torch.cat(
            [layer.q.weight.data * scale, layer.k.weight.data, layer.v.weight.data]
        )
        self.qkv.bias.data = torch.cat(
            [layer.q.bias.data * scale, layer.k.bias.data, layer.v.bias.data]
        )

    def forward(self, x: Tensor) -> Tensor:
        """(t, width) to (t, width)."""
        t, width, heads = x.size(0), x.size(1), self.layer.heads
        q, k, v = self.qkv(x).view(t, 3 * heads, width // heads).transpose(0, 1).split(heads, 0)
        mixed = (q @ k.transpose(1, 2)).softmax(-1) @ v
        x = self.layer.norm1(x + self.layer.o(mixed.transpose(0, 1).reshape(t, width)))
        return self.layer.norm2(x + self.layer.down(F.gelu(self.layer.up(x))))


class Exported(nn.Module):
    """One window: pieces (t,), shapes (t,), first (n,) to the tables that the runtime scores.

    `arc_d` (n, ARC), `arc_h` (n, ARC), `rel` (n, 2 REL: as dependent, as head), `tags` (n, .).
    """

    def __init__(self, net: Parser) -> None:
        super().__init__()
        encoder, heads = net.encoder, net.heads
        assert isinstance(encoder, SmallEncoder)
        weight = encoder.word.weight.data
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale.float())
        self.encoder = encoder
        self.layers = nn.ModuleList(FusedLayer(layer) for layer in encoder.layers)
        parts = (
            heads.arc_dependent,
            heads.arc_head,
            heads.relation_dependent,
            heads.relation_head,
            heads.tags,
        )
        self.all = nn.Linear(weight.size(1), sum(p.out_features for p in parts))
        self.all.weight.data = torch.cat([p.weight.data for p in parts])
        self.all.bias.data = torch.cat([p.bias.data for p in parts])
        self.heads = heads

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        e = self.encoder
        place = torch.arange(pieces.size(0))
        words = self.rows[pieces].float() * self.scale[pieces]
        x = e.norm(words + e.position(place) + e.shape(shapes))
        for layer in self.layers:
            x = layer(x)
        arc_d, arc_h, rel, tags = self.all(x[first]).split(
            [ARC, ARC, 2 * REL, self.all.out_features - 2 * ARC - 2 * REL], -1
        )
        w = self.heads.arc_weight
        return F.gelu(arc_d) @ w[:-1] + w[-1], F.gelu(arc_h), rel, tags


def root_rows(heads: Heads) -> dict[str, list[float]]:
    """The root as head: constant, so computed here."""
    with torch.no_grad():
        arc = F.gelu(F.linear(heads.root, heads.arc_head.weight, heads.arc_head.bias))
        rel = F.linear(heads.root, heads.relation_head.weight, heads.relation_head.bias)
    return {"arc": arc.tolist(), "rel": rel.tolist()}


def load_student(path: Path) -> tuple[Parser, dict[str, Any]]:
    """The trained net and what was saved with it."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    state = {k: v.float() if v.is_floating_point() else v for k, v in saved["state"].items()}
    labels = saved["labels"]
    layers = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("encoder.layers."))
    inner, width = state["encoder.layers.0.up.weight"].shape
    positions = len(state["encoder.position.weight"])
    encoder = SmallEncoder(len(saved["vocabulary"]), width, inner, layers, positions, 0.0)
    tags = (len(labels["u"]), len(labels["x"]), len(labels["f"]), len(labels["l"]))
    net = Parser(encoder, width, Sizes(len(labels["r"]), tags), 0.0)
    net.load_state_dict(state)
    return net.eval(), {**saved, "layers": layers, "inner": inner, "width": width}


def write_onnx(net: Parser, out: Path) -> None:
    """Export in float32, then quantise the weights of matrix products as in training."""
    sample = (
        torch.ones(12, dtype=torch.long),
        torch.zeros(12, dtype=torch.long),
        torch.arange(1, 9),
    )
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(net).eval(), sample, str(plain), opset_version=17, dynamo=False,
            input_names=["pieces", "shapes", "first"],
            output_names=["arc_d", "arc_h", "rel", "tags"],
            dynamic_axes={"pieces": {0: "t"}, "shapes": {0: "t"}, "first": {0: "n"}},
        )  # fmt: skip
        quantize_dynamic(
            plain, out, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
        )  # fmt: skip


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--student", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    net, saved = load_student(options.student)
    write_onnx(net, options.out / "parser.onnx")
    (options.out / "vocabulary.txt").write_text(
        "\n".join(saved["vocabulary"]) + "\n", encoding="utf8"
    )
    heads = net.heads
    meta = {
        "format": FORMAT,
        "name": "en_policy",
        "version": "1.0.0",
        "layers": saved["layers"],
        "inner": saved["inner"],
        "width": saved["width"],
        "labels": saved["labels"],
        "temperature": {"arc": 1.0, "relation": 1.0},
    }
    root = root_rows(heads)
    import numpy as np

    np.savez(
        options.out / "heads.npz",
        root_arc=np.array(root["arc"], np.float32),
        root_rel=np.array(root["rel"], np.float32),
        relation_weight=heads.relation.weight.detach().numpy().astype(np.float16),
        relation_bias=heads.relation.bias.detach().numpy(),
    )
    names = ("parser.onnx", "vocabulary.txt", "heads.npz")
    meta["sha256"] = {n: hashlib.sha256((options.out / n).read_bytes()).hexdigest() for n in names}
    (options.out / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
