"""Turn a long enumeration at the end of a sentence into a lead-in and a list of three or more."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.nlp.evidence import evidence
from clauselint.rewrite.draft import (
    Part,
    Proposal,
    Word,
    ended,
    final_mark,
    parts,
    write,
)
from clauselint.rewrite.extent import closed
from clauselint.rewrite.restructure._certainty import hangs_before, share
from clauselint.rewrite.restructure._lists import ends_a_sentence_inside, loose_tail, shares_than

FEWEST = 3
FEWEST_WORDS = 14
NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PRON")
SURE = 0.5
LEAST = 0.3
MANY = 3
PAIRED = ("either", "both", "neither", "between")
CONTRASTS = ("although", "though", "while", "whereas")
OPENERS = words_of("openers-of-items")
SUBORDINATORS = words_of("openers-of-item-clauses")
CASES = words_of("openers-of-cases") | {"after", "before", "while"}
OPEN_ENDED = ("more", "others", "etc", "etc.")
SELECTED, ELSEWHERE = 0.08, 0.15
LONG_SENTENCE = 30
"""Words from which on two items behind a condition of both are set out."""
LONG_ITEM = 6
LONG_PHRASE = 3
"""Words of an item that needs no article of the first: "the loss of data, damage to the name"."""
BREAKS = (":", ";", "–", "—", "--")
LINKS = ("also", "then")
CLITICS = {"'ll": "will", "'re": "are", "'ve": "have"}
Item = list[Token]


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for the longest coordination at the end of a full sentence."""
    root = sentence.root
    full = grammar.is_finite(root) and (grammar.own_subject(root) or grammar.is_imperative(root))
    if not full or ends_a_sentence_inside(list(sentence)):
        return
    groups = [grammar.conjuncts(t) for t in sentence if grammar.relation(t) != "conj"]
    fit = [g for g in groups if _fits(sentence, g, doubt)]
    for group in sorted(fit, key=lambda g: -len(grammar.phrase(g[0]))):
        found = list(_listed(sentence, group, _items(sentence, group), doubt))
        if found:
            yield found[0]
            return


# Items of one coordination --------------------------------------------------------------------


def _fits(sentence: Span, group: list[Token], doubt: Doubt) -> bool:
    if sentence[0].lower_ in CONTRASTS and group[0].i == sentence.root.i:
        return False
    if len(group) < FEWEST and not _is_led_pair(sentence, group):
        return False
    if grammar.has_relation(group[0], "nsubj") and grammar.child(group[0].head, "expl") is None:
        return False  # "as have A, B and C": what stands before has no end
    if not _parallel(group) or not _is_sure(_heads(group), doubt):
        return False
    items = _items(sentence, group)
    led = all(items) and items[0][0].i > sentence.start and _is_divided(items)
    if not led or not _is_long(items) or _shares_object(items) or _is_nested(items):
        return False
    if len(items) < FEWEST and (min(map(len, items)) < LONG_ITEM or _has_rival(group)):
        return False
    if _verb_takes_end(items, _heads(group), doubt):
        return False
    return not _shares(items, _heads(group)) and not _is_loose(items, group)


def _verb_takes_end(items: list[Item], heads: list[Token], doubt: Doubt) -> bool:
    """ "tells the owner, the guard, and the office of the fault": the verb selects the end."""
    verb, start = heads[0].head, items[-1][0].i
    if not grammar.is_predicate(verb) or not grammar.has_relation(heads[0], "obj", "iobj"):
        return False
    for phrase in grammar.children(heads[-1], "nmod"):
        case = grammar.preposition_text(phrase)
        earlier = (c for h in heads[:-1] for c in grammar.children(h, "nmod"))
        paired = any(grammar.preposition_text(c) == case for c in earlier)
        selected = evidence().verb_takes(verb.lemma_.lower(), case) >= SELECTED
        if (
            phrase.i > heads[-1].i
            and not paired
            and (selected or hangs_before(phrase, start, doubt) >= ELSEWHERE)
        ):
            return True
    return False


def _shares(items: list[Item], heads: list[Token]) -> bool:
    """Whether an item leans on a word of another, or the end of the last one is for all."""
    paired = _is_split_pair(items) or shares_than(items)
    return paired or _leans(heads, items) or _shares_end(items, heads)


def _is_loose(items: list[Item], group: list[Token]) -> bool:
    """Whether an item may be two, names no more than "others", or goes on behind its end."""
    if any(t.lower_ in OPEN_ENDED for item in items for t in item[:2]) or _is_deep(group):
        return True
    bounded = _is_marked(items) or (len(items) < FEWEST and _opens_anew(group[-1]))
    if not bounded and any(map(_holds_comma, items[:-1])):
        return True
    return not (_closed(items[-1], group[-1]) and _alike(items))


def _is_led_pair(sentence: Span, group: list[Token]) -> bool:
    """ "If A, the person must B and C": two long acts under what stands before both."""
    root = sentence.root
    long = sum(t.is_alpha for t in sentence) > LONG_SENTENCE
    return len(group) > 1 and group[0].i == root.i and long and bool(_fronted(root))


def _has_rival(group: list[Token]) -> bool:
    """ "use a form to ask A or ask B": a verb inside the first act that the second could join."""
    inside = [t for t in grammar.subtree(group[0]) if group[0].i < t.i < group[-1].i]
    return not grammar.is_parted(group[-1]) and any(t.tag_ == group[-1].tag_ for t in inside)


def _fronted(verb: Token) -> list[Token]:
    """Clauses and phrases before the subject, or before an order, set off by a comma."""
    subject = grammar.own_subject(verb) or grammar.child(verb, "expl")
    edge = subject.left_edge.i if subject is not None else verb.i
    early = [c for c in grammar.children(verb, "advcl", "obl", "advmod") if c.i < edge]
    return [c for c in early if grammar.word_after(grammar.phrase(c)[-1]) == ","]


def _is_divided(items: list[Item]) -> bool:
    """Whether a comma or a joint stands before each later item: "NIST guidance" is one thing."""
    before = [item[0].nbor(-1) for item in items[1:]]
    return all(t.text in (",", ";") or t.tag_ == "CC" for t in before)


def _is_sure(group: list[Token], doubt: Doubt) -> bool:
    """Whether the parser is sure of each item that it belongs to this list and to no other."""
    heads = {t.i for t in group}
    shares = [share(item, heads, doubt) for item in group[1:]]
    if len(group) > MANY:
        return min(shares) >= LEAST and shares[-1] >= SURE and sum(shares) / len(shares) >= SURE
    return all(p >= SURE for p in shares)


def _is_long(items: list[Item]) -> bool:
    words = [len(item) for item in items]
    return sum(words) >= FEWEST_WORDS


def _shares_object(items: list[Item]) -> bool:
    """ "to see, change and delete your data": a bare verb takes the object of a later item."""
    return any(len(i) == 1 and i[0].pos_ == "VERB" for i in items[:-1]) and len(items[-1]) > 1


def _shares_end(items: list[Item], heads: list[Token]) -> bool:
    """ "names, ages and pay of the staff": what describes a later noun may describe bare ones."""
    bare = [n for n, item in enumerate(items) if len(item) == 1 and item[0].pos_ == "NOUN"]
    alone = len(bare) == 1  # "estate, gift or other taxes": one word each, and "taxes" for all
    later = [h for h in heads[bare[0] + 1 :] if not (alone and _is_apart(h))] if bare else []
    return any(grammar.children(h, "nmod", "acl") for h in later)


def _is_apart(head: Token) -> bool:
    """ "names, ages and other facts that help": what is "other" keeps what is said of it."""
    return any(c.lower_ in ("other", "any") for c in grammar.children(head, "amod", "det"))


def _is_marked(items: list[Item]) -> bool:
    """ "that A, that B, or that C": each item opens with the same word, whatever is inside."""
    opens = {item[0].lower_ for item in items}
    return len(items) >= FEWEST and len(opens) == 1 and opens <= SUBORDINATORS | {"to"}


def _opens_anew(second: Token) -> bool:
    """ "…, and shall …": a comma, a joint and a modal leave no doubt of where the act begins."""
    return _has_modal(second) and grammar.is_parted(second)


def _holds_comma(item: Item) -> bool:
    """A comma outside of brackets: the parse has run two items together, or one holds an aside."""
    depth = 0
    for token in item:
        depth += (token.text == "(") - (token.text == ")")
        if token.text == "," and not depth:
            return True
    return False


def _is_nested(items: list[Item]) -> bool:
    """Whether an item goes on with "and to …" as the list does: it would be two."""
    openers = {item[0].lower_ for item in items} & OPENERS
    return any(
        t.lower_ in ("and", "or") and t.nbor(1).lower_ in openers for i in items for t in i[1:-1]
    )


def _is_deep(group: list[Token]) -> bool:
    """ "go home, eat and sleep" inside an item: verbs that belong to the list itself."""
    verbs = [t for t in group if t.pos_ == "VERB"]
    inner = [c for t in verbs[1:] for c in grammar.children(t, "conj")]
    if any(c.pos_ == "VERB" and grammar.coordinator(c) is None for c in inner):
        return True
    beside = [c for t in verbs for c in grammar.children(t, "advcl") if c.tag_ == t.tag_ == "VBG"]
    return any(grammar.comma_before(grammar.phrase(c)[0]) for c in beside)


def _is_split_pair(items: list[Item]) -> bool:
    """ "either by post or by hand": the halves of one pair are no two items."""
    return any(
        t.lower_ in PAIRED and not {"and", "or"} & {u.lower_ for u in i if u.i > t.i}
        for i in items[:-1]
        for t in i
    )


def _leans(heads: list[Token], items: list[Item]) -> bool:
    """ "your house, garden or a field": "garden" has no article but that of the first item."""
    owner = grammar.child(heads[0], "nmod:poss", "det")
    if owner is None or _shared_owner(heads) is not None:
        return False
    bare = [
        (t, item)
        for t, item in zip(heads[1:], items[1:], strict=False)
        if grammar.child(t, "nmod:poss", "det", "nummod") is None
    ]
    the = owner.lower_ == "the"
    return any(not (the and _needs_no_article(t, item)) for t, item in bare)


def _needs_no_article(noun: Token, item: Item) -> bool:
    """ "damage to the name", "fees of the bank": as much without an article as with one."""
    return noun.tag_ == "NNS" or (len(item) >= LONG_PHRASE and bool(grammar.children(noun, "nmod")))


def _closed(item: Item, head: Token) -> bool:
    """Whether the last item is one phrase, so that nothing after it belongs to them all."""
    if any(t.text in BREAKS for t in item):
        return False  # "…, and a film – all of them short"
    whole = {t.i for t in grammar.phrase(head)} | {t.i for t in item if t.pos_ == "PUNCT"}
    asides = any(
        t.text == ","
        and t.nbor(1).tag_ in ("WDT", "WP", "VBG", "DT")
        and t.nbor(1).lower_ != "including"
        for t in item
    )
    return all(t.i in whole for t in item) and not asides


def _alike(items: list[Item]) -> bool:
    """Whether no item leans on a determiner or preposition that only the first one has."""
    opens = [item[0].pos_ in ("DET", "ADP", "PART", "SCONJ", "AUX") for item in items]
    alike = all(opens) or not any(opens)
    nouns = all(item[0].pos_ in NOMINAL or item[0].dep_ == "amod" for item in items)
    own = not opens[0] or (opens[1] and items[0][0].pos_ == "DET")
    return (alike or (nouns and own)) and all(_is_whole(item) for item in items)


def _is_whole(item: Item) -> bool:
    """Whether the item keeps its brackets and has no list of its own."""
    texts = [t.text for t in item]
    return texts.count("(") == texts.count(")") and not {":", ";"} & set(texts)


def _parallel(group: list[Token]) -> bool:
    marks = {_subordinator(t) for t in _heads(group)}
    if len(marks) == 1 and marks <= SUBORDINATORS:
        return True
    if not _share_modal(group):
        return False
    if group[0].i == group[0].sent.root.i and all(map(_has_modal, group)):
        return all(grammar.own_subject(t) is None for t in group[1:])
    verbs = {t.pos_ in ("VERB", "AUX") for t in group}
    forms = {t.tag_ for t in group} if group[0].pos_ == "VERB" else {""}
    own_subjects = any(grammar.own_subject(t) is not None for t in group[1:])
    return len(verbs) == 1 and len(forms) == 1 and not own_subjects


def _has_modal(verb: Token) -> bool:
    modal = grammar.modal(verb)
    return modal is not None and modal.head.i == verb.i


def _share_modal(group: list[Token]) -> bool:
    """ "must be kept and may be used": the modal of the first goes with no other."""
    modals = [grammar.child(t, "aux") for t in group]
    said = [m.lower_ if m is not None and m.tag_ == "MD" else "" for m in modals]
    later = set(said[1:])
    own = any(
        c.tag_ in ("VBZ", "VBP", "VBD")
        for t in group[1:]
        for c in grammar.children(t, "aux", "cop")
    )
    return later == {said[0]} or (later == {""} and not (said[0] and own))


def _subordinator(clause: Token) -> str:
    mark = grammar.marker(clause)
    if mark is None:
        mark = next((c for c in grammar.children(clause, "advmod") if c.tag_ == "WRB"), None)
    return mark.lower_ if mark is not None and mark.i < clause.i else ""


def _items(sentence: Span, group: list[Token]) -> list[Item]:
    """The items, from each one's first word to the next one's comma or coordinator."""
    own = {c.lower_ for t in group[1:] for c in grammar.children(t, "mark", "case", "aux", "cop")}
    heads = _heads(group)
    owner = _shared_owner(heads)
    starts = [_start(heads[0], own, first=True) if owner is None else owner]
    return _cut(sentence, [*starts, *(_start(t, own, first=False) for t in heads[1:])])


def _shared_owner(heads: list[Token]) -> int | None:
    """ "The agency's chief, clerk and guard": behind the owner of all, whom no other item names."""
    owner = grammar.child(heads[0], "nmod:poss")
    named = any(grammar.child(t, "nmod:poss", "det", "case") for t in heads[1:])
    alike = len({t.tag_.endswith("S") for t in heads}) == 1 and len(heads) > MANY
    if owner is None or named or owner.pos_ not in ("NOUN", "PROPN") or not alike:
        return None
    return grammar.subtree(owner)[-1].i + 1


def _heads(group: list[Token]) -> list[Token]:
    """Heads of the items: where "to" or "that" is said again, only what it is said with."""
    marked = [t for t in group if grammar.marker(t) is not None]
    if len(marked) > 1 and marked[0].i == group[0].i:
        return marked
    return [group[0], *(t for t in group[1:] if not _is_inner(t, group))]


def _is_inner(item: Token, group: list[Token]) -> bool:
    """ "A, B and C, or D": without a comma before its "and", C is of one item with B."""
    cc, last = grammar.coordinator(item), grammar.coordinator(group[-1])
    if cc is None or last is None:
        return False
    return item.i != group[-1].i and not grammar.comma_before(cc)


def _cut(sentence: Span, starts: list[int]) -> list[Item]:
    ends, doc = [*starts[1:], sentence.end], sentence.doc
    return [closed(grammar.trimmed(list(doc[a:b]))) for a, b in zip(starts, ends, strict=True)]


def _start(item: Token, own: set[str], *, first: bool) -> int:
    """Where an item begins: behind what it shares, which no later item says for itself (`own`)."""
    shared = [c for c in _shared_left(item, first=first) if c.lower_ not in own]
    apart = [*grammar.children(item, "conj", "cc", "punct"), *shared]
    return grammar.subtree(item, without=apart)[0].i


def _shared_left(item: Token, *, first: bool) -> list[Token]:
    shared = ("nsubj", "aux", "case", "mark", "cop", "csubj", "expl", "advcl")
    left = [c for c in grammar.children(item, *shared) if c.i < item.i]
    also = [c for c in grammar.children(item, "advmod") if c.i < item.i and c.lower_ in LINKS]
    return [*left, *_fronted(item), *also] if first else []


# The list -------------------------------------------------------------------------------------


def _listed(
    sentence: Span, group: list[Token], items: list[Item], doubt: Doubt
) -> Iterator[Proposal]:
    last = grammar.coordinator(_heads(group)[-1])
    inner = [grammar.coordinator(t) for t in _heads(group)[1:-1]]
    if len({c is None for c in inner}) > 1:
        return  # "A, B and C, and D": an item holds two
    joints = {c.lower_ for c in (*inner, last) if c is not None}
    if (
        (len(items) < FEWEST and len(group) > len(items))
        or len(joints) != 1
        or not joints <= {"and", "or"}
    ):
        return
    if not _leads(lead := [t for t in sentence if t.i < items[0][0].i], items, group[0]):
        return
    ends = items[-1][-1].i >= grammar.trimmed(list(sentence))[-1].i
    lead = lead[:-1] if lead and lead[-1].text in (":", ",") else lead
    if lead and lead[-1].tag_ == "POS":
        return  # "the driver's: name; date; and place"
    if not ends or not lead or not lead[-1].text[-1].isalnum() or loose_tail(items[-1], doubt):
        return
    joint, end = joints.pop(), final_mark(list(sentence))
    block = "\n".join(["", *_bullets(items, joint, end)])
    said = _in_full(lead)
    yield Proposal(
        "enumeration-to-list",
        (_flat(said, items, joint, end),),
        block=f"{write(said)}:\n{block}",
    )


def _in_full(lead: list[Token]) -> tuple[Part, ...]:
    """ "You'll:" is "You will:" before a list."""
    full = CLITICS.get(lead[-1].lower_.replace("’", "'"))
    return parts(lead[:-1], Word(full)) if full is not None else parts(lead)


def _leads(lead: list[Token], items: list[Item], head: Token) -> bool:
    """Whether the lead-in has its verb, and no item holds what is said of all or a list itself.

    "We: …" and "When you leave: …" lead to nothing; in "also lends, buys and sells" all is done
    "also". A reference in brackets before an item belongs to the one before.
    """
    first = grammar.first_conjunct(items[0][-1].sent.root)
    early = {t.i for c in grammar.children(first, "advcl", "obl") for t in grammar.subtree(c)}
    own = [t for t in lead if t.i not in early or first.i <= lead[-1].i]
    verbal = any(t.pos_ in ("VERB", "AUX") for t in own) or _leads_to_act(lead, first)
    verbal &= not any(t.text in BREAKS for t in lead) and not any(
        i[0].text[0] == "[" for i in items
    )
    adverb = items[0][0].pos_ == "ADV" and not all(i[0].pos_ == "ADV" for i in items)
    inner = any(_goes_on(t, head) or _is_unlike(t) for i in items for t in i)
    leaning = ("e.g.", "i.e.", "such", "including", "then")
    aside = any(i[0].lower_ in leaning for i in items)
    aside |= lead[-1].lower_ == "to" and lead[-1].nbor(-1).lower_ == "according"
    return verbal and not adverb and not inner and not aside


def _is_unlike(token: Token) -> bool:
    """ "must make a list, and asked to keep it": a verb joined to a noun was joined to another."""
    first = grammar.first_conjunct(token)
    verbal = token.pos_ == "VERB" and token.tag_ in ("VBN", "VBD", "VBZ", "VBP")
    return token.i != first.i and verbal and first.pos_ in ("NOUN", "PROPN")


def _goes_on(joint: Token, head: Token) -> bool:
    """Whether the joint, inside an item, joins what could be an item of the list."""
    if joint.lower_ not in ("and", "or") or not grammar.comma_before(joint):
        return False
    joins_act = grammar.is_predicate(joint.head)
    return joins_act or not grammar.is_predicate(head)


def _leads_to_act(lead: list[Token], first: Token) -> bool:
    """ "The board of the club: lends …; and sells …", "When you leave: lock …; and set …"."""
    subject = grammar.own_subject(first)
    if subject is None:
        cases = [c for c in _fronted(first) if _subordinator(c) in CASES]
        return grammar.is_imperative(first) and bool(cases)
    named = subject.pos_ in ("NOUN", "PROPN") and subject.left_edge.i <= lead[-1].i < first.i
    return named and grammar.is_predicate(first)


def _bullets(items: list[Item], joint: str, end: str) -> list[str]:
    marks = [";"] * (len(items) - 2) + [f"; {joint}", end]
    lines = ["".join((_plain(item), m)) for item, m in zip(items, marks, strict=True)]
    return [f"- {line}" for line in lines]


def _plain(item: Item) -> str:
    return "".join(t.text_with_ws for t in item).strip()


def _flat(lead: tuple[Part, ...], items: list[Item], joint: str, end: str) -> tuple[Part, ...]:
    listed: list[Part] = []
    for i, item in enumerate(items):
        last = i == len(items) - 1
        listed.extend([Word(joint)] if last else ([Word(",")] if i else []))
        listed.extend(item)
    return ended(parts(lead, listed), end)
