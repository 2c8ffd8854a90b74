"""Steps 2 to 4: train teachers on gold, let them label all windows, distil students.

    python training.py teacher --windows W --encoder DIR --seed 1 --out teacher1.pt
    python training.py label   --windows W --encoder DIR --teachers teacher1.pt --out labels.pt
    python training.py student --windows W --encoder DIR --labels labels.pt --out student.pt

Each step is seeded, prints its development scores, and skips its work where its output exists.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from batches import Batch, Encoder, Labels, batches, load_windows
from network import LargeEncoder, Parser, Sizes, SmallEncoder, arc_scores
from torch import Tensor

from clauselint.nlp.wordpiece import WordPiece

TOP = 2  # heads a word for which teachers' relations are kept


def sizes_of(labels: Labels) -> Sizes:
    """Widths of the output layers."""
    return Sizes(len(labels.r), (len(labels.u), len(labels.x), len(labels.f), len(labels.l)))


def vocabulary(directory: str) -> list[str]:
    """Pieces of a pre-trained encoder, with BERT's names for the marks."""
    lines = (Path(directory) / "vocab.txt").read_text(encoding="utf8").splitlines()
    if "<s>" not in lines:
        return lines
    # MPNet puts its own marks before BERT's, which it keeps but never uses.
    names = {"<s>": "[CLS]", "</s>": "[SEP]", "[CLS]": "<old first>", "[SEP]": "<old last>"}
    return [names.get(piece, piece) for piece in lines]


def autocast(device: str, net: Parser) -> Any:
    """Half precision on a GPU, until a net trains as int8: bfloat16 has too few digits for that."""
    half = device == "cuda" and not net.quantised
    return torch.autocast("cuda", torch.bfloat16) if half else nullcontext()


def optimiser(net: Parser, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a lower rate for what was pre-trained."""
    fresh = [p for name, p in net.named_parameters() if "heads." in name or name.endswith("mix")]
    known = {id(p) for p in fresh}
    old = [p for p in net.parameters() if id(p) not in known]
    groups = [{"params": old, "lr": encoder_rate}, {"params": fresh, "lr": head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def schedule(step: int, total: int, warm: int) -> float:
    """Linear warm-up, then cosine to nothing."""
    if step < warm:
        return step / warm
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, total - warm))))


def tag_losses(net: Parser, out: dict[str, Tensor], batch: Batch, weight: Tensor) -> Tensor:
    """Cross-entropy of the four tag sets and of sentence starts, over what is annotated."""
    loss = torch.zeros((), device=out["start"].device)
    for j, scores in enumerate(out["tags"].float().split(net.heads.sizes.tags, -1)):
        loss = loss + masked_ce(scores, batch.tags[..., j], weight)
    known = (batch.start >= 0).float() * weight
    starts = F.binary_cross_entropy_with_logits(
        out["start"].float(), batch.start.clamp(min=0).float(), reduction="none"
    )
    return loss * 0.25 + (starts * known).sum() / known.sum().clamp(min=1)


def masked_ce(scores: Tensor, gold: Tensor, weight: Tensor) -> Tensor:
    """Mean cross-entropy over the words whose label is known."""
    known = (gold >= 0).float() * weight
    loss = F.cross_entropy(scores.flatten(0, 1), gold.clamp(min=0).flatten(), reduction="none")
    return (loss * known.flatten()).sum() / known.sum().clamp(min=1)


def gold_loss(net: Parser, out: dict[str, Tensor], batch: Batch) -> Tensor:
    """Arcs, relations of the gold heads, tags, starts."""
    every = torch.ones_like(batch.start, dtype=torch.float)
    arcs = masked_ce(arc_scores(out, batch.sentence, batch.valid), batch.head, every)
    relations = net.heads.relations(out, batch.head.clamp(min=0)).float()
    return arcs + masked_ce(relations, batch.relation, every) + tag_losses(net, out, batch, every)


@torch.no_grad()
def evaluate(nets: list[Parser], dev: list[Batch], labels: Labels, device: str) -> dict[str, float]:
    """UAS, LAS (without subtypes), tag accuracies on gold sentences; greedy heads."""
    plain = {label: i for i, label in enumerate(dict.fromkeys(r.split(":")[0] for r in labels.r))}
    bare = torch.tensor([plain[r.split(":")[0]] for r in labels.r], device=device)
    good: Counter[str] = Counter()
    for net in nets:
        net.eval()
    for item in dev:
        batch = item.to(device)
        arcs, relations, tags, _ = ensemble(nets, batch, device)
        known = batch.head >= 0
        head = arcs.argmax(-1)
        right = (head == batch.head) & known
        label = bare[relations(head).argmax(-1)] == bare[batch.relation.clamp(min=0)]
        good["n"] += int(known.sum())
        good["UAS"] += int(right.sum())
        good["LAS"] += int((right & label & (batch.relation >= 0)).sum())
        for j, name in enumerate(("UPOS", "XPOS", "FEATS", "lemma")):
            good[name] += int(((tags[j].argmax(-1) == batch.tags[..., j]) & known).sum())
    return {name: round(100 * good[name] / good["n"], 2) for name in good if name != "n"}


def ensemble(nets: list[Parser], batch: Batch, device: str) -> Any:
    """Mean probabilities of several nets: arcs, a function heads -> relations, tags, starts."""
    with autocast(device, nets[0]):
        outs = [{name: t.float() for name, t in net(batch).items()} for net in nets]
    starts = torch.stack([o["start"].float().sigmoid() for o in outs]).mean(0)
    guessed = (starts > 0.5).long()
    guessed[:, 0] = 1
    unknown = (batch.start < 0).all(1, keepdim=True)
    sentence = torch.where(unknown, guessed.cumsum(1), batch.sentence)
    arcs = torch.stack([arc_scores(o, sentence, batch.valid).softmax(-1) for o in outs]).mean(0)

    def relations(heads: Tensor) -> Tensor:
        found = [
            n.heads.relations(o, heads).float().softmax(-1) for n, o in zip(nets, outs, strict=True)
        ]
        return torch.stack(found).mean(0)

    parts = [
        [s.softmax(-1) for s in o["tags"].float().split(nets[0].heads.sizes.tags, -1)] for o in outs
    ]
    tags = [torch.stack(same).mean(0) for same in zip(*parts, strict=True)]
    return arcs, relations, tags, (starts, sentence)


def make_teacher(options: Any, labels: Labels) -> Parser:
    """An untrained teacher on a pre-trained encoder."""
    encoder = LargeEncoder(options.encoder)
    return Parser(encoder, encoder.width, sizes_of(labels), 0.2)


def train_teacher(options: Any) -> None:
    """Fine-tune a large encoder on the gold windows."""
    windows = load_windows(options.windows, options.limit)
    labels = Labels.collect(windows)
    encoder = Encoder(WordPiece(vocabulary(options.encoder)), labels)
    rows = [i for i, w in enumerate(windows) if w["k"] in ("gold", "template")]
    dev = batches(encoder, windows, [i for i, w in enumerate(windows) if w["k"] == "dev"], 6000, 0)
    net = make_teacher(options, labels).to(options.device)
    run(
        net,
        options,
        labels,
        dev,
        lambda epoch: batches(encoder, windows, rows, options.batch, options.seed * 1000 + epoch),
        None,
    )


def run(net: Parser, options: Any, labels: Labels, dev: list[Batch], make: Any, soft: Any) -> None:
    """The training loop, common to teachers and students."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    optim = optimiser(net, options.rate, options.head_rate)
    began, step = time.time(), 0
    first = make(0)
    total = len(first) * options.epochs
    clock_end = options.seconds or math.inf
    for epoch in range(options.epochs):
        made = first if epoch == 0 else make(epoch)
        rng.shuffle(made)
        net.train()
        for item in made:
            spent = time.time() - began
            # Under a time limit the schedule follows the clock, so that it always ends cooled down.
            share = max(step / total, spent / clock_end)
            if share >= 1:
                break
            factor = schedule(int(share * 10000), 10000, 400)
            for group, rate in zip(
                optim.param_groups, (options.rate, options.head_rate), strict=True
            ):
                group["lr"] = rate * factor
            if soft is not None and share > 0.5:
                net.quantise()
            batch = item.to(options.device)
            with autocast(options.device, net):
                out = net(batch)
                loss = gold_loss(net, out, batch) if soft is None else soft(net, out, batch)
            optim.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optim.step()
            step += 1
        if epoch % options.report == 0 or epoch == options.epochs - 1:
            print(
                options.out.name,
                "epoch",
                epoch,
                "step",
                step,
                "loss",
                round(loss.item(), 3),
                evaluate([net], dev, labels, options.device),
                round(time.time() - began),
                flush=True,
            )
        if share >= 1:
            break
    print(
        options.out.name,
        "final",
        evaluate([net], dev, labels, options.device),
        round(time.time() - began),
        flush=True,
    )
    state = {
        name: value.half() if value.is_floating_point() else value
        for name, value in net.state_dict().items()
    }
    torch.save(
        {
            "state": state,
            "labels": vars(labels),
            "options": {k: str(v) for k, v in vars(options).items()},
        },
        options.out,
    )


def load(net: Parser, path: Path, device: str) -> Parser:
    """Weights of an earlier step."""
    saved = torch.load(path, map_location=device, weights_only=True)
    net.load_state_dict(
        {
            name: value.float() if value.is_floating_point() else value
            for name, value in saved["state"].items()
        }
    )
    return net.to(device).eval()


@torch.no_grad()
def label(options: Any) -> None:
    """Probabilities of the teachers for every window but the development sets."""
    windows = load_windows(options.windows, options.limit)
    labels = Labels.collect(windows)
    encoder = Encoder(WordPiece(vocabulary(options.encoder)), labels)
    nets = [load(make_teacher(options, labels), path, options.device) for path in options.teachers]
    dev = batches(encoder, windows, [i for i, w in enumerate(windows) if w["k"] == "dev"], 6000, 0)
    print("ensemble", evaluate(nets, dev, labels, options.device), flush=True)
    rows = [i for i, w in enumerate(windows) if w["k"] not in ("dev", "prefix")]
    store = Store.empty(windows, sizes_of(labels))
    for batch in batches(encoder, windows, rows, 24000, 0):
        moved = batch.to(options.device)
        store.put(batch, *ensemble(nets, moved, options.device))
    store.save(options.out)


class Store:
    """What the teachers say of every word, flat over all windows; `at[row]` is a window's place."""

    def __init__(self, tensors: dict[str, Tensor]) -> None:
        self.t = tensors

    @classmethod
    def empty(cls, windows: list[dict[str, Any]], sizes: Sizes) -> Store:
        lengths = torch.tensor([0] + [len(w["w"]) for w in windows]).cumsum(0)
        n = int(lengths[-1])
        half = torch.float16
        return cls(
            {
                "at": lengths,
                "heads": torch.zeros(n, 8, dtype=torch.int16),
                "arcs": torch.zeros(n, 8, dtype=half),
                "relations": torch.zeros(n, TOP, sizes.relations, dtype=half),
                "tags": torch.zeros(n, sum(sizes.tags), dtype=half),
                "start": torch.zeros(n, dtype=half),
                "sentence": torch.zeros(n, dtype=torch.int16),
            }
        )

    def put(
        self, batch: Batch, arcs: Tensor, relations: Any, tags: list[Tensor], more: Any
    ) -> None:
        """Keep the eight likeliest heads of each word, and relations of the first two."""
        k = min(8, arcs.size(-1))
        best, heads = arcs.topk(k, -1)
        heads = heads.masked_fill(best == 0, 0)  # padding must not be pointed at
        made = {
            "heads": heads,
            "arcs": best,
            "relations": torch.stack([relations(heads[..., i]) for i in range(TOP)], 2),
            "tags": torch.cat(tags, -1),
            "start": more[0],
            "sentence": more[1],
        }
        valid = batch.valid
        where = torch.cat(
            [torch.arange(int(self.t["at"][row]), int(self.t["at"][row + 1])) for row in batch.rows]
        )
        for name, value in made.items():
            flat = value.cpu()[valid].to(self.t[name].dtype)
            if name in ("heads", "arcs"):
                self.t[name][where, :k] = flat
            else:
                self.t[name][where] = flat

    def save(self, path: Path) -> None:
        torch.save(self.t, path)


def pruned(windows: list[dict[str, Any]], pieces: list[str], least: int) -> list[int]:
    """Ids of the pieces that the training text uses, with all single characters and marks."""
    wp = WordPiece(pieces)
    counts: Counter[int] = Counter()
    for item in windows:
        for word in item["w"]:
            counts.update(wp.pieces(word))
    marks = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
    return [
        i
        for i, piece in enumerate(pieces)
        if counts[i] >= least
        or piece in marks
        or (len(piece.removeprefix("##")) == 1 and piece.isascii())
    ]


def student_loss(net: Parser, out: dict[str, Tensor], batch: Batch) -> Tensor:
    """Match the teachers' distributions; on gold words also the annotation."""
    if getattr(batch, "soft", None) is None:
        return gold_loss(net, out, batch)
    soft = batch.soft  # type: ignore[attr-defined]
    valid = batch.valid.float()
    scores = arc_scores(out, batch.sentence, batch.valid).log_softmax(-1)
    arcs = -(torch.gather(scores, 2, soft["heads"]) * soft["arcs"]).sum(-1)
    total = (arcs * valid).sum() / valid.sum()
    for i in range(TOP):
        said = net.heads.relations(out, soft["heads"][..., i]).float().log_softmax(-1)
        ce = -(said * soft["relations"][:, :, i]).sum(-1) * soft["arcs"][..., i] * valid
        total = total + ce.sum() / valid.sum()
    start = 0
    for size, logits in zip(
        net.heads.sizes.tags, out["tags"].float().split(net.heads.sizes.tags, -1), strict=True
    ):
        want = soft["tags"][..., start : start + size]
        ce = -(logits.log_softmax(-1) * want).sum(-1) * valid
        total = total + 0.25 * ce.sum() / valid.sum()
        start += size
    starts = F.binary_cross_entropy_with_logits(
        out["start"].float(), soft["start"], reduction="none"
    )
    total = total + (starts * valid).sum() / valid.sum()
    if bool((batch.head >= 0).any()):
        total = total + 0.5 * gold_loss(net, out, batch)
    return total


def attach(
    batch: Batch, store: dict[str, Tensor], windows: list[dict[str, Any]], device: str
) -> Batch:
    """Move a batch to the device with the teachers' view of it (none for prefixes)."""
    moved = batch.to(device)
    moved.soft = None  # type: ignore[attr-defined]
    if windows[batch.rows[0]]["k"] == "prefix":
        return moved
    at = store["at"]
    where = torch.cat([torch.arange(at[r], at[r + 1]) for r in batch.rows]).to(device)
    soft = {}
    for name in ("heads", "arcs", "relations", "tags", "start", "sentence"):
        flat = store[name][where]
        soft[name] = flat.new_zeros(*batch.valid.shape, *flat.shape[1:])
        soft[name][moved.valid] = flat
    soft["heads"] = soft["heads"].long()
    for name in ("arcs", "relations", "tags", "start"):
        soft[name] = soft[name].float()
    unlabelled = (moved.sentence < 0).all(1, keepdim=True)
    moved.sentence = torch.where(unlabelled, soft["sentence"].long(), moved.sentence)
    moved.soft = soft  # type: ignore[attr-defined]
    return moved


class Lazy:
    """A batch that moves to the device, with its soft labels, when it is used."""

    def __init__(
        self, batch: Batch, store: dict[str, Tensor], windows: list[dict[str, Any]]
    ) -> None:
        self.parts = (batch, store, windows)

    def to(self, device: str) -> Batch:
        return attach(*self.parts, device)


def train_student(options: Any) -> None:
    """Distil the teachers into layers of a small encoder; the second half trains as int8."""
    windows = load_windows(options.windows, options.limit)
    labels = Labels.collect(windows)
    pieces = vocabulary(options.encoder)
    kept = pruned(windows, pieces, options.least)
    encoder = Encoder(WordPiece([pieces[i] for i in kept]), labels)
    store = torch.load(options.labels, weights_only=True, map_location=options.device)
    store["at"] = store["at"].tolist()
    state = torch.load(Path(options.encoder) / "state.pt", weights_only=True)
    small = SmallEncoder.from_bert(state, kept, options.layers, options.inner, 0.05)
    net = Parser(small, small.word.weight.size(1), sizes_of(labels), 0.1).to(options.device)
    print(
        options.out.name,
        "pieces",
        len(kept),
        "parameters",
        sum(p.numel() for p in net.parameters()),
        flush=True,
    )
    dev = batches(encoder, windows, [i for i, w in enumerate(windows) if w["k"] == "dev"], 6000, 0)
    whole = [i for i, w in enumerate(windows) if w["k"] not in ("dev", "prefix")]
    cut = [i for i, w in enumerate(windows) if w["k"] == "prefix"]
    lists = [batches(encoder, windows, rows, options.batch, options.seed) for rows in (whole, cut)]
    made = [Lazy(batch, store, windows) for group in lists for batch in group]
    run(net, options, labels, dev, lambda epoch: list(made), student_loss)
    torch.save(
        {**torch.load(options.out, weights_only=True), "vocabulary": [pieces[i] for i in kept]},
        options.out,
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=("teacher", "label", "student"))
    parser.add_argument("--windows", type=Path, required=True)
    parser.add_argument("--encoder", required=True, help="directory of the pre-trained encoder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[])
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--inner", type=int, default=1536)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument(
        "--seconds", type=float, default=0, help="stop after this time, cooled down"
    )
    parser.add_argument("--batch", type=int, default=3000, help="pieces a batch")
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--report", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="windows for a trial run")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    if options.out.exists():
        print(options.out, "exists")
        return
    torch.manual_seed(options.seed)
    torch.set_float32_matmul_precision("high")
    {"teacher": train_teacher, "label": label, "student": train_student}[options.step](options)


if __name__ == "__main__":
    main()
