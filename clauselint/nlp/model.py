"""Loading the model that ships, and running it over a document."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import registry

from clauselint.errors import ModelError
from clauselint.findings import Document, Segment
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.component import PolicyParser
from clauselint.nlp.doubt import ParserDoubt
from clauselint.nlp.encoder import Network
from clauselint.nlp.stems import compose, joiner
from clauselint.nlp.words import OPAQUE
from clauselint.spans import OffsetMap, Span

FORMAT = 1
TOKENIZER = "clauselint.Tokenizer.v1"
_Text = tuple[str, tuple[Span, ...]]
_REFERENCE = re.compile(
    r"\d+[A-Z]?(\.\d+)*(\([0-9A-Za-z]{1,4}\))+|\([0-9A-Za-z]{1,3}\)(\([0-9a-z]{1,4}\))+"
)
_STOP = re.compile(r"(?<=\w)\.$")
# No word of English is that long, and spaCy's search for affixes takes the square of the length.
_LONG = re.compile(r"\S{250,}")


def model_folder() -> Path:
    """Where the model lies: inside the installed package, or in a checkout's `models/`."""
    package = Path(__file__).parents[1]
    places = (package / "_model", package.parent / "models" / "en_policy")
    for place in places:
        if (place / "meta.json").is_file():
            return place
    raise ModelError("the parsing model is not installed", path=str(places[0]))


def read_meta(folder: Path) -> dict[str, Any]:
    """The model's description, after a check of its format and of every file's hash.

    Raises `ModelError` where a file is missing or damaged, or the format is not this version's.
    """
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf8"))
        found = meta.get("format")
        if found != FORMAT:
            raise ModelError(f"model format {found}, this version reads {FORMAT}", path=str(folder))
        for name, digest in meta["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise ModelError(
                    "the model file is damaged; install again", path=str(folder / name)
                )
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise ModelError(f"the model cannot be read: {error}", path=str(folder)) from error
    return meta


@lru_cache(maxsize=4)
def load_pipeline(folder: Path | None = None) -> Language:
    """The pipeline: spaCy's English tokeniser and our parser. Loaded once."""
    folder = folder or model_folder()
    meta = read_meta(folder)
    nlp = spacy.blank(
        "en",
        config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}},
        meta={"name": meta["name"], "version": meta["version"]},
    )
    parser = PolicyParser(nlp.vocab, Network(folder, meta), meta["labels"])
    Language.component("clauselint_parser", func=parser)
    nlp.add_pipe("clauselint_parser")
    nlp.max_length = sys.maxsize  # spaCy's limit is for its own parser; ours takes a line at a time
    return nlp


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def _make_tokenizer() -> Callable[[Language], Tokenizer]:
    return _tokenizer


def _tokenizer(nlp: Language) -> Tokenizer:
    """spaCy's for English, which also knows references and the full stop behind an address."""
    own: Any = nlp.Defaults
    match = own.token_match
    suffix = spacy.util.compile_suffix_regex(own.suffixes).search
    return Tokenizer(
        nlp.vocab,
        rules=own.tokenizer_exceptions,
        prefix_search=spacy.util.compile_prefix_regex(own.prefixes).search,
        # A stop after an address that ends in a capital or figure ("…/ToU.") ends the sentence.
        suffix_search=lambda text: suffix(text) or ("://" in text and _STOP.search(text)) or None,
        infix_finditer=spacy.util.compile_infix_regex(own.infixes).finditer,
        token_match=lambda text: _REFERENCE.fullmatch(text) or (match and match(text)),
        url_match=own.url_match,
    )


def _parser(nlp: Language) -> PolicyParser:
    found: PolicyParser = nlp.get_pipe("clauselint_parser")  # type: ignore[assignment]
    return found


def tokens(text: str) -> Doc:
    """The tokens of a text, in a time that grows with its length; a very long word is one."""
    nlp = load_pipeline()
    if _LONG.search(text) is None:
        return nlp.make_doc(text)
    words, spaces, at = list[str](), list[bool](), 0
    for found in (*_LONG.finditer(text), None):
        prose = nlp.make_doc(text[at : found.start() if found else len(text)])
        words += [token.text for token in prose]
        spaces += [bool(token.whitespace_) for token in prose]
        if found:
            at = found.end() + (spaced := text[found.end() : found.end() + 1] == " ")
            words.append(found.group())
            spaces.append(spaced)
    return Doc(nlp.vocab, words, spaces)


def parse(text: str, opaque: tuple[Span, ...] = ()) -> Doc:
    """Parse a text; each opaque range becomes one token."""
    doc = tokens(text)
    spans = [
        found for o in opaque if (found := doc.char_span(o.start, o.end, alignment_mode="expand"))
    ]
    if spans:
        with doc.retokenize() as retokenizer:
            for span in spacy.util.filter_spans(spans):
                retokenizer.merge(span)
        merged = (doc.char_span(o.start, o.end, alignment_mode="expand") for o in opaque)
        doc.user_data[OPAQUE] = sorted({span.start for span in merged if span is not None})
    return _parser(load_pipeline())(doc)


def analyse_text(text: str) -> Analysis:
    """Analysis of a text that is its own source, as one paragraph."""
    offsets = OffsetMap.identity(len(text))
    doc = parse(text)
    segment = Segment(0, "paragraph", text, offsets)
    doubt = ParserDoubt(doc, _parser(load_pipeline()))
    return Analysis(segment, doc, doubt, offsets)


def analyse(document: Document, wanted: Container[int] | None = None) -> Iterator[Analysis]:
    """Parse every segment, or those whose index is `wanted`, in order.

    A segment that stands twice is parsed once.
    """
    parser = _parser(load_pipeline())
    again = _read_again(document)
    known: dict[_Text, Doc] = {}

    def parsed(text: _Text) -> Doc:
        doc = known.get(text) or parse(*text)
        if text in again:
            known[text] = doc
        return doc

    for segment in document.segments:
        if wanted is not None and segment.index not in wanted:
            continue
        text, offsets, own, opaque = segment.text, segment.offsets, 0, segment.opaque
        stem = None if segment.stem is None else document.segments[segment.stem]
        between = joiner(parsed((stem.text, stem.opaque))) if stem is not None else None
        if stem is not None and between is not None:
            text, offsets, own, opaque = compose(stem, between, segment)
        doc = parsed((text, opaque))
        yield Analysis(segment, doc, ParserDoubt(doc, parser), offsets, own)


def _read_again(document: Document) -> set[_Text]:
    """Texts that are needed more than once: stems, and segments that stand twice."""
    counts = Counter((s.text, s.opaque) for s in document.segments)
    stems = {s.stem for s in document.segments if s.stem is not None}
    twice = {text for text, n in counts.items() if n > 1}
    return twice | {(document.segments[i].text, document.segments[i].opaque) for i in stems}
