"""Words per CPU second on one core, against spaCy's small architecture, in one run.

The baseline is built here, as `spacy init config --pipeline tagger,parser --optimize efficiency`
lays it out: hashed embeddings and a CNN of width 96 and depth 4, a tagger and a transition parser.
It is initialised from the treebank and trained for a few hundred steps, so that its transitions do
the work that a finished model's do. Its accuracy is not the point, and is not reported.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.common import table
from benchmarks.parser.conllu import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example


def blank_baseline() -> Language:
    """The small architecture, untrained: tok2vec, tagger and parser."""
    from spacy.cli.init_config import init_config
    from spacy.util import load_model_from_config

    config = init_config(lang="en", pipeline=["tagger", "parser"], optimize="efficiency", gpu=False)
    return load_model_from_config(config, auto_fill=True)


def example(nlp: Language, sentences: Sequence[Sentence]) -> Example:
    """A training example of consecutive sentences: gold words, tags, heads, relations, starts."""
    from spacy.tokens import Doc
    from spacy.training import Example

    words = [word for s in sentences for word in s.words]
    spaces = [space for s in sentences for space in s.spaces]
    reference = {
        "words": words,
        "spaces": spaces,
        "tags": [tag for s in sentences for tag in s.xpos],
        "heads": [head + shift for s, shift in _shifts(sentences) for head in s.heads],
        "deps": ["ROOT" if r == "root" else r for s in sentences for r in s.relations],
        "sent_starts": [i == 0 for s in sentences for i in range(len(s))],
    }
    return Example.from_dict(Doc(nlp.vocab, words=words, spaces=spaces), reference)


def _shifts(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, int]]:
    shift = 0
    for sentence in sentences:
        yield sentence, shift
        shift += len(sentence)


def train_baseline(sentences: Sequence[Sentence], *, steps: int = 250, seed: int = 0) -> Language:
    """The small architecture after `steps` batches of 40 sentences, in documents of ten."""
    from thinc.api import fix_random_seed

    fix_random_seed(seed)
    nlp = blank_baseline()
    groups = [sentences[i : i + 10] for i in range(0, len(sentences), 10)]
    draw = random.Random(seed)
    labelled = [example(nlp, group) for group in draw.sample(groups, min(600, len(groups)))]
    optimizer = nlp.initialize(lambda: labelled)
    for _ in range(steps):
        nlp.update(draw.sample(labelled, min(4, len(labelled))), sgd=optimizer, drop=0.1)
    return nlp


def baseline(sentences: Callable[[], Sequence[Sentence]], cache: Path | None) -> Language:
    """The trained baseline, from `cache` where it has been kept there."""
    import spacy

    if cache and (cache / "meta.json").exists():
        return spacy.load(cache)
    nlp = train_baseline(sentences())
    if cache:
        nlp.to_disk(cache)
    return nlp


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def paragraphs(sentences: Sequence[Sentence], size: int = 4) -> list[str]:
    """Raw texts of a few sentences each, as a reader would give them."""
    texts = [s.meta["text"] for s in sentences]
    return [" ".join(texts[i : i + size]) for i in range(0, len(texts), size)]


@dataclass(frozen=True, slots=True)
class Timing:
    """Words per CPU second: the median and the extremes of the rounds."""

    name: str
    rate: float
    low: float
    high: float


def time_all(
    runs: dict[str, Callable[[Sequence[str]], Any]],
    texts: Sequence[str],
    words: int,
    rounds: int = 5,
) -> list[Timing]:
    """Time pipelines in turn on the same texts, so that a slow spell of the machine hits all."""
    rates: dict[str, list[float]] = {name: [] for name in runs}
    with one_core():
        for run in runs.values():
            run(texts[:20])
        for _ in range(rounds):
            for name, run in runs.items():
                begun = time.process_time()
                run(texts)
                rates[name].append(words / (time.process_time() - begun))
    return [Timing(name, median(r), min(r), max(r)) for name, r in rates.items()]


def consume(nlp: Language) -> Callable[[Sequence[str]], int]:
    """Run a whole pipeline on texts, from characters to annotated documents."""

    def run(texts: Sequence[str]) -> int:
        return sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))

    return run


def report(timings: Sequence[Timing], against: str) -> str:
    """Table of rates, and of each relative to one of them."""
    base = next(t.rate for t in timings if t.name == against)
    rows = [
        (t.name, f"{t.rate:,.0f}", f"{t.low:,.0f}-{t.high:,.0f}", f"{t.rate / base:.2f}")
        for t in timings
    ]
    return table(("pipeline", "words / CPU s", "rounds", "relative"), rows)
