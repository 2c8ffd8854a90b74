"""Take an apposition out: "the panel, a body of experts" gives "The panel is a body of …".

Where it describes the subject that opens the sentence it comes first: "The next book, Home, is
long" gives "The next book is Home. It is long."
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
    remainder,
    without,
)
from clauselint.rewrite.extent import bracketed, closes, whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, key
from clauselint.rewrite.mention import again, is_name, is_person, pronoun_or_again
from clauselint.rewrite.restructure._openings import opening
from clauselint.rewrite.restructure._register import is_rule, past
from clauselint.rewrite.wordlists import wordlist

TIMES = wordlist("times")
DAYS = ("day", "date", "morning", "evening", "night", "month")
BODIES = wordlist("bodies")
ARTICLES = frozenset(("a", "an", "the", "one", "his", "her", "their", "our"))


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each apposition that describes or names a noun and stands between commas."""
    for noun in sentence:
        if grammar.has_relation(noun, "appos") and _adds(noun):
            yield from _extract(sentence, noun)
        elif _closes_as_kind(noun):
            yield from _kind(sentence, noun)


def _adds(noun: Token) -> bool:
    head, phrase = noun.head, whole_phrase(noun)
    return (
        _is_set_off(phrase)
        and (_describes(noun, phrase) or _names(noun, phrase))
        and head.pos_ in ("NOUN", "PROPN")
        and head.lemma_ != noun.lemma_
        and not grammar.children(noun, "case")
        and not _is_absolute(noun)
        and not any(t.text in ('"', "“", "”", ":") for t in phrase)
        and not _is_of_another(head, noun, phrase)
        and head.lower_ not in TIMES
        and not grammar.children(head, "conj")
        and not grammar.children(noun, "conj")
        and (grammar.relation(head) != "conj" or not is_rule(noun.sent))
    )


def _is_of_another(head: Token, noun: Token, phrase: list[Token]) -> bool:
    """ "The clerk, the agency", "its rose badge, the flower of …"."""
    body = noun.lemma_.lower() in BODIES and is_person(head) and head.pos_ == "NOUN"
    inner = [t for t in grammar.children(head, "compound") if t.tag_ in ("NN", "NNS")]
    owned = grammar.child(head, "nmod:poss") is not None
    return body or (owned and phrase[0].lower_ == "the" and bool(inner))


def _is_set_off(phrase: list[Token]) -> bool:
    last = phrase[-1]
    closed = last.i + 1 >= last.sent.end or last.nbor(1).text in (",", ".", ";", ")", "–", "—")
    return closed and grammar.comma_before(phrase[0])


def _describes(noun: Token, phrase: list[Token]) -> bool:
    one = noun.lower_ == "one" and noun.i + 1 < noun.sent.end and noun.nbor(1).lower_ == "of"
    # "The plan, its aim and …": what is the plan's is one more item, not the plan.
    article = phrase[0].lower_ in ARTICLES and (one or phrase[0].i < noun.i)
    kind = phrase[0].pos_ in ("ADJ", "NOUN")
    plural = noun.tag_ == "NNS" and kind and bool(grammar.children(noun, "acl"))
    return article or plural


def _names(noun: Token, phrase: list[Token]) -> bool:
    """ "The next book, Home, …": the name of a thing that was told from others before it."""
    head, det = noun.head, grammar.child(noun.head, "det", "nmod:poss")
    alone = all(is_name(t) or t.pos_ == "NUM" for t in phrase) and phrase[0].i == head.i + 2
    known = det is not None and det.lower_ not in ("a", "an") and head.pos_ == "NOUN"
    return alone and known and head.lower_ not in DAYS and not is_name(head)


def _closes_as_kind(noun: Token) -> bool:
    """ "…, wooden flutes played at weddings": several things behind a comma close the sentence."""
    phrase = whole_phrase(noun)
    loose = grammar.has_relation(noun, "appos", "nmod") and grammar.preposition(noun) is None
    described = bool(grammar.children(noun, "acl")) and phrase[0].pos_ in ("ADJ", "NOUN")
    listed = grammar.children(noun, "conj") or noun.head.pos_ not in ("NOUN", "PROPN")
    plural = noun.tag_ == "NNS" and not listed and not grammar.children(noun.head, "conj")
    return loose and plural and described and _is_set_off(phrase) and closes(phrase)


def _kind(sentence: Span, noun: Token) -> Iterator[Proposal]:
    taken = whole_phrase(noun)
    be = finite("be", plural=True, past=past(sentence.root))
    rest = remainder(sentence, taken)
    licence = Licence(
        added=frozenset(("these",)), moved=frozenset((key(noun.text),)), openings=(f"these {be}",)
    )
    said = ended(parts("These", be, taken), ".")
    yield Proposal("split-apposition", (rest, said), licence=licence)


def _is_absolute(noun: Token) -> bool:
    """ "…, the axis pointing north" is a clause without its verb form, not a second name."""
    return any(c.tag_ == "VBG" and c.i == noun.i + 1 for c in grammar.children(noun, "acl"))


def _extract(sentence: Span, noun: Token) -> Iterator[Proposal]:
    head, taken = noun.head, whole_phrase(noun)
    rest = without(list(sentence), bracketed(taken))
    end, be = final_mark(list(sentence)), _be(sentence, head, noun)
    if _opens(sentence, noun):
        left = [t for t in sentence if t.i < taken[0].i]
        right = [t for t in sentence if t.i > taken[-1].i]
        first = ended(parts(ended(left, ""), be, taken), ".")
        named = pronoun_or_again(head)
        main = ended(parts(named, ended(_after_comma(right), "")), end)
        licence = Licence(
            moved=frozenset((key(head.text),)),
            openings=(opening([*ended(left, "")], be), opening(named)),
            left_out=opening([*ended(left, "")]),
        )
        yield Proposal("split-apposition", (first, main), licence=licence)
        return
    own = parts(again(head), be, taken)
    moved = frozenset(("one",)) if noun.lower_ == "one" else frozenset[str]()
    licence = Licence(moved=moved, openings=(opening(again(head), be),), linked=True)
    yield Proposal("split-apposition", (ended(rest, end), ended(own, ".")), licence=licence)


def _opens(sentence: Span, noun: Token) -> bool:
    """Whether the noun and what it is called are the subject that opens the sentence."""
    subject = grammar.own_subject(sentence.root)
    first = subject is not None and subject.i == noun.head.i
    whole = grammar.subtree(noun.head)
    last = grammar.trimmed(whole)[-1].i == whole_phrase(noun)[-1].i
    return first and last and whole[0].i == sentence.start


def _after_comma(tokens: list[Token]) -> list[Token]:
    return tokens[1:] if tokens and tokens[0].text in (",", "–", "—") else tokens


def _be(sentence: Span, head: Token, noun: Token) -> list[Part]:
    return [Word(finite("be", plural=_number(head, noun), past=past(sentence.root)))]


def _number(head: Token, noun: Token) -> bool:
    return is_plural(head) or (noun.tag_ == "NNS" and head.tag_ not in ("NN", "NNP"))
