"""Questions about clauses, coordination and phrases over a Universal Dependencies parse.

Labels are those of UD v2 with subtypes (`nsubj:pass`, `acl:relcl`); relations are asked for without
their subtype and match all of them. Conjuncts hang on the first conjunct, prepositions (`case`) and
copulas (`cop`) on the content word. Every function takes and gives spaCy tokens of one `Doc`, in
order of the text; none changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp.table import Table, table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODALS = words_of("modals")
BE = words_of("forms-of-be")
HAVE = words_of("forms-of-have")
NEGATORS = words_of("negators")


def relation(token: Token) -> str:
    """Relation to the head without its subtype; `root` for the head of a sentence."""
    return table(token.doc).relations[token.i]


def has_relation(token: Token, *names: str) -> bool:
    """Whether the relation is one of `names`; a name with a colon must match in full."""
    return _is(table(token.doc), token.i, names)


def children(token: Token, *names: str) -> list[Token]:
    """Dependants by one of the relations (any, where none is named)."""
    doc, rows = token.doc, table(token.doc)
    return [doc[i] for i in rows.kids[token.i] if not names or _is(rows, i, names)]


def _is(rows: Table, i: int, names: tuple[str, ...]) -> bool:
    return rows.relations[i] in names or rows.full[i] in names


def child(token: Token, *names: str) -> Token | None:
    """First dependant by one of the relations."""
    doc, rows = token.doc, table(token.doc)
    return next((doc[i] for i in rows.kids[token.i] if not names or _is(rows, i, names)), None)


def word_after(token: Token) -> str:
    """The next word or mark of the text in lower case; empty behind the last."""
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


# Coordination ---------------------------------------------------------------------------------


def first_conjunct(token: Token) -> Token:
    """Head of the coordination that the token is a later conjunct of, or the token itself."""
    while relation(token) == "conj":
        token = token.head
    return token


def conjuncts(token: Token) -> list[Token]:
    """The coordination that the token heads: itself and its direct conjuncts; alone if none."""
    return [token, *(c for c in children(token, "conj") if c.i > token.i)]


def coordinator(conjunct: Token) -> Token | None:
    """The "and", "or" … before a later conjunct."""
    return next((c for c in children(conjunct, "cc") if c.i < conjunct.i), None)


def is_parted(conjunct: Token) -> bool:
    """Whether a comma stands before the "and" or "or" of a later conjunct."""
    cc = coordinator(conjunct)
    return cc is not None and comma_before(cc)


def coordinators(token: Token) -> list[Token]:
    """Coordinators of the coordination that the token heads."""
    found = (coordinator(c) for c in conjuncts(token)[1:])
    return [c for c in found if c is not None]


def correlative(token: Token) -> Token | None:
    """The "either", "both", "neither" or "not only" that opens the coordination."""
    return child(token, "cc:preconj")


# Clauses --------------------------------------------------------------------------------------


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or auxiliary form."""
    return token.pos_ in ("VERB", "AUX")


def is_nominal(token: Token) -> bool:
    """Whether the token is a noun, name, pronoun or number."""
    return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM")


def is_predicate(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or a word with a copula, that is not an aux."""
    if relation(token) in ("aux", "cop"):
        return False
    return token.pos_ == "VERB" or child(token, "cop") is not None or _is_lone_aux(token)


def _is_lone_aux(token: Token) -> bool:
    # "information that is or is approved": the first "is" heads the clause.
    return token.pos_ == "AUX"


def clause_head(token: Token) -> Token:
    """Head of the smallest clause around the token (itself, if it is a predicate)."""
    while token.head.i != token.i and not is_predicate(token):
        token = token.head
    return token


def subject(predicate: Token) -> Token | None:
    """Subject of a clause; a later conjunct without one shares that of the first."""
    own = child(predicate, "nsubj", "csubj")
    if own is None and relation(predicate) == "conj":
        return subject(predicate.head)
    return own


def own_subject(predicate: Token) -> Token | None:
    """Subject that stands in this clause, not one shared through coordination."""
    return child(predicate, "nsubj", "csubj")


def objects(predicate: Token) -> list[Token]:
    """Direct and indirect objects."""
    return children(predicate, "obj", "iobj")


def auxiliaries(predicate: Token) -> list[Token]:
    """Auxiliaries of this very verb, modals included."""
    return children(predicate, "aux")


def modal(predicate: Token) -> Token | None:
    """Modal of a clause; a later conjunct without auxiliaries shares that of the first."""
    found = next((a for a in auxiliaries(predicate) if a.lemma_.lower() in MODALS), None)
    shares = found is None and relation(predicate) == "conj" and not auxiliaries(predicate)
    if shares and own_subject(predicate) is None:
        return modal(predicate.head)
    return found


def negation(predicate: Token) -> Token | None:
    """The "not" or "never" that negates this very predicate."""
    negators = (c for c in predicate.children if c.lower_ in NEGATORS)
    return next((c for c in negators if relation(c) in ("advmod", "aux", "neg", "det")), None)


def is_passive(predicate: Token) -> bool:
    """Whether the clause is passive."""
    return any(c.dep_.lower() in ("aux:pass", "nsubj:pass") for c in predicate.children)


def is_imperative(predicate: Token) -> bool:
    """Whether the clause is an imperative: a bare verb with no subject and no infinitive "to"."""
    if "Imp" in predicate.morph.get("Mood", []):
        return subject(predicate) is None
    bare = predicate.tag_ in ("VB", "VBP") and subject(predicate) is None
    marked = marker(predicate) is not None or modal(predicate) is not None
    return bare and not marked and relation(first_conjunct(predicate)) in ("root", "parataxis")


def is_finite(predicate: Token) -> bool:
    """Whether the clause has a finite verb, its own or an auxiliary's (imperatives included)."""
    forms = (predicate, *children(predicate, "aux", "cop"))
    return any(
        "Fin" in t.morph.get("VerbForm", []) or t.tag_ == "MD" for t in forms
    ) or is_imperative(predicate)


def is_past(predicate: Token) -> bool:
    """Whether the clause is told in the past tense."""
    forms = (predicate, *children(predicate, "aux", "cop"))
    first = min(forms, key=lambda t: (t.tag_ not in ("MD", "VBD", "VBZ", "VBP"), t.i))
    return first.tag_ == "VBD"


def verb_numbers(predicate: Token) -> set[str]:
    """Numbers ("Sing", "Plur") that the finite verb of the clause shows; often empty."""
    forms = (predicate, *children(predicate, "aux", "cop"))
    return {n for t in forms if is_verb(t) for n in t.morph.get("Number", [])}


def marker(predicate: Token) -> Token | None:
    """The subordinator or infinitive "to" of a clause."""
    return child(predicate, "mark")


def preposition(token: Token) -> Token | None:
    """The first preposition (`case`) before a nominal."""
    return next((c for c in children(token, "case") if c.i < token.i), None)


def preposition_text(token: Token) -> str:
    """The preposition in lower case, its fixed parts included ("because of"); empty if none."""
    case = preposition(token)
    if case is None:
        return ""
    return " ".join(t.lower_ for t in (case, *children(case, "fixed")))


def determiner(token: Token) -> Token | None:
    """Article or other determiner."""
    return child(token, "det")


def relative_clause(token: Token) -> Token | None:
    """Head of the relative clause of a noun."""
    return child(token, "acl:relcl")


def relative_pronoun(clause: Token) -> Token | None:
    """The "who", "which" or "that" that opens a relative clause."""
    wh = (t for t in subtree(clause) if t.tag_ in ("WDT", "WP", "WP$", "WRB"))
    return next((t for t in wh if t.i <= clause.i), None)


# Extents --------------------------------------------------------------------------------------


def subtree(token: Token, without: Iterable[Token] = ()) -> list[Token]:
    """The token and all that hangs on it, but for the subtrees of `without`; text order."""
    left_out = {t.i for t in without}
    doc, kids = token.doc, table(token.doc).kids
    found, queue = [], [token.i]
    while queue:
        top = queue.pop()
        found.append(top)
        queue.extend(i for i in kids[top] if i not in left_out)
    return [doc[i] for i in sorted(found)]


def phrase(token: Token, without: Iterable[Token] = ()) -> list[Token]:
    """Subtree without punctuation and coordinators at its edges; never empty."""
    return trimmed(subtree(token, without)) or [token]


def conjunct_phrase(conjunct: Token) -> list[Token]:
    """One conjunct alone: its phrase without the other conjuncts and without coordinators."""
    apart = children(conjunct, "conj") + children(conjunct, "cc")
    return phrase(conjunct, without=apart)


def members(conjuncts: list[Token]) -> list[list[Token]]:
    """The words of each conjunct alone, without what all share before the first and after the last.

    Verbs begin at the verb, for subject and auxiliaries are shared; a later one with a subject, an
    auxiliary or a negation of its own begins there ("and may *not* leave"). In "use or share any
    *data*" the object hangs on the first verb and is shared: it counts as part of the last one.
    """
    found = []
    for place, conjunct in enumerate(conjuncts):
        later = conjuncts[place + 1 :]
        end = later[0].left_edge.i if later else len(conjunct.doc)
        apart = [c for c in conjuncts if c.i != conjunct.i] + children(conjunct, "cc")
        own = [t for t in subtree(conjunct, without=apart) if t.i < end]
        start = _verb_group(conjunct, own=place > 0) if conjunct.pos_ == "VERB" else 0
        found.append(trimmed([t for t in own if t.i >= start]) or [conjunct])
    return found


def _verb_group(verb: Token, *, own: bool) -> int:
    """Where the words of a conjunct begin: at its own subject or auxiliaries, or at the verb."""
    if not own:
        return verb.i
    subjects = [s.left_edge for s in children(verb, "nsubj", "expl")]
    negators = [c for c in children(verb, "advmod") if c.lower_ in NEGATORS]
    return min(t.i for t in (verb, *subjects, *children(verb, "aux"), *negators) if t.i <= verb.i)


PARTNERS = {"(": ")", ")": "(", "[": "]", "]": "["}


def trimmed(tokens: list[Token]) -> list[Token]:
    """Without punctuation and coordinators at either edge; brackets keep their partners."""
    return _trim_end(_trim_end(tokens, first=True), first=False)


def _trim_end(tokens: list[Token], *, first: bool) -> list[Token]:
    kept = list(tokens)
    place = 0 if first else -1
    while kept and (relation(kept[place]) in ("punct", "cc") or kept[place].is_space):
        partner = PARTNERS.get(kept[place].text)
        if partner and any(t.text == partner for t in kept):
            break
        kept.pop(place)
    return kept


def extent(tokens: Iterable[Token]) -> tuple[int, int]:
    """Code points `[start, end)` of `doc.text` from the first to the last token."""
    ordered = sorted(tokens, key=lambda t: t.i)
    last = ordered[-1]
    return ordered[0].idx, last.idx + len(last)


def words(tokens: Iterable[Token]) -> str:
    """Text of the tokens with their own spacing; left-out tokens leave one space."""
    out, before = "", None
    for token in sorted(tokens, key=lambda t: t.i):
        if before is not None:
            gap = token.i != before.i + 1
            out += " " if gap and token.pos_ != "PUNCT" else ("" if gap else before.whitespace_)
        out += token.text
        before = token
    return out


def indices(*tokens: Token | None) -> tuple[int, ...]:
    """Token indices, for `Candidate.anchors`."""
    return tuple(t.i for t in tokens if t is not None)


def between(doc: Doc, left: Token, right: Token) -> list[Token]:
    """Tokens strictly between the two."""
    return list(doc[left.i + 1 : right.i])


def comma_before(token: Token) -> bool:
    """Whether a comma, dash or bracket stands right before the token."""
    return token.i > token.sent.start and token.nbor(-1).text in (",", "—", "–", "(", ";", "--")


def find(tokens: Iterable[Token], test: Callable[[Token], bool]) -> Iterator[Token]:
    """Tokens that pass the test."""
    return (t for t in tokens if test(t))
