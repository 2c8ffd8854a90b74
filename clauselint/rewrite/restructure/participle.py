"""Take out a participle clause behind a comma: "…, named after X" gives "It is named after X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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
    without,
)
from clauselint.rewrite.extent import bracketed, closes, whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, key, lemma
from clauselint.rewrite.mention import again, with_article
from clauselint.rewrite.restructure._certainty import is_sure
from clauselint.rewrite.restructure._openings import cut, finite_form, opening
from clauselint.rewrite.restructure._register import is_rule, past
from clauselint.rewrite.restructure.relative import is_conditional
from clauselint.rewrite.wordlists import wordlist

CAUSES = frozenset(("cause", "force", "prompt", "trigger", "spark", "result", "allow", "enable"))
MAKE = frozenset(("make", "leave", "bring", "give", "lead", "turn"))
TAKE_GERUNDS = ("include", "involve", "mean", "require", "avoid", "consider", "recommend")
SURE = 0.25
SURE_OF_NOUN = 0.4
YEAR = 4
QUOTES = ('"', "“", "”")
PREPOSITIONS = (
    "based",
    "given",
    "compared",
    "provided",
    "related",
    "including",
    "regarding",
    "concerning",
    "depending",
    "according",
    "following",
    "beginning",
    "starting",
)


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each participle clause that only adds."""
    for verb in sentence:
        if verb.tag_ in ("VBN", "VBG") and verb.dep_ in ("advcl", "parataxis"):
            yield from _absolute(sentence, verb, whole_phrase(verb), grammar.own_subject(verb))
        renamed = verb.head.dep_ == "appos" and verb.head.i == verb.i - 1
        if verb.tag_ == "VBG" and verb.dep_ == "acl" and renamed:
            yield from _absolute(sentence, verb, whole_phrase(verb.head), verb.head)
        if verb.tag_ not in ("VBN", "VBG") or not _adds(verb):
            continue
        if _is_result(sentence, verb):
            yield from _of_event(sentence, verb)
        elif verb.dep_ == "acl" and verb.i > verb.head.i:
            if not is_rule(sentence) or is_sure(verb, doubt, SURE_OF_NOUN):
                yield from _of_noun(sentence, verb)
        elif verb.dep_ == "acl":
            yield from _before_noun(sentence, verb)
        elif verb.dep_ == "advcl" and is_sure(verb, doubt, SURE):
            yield from _of_clause(sentence, verb)


def _adds(verb: Token) -> bool:
    span = whole_phrase(verb)
    closed = span[-1].i + 1 >= verb.sent.end or span[-1].nbor(1).pos_ == "PUNCT"
    bare = not grammar.children(verb, "mark", "nsubj", "aux", "cop", "case")
    opened = grammar.comma_before(span[0]) or span[0].i == verb.sent.start
    free = span[0].lower_ not in ("however", "whether", "whatever")
    same = all(c.tag_ == verb.tag_ for c in grammar.children(verb, "conj"))
    whole = all(t.text != ":" for t in span)  # a title, or what a colon brings, was read as one
    own = verb.lower_ not in PREPOSITIONS
    return closed and bare and opened and free and same and whole and own


def _is_result(sentence: Span, verb: Token) -> bool:
    """ "…, causing delays" at the end: what was told before causes them, not its last noun."""
    root, taken = sentence.root, whole_phrase(verb)
    held = grammar.modal(root) or grammar.negation(root) or grammar.own_subject(root) is None
    causes = lemma(verb) in CAUSES or (lemma(verb) in MAKE and _makes(verb))
    result = verb.tag_ == "VBG" and causes and verb.i > root.i
    return result and not held and closes(taken) and verb.i == taken[0].i


def _makes(verb: Token) -> bool:
    """ "making it hard", "leaving only ruins", "giving rise to": no one does it, it comes about."""
    rise = any(c.lower_ == "rise" for c in grammar.objects(verb))
    to = any(grammar.preposition_text(c) == "to" for c in grammar.children(verb, "obl"))
    behind = lemma(verb) == "leave" and verb.nbor(1).lower_ == "behind"
    return rise or behind or bool(grammar.children(verb, "xcomp")) or (to and lemma(verb) == "lead")


def _of_event(sentence: Span, verb: Token) -> Iterator[Proposal]:
    told = past(sentence.root)
    said = _finite_clause(verb, whole_phrase(verb), False, told)
    yield _proposal(sentence, whole_phrase(verb), [Word("this"), *said])


def _of_noun(sentence: Span, verb: Token) -> Iterator[Proposal]:
    noun = verb.head
    det = grammar.determiner(noun)
    if det is not None and det.lower_ in ("any", "no", "each", "every"):
        return
    if noun.pos_ not in ("NOUN", "PROPN") or not grammar.comma_before(grammar.phrase(verb)[0]):
        return
    taken = whole_phrase(verb)
    subject = with_article(noun, alone=True)
    told = past(sentence.root)
    if grammar.negation(sentence.root) is not None and grammar.own_subject(sentence.root) == noun:
        return
    if any(c.i < verb.i for c in grammar.children(noun, "conj")):
        return
    said = _finite_clause(verb, taken, noun.tag_ in ("NNS", "NNPS"), told)
    yield _proposal(sentence, taken, [*subject, *said])


def _before_noun(sentence: Span, verb: Token) -> Iterator[Proposal]:
    """ "Opened in 1950, the hall is …": the participle opens the sentence before its subject."""
    noun, taken, root = verb.head, whole_phrase(verb), sentence.root
    subject = grammar.own_subject(root)
    opens = taken[0].i == sentence.start and subject is not None and subject.i == noun.i
    quoted = any(t.text in QUOTES for t in grammar.subtree(noun))
    if opens and not quoted and grammar.modal(root) is None and grammar.negation(root) is None:
        whole = [t for t in grammar.subtree(noun) if t.i > taken[-1].i + 1]
        said = _finite_clause(verb, taken, is_plural(noun), past(root))
        rest = [t for t in sentence if t.i > whole[-1].i]
        main = ended(parts(again(noun), rest), final_mark(list(sentence)))
        first = cut(Licence(), [*whole, *said], taken)
        openings = (*(first.openings or ()), opening(again(noun)))
        lost = f"{first.left_out} {opening(whole)}"
        licence = replace(first, openings=openings, left_out=lost)
        pair = (ended(parts(whole, said), "."), main)
        yield Proposal("split-participle", pair, licence=licence)


def _finite_head(verb: Token) -> Token:
    """ "was left to walk, living …": the verb whose subject the infinitive shares."""
    infinitive = verb.tag_ == "VB" and grammar.is_passive(verb.head)
    shares = grammar.has_relation(verb, "xcomp") or infinitive
    return verb.head if shares and not grammar.objects(verb.head) else verb


def _of_clause(sentence: Span, verb: Token) -> Iterator[Proposal]:
    main = _finite_head(verb.head)
    subject = grammar.subject(main)
    taken = whole_phrase(verb)
    if taken[0].i > sentence.start and taken[0].nbor(-1).text == "(":
        return
    if main.lemma_ in TAKE_GERUNDS and not grammar.objects(main):
        return
    if is_conditional(main):
        return
    modal = grammar.modal(main) is not None or grammar.negation(main) is not None
    if subject is None or modal or not grammar.is_finite(main):
        return
    if subject.tag_ in ("WDT", "WP"):
        subject = main.head
    said = _finite_clause(verb, taken, is_plural(subject), past(main))
    person = subject.pos_ != "NOUN" or subject.lemma_.lower() in wordlist("people")
    behind = taken[0].i != sentence.start and verb.tag_ == "VBG"
    if grammar.is_passive(main) and behind and not person:
        # "Records are kept for a year, ensuring …": it is the keeping that ensures.
        yield _proposal(
            sentence, taken, [Word("this"), *_finite_clause(verb, taken, False, past(main))]
        )
        return
    if taken[0].i == sentence.start:
        if any(t.text in QUOTES for t in grammar.subtree(subject)):
            return
        yield _fronted(sentence, taken, [*grammar.phrase(subject), *said], subject)
    else:
        yield _proposal(sentence, taken, [*again(subject), *said])


def _absolute(
    sentence: Span, verb: Token, taken: list[Token], subject: Token | None
) -> Iterator[Proposal]:
    """ "…, the axis pointing north": the participle has a subject of its own."""
    held = grammar.children(verb, "mark", "aux", "cop", "case")
    if subject is None or held or not closes(taken) or not grammar.comma_before(taken[0]):
        return
    if grammar.modal(sentence.root) is None and verb.i > sentence.root.i:
        said = _finite_clause(verb, taken, is_plural(subject), past(sentence.root))
        before = [t for t in taken if t.i < verb.i]
        proposal = _proposal(sentence, taken, [*before, *_after_subject(said, before)])
        licence = replace(proposal.licence, moved=frozenset((key(subject.text),)))
        yield replace(proposal, licence=licence)


def _after_subject(said: list[Part], before: list[Token]) -> list[Part]:
    return [p for p in said if p not in before]


def _finite_clause(verb: Token, taken: list[Token], plural: bool, told: bool) -> list[Part]:
    """The participle with "be", or as a finite verb; adverbs before it stay before it."""
    before = [t for t in taken if t.i < verb.i]
    after = [t for t in taken if t.i > verb.i]
    if verb.tag_ == "VBN":
        dated = any(_is_past_word(t) for t in taken)
        return [Word(finite("be", plural=plural, past=told or dated)), *before, verb, *after]
    verbs = {v.i for v in (verb, *grammar.children(verb, "conj")) if v.tag_ == "VBG"}
    return [*before, *(finite_form(t, plural, told) if t.i in verbs else t for t in (verb, *after))]


def _is_past_word(token: Token) -> bool:
    """A year, or a word such as "formerly": what happened then is over."""
    year = token.text.isdigit() and len(token.text) == YEAR
    return year or token.lower_ in wordlist("bygone")


def _proposal(sentence: Span, taken: list[Token], said: list[Part]) -> Proposal:
    rest = without(list(sentence), bracketed(taken))
    end = final_mark(list(sentence))
    pair = (ended(rest, end), ended(parts(said), "."))
    return Proposal("split-participle", pair, licence=cut(Licence(), said, taken))


def _fronted(sentence: Span, taken: list[Token], said: list[Part], subject: Token) -> Proposal:
    rest = [t for t in sentence if t.i > taken[-1].i]
    whole = {t.i for t in grammar.subtree(subject)}
    before = [t for t in rest if t.i < min(whole)]
    after = [t for t in rest if t.i > max(whole)]
    main = ended(parts(before, again(subject), after), final_mark(list(sentence)))
    led = any(t.is_alpha for t in before)
    licence = Licence() if led else _opened(said, taken, subject)
    return Proposal("split-participle", (ended(parts(said), "."), main), licence=licence)


def _opened(said: list[Part], taken: list[Token], subject: Token) -> Licence:
    first = cut(Licence(), said, taken)
    openings = (*(first.openings or ()), opening(again(subject)))
    lost = f"{first.left_out} {opening(grammar.subtree(subject))}"
    return replace(first, openings=openings, left_out=lost)
