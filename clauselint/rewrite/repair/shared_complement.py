"""AMB001: say both halves of a shared complement in full, or drop the first.

"is or is approved to be in the public domain" becomes "is in the public domain or is approved to
be in the public domain"; "has or will be enrolled" becomes "has been or will be enrolled".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.lexicon import leaders
from clauselint.nlp import grammar
from clauselint.nlp.forms import inflect
from clauselint.rewrite.draft import Licence, Part, Proposal, Word, source_token
from clauselint.rewrite.repair._parts import choice, copied, edited, one, sentence_of

CODES = ("AMB001",)
EXIST = leaders("existing")
KIND = "complete-shared-complement"


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """Both halves in full (reading 0), and the second half alone, which narrows the meaning."""
    first, second = one(candidate, doc, "verb1"), one(candidate, doc, "verb2")
    cc, complement = one(candidate, doc, "cc"), candidate.anchors.get("complement", ())
    if first is None or second is None or cc is None or not complement:
        return
    if not _are_alike(first, second) or _is_apart(cc, complement[0]):
        return
    sentence, shared = sentence_of(candidate, doc), [doc[i] for i in complement]
    completion = _completion(first, second, shared)
    if completion:
        whole = edited(sentence, after={cc.i - 1: completion})
        moved = [first, second, *shared, *grammar.auxiliaries(second), *verbs_in(completion)]
        yield choice(KIND, whole, 0, moved=moved)
    if first.lower_ in EXIST:
        alone = edited(sentence, instead={first.i: [Word(EXIST[first.lower_])]})
        yield choice("complete-first-verb", alone, 1, moved=[first, second], added=("exist",))
    yield _narrowed(sentence, first, cc, second)


def _are_alike(first: Token, second: Token) -> bool:
    """ "is said to have or is meant to have X": an infinitive is no half of a finite verb."""
    to = [any(c.lower_ == "to" for c in verb.children) for verb in (first, second)]
    return to[0] == to[1]


def _is_apart(cc: Token, complement: int) -> bool:
    """ "what you have, and may use": one comma parts two clauses, and two enclose the second."""
    return grammar.comma_before(cc) and cc.doc[complement - 1].text != ","


def _completion(first: Token, second: Token, shared: list[Token]) -> list[Part]:
    """What completes the first verb: its own verb forms; objects stay shared."""
    lemma = first.lemma_.lower()
    infinitive = shared[0].lower_ == "to"
    if lemma == "be":
        return _after_be(shared) if infinitive else copied(shared)
    tag = "VBN" if lemma == "have" else "VB"
    verbs = [t for t in shared if t.pos_ in ("VERB", "AUX")]
    if infinitive and verbs:
        return _said(verbs, shared, tag)
    helper = next((t for t in grammar.auxiliaries(second) if t.lemma_.lower() == "be"), None)
    if helper is not None and second.tag_ == "VBN":
        return [Word(inflect("be", tag))]
    return [Word(inflect(second.lemma_.lower(), tag), second)]


def verbs_in(completion: list[Part]) -> list[Token]:
    """The source verbs whose forms complete the first half."""
    return [t for t in map(source_token, completion) if t is not None and grammar.is_verb(t)]


def _said(verbs: list[Token], shared: list[Token], tag: str) -> list[Part]:
    """ "may or is required to disclose X": the infinitive's verb; "to be kept": "be kept"."""
    head = Word(inflect(verbs[0].lemma_.lower(), tag), verbs[0])
    if verbs[0].lemma_.lower() != "be":
        return [head]
    return [head, *copied(t for t in shared if t.i > verbs[0].i)]


def _after_be(shared: list[Token]) -> list[Part]:
    """ "to be in the public domain" after "is": "in the public domain"."""
    verb = next((t for t in shared if t.lemma_.lower() == "be"), None)
    return copied(t for t in shared if t.i > verb.i) if verb is not None else []


def _narrowed(sentence: Span, first: Token, cc: Token, second: Token) -> Proposal:
    gone = [first, *grammar.between(first.doc, first, cc), cc]
    kept = edited(sentence, drop=gone)
    proposal = choice("narrow-shared-complement", kept, None, moved=[first, second])
    dropped = Licence(
        moved=proposal.licence.moved,
        dropped=frozenset(t.lower_ for t in gone),
    )
    return replace(
        proposal,
        keeps_meaning=False,
        note=f"narrows the meaning: drops “{first.text}”",
        licence=dropped,
    )
