"""Readings as small trees: the phrases around a construction, and what each hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from clauselint.findings import Tie, WordTree
from clauselint.nlp import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from clauselint.nlp.analysis import Analysis

Places = tuple[int, ...]
Pairs = Sequence[tuple[Places, Places]]
"""For one reading, tokens and what these hang on. Of a phrase its head hangs on it."""

MOST = 8
"""Phrases in a tree that is drawn whole; of a longer stretch only the nearest are."""

LEFT_OUT = "…"
BEFORE = (
    "advmod", "amod", "aux", "case", "cc", "compound", "cop", "det", "expl", "mark", "nmod:poss",
    "nummod",
)  # fmt: skip
BEHIND = ("case", "compound", "fixed", "flat")
"""Relations of the words that make one phrase with the word behind or before them."""

ENDS = frozenset(".!?")

NAMES = {
    "acl": "describes",
    "advcl": "circumstance",
    "advmod": "how",
    "amod": "describes",
    "appos": "is also",
    "ccomp": "content",
    "conj": "joined",
    "csubj": "subject",
    "iobj": "receiver",
    "nmod": "detail",
    "nsubj": "subject",
    "nummod": "number",
    "obj": "object",
    "obl": "detail",
    "xcomp": "content",
}
"""Relations of Universal Dependencies in plain words; the others go without saying."""


def word_trees(analysis: Analysis, readings: Sequence[Pairs], name: str = "") -> list[WordTree]:
    """A tree for each reading, over the same phrases; none where two readings do not differ.

    What the readings do not speak of hangs as in the parse. `name` is what a word is to what they
    hang it on, where that is no relation of the parse; it then hangs as in the parse, too.
    """
    tied = [list(_tied(analysis, pairs)) for pairs in readings]
    if not all(readings) or len({frozenset(pairs) for pairs in tied}) < len(tied):
        return []
    offered = {pair for pairs in tied for pair in pairs}
    spoken_of = offered | {(head, word) for word, head in offered}
    phrases = _phrases(analysis.doc, {i for pair in offered for i in pair})
    words, places = _words(analysis.doc, phrases)
    heads = [analysis.doc[i] for i in sorted(phrases)]
    parsed = [t for t in heads if t.head.i in places and (t.i, t.head.i) not in spoken_of]
    trees = []
    for pairs in tied:
        hung = set() if name else {word for word, _ in pairs}
        same = _same((t for t in parsed if t.i not in hung), places)
        trees.append(WordTree(tuple(words), (*same, *_different(analysis, pairs, places, name))))
    return trees


def _tied(analysis: Analysis, pairs: Pairs) -> Iterator[tuple[int, int]]:
    doc = analysis.doc
    for phrase, heads in pairs:
        inside = set(phrase)
        tops = [i for i in phrase if doc[i].head.i not in inside or doc[i].head.i == i]
        yield from ((top, head) for top in tops[:1] for head in heads if head != top)


def _phrases(doc: Doc, core: set[int]) -> dict[int, range]:
    """The tokens of each phrase from the first to the last of the core, by its head.

    A word of the core is a head. Where there are many, those go that hang on none of the core.
    """
    stretch = [t for t in doc[min(core) : max(core) + 1] if not t.is_punct or t.i in core]
    found = {t.i: _phrase(t, core) for t in stretch}
    inner = {i for head, places in found.items() for i in places if i != head}
    tops = [head for head in found if head not in inner]
    others = [i for i in tops if i not in core]
    if len(tops) > MOST:
        near = [i for i in others if doc[i].head.i in core]
        others = near[: max(MOST - len(core), 0)]
    return {head: found[head] for head in sorted({*core, *others})}


def _phrase(head: Token, core: set[int]) -> range:
    """The head with the words before and behind it that make one phrase with it."""
    doc, sentence = head.doc, head.sent
    first, last = head.i, head.i + 1
    while first > sentence.start and _joins(doc[first - 1], range(first, last), core, BEFORE):
        first -= 1
    while last < sentence.end and _joins(doc[last], range(first, last), core, BEHIND):
        last += 1
    return range(first, last)


def _joins(token: Token, phrase: range, core: set[int], names: Sequence[str]) -> bool:
    """Whether the word, or what it goes with in turn ("owner *'s* roof"), goes with a phrase."""
    if token.text == "-" and not token.whitespace_:
        return True
    while token.i not in phrase:
        pronoun = token.pos_ == "PRON" and g.has_relation(token, "nsubj") and names is BEFORE
        if token.i in core or not (pronoun or g.has_relation(token, *names)):
            return False
        token = token.head
    return True


def _words(doc: Doc, phrases: Mapping[int, range]) -> tuple[list[str], dict[int, int]]:
    """The phrases as they are shown, and for each token the place of its phrase."""
    words: list[str] = []
    places: dict[int, int] = {}
    ordered = sorted(phrases.values(), key=lambda phrase: phrase.start)
    last = doc[ordered[0].start].sent.start
    for phrase in ordered:
        words += _left_out(doc[last : phrase.start])
        places |= dict.fromkeys(phrase, len(words))
        words.append(_shown(doc, phrase))
        last = phrase.stop
    words += _left_out(doc[last : doc[last - 1].sent.end])
    return words, places


def _left_out(tokens: Iterable[Token]) -> list[str]:
    return [LEFT_OUT] if any(not t.is_punct for t in tokens) else []


def _shown(doc: Doc, phrase: range) -> str:
    """The phrase with the marks that stand against it."""
    first, last = phrase.start, phrase.stop
    while first > 0 and doc[first - 1].is_left_punct and not doc[first - 1].whitespace_:
        first -= 1
    while last < len(doc) and _closes(doc[last]) and not doc[last - 1].whitespace_:
        last += 1
    return doc[first:last].text


def _closes(token: Token) -> bool:
    return token.is_punct and not token.is_left_punct and token.text not in ENDS


def _same(tokens: Iterable[Token], places: dict[int, int]) -> Iterator[Tie]:
    for token in tokens:
        if token.head.i != token.i:
            yield Tie(places[token.i], places[token.head.i], NAMES.get(g.relation(token), ""))


def _different(
    analysis: Analysis, pairs: Iterable[tuple[int, int]], places: dict[int, int], name: str
) -> Iterator[Tie]:
    for word, head in pairs:
        yield Tie(places[word], places[head], name or _name(analysis, word, head), differs=True)


def _name(analysis: Analysis, word: int, head: int) -> str:
    """What the parser takes a word for where it hangs on a head, or else where it has it."""
    arcs = analysis.doubt.alternatives(word)
    found = next((a.relation for a in arcs if a.head == head), g.relation(analysis.doc[word]))
    return NAMES.get(found.lower().partition(":")[0], "")
