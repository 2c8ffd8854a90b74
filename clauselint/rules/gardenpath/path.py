"""What the garden-path rules share: runs of words without a break, noun phrases by their tags, and
finite verbs. Tags are asked first and the tree second: in a garden path the tree may be wrong, for
the parser can be led astray as a reader is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import leaders
from clauselint.lexicon import words as words_of
from clauselint.nlp.grammar import children, relation
from clauselint.rules.gardenpath.valency import only_past, past_share, takes_object

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis, Arc


SUBORDINATORS = words_of("subordinators")
"""Words that open a finite clause; "with", "about" and other prepositions open none."""
BREAKS = frozenset(',;:.!?()[]{}—–"“”')
NOMINATIVE = frozenset(leaders("pronoun-cases").values()) - {"who"}
NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "PRP", "DT", "EX"))
OPENING_TAGS = frozenset(("DT", "PRP$", "PRP", "EX", "PDT"))
INNER_TAGS = frozenset((
    "DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "VBG", "VBN",
    "HYPH", "AFX", "RB", "$", "#", "FW",
))  # fmt: skip
FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))


def is_break(token: Token) -> bool:
    """Whether the token is punctuation at which a reader closes a phrase."""
    return token.text in BREAKS or token.text in ("--", "...")


def stretch(token: Token) -> list[Token]:
    """The token and all after it, up to the first break or the end of its sentence."""
    found = []
    for other in token.doc[token.i : token.sent.end]:
        if is_break(other):
            break
        found.append(other)
    return found


def is_finite_word(token: Token) -> bool:
    """Whether the word itself is finite: a modal, a present or a past tense.

    A form that can only be a past tense ("sank") is one, whatever its tag.
    """
    if token.tag_ not in ("NN", "NNP") or not only_past(token.lower_):
        return token.tag_ in FINITE_TAGS
    return token.i > 0 and token.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON", "ADV")


def could_be_past(token: Token) -> bool:
    """Whether a form could be a past tense and a past participle, whatever its tag ("hit")."""
    if only_past(token.lower_):
        return False
    return token.tag_ in ("VBD", "VBN", "VBP") and past_share(token.lower_) > 0


def is_intransitive_past(token: Token) -> bool:
    """Whether a participle is of a verb that hardly has a passive, and so is a past tense."""
    stands_alone = token.tag_ == "VBN" and not any(relation(c) == "aux" for c in token.children)
    return stands_alone and past_share(token.lower_) > 0.3 and takes_object(token.lemma_) < 0.3


def is_noun_like(token: Token) -> bool:
    """Whether the tag is that of a noun, name or pronoun."""
    return token.tag_ in NOUN_TAGS


def nominal(tokens: list[Token]) -> list[Token]:
    """The noun phrase that opens the tokens, without what follows its head; empty if none does.

    A pronoun is a phrase by itself. A second article or pronoun right after a noun opens another
    phrase: "the food | the chef".
    """
    found: list[Token] = []
    for token in tokens:
        if found and (_opens_another(token, found[-1]) or is_finite_word(token)):
            break
        if token.tag_ in INNER_TAGS or _is_noun_after_all(token, found):
            found.append(token)
        else:
            break
    while found and found[-1].tag_ not in NOUN_TAGS and not _after_article(found):
        found.pop()
    return found


def _after_article(found: list[Token]) -> bool:
    verbal = found[-1].tag_ in ("VBP", "VBZ", "VB")
    return verbal and len(found) > 1 and found[-2].tag_ in ("DT", "PRP$")


def _opens_another(token: Token, before: Token) -> bool:
    if before.tag_ in ("PRP", "EX"):
        return True
    return token.tag_ in OPENING_TAGS and before.tag_ not in ("PDT", "IN", "CC", "POS")


def _is_noun_after_all(token: Token, found: list[Token]) -> bool:
    # A word tagged as a verb right after an article is a noun: "cheered the show the actor …".
    if token.tag_ in ("PRP", "EX"):
        return True
    return bool(found) and found[-1].tag_ in ("DT", "PRP$") and token.tag_ in ("VBP", "VBZ", "VB")


def chain(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The noun phrase that opens the tokens with its prepositional phrases, and what is left."""
    phrase = nominal(tokens)
    rest = tokens[len(phrase) :]
    while phrase and rest and _continues(rest[0]):
        more = nominal(rest[1:])
        # "… of gates and we …": a pronoun in the subject's case begins a clause.
        if not more or more[0].lower_ in NOMINATIVE:
            break
        phrase, rest = [*phrase, rest[0], *more], rest[1 + len(more) :]
    return phrase, rest


def _continues(token: Token) -> bool:
    return (token.tag_ == "IN" and token.pos_ == "ADP") or (
        token.tag_ == "CC" and token.lower_ != "but"
    )


def head_noun(phrase: list[Token]) -> Token:
    """The noun that heads a phrase: the last one before its first preposition or conjunction."""
    core: list[Token] = []
    for token in phrase:
        if core and token.tag_ in ("IN", "CC"):
            break
        core.append(token)
    nouns = [t for t in core if t.tag_ in NOUN_TAGS]
    return nouns[-1] if nouns else phrase[0]


def skip_relative(tokens: list[Token]) -> list[Token]:
    """The tokens after a relative clause that opens them ("who was very …"): from its verb on.

    Only the relative pronoun and its first verb group are skipped, as the rest cannot be told
    from what follows without the tree. The tokens themselves if no relative pronoun opens them.
    """
    if not tokens or tokens[0].tag_ not in ("WDT", "WP", "WP$"):
        return tokens
    at = 1
    while at < len(tokens) and not is_finite_word(tokens[at]):
        at += 1
    while at < len(tokens) and (is_finite_word(tokens[at]) or tokens[at].pos_ in ("AUX", "ADV")):
        at += 1
        if tokens[at - 1].pos_ == "VERB":
            break
    return tokens[at:]


def has_own_subject(verb: Token) -> bool:
    """Whether the tree gives the verb (or the head of its auxiliary or copula) a subject."""
    top = group_head(verb)
    return any(relation(c) in ("nsubj", "csubj", "expl") for c in top.children)


def group_head(token: Token) -> Token:
    """The word that an auxiliary or copula belongs to; the token itself if it is neither."""
    return token.head if relation(token) in ("aux", "cop") else token


def first_of_group(verb: Token) -> Token:
    """The first word of a verb group: its first auxiliary or copula, or the verb itself."""
    before = [c for c in children(verb, "aux", "cop") if c.i < verb.i]
    return before[0] if before else verb


def in_own(analysis: Analysis, token: Token) -> bool:
    """Whether the token belongs to the segment's own text, not to the stem of a list."""
    return token.idx >= analysis.own


def belief(analysis: Analysis, upto: Token, token: Token, head: Token, *relations: str) -> float:
    """How far the parser takes `token` for a dependant of `head` when it has read to `upto`.

    The probability of that arc in the prefix's tree, 0 where the tree has another; `relations`
    are without subtypes, any where none is named.
    """
    arc = arc_so_far(analysis, upto, token, *relations)
    return arc.probability if arc is not None and arc.head == head.i else 0.0


def arc_so_far(analysis: Analysis, upto: Token, token: Token, *relations: str) -> Arc | None:
    """How the parser attaches `token` when it has read to `upto`, or None by another relation."""
    tree = analysis.doubt.prefix_reading(upto.i)
    place = token.i - tree.start
    if not 0 <= place < len(tree.arcs):
        return None
    arc = tree.arcs[place]
    return arc if not relations or arc.relation.partition(":")[0] in relations else None


def sentences(analysis: Analysis) -> Iterator[Span]:
    """Sentences of at least four words in the segment's own text."""
    return (s for s in analysis.sentences() if len(s) > 3)
