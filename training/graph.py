"""The trained network as an ONNX graph for one unpadded sequence, int8 where it is heavy.

Built node by node instead of traced, so that the graph holds ONNX Runtime's fused CPU operators and
the int8 products are exactly those that training simulated.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
_FUSED = "com.microsoft"
_EPSILON = 1e-12


class Graph:
    """Nodes and weights, with one method per building block."""

    def __init__(self, weights: Mapping[str, Array], *, int8: bool = True) -> None:
        self.weights = weights
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.initialisers: list[onnx.TensorProto] = []
        self._names: set[str] = set()

    def constant(self, name: str, value: Array) -> str:
        """A stored tensor."""
        if name not in self._names:
            self._names.add(name)
            self.initialisers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self,
        kind: str,
        inputs: list[str],
        output: str,
        domain: str = "",
        **attributes: float | list[int],
    ) -> str:
        """One operator with one output."""
        self.nodes.append(
            helper.make_node(kind, inputs, [output], output, domain=domain, **attributes)
        )
        return output

    def half(self, name: str, value: Array) -> str:
        """A tensor stored in 16 bits; the runtime widens it once, when it loads."""
        self.constant(f"{name}.half", value.astype(np.float16))
        return self.node("Cast", [f"{name}.half"], name, to=TensorProto.FLOAT)

    def linear(self, x: str, name: str, output: str = "") -> str:
        """A float product with bias, weights stored in 16 bits."""
        w = self.half(f"{name}.w", self.weights[f"{name}.weight"].T)
        y = self.node("MatMul", [x, w], f"{name}.product")
        bias = self.constant(f"{name}.b", self.weights[f"{name}.bias"])
        return self.node("Add", [y, bias], output or f"{name}.out")

    def int8_linear(self, x: str, name: str) -> str:
        """A product in dynamic int8: one scale an output channel, one for the whole sequence."""
        w = self.weights[f"{name}.weight"]
        bias = self.constant(f"{name}.b", self.weights[f"{name}.bias"])
        if not self.int8:
            product = self.node("MatMul", [x, self.constant(f"{name}.w", w.T)], f"{name}.product")
            return self.node("Add", [product, bias], f"{name}.out")
        scale = np.abs(w).max(1) / np.float32(127)
        rounded = np.round(w / scale[:, None]).astype(np.int8)
        scales = self.constant(f"{name}.s", scale.astype(np.float32))
        inputs = [x, self.constant(f"{name}.q", rounded.T), scales, "", bias]
        return self.node("DynamicQuantizeMatMul", inputs, f"{name}.out", _FUSED)

    def skip_norm(self, x: str, y: str, name: str) -> str:
        """Layer norm of a sum."""
        gamma = self.constant(f"{name}.g", self.weights[f"{name}.weight"])
        beta = self.constant(f"{name}.beta", self.weights[f"{name}.bias"])
        return self.node(
            "SkipLayerNormalization", [x, y, gamma, beta], f"{name}.out", _FUSED, epsilon=_EPSILON
        )

    def embed(self) -> str:
        """Pieces, positions and shapes, normed: (1, n, width)."""
        rows = self.weights["pieces"]
        scale = np.abs(rows).max(1, keepdims=True) / np.float32(127)
        scale[scale == 0] = 1
        self.constant("pieces.q", np.round(rows / scale).astype(np.int8))
        self.constant("pieces.s", scale.astype(np.float32))
        q = self.node("Gather", ["pieces.q", "ids"], "pieces.rows")
        q = self.node("Cast", [q], "pieces.float", to=TensorProto.FLOAT)
        s = self.node("Gather", ["pieces.s", "ids"], "pieces.scale")
        x = self.node("Mul", [q, s], "pieces.out")
        size = self.node("Shape", ["ids"], "size")
        zero, axis = self.constant("zero", np.array([0])), self.constant("axis0", np.array([0]))
        self.half("position", self.weights["position.weight"])
        place = self.node("Slice", ["position", zero, size, axis], "position.rows")
        shape = self.half("shape", self.weights["shape.weight"])
        form = self.node("Gather", [shape, "shapes"], "shape.rows")
        x = self.node("Sum", [x, place, form], "embedded")
        gamma, beta = (
            self.constant(f"norm.{p}", self.weights[f"norm.{p}"]) for p in ("weight", "bias")
        )
        x = self.node("LayerNormalization", [x, gamma, beta], "norm.out", axis=-1, epsilon=_EPSILON)
        return self.node("Unsqueeze", [x, axis], "state.0")

    def block(self, x: str, name: str, heads: int) -> str:
        """One transformer layer."""
        qkv = self.int8_linear(x, f"{name}.qkv")
        parts = [f"{name}.{k}" for k in "qkv"]
        self.nodes.append(
            helper.make_node("Split", [qkv], parts, f"{name}.split", axis=-1, num_outputs=3)
        )
        mixed = self.node("MultiHeadAttention", parts, f"{name}.mixed", _FUSED, num_heads=heads)
        x = self.skip_norm(self.int8_linear(mixed, f"{name}.out"), x, f"{name}.norm1")
        inner = self.node("Gelu", [self.int8_linear(x, f"{name}.up")], f"{name}.inner", _FUSED)
        return self.skip_norm(self.int8_linear(inner, f"{name}.down"), x, f"{name}.norm2")

    def mix(self, states: list[str], name: str) -> str:
        """The learned mean of the layers: (n, width)."""
        w = self.weights[f"{name}.weights"].astype(np.float64)
        share = np.exp(w - w.max()) / np.exp(w - w.max()).sum()
        parts = []
        for n, state in enumerate(states):
            weight = self.constant(f"{name}.{n}", np.array(share[n], np.float32))
            parts.append(self.node("Mul", [state, weight], f"{name}.part{n}"))
        total = self.node("Sum", parts, f"{name}.sum")
        return self.node("Squeeze", [total, self.constant("axis0", np.array([0]))], f"{name}.out")

    def gelu(self, x: str, name: str) -> str:
        """A hidden layer of a head."""
        return self.node("Gelu", [self.linear(x, name)], f"{name}.hidden", _FUSED)

    def best(self, x: str, name: str) -> str:
        """The best label of every position."""
        self.linear(x, f"outputs.{name}")
        return self.node("ArgMax", [f"outputs.{name}.out"], name, axis=-1, keepdims=0)

    def arcs(self, child: str, head: str) -> str:
        """Scores of every (child, head) pair of positions."""
        u = self.half("arc.u", self.weights["arc"])
        b = self.half("arc.b", self.weights["arc_head"][:, None])
        left = self.node("MatMul", [child, u], "arc.left")
        turned = self.node("Transpose", [head], "arc.turned", perm=[1, 0])
        pairs = self.node("MatMul", [left, turned], "arc.pairs")
        bias = self.node(
            "Transpose", [self.node("MatMul", [head, b], "arc.bias")], "arc.row", perm=[1, 0]
        )
        return self.node("Add", [pairs, bias], "arcs")


def build(
    weights: Mapping[str, Array],
    layers: int,
    heads: int,
    arc: int,
    relation: int,
    *,
    int8: bool = True,
) -> onnx.ModelProto:
    """The whole graph: piece ids and shapes in, scores and labels of every position out."""
    g = Graph(weights, int8=int8)
    states = [g.embed()]
    for n in range(layers):
        states.append(g.block(states[-1], f"blocks.{n}", heads))
    g.node("Squeeze", [states[-1], "axis0"], "last")
    syntax, names = g.mix(states, "syntax_mix"), g.mix(states, "name_mix")
    word, name = g.gelu(syntax, "word_hidden"), g.gelu(names, "name_hidden")
    tree = g.gelu(syntax, "tree_hidden")
    parts = ["arc.child", "arc.head", "rel_child", "rel_head"]
    sizes = g.constant("tree.sizes", np.array([arc, arc, relation, relation]))
    g.nodes.append(helper.make_node("Split", [tree, sizes], parts, "tree.split", axis=-1))
    g.arcs(parts[0], parts[1])
    for label in ("upos", "feats", "script"):
        g.best(word, label)
    for label in ("joined", "opens"):
        g.linear(word, f"outputs.{label}", label)
    g.linear(name, "tags", "tags")
    g.linear(name, "fact", "fact")
    return _finish(g, len(weights["tags.bias"]), len(weights["norm.bias"]), relation)


def build_relations(weights: Mapping[str, Array], relation: int) -> onnx.ModelProto:
    """Relation scores of (child, head) pairs: its own small graph, since trees come in between."""
    g = Graph(weights)
    pair = g.node("Mul", ["child", "head"], "pair")
    g.linear(pair, "rel_pair")
    for side in ("child", "head"):
        w = g.half(f"rel_{side}.w", weights[f"rel_{side}.weight"].T)
        g.node("MatMul", [side, w], f"rel_{side}.out")
    g.node("Sum", ["rel_pair.out", "rel_child.out", "rel_head.out"], "scores")
    real, labels = TensorProto.FLOAT, len(weights["rel_pair.bias"])
    inputs = [helper.make_tensor_value_info(k, real, ["n", relation]) for k in ("child", "head")]
    outputs = [helper.make_tensor_value_info("scores", real, ["n", labels])]
    return _model(helper.make_graph(g.nodes, "relations", inputs, outputs, g.initialisers))


def _finish(g: Graph, tags: int, width: int, relation: int) -> onnx.ModelProto:
    integer, real = TensorProto.INT64, TensorProto.FLOAT
    inputs = [helper.make_tensor_value_info(k, integer, ["n"]) for k in ("ids", "shapes")]
    shapes: dict[str, tuple[int, list[str | int]]] = {
        "joined": (real, ["n", 1]), "opens": (real, ["n", 1]), "upos": (integer, ["n"]),
        "feats": (integer, ["n"]), "script": (integer, ["n"]), "tags": (real, ["n", tags]),
        "fact": (real, ["n", 1]), "arcs": (real, ["n", "n"]), "rel_child": (real, ["n", relation]),
        "rel_head": (real, ["n", relation]), "last": (real, ["n", width]),
    }  # fmt: skip
    outputs = [helper.make_tensor_value_info(k, t, s) for k, (t, s) in shapes.items()]
    return _model(helper.make_graph(g.nodes, "reader", inputs, outputs, g.initialisers))


def _model(graph: onnx.GraphProto) -> onnx.ModelProto:
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="crossread")
