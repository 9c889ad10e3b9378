"""Train the reader: `python -m training.train --data DIR --pretrained DIR --out DIR`.

Learning rates follow the share of the time budget that is used up (`--minutes`), or of the steps
where `--steps` is given; the card records the steps taken, so that a run can be repeated.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from crossread.reading._pieces import WordPieces
from training.data import SHARES, gather
from training.evaluate import evaluate
from training.labels import Labels, collect
from training.losses import WEIGHTS, Batch, collate, compute
from training.network import Network, Sizes, load_pretrained
from training.teacher import sentence_vectors
from training.windows import Encoder, plan

TABLES = Path(__file__).parents[1] / "src/crossread/actors/data"
log = logging.getLogger("training")


@dataclass(frozen=True)
class Config:
    """How to train; defaults made reader-en-v1."""

    seed: int = 20
    minutes: float = 75.0
    steps: int = 0  # overrides minutes where given
    batch_pieces: int = 1600
    encoder_rate: float = 2.5e-4
    head_rate: float = 1.2e-3
    decay: float = 0.01
    warm_up: float = 0.05
    int8_from: float = 0.6  # share of the run after which int8 is simulated
    average: float = 0.998  # of the weights, exponentially
    clip: float = 2.0
    longest: int = 224  # pieces a window
    threads: int = 2


class Run:
    """State of one training run, saved every epoch and resumable."""

    def __init__(
        self, config: Config, data: Path, pretrained: Path, out: Path, tables: Path = TABLES
    ) -> None:
        torch.manual_seed(config.seed)
        torch.set_num_threads(config.threads)
        self.config, self.out = config, out
        self.rng = random.Random(config.seed)
        self.corpus = gather(data, tables)
        self.labels = collect(self.corpus.sentences())
        vocabulary = (pretrained / "vocab.txt").read_text("utf-8").splitlines()
        self.encoder = Encoder(WordPieces(vocabulary), self.labels)
        self.lengths = {id(s): self.encoder.length(s) for s in self.corpus.sentences()}
        self.network = make_network(self.labels, len(vocabulary))
        load_pretrained(self.network, pretrained)
        self.teacher = self._teach(pretrained)
        self.average = make_network(self.labels, len(vocabulary))
        self.average.load_state_dict(self.network.state_dict())
        self.optimiser = make_optimiser(self.network, config)
        self.step, self.epoch, self.spent = 0, 0, 0.0

    def _teach(self, pretrained: Path) -> NDArray[np.float16]:
        sentences = self.corpus.sentences()
        for n, s in enumerate(sentences):
            s.vector = n
        cache = self.out / "teacher.npy"
        if not cache.exists():
            texts = [s.text for s in sentences]
            np.save(cache, sentence_vectors(self.network, texts, pretrained / "tokenizer.json"))
        vectors: NDArray[np.float16] = np.load(cache)
        return vectors

    def progress(self) -> float:
        """Share of the run that is done, 0 to 1."""
        c = self.config
        return min(1.0, self.step / c.steps if c.steps else self.spent / (60 * c.minutes))

    def batches(self) -> Iterator[Batch]:
        """One epoch of batches: windows cut anew, of similar length together."""
        chosen = [d for d in self.corpus.train if self.rng.random() < SHARES[d.source]]
        windows = list(plan(chosen, self.lengths, self.rng, self.config.longest))
        sizes = [sum(self.lengths[id(s)] for s in w) for w in windows]
        order = sorted(range(len(windows)), key=lambda n: sizes[n] * self.rng.uniform(0.85, 1.15))
        groups: list[list[int]] = [[]]
        for n in order:
            longest = max([sizes[k] for k in groups[-1]] + [sizes[n]]) + 2
            if groups[-1] and longest * (len(groups[-1]) + 1) > self.config.batch_pieces:
                groups.append([])
            groups[-1].append(n)
        self.rng.shuffle(groups)
        for group in groups:
            built = [self.encoder.build(windows[n], self.rng) for n in group]
            yield collate(
                [w for w in built if len(w.ids) <= self.network.sizes.positions], self.teacher
            )

    def train_epoch(self) -> None:
        """One pass over the data, or what is left of the run."""
        sums: dict[str, float] = {}
        self.network.train()
        for n, batch in enumerate(self.batches()):
            began = time.monotonic()
            done = self.progress()
            if done >= 1:
                break
            self.network.int8(done >= self.config.int8_from)
            for k, v in self._learn(batch, done).items():
                sums[k] = 0.98 * sums.get(k, v) + 0.02 * v
            self.step += 1
            self.spent += time.monotonic() - began
            if n % 50 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
                log.info("epoch %d step %d done %.3f %s", self.epoch, self.step, done, shown)
        self.epoch += 1

    def _learn(self, batch: Batch, done: float) -> dict[str, float]:
        scale = min(1.0, done / self.config.warm_up + 0.02) * (0.5 + 0.5 * math.cos(math.pi * done))
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * scale
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.network(batch.columns["ids"], batch.columns["shapes"], batch.valid)
            losses = compute(self.network, batch, scores)
        total = sum((WEIGHTS[k] * v for k, v in losses.items()), torch.zeros(()))
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.config.clip)
        self.optimiser.step()
        keep = min(self.config.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.network.parameters(), strict=True):
                mean.lerp_(now, 1 - keep)
        return {k: float(v.detach()) for k, v in losses.items()}

    def save(self) -> None:
        """Write the state, with what an export needs."""
        state = {
            "config": asdict(self.config), "labels": asdict(self.labels),
            "average": self.average.state_dict(),
            "network": self.network.state_dict(), "optimiser": self.optimiser.state_dict(),
            "digests": self.corpus.digests, "step": self.step, "epoch": self.epoch,
            "spent": self.spent, "random": self.rng.getstate(),
        }  # fmt: skip
        torch.save(state, self.out / "last.tmp")
        (self.out / "last.tmp").replace(self.out / "last.pt")

    def resume(self) -> None:
        """Go on from the saved state, where there is one."""
        if (self.out / "last.pt").exists():
            state = torch.load(self.out / "last.pt", weights_only=False)
            self.network.load_state_dict(state["network"])
            self.average.load_state_dict(state["average"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step, self.epoch, self.spent = state["step"], state["epoch"], state["spent"]
            self.rng.setstate(state["random"])


def make_network(labels: Labels, vocabulary: int) -> Network:
    """A network for a label inventory."""
    return Network(Sizes(), vocabulary, len(labels.upos), len(labels.feats), len(labels.scripts),
                   len(labels.relations), len(labels.tags))  # fmt: skip


def make_optimiser(network: Network, config: Config) -> torch.optim.AdamW:
    """AdamW with a lower rate for what is pretrained, and no decay of vectors."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, p in network.named_parameters():
        pretrained = name.startswith(("blocks", "norm", "position"))
        rate = config.encoder_rate if pretrained else config.head_rate
        groups.setdefault((rate, config.decay if p.ndim > 1 else 0.0), []).append(p)
    return torch.optim.AdamW(
        [{"params": ps, "peak": r, "lr": r, "weight_decay": d} for (r, d), ps in groups.items()],
        betas=(0.9, 0.98),
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "pretrained", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=Config.minutes)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--seed", type=int, default=Config.seed)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    args.out.mkdir(parents=True, exist_ok=True)
    run = Run(
        Config(seed=args.seed, minutes=args.minutes, steps=args.steps),
        args.data,
        args.pretrained,
        args.out,
    )
    run.resume()
    while run.progress() < 1:
        run.train_epoch()
        run.save()
        run.average.int8(run.progress() >= run.config.int8_from)
        figures = evaluate(run.average, run.encoder, run.corpus.dev)
        log.info("dev after epoch %d: %s", run.epoch, json.dumps(figures))


if __name__ == "__main__":
    main()
