"""AMB015, AMB023: put an adverb before the verb that it belongs to, or say it with each verb."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Proposal, Sentence
from clauselint.rewrite.repair._parts import anchored, choice, copied, edited, one, sentence_of

CODES = ("AMB015", "AMB023")


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal a reading."""
    adverb = one(candidate, doc, "adverb")
    if adverb is None:
        return
    if candidate.code == "AMB015":
        yield from _squinting(candidate, doc, adverb)
    else:
        yield from _listed(candidate, doc, adverb)


def _squinting(candidate: Candidate, doc: Doc, adverb: Token) -> Iterator[Proposal]:
    sentence = sentence_of(candidate, doc)
    for reading, name in enumerate(("verb1", "verb2")):
        verb = one(candidate, doc, name)
        if verb is not None:
            yield choice("move-adverb", _moved(sentence, adverb, verb), reading, moved=[adverb])


def _moved(sentence: Span, adverb: Token, verb: Token) -> Sentence:
    """The adverb right before its verb; at the end where it would stand as it stood."""
    if adverb.i + 1 == verb.i:
        last = grammar.trimmed(list(sentence))[-1]
        return edited(sentence, [adverb], after={last.i: [adverb]})
    return edited(sentence, [adverb], before={verb.i: [adverb]})


def _listed(candidate: Candidate, doc: Doc, adverb: Token) -> Iterator[Proposal]:
    sentence, verbs = sentence_of(candidate, doc), anchored(candidate, doc, "conjuncts")
    if len(verbs) < 2:
        return
    each = {v.i: copied([adverb]) for v in verbs[1:]}
    yield choice("repeat-adverb", edited(sentence, before=each), 0, moved=[adverb])
    again = _helpers(verbs[0])
    cc = one(candidate, doc, "cc")
    if again and cc is not None and len(verbs) == 2:
        said = edited(sentence, after={cc.i: copied(again)})
        yield choice("repeat-modal", said, 1, moved=[adverb, *verbs])


def _helpers(verb: Token) -> list[Token]:
    modal = grammar.modal(verb)
    return [modal] if modal is not None else []
