"""What repairs share: the tokens of a candidate, and a sentence with some of them changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Anchor, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp.words import text_of
from clauselint.rewrite.draft import (
    OPENERS,
    Licence,
    Part,
    Proposal,
    Sentence,
    Word,
    ended,
    last_mark,
)
from clauselint.rewrite.inflect import key

LABELS = words_of("notice-words") | {"answer", "step"}
_SPEAKER = re.compile(r"[*_]*([A-Z][\w.’'-]+)(?: [A-Z][\w.’'-]+){0,2}[*_]*:[*_]* ")
_SPOKEN = re.compile(r"\b(?:I|we|you|my|our)\b", re.IGNORECASE)
Changes = Mapping[int, Sequence[Part]]


def anchored(candidate: Candidate, doc: Doc, name: Anchor) -> list[Token]:
    """Tokens of an anchor; empty where the candidate has none of that name."""
    return [doc[i] for i in candidate.anchors.get(name, ())]


def one(candidate: Candidate, doc: Doc, name: Anchor) -> Token | None:
    """The first token of an anchor."""
    return next(iter(anchored(candidate, doc, name)), None)


def sentence_of(candidate: Candidate, doc: Doc) -> Span:
    """The sentence in which the candidate begins."""
    return next(
        (s for s in doc.sents if s.start_char <= candidate.start < s.end_char), next(doc.sents)
    )


def opens_with_word(sentence: Span) -> bool:
    """Whether the sentence opens with a word, a bracket or a quotation mark: a dash would go."""
    first = next((t for t in sentence if not t.is_space), sentence[0])
    return first.text[:1].isalnum() or first.text in OPENERS or first.text == '"'


def is_speech(sentence: Span) -> bool:
    """ "Ann: So we want …": a speaker's name opens what was said, and that stays as it is."""
    text = text_of(sentence.doc)
    name = _SPEAKER.match(text)
    label = name is None or name[1].lower() in LABELS
    return not label and bool(_SPOKEN.search(text))


def edited(
    sentence: Span,
    drop: Iterable[Token] = (),
    before: Changes | None = None,
    after: Changes | None = None,
    instead: Changes | None = None,
) -> Sentence:
    """The sentence with tokens left out, and words put before, after or instead of others."""
    gone = {t.i for t in drop}
    out: list[Part] = []
    for token in sentence:
        out.extend((before or {}).get(token.i, ()))
        if token.i in (instead or {}):
            out.extend((instead or {})[token.i])
        elif token.i not in gone:
            out.append(token)
        out.extend((after or {}).get(token.i, ()))
    return ended(out, last_mark(list(sentence)))


def words(text: str) -> list[Part]:
    """New words."""
    return [Word(w) for w in text.split()]


def copied(tokens: Iterable[Token]) -> list[Part]:
    """Tokens said a second time."""
    return [Word(t.text, t) for t in tokens]


def keys(tokens: Iterable[Token]) -> frozenset[str]:
    """Keys of tokens, for a licence."""
    return frozenset(key(t.text) for t in tokens)


def choice(
    kind: str,
    sentence: Sentence,
    reading: int | None,
    moved: Iterable[Token] = (),
    added: Iterable[str] = (),
    dropped: Iterable[str] = (),
) -> Proposal:
    """A proposal that settles one reading, for the drafter to choose."""
    licence = Licence(
        moved=keys(moved), added=frozenset(key(w) for w in added), dropped=frozenset(dropped)
    )
    return Proposal(kind, (sentence,), applicability="display", reading=reading, licence=licence)
