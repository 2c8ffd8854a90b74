"""The form of each new sentence: whole, in agreement, closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from clauselint.lexicon import endings
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.forms import inflect
from clauselint.rewrite.inflect import is_plural, lemma
from clauselint.rewrite.proof import facts
from clauselint.rewrite.proof.problem import Problem

DANGLING = words_of("words-that-end-no-sentence")
SAID_SO = ("this is so ", "this was so ")  # whole, whatever the parser hangs its words on
BE_FORMS = ("is", "are", "was", "were")
LINKS = ("however", "therefore", "so", "nor")
POINTERS = words_of("demonstratives") | {"there", *LINKS}
VERBS = (*BE_FORMS, "has", "have")
WH = ("WDT", "WRB", "WP", "WP$")
_OPEN_ASIDE = re.compile(r"\b(?:and|or|but),[^,]*$")
_WITH_ARTICLE = re.compile(r"\b(an?) ([a-z]+)")
_BAD_MARKS = re.compile(r",[\"”’]\.|[.!?][\"”’]\.|[,;:]\.|\?\.|\.\?")


def form(before: Span, after: Sequence[Doc]) -> list[Problem]:
    """Each new sentence has a subject and a finite verb, agrees, and is closed."""
    found = _openings(before, after)
    odd = {t.lower_ for t in _disagreements(before)}
    for sentence in (s for doc in after for s in facts.sentences(doc)):
        if not _complete(sentence.root) or _is_participle(sentence.root, before.root):
            found.append(Problem("form", f"no full clause: {sentence.text}"))
        found += [
            Problem("agreement", t.text) for t in _disagreements(sentence) if t.lower_ not in odd
        ]
        if not _balanced(sentence.text) or _BAD_MARKS.search(sentence.text):
            found.append(Problem("form", f"brackets, quotes or marks: {sentence.text}"))
        # "It spun a thread and, seeing the door." lost what went on behind the aside.
        if _OPEN_ASIDE.search(sentence.text) and not _OPEN_ASIDE.search(before.text):
            found.append(Problem("form", f"an aside that stays open: {sentence.text}"))
        found += [Problem("form", f"beside {t.text}") for t in sentence if _misplaced(t)]
        if _asks_unasked(sentence) and not _asks_unasked(before):
            found.append(Problem("form", f"no question: {sentence.text}"))
        found += [Problem("form", f"article: {w}") for w in _articles(sentence, before)]
        found += _ends(sentence, before)
        if _is_spliced(sentence):
            found.append(Problem("form", f"clauses joined by a comma: {sentence.text}"))
        if _doubles_modal(sentence) and not _doubles_modal(before):
            found.append(Problem("form", f"two modals for one verb: {sentence.text}"))
        if any(map(_bids_behind_that, sentence)) and not any(map(_bids_behind_that, before)):
            found.append(Problem("form", "an order behind “that”"))
    return found


def _ends(sentence: Span, before: Span) -> list[Problem]:
    """What its first or last word cannot be, unless the source begins or ends so."""
    faults = {
        "begins with a figure": _opens_with_figure(sentence) and not _opens_with_figure(before),
        "begins with a joint": _joins(sentence) and not _joins(before),
        "ends before its noun": _strands(sentence, before),
    }
    return [
        Problem("form", f"{fault}: {sentence.text}") for fault, there in faults.items() if there
    ]


def _asks_unasked(sentence: Span) -> bool:
    """ "Was it of use." """
    first = next((t for t in sentence if t.is_alpha), sentence[0])
    after = first.nbor(1) if first.i + 1 < sentence.end else first
    turned = first.pos_ == "AUX" and grammar.has_relation(after, "nsubj", "expl", "det")
    return turned and "?" not in sentence.text


def _articles(sentence: Span, before: Span) -> list[str]:
    """ "a employee": an article that stood before another word."""
    had = set(_WITH_ARTICLE.findall(before.text.lower()))
    return [
        f"{article} {word}"
        for article, word in _WITH_ARTICLE.findall(sentence.text.lower())
        if (article, word) not in had and word[0] != "h" and (article == "an") != _sounds_open(word)
    ]


def _opens_with_figure(sentence: Span) -> bool:
    first = next((t for t in sentence if any(c.isalnum() for c in t.text)), sentence[0])
    return first.text[0].isdigit()


def _strands(sentence: Span, before: Span) -> bool:
    """ "relating to the entry to.": the noun of the preposition stood behind what was cut off."""
    ends = [_last_word(s) for s in (sentence, before)]
    stranded = [(t.pos_ == "ADP" and t.tag_ == "IN") or t.tag_ == "TO" for t in ends]
    return stranded[0] and ends[0].lower_ != ends[1].lower_ and not _stood_alone(ends[0], before)


def _stood_alone(preposition: Token, before: Span) -> bool:
    """ "the repairs that it asked for, and …": it had no noun behind it in the source."""
    led = [t for t in before[:-1] if t.lower_ == preposition.lower_ and t.nbor(1).pos_ == "PUNCT"]
    verb = preposition.nbor(-1).lower_ if preposition.i > preposition.sent.start else ""
    return any(t.i > before.start and t.nbor(-1).lower_ == verb for t in led)


def _joins(sentence: Span) -> bool:
    return next((t.lower_ for t in sentence if t.is_alpha), "") in ("and", "or", "but")


def _is_spliced(sentence: Span) -> bool:
    """ "One read the old text, the other read the new one." """
    later = grammar.children(sentence.root, "conj", "parataxis", "ccomp")
    clauses = [c for c in later if c.i > sentence.root.i and grammar.own_subject(c) is not None]
    apart = [c for c in clauses if grammar.marker(c) is None and grammar.is_finite(c)]
    if grammar.own_subject(sentence.root) is None or not apart:
        return False
    last = apart[-1]
    start = grammar.subtree(last, without=grammar.children(last, "punct"))[0]
    return grammar.coordinator(last) is None and grammar.comma_before(start)


def _sounds_open(word: str) -> bool:
    # An "h" may be silent, so that both articles stand before it.
    return word[0] in "aeiou" and not word.startswith(endings("words-like-consonants"))


def _doubles_modal(sentence: Span) -> bool:
    """ "may the office may": no verb and no joint stands between the two."""
    marks = [t for t in sentence if t.tag_ == "MD" or t.tag_.startswith("VB") or t.tag_ == "CC"]
    return any(a.tag_ == b.tag_ == "MD" for a, b in pairwise(marks))


def _bids_behind_that(verb: Token) -> bool:
    mark = grammar.marker(verb)
    that = mark is not None and mark.lower_ == "that" and verb.tag_ == "VB"
    return that and grammar.own_subject(verb) is None and not grammar.auxiliaries(verb)


def _openings(before: Span, after: Sequence[Doc]) -> list[Problem]:
    """No two sentences begin with "This", "In that case" or "However": the second points astray."""
    opened = [_pointer(s) for doc in after for s in facts.sentences(doc)]
    again = {p for p in opened if p and opened.count(p) > 1}
    return [Problem("form", f"begins twice: {p}") for p in sorted(again)]


def _pointer(sentence: Span) -> str:
    words = [t for t in sentence if t.is_alpha]
    if not words:
        return ""
    if " ".join(t.lower_ for t in words[:3]) == "in that case":
        return "in that case"
    alone = grammar.has_relation(words[0], "nsubj", "expl") or words[0].lower_ in LINKS
    return str(words[0].lower_) if words[0].lower_ in POINTERS and alone else ""


def _misplaced(token: Token) -> bool:
    """A word said twice, an article without its noun, a full stop before a small letter."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.doc[token.i + 1]
    twice = after.lower_ == token.lower_ and token.text.isalpha()
    lone = token.lower_ in ("a", "an", "the") and after.lower_ in {*grammar.MODALS, *VERBS, *".,;"}
    stop = token.text == "." and after.text[:1].islower()
    return (twice and token.lower_ not in ("that", "had")) or lone or stop


def _complete(root: Token) -> bool:
    opening = root.sent[0]
    if root.sent.text.lower().startswith(SAID_SO):
        return True
    if opening.lower_ == "that" and opening.tag_ in ("IN", "WDT"):
        return False
    if _last_word(root.sent).lower_ in DANGLING.union(BE_FORMS):
        return False
    if root.pos_ not in ("VERB", "AUX") and grammar.child(root, "cop") is None:
        return False
    if _is_subordinate(root) or _leads_with_case(root):
        return False
    if _is_no_verb(root) or _hangs_on_nothing(root) or _says_nothing(root):
        return False
    if grammar.is_imperative(root):
        return True
    subject = grammar.own_subject(root) or grammar.child(root, "expl")
    return subject is not None and grammar.is_finite(root)


def _is_no_verb(root: Token) -> bool:
    """A name that was read as a verb: "These Tour Hosts Terms"."""
    inside = any(t.is_alpha for t in root.doc[root.sent.start : root.i])
    return inside and root.text.istitle() and root.pos_ == "VERB"


def _is_subordinate(root: Token) -> bool:
    """ "However, only if the guest agrees." """
    mark = grammar.marker(root)
    return mark is not None and mark.lower_ in words_of("subordinators")


def _leads_with_case(root: Token) -> bool:
    """ "By its agent may act.": what was read as the subject is a phrase."""
    subject = grammar.own_subject(root)
    return subject is not None and grammar.preposition(subject) is not None


def _says_nothing(root: Token) -> bool:
    """ "This is." """
    rest = (c for c in root.children if not grammar.has_relation(c, "nsubj", "expl", "punct", "cc"))
    return root.lemma_.lower() == "be" and not any(rest)


def _is_participle(root: Token, before: Token) -> bool:
    """ "A link given in the file" in a text of the present: read as told, but has no verb."""
    told = grammar.is_past(before)
    same = root.tag_ == "VBD" and inflect(lemma(root), "VBN") == root.lower_
    held = grammar.children(root, "obj", "iobj", "ccomp", "xcomp", "aux", "cop", "compound:prt")
    return same and not held and not told


def _hangs_on_nothing(root: Token) -> bool:
    """A subordinate clause alone: "Where we think it helps", "In which case we need it"."""
    if "?" in root.sent.text:
        return False
    opening = next((t for t in root.sent if t.is_alpha), root)
    alone = opening.tag_ in WH or opening.i + 1 == root.sent.end
    wh = opening if alone else opening.nbor(1)
    led = wh.tag_ in WH and (wh.i == opening.i or opening.tag_ == "IN") and wh.i < root.i
    clauses = grammar.children(root, "advcl", "csubj", "ccomp")
    own = any(wh.i in {t.i for t in grammar.subtree(c)} for c in clauses)
    return led and not own and wh.tag_ != "WP"


def _last_word(sentence: Span) -> Token:
    words_ = [t for t in sentence if any(c.isalnum() for c in t.text)]
    return words_[-1]


def _disagreements(sentence: Span) -> list[Token]:
    singular, plural = ("is", "was", "has", "does"), ("are", "were", "have", "do")
    found = []
    for subject in sentence:
        if not grammar.has_relation(subject, "nsubj") or not grammar.is_nominal(subject):
            continue
        verb = _agreeing(subject.head)
        wrong = singular if is_plural(subject) else plural
        clear = subject.tag_ in ("NN", "NNS") or subject.lower_ in ("it", "they")
        if verb is not None and clear and _conflicts(verb, wrong, subject):
            found.append(verb)
    return found


def _conflicts(verb: Token, wrong: tuple[str, ...], subject: Token) -> bool:
    if grammar.children(subject, "conj", "det", "nummod") and not is_plural(subject):
        quantified = grammar.children(subject, "conj", "nummod")
        if quantified:
            return False
    if verb.tag_ == "VBZ" and verb.lower_.endswith("s") and "is" in wrong:
        return True
    return verb.lower_ in wrong


def _agreeing(predicate: Token) -> Token | None:
    forms = [*grammar.children(predicate, "aux", "cop"), predicate]
    first = min(forms, key=lambda t: t.i)
    return first if first.tag_ in ("VBZ", "VBP", "VBD") else None


def _balanced(text: str) -> bool:
    pairs = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"))
    return all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0
