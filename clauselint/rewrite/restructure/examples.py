"""Take examples out of the middle of a sentence: "Examples of trusted tools include …".

"…, such as a pen, …", "(e.g., a pen)", "…, including pens, …": they say more of one noun, and the
sentence stands without.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Part,
    Proposal,
    Word,
    ended,
    final_mark,
    parts,
    plain_case,
    text_of,
    without,
)
from clauselint.rewrite.extent import closed, closes
from clauselint.rewrite.inflect import key
from clauselint.rewrite.restructure._certainty import is_sure

EXAMPLES = ("Examples of", "include", "Examples include")
PARTS = ("These", "include", "This includes")
MORE = ("These", "include, but are not limited to,", "This includes, but is not limited to,")
LINKS = {
    ("such", "as"): EXAMPLES,
    ("e.g.", ","): EXAMPLES,
    ("e.g.",): EXAMPLES,
    ("for", "example", ","): EXAMPLES,
    ("for", "instance", ","): EXAMPLES,
    ("including", "but", "not", "limited", "to"): MORE,
    ("including", ",", "but", "not", "limited", "to", ","): MORE,
    ("including",): PARTS,
}
"""What opens an aside; what stands before and behind the noun then, and what without a noun."""
SURE = 0.7
FEWEST = 4
"""Words of the examples: fewer do not tear the sentence."""
NAMING = ("DET", "ADJ", "NOUN", "PROPN", "NUM")
CORE = ("amod", "compound")
OF = ("case", "det", "nmod", "amod", "compound")
DASHES = ("–", "—", "--")
LONGEST = 4
"""Words between the noun and its examples ("signs of a member, such as …")."""
DEFINES = ("mean", "include", "define")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for the first examples of a plural noun between commas or in brackets."""
    if sentence.root.lemma_.lower() in DEFINES:
        return
    for token in sentence:
        link = max((k for k in LINKS if _reads(token, k)), key=len, default=None)
        taken = _aside(token, len(link)) if link is not None else []
        if link is None or len(taken) < FEWEST + len(link):
            continue
        named = taken[len(link) :]
        heads = [t for t in named if t.head.i < taken[0].i and t.pos_ != "PUNCT"]
        last = closes(taken) and taken[0].nbor(-1).text == "("
        ours = last or (len(heads) == 1 and is_sure(heads[0], doubt, SURE))
        if heads and ours and _fits(heads[0], named, taken):
            yield _taken_out(sentence, heads[0].head, taken, LINKS[link])
            return


def _reads(token: Token, link: tuple[str, ...]) -> bool:
    return tuple(t.lower_ for t in token.doc[token.i : token.i + len(link)]) == link


def _aside(first: Token, size: int) -> list[Token]:
    """From the link to the bracket or dash that closes it, or to the comma behind the last one."""
    if first.i == first.sent.start:
        return []
    doc, end = first.doc, first.sent.end
    if first.nbor(-1).text == "(":
        inside = [t for t in doc[first.i : end] if t.text in ("(", ")")]
        return list(doc[first.i : inside[0].i]) if inside and inside[0].text == ")" else []
    if first.nbor(-1).text in DASHES:
        inside = [t for t in doc[first.i : end] if t.text in DASHES]
        return list(doc[first.i : inside[0].i]) if inside else []
    head = next((t for t in doc[first.i + size : end] if t.head.i < first.i), None)
    if first.nbor(-1).text != "," or head is None:
        return []
    whole = grammar.trimmed(closed([t for t in grammar.subtree(head) if t.i >= first.i]))
    return whole if whole and grammar.word_after(whole[-1]) == "," else []


def _fits(example: Token, named: list[Token], taken: list[Token]) -> bool:
    """Whether only things are named, all of them of the one noun before."""
    noun = example.head
    things = named[0].pos_ in NAMING and grammar.is_nominal(example)
    things &= not any(t.tag_ in ("WDT", "WP") and grammar.comma_before(t) for t in named)
    alone = not grammar.children(noun, "conj") and not grammar.has_relation(noun, "conj")
    behind = _described(noun, taken)
    near = len(behind) <= LONGEST and all(grammar.has_relation(t, *OF) for t in behind)
    open_ended = any(t.lower_ in ("etc", "etc.") for t in named)
    parted = any(t.text in (";", ":", "?") for t in noun.sent) or open_ended
    parted |= any(c.lower_ == "no" for c in noun.children)
    if closes(taken):
        return taken[0].nbor(-1).text == "(" and things and not parted
    return noun.tag_ == "NNS" and things and alone and near and not parted


def _described(noun: Token, taken: list[Token]) -> list[Token]:
    """The words between the noun and the comma or bracket of its examples."""
    return list(noun.doc[noun.i + 1 : taken[0].i - 1])


def _taken_out(
    sentence: Span, noun: Token, taken: list[Token], lead: tuple[str, str, str]
) -> Proposal:
    around = [taken[0].nbor(-1), *taken]
    if taken[-1].nbor(1).text in (")", *DASHES):
        around.append(taken[-1].nbor(1))
    rest = without(list(sentence), around)
    before = [t for t in grammar.children(noun, *CORE) if t.i < noun.i]
    core = [*before, noun, *_described(noun, taken)]
    thing: list[Part] = [Word(plain_case(t), t) for t in core]
    alone = closes(taken)
    opened = _words(lead[2]) if alone else parts(_words(lead[0]), thing, _words(lead[1]))
    link = [t for t in taken if t.i < _first_named(taken).i]
    said = parts(opened, [t for t in taken if t.i > link[-1].i])
    new = [w for w in " ".join(lead).replace(",", "").lower().split() if w != "these"]
    licence = Licence(
        added=frozenset((*new, *map(key, new), "these")),
        dropped=frozenset(w for t in link for w in (t.lower_, key(t.text))),
        assumed=frozenset((*map(key, new), key(noun.text))),
        moved=frozenset((key(noun.text), *(key(t.text) for t in taken if t.head.i < taken[0].i))),
        again=frozenset(() if alone else (t.lower_ for t in core)),
        openings=(" ".join(map(text_of, opened)),),
        left_out=" ".join(t.text for t in link),
    )
    pair = (ended(rest, final_mark(list(sentence))), ended(said, "."))
    return Proposal("split-examples", pair, licence=licence)


def _words(text: str) -> list[Part]:
    return [Word(w) for w in text.replace(",", " ,").split()]


def _first_named(taken: list[Token]) -> Token:
    """The first word behind the link."""
    sizes = [len(k) for k in LINKS if _reads(taken[0], k)]
    return taken[max(sizes)]
