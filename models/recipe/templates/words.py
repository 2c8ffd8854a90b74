"""Inflected verbs, and the small words that hold phrases together."""

from __future__ import annotations

from collections.abc import Sequence

from templates.lexicon import DOUBLING, IRREGULAR
from templates.tree import Node

PRES3 = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PRESP = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"
PRES1 = "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin"
PRES2 = "Mood=Ind|Number=Sing|Person=2|Tense=Pres|VerbForm=Fin"
PERSON = {"3s": PRES3, "3p": PRESP, "1p": PRES1, "2": PRES2}
PASS = "Tense=Past|VerbForm=Part|Voice=Pass"
PART = "Tense=Pres|VerbForm=Part"
DETS = {
    "the": ("the", "Definite=Def|PronType=Art"),
    "a": ("a", "Definite=Ind|PronType=Art"),
    "an": ("a", "Definite=Ind|PronType=Art"),
    "any": ("any", "PronType=Ind"),
    "all": ("all", "PronType=Tot"),
    "each": ("each", "PronType=Tot"),
    "every": ("every", "PronType=Tot"),
    "no": ("no", "PronType=Neg"),
    "another": ("another", "PronType=Ind"),
    "some": ("some", "PronType=Ind"),
    "this": ("this", "Number=Sing|PronType=Dem"),
    "that": ("that", "Number=Sing|PronType=Dem"),
    "these": ("this", "Number=Plur|PronType=Dem"),
    "those": ("that", "Number=Plur|PronType=Dem"),
}
POSS = {
    "their": ("their", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"),
    "our": ("our", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"),
    "your": ("your", "Case=Gen|Person=2|Poss=Yes|PronType=Prs"),
    "its": ("its", "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
}
PRONOUNS = {
    "we": ("we", "Case=Nom|Number=Plur|Person=1|PronType=Prs", "1p"),
    "you": ("you", "Case=Nom|Person=2|PronType=Prs", "2"),
    "they": ("they", "Case=Nom|Number=Plur|Person=3|PronType=Prs", "3p"),
    "it": ("it", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs", "3s"),
    "us": ("we", "Case=Acc|Number=Plur|Person=1|PronType=Prs", "1p"),
    "them": ("they", "Case=Acc|Number=Plur|Person=3|PronType=Prs", "3p"),
}
_ADV_FEATS = {"always": "PronType=Tot", "never": "PronType=Neg", "well": "Degree=Pos"}
MODALS = ("must", "may", "shall", "should", "will", "can", "must not", "may not", "will not",
           "should not", "cannot", "can only", "may only", "must only", "must also", "must never",
           "shall not", "must always", "would", "might", "won't", "can't", "do not",
           "don't")  # fmt: skip


def _sibilant(word: str) -> bool:
    return word.endswith(("s", "x", "z", "ch", "sh"))


def s_form(word: str) -> str:
    if _sibilant(word):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def ing_form(lemma: str) -> str:
    if lemma in DOUBLING or lemma == "set":
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return lemma + "ing"


def ed_form(lemma: str) -> str:
    if lemma in DOUBLING:
        return lemma + lemma[-1] + "ed"
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def verb_word(lemma: str, form: str) -> Node:
    """The verb ``lemma`` as imp, inf, ger, prs, pass, perf, or a person (3s, 3p, 1p, 2)."""
    past, part = IRREGULAR.get(lemma, (ed_form(lemma), ed_form(lemma)))
    table = {
        "imp": (lemma, "VB", "Mood=Imp|VerbForm=Fin"),
        "inf": (lemma, "VB", "VerbForm=Inf"),
        "ger": (ing_form(lemma), "VBG", "VerbForm=Ger"),
        "prs": (ing_form(lemma), "VBG", PART),
        "pass": (part, "VBN", PASS),
        "perf": (part, "VBN", "Tense=Past|VerbForm=Part"),
        "3s": (s_form(lemma) if lemma != "have" else "has", "VBZ", PRES3),
        "3p": (lemma, "VBP", PRESP),
        "1p": (lemma, "VBP", PRES1),
        "2": (lemma, "VBP", PRES2),
        "past3s": (past, "VBD", PRES3.replace("Pres", "Past")),
    }
    surface, xpos, feats = table[form]
    return Node(surface, lemma, "VERB", xpos, feats)


def det(word: str) -> Node:
    """A determiner."""
    lemma, feats = DETS[word]
    return Node(word, lemma, "DET", "DT", feats)


def adp(word: str) -> Node:
    """A preposition."""
    if word == "including":
        return Node(word, "include", "VERB", "VBG", PART)
    return Node(word, word, "ADP", "IN")


def sconj(word: str) -> Node:
    """A subordinator; when and where are adverbs."""
    if word in ("when", "where", "whenever"):
        return Node(word, word, "ADV", "WRB", "PronType=Int")
    return Node(word, word, "SCONJ", "IN")


def adv(word: str) -> Node:
    """An adverb."""
    return Node(word, word, "ADV", "RB", _ADV_FEATS.get(word, "_"))


def to() -> Node:
    """Infinitival to."""
    return Node("to", "to", "PART", "TO")


def cc(word: str) -> Node:
    """A coordinator."""
    return Node(word, word, "CCONJ", "CC")


def pun(mark: str) -> Node:
    """A punctuation mark that is glued to what precedes or follows it."""
    tags = {",": ",", ".": ".", ";": ":", ":": ":", "?": ".", "(": "-LRB-", ")": "-RRB-",
            "“": "``", "”": "''", "‘": "``", "’": "''", "-": "HYPH", "–": ":",
            "—": ":"}  # fmt: skip
    opening = mark in "(“‘-"
    closing = mark not in "(“‘–—"
    return Node(mark, "-" if mark in "–—" else mark, "PUNCT", tags[mark], "_", closing, opening)


def mass_noun(word: str) -> Node:
    """A singular noun without a determiner."""
    return Node(word, word, "NOUN", "NN", "Number=Sing")


def soft_comma() -> Node:
    """A closing comma, dropped again where other punctuation follows or nothing does."""
    node = pun(",")
    node.noun_class = "soft"
    return node


def number(text: str) -> Node:
    """A numeral in digits or in words."""
    kind = "Digit" if text[0].isdigit() else "Word"
    value = "Frac" if "." in text else "Card"
    return Node(text, text.replace(",", ""), "NUM", "CD", f"NumForm={kind}|NumType={value}")


def be(form: str) -> Node:
    """A form of be as an auxiliary: a person, inf, imp, perf, prs."""
    table = {"3s": ("is", "VBZ", PRES3), "3p": ("are", "VBP", PRESP),
             "1p": ("are", "VBP", PRES1),
             "2": ("are", "VBP", PRES2), "inf": ("be", "VB", "VerbForm=Inf"),
             "imp": ("be", "VB", "Mood=Imp|VerbForm=Fin"), "prs": ("being", "VBG", PART),
             "perf": ("been", "VBN", "Tense=Past|VerbForm=Part")}  # fmt: skip
    surface, xpos, feats = table[form]
    return Node(surface, "be", "AUX", xpos, feats)


def have(person: str) -> Node:
    """The perfect auxiliary."""
    if person == "3s":
        return Node("has", "have", "AUX", "VBZ", PRES3)
    return Node("have", "have", "AUX", "VBP", PERSON[person])


def do(person: str) -> Node:
    """The auxiliary do; imp for commands."""
    if person == "imp":
        return Node("do", "do", "AUX", "VB", "Mood=Imp|VerbForm=Fin")
    form, tag = ("does", "VBZ") if person == "3s" else ("do", "VBP")
    return Node(form, "do", "AUX", tag, PERSON[person])


def neg(contracted: bool = False) -> Node:
    """Not, or the contracted n't."""
    if contracted:
        return Node("n't", "not", "PART", "RB", "Polarity=Neg", glued=True)
    return Node("not", "not", "PART", "RB", "Polarity=Neg")


def modal(word: str) -> Node:
    """A modal verb."""
    return Node(word, {"ca": "can", "wo": "will"}.get(word, word), "AUX", "MD", "VerbForm=Fin")


def coordinate(
    items: Sequence[Node], word: str, oxford: bool = False, trail: Node | None = None
) -> Node:
    """Join items under the first; a comma and the coordinator belong to the item they precede."""
    first, *rest = items
    for k, item in enumerate(rest):
        last = k == len(rest) - 1
        if last:
            item.pre("cc", cc(word))
        if not last or (oxford and len(items) > 2):
            item.pre("punct", pun(","))
        first.post("conj", item)
    return first
