"""Readings as small trees: the words around a construction, and what each of them hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from clauselint.findings import Tie, WordTree
from clauselint.nlp import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

Places = tuple[int, ...]
Pairs = Sequence[tuple[Places, Places]]
"""For one reading, tokens and what these hang on. Of a phrase its head hangs on it."""

MOST = 10
"""Words in a tree that is drawn whole; of a longer stretch only the words that matter are."""

LEFT_OUT = "…"
LITTLE = ("aux", "case", "cc", "cop", "det", "mark")
"""Relations of the words that go with another one, and say which of a kind it is."""

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
    """A tree for each reading, over the same words; none where two readings do not differ.

    What the readings do not speak of hangs as in the parse. `name` is what a word is to what they
    hang it on, where that is no relation of the parse; it then hangs as in the parse, too.
    """
    tied = [list(_tied(analysis, pairs)) for pairs in readings]
    if not all(readings) or len({frozenset(pairs) for pairs in tied}) < len(tied):
        return []
    offered = {pair for pairs in tied for pair in pairs}
    spoken_of = offered | {(head, word) for word, head in offered}
    kept = _kept(analysis, {i for pair in offered for i in pair})
    words, places = _words(analysis, kept)
    parsed = [t for t in kept if t.head.i in places and (t.i, t.head.i) not in spoken_of]
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


def _kept(analysis: Analysis, core: set[int]) -> list[Token]:
    """The words from the first to the last of the core, or where these are many the nearest."""
    doc = analysis.doc
    little = {c.i for i in core for c in g.children(doc[i], *LITTLE) if not c.is_punct}
    stretch = [t.i for t in doc[min(core) : max(core) + 1] if not t.is_punct]
    near = stretch if len(stretch) <= MOST else [i for i in stretch if doc[i].head.i in core]
    nearest = [i for i in near if i not in core | little][: max(MOST - len(core | little), 0)]
    return [doc[i] for i in sorted(core | little | set(nearest))]


def _words(analysis: Analysis, kept: Sequence[Token]) -> tuple[list[str], dict[int, int]]:
    """The words as they are shown, and the place of each token among them."""
    words: list[str] = []
    places: dict[int, int] = {}
    last = kept[0].sent.start - 1
    for token in kept:
        between = analysis.doc[last + 1 : token.i]
        if any(not t.is_punct for t in between):
            words.append(LEFT_OUT)
        places[token.i] = len(words)
        words.append(_shown(token))
        last = token.i
    rest = analysis.doc[last + 1 : kept[-1].sent.end]
    return (words + [LEFT_OUT] * any(not t.is_punct for t in rest)), places


def _shown(token: Token) -> str:
    """The word with the marks that stand against it."""
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first - 1].is_left_punct and not doc[first - 1].whitespace_:
        first -= 1
    while last + 1 < len(doc) and _closes(doc[last + 1]) and not doc[last].whitespace_:
        last += 1
    return doc[first : last + 1].text


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
