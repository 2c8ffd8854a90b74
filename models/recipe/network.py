"""The networks: an encoder with biaffine heads, as teacher (any BERT-like) and as small student."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

TAGS = ("u", "x", "f", "l")
ARC, REL = 256, 256
WEIGHT_LEVELS = 64  # seven bits: u8 x s8 products then never saturate on processors without VNNI


def fake_quantise_weight(weight: Tensor) -> Tensor:
    """Round to the values that the exported int8 weight can hold, one scale an output row."""
    scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / WEIGHT_LEVELS
    rounded = (weight / scale).round().clamp(-WEIGHT_LEVELS, WEIGHT_LEVELS) * scale
    return weight + (rounded - weight).detach()


def fake_quantise_input(x: Tensor) -> Tensor:
    """Round as dynamic quantisation does: eight bits between the least and greatest of a window."""
    dims = tuple(range(1, x.dim()))
    low, high = x.amin(dims, keepdim=True).clamp(max=0), x.amax(dims, keepdim=True).clamp(min=0)
    scale = ((high - low) / 255).clamp(min=1e-8)
    zero = (-low / scale).round()
    rounded = (((x / scale).round() + zero).clamp(0, 255) - zero) * scale
    return x + (rounded - x).detach()


class QLinear(nn.Linear):
    """A linear layer that can train as if it were already int8."""

    quantised = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.quantised:
            return super().forward(x)
        return F.linear(fake_quantise_input(x), fake_quantise_weight(self.weight), self.bias)


@dataclass(frozen=True)
class Sizes:
    """What the heads predict."""

    relations: int
    tags: tuple[int, int, int, int]


class Heads(nn.Module):
    """Scores over arcs, relations, tags and sentence starts, from one vector a word."""

    def __init__(self, width: int, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.sizes = sizes
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_dependent, self.arc_head = QLinear(width, ARC), QLinear(width, ARC)
        self.arc_weight = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation_dependent, self.relation_head = QLinear(width, REL), QLinear(width, REL)
        self.relation = nn.Linear(REL, sizes.relations)
        self.tags = QLinear(width, sum(sizes.tags) + 1)
        self.drop = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> dict[str, Tensor]:
        """From (B, n, width): dependents (B, n, .), heads with the root first (B, n + 1, .)."""
        words = self.drop(words)
        rooted = torch.cat([self.root.expand(len(words), 1, -1).to(words.dtype), words], 1)
        d = self.drop(F.gelu(self.arc_dependent(words)))
        d = F.linear(d, self.arc_weight[:-1].T, self.arc_weight[-1])
        tags = self.tags(words)
        return {
            "arc_d": d,
            "arc_h": self.drop(F.gelu(self.arc_head(rooted))),
            "rel_d": self.relation_dependent(words),
            "rel_h": self.relation_head(rooted),
            "tags": tags[..., :-1],
            "start": tags[..., -1],
        }

    def relations(self, out: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Relation scores (B, n, relations) of each word to the given head (B, n)."""
        index = heads.unsqueeze(-1).expand(-1, -1, out["rel_h"].size(-1))
        pair = out["rel_d"] + torch.gather(out["rel_h"], 1, index)
        return self.relation(self.drop(F.gelu(pair)))


def arc_scores(out: dict[str, Tensor], sentence: Tensor, valid: Tensor) -> Tensor:
    """(B, n, n + 1): a head is the root or a word of the same sentence, never the word itself."""
    scores = torch.einsum("bia,bja->bij", out["arc_d"], out["arc_h"]).float()
    same = (sentence.unsqueeze(1) == sentence.unsqueeze(2)) & valid.unsqueeze(1)
    same &= ~torch.eye(sentence.size(1), dtype=torch.bool, device=sentence.device)
    allowed = torch.cat([torch.ones_like(same[..., :1]), same], -1)
    return scores.masked_fill(~allowed, -1e4)


class Layer(nn.Module):
    """One post-norm transformer layer (Devlin et al. 2019)."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.p = heads, dropout
        self.q, self.k, self.v, self.o = (QLinear(width, width) for _ in range(4))
        self.up, self.down = QLinear(width, inner), QLinear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, t, width = x.shape
        q, k, v = (
            f(x).view(b, t, self.heads, width // self.heads).transpose(1, 2)
            for f in (self.q, self.k, self.v)
        )
        p = self.p if self.training else 0.0
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=p)
        x = self.norm1(x + self.drop(self.o(mixed.transpose(1, 2).reshape(b, t, width))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class SmallEncoder(nn.Module):
    """The first layers of a pre-trained BERT, with a pruned vocabulary and letter case added."""

    def __init__(
        self, vocabulary: int, width: int, inner: int, layers: int, positions: int, dropout: float
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(positions, width)
        self.shape = nn.Embedding(6, width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(width, inner, width // 32, dropout) for _ in range(layers)
        )

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        place = torch.arange(pieces.size(1), device=pieces.device)
        x = self.drop(self.norm(self.word(pieces) + self.position(place) + self.shape(shapes)))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    @classmethod
    def from_bert(
        cls, state: dict[str, Tensor], kept: list[int], layers: int, inner: int, dropout: float
    ) -> SmallEncoder:
        """Cut from a BERT state: the pieces `kept`, the layers spread from first to last.

        With a smaller `inner` the feed-forward units of the greatest weight norm are kept.
        """
        words = state["embeddings.word_embeddings.weight"]
        positions = state["embeddings.position_embeddings.weight"][:256]
        net = cls(len(kept), words.size(1), inner, layers, len(positions), dropout)
        net.word.weight.data.copy_(words[kept])
        net.position.weight.data.copy_(
            positions + state["embeddings.token_type_embeddings.weight"][0]
        )
        net.shape.weight.data.zero_()
        _copy(net.norm, state, "embeddings.LayerNorm")
        for i, layer in enumerate(net.layers):
            _copy_layer(layer, state, f"encoder.layer.{i}.", inner)
        return net


def _copy(module: nn.Module, state: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(state[name + ".weight"])  # type: ignore[operator,union-attr]
    module.bias.data.copy_(state[name + ".bias"])  # type: ignore[operator,union-attr]


def _copy_layer(layer: Any, state: dict[str, Tensor], at: str, inner: int) -> None:
    for module, name in (
        (layer.q, "attention.self.query"),
        (layer.k, "attention.self.key"),
        (layer.v, "attention.self.value"),
        (layer.o, "attention.output.dense"),
        (layer.norm1, "attention.output.LayerNorm"),
        (layer.norm2, "output.LayerNorm"),
    ):
        _copy(module, state, at + name)
    up, down = state[at + "intermediate.dense.weight"], state[at + "output.dense.weight"]
    units = (up.norm(dim=1) * down.norm(dim=0)).topk(inner).indices.sort().values
    layer.up.weight.data.copy_(up[units])
    layer.up.bias.data.copy_(state[at + "intermediate.dense.bias"][units])
    layer.down.weight.data.copy_(down[:, units])
    layer.down.bias.data.copy_(state[at + "output.dense.bias"])


class LargeEncoder(nn.Module):
    """A pre-trained encoder of the transformers library: a weighted mix of its layers."""

    def __init__(self, path: str) -> None:
        super().__init__()
        from transformers import AutoModel

        self.model = AutoModel.from_pretrained(path)
        self.width = self.model.config.hidden_size
        self.shape = nn.Embedding(6, self.width)
        nn.init.zeros_(self.shape.weight)
        self.mix = nn.Parameter(torch.zeros(self.model.config.num_hidden_layers + 1))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        embedded = self.model.get_input_embeddings()(pieces) + self.shape(shapes)
        states = self.model(
            inputs_embeds=embedded, attention_mask=mask.long(), output_hidden_states=True
        ).hidden_states
        weights = self.mix.softmax(0)
        return sum(w * state for w, state in zip(weights, states, strict=True))  # type: ignore[return-value]


class Parser(nn.Module):
    """Encoder and heads over batches of windows (see `batches.Batch`)."""

    quantised = False

    def __init__(self, encoder: nn.Module, width: int, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = Heads(width, sizes, dropout)

    def forward(self, batch: Any) -> dict[str, Tensor]:
        small = isinstance(self.encoder, SmallEncoder)
        mask = batch.piece_mask[:, None, None, :] if small else batch.piece_mask
        states = self.encoder(batch.pieces, batch.shapes, mask)
        index = batch.first.unsqueeze(-1).expand(-1, -1, states.size(-1))
        return self.heads(torch.gather(states, 1, index))

    def quantise(self) -> None:
        """From now on train and run as int8 will."""
        self.quantised = True
        for module in self.modules():
            if isinstance(module, QLinear):
                module.quantised = True
