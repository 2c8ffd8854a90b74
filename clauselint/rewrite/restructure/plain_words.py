"""Plain words for the wordy and archaic phrases of a sentence, all at once."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Part, Proposal, Word, ended, last_mark
from clauselint.rewrite.inflect import key
from clauselint.rules.wording.phrases import find, substitutes

LISTS = ("wordy", "legalese")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal with the first substitute of each listed phrase."""
    text, base = sentence.text, sentence.start_char
    hits = [(m.start, m.end) for name in LISTS for m in find(name, text)]
    swaps = [(a + base, b + base, plain) for a, b in hits for plain in substitutes(text[a:b])[:1]]
    swaps = [swap for swap in swaps if _fits(sentence, *swap)]
    if not swaps:
        return
    out: list[Part] = []
    for token in sentence:
        out.extend(_said(token, swaps))
    lost = [t for t in sentence for a, b, _ in swaps if a <= t.idx < b]
    said = ended(out, last_mark(list(sentence)))
    licence = _licence(lost, [plain for _, _, plain in swaps])
    yield Proposal("plain-words", (said,), applicability="safe", licence=licence)


def _fits(sentence: Span, start: int, end: int, plain: str) -> bool:
    """Whether the plain word may stand here; "about" is no word for all uses."""
    return plain != "about" and not _is_titled(sentence, start) and takes(sentence, end, plain)


def takes(sentence: Span, end: int, plain: str) -> bool:
    """ "For the purpose of reading" is not "to reading"."""
    following = next((t for t in sentence if t.idx >= end), None)
    verb = following is not None and following.tag_ == "VB"
    return verb or not plain.endswith("to")


def _is_titled(sentence: Span, start: int) -> bool:
    """Inside a title ("Rules Pursuant to the Act") the words are a name."""
    first = next((t for t in sentence if t.idx >= start), sentence[0])
    return first.text.istitle() and any(t.is_alpha and t.i < first.i for t in sentence)


def _said(token: Token, swaps: list[tuple[int, int, str]]) -> list[Part]:
    for start, end, plain in swaps:
        if token.idx == start:
            new = plain.split()
            return [*(Word(w, token) for w in new[:1]), *map(Word, new[1:])]
        if start < token.idx < end:
            return []
    return [token]


def _licence(lost: list[Token], plain: list[str]) -> Licence:
    gone = frozenset(w for t in lost for w in (t.lower_, key(t.text)))
    new = frozenset(w for text in plain for p in text.split() for w in (p.lower(), key(p)))
    return Licence(added=new, dropped=gone, moved=gone | new, assumed=gone | new, fixed=True)
