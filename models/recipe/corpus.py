"""Step 1: text to training windows.

Reads the treebanks, the unlabelled text and the template sentences, and writes `windows.jsonl.gz`,
one window a line: up to `WINDOW` words of consecutive sentences with their annotation (or without).

    w  words                  s  1 where a sentence starts
    h  head: 0 for the root, k for the k-th word of the window, -1 unknown
    r  relation   u  UPOS   x  XPOS   f  FEATS   l  lemma script      k  kind of window
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy

WINDOW = 90
FIELDS = ("h", "r", "u", "x", "f", "l")


def lemma_script(form: str, lemma: str) -> str:
    """How to make the lemma from the form: keep case or lower it, cut a suffix, add another."""
    keep = lemma != lemma.lower()
    base = form if keep else form.lower()
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    return f"{'c' if keep else 'l'}{len(base) - common}{lemma[common:]}"


def read_conllu(path: Path) -> Iterator[list[list[str]]]:
    """Sentences as rows of ten columns; multiword ranges and empty nodes are left out."""
    opened = gzip.open if path.suffix == ".gz" else open
    rows: list[list[str]] = []
    with opened(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                columns = line.rstrip("\n").split("\t")
                if line[0] != "#" and columns[0].isdigit():
                    rows.append(columns)
            elif rows:
                yield rows
                rows = []
    if rows:
        yield rows


def window(sentences: list[list[list[str]]], kind: str) -> dict[str, Any]:
    """One window from consecutive sentences."""
    out: dict[str, Any] = {"w": [], "s": [], "k": kind, **{field: [] for field in FIELDS}}
    for rows in sentences:
        shift = len(out["w"])
        for i, row in enumerate(rows):
            head = int(row[6])
            out["w"].append(row[1])
            out["s"].append(int(i == 0))
            out["h"].append(head and head + shift)
            out["r"].append(row[7])
            out["u"].append(row[3])
            out["x"].append(row[4])
            out["f"].append(row[5])
            out["l"].append(lemma_script(row[1], row[2]))
    return out


def grouped(sentences: Iterable[list[list[str]]], rng: random.Random) -> Iterator[dict[str, Any]]:
    """Windows of two to five consecutive sentences, so that sentence starts are learned."""
    group: list[list[list[str]]] = []
    size, limit = 0, rng.randint(2, 5)
    for rows in sentences:
        if group and (len(group) == limit or size + len(rows) > WINDOW):
            yield window(group, "gold")
            group, size, limit = [], 0, rng.randint(2, 5)
        group.append(rows)
        size += len(rows)
    if group:
        yield window(group, "gold")


def prefix(rows: list[list[str]], rng: random.Random) -> dict[str, Any]:
    """A sentence cut short: what a reader has before the rest arrives. Later heads are unknown."""
    whole = window([rows], "prefix")
    size = rng.randint(2, max(2, len(rows) - 1))
    cut = {field: whole[field][:size] for field in ("w", "s", *FIELDS)}
    cut["h"] = [head if head <= size else -1 for head in cut["h"]]
    return {**cut, "k": "prefix"}


def usable(rows: list[list[str]], longest: int = 130) -> bool:
    """Whether a sentence has words (GUM masks some texts with underscores) and fits a window."""
    return len(rows) <= longest and not any(row[1] == "_" for row in rows)


MARKS = re.compile(r"^\s*(#{1,6}|[-*+>]|\d+\.|\|)\s+|\*\*|__|`|<[^>]+>|\|")
LINKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def plain_lines(text: str) -> Iterator[str]:
    """Lines of a Markdown file without marks: rough, for unlabelled text only."""
    for line in re.sub(r"^---.*?^---", "", text, flags=re.S | re.M).splitlines():
        line = MARKS.sub("", LINKS.sub(r"\1", MARKS.sub("", line))).strip()
        if line.count(" ") >= 1:
            yield line


def stems(lines: Iterable[str]) -> Iterator[str]:
    """Lines, and with each line after a stem ("Staff must:") the two as one sentence."""
    stem = ""
    for line in lines:
        yield line
        if line.endswith(":") and 2 <= line.count(" ") <= 25:
            stem = line[:-1]
        elif stem and line[:1].islower():
            yield f"{stem} {line.rstrip(';,')}"
        else:
            stem = ""


def raw_windows(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Unlabelled windows, tokenised as the shipped pipeline tokenises."""
    nlp = spacy.blank("en")
    for doc in nlp.tokenizer.pipe(lines):
        words = [token.text for token in doc if not token.is_space]
        for start in range(0, len(words), WINDOW):
            part = words[start : start + WINDOW]
            if len(part) > 3 and sum(word.isalpha() for word in part) > len(part) / 2:
                yield {"w": part, "s": [], "k": "raw", **{field: [] for field in FIELDS}}


def prepare(data: Path, templates: Path | None, seed: int) -> Iterator[dict[str, Any]]:
    """All windows; those of the development sets have kind `dev`."""
    rng = random.Random(seed)
    banks = data / "treebanks"
    for name in ("en_ewt-train", "en_gum-train", "en_pud"):
        sentences = [s for s in read_conllu(banks / f"{name}.conllu.gz") if usable(s)]
        yield from (window([rows], "gold") for rows in sentences)
        yield from grouped(sentences, rng)
        yield from (prefix(rows, rng) for rows in sentences if len(rows) > 4)
    for name in ("en_ewt-dev", "en_gum-dev"):
        for rows in read_conllu(banks / f"{name}.conllu.gz"):
            if not any(row[1] == "_" for row in rows):
                yield window([rows], "dev")
    if templates:
        sentences = list(read_conllu(templates))
        yield from (window([rows], "template") for rows in sentences)
        yield from (prefix(rows, rng) for rows in sentences[::3] if len(rows) > 4)
    yield from raw_windows(stems(_unlabelled(data)))


def _unlabelled(data: Path) -> Iterator[str]:
    for path in sorted((data / "raw").glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            yield from (line.strip() for line in lines)
    for path in sorted((data / "policies").rglob("*.md")):
        yield from plain_lines(path.read_text(encoding="utf8"))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--templates", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    seen: set[str] = set()
    with gzip.open(options.out, "wt", encoding="utf8") as out:
        for item in prepare(options.data, options.templates, options.seed):
            line = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
            if item["k"] != "raw" or line not in seen:
                print(line, file=out)
            seen.add(line)


if __name__ == "__main__":
    main()
