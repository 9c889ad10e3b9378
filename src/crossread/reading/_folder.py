"""A model folder on disk: checked against its digests, then loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.errors import ModelError
from crossread.reading._lemmas import Lemmatiser
from crossread.reading._names import Names

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

DEFAULT_MODEL = "reader-en-v1"
_FORMAT = 1
_QUOTES = ('"', "'")  # as the tokenizer writes all of them


@dataclass(frozen=True)
class Folder:
    """Everything that a model folder holds."""

    name: str
    window: int  # longest input in pieces, [CLS] and [SEP] included
    positions: int  # longest input that the network can take at all
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    scripts: tuple[str, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    thresholds: Mapping[str, float]
    vocabulary: tuple[str, ...]
    quotes: tuple[int, ...]  # numbers of the quotation marks in the vocabulary
    lemmas: Lemmatiser
    names: Names
    session: InferenceSession  # text to scores of every head
    relate: InferenceSession  # (child, head) pairs to scores of relations


def default_path() -> Path:
    """The model folder that ships with the package."""
    return Path(str(files("crossread.models"))) / DEFAULT_MODEL


def load(path: Path) -> Folder:
    """Check and load a model folder.

    Raises:
        ModelError: a file is missing, damaged, or of another format.
    """
    check(path)
    config = json.loads((path / "config.json").read_text("utf-8"))
    if config.get("format") != _FORMAT:
        raise ModelError(
            f"the model {path.name} is not of format {_FORMAT}, which this version reads.",
            hint="Install the version of Crossread that the model was made for.",
        )
    labels = {k: tuple("" if x == "_" else x for x in v) for k, v in config["labels"].items()}
    vocabulary = tuple((path / "vocab.txt").read_text("utf-8").splitlines())
    return Folder(
        config["name"], config["window"], config["positions"], **labels,
        thresholds=config["thresholds"],
        vocabulary=vocabulary, quotes=tuple(map(vocabulary.index, _QUOTES)),
        lemmas=Lemmatiser(
            json.loads((path / "lemmas.json").read_text("utf-8")), frozenset(vocabulary)
        ),
        names=Names(json.loads((path / "names.json").read_text("utf-8"))),
        session=_session(path / "model.onnx"), relate=_session(path / "relations.onnx"),
    )  # fmt: skip


def check(path: Path) -> None:
    """Compare every file with SHA256SUMS.

    Raises:
        ModelError: naming the file that is missing or differs.
    """
    hint = "Reinstall crossread."
    sums = path / "SHA256SUMS"
    if not sums.is_file():
        raise ModelError(f"there is no reading model at {path}.", hint=hint)
    for line in sums.read_text("utf-8").splitlines():
        expected, name = line.split("  ", 1)
        file = path / name
        if not file.is_file():
            raise ModelError(f"the model file {file} is missing.", hint=hint)
        if hashlib.sha256(file.read_bytes()).hexdigest() != expected:
            raise ModelError(f"the model file {file} is damaged.", hint=hint)


def _session(file: Path) -> InferenceSession:
    """One thread a run: workers run side by side, and a result never depends on their number."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
