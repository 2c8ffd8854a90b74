"""Take an apposition out: "the panel, a body of experts" gives "The panel is a body of …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Part, Proposal, Word, ended, final_mark, parts, without
from clauselint.rewrite.extent import bracketed, whole_phrase
from clauselint.rewrite.inflect import finite, is_plural
from clauselint.rewrite.mention import again
from clauselint.rewrite.wordlists import wordlist

TIMES = wordlist("times")
ARTICLES = ("a", "an", "the", "one", "his", "her", "its", "their", "our")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each apposition with an article that stands between commas."""
    for noun in sentence:
        if grammar.has_relation(noun, "appos") and _adds(noun):
            yield from _extract(sentence, noun)


def _adds(noun: Token) -> bool:
    head, phrase = noun.head, whole_phrase(noun)
    last = phrase[-1]
    closed = last.i + 1 >= last.sent.end or last.nbor(1).text in (",", ".", ";", ")", "–", "—")
    article = phrase[0].lower_ in ARTICLES and phrase[0].i < noun.i
    kind = phrase[0].pos_ in ("ADJ", "NOUN")
    plural = noun.tag_ == "NNS" and kind and bool(grammar.children(noun, "acl"))
    described = article or plural
    return (
        closed
        and described
        and grammar.comma_before(phrase[0])
        and head.pos_ in ("NOUN", "PROPN")
        and not grammar.children(noun, "case")
        and not _is_absolute(noun)
        and not any(t.text in ('"', "“", "”") for t in phrase)
        and head.lower_ not in TIMES
        and not grammar.children(head, "conj")
        and not grammar.children(noun, "conj")
    )


def _is_absolute(noun: Token) -> bool:
    """ "…, the axis pointing north" is a clause without its verb form, not a second name."""
    return any(c.tag_ == "VBG" and c.i == noun.i + 1 for c in grammar.children(noun, "acl"))


def _extract(sentence: Span, noun: Token) -> Iterator[Proposal]:
    head, taken = noun.head, whole_phrase(noun)
    rest = without(list(sentence), bracketed(taken))
    own = parts(again(head), _be(sentence, head, noun), taken)
    end = final_mark(list(sentence))
    main, said = ended(rest, end), ended(own, ".")
    yield Proposal("split-apposition", (main, said))


def _be(sentence: Span, head: Token, noun: Token) -> list[Part]:
    return [Word(finite("be", plural=_number(head, noun), past=past(sentence.root)))]


def _number(head: Token, noun: Token) -> bool:
    return is_plural(head) or (noun.tag_ == "NNS" and head.tag_ not in ("NN", "NNP"))


def past(verb: Token) -> bool:
    """Whether the clause is told in the past tense."""
    forms = [verb, *grammar.children(verb, "aux", "cop")]
    first = min(forms, key=lambda t: (t.tag_ not in ("MD", "VBD", "VBZ", "VBP"), t.i))
    return first.tag_ == "VBD"
