"""Take examples out of the middle of a sentence: "Examples of trusted tools include …".

"…, such as a pen, …", "(e.g., a pen)": they say more of one noun, and the sentence stands without.
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

LINKS = (
    ("such", "as"),
    ("e.g.", ","),
    ("e.g.",),
    ("for", "example", ","),
    ("for", "instance", ","),
)
SURE = 0.7
FEWEST = 4
"""Words of the examples: fewer do not tear the sentence."""
NAMING = ("DET", "ADJ", "NOUN", "PROPN", "NUM")
CORE = ("amod", "compound")
OF = ("case", "det", "nmod", "amod", "compound")
LONGEST = 4
"""Words between the noun and its examples ("signs of a member, such as …")."""
DEFINES = ("mean", "include", "define")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for the first examples of a plural noun between commas or in brackets."""
    if sentence.root.lemma_.lower() in DEFINES:
        return
    for token in sentence:
        link = next((k for k in LINKS if _reads(token, k)), None)
        taken = _aside(token) if link is not None else []
        if link is None or len(taken) < FEWEST + len(link):
            continue
        named = taken[len(link) :]
        heads = [t for t in named if t.head.i < taken[0].i and t.pos_ != "PUNCT"]
        if len(heads) == 1 and _fits(heads[0], named, taken) and is_sure(heads[0], doubt, SURE):
            yield _taken_out(sentence, heads[0].head, taken, named)
            return


def _reads(token: Token, link: tuple[str, ...]) -> bool:
    return tuple(t.lower_ for t in token.doc[token.i : token.i + len(link)]) == link


def _aside(first: Token) -> list[Token]:
    """From the link to the bracket that closes it, or to the comma behind the last example."""
    if first.i == first.sent.start:
        return []
    doc, end = first.doc, first.sent.end
    if first.nbor(-1).text == "(":
        inside = [t for t in doc[first.i : end] if t.text in ("(", ")")]
        return list(doc[first.i : inside[0].i]) if inside and inside[0].text == ")" else []
    head = next((t for t in doc[first.i + 2 : end] if t.head.i < first.i), None)
    if first.nbor(-1).text != "," or head is None:
        return []
    whole = grammar.trimmed(closed([t for t in grammar.subtree(head) if t.i >= first.i]))
    return whole if whole and grammar.word_after(whole[-1]) == "," else []


def _fits(example: Token, named: list[Token], taken: list[Token]) -> bool:
    """Whether only things are named, all of them of the one noun before."""
    noun = example.head
    things = named[0].pos_ in NAMING and not any(t.tag_ in ("WDT", "WP", "MD") for t in named)
    alone = not grammar.children(noun, "conj") and not grammar.has_relation(noun, "conj")
    behind = _described(noun, taken)
    near = len(behind) <= LONGEST and all(grammar.has_relation(t, *OF) for t in behind)
    open_ended = any(t.lower_ in ("etc", "etc.") for t in named)
    parted = any(t.text in (";", ":", "?") for t in noun.sent) or open_ended
    if closes(taken):
        return taken[0].nbor(-1).text == "(" and things and not parted
    return noun.tag_ == "NNS" and things and alone and near and not parted


def _described(noun: Token, taken: list[Token]) -> list[Token]:
    """The words between the noun and the comma or bracket of its examples."""
    return list(noun.doc[noun.i + 1 : taken[0].i - 1])


def _taken_out(sentence: Span, noun: Token, taken: list[Token], named: list[Token]) -> Proposal:
    around = [taken[0].nbor(-1), *taken]
    if taken[-1].nbor(1).text == ")":
        around.append(taken[-1].nbor(1))
    rest = without(list(sentence), around)
    before = [t for t in grammar.children(noun, *CORE) if t.i < noun.i]
    core = [] if closes(taken) else [*before, noun, *_described(noun, taken)]
    thing: list[Part] = [Word(plain_case(t), t) for t in core]
    lead = parts("Examples", "of" if core else "", thing, "include")
    said, opening = parts(lead, named), " ".join(map(text_of, lead))
    link = taken[: len(taken) - len(named)]
    licence = Licence(
        added=frozenset(("examples", "example", "include", "of", key("examples"))),
        dropped=frozenset(w for t in link for w in (t.lower_, key(t.text))),
        assumed=frozenset(("example", "include", key(noun.text))),
        moved=frozenset((key(noun.text), *(key(t.text) for t in named if t.head.i < taken[0].i))),
        again=frozenset(t.lower_ for t in core),
        openings=(opening,),
        left_out=" ".join(t.text for t in link),
    )
    pair = (ended(rest, final_mark(list(sentence))), ended(said, "."))
    return Proposal("split-examples", pair, licence=licence)
