"""Take examples out of the middle of a sentence: "Examples of trusted tools include …".

"…, such as a pen, …", "(e.g., a pen)", "…, including pens, …": they say more of one noun, and the
sentence stands without.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.nlp.people import may_be_person
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
from clauselint.rewrite.restructure._certainty import hangs_before, share

EXAMPLES = ("Examples of", "include")
PARTS = ("These", "include")
MORE = ("These", "include, but are not limited to,")
SINGULAR = {PARTS[1]: "includes", MORE[1]: "includes, but is not limited to,"}
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
"""What opens an aside, and what stands before and behind the noun then."""
SURE = 0.7
LAST = 2
"""Words more that they have at the end, where they tear nothing."""
FEWEST = 4
"""Words of the examples: fewer do not tear the sentence."""
NAMING = ("DET", "ADJ", "NOUN", "PROPN", "NUM")
CORE = ("amod", "compound")
OF = ("case", "det", "nmod", "amod", "compound")
DASHES = ("–", "—", "--")
COUNTS = words_of("nouns-of-counts")
PARTING, OPEN_ENDED = (";", ":", "?"), ("etc", "etc.", "example", "e.g.")
LEAVING = ("IN", "TO", "VBN", "WDT", "WP", "WRB", "RB")
"""Tags of words that, behind a comma, may go on with what stands before the examples."""
ELSEWHERE = 0.4
LONGEST = 4
"""Words between the noun and its examples ("signs of a member, such as …")."""
DEFINES = words_of("verbs-that-define")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for the first examples of a plural noun between commas or in brackets."""
    if sentence.root.lemma_.lower() in DEFINES:
        return
    for token in sentence:
        link = max((k for k in LINKS if _reads(token, k)), key=len, default=None)
        taken = _aside(token, len(link)) if link is not None else []
        if link is None or not taken:
            continue
        if len(taken) < FEWEST + len(link) + (LAST if closes(taken) else 0):
            continue
        named = taken[len(link) :]
        heads = [t for t in named if t.head.i < taken[0].i and t.pos_ != "PUNCT"]
        ours = bool(heads) and (_closes_bracket(taken) or _is_ours(heads, doubt))
        if ours and _fits(heads[0], named, taken) and not _leaves(named, taken[0], doubt):
            yield _taken_out(sentence, _noun(heads[0]), taken, link)
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
    ends = whole and (grammar.word_after(whole[-1]) == "," or closes(whole))
    return whole if ends else []


def _noun(example: Token) -> Token:
    """The noun that the examples are of: "plans" in "all of its plans, including …"."""
    head = example.head
    counted = head.tag_ == "DT" or head.lower_ in COUNTS
    of = [c for c in grammar.children(head, "nmod") if grammar.preposition_text(c) == "of"]
    return of[0] if counted and len(of) == 1 and of[0].i < example.i else head


def _is_ours(heads: list[Token], doubt: Doubt) -> bool:
    """Whether the parser hangs the first example on the noun, or on what counts it."""
    places = {heads[0].head.i, _noun(heads[0]).i}
    return len(heads) == 1 and share(heads[0], places, doubt) >= SURE


def _fits(example: Token, named: list[Token], taken: list[Token]) -> bool:
    """Whether only things are named, all of them of the one noun right before."""
    noun = _noun(example)
    behind = _described(noun, taken)
    things = named[0].pos_ in NAMING and grammar.is_nominal(example) and not may_be_person(noun)
    things &= not any(t.tag_ in ("WDT", "WP") and grammar.comma_before(t) for t in named)
    alone = not grammar.children(noun, "conj") and not grammar.has_relation(noun, "conj")
    near = len(behind) <= LONGEST and all(grammar.has_relation(t, *OF) for t in behind)
    odd = any(t.text in PARTING for t in noun.sent) or any(t.lower_ in OPEN_ENDED for t in named)
    odd |= any(c.lower_ == "no" for c in noun.children) or _is_choice(example)
    if _closes_bracket(taken):
        return things and not odd
    number = noun.tag_ == "NNS" or (noun.tag_ == "NN" and taken[0].lower_ == "including")
    return number and things and alone and near and not odd


def _closes_bracket(taken: list[Token]) -> bool:
    """ "… (e.g., A and B).": what is in brackets at the end is of all that was said."""
    return closes(taken) and taken[0].nbor(-1).text == "(" and taken[0].lower_ != "including"


def _is_choice(example: Token) -> bool:
    """ "A or B": examples that "include" takes with "and"."""
    return any(c.lower_ == "or" for c in grammar.coordinators(example))


def _leaves(named: list[Token], first: Token, doubt: Doubt) -> bool:
    """Whether what closes the examples may go on with what stands before them."""
    worded = [t for t in named if t.pos_ != "PUNCT" and t.head.i >= first.i]
    goes_on = any(t.text == "," and t.nbor(1).tag_ in LEAVING for t in named[:-1])
    return goes_on or any(hangs_before(t, first.i, doubt) > ELSEWHERE for t in worded)


def _described(noun: Token, taken: list[Token]) -> list[Token]:
    """The words between the noun and the comma or bracket of its examples."""
    return list(noun.doc[noun.i + 1 : taken[0].i - 1])


def _taken_out(sentence: Span, noun: Token, taken: list[Token], words: tuple[str, ...]) -> Proposal:
    lead, link, named = LINKS[words], taken[: len(words)], taken[len(words) :]
    around = [taken[0].nbor(-1), *taken]
    if taken[-1].nbor(1).text in (")", *DASHES):
        around.append(taken[-1].nbor(1))
    rest = without(list(sentence), around)
    before = [t for t in grammar.children(noun, *CORE) if t.i < noun.i]
    pointed = lead[0] == PARTS[0]
    core = [noun] if pointed else [*before, noun, *_described(noun, taken)]
    if closes(taken) and not pointed:
        core, lead = [], ("Examples", lead[1])
    if pointed and noun.tag_ == "NN":
        lead = ("This", SINGULAR[lead[1]])
    thing: list[Part] = [Word(plain_case(t), t) for t in core]
    opened = parts(_words(lead[0]), thing, _words(lead[1]))
    said = parts(opened, named)
    pointers = ("these", "this")
    new = [w for w in " ".join(lead).replace(",", "").lower().split() if w not in pointers]
    licence = Licence(
        added=frozenset((*new, *map(key, new), *pointers)),
        dropped=frozenset(w for t in link for w in (t.lower_, key(t.text))),
        assumed=frozenset((*map(key, new), key(noun.text))),
        moved=frozenset((key(noun.text), *(key(t.text) for t in taken if t.head.i < taken[0].i))),
        again=frozenset(t.lower_ for t in core),
        openings=(" ".join(map(text_of, opened)),),
        left_out=" ".join(t.text for t in link),
    )
    pair = (ended(rest, final_mark(list(sentence))), ended(said, "."))
    return Proposal("split-examples", pair, licence=licence)


def _words(text: str) -> list[Part]:
    return [Word(w) for w in text.replace(",", " ,").split()]
