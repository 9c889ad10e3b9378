"""The network: a MiniLM encoder with shapes, one head a task, and int8 as it will run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from crossread.reading._pieces import SHAPES


@dataclass(frozen=True)
class Sizes:
    """Widths of the encoder and the heads."""

    layers: int = 6
    width: int = 384
    inner: int = 1536
    attention_heads: int = 12
    positions: int = 320
    hidden: int = 256
    arc: int = 256
    relation: int = 192


class Int8Linear(nn.Linear):
    """A linear layer that can compute what ONNX Runtime's dynamic int8 product computes.

    Activations: unsigned, one scale a sequence; weights: signed, one scale an output channel.
    Gradients pass straight through the rounding.
    """

    simulate: bool = False

    def forward(self, x: Tensor) -> Tensor:
        """Product of `x` (batch, positions, width), already zero at padding."""
        if not self.simulate:
            return F.linear(x, self.weight, self.bias)
        return F.linear(x + (round_activations(x) - x).detach(), self._rounded(), self.bias)

    def _rounded(self) -> Tensor:
        scale = self.weight.detach().abs().amax(1, keepdim=True) / 127
        rounded = (self.weight.detach() / scale).round() * scale
        return self.weight + (rounded - self.weight).detach()


@torch.no_grad()
def round_activations(x: Tensor) -> Tensor:
    """Round to 8 bits with one scale a sequence, as DynamicQuantizeLinear does."""
    x = x.float()
    low = x.amin((1, 2), keepdim=True).clamp(max=0)
    high = x.amax((1, 2), keepdim=True).clamp(min=0)
    scale = ((high - low) / 255).clamp(min=1e-9)
    zero = (-low / scale).round()
    return ((x / scale).round() + zero).clamp(0, 255).sub(zero) * scale


class Block(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads = sizes.attention_heads
        self.qkv = Int8Linear(sizes.width, 3 * sizes.width)
        self.out = Int8Linear(sizes.width, sizes.width)
        self.up = Int8Linear(sizes.width, sizes.inner)
        self.down = Int8Linear(sizes.inner, sizes.width)
        self.norm1 = nn.LayerNorm(sizes.width, eps=1e-12)
        self.norm2 = nn.LayerNorm(sizes.width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, valid: Tensor) -> Tensor:
        """Hidden states after the layer; `valid` is (batch, positions)."""
        b, n, d = x.shape
        zero = valid.unsqueeze(-1).to(x.dtype)
        q, k, v = self.qkv(x * zero).view(b, n, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=valid[:, None, None, :])
        mixed = self.out(mixed.transpose(1, 2).reshape(b, n, d) * zero)
        x = self.norm1(x + F.dropout(mixed, self.dropout, self.training))
        inner = F.gelu(self.up(x * zero)) * zero
        return self.norm2(x + F.dropout(self.down(inner), self.dropout, self.training))


class Mix(nn.Module):
    """A learned weighted mean of the layers."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers + 1))

    def forward(self, states: list[Tensor]) -> Tensor:
        """Mean of the hidden states after embedding and after each layer."""
        share = self.weights.softmax(0)
        return sum((w * s for w, s in zip(share, states, strict=True)), torch.zeros(()))


class Network(nn.Module):
    """Encoder and heads; every head reads the first piece of a word."""

    def __init__(self, sizes: Sizes, vocabulary: int, upos: int, feats: int, scripts: int,
                 relations: int, tags: int, dropout: float = 0.1) -> None:  # fmt: skip
        super().__init__()
        self.sizes = sizes
        d, h = sizes.width, sizes.hidden
        self.register_buffer("pieces", torch.zeros(vocabulary, d))  # frozen: keeps similarity
        self.position = nn.Embedding(sizes.positions, d)
        self.shape = nn.Embedding(SHAPES, d)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(d, eps=1e-12)
        self.blocks = nn.ModuleList(Block(sizes, dropout) for _ in range(sizes.layers))
        self.syntax_mix, self.name_mix = Mix(sizes.layers), Mix(sizes.layers)
        self.word_hidden = nn.Linear(d, h)
        self.name_hidden = nn.Linear(d, h)
        self.tree_hidden = nn.Linear(d, 2 * sizes.arc + 2 * sizes.relation)
        self.outputs = nn.ModuleDict({
            "joined": nn.Linear(h, 1), "opens": nn.Linear(h, 1), "upos": nn.Linear(h, upos),
            "feats": nn.Linear(h, feats), "script": nn.Linear(h, scripts),
        })  # fmt: skip
        self.tags = nn.Linear(h, tags)
        self.fact = nn.Linear(h, 1)
        self.arc = nn.Parameter(torch.randn(sizes.arc, sizes.arc) * 0.02)
        self.arc_head = nn.Parameter(torch.zeros(sizes.arc))
        self.rel_pair = nn.Linear(sizes.relation, relations)
        self.rel_child = nn.Linear(sizes.relation, relations, bias=False)
        self.rel_head = nn.Linear(sizes.relation, relations, bias=False)
        self.dropout = dropout

    def int8(self, on: bool) -> None:
        """Compute the encoder's products in simulated int8, or not."""
        for module in self.modules():
            if isinstance(module, Int8Linear):
                module.simulate = on

    def encode(self, ids: Tensor, shapes: Tensor, valid: Tensor) -> list[Tensor]:
        """Hidden states after embedding and after each layer."""
        pieces: Tensor = self.pieces
        x = pieces[ids] + self.position.weight[: ids.shape[1]] + self.shape(shapes)
        states = [F.dropout(self.norm(x), self.dropout, self.training)]
        for block in self.blocks:
            states.append(block(states[-1], valid))
        return states

    def forward(self, ids: Tensor, shapes: Tensor, valid: Tensor) -> dict[str, Tensor]:
        """Scores of every head at every position, and the last hidden state."""
        states = self.encode(ids, shapes, valid)
        drop = lambda t: F.dropout(t, 2 * self.dropout, self.training)  # noqa: E731
        syntax, names = self.syntax_mix(states), self.name_mix(states)
        word = drop(F.gelu(self.word_hidden(drop(syntax))))
        name = drop(F.gelu(self.name_hidden(drop(names))))
        tree = drop(F.gelu(self.tree_hidden(drop(syntax))))
        a, r = self.sizes.arc, self.sizes.relation
        child, head, rel_child, rel_head = tree.split((a, a, r, r), -1)
        found = {k: layer(word) for k, layer in self.outputs.items()}
        found |= {"tags": self.tags(name), "fact": self.fact(name)}
        arcs = child @ self.arc @ head.transpose(1, 2) + (head @ self.arc_head).unsqueeze(1)
        return found | {
            "arcs": arcs,
            "rel_child": rel_child,
            "rel_head": rel_head,
            "last": states[-1],
        }

    def relate(self, child: Tensor, head: Tensor) -> Tensor:
        """Relation scores of (child, head) pairs."""
        return self.rel_pair(child * head) + self.rel_child(child) + self.rel_head(head)


def load_pretrained(network: Network, folder: Path) -> None:
    """Fill the encoder from a BERT safetensors file; piece vectors rounded to int8 a row."""
    w = read_safetensors(folder / "model.safetensors")
    rows = w["embeddings.word_embeddings.weight"]
    scale = rows.abs().amax(1, keepdim=True) / 127
    network.pieces.copy_((rows / scale).round() * scale)
    state = {
        "position.weight": w["embeddings.position_embeddings.weight"][: network.sizes.positions]
        + w["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": w["embeddings.LayerNorm.weight"],
        "norm.bias": w["embeddings.LayerNorm.bias"],
    }
    for n in range(network.sizes.layers):
        old, new = f"encoder.layer.{n}.", f"blocks.{n}."
        for part in ("weight", "bias"):
            qkv = [w[f"{old}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            state[f"{new}qkv.{part}"] = torch.cat(qkv)
            for name, source in (
                ("out", "attention.output.dense"), ("up", "intermediate.dense"),
                ("down", "output.dense"), ("norm1", "attention.output.LayerNorm"),
                ("norm2", "output.LayerNorm"),
            ):  # fmt: skip
                state[f"{new}{name}.{part}"] = w[f"{old}{source}.{part}"]
    missing = network.load_state_dict(state, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"unknown weights: {missing.unexpected_keys}")


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Tensors of a safetensors file in float32."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            data = bytearray(raw[8 + size + start : 8 + size + end])
            tensors[name] = torch.frombuffer(data, dtype=torch.float32).view(entry["shape"]).clone()
    return tensors
