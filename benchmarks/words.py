"""Every plain word that the lists of phrases would put into real texts, by entry, to be read.

    python benchmarks/words.py [--data ../shared/data] [--entry "prior to"] [--most 30] [--seed 0]

For each entry of `wordy.txt` and `legalese.txt`: in how many places it is found, what reading has
shown so far (`read.txt`), and up to so many of the places, each with the words around it and the
words put in. A place is marked "-" where the rewriter makes no sentence of it or the proof rejects
the one it makes.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from common import parser

from clauselint import Linter
from clauselint.engine.verifier import EngineVerifier
from clauselint.findings import Segment
from clauselint.readers import read
from clauselint.rewrite.repair.wording import plain
from clauselint.rewrite.search import at as piece
from clauselint.rewrite.search import prove
from clauselint.rules.wording.evidence import standing
from clauselint.rules.wording.phrases import Match, find_in_prose, listed
from clauselint.spans import OffsetMap

LISTS = ("wordy", "legalese")
AROUND = 70
Place = tuple[Segment, Match]


def texts(data: Path) -> Iterator[tuple[bytes, str]]:
    """Bytes and a name for the reader: policies, raw paragraphs, and the plain-language pairs."""
    for path in sorted((data / "policies").rglob("*.md")):
        if not path.name.startswith("_"):
            yield path.read_bytes(), path.name
    for path in sorted((data / "raw").glob("*.gz")):
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        for at in range(0, len(lines), 2000):
            yield "\n\n".join(lines[at : at + 2000]).encode(), "raw.txt"
    for row in json.loads((data / "plain" / "before_after.json").read_text(encoding="utf-8")):
        yield row["before"].encode(), "before.txt"


def places(data: Path, wanted: re.Pattern[str]) -> dict[str, list[Place]]:
    """Every place of every entry, each text once."""
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    seen: set[str] = set()
    for content, name in texts(data):
        for segment in read(content, name, format=None).segments:
            if segment.text in seen:
                continue
            seen.add(segment.text)
            for name_of_list in LISTS:
                for match in find_in_prose(name_of_list, segment):
                    if wanted.search(match.phrase.entry):
                        near = segment.text[max(match.start - 25, 0) : match.end + 25].lower()
                        found[match.phrase.entry].setdefault(near, (segment, match))
    return {entry: list(at.values()) for entry, at in found.items()}


def put(place: Place, verifier: EngineVerifier) -> str:
    """The words that the rewriter would put in; "-" where it puts none."""
    segment, match = place
    whole = Segment(0, "paragraph", segment.text, OffsetMap.identity(len(segment.text)))
    analysis = verifier.parse(whole.text)
    if analysis.doc.text != whole.text or not listed(whole.text, match.start, match.end):
        return "-"
    here = (s for s in analysis.doc.sents if s.start_char <= match.start < s.end_char)
    sentence = next(here)
    for proposal in plain(match, sentence):
        if prove(piece(analysis, sentence, ()), proposal, verifier):
            return _changed(sentence.text, proposal.text)
    return "-"


def _changed(before: str, after: str) -> str:
    old, new = before.split(), after.split()
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    end = next((i for i, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    return " ".join(new[start : len(new) - end + 1])


def main() -> None:
    options = parser(__doc__ or "")
    options.add_argument("--entry", default=".", help="a regular expression for the entries")
    options.add_argument("--most", type=int, default=30, help="places to show of an entry")
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    verifier = Linter()._plan.verifier
    found = places(given.data, re.compile(given.entry))
    for entry, at in sorted(found.items(), key=lambda item: -len(item[1])):
        known = standing(entry)
        print(f"## {entry}: {len(at)} places, {known.right} of {known.read} right")
        random.Random(given.seed).shuffle(at)
        for segment, match in at[: given.most]:
            text = segment.text
            before, after = text[max(match.start - AROUND, 0) : match.start], text[match.end :]
            said = put((segment, match), verifier)
            print(f"  {before}[{text[match.start : match.end]} | {said}]{after[:AROUND]}")


if __name__ == "__main__":
    main()
