"""What must hold of any input at all: no crash, right places, edits that give what they promise."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clauselint import Linter
from clauselint.engine.cache import Passing
from clauselint.engine.fix import fix
from clauselint.errors import InputError
from clauselint.findings import (
    Document,
    FileReport,
    Finding,
    ScoredFile,
    Segment,
    Suggestion,
)
from clauselint.fixes import apply, unified
from clauselint.reporters import (
    FORMATS,
    Look,
    make_reporter,
    score_csv,
    score_json,
    score_markdown,
    score_table,
)
from clauselint.reporters.cells import visible
from clauselint.rules.registry import all_rules
from clauselint.spans import LineIndex
from fuzz.inputs import make, passages

VERSION = "0"


_sources = cache(passages)


@dataclass(frozen=True, slots=True)
class Task:
    """Which input to try; `folder` is that of the policies, if any."""

    seed: int
    number: int
    folder: Path | None = None


def attempt(task: Task) -> tuple[str, str, list[str]]:
    """The suffix and text of an input, and what went wrong with it."""
    suffix, text = make(task.seed, task.number, _sources(task.folder))
    return suffix, text, faults(linter(), text, suffix)


def linter() -> Linter:
    """One that runs every rule, shows all it finds, and parses a paragraph of its input once."""
    codes = [rule.code for rule in all_rules()]
    return Linter(profile="strict", select=codes, suggestions=True, store=Passing())


def faults(lint: Linter, text: str, suffix: str) -> list[str]:
    """What went wrong with one text, in words; empty where all held."""
    path = "input" + suffix
    data = text.encode("utf-8", "surrogatepass")
    try:
        document = lint.read(data, path)
    except InputError:
        return []
    try:
        return [*_checked(lint, document), *_reworded(lint, document), *_scored(lint, data, path)]
    except Exception:
        return [f"crash: {traceback.format_exc(limit=-3)}"]


def _checked(lint: Linter, document: Document) -> Iterator[str]:
    report = lint.check_document(document)
    lines = LineIndex(document.text)
    yield from (f"{d.code} {d.message}" for d in report.diagnostics)
    for finding in report.findings:
        yield from _misplaced(finding, document, lines)
        for suggestion in finding.suggestions:
            yield from _broken(finding.code, suggestion, document, lint)
    yield from _rendered(report)
    for unsafe in (False, True):
        yield from _fixed(lint, report, unsafe=unsafe)


def _misplaced(finding: Finding, document: Document, lines: LineIndex) -> Iterator[str]:
    if finding.text != document.text[finding.start : finding.end] or not finding.text:
        yield f"{finding.code}: the span holds {finding.text!r}"
    for offset, line, column in (
        (finding.start, finding.line, finding.column),
        (finding.end, finding.end_line, finding.end_column),
    ):
        if (found := lines.position(offset)) and (found.line, found.column) != (line, column):
            yield f"{finding.code}: {offset} is at {found}, not at {line}:{column}"


def _broken(code: str, suggestion: Suggestion, document: Document, lint: Linter) -> Iterator[str]:
    """Edits that, put into the source, do not read as the suggestion does, or change more."""
    if not suggestion.edits:
        return
    changed = apply(document.text, suggestion.edits)
    after = lint.read(changed.encode("utf-8", "surrogatepass"), document.path)
    # A suggestion has the marks of its source, which the prose of the document has not.
    flat = (changed, re.sub(r"\n[ \t>]*", " ", changed))
    stands = any(_plain(suggestion.text) in _plain(text) for text in flat)
    said = suggestion.text
    if "\n" in said:
        held = _sets_out(after, said) or _sets_out(after, _unmarked(lint, said, document.path))
    else:
        held = gives(document, after, said) or (stands and _elsewhere(document, after))
    if not held:
        texts = [s.text for s in after.segments]
        yield f"{code} {suggestion.kind}: {suggestion.text!r} is not what changed in {texts!r}"


def _unmarked(lint: Linter, text: str, path: str) -> str:
    """The text without the marks of its format (links, emphasis), a block a line."""
    blocks = lint.read(text.encode("utf-8", "surrogatepass"), path).segments
    return "\n".join(block.text for block in blocks)


def gives(before: Document, after: Document, text: str) -> bool:
    """Whether the text stands where one sentence stood, and all other prose is as it was."""
    if "\n" in text:
        return _sets_out(after, text)
    if not _elsewhere(before, after):
        return False
    pairs = zip(before.segments, after.segments, strict=True)
    old, new = next(pair for pair in pairs if pair[0].text != pair[1].text)
    said = [text] if old.stem is None else [text, _without(before.segments[old.stem].text, text)]
    return any(_replaces(old.text, new.text, one) for one in said)


def _without(stem: str, text: str) -> str:
    """The text without the end of the stem, from the start of a sentence, that it begins with."""
    open_stem = stem.rstrip(" :—–-")
    lead = next(i for i in range(len(open_stem) + 1) if text.startswith(open_stem[i:]))
    return text[len(open_stem) - lead :].lstrip(", ")


def _elsewhere(before: Document, after: Document) -> bool:
    """Whether no more than one segment has another text, and none another place."""
    pairs = list(zip(before.segments, after.segments, strict=False))
    same = all(_frame(old) == _frame(new) for old, new in pairs)
    kept = all(any(word in other for other in _opaque(after)) for word in _opaque(before))
    changed = sum(old.text != new.text for old, new in pairs)
    return same and kept and changed == 1 and len(before.segments) == len(after.segments)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _frame(segment: Segment) -> tuple[str, str, int]:
    """Where a segment stands."""
    return segment.kind, segment.marker, segment.level


def _opaque(document: Document) -> list[str]:
    """Code, addresses and placeholders, which no edit may take apart."""
    return [s.text[o.start : o.end] for s in document.segments for o in s.opaque]


def _replaces(old: str, new: str, text: str) -> bool:
    """Whether `new` is `old` with whole sentences of it replaced by the text."""
    text = text.strip()
    for found in re.finditer(re.escape(text), new):
        front, back = new[: found.start()], new[found.end() :]
        apart = (not front or front[-1].isspace()) and (not back or back[0].isspace())
        if apart and old.startswith(front) and old[len(front) :].endswith(back):
            return True
    return False


def _sets_out(document: Document, text: str) -> bool:
    """Whether the document has each line of a list that is set out."""
    lines = [re.sub(r"^- ", "", line) for line in text.split("\n") if line.strip()]
    prose = [s.text for s in document.segments]
    prose += [f"{s.marker} {s.text}" for s in document.segments]
    return all(any(line in one for one in prose) for line in lines)


def _fixed(lint: Linter, report: FileReport, *, unsafe: bool) -> Iterator[str]:
    fixed = fix(report, lambda text: lint.check(text, report.path), unsafe=unsafe)
    new = fixed.report.diagnostics[len(report.diagnostics) :]
    yield from (f"--fix: {d.code} {d.message}" for d in new)
    if fixed.changed and not unified(report.path, fixed.before, fixed.after):
        yield "--fix: the change has no diff"


def _reworded(lint: Linter, document: Document) -> Iterator[str]:
    rewords = lint.reword(document)
    for rewording in rewords:
        if rewording.text != document.text[rewording.span.start : rewording.span.end]:
            yield f"rewrite: the span holds {rewording.text!r}"
        for suggestion in rewording.suggestions:
            yield from _broken("rewrite", suggestion, document, lint)
    yield from (f"rewrite: {d.code} {d.message}" for d in rewords.diagnostics)


def _rendered(report: FileReport) -> Iterator[str]:
    for format in FORMATS:
        reporter = make_reporter(format, Look(width=80, version=VERSION))
        yield from _raw(format, reporter.file(report))


def _scored(lint: Linter, data: bytes, path: str) -> Iterator[str]:
    files = [ScoredFile(path, lint.score_bytes(data, path))]
    yield from _raw("score csv", score_csv.render(files))
    yield from _raw("score json", score_json.render(files, VERSION))
    yield from _raw("score markdown", score_markdown.render(files, everything=True))
    shown = score_table.render(files, Look(width=80), everything=True, sentences=True)
    yield from _raw("score table", shown)


def _raw(what: str, output: str) -> Iterator[str]:
    """Control characters that would reach a terminal."""
    found = {c for c in output if c != "\n" and visible(c) != c}
    if found:
        yield f"{what}: prints {sorted(found)!r}"
