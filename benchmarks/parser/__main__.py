"""Score a parsing pipeline.

    python -m benchmarks.parser                          # the shipped model, everything
    python -m benchmarks.parser --write-card             # and put the tables into its card
    python -m benchmarks.parser --model PATH --only trees,policy FILE.conllu[.gz] ...

Any spaCy pipeline with UD relations can be scored (`--model`, a path or an installed name).
"""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from benchmarks import common
from benchmarks.parser import attachment, boundaries, calibration, conllu, imperatives, speed

if TYPE_CHECKING:
    from spacy.language import Language

PARTS = ("trees", "policy", "imperatives", "boundaries", "calibration", "speed", "size")
SHIPPED = common.ROOT / "models" / "en_policy"


@dataclass(slots=True)
class Run:
    """What is scored, on what; sentences are read once."""

    nlp: Language
    ours: bool
    path: Path | None
    data: Path
    files: list[Path]
    baseline: Path | None = None
    limit: int | None = None
    alternatives: dict[int, calibration.Alternatives] = field(default_factory=dict)
    _parsed: dict[int, attachment.Parsed] = field(default_factory=dict)
    _read: dict[Path, list[conllu.Sentence]] = field(default_factory=dict)

    def treebank(self, name: str) -> list[conllu.Sentence]:
        """Sentences of one of the shared treebanks."""
        return self.sentences(self.data / "treebanks" / f"{name}.conllu.gz")

    def sentences(self, path: Path) -> list[conllu.Sentence]:
        """Sentences of a file, at most `limit`."""
        if path not in self._read:
            self._read[path] = conllu.read(path)[: self.limit]
        return self._read[path]

    def parsed(self, sentences: list[conllu.Sentence]) -> list[attachment.Parsed]:
        """The pipeline's trees of some sentences, each parsed once."""
        new = [s for s in sentences if id(s) not in self._parsed]
        for s, found in zip(new, attachment.parse(self.nlp, new), strict=True):
            self._parsed[id(s)] = found
        return [self._parsed[id(s)] for s in sentences]

    def dev(self) -> list[conllu.Sentence]:
        """EWT dev and GUM dev."""
        return self.treebank("en_ewt-dev") + self.treebank("en_gum-dev")

    def named(self) -> list[tuple[str, list[conllu.Sentence]]]:
        """The sets whose errors and probabilities are studied."""
        policy = self.sentences(common.GOLD / "policy.conllu")
        return (
            list(self.sets()) if self.files else [("EWT + GUM dev", self.dev()), ("policy", policy)]
        )

    def sets(self) -> Iterator[tuple[str, list[conllu.Sentence]]]:
        """The evaluation sets by name; PUD is no such set, the shipped model is trained on it."""
        if self.files:
            yield from ((path.name, self.sentences(path)) for path in self.files)
            return
        yield "EWT dev", self.treebank("en_ewt-dev")
        yield "GUM dev", self.treebank("en_gum-dev")
        yield "EWT + GUM dev", self.dev()
        yield "policy", self.sentences(common.GOLD / "policy.conllu")


def trees(run: Run) -> str:
    """Accuracy on every set."""
    rows = [attachment.report(name, run.parsed(sentences)) for name, sentences in run.sets()]
    title = "Accuracy in per cent on gold words (95 % bootstrap interval over sentences)"
    return section(title, common.table(("set", "sentences", "words", *attachment.MEASURES), rows))


def policy(run: Run) -> str:
    """Errors by relation and by construction, on the dev sets and on policy prose."""
    out = []
    for name, sentences in run.named():
        found = run.parsed(sentences)
        out.append(section(f"By construction, {name}", attachment.by_construction(found)))
        out.append(section(f"By relation, {name}", attachment.by_relation(found)))
    return "\n\n".join(out)


def imperative(run: Run) -> str:
    """Imperatives and their controls."""
    rows = imperatives.cases()
    read = imperatives.ours if run.ours else imperatives.of_pipeline(run.nlp)
    results = imperatives.evaluate(read, rows)
    return section("Imperatives", imperatives.report(results, rows))


def boundary(run: Run) -> str:
    """Sentence boundaries on raw documents."""
    segment = boundaries.ours if run.ours else boundaries.of_pipeline(run.nlp)
    return section(
        "Sentence boundaries on raw documents, per cent",
        boundaries.report(list(boundaries.evaluate(segment))),
    )


def calibrated(run: Run) -> str:
    """Reliability of the stated probabilities; only our own pipeline states any."""
    if not run.ours:
        return ""
    kinds = {
        "head": (False, False),
        "head, all alternatives": (False, True),
        "head and relation": (True, False),
        "head and relation, all alternatives": (True, True),
    }
    binned = {
        (name, kind): calibration.bins(list(stated(run, sentences, *flags)))
        for name, sentences in run.named()
        for kind, flags in kinds.items()
    }
    errors = [(*key, f"{calibration.ece(bins):.4f}") for key, bins in binned.items()]
    summary = common.table(("set", "probability of", "expected calibration error"), errors)
    shown = [
        section(f"Reliability, {kind}, {name}", calibration.reliability(bins))
        for (name, kind), bins in binned.items()
        if "all" not in kind
    ]
    return "\n\n".join([section("Calibration", summary), *shown])


def stated(
    run: Run, sentences: list[conllu.Sentence], relation: bool, every: bool
) -> Iterator[calibration.Event]:
    """What the parser stated of some sentences, and what was so."""
    for s in sentences:
        if id(s) not in run.alternatives:
            run.alternatives[id(s)] = alternatives_of(run.nlp, s)
        yield from calibration.events(s, run.alternatives[id(s)], relation=relation, every=every)


def alternatives_of(nlp: Language, sentence: conllu.Sentence) -> calibration.Alternatives:
    """The parser's alternatives for the words of a gold sentence."""
    from clauselint.nlp.component import PolicyParser
    from clauselint.nlp.doubt import ParserDoubt

    parser = cast(PolicyParser, nlp.get_pipe("clauselint_parser"))
    return ParserDoubt(nlp(conllu.to_doc(sentence, nlp.vocab)), parser).alternatives


def speeds(run: Run) -> str:
    """Words per CPU second on one core, beside spaCy's small architecture."""
    small = speed.baseline(lambda: run.treebank("en_ewt-train"), run.baseline)
    sentences = run.treebank("en_ewt-dev")
    words = sum(len(s) for s in sentences)
    runs = {"spaCy small CNN, tagger + parser": small, "this pipeline": run.nlp}
    timings = speed.time_all(
        {name: speed.consume(nlp) for name, nlp in runs.items()}, speed.paragraphs(sentences), words
    )
    return section(
        "Speed, whole pipeline on raw text, one core", speed.report(timings, next(iter(runs)))
    )


def size(run: Run) -> str:
    """Bytes of the model's files, plain and as they weigh in a wheel."""
    if run.path is None or not run.path.exists():
        return ""
    files = [p for p in run.path.rglob("*") if p.is_file()]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for p in files:
            archive.write(p, p.relative_to(run.path))
    plain = sum(p.stat().st_size for p in files)
    rows = [(f"{plain / 1e6:.1f}", f"{len(packed.getvalue()) / 1e6:.1f}")]
    return section("Size", common.table(("on disk, MB", "in a wheel, MB"), rows))


RUNS: dict[str, Callable[[Run], str]] = {
    "trees": trees,
    "policy": policy,
    "imperatives": imperative,
    "boundaries": boundary,
    "calibration": calibrated,
    "speed": speeds,
    "size": size,
}


def section(title: str, body: str) -> str:
    """A titled block of the card."""
    return f"### {title}\n\n{body}"


def load(name: str | None) -> tuple[Language, bool, Path | None]:
    """The pipeline, whether it is our own, and where it lies."""
    if name is None:
        from clauselint.nlp.model import load_pipeline

        return load_pipeline(), True, SHIPPED
    import spacy

    return spacy.load(name), False, Path(name) if Path(name).exists() else None


def parts(text: str) -> tuple[str, ...]:
    """Names of parts, with commas between them."""
    names = tuple(text.split(","))
    if unknown := set(names) - set(PARTS):
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}")
    return names


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    made = common.parser(__doc__ or "")
    made.add_argument(
        "files", nargs="*", type=Path, help="CoNLL-U files (default: the shared dev sets)"
    )
    made.add_argument("--model", help="any spaCy pipeline (default: the shipped one)")
    made.add_argument("--only", type=parts, default=PARTS, help=f"some of {','.join(PARTS)}")
    made.add_argument("--limit", type=int, help="sentences of each file, for a quick look")
    made.add_argument("--baseline", type=Path, help="folder that keeps the speed baseline")
    made.add_argument(
        "--write-card", action="store_true", help="write the tables into the model card"
    )
    return made.parse_intermixed_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Run the parts that were asked for, print their tables, and write the card if asked."""
    chosen = options(arguments)
    nlp, own, path = load(chosen.model)
    run = Run(nlp, own, path, chosen.data, chosen.files, chosen.baseline, chosen.limit)
    blocks = []
    for part in chosen.only:
        if text := RUNS[part](run):
            print(text, end="\n\n", flush=True)
            blocks.append(text)
    if chosen.write_card:
        head = "Written by `python -m benchmarks.parser --write-card`."
        common.write_card("\n\n".join([head, *blocks]), "scores")
    return 0


if __name__ == "__main__":
    sys.exit(main())
