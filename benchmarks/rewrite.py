"""How good the rewrites are: SARI on human splits, and what the longest policy sentences get.

    python benchmarks/rewrite.py [--data ../shared/data] [--policies 300] [--show 50]

The split corpus is lower-cased and cut into tokens; it is turned into prose before it is parsed and
cut again before it is scored. Copying the source must give SARI 29.9, which proves the
implementation.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from _tokenised import TrueCase, prose, tokenised
from sari import sari, tokens
from spacy.tokens import Token

from clauselint import Linter
from clauselint.findings import Segment, Suggestion

STOPS = (".", "?", "!")
SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True)
class Split:
    """One sentence of the corpus and what became of it."""

    source: str
    references: list[str]
    output: str

    @property
    def is_split(self) -> bool:
        return _stops(self.output) > _stops(self.source)

    @property
    def human_splits(self) -> int:
        return sum(_stops(r) > _stops(self.source) for r in self.references)


def _stops(text: str) -> int:
    return sum(word in STOPS for word in tokens(text))


def splits(path: Path, linter: Linter, case: TrueCase) -> list[Split]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        Split(row["source"], row["references"], _best(linter, row["source"], case)) for row in rows
    ]


def _best(linter: Linter, source: str, case: TrueCase) -> str:
    found = sentence_rewrites(linter, written(linter, source, case))
    return tokenised(found[0].text) if found else source


def written(linter: Linter, source: str, case: TrueCase) -> str:
    """A source of the corpus as prose with the capitals of its names."""
    doc = linter._plan.verifier.parse(prose(source)).doc
    return prose(case(source, {t.lower_ for t in doc if _may_be_name(t)}))


def _may_be_name(token: Token) -> bool:
    """The parser calls it one, or it is a word of an open class that no word list knows."""
    from lemminflect import getAllLemmas

    unknown = token.pos_ in ("NOUN", "ADJ", "VERB") and not getAllLemmas(token.lower_)
    return token.pos_ == "PROPN" or unknown


def sentence_rewrites(linter: Linter, text: str) -> tuple[Suggestion, ...]:
    """Rewrites of each sentence of the text in order; the best of each, joined."""
    from clauselint.engine.verifier import EngineVerifier
    from clauselint.rewrite import rewrite

    verifier: EngineVerifier = linter._plan.verifier
    analysis = verifier.parse(text)
    sentences = list(analysis.doc.sents)
    best = [_prose(rewrite(analysis, i, verifier)) for i in range(len(sentences))]
    if not any(best):
        return ()
    parts = [b.text if b else s.text.strip() for b, s in zip(best, sentences, strict=True)]
    return (Suggestion(" ".join(parts), "best", True, (), "display"),)


def _prose(found: tuple[Suggestion, ...]) -> Suggestion | None:
    """The best suggestion that is prose: the corpus has no lists."""
    return next((s for s in found if s.kind != "enumeration-to-list"), None)


def report_splits(rows: list[Split]) -> None:
    copy = sum(sari(r.source, r.source, r.references) for r in rows) / len(rows)
    ours = sum(sari(r.source, r.output, r.references) for r in rows) / len(rows)
    all_four = [r for r in rows if r.human_splits == 4]
    none = [r for r in rows if r.human_splits == 0]
    print(f"sentences {len(rows)}; SARI of the source {copy:.1f}; of the rewrites {ours:.1f}")
    print(f"split where all four humans split: {_share(all_four, True)}")
    print(f"left alone where none did: {_share(none, False)}")


def _share(rows: list[Split], wanted: bool) -> str:
    right = sum(r.is_split == wanted for r in rows)
    return f"{right} of {len(rows)} ({right / max(len(rows), 1):.0%})"


# Policies -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Long:
    """One long sentence of a policy and the suggestions for it."""

    path: str
    text: str
    words: int
    suggestions: tuple[Suggestion, ...]


def longest(root: Path, count: int, linter: Linter) -> list[Long]:
    from clauselint.engine.verifier import EngineVerifier
    from clauselint.rewrite import rewrite

    verifier: EngineVerifier = linter._plan.verifier
    found = sorted(sentences(root), key=lambda row: (-row[2], row[0], row[1]))[:count]
    rows = []
    for path, text, words in found:
        analysis = verifier.parse(text)
        single = len(list(analysis.doc.sents)) == 1
        rows.append(Long(path, text, words, rewrite(analysis, 0, verifier) if single else ()))
    return rows


def sentences(root: Path) -> Iterator[tuple[str, str, int]]:
    """Path, text and words of the sentences of all paragraphs, each text once."""
    from clauselint.nlp.model import analyse
    from clauselint.readers import read

    seen: set[str] = set()
    for path in sorted(p for p in root.rglob("*") if p.suffix in SUFFIXES):
        document = read(path.read_bytes(), str(path.relative_to(root)))
        for analysis in analyse(document):
            if not _is_prose(analysis.segment) or analysis.own:
                continue
            for sentence in analysis.doc.sents:
                text = sentence.text.strip()
                words = sum(t.is_alpha or t.like_num for t in sentence)
                if text not in seen and text[-1:] in STOPS:
                    seen.add(text)
                    yield document.path, text, words


def _is_prose(segment: Segment) -> bool:
    return segment.kind in ("paragraph", "list-item", "block-quote")


def report_policies(rows: list[Long], show: int) -> None:
    offered = [r for r in rows if r.suggestions]
    before = sum(r.words for r in rows) / len(rows)
    after = sum(r.words / _sentence_count(r) for r in rows) / len(rows)
    share = len(offered) / len(rows)
    print(f"longest {len(rows)}: offered {len(offered)} ({share:.0%}); words {before:.1f}")
    print(f"mean words a sentence before {before:.1f}, after {after:.1f}")
    step = max(len(offered) // max(show, 1), 1)
    for row in offered[::step][:show]:
        print(f"\n[{row.path}] {row.text}\n  => {row.suggestions[0].kind}")
        print(f"  {row.suggestions[0].text}")


def _sentence_count(row: Long) -> int:
    if not row.suggestions:
        return 1
    return max(row.suggestions[0].text.count(". "), row.suggestions[0].text.count("\n- ")) + 1


# Ambiguity cases ------------------------------------------------------------------------------


def report_readings(folder: Path) -> None:
    """Readings of the flagged examples in the rules' case files that have a verified wording."""
    sys.path.insert(0, str(folder.parent))
    from casefile import read_cases

    from clauselint.rewrite import suggest

    verifier = Linter(profile="strict")._plan.verifier
    served = wanted = 0
    for path in sorted(folder.glob("AMB*.md")):
        for case in (c for c in read_cases(path) if c.expectation == "flag" and c.format == "text"):
            analysis = verifier.parse(" ".join(case.text.split()))
            for found in [c for c in verifier.lint(analysis) if c.code == case.code][:1]:
                readings = max(len(found.readings), 1)
                wanted += readings
                served += _served(suggest(found, analysis, verifier), readings)
    print(f"readings with a verified wording: {served} of {wanted} ({served / wanted:.0%})")


def _served(found: tuple[Suggestion, ...], readings: int) -> int:
    if any(s.reading is None and s.keeps_meaning for s in found):
        return readings
    return len({s.reading for s in found if s.reading is not None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--policies", type=int, default=300)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--splits-out", type=Path)
    options = parser.parse_args()
    linter = Linter()
    report_readings(Path(__file__).parents[1] / "tests" / "cases")
    case = TrueCase(options.data / "treebanks")
    rows = splits(options.data / "split" / "hsplit.json", linter, case)
    report_splits(rows)
    if options.splits_out:
        options.splits_out.write_text(
            "\n".join(f"{r.human_splits} S {r.source}\n    > {r.output}" for r in rows)
        )
    if options.policies:
        report_policies(longest(options.data / "policies", options.policies, linter), options.show)


if __name__ == "__main__":
    main()
