"""Measure the ambiguity rules on annotated requirement sentences; fit what pronouns stand for.

    python -m benchmarks.ambiguity --data ../shared/data          # measure
    python -m benchmarks.ambiguity --data ../shared/data --fit    # fit weights.json first

Nothing that judges is fitted on these sentences: annotators who disagree are not drafters in doubt.
A span counts as flagged with the highest confidence of a finding of its family that covers its
coordinator or preposition (`core`), or that overlaps it at all (`any`). Intervals are bootstrapped
over sentences.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import _fitting as fitting
from clauselint.findings import Candidate
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.evidence import Evidence
from clauselint.nlp.model import analyse_text
from clauselint.rules.ambiguity import _reference as reference
from clauselint.rules.ambiguity import _weigh as weigh
from clauselint.rules.ambiguity._construction import ConstructionRule
from clauselint.rules.registry import all_rules

WEIGHTS = Path(weigh.__file__).with_name("weights.json")
FAMILIES = {
    "coordination": ("AMB001", "AMB002", "AMB003", "AMB004", "AMB006", "AMB007", "AMB008"),
    "pp_attachment": ("AMB010", "AMB011", "AMB012"),
    "pronoun": ("AMB030", "AMB031"),
}
OTHERS = {"coordination": ("AMB013", "AMB020", "AMB023")}


@dataclass
class Span:
    """An annotated span, and what the rules find at it."""

    id: str
    family: str
    sentence: str
    ambiguous: bool
    level: str
    found: list[tuple[ConstructionRule, Candidate]] = field(default_factory=list)
    core: list[bool] = field(default_factory=list)


def read_spans(data: Path) -> list[Span]:
    """The annotated spans that stand in their sentence."""
    lines = (data / "ambiguity" / "requirements.jsonl").read_text(encoding="utf-8").splitlines()
    return [_annotated(json.loads(line)) for line in lines]


def _annotated(row: dict[str, Any]) -> Span:
    return Span(row["id"], row["type"], row["sentence"], row["ambiguous"], row.get("level") or "")


def extents(data: Path) -> dict[str, tuple[int, int]]:
    """Characters of each annotated span, by id; spans with other white space are sought again."""
    lines = (data / "ambiguity" / "requirements.jsonl").read_text(encoding="utf-8").splitlines()
    found = {}
    for row in map(json.loads, lines):
        start = row["start"]
        if start < 0:
            start = row["sentence"].find(row["span"].strip(" ."))
        if start >= 0:
            found[row["id"]] = (start, start + len(row["span"]))
    return found


def parse(texts: Iterable[str]) -> dict[str, Analysis]:
    """Analyses by text; each text is a document of its own."""
    return {text: analyse_text(text) for text in sorted(set(texts))}


def rules() -> dict[str, ConstructionRule]:
    """Ambiguity rules that find constructions, by code."""
    found = (r() for r in all_rules() if issubclass(r, ConstructionRule))
    return {r.code: r for r in found}


def collect(data: Path) -> list[Span]:
    """All spans with the constructions of their family that overlap them."""
    spans, places, known = read_spans(data), extents(data), rules()
    parsed = parse(s.sentence for s in spans)
    cache: dict[tuple[str, str], list[Candidate]] = {}
    for span in spans:
        for code in (*FAMILIES[span.family], *OTHERS.get(span.family, ())):
            key = (span.sentence, code)
            if key not in cache:
                cache[key] = list(known[code].check(parsed[span.sentence]))
            for found in cache[key] if span.id in places else []:
                _match(span, places[span.id], known[code], found, parsed[span.sentence])
    return spans


def _match(
    span: Span,
    place: tuple[int, int],
    rule: ConstructionRule,
    found: Candidate,
    analysis: Analysis,
) -> None:
    start, end = found.start, found.end
    if start < place[1] and place[0] < end:
        span.found.append((rule, found))
        marks = [
            i for name in ("cc", "pp_phrase", "pronoun") for i in found.anchors.get(name, ())[:1]
        ]
        span.core.append(any(place[0] <= analysis.doc[i].idx < place[1] for i in marks))


def score(span: Span, core: bool) -> float:
    """Highest confidence at the span, 0 where nothing is found."""
    found = zip(span.found, span.core, strict=True)
    return max((c.confidence for (_, c), central in found if central or not core), default=0.0)


def report(name: str, spans: list[Span], scores: list[float]) -> None:
    """Print the measures of one family, against flagging everything."""
    truth = np.asarray([s.ambiguous for s in spans])
    groups, values = [s.sentence for s in spans], np.asarray(scores)
    low, high = fitting.interval(lambda i: fitting.auc(values[i], truth[i]), groups)
    precision, recall, bar = fitting.precision_at_recall(scores, list(truth))
    print(f"{name}: {len(spans)} spans, precision of flagging all {truth.mean():.2f}")
    print(f"  AUC {fitting.auc(scores, list(truth)):.3f} [{low:.2f}, {high:.2f}]")
    print(
        f"  best precision at recall >= .25: {precision:.2f} (recall {recall:.2f}, bar {bar:.2f})"
    )


def antecedent_groups(data: Path) -> Iterator[tuple[list[Any], list[bool]]]:
    """Choices among nouns for the pronouns of GUM, with the gold parse."""
    from benchmarks._coreference import pronouns

    for pronoun, right in pronouns(data / "treebanks" / "en_gum-train.conllu.gz"):
        nouns = reference.candidates(pronoun)
        truth = [n.i in right for n in nouns]
        if any(truth) and not all(truth):
            yield [reference.features(pronoun, n, nouns) for n in nouns], truth


def write_weights(tables: dict[str, dict[str, float]], about: dict[str, str]) -> None:
    """Write `weights.json`, each model with where its weights come from."""
    models = {
        name: {"from": about[name], "weights": {k: round(w, 4) for k, w in sorted(t.items())}}
        for name, t in sorted(tables.items())
    }
    text = json.dumps({"models": models}, indent=1, ensure_ascii=False)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")
    weigh.weights.cache_clear()


def fit_all(data: Path) -> None:
    """Fit what pronouns stand for on GUM."""
    groups = list(antecedent_groups(data))
    chosen = fitting.fit_choice(groups)
    about = {"antecedent": f"conditional logit over {len(groups)} pronouns of UD English GUM train"}
    write_weights({"antecedent": chosen}, about)


def without_evidence() -> None:
    """Take the lexical evidence from the rules, to see what it is worth."""
    for name, module in list(sys.modules.items()):
        if name.startswith("clauselint.rules.ambiguity.") and hasattr(module, "evidence"):
            module.evidence = lambda: Evidence({})  # type: ignore[attr-defined]


def before_and_after(data: Path) -> None:
    """Findings per 1,000 words in government texts before and after a plain-language rewrite."""
    pairs = json.loads((data / "plain" / "before_after.json").read_text(encoding="utf-8"))
    active = [r for r in rules().values() if not r.preview]
    for profile in ("default", "strict"):
        rates = []
        for side in ("before", "after"):
            texts = [line for p in pairs for line in p[side].split("\n") if line.strip()]
            parsed = parse(texts)
            words = sum(len(t.split()) for t in texts)
            hits = sum(_hits(parsed[t], active, profile) for t in texts)
            rates.append(1000 * hits / words)
        ratio = rates[1] / max(rates[0], 1e-9)
        print(f"{profile}: {rates[0]:.1f} before, {rates[1]:.1f} after, ratio {ratio:.2f}")


def _hits(analysis: Analysis, active: list[ConstructionRule], profile: str) -> int:
    return sum(
        c.confidence >= getattr(rule, profile) for rule in active for c in rule.check(analysis)
    )


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--fit", action="store_true", help="fit and write weights.json first")
    options.add_argument("--skip-plain", action="store_true", help="leave out before and after")
    options.add_argument("--no-evidence", action="store_true", help="without lexical evidence")
    chosen = options.parse_args()
    rules()
    if chosen.no_evidence:
        without_evidence()
    if chosen.fit:
        fit_all(chosen.data)
    spans = collect(chosen.data)
    for family in FAMILIES:
        mine = [s for s in spans if s.family == family]
        for core, covered in ((True, "core"), (False, "any")):
            report(f"{family} ({covered})", mine, [score(s, core) for s in mine])
    if not chosen.skip_plain:
        before_and_after(chosen.data)


if __name__ == "__main__":
    main()
