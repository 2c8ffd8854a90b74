"""Sentences in the making: source tokens and new words, put in order and then written out.

A draft keeps the token that each word comes from, so that spacing and capitals follow the source
and the edits are found on words, not guessed by searching.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from clauselint.findings import Applicability
from clauselint.rewrite.proof.licence import Licence as Licence

CLOSERS = frozenset((",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "”", "’"))
OPENERS = frozenset(("(", "[", "{", "$", "£", "€", "#", "“", "‘"))
ENDS = frozenset((".", "?", "!"))
MARKS = frozenset((".", "?", "!", ";", ":", ","))


@dataclass(frozen=True, slots=True)
class Word:
    """A word put in, or another form of a source token (`token`)."""

    text: str
    token: Token | None = None


Part = Token | Word
Sentence = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rewording of one source sentence, not yet verified.

    `block` is text that stands for the sentences where they are not plain prose (a bullet list);
    `sentences` is then the same content in one line, which is what can be parsed and verified.
    """

    kind: str
    sentences: tuple[Sentence, ...]
    keeps_meaning: bool = True
    applicability: Applicability = "unsafe"
    note: str = ""
    reading: int | None = None
    licence: Licence = field(default_factory=Licence)
    block: str = ""

    @property
    def text(self) -> str:
        """The sentences, written out with a space between them."""
        return " ".join(self.written)

    @property
    def written(self) -> tuple[str, ...]:
        """Each sentence, written out; all behind the first begin with a capital."""
        return tuple(write(s, opens=n > 0) for n, s in enumerate(self.sentences))


def text_of(part: Part) -> str:
    """The word itself."""
    return part.text


def source_token(part: Part) -> Token | None:
    """The source token a part comes from, if any."""
    return part.token if isinstance(part, Word) else part


def parts(*groups: Iterable[Part] | Part | str) -> Sentence:
    """One sentence of tokens, words, groups of either, and strings of new words."""
    found: list[Part] = []
    for group in groups:
        if isinstance(group, str):
            found.extend(Word(w) for w in group.split())
        elif isinstance(group, (Token, Word)):
            found.append(group)
        else:
            found.extend(group)
    return tuple(found)


def plain_case(part: Part) -> str:
    """Text as it stands in the middle of a sentence: no capital that only began one."""
    text, token = part.text, source_token(part)
    if token is None or not _begins_sentence(token) or not text[:1].isupper():
        return text
    keeps = token.pos_ == "PROPN" or text == "I" or text.startswith(("I'", "I’"))
    acronym = len(text) > 1 and not text[1:].islower()
    return text if keeps or acronym else text[0].lower() + text[1:]


def _begins_sentence(token: Token) -> bool:
    before = token.doc[token.sent.start : token.i]
    return not any(char.isalnum() for t in before for char in t.text)


def write(sentence: Sequence[Part], *, opens: bool = False) -> str:
    """The sentence in full, with a capital where the source had one, or where it `opens` anew."""
    ordered = tidy(sentence)
    if not ordered:
        return ""
    out, before = "", None
    for part in ordered:
        kept = before is None or _follows(before, part)
        out += _gap(before, part) + (part.text if kept else plain_case(part))
        before = part
    return _capitalised(out) if opens or _source_has_capital(ordered) else out


def _follows(before: Part, part: Part) -> bool:
    """Whether they stand in the source one after the other: "(1A) Priority" keeps its capital."""
    if not isinstance(before, Token) or not isinstance(part, Token):
        return False
    return bool(part.i == before.i + 1)


def _source_has_capital(sentence: Sequence[Part]) -> bool:
    token = next((t for t in map(source_token, sentence) if t is not None), None)
    if token is None:
        return True
    letters = (c for t in token.sent for c in t.text if c.isalnum())
    first = next(letters, "A")
    return first.isupper() or first.isdigit()


def _capitalised(text: str) -> str:
    for i, char in enumerate(text):
        if char.isalnum():
            return text[:i] + char.upper() + text[i + 1 :]
    return text


def _gap(before: Part | None, part: Part) -> str:
    if before is None:
        return ""
    left, right = source_token(before), source_token(part)
    if isinstance(before, Token) and isinstance(part, Token) and part.i == before.i + 1:
        return before.whitespace_
    if left is not None and right is not None and right.i == left.i + 1:
        return left.whitespace_
    return "" if _sticks_left(part) or _sticks_right(before) else " "


def _sticks_left(part: Part) -> bool:
    if part.text in CLOSERS or part.text.lower() in ("n't", "n’t", "'s", "’s"):
        return True
    token = source_token(part)
    if token is None or token.i == 0 or token.nbor(-1).whitespace_:
        return False
    return token.tag_ in ("POS", "-RRB-", "''") or token.text.startswith(("'", "’", "n't"))


def _sticks_right(part: Part) -> bool:
    if part.text in OPENERS:
        return True
    token = source_token(part)
    return token is not None and not token.whitespace_ and token.tag_ in ("-LRB-", "``")


# Cutting --------------------------------------------------------------------------------------


def without(tokens: Sequence[Part], gone: Iterable[Token]) -> Sentence:
    """The sentence without some tokens, and without the commas that set them off."""
    taken = list(gone)
    lost = {t.i for t in taken}
    kept = [p for p in tokens if _index(p) not in lost]
    if taken and taken[0].text == "(":
        return tuple(kept)
    return _fronted_comma(_without_orphans(kept, lost), lost)


def _fronted_comma(kept: list[Part], lost: set[int]) -> Sentence:
    """ "In May, which is dry, staff may …": one comma stays between "May" and the subject."""
    out: list[Part] = []
    for part in kept:
        token = source_token(part)
        gap = token is not None and out and token.text.isalpha() and _follows_comma(token, lost)
        needed = token is not None and (_opens_subject(token, lost) or _opens_item(token))
        if gap and needed and out[-1].text != ",":
            out.append(Word(","))
        out.append(part)
    return tuple(out)


def _follows_comma(token: Token, lost: set[int]) -> bool:
    at = token.i
    return at >= 2 and token.doc[at - 1].text == "," and at - 2 in lost


def _opens_item(token: Token) -> bool:
    """Whether a later item of a list begins here, without "and" or "or" before it."""
    items = [t for t in (token, *token.ancestors) if t.dep_ == "conj" and t.left_edge.i == token.i]
    return any(not any(c.dep_ == "cc" and c.i < t.i for c in t.children) for t in items)


def _opens_subject(token: Token, lost: set[int]) -> bool:
    subjects = [c for c in token.sent.root.children if c.dep_.startswith(("nsubj", "expl"))]
    whole = [t for s in subjects for t in s.subtree]
    return any(t.i == token.i for t in whole) and not any(t.i in lost for t in whole)


def _index(part: Part) -> int:
    token = source_token(part)
    return -1 if token is None else token.i


def _without_orphans(kept: list[Part], lost: set[int]) -> list[Part]:
    # "X, a Y, may" and "X, a Y." lose their commas with "a Y"; "A, if so, and B" keeps none.
    return [
        p
        for p in kept
        if not (p.text in (",", "–", "—", "--", "-") and _index(p) >= 0 and _orphan(p, lost))
    ]


def _orphan(part: Part, lost: set[int]) -> bool:
    place = _index(part)
    return place + 1 in lost or (place - 1 in lost)


def tidy(sentence: Sequence[Part]) -> list[Part]:
    """Without punctuation that has lost its reason: at the start, doubled, empty brackets."""
    out: list[Part] = []
    for part in sentence:
        if not out and part.text in (",", ";", ":", ")", ".", "-", "–", "—"):
            continue
        if out and part.text in (",", ";", ".", ":") and out[-1].text in (",", ";", ":", "("):
            out.pop()
        if part.text == ")" and out and out[-1].text == "(":
            out.pop()
            continue
        out.append(part)
    return out


def ended(sentence: Sequence[Part], end: str = ".") -> Sentence:
    """The sentence with one mark at its end and no comma, dash or coordinator before it."""
    out = list(sentence)
    while out and out[-1].text in (",", ";", ":", ".", "?", "!", "–", "—", "-", "--"):
        if out[-1].text == "." and len(out) > 1 and _abbreviation(out[-1]):
            break
        out.pop()
    if not end or not out or out[-1].text.endswith("."):
        return tuple(out)
    return (*out, Word(end))


def _abbreviation(part: Part) -> bool:
    return part.text.endswith(".") and len(part.text) > 1


def final_mark(sentence: Sequence[Token]) -> str:
    """The mark that ends the source sentence; a full stop where it has none."""
    marks = [t.text for t in sentence[-2:] if t.text in ENDS]
    return marks[0] if marks else "."


def remainder(sentence: Iterable[Token], gone: Iterable[Token]) -> Sentence:
    """The source sentence without what is said elsewhere, closed by its own mark."""
    source = list(sentence)
    return ended(without(source, gone), final_mark(source))


def last_mark(sentence: Sequence[Token]) -> str:
    """The mark that closes the source, which a list item may lack."""
    last = next((t for t in reversed(list(sentence)) if not t.is_space), sentence[-1])
    return last.text if last.text in MARKS else ""
