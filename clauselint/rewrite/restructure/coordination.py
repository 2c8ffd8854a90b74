"""Split coordinated clauses and verb phrases, each with all that it shares.

"Staff must not copy the records or share them unless …" becomes two sentences, and subject, modal,
negation and shared condition stand in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span, Token

from clauselint.lexicon import lines
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Part,
    Proposal,
    Sentence,
    Word,
    ended,
    final_mark,
    parts,
    plain_case,
)
from clauselint.rewrite.extent import closes
from clauselint.rewrite.mention import again
from clauselint.rewrite.restructure._correlation import not_only

JOINTS = dict(row.partition(" ")[::2] for row in lines("openers-after-joints"))
CHOICES = ("may", "can")
OPEN = ("may", "can", "might", "could")
"""Modals of a first half that is itself no more than possible: "in that case" could mean it."""
CONCLUDING = words_of("adverbs-of-consequence")
CASE = words_of("openers-of-cases")
YET = ("yet", "then", "therefore", "thus")
DASHES = ("–", "—", "--", "-")
LONGEST_SHARED = 9
DENYING = words_of("words-for-none")
LABELS = words_of("notice-words") - {"example", "examples"}
ROW = 2
"""Clauses behind the first one that make a row, which is divided as a whole."""
LONG_PREDICATE = 5
ADVERBIAL = words_of("prepositions-of-time") | {"under", "without"}


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each place where a coordinated clause can begin a sentence of its own."""
    first = sentence.root
    yield from _row_of_clauses(sentence, first)
    for place, second in enumerate(grammar.children(first, "conj")):
        if _can_part(first, second, place):
            yield from _split(sentence, first, second)


def _row_of_clauses(sentence: Span, first: Token) -> Iterator[Proposal]:
    """ "A opens, B reads, and C closes", "It opens, reads, and closes": each a sentence.

    What one noun does is set out as a list.
    """
    later, subject = grammar.children(first, "conj"), grammar.own_subject(first)
    starts = [_start(c) for c in later]
    joints = [c.lower_ for c in grammar.coordinators(first)]
    if len(later) < ROW or subject is None or joints != ["and"] or _fronted_condition(first, first):
        return
    if any(t.text in (":", "?") for t in sentence) or any(grammar.marker(c) for c in later):
        return
    openings = [_opening_in_row(first, c, subject) for c in later]
    apart = all(grammar.comma_before(s) for s in starts)
    if not apart or any(o is None for o in openings):
        return
    edges = [sentence.start, *(s.i for s in starts), sentence.end]
    clauses = [list(sentence.doc[a:b]) for a, b in pairwise(edges)]
    said = [[t for t in clause if t.lower_ != "and" or t.i != clause[0].i] for clause in clauses]
    opened = [parts(o or [], c) for o, c in zip([[], *openings], said, strict=True)]
    yield Proposal("split-coordination", tuple(ended(c, ".") for c in opened))


def _opening_in_row(first: Token, later: Token, subject: Token) -> list[Part] | None:
    """What a clause of a row lacks; None where it is no clause, or one with the first."""
    if grammar.own_subject(later) is not None:
        return [] if grammar.is_finite(later) else None
    told = grammar.modal(first) is None and later.tag_ in ("VBZ", "VBD", "VBP")
    spoken = subject.pos_ == "PRON" and not grammar.children(subject, "nmod", "acl", "conj")
    return again(subject) if told and spoken and later.tag_ == first.tag_ else None


def _can_part(first: Token, second: Token, place: int) -> bool:
    later = [grammar.coordinator(c) for c in grammar.children(first, "conj") if c.i > second.i]
    if _joint(first, second) == "and" and any(c is not None and c.lower_ == "or" for c in later):
        return False  # "A and B, or C": the two are one choice
    before = grammar.children(first, "conj")[place - 1] if place else None
    listed = before is not None and grammar.coordinator(before) is None
    if listed or _is_listed(second):
        return False
    if not _is_clause(second) or _correlated(first, second) or _is_one_act(first, second):
        return False
    if not _opens_with_joint(second):
        return False  # "§§ 4 to 9, and B": what stands before the joint is no part of B
    if grammar.marker(first) is not None and grammar.marker(second) is None:
        return False  # "This is because A, and B": B is a reason too
    if grammar.marker(second) is not None and grammar.marker(first) is None:
        return False  # "…, but only if B"
    if grammar.is_imperative(first) and grammar.own_subject(second) is not None:
        return False  # "Ask and you will be told": what comes of it
    if _is_other_side(first, second):
        return False  # "Nothing ends A, but A holds on": no "however"
    return _joint_allows(first, second)


def _is_other_side(first: Token, second: Token) -> bool:
    """Whether "but" behind a denial, with a subject of its own, may say "rather"."""
    subject = grammar.own_subject(first)
    if subject is None or grammar.own_subject(second) is None or _joint(first, second) != "but":
        return False
    det = grammar.determiner(subject)
    words = {subject.lower_, det.lower_ if det is not None else ""}
    denied = grammar.negation(first) is not None or bool(words & DENYING)
    return denied and grammar.negation(second) is None


def _opens_with_joint(second: Token) -> bool:
    cc = grammar.coordinator(second)
    return cc is None or cc.i <= _start(second).i


def _is_listed(second: Token) -> bool:
    """ "A, B and C": one list; and with no joint nor semicolon before it, it is no clause."""
    return grammar.coordinator(second) is None and _mark_before(second) != ";"


def _is_one_act(first: Token, second: Token) -> bool:
    """ "You can go to the hall and ask for the key": two steps of one instruction."""
    steps = (
        first.lemma_.lower() in words_of("verbs-of-steps") and grammar.own_subject(second) is None
    )
    return steps and _joint(first, second) == "and" and not grammar.is_past(first)


def _correlated(first: Token, second: Token) -> bool:
    """ "Both … and", "either … or", "not only … but" hold their halves together."""
    return grammar.correlative(first) is not None or not_only(first.sent, second)


def _is_clause(second: Token) -> bool:
    if _is_predicate_noun(second):
        return True
    return grammar.is_predicate(second) and second.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN")


def _is_predicate_noun(second: Token) -> bool:
    """ "is a member of X, and a fellow of Y": the copula is shared."""
    first = second.head
    shares = grammar.child(first, "cop") is not None and grammar.child(second, "cop") is None
    kind = second.pos_ == first.pos_ and second.pos_ in ("NOUN", "PROPN", "ADJ")
    long = len(grammar.phrase(second)) >= LONG_PREDICATE
    return shares and kind and long and grammar.is_parted(second)


def _joint_allows(first: Token, second: Token) -> bool:
    joint = _joint(first, second)
    if joint not in JOINTS:
        return False
    if joint == "nor":
        return grammar.negation(first) is not None and _is_led(second)
    if joint == "or" and grammar.negation(first) is None:
        return _is_choice(first, second)
    shares = not grammar.auxiliaries(second) and grammar.own_subject(second) is None
    negated = grammar.negation(first) is not None and shares and _same_form(first, second)
    return negated if joint == "or" else not negated


def _is_choice(first: Token, second: Token) -> bool:
    """ "You can A, or you can B": two permissions, each with all its own."""
    full = grammar.own_subject(second) is not None and not grammar.children(second, "conj")
    modals = [grammar.modal(verb) for verb in (first, second)]
    free = all(m is not None and m.lower_ in CHOICES for m in modals)
    return full and free and grammar.is_parted(second)


def _joint(first: Token, second: Token) -> str:
    """The coordinator of the list, which may stand only before its last item."""
    own = grammar.coordinator(second)
    if own is not None:
        return own.lower_
    last = grammar.coordinators(first)
    if last:
        return last[-1].lower_
    return "and" if _mark_before(second) == ";" else ""


def _mark_before(second: Token) -> str:
    start = grammar.subtree(second)[0]
    return start.nbor(-1).text if start.i > start.sent.start else ""


def _split(sentence: Span, first: Token, second: Token) -> Iterator[Proposal]:
    tokens, place = list(sentence), _start(second)
    shared = _shared_right(first, second)
    full = grammar.own_subject(second) is not None
    if len(shared) > LONGEST_SHARED or (shared and full):
        return  # "A may buy, and B must sell, the house"
    if shared and (grammar.negation(first) is None) != (grammar.negation(second) is None):
        return  # "must not keep the key, but must use a code to open it"
    if _asks(sentence) and not _is_led(second):
        return
    if any(t.text == ":" and not _is_label(t) for t in tokens if t.i < first.i):
        return  # "For example: A, and B"
    opening = _opening(first, second)
    conditioned = _fronted_condition(first, second)
    if opening is None or _says_yet(second) or (not full and _inner_condition(first)):
        return
    if not full and _corrects(first, second) and not _is_same_modal(first, second):
        return  # "is not X but is Y"
    if conditioned and not _can_resume(first, second, full):
        return
    left = [t for t in tokens if t.i < place.i and t.i != _last_cc(place, second)]
    right = _from_word([t for t in tokens if t.i >= place.i and not _is_joint(t, second)])
    if right[0].text in DASHES:
        return
    end = final_mark(tokens)
    fronted = _fronted(right, second) if opening else []
    rest = right[len(fronted) :]
    second_half = ended(parts(_link(first, second), fronted, opening, rest), end)
    licence = Licence(
        added=words_of("words-of-split-choices"),
        again=frozenset(t.lower_ for t in shared),
    )
    first_half = ended(parts(left, shared), "." if end == "!" else end)
    yield Proposal("split-coordination", (first_half, second_half), licence=licence)
    if not full and not shared and not conditioned:
        yield from _choices(left, second, second_half, licence)


def _is_label(colon: Token) -> bool:
    """ "Note: A, and B": one word that only announces."""
    return bool(colon.nbor(-1).lower_ in LABELS) if colon.i > colon.sent.start else False


def _can_resume(first: Token, second: Token, full: bool) -> bool:
    """Whether "in that case" can only mean the condition in front of the first half."""
    if _has_condition(second):
        return True
    if any(c.tag_ == "VBG" and grammar.own_subject(c) is None for c in _cases(first)):
        return False  # "When thinking of A, B": a time, and no case
    modal = grammar.modal(first)
    possible = modal is not None and modal.lower_ in OPEN
    words = [t.lower_ for t in grammar.subtree(second)]
    edge = _front(second)
    fronted = any(
        c.i < edge
        for c in grammar.children(second, "obl", "advcl")
        if grammar.phrase(c)[0].i < edge
    )
    led = full or any(c.i < second.i for c in grammar.children(second, "aux", "cop"))
    apart = led and not possible and not fronted and not CONCLUDING & {*words}
    return apart and _joint(first, second) != "so" and not _has_case(first, second)


def _choices(
    left: list[Token], second: Token, second_half: Sentence, licence: Licence
) -> Iterator[Proposal]:
    """What closes the second verb said with both, or with that one alone: a choice."""
    for tail in _closing(second):
        text, mark = grammar.words(tail), second_half[-1].text
        settling = replace(licence, settles=text, again=frozenset(t.lower_ for t in tail))
        with_both = ended(parts(left, [Word(plain_case(t), t) for t in tail]), mark)
        for first_half, how in ((with_both, "both"), (ended(parts(left), mark), "the last only")):
            yield Proposal(
                "split-coordination",
                (first_half, second_half),
                keeps_meaning=False,
                applicability="display",
                note=f"takes “{text}” with {how}",
                licence=settling,
            )


def _closing(second: Token) -> list[list[Token]]:
    """From each phrase or clause behind the verb and its object to the end, if it is short."""
    whole = grammar.subtree(second)
    if not closes(whole):
        return []
    later = [c for c in grammar.children(second, "obl", "advcl") if c.i > second.i]
    later += [n for c in grammar.objects(second) for n in grammar.children(c, "nmod")]
    loose = [
        c
        for c in later
        if _subordinator(c) in CASE | {"unless"} or grammar.preposition_text(c) in ADVERBIAL
    ]
    starts = sorted({grammar.phrase(c)[0].i for c in loose})
    tails = [grammar.trimmed([t for t in whole if t.i >= start]) for start in starts]
    return [tail for tail in tails if 0 < len(tail) <= LONGEST_SHARED]


def _asks(sentence: Span) -> bool:
    """Whether it asks: the second half of a question has no word order of its own."""
    return final_mark(list(sentence)) == "?"


def _is_led(second: Token) -> bool:
    helpers = grammar.children(second, "aux", "cop")
    subject = grammar.own_subject(second)
    return subject is not None and any(t.i < subject.i for t in helpers)


def _has_case(first: Token, second: Token) -> bool:
    """Whether another "if" or "when" stands in the first half, which "in that case" could mean."""
    before = [t for t in first.sent if t.i < second.i and t.lower_ in CASE | {"unless"}]
    return len(before) > 1


def _from_word(tokens: list[Token]) -> list[Token]:
    first = next((i for i, t in enumerate(tokens) if t.text not in (",", ";", ":")), 0)
    return tokens[first:]


def _fronted(right: list[Token], second: Token) -> list[Token]:
    """ "and, as required, will …": what stands before the verb group with a comma stays first."""
    group = [t.i for t in (second, *grammar.children(second, "aux", "cop"))]
    commas = [n for n, t in enumerate(right) if t.text == "," and t.i < min(group)]
    return right[: commas[-1] + 1] if commas else []


def _start(second: Token) -> Token:
    return grammar.subtree(second, without=grammar.children(second, "punct"))[0]


def _last_cc(place: Token, second: Token) -> int:
    cc = grammar.coordinator(second)
    return cc.i if cc is not None else -1


def _is_joint(token: Token, second: Token) -> bool:
    cc = grammar.coordinator(second)
    return cc is not None and token.i == cc.i


def _shared_right(first: Token, second: Token) -> list[Token]:
    """What hangs on the first verb but follows the second: it belongs to both."""
    after = [
        c
        for c in first.children
        if c.i > second.i and grammar.relation(c) not in ("conj", "punct", "parataxis", "cc")
    ]
    return [t for c in after if c.left_edge.text != "(" for t in grammar.subtree(c)]


def _says_yet(second: Token) -> bool:
    """ "And yet" and "and then" need the clause before."""
    own = _from_word([t for t in grammar.subtree(second) if not _is_joint(t, second)])
    return bool(own) and own[0].lower_ in YET


def _opening(first: Token, second: Token) -> list[Part] | None:
    """Subject and auxiliaries for the second clause; None where they cannot be restored."""
    if grammar.own_subject(second) is not None:
        return [] if _is_full(second) else None
    subject = grammar.subject(first)
    if subject is not None and (grammar.has_relation(subject, "csubj") or _is_someone(subject)):
        return None
    if subject is None:
        return _imperative_opening(first, second)
    helpers = _helpers(first, second)
    return None if helpers is None else [*again(subject), *helpers]


def _is_someone(subject: Token) -> bool:
    """ "Anyone from …", "Ann Smith from …": neither "anyone" nor the full name is said again."""
    if subject.pos_ == "PRON":
        return bool(grammar.children(subject, "nmod", "acl", "amod"))
    named = grammar.children(subject, "flat", "compound")
    bare = grammar.determiner(subject) is None and grammar.child(subject, "nmod:poss") is None
    return subject.tag_ == "NNP" and bare and bool(named) and grammar.is_past(subject.head)


def _is_full(second: Token) -> bool:
    """ "A was freed and B thrown out": B shares the auxiliary, and has none of its own."""
    return second.tag_ not in ("VBN", "VBG") or bool(grammar.children(second, "aux", "cop"))


def _imperative_opening(first: Token, second: Token) -> list[Part] | None:
    if not grammar.is_imperative(first) or second.tag_ not in ("VB", "VBP"):
        return None
    if grammar.auxiliaries(second) or grammar.negation(second) is not None:
        return []
    return [Word(t.lower_, t) for t in _negated_helpers(first)]


def _negated_helpers(first: Token) -> list[Token]:
    negator = grammar.negation(first)
    chosen = [*grammar.auxiliaries(first), *([negator] if negator is not None else [])]
    return sorted({t.i: t for t in chosen}.values(), key=lambda t: t.i)


def _same_form(first: Token, second: Token) -> bool:
    bare = ("VB", "VBP")
    return first.tag_ == second.tag_ or (first.tag_ in bare and second.tag_ in bare)


def _helpers(first: Token, second: Token) -> list[Part] | None:
    """Auxiliaries, copula and "not" that the second clause leaves unsaid."""
    own = grammar.children(second, "aux", "cop")
    if _is_predicate_noun(second):
        verbs = [*_negated_helpers(first), *grammar.children(first, "cop")]
        ordered: list[Token] = sorted(verbs, key=lambda t: t.i)
        return list(ordered)
    if second.tag_ in ("VBZ", "VBD") or any(_finite(t) for t in own):
        # "must have a card and have agreed": whether "must" holds for both is not certain.
        bare = grammar.modal(first) is not None and grammar.modal(second) is None
        return None if bare and own else []
    if own:
        return None
    helpers = _negated_helpers(first)
    if second.pos_ != "VERB" or not helpers:
        return [] if second.tag_ == "VBP" and not helpers else None
    if _same_form(first, second):
        return list(helpers)
    modal = grammar.modal(first)
    return [modal] if modal is not None and second.tag_ in ("VB", "VBP") else None


def _finite(token: Token) -> bool:
    return token.tag_ in ("MD", "VBZ", "VBD", "VBP") or "Fin" in token.morph.get("VerbForm", [])


def _link(first: Token, second: Token) -> list[Part]:
    """ "However," for "but"; "In that case," where the first clause stood under a condition."""
    word = JOINTS.get(_joint(first, second), "")
    if _joint(first, second) == "or" and grammar.negation(first) is None:
        word = "Alternatively,"
    if _fronted_condition(first, second) and not _has_condition(second):
        but = [Word("However"), Word(",")] if word == "However," else []
        return [*but, *map(Word, ("in" if but else "In", "that", "case")), Word(",")]
    if word == "However," and grammar.own_subject(second) is None and _corrects(first, second):
        word = "Instead,"
    if word.endswith(","):
        return [Word(word[:-1]), Word(",")]
    return [Word(word)] if word else []


def _corrects(first: Token, second: Token) -> bool:
    """ "must not X but must Y" says what to do in place of X, and no exception to it."""
    denied = grammar.negation(first) is not None and grammar.negation(second) is None
    return denied and _joint(first, second) in ("but", "yet")


def _is_same_modal(first: Token, second: Token) -> bool:
    modals = [grammar.modal(verb) for verb in (first, second)]
    said = [m.lower_ for m in modals if m is not None]
    return len(said) == len(modals) and said[0] == said[1]


def _has_condition(second: Token) -> bool:
    """Whether the second clause begins with a condition of its own."""
    clauses = [c for c in grammar.children(second, "advcl") if c.i < second.i]
    return any(_subordinator(c) in CASE for c in clauses)


def _fronted_condition(first: Token, second: Token) -> bool:
    marks = [_subordinator(c) for c in _cases(first)]
    return "if" in marks or (any(m in CASE for m in marks) and not grammar.is_past(first))


def _cases(first: Token) -> list[Token]:
    """Clauses in front that name no mere topic."""
    edge = _front(first)
    clauses = [c for c in grammar.children(first, "advcl") if c.i < edge]
    return [c for c in clauses if not _is_topic(c)]


def _inner_condition(first: Token) -> bool:
    """ "shall, when signed, be filed": the condition may stand on this verb alone, or on both."""
    inner = [c for c in grammar.children(first, "advcl") if _front(first) < c.i < first.i]
    return any(_subordinator(c) in CASE for c in inner)


def _front(first: Token) -> int:
    """Where the subject begins, or the verb where it has none."""
    subject = grammar.own_subject(first)
    return int(subject.left_edge.i if subject is not None else first.i)


def _is_topic(clause: Token) -> bool:
    """ "When it comes to form, …" says what is spoken of, and is no case."""
    subject = grammar.own_subject(clause) or grammar.child(clause, "expl")
    return clause.lemma_.lower() == "come" and subject is not None and subject.lower_ == "it"


def _subordinator(clause: Token) -> str:
    mark = grammar.child(clause, "mark", "advmod")
    return mark.lower_ if mark is not None else ""
