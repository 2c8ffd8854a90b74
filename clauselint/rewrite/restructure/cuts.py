"""Cut a clause off the end or the front of a sentence, and say what it was to the rest.

One mechanism, a row for each link: "A must B unless C" gives "A must B. This does not apply if C."
The rest must be one rule, so that "this" can mean nothing else, and the clause must hang on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from clauselint.lexicon import leaders
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.nlp.forms import inflect
from clauselint.nlp.people import may_be_person
from clauselint.rewrite.draft import Licence, Part, Proposal, Word, ended, final_mark, parts
from clauselint.rewrite.extent import closes, whole_phrase
from clauselint.rewrite.inflect import finite, key
from clauselint.rewrite.restructure._certainty import is_sure

Words = tuple[str, ...]
SURE = 0.8
LIKELY = 0.65
"""For a participle behind a comma, where "this" is as wide as the source."""
IN_FRONT = 0.55
"""For a clause in front, which has nothing before it to hang on."""
POINTERS = words_of("demonstratives") | {"it"}
LONG = 6
LONG_REST = 5
LIMITS = words_of("words-of-limits")
CASES = words_of("openers-of-cases") | {"after", "before", "unless", "until"}
RESULTS = words_of("verbs-of-results")
STATES = words_of("verbs-that-last")


@dataclass(frozen=True, slots=True)
class Row:
    """A link: the words that open the clause, and those that open its own sentence.

    `keeps` says that the link stays behind the opening ("This is so even if …"). `full` clauses
    have a subject and a finite verb. A `rule` has a modal; to `limit` one that already stands
    under a condition would be to say which of the two comes first. One that stands `apart` is a
    statement of its own, whatever word the parse hangs it on. A `proviso` gives a rule of its own
    ("provided, that no fee shall be due") and no condition.
    """

    kind: str
    links: tuple[Words, ...]
    opening: str
    keeps: bool = False
    comma: bool = True
    full: bool = True
    rule: bool = False
    limit: bool = True
    apart: bool = False
    proviso: bool = False


BEHIND = (
    Row(
        "split-contrast",
        (
            ("provided", ",", "that"),
            ("provided", ",", "that", ","),
            ("provided", "however", ",", "that"),
            ("provided", ",", "however", ",", "that"),
        ),
        "However,",
        rule=True,
        apart=True,
        proviso=True,
    ),
    Row("split-exception", (("unless",),), "This does not apply if", comma=False, rule=True),
    Row(
        "split-proviso",
        (
            ("but", "only", "if"),
            ("provided", "that"),
            ("on", "condition", "that"),
            ("as", "long", "as"),
            ("so", "long", "as"),
            ("provided",),
            ("only", "if"),
        ),
        "This applies only if",
    ),
    Row(
        "split-concession",
        (("even", "if"), ("even", "though"), ("even", "when"), ("even", "where")),
        "This is so",
        keeps=True,
    ),
    Row(
        "split-concession",
        (("regardless", "of"), ("irrespective", "of"), ("no", "matter"), ("whether", "or", "not")),
        "This is so",
        keeps=True,
        full=False,
    ),
    Row("split-contrast", (("except", "that"),), "However,", apart=True),
    Row("split-contrast", (("although",), ("though",)), "However,", limit=False),
    Row("split-contrast", (("in", "which", "case"),), "In that case,", limit=False),
    Row("split-reason", (("because",),), "This is", keeps=True, comma=False, limit=False),
    Row("split-result", (("so",),), "", keeps=True, limit=False),
)
BEFORE = (
    Row("split-contrast", (("although",), ("though",), ("while",), ("whilst",)), "However,"),
    Row("split-reason", (("because",),), "Therefore,"),
)


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for the first link behind the rule, and for a clause in front of it."""
    words = [t.lower_ for t in sentence]
    if words[-1:] == ["?"]:
        return
    for place in range(LONG_REST, len(words) - LONG):
        row, size = _row(BEHIND, words, place)
        if row is not None and _is_cut_off(sentence, place, size, row, doubt):
            yield _behind(sentence, place, size, row)
            break
    yield from _result(sentence, doubt)
    row, size = _row(BEFORE, words, 0)
    if row is not None:
        yield from _in_front(sentence, row, size, doubt)


def _row(rows: tuple[Row, ...], words: list[str], place: int) -> tuple[Row | None, int]:
    found = [
        (row, len(link))
        for row in rows
        for link in row.links
        if tuple(words[place : place + len(link)]) == link
    ]
    return max(found, key=lambda pair: pair[1], default=(None, 0))


# Behind the rule ------------------------------------------------------------------------------


def _is_cut_off(sentence: Span, place: int, size: int, row: Row, doubt: Doubt) -> bool:
    """Whether all from here on is one clause of the rule, as the row wants it."""
    root, start = sentence.root, sentence.start + place
    rest = [t for t in sentence[place:] if t.pos_ != "PUNCT"]
    heads = [t for t in rest if t.head.i < start]
    left = sentence[:place]
    if len(heads) != 1 or root.i >= start or not (row.apart or heads[0].head.i == root.i):
        return False
    if row.comma and left[-1].text not in ((";", ",") if row.proviso else (",", "–", "—")):
        return False
    fits = _binds if row.proviso else _is_full
    if row.full and not fits(heads[0]):
        return False
    if row.kind == "split-result" and _is_aim(heads[0], rest):
        return False
    if row.kind == "split-reason" and rest[1].lower_ in POINTERS:
        return False  # "This is because this …"
    if row.rule and grammar.modal(root) is None:
        return False
    if row.limit and ({t.lower_ for t in left} & LIMITS or _stands_under(root)):
        return False
    return _is_one_rule(root, heads[0]) and _is_plain(left) and _is_bound(row, heads[0], doubt)


def _is_bound(row: Row, head: Token, doubt: Doubt) -> bool:
    """Whether the clause is the rule's for certain, and shares no setting with it."""
    root = head.sent.root
    fronted = (c for c in grammar.children(root, "obl") if c.i < _edge(root))
    set_off = any(grammar.word_after(grammar.phrase(c)[-1]) == "," for c in fronted)
    return not set_off if row.apart else is_sure(head, doubt, SURE)


def _edge(root: Token) -> int:
    subject = grammar.own_subject(root)
    return int(subject.left_edge.i if subject is not None else root.i)


def _is_aim(clause: Token, rest: list[Token]) -> bool:
    """ "…, so that you can come", "…, so you can come": what for, and not what followed."""
    modal = grammar.modal(clause)
    force = leaders("modal-forces").get(modal.lower_) if modal is not None else None
    measures = rest[1].pos_ in ("ADJ", "ADV")  # "so young people": of what degree
    degree = measures or rest[1].lower_ in words_of("words-after-so")
    return force in ("may", "will") or degree


def _binds(clause: Token) -> bool:
    return grammar.own_subject(clause) is not None and grammar.modal(clause) is not None


def _is_full(clause: Token) -> bool:
    own = grammar.own_subject(clause) is not None and grammar.is_finite(clause)
    joined = [c for c in grammar.children(clause, "conj") if grammar.own_subject(c) is not None]
    return own and not joined


def _is_one_rule(root: Token, clause: Token) -> bool:
    """Whether the rest is one finite clause, so that "this" has one thing to mean."""
    led = grammar.own_subject(root) is not None or grammar.is_imperative(root)
    joined = (c for c in grammar.children(root, "conj", "parataxis") if c.i != clause.i)
    others = [c for c in joined if not _is_one_act(root, c)]
    inner = [c for c in grammar.children(root, "ccomp") if grammar.own_subject(c) is not None]
    return led and grammar.is_finite(root) and not others and not inner


def _is_one_act(root: Token, other: Token) -> bool:
    """ "must process and send the data": two verbs of one object."""
    bare = not any(root.i < c.i < other.i for c in root.children if not _is_joint(c))
    return bare and other.i > root.i and grammar.own_subject(other) is None


def _is_joint(token: Token) -> bool:
    return grammar.has_relation(token, "cc", "punct", "conj")


def _stands_under(root: Token) -> bool:
    return any(
        grammar.phrase(c)[0].lower_ in CASES and c.i < root.i
        for c in grammar.children(root, "advcl", "obl")
    )


def _is_plain(left: Span) -> bool:
    opened = sum((t.text == "(") - (t.text == ")") for t in left)
    return not opened and sum(t.is_alpha for t in left) >= LONG_REST


def _behind(sentence: Span, place: int, size: int, row: Row) -> Proposal:
    left, link, right = sentence[:place], sentence[place : place + size], sentence[place + size :]
    opening = row.opening.replace(" is", " was") if grammar.is_past(sentence.root) else row.opening
    said = parts(_opened(opening), [*link, *right] if row.keeps else list(right))
    pair = (ended(list(left), final_mark(list(sentence))), ended(said, "."))
    gone = "" if row.keeps else link.text
    return Proposal(row.kind, pair, licence=_licence(opening, gone, link, sentence[place:]))


def _opened(opening: str) -> list[Part]:
    return [Word(part) for part in re.findall(r"[^\s,]+|,", opening)]


def _licence(opening: str, gone: str, link: Span, taken: Span) -> Licence:
    said = [w.strip(",").lower() for w in opening.split()]
    added = frozenset((*said, *map(key, said)))
    linked = frozenset(t.lower_ for t in link)
    outward = [t for t in taken if t.head.i < taken[0].i or t.head.i == t.i]
    return Licence(
        added=added | {"apply", "be"},
        dropped=(linked | {"provide"}) if gone else frozenset(),
        assumed=added | linked | {"provide", "not"},
        moved=frozenset(key(t.text) for t in outward if t.pos_ != "PUNCT"),
        openings=(opening.removesuffix(","),) if opening else (),
        left_out=gone,
    )


# What comes of it -----------------------------------------------------------------------------


def _result(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """ "…, allowing staff to work" gives "This allows staff to work": of what is, not of a rule."""
    root = sentence.root
    for clause in grammar.children(root, "advcl"):
        taken = grammar.phrase(clause)
        leads = taken[0].i == clause.i or taken[0].lower_ == "thereby"
        fits = clause.tag_ == "VBG" and clause.lemma_.lower() in RESULTS and clause.i > root.i
        behind = leads and closes(taken) and grammar.comma_before(taken[0])
        told = _tells(root) and _is_one_rule(root, clause)
        if fits and behind and told and is_sure(clause, doubt, LIKELY):
            yield _resulting(sentence, clause, taken)


def _tells(root: Token) -> bool:
    """Whether it says what is or will be, and forbids, allows and denies nothing."""
    modal = grammar.modal(root)
    told = modal is None or modal.lower_ in ("will", "’ll", "'ll")
    subject = grammar.own_subject(root)
    thing = subject is not None and subject.pos_ == "NOUN" and not may_be_person(subject)
    return told and thing and grammar.negation(root) is None


def _resulting(sentence: Span, clause: Token, taken: list[Token]) -> Proposal:
    opening = f"This {_said_of(sentence.root, clause.lemma_.lower())}"
    link = sentence.doc[taken[0].i : clause.i + 1]
    left = [t for t in sentence if t.i < taken[0].i]
    said = parts(opening, [t for t in sentence if t.i > clause.i])
    pair = (ended(left, final_mark(list(sentence))), ended(said, "."))
    return Proposal("split-result", pair, licence=_licence(opening, link.text, link, link))


def _said_of(root: Token, verb: str) -> str:
    """The verb in the tense of the root: "allows", "will allow", "has allowed"."""
    if grammar.modal(root) is not None:
        return f"will {verb}"
    if any(
        t.lemma_.lower() == "have" for t in grammar.children(root, "aux")
    ) and not grammar.is_past(root):
        return f"has {inflect(verb, 'VBN')}"
    return finite(verb, plural=False, past=grammar.is_past(root))


# In front of the rule -------------------------------------------------------------------------


def _in_front(sentence: Span, row: Row, size: int, doubt: Doubt) -> Iterator[Proposal]:
    """ "Although A, B" gives "A. However, B"."""
    root = sentence.root
    for clause in grammar.children(root, "advcl"):
        taken = whole_phrase(clause)
        own, rest = taken[size:], [t for t in sentence if t.i > taken[-1].i]
        begins = taken[0].i == sentence.start and clause.i < root.i
        if not begins or rest[0].text != "," or not _is_full(clause) or not _is_one_clause(root):
            continue
        if sentence[0].lower_ in ("while", "whilst") and not _is_contrast(clause, root):
            continue
        if any(t.lower_ == sentence[0].lower_ for t in own):
            continue  # "Because A, and because of B, C"
        if is_sure(clause, doubt, IN_FRONT):
            said = parts(_opened(row.opening), rest[1:])
            pair = (ended(parts(own), "."), ended(said, final_mark(list(sentence))))
            link = sentence[:size]
            yield Proposal(
                row.kind, pair, licence=_licence(row.opening, link.text, link, sentence[:size])
            )


def _is_one_clause(root: Token) -> bool:
    """Whether no second clause with its own subject follows: it may stand under the first too."""
    joined = grammar.children(root, "conj", "parataxis")
    return not any(grammar.own_subject(c) is not None for c in joined)


def _is_contrast(clause: Token, root: Token) -> bool:
    """ "While A is green, B is blue" sets two things side by side, and neither in doubt."""
    verbs = [_finite(v).lower_ for v in (clause, root)]
    denied = [grammar.negation(v) is not None for v in (clause, root)]
    return _is_state(clause) and (verbs[0] != verbs[1] or denied[0] != denied[1])


def _finite(verb: Token) -> Token:
    return min((verb, *grammar.children(verb, "aux", "cop")), key=lambda t: t.i)


def _is_state(clause: Token) -> bool:
    """ "While you wait" is a time, "while waiting is hard" a contrast."""
    held = grammar.modal(clause) is not None or grammar.negation(clause) is not None
    going = clause.tag_ == "VBG"
    return not going and (held or clause.lemma_.lower() in STATES or clause.pos_ != "VERB")
