"""Policy-style English sentences built together with their Universal Dependencies trees.

Treebanks hold little of the language of policies. A small compositional grammar draws phrases
(each a tree of words) and combines them; a tree is flattened to CoNLL-U. Every node keeps its
dependents in order on its left and right, so a tree is projective, connected and single-rooted
by construction. Labels, tags and features follow UD English EWT.
"""

# ruff: noqa: SIM905 -- word lists are easier to read and to extend as one string

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path


@dataclass(frozen=True)
class Token:
    """One CoNLL-U word; ``head`` counts from 1 and is 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence with its tree."""

    tokens: tuple[Token, ...]
    kind: str

    @property
    def text(self) -> str:
        """The surface string."""
        return "".join(t.form + (" " if t.space_after else "") for t in self.tokens).rstrip()

    def conllu(self, name: str) -> str:
        """The CoNLL-U block, comments included, ending in a blank line."""
        rows = [f"# sent_id = {name}", f"# text = {self.text}"]
        for i, t in enumerate(self.tokens, 1):
            misc = "_" if t.space_after else "SpaceAfter=No"
            cells = (str(i), t.form, t.lemma, t.upos, t.xpos, t.feats, str(t.head), t.deprel)
            rows.append("\t".join((*cells, "_", misc)))
        return "\n".join(rows) + "\n\n"


@dataclass(eq=False)
class Node:
    """A word under construction; ``glued`` means no space before it, ``open`` none after."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str = "_"
    glued: bool = False
    open: bool = False
    left: list[tuple[str, Node]] = field(default_factory=list)
    right: list[tuple[str, Node]] = field(default_factory=list)
    plural: bool = False
    noun_class: str = ""

    def pre(self, label: str, node: Node | None) -> Node:
        """Put a dependent outermost on the left."""
        if node is not None:
            self.left.insert(0, (label, node))
        return self

    def inner(self, label: str, node: Node | None) -> Node:
        """Put a dependent next to the word on its left."""
        if node is not None:
            self.left.append((label, node))
        return self

    def post(self, label: str, node: Node | None) -> Node:
        """Put a dependent outermost on the right."""
        if node is not None:
            self.right.append((label, node))
        return self

    def walk(self) -> Iterator[Node]:
        """The words of the subtree in order."""
        for _, child in self.left:
            yield from child.walk()
        yield self
        for _, child in self.right:
            yield from child.walk()


# --- lexicon -----------------------------------------------------------------------------------

# Classes: P person, O organisation, I document or data, T thing, E event or act, M money,
# L place or system, Q quality or right (uncountable). "/prep:Classes" is a complement.
NOUNS = """
P employee contractor manager supervisor officer volunteer visitor director customer client
P patient applicant student teacher parent nurse driver auditor delegate trainee consultant
P employer owner user administrator investigator inspector reviewer worker resident tenant member
P candidate participant guardian carer coordinator secretary treasurer operator guest passenger
P apprentice analyst chairperson landlord lawyer doctor neighbour shareholder beneficiary
P executive technician caretaker translator proprietor licensee tutor mentor referee
P subcontractor child adult minister trustee witness complainant claimant researcher recipient
O agency department council committee school hospital team board unit university supplier office
O company charity organisation authority regulator union tribunal panel vendor partner branch
O network association corporation foundation business secretariat shop college hotel factory
O library commission club insurer bank ministry ombudsman court
I record/of:EM file/on:P report/on:E form register/of:TIP log/of:E copy/of:I invoice/for:T receipt
I contract/with:O agreement/with:O statement/of:M plan/for:E policy/on:EQ procedure/for:E letter
I document message notice/of:E certificate/of:E licence email password photograph image list/of:PTI
I draft schedule guideline template application/for:E survey summary/of:IE transcript publication
I standard directive protocol bylaw rule/on:E instruction/on:E brochure map ballot petition
I affidavit prescription questionnaire biography inventory/of:T newsletter footnote clause
I article dataset database code key signature identifier address name diary budget/for:E timesheet
I recording reference manual handbook checklist/of:T request/for:TE complaint/about:P
I proposal/for:E decision/on:E quote/for:T account
T vehicle device laptop phone computer tool weapon ladder chemical uniform badge card machine
T building-pass camera medicine drug gift asset product sample parcel container helmet ticket
T bus van boat tractor lift extinguisher keyboard headset monitor tablet scanner drone
T battery cylinder trailer pump printer bicycle firearm item package meal vaccine toy
E incident breach/of:IQ accident meeting/with:P inspection/of:LT audit/of:IM review/of:I
E transfer/of:TM
E payment/to:P purchase/of:T disposal/of:T visit/to:L interview/with:P dispute/with:P
E investigation/into:E change/to:I delay/in:E emergency hazard injury/to:P conflict project/with:O
E breakdown/of:T collision merger recruitment-process tender excursion evacuation demolition
E assault allegation/against:P prosecution/of:P renewal/of:I closure/of:L upgrade/to:L
E event campaign trip/to:L absence appeal/against:I risk/to:PQ failure theft/of:T loss/of:TI
E shift exercise training-session examination transaction booking appointment/with:P outage
E appointment variation/to:I threat/to:P activity hearing/before:O exemption/from:I
M fee fine grant/from:O allowance/for:E refund salary donation cost/of:TE debt penalty bonus deposit
M subsidy rebate price/of:T tax loan/from:O expense
L office site system/for:I server room archive workshop warehouse building network website cabinet
L car-park reserve pool theatre courtroom prison airport garden gate fence roof bathroom
L laboratory kitchen clinic facility portal platform playground depot safe entrance corridor
Q privacy confidentiality safety security consent access/to:ILT integrity information/about:P leave
Q equipment data software advice training/on:EQ evidence/of:E compliance/with:I accommodation
Q travel/to:L content material property permission/from:P authorisation/from:O approval/from:P
Q fairness honesty accuracy transparency insurance storage housing cash alcohol
Q wellbeing dignity hygiene documentation assistance/from:O support/for:P funding/for:E
Q research/into:E sponsorship/from:O expenditure/on:E expertise/in:E custody/of:T knowledge/of:E
Q correspondence/with:P maintenance/of:TL supervision/of:P feedback/from:P waste food
"""
IRREGULAR_PLURALS = {"child": "children", "ombudsman": "ombudsmen"}
MASS = {"Q"}

# lemma | object classes ("-" none) | complement PPs on the verb | flags (p passive is usual,
# c takes a that-clause, x takes a to-infinitive, i indirect object, part:WORD particle)
VERBS = """
report|EIT|to:PO|pc
disclose|IQ|to:PO|p
share|I|with:PO|p
publish|I|on:L,in:I|p
store|IT|in:L,on:T|p
retain|IT|for:D|p
destroy|IT||p
send|I|to:PO|pi
provide|IT|to:PO|p
give|IT|to:PO|pi
obtain|IQ|from:PO|p
collect|IM|from:PO|p
use|ITQ|for:E|p
access|IL|from:L|p
copy|I|onto:T,to:L|p
remove|TI|from:LI|p
return|TI|to:PO|p
approve|EIM||p
review|IE||p
record|EI|in:I|p
complete|I||p
sign|I||p
submit|I|to:PO|p
keep|IT|in:L|p
maintain|IL||p
update|I||p
check|ITL|for:E|pw
inspect|TL|for:E|p
lock|TL||p
secure|TL|against:E|p
protect|IQP|from:E|p
notify|PO|of:E|p
inform|PO|of:E,about:E|p
advise|PO|of:E,on:E|p
consult|PO|on:E,about:IE|p
contact|PO|about:E|p
supervise|PE||p
train|P|in:E|p
appoint|P|to:O|p
dismiss|P|for:E|p
investigate|E||p
assess|EI||p
monitor|LE|for:E|p
manage|EMQ||p
pay|M|to:PO,into:L|p
refund|M|to:P|p
recover|M|from:PO|p
charge|M|for:TE|p
reimburse|PM|for:M|p
allocate|MT|to:PO|p
request|QIM|from:PO|p
accept|TMI|from:PO|p
refuse|MI||px
decline|TI||x
offer|TM|to:PO|pi
issue|TI|to:PO|p
supply|TI|to:PO|p
purchase|T|from:O|p
order|T|from:O|p
deliver|TI|to:PL|p
install|T|in:L,on:L|p
operate|T||p
drive|T|to:L|p
park|T|in:L|p
wear|T|in:L,during:E|p
carry|T|into:L|p
bring|T|to:LE,into:L|p
enter|L|without:Q|p
leave|L|without:Q|
attend|E||p
arrange|E|with:PO|p
cancel|E||p
delay|E||p
schedule|E|for:P|p
conduct|E||p
document|E|in:I|p
record|E|in:I|p
respect|Q||p
promote|Q||p
ensure|Q||c
preserve|QI||p
breach|I||p
follow|I||p
comply|-|with:I|
agree|-|to:I,with:I|cx
respond|-|to:IE|
apply|-|for:ME,to:PE|
refer|-|to:I|
object|-|to:E|
consent|-|to:E|
contribute|-|to:EM|
participate|-|in:E|
interfere|-|with:E|
rely|-|on:I|
depend|-|on:QE|n
belong|-|to:PO|n
occur|-|in:L,during:E|n
expire|-||n
include|IT||n
contain|I||n
cover|E||n
affect|PE||n
describe|IE||n
require|IQ||n
specify|I||n
relate|-|to:EI|n
exceed|M||n
create|IE||
permit|E||
contract|O|for:E|p
limit|EQ||p
restrict|Q|to:P|p
restrict|E||p
plan|E||p
cover|T|with:Q|p
fund|E|from:M|p
claim|M|for:E|p
claim|M|from:O|p
audit|IL||p
copy|IP||p
email|I|to:P|p
post|I|on:L|p
post|I|to:P|p
question|PE||p
note|IE||pc
balance|M||p
transport|T|to:L|p
answer|I||p
store|TI|under:Q,in:L|p
file|I|with:O|p
lodge|I|with:O|p
review|IQ|at:E|p
regulate|QE||p
justify|E||p
certify|I||pc
return|-|to:L|
consult|-|with:PO|
vote|-|on:I|
wait|-|for:I,in:L|
act|-|on:I,for:PO,under:I|
sign|-|for:T|
pay|-|for:TE|
ask|-|for:IQ|
deal|-|with:EI|
assist|-|with:E|
resign|-|from:O|
travel|-|to:L,between:L|
smoke|-|in:L|
speak|-|to:P,with:P|
report|-|to:P|
work|-|from:L,for:O,with:P|
park|-|in:L,near:L|
handle|ITM||p
process|IM||p
transfer|IM|to:O,between:O|p
export|I|from:L|p
upload|I|to:L|p
download|I|from:L,onto:T|p
delete|I|from:L|p
encrypt|I||p
release|I|to:PO|p
circulate|I|to:P,among:P|p
display|I|in:L,on:L|p
label|TI||p
mark|I||p
register|TI|with:O|p
enrol|PT|in:L,with:O|p
test|T||p
repair|T||p
replace|TI||p
clean|LT||p
close|L||p
open|LI||p
evacuate|L||p
escort|P|to:L,through:L|p
identify|PE||p
verify|I||p
confirm|EI|with:P|pcw
correct|I||p
amend|I||p
withdraw|QI|from:P|p
suspend|PE||p
terminate|I||p
renew|I||p
extend|I|to:P|p
consider|IE||pw
decide|-|on:E|xw
determine|I||pcw
nominate|P|for:E|p
select|PT|for:E|p
interview|P|about:E|p
assist|P|with:E|p
support|PO|through:E|p
harass|P||p
discuss|EI|with:PO|p
raise|E|with:P|p
escalate|E|to:P|p
resolve|E|with:P|p
prevent|E||p
avoid|E||
minimise|EM||p
address|E||p
carry|E||p+out
set|I||p+out
fill|I||p+in
hand|IT|to:P|p+over
back|I|to:L|p+up
switch|T||p+off
throw|T||p+away
write|I|to:P|p
read|I||p
understand|I||
acknowledge|IE||pc
declare|TM|to:P|p
state|-||c
explain|IE|to:P|p
show|IT|to:P|p
tell|P|about:E|
seek|QI|from:PO|p
find|TI|in:L|p
hold|ITM|for:P|p
meet|PI||p
make|IE||p
take|IT|from:L|p
buy|T|from:O|p
sell|T|to:PO|p
lend|T|to:P|p
borrow|T|from:P|p
hire|PT|for:E|p
dispose|-|of:T|
plan|E|with:P|px
intend|-||x
"""
IRREGULAR = {
    "keep": ("kept", "kept"), "send": ("sent", "sent"), "give": ("gave", "given"),
    "pay": ("paid", "paid"), "drive": ("drove", "driven"), "wear": ("wore", "worn"),
    "bring": ("brought", "brought"), "leave": ("left", "left"), "speak": ("spoke", "spoken"),
    "withdraw": ("withdrew", "withdrawn"), "set": ("set", "set"), "throw": ("threw", "thrown"),
    "write": ("wrote", "written"), "read": ("read", "read"), "show": ("showed", "shown"),
    "understand": ("understood", "understood"), "tell": ("told", "told"),
    "seek": ("sought", "sought"), "find": ("found", "found"), "hold": ("held", "held"),
    "meet": ("met", "met"), "make": ("made", "made"), "take": ("took", "taken"),
    "buy": ("bought", "bought"), "sell": ("sold", "sold"), "deal": ("dealt", "dealt"),
    "lend": ("lent", "lent"),
}  # fmt: skip
DOUBLING = set("submit refer log occur enrol transfer cancel travel label plan permit".split())

ADJECTIVES = {
    "P": "senior junior new casual permanent temporary relevant former authorised responsible "
    "qualified full-time part-time external internal independent registered affected nominated "
    "vulnerable eligible young medical legal local experienced suitable contracted",
    "O": "public local external relevant independent responsible federal state-owned regional "
    "overseas national small private",
    "I": "written signed annual financial confidential personal sensitive original electronic "
    "official detailed accurate current completed medical formal monthly incomplete "
    "relevant approved online digital outdated false final legal third-party quarterly",
    "T": "new personal portable dangerous damaged private unused faulty expensive hired electrical "
    "company-owned mobile valuable broken heavy spare hazardous second-hand approved suitable",
    "E": "serious major minor suspected urgent unexpected actual formal annual regular initial "
    "informal planned proposed significant unauthorised reasonable similar internal external "
    "follow-up workplace-related potential material",
    "M": "annual outstanding reasonable additional fixed administrative unpaid late small "
    "excessive monthly total agreed",
    "L": "secure main public private restricted shared locked remote internal official web-based "
    "central local new temporary",
    "Q": "personal sensitive prior written appropriate reasonable confidential adequate necessary "
    "relevant commercial additional ongoing unpaid physical electronic proper",
}
PARTICIPLE_ADJ = set(
    "authorised registered affected nominated signed completed approved hired damaged written "
    "shared locked planned proposed agreed suspected contracted".split()
)
COMPOUNDS = {
    "P": "data agency school team finance project duty privacy health office site",
    "O": "state health school audit safety finance procurement",
    "I": "leave incident health tax staff training bank travel safety customer project",
    "T": "office work fleet company laboratory safety",
    "E": "staff security safety data project performance planning management",
    "M": "parking application licence travel grant course",
    "L": "file storage meeting school records payroll staff intranet",
    "Q": "staff customer fire health network student",
}
MANNER = """promptly carefully securely accurately safely immediately regularly clearly lawfully
directly fairly annually quickly properly respectfully honestly separately electronically""".split()
TIME_NOUNS = "day week month year hour minute".split()

_PRES3 = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_PRESP = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"
_PRES1 = "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin"
_PRES2 = "Mood=Ind|Number=Sing|Person=2|Tense=Pres|VerbForm=Fin"
_PERSON = {"3s": _PRES3, "3p": _PRESP, "1p": _PRES1, "2": _PRES2}
_PASS = "Tense=Past|VerbForm=Part|Voice=Pass"
_PART = "Tense=Pres|VerbForm=Part"


@dataclass(frozen=True)
class Verb:
    """A valency frame."""

    lemma: str
    objects: str
    preps: tuple[tuple[str, str], ...]
    flags: str
    particle: str


def _parse_verbs() -> list[Verb]:
    verbs = []
    for line in VERBS.strip().splitlines():
        lemma, objects, preps, flags = line.split("|")
        flags, _, particle = flags.partition("+")
        pairs = tuple((p.split(":")[0], p.split(":")[1]) for p in preps.split(",") if p)
        verbs.append(Verb(lemma, objects, pairs, flags, particle))
    return verbs


def _parse_nouns() -> dict[str, list[tuple[str, str]]]:
    nouns: dict[str, list[tuple[str, str]]] = {}
    for line in NOUNS.strip().splitlines():
        code, *words = line.split()
        for word in words:
            lemma, _, complement = word.partition("/")
            nouns.setdefault(code, []).append((lemma, complement))
    return nouns


ALL_VERBS = _parse_verbs()
ALL_NOUNS = _parse_nouns()


def _sibilant(word: str) -> bool:
    return word.endswith(("s", "x", "z", "ch", "sh"))


def _s_form(word: str) -> str:
    if _sibilant(word):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _ing(lemma: str) -> str:
    if lemma in DOUBLING or lemma == "set":
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return lemma + "ing"


def _ed(lemma: str) -> str:
    if lemma in DOUBLING:
        return lemma + lemma[-1] + "ed"
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def verb_word(lemma: str, form: str) -> Node:
    """The verb ``lemma`` as imp, inf, ger, prs, pass, perf, or a person (3s, 3p, 1p, 2)."""
    past, part = IRREGULAR.get(lemma, (_ed(lemma), _ed(lemma)))
    table = {
        "imp": (lemma, "VB", "Mood=Imp|VerbForm=Fin"),
        "inf": (lemma, "VB", "VerbForm=Inf"),
        "ger": (_ing(lemma), "VBG", "VerbForm=Ger"),
        "prs": (_ing(lemma), "VBG", _PART),
        "pass": (part, "VBN", _PASS),
        "perf": (part, "VBN", "Tense=Past|VerbForm=Part"),
        "3s": (_s_form(lemma) if lemma != "have" else "has", "VBZ", _PRES3),
        "3p": (lemma, "VBP", _PRESP),
        "1p": (lemma, "VBP", _PRES1),
        "2": (lemma, "VBP", _PRES2),
        "past3s": (past, "VBD", _PRES3.replace("Pres", "Past")),
    }
    surface, xpos, feats = table[form]
    return Node(surface, lemma, "VERB", xpos, feats)


# --- small words -------------------------------------------------------------------------------

_DETS = {
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
_POSS = {
    "their": ("their", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"),
    "our": ("our", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"),
    "your": ("your", "Case=Gen|Person=2|Poss=Yes|PronType=Prs"),
    "its": ("its", "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
}
_PRONOUNS = {
    "we": ("we", "Case=Nom|Number=Plur|Person=1|PronType=Prs", "1p"),
    "you": ("you", "Case=Nom|Person=2|PronType=Prs", "2"),
    "they": ("they", "Case=Nom|Number=Plur|Person=3|PronType=Prs", "3p"),
    "it": ("it", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs", "3s"),
    "us": ("we", "Case=Acc|Number=Plur|Person=1|PronType=Prs", "1p"),
    "them": ("they", "Case=Acc|Number=Plur|Person=3|PronType=Prs", "3p"),
}
_ADV_FEATS = {"always": "PronType=Tot", "never": "PronType=Neg", "well": "Degree=Pos"}
_MODALS = ("must", "may", "shall", "should", "will", "can", "must not", "may not", "will not",
           "should not", "cannot", "can only", "may only", "must only", "must also", "must never",
           "shall not", "must always", "would", "might", "won't", "can't", "do not",
           "don't")  # fmt: skip


def det(word: str) -> Node:
    """A determiner."""
    lemma, feats = _DETS[word]
    return Node(word, lemma, "DET", "DT", feats)


def adp(word: str) -> Node:
    """A preposition."""
    if word == "including":
        return Node(word, "include", "VERB", "VBG", _PART)
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
    table = {"3s": ("is", "VBZ", _PRES3), "3p": ("are", "VBP", _PRESP),
             "1p": ("are", "VBP", _PRES1),
             "2": ("are", "VBP", _PRES2), "inf": ("be", "VB", "VerbForm=Inf"),
             "imp": ("be", "VB", "Mood=Imp|VerbForm=Fin"), "prs": ("being", "VBG", _PART),
             "perf": ("been", "VBN", "Tense=Past|VerbForm=Part")}  # fmt: skip
    surface, xpos, feats = table[form]
    return Node(surface, "be", "AUX", xpos, feats)


def have(person: str) -> Node:
    """The perfect auxiliary."""
    if person == "3s":
        return Node("has", "have", "AUX", "VBZ", _PRES3)
    return Node("have", "have", "AUX", "VBP", _PERSON[person])


def do(person: str) -> Node:
    """The auxiliary do; imp for commands."""
    if person == "imp":
        return Node("do", "do", "AUX", "VB", "Mood=Imp|VerbForm=Fin")
    form, tag = ("does", "VBZ") if person == "3s" else ("do", "VBP")
    return Node(form, "do", "AUX", tag, _PERSON[person])


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


def drop_soft_commas(root: Node) -> None:
    """Remove closing commas before punctuation, a coordinator or the end."""
    order = list(root.walk())
    gone = {
        id(node)
        for node, after in zip(order, [*order[1:], None], strict=True)
        if node.noun_class == "soft" and (after is None or after.upos in ("PUNCT", "CCONJ"))
    }
    for node in order:
        node.right = [(label, child) for label, child in node.right if id(child) not in gone]


def flatten(root: Node, kind: str = "") -> Sentence:
    """Turn a finished tree into a sentence."""
    drop_soft_commas(root)
    order = list(root.walk())
    index = {id(n): i for i, n in enumerate(order, 1)}
    heads: dict[int, tuple[int, str]] = {id(root): (0, "root")}
    for node in order:
        for label, child in (*node.left, *node.right):
            heads[id(child)] = (index[id(node)], label)
    tokens = []
    for i, node in enumerate(order):
        after = i + 1 < len(order) and not node.open and not order[i + 1].glued
        head, label = heads[id(node)]
        space = after or i + 1 == len(order)
        cells = (node.form, node.lemma, node.upos, node.xpos, node.feats)
        tokens.append(Token(*cells, head, label, space))
    return Sentence(tuple(tokens), kind)


# --- grammar -----------------------------------------------------------------------------------


class Grammar:
    """Draws phrases from one random stream; depth falls as phrases nest."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def chance(self, p: float) -> bool:
        """True with probability p."""
        return self.rng.random() < p

    def pick(self, *items: str) -> str:
        """One of the items."""
        return self.rng.choice(items)

    # noun phrases

    def adjective(self, code: str) -> Node:
        """An adjective or participle before a noun, perhaps with an adverb or a hyphen."""
        word = self.rng.choice(ADJECTIVES[code].split())
        if "-" in word:
            return self.hyphenated(word)
        if word in PARTICIPLE_ADJ:
            lemma = next((v.lemma for v in ALL_VERBS if _ed(v.lemma) == word), _undo_ed(word))
            return Node(word, lemma, "VERB", "VBN", _PASS)
        return Node(word, word, "ADJ", "JJ", "Degree=Pos")

    def hyphenated(self, word: str) -> Node:
        """A hyphenated modifier in three words, headed by the last."""
        first, second = word.split("-")
        if second in ("based", "owned", "related"):
            head = Node(second, {"based": "base", "owned": "own", "related": "relate"}[second],
                        "VERB", "VBN", _PASS, glued=True)  # fmt: skip
            label = "compound" if second == "based" else "obl"
            left = Node(first, first, "NOUN", "NN", "Number=Sing")
            if second == "owned" or label == "obl":
                label = "compound"
        elif second in ("time", "hand", "party"):
            head = Node(second, second, "NOUN", "NN", "Number=Sing", glued=True)
            feats = "Degree=Pos"
            if first in ("third", "second"):
                feats += "|NumForm=Word|NumType=Ord"
            left, label = Node(first, first, "ADJ", "JJ", feats), "amod"
            if first == "part":
                left, label = Node(first, first, "NOUN", "NN", "Number=Sing"), "compound"
        else:
            head = Node(second, second, "NOUN", "NN", "Number=Sing", glued=True)
            left, label = Node(first, first, "VERB", "VB", "VerbForm=Inf"), "compound"
        left.post("punct", pun("-"))
        return head.pre(label, left)

    def noun(self, code: str, plural: bool) -> tuple[Node, str]:
        """A bare noun and its complement frame; a hyphen or a compound noun may precede it."""
        lemma, frame = self.rng.choice(ALL_NOUNS[code])
        plural = plural and code not in MASS
        lead = None
        if "-" in lemma:
            first, lemma = lemma.split("-")
            lead = Node(first, first, "NOUN", "NN", "Number=Sing")
        surface = lemma
        if plural:
            surface = IRREGULAR_PLURALS.get(lemma) or _s_form(lemma)
        data = lemma == "data"
        tag = ("NNS", "Number=Plur") if plural or data else ("NN", "Number=Sing")
        node = Node(surface, "datum" if data else lemma, "NOUN", *tag, plural=plural or data)
        node.noun_class = code
        if lead:
            node.pre("compound", lead)
        elif self.chance(0.16):
            word = self.rng.choice(COMPOUNDS[code].split())
            node.pre("compound", self.compound_word(word))
        return node, frame

    def compound_word(self, word: str) -> Node:
        """A noun used before a noun."""
        if word == "data":
            return Node(word, "datum", "NOUN", "NNS", "Number=Plur")
        if word == "records":
            return Node(word, "record", "NOUN", "NNS", "Number=Plur")
        if word in ("training", "parking", "planning", "meeting"):
            return Node(word, word, "NOUN", "NN", "Number=Sing")
        return Node(word, word, "NOUN", "NN", "Number=Sing")

    def np(self, classes: str, depth: int = 2, bare: bool = False, definite: bool = False) -> Node:
        """A noun phrase of one of the classes, modified while depth lasts."""
        if "P" in classes and self.chance(0.12):
            return self.staff(depth)
        if depth > 0 and self.chance(0.14):
            return self.np_coordination(classes, depth)
        if depth > 0 and not bare and self.chance(0.025):
            return self.some_of(classes)
        if depth > 0 and not bare and set(classes) & set("EQ") and self.chance(0.05):
            return self.duty(depth)
        return self.simple_np(self.rng.choice(classes), depth, bare, definite)

    def duty(self, depth: int) -> Node:
        """The right, duty, failure or decision to do something."""
        head = mass_noun(self.pick("right", "duty", "failure", "decision", "request", "need",
                                   "opportunity", "intention", "refusal", "attempt"))  # fmt: skip
        head.noun_class = "E"
        self.determine(head, False, 0)
        return head.post("acl", self.vp("inf", depth - 1, short=True).pre("mark", to()))

    def some_of(self, classes: str) -> Node:
        """Any of the, all of our, each of these."""
        code = self.rng.choice([c for c in classes if c not in MASS] or ["I"])
        head = det(self.pick("any", "all", "each", "some"))
        noun, _ = self.noun(code, True)
        noun.pre("det", det(self.pick("the", "these", "the")))
        head.plural, head.noun_class = head.form in ("all", "some"), code
        return head.post("nmod", noun.pre("case", adp("of")))

    def staff(self, depth: int) -> Node:
        """Staff, people and pronouns for persons."""
        word = self.pick("staff", "people", "anyone", "everyone", "personnel", "staff")
        if word in ("anyone", "everyone"):
            kind = "Ind" if word == "anyone" else "Tot"
            node = Node(word, word, "PRON", "NN", f"Number=Sing|PronType={kind}")
        elif word == "people":
            node = Node(word, "person", "NOUN", "NNS", "Number=Plur", plural=True)
        else:
            node = Node(word, word, "NOUN", "NN", "Number=Sing", plural=True)
        node.noun_class = "P"
        if node.upos == "NOUN" and self.chance(0.3):
            adjective = self.adjective("P")
            node.pre(_modifier_label(adjective), adjective)
        if node.upos == "NOUN" and self.chance(0.3):
            node.pre("det", det(self.pick("all", "all", "any")))
        if depth > 0 and self.chance(0.3 if node.upos == "NOUN" else 0.7):
            self.modify(node, depth - 1)
        return node

    def simple_np(self, code: str, depth: int, bare: bool = False, definite: bool = False) -> Node:
        """One noun with its determiner, adjectives, complements and clauses."""
        node, frame = self.noun(code, self.chance(0.5))
        if self.chance(0.38):
            self.premodify(node, code, depth)
        if not bare:
            self.determine(node, definite, depth)
        if depth > 0 and frame and self.chance(0.45):
            prep, _, classes = frame.partition(":")
            node.post("nmod", self.np(classes, depth - 1).pre("case", adp(prep)))
        if code in "PO" and self.chance(0.08):
            _raise_term(node)
        if code == "M" and self.chance(0.15):
            node.post("nmod", self.amount().pre("case", adp(self.pick("of", "over", "under"))))
        elif depth > 0 and self.chance(0.2):
            self.modify(node, depth - 1)
        return node

    def premodify(self, node: Node, code: str, depth: int) -> None:
        """One adjective, two, or a coordination of two."""
        first = self.adjective(code)
        if self.chance(0.18):
            second = self.adjective(code)
            if second.form != first.form:
                if self.chance(0.5) and "NOUN" not in (first.upos, second.upos):
                    coordinate([first, second], self.pick("and", "or", "or"))
                else:
                    node.pre(_modifier_label(second), second)
        node.pre(_modifier_label(first), first)

    def determine(self, node: Node, definite: bool, depth: int) -> None:
        """A determiner, a possessive, a numeral, or nothing where English allows it."""
        roll = self.rng.random()
        if roll < 0.13:
            word = self.pick("their", "our", "your", "its")
            if self.chance(0.1):
                node.pre("amod", Node("own", "own", "ADJ", "JJ", "Degree=Pos"))
            node.pre("nmod:poss", Node(word, _POSS[word][0], "PRON", "PRP$", _POSS[word][1]))
        elif roll < 0.19 and depth > 0:
            owner = self.simple_np(self.pick("P", "O"), 0)
            mark = "’" if owner.form.endswith("s") else self.pick("'s", "’s")
            owner.post("case", Node(mark, "'s", "PART", "POS", glued=True))
            node.pre("nmod:poss", owner)
        elif roll < 0.23 and node.plural:
            node.pre("nummod", number(self.pick("two", "three", "five", "10", "12", "20")))
            if self.chance(0.3):
                node.pre("det", det("the"))
        else:
            self.article(node, definite)

    def article(self, node: Node, definite: bool) -> None:
        """A determiner that agrees with the noun."""
        if node.plural:
            word = self.pick(
                "the", "the", "all", "any", "any", "", "", "", "", "", "these", "those", "no"
            )
        elif node.noun_class in MASS:
            word = self.pick("", "", "", "any", "all", "the", "this", "no")
        else:
            word = self.pick("the", "the", "the", "the", "the", "a", "a", "a", "a", "a", "a", "any",
                             "any", "each", "this", "every", "another", "no")  # fmt: skip
        if definite and word not in ("the", "this", "these", "all"):
            word = "the"
        if word == "" and self.chance(0.06):
            other = self.pick("such", "other", "such")
            node.pre("amod", Node(other, other, "ADJ", "JJ", "Degree=Pos"))
        if word == "no" and self.chance(0.95):
            word = "any"
        if word == "a":
            first = next(node.walk()).form
            word = (
                "an" if first[0] in "aeio" or first.startswith(("un", "ur", "up", "hon")) else "a"
            )
            word = "a" if first.startswith(("uni", "use", "eu", "one")) else word
        if word:
            node.pre("det", det(word))

    def modify(self, node: Node, depth: int) -> None:
        """A relative clause, reduced relative, prepositional phrase or parenthesis."""
        roll = self.rng.random()
        if roll < 0.4:
            node.post("acl:relcl", self.relative(node, depth))
        elif roll < 0.65:
            node.post("acl", self.reduced(node, depth))
        elif roll < 0.8:
            node.post("nmod", self.place_or_source(node, depth))
        elif roll < 0.88:
            node.post("amod", self.other_than(depth)) if self.chance(0.5) else node.post(
                "nmod", self.such_as(node, depth)
            )
        elif roll < 0.94:
            node.post("amod", self.adjective_phrase(depth))
        else:
            node.post(*self.parenthesis(node))

    def place_or_source(self, node: Node, depth: int) -> Node:
        """A prepositional phrase that only makes sense with a noun."""
        if node.noun_class in "PO":
            prep, classes = self.rng.choice(
                [("from", "O"), ("with", "QE"), ("at", "L"), ("of", "O")]
            )
        elif node.noun_class in "IQ":
            prep, classes = self.rng.choice([("about", "PE"), ("from", "PO"), ("of", "PO")])
        else:
            prep, classes = self.rng.choice([("of", "PO"), ("at", "L"), ("under", "I")])
        return self.np(classes, depth).pre("case", adp(prep))

    def adjective_phrase(self, depth: int) -> Node:
        """A postposed adjective with its complement."""
        word, prep = self.rng.choice(
            [("relevant", "to"), ("subject", "to"), ("necessary", "for"), ("suitable", "for"),
             ("responsible", "for"), ("available", "to"), ("likely", ""), ("due", "under")]
        )  # fmt: skip
        head = Node(word, word, "ADJ", "JJ", "Degree=Pos")
        if not prep:
            return head.post("xcomp", self.vp("inf", depth).pre("mark", to()))
        classes = {"to": "EI", "for": "E", "under": "I"}[prep]
        return head.post("obl", self.np(classes, depth).pre("case", adp(prep)))

    def other_than(self, depth: int) -> Node:
        """Other than with a noun phrase, as EWT does it."""
        head = Node("other", "other", "ADJ", "JJ", "Degree=Pos")
        return head.post("obl", self.np("PIT", depth).pre("case", adp("than")))

    def such_as(self, node: Node, depth: int) -> Node:
        """Such as or including with examples."""
        code = node.noun_class if node.noun_class else "I"
        item = self.np_list(code, 0, self.rng.randint(1, 3))
        if self.chance(0.5):
            such = Node("such", "such", "ADJ", "JJ", "Degree=Pos|ExtPos=ADP")
            return item.pre("case", such.post("fixed", adp("as")))
        item.pre("case", adp("including"))
        return item.pre("punct", pun(",")).post("punct", soft_comma()) if self.chance(0.6) else item

    def parenthesis(self, node: Node) -> tuple[str, Node]:
        """A gloss or a cross-reference in brackets."""
        if self.chance(0.5):
            inner = self.reference()
            see = verb_word("see", "imp").post("obj", inner)
            see.pre("punct", pun("(")).post("punct", pun(")"))
            return "parataxis", see
        inner = self.np(node.noun_class or "I", 0)
        inner.pre("punct", pun("(")).post("punct", pun(")"))
        return "appos", inner

    def np_list(self, code: str, depth: int, count: int, word: str = "") -> Node:
        """Coordinated noun phrases of one class."""
        word = word or self.pick("and", "and", "or")
        plural = self.chance(0.6)
        items: list[Node] = []
        for _ in range(count):
            bare = plural or code in MASS
            item = self.list_item(code, depth, bare)
            if all(item.form != other.form for other in items):
                items.append(item)
        if len(items) == 1:
            return items[0]
        shared = items[0].left[0:1] == []
        if shared and self.chance(0.3):
            items[0].pre("det", det(self.pick("the", "any", "all") if items[0].plural else "any"))
        fixed = {"det", "nmod:poss", "nummod"} & {label for label, _ in items[-1].left}
        if self.chance(0.08) and not fixed:
            items[-1].pre("amod", Node("other", "other", "ADJ", "JJ", "Degree=Pos"))
            if self.chance(0.6) and code not in MASS:
                items[-1].pre("det", det("any"))
        joined = coordinate(items, word, self.chance(0.3))
        if self.chance(0.08):
            _widen_coordinator(items[-1], self.pick("and/or", "as well as", "and/or"))
        joined.plural = joined.plural or word == "and"
        return joined

    def list_item(self, code: str, depth: int, bare: bool) -> Node:
        """An item of a coordination."""
        if not bare:
            return self.simple_np(code, depth)
        node, frame = self.noun(code, True)
        if self.chance(0.3):
            self.premodify(node, code, 0)
        if depth > 0 and frame and self.chance(0.25):
            prep, _, classes = frame.partition(":")
            node.post("nmod", self.simple_np(classes[0], 0).pre("case", adp(prep)))
        return node

    def np_coordination(self, classes: str, depth: int) -> Node:
        """A coordination, sometimes closed by a clause that modifies all items or the last."""
        code = self.rng.choice(classes)
        count = self.rng.choice((2, 2, 2, 2, 3, 3, 3, 4, 5, 6))
        joined = self.np_list(code, depth - 1 if count < 4 else 0, count)
        conjuncts = [n for label, n in joined.right if label == "conj"]
        if not conjuncts or depth < 1:
            return joined
        if self.chance(0.25):
            bare = not any(label == "det" for label, _ in conjuncts[-1].left)
            target = joined if bare else conjuncts[-1]
            if target is joined and any(label in ("nmod", "acl") for label, _ in joined.right):
                target = conjuncts[-1]
            self.modify(target, depth - 1)
        elif len(conjuncts) == 1 and self.chance(0.15):
            label = next((n.form for lab, n in conjuncts[0].left if lab == "cc"), "and")
            joined.pre("cc:preconj", cc("both" if label == "and" else "either"))
        return joined

    # verb phrases

    def verb(self, want: Callable[[Verb], bool] | None = None, thing: bool = False) -> Verb:
        """A verb frame that meets a condition; ``thing`` says that the subject has no will."""
        while True:
            frame = self.rng.choice(ALL_VERBS)
            if ("n" in frame.flags) == thing and (want is None or want(frame)):
                return frame

    def vp(
        self, form: str, depth: int = 2, frame: Verb | None = None, short: bool = False,
        thing: bool = False,
    ) -> Node:  # fmt: skip
        """A verb phrase headed by a verb in the given form."""
        frame = frame or self.verb(thing=thing)
        head = verb_word(frame.lemma, form)
        if frame.particle:
            part = Node(frame.particle, frame.particle, "ADP", "RP")
            head.post("compound:prt", part)
        if "c" in frame.flags and depth > 0 and self.chance(0.4):
            return head.post("ccomp", self.that_clause(depth - 1))
        if "w" in frame.flags and depth > 0 and self.chance(0.35):
            return head.post("ccomp", self.whether(depth - 1))
        if "x" in frame.flags and depth > 0 and (self.chance(0.4) or frame.lemma == "intend"):
            return head.post("xcomp", self.vp("inf", depth - 1).pre("mark", to()))
        self.complements(head, frame, depth)
        if not short:
            self.adjuncts(head, depth)
        return head

    def whether(self, depth: int) -> Node:
        """An indirect question."""
        mark = sconj("whether")
        if self.chance(0.25):
            mark.feats = "ExtPos=SCONJ"
            mark.post("fixed", cc("or")).post("fixed", neg())
        return self.clause(depth).pre("mark", mark)

    def complements(self, head: Node, frame: Verb, depth: int) -> None:
        """The object and the prepositional complement of a frame."""
        if "i" in frame.flags and self.chance(0.3):
            head.post("iobj", self.np("PO", 0)).post("obj", self.np(frame.objects, depth - 1))
            return
        objects = frame.objects.replace("-", "")
        if objects:
            sharing = "p" in frame.flags and not frame.particle and depth > 0
            if sharing and self.chance(0.1):
                head.right[:0] = self.shared_verbs(head)
            head.post("obj", self.obj(objects, depth))
        if frame.preps and self.chance(0.5 if objects else 0.9):
            head.post("obl", self.pp(*self.rng.choice(frame.preps), depth - 1))

    def shared_verbs(self, head: Node) -> list[tuple[str, Node]]:
        """More verbs before a shared object, which hangs on the first verb."""
        form = _form_of(head)
        word, count = self.pick("and", "or", "or"), self.rng.choice((1, 1, 1, 2, 2, 3))
        others: list[Node] = []
        while len(others) < count:
            verb = self.verb(lambda v: v.objects[0] == "I" and not v.particle)
            if verb.lemma not in (head.lemma, *(o.lemma for o in others)):
                others.append(verb_word(verb.lemma, form))
        dummy = coordinate([Node("", "", "", ""), *others], word, self.chance(0.2))
        return dummy.right

    def obj(self, classes: str, depth: int) -> Node:
        """An object: a noun phrase, a pronoun, or a free relative."""
        if self.chance(0.03):
            word = self.pick("it", "them")
            feats = ("Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs" if word == "it"
                     else _PRONOUNS["them"][1])  # fmt: skip
            return Node(word, "it" if word == "it" else "they", "PRON", "PRP", feats)
        return self.np(classes, depth)

    def pp(self, prep: str, classes: str, depth: int) -> Node:
        """A prepositional phrase; D is a duration."""
        if classes == "D":
            return self.duration().pre("case", adp("for"))
        if prep == "between":
            return self.simple_np(classes[0], 0, bare=True).pre("case", adp(prep))
        return self.np(classes, depth).pre("case", adp(prep))

    def duration(self, modify: bool = True) -> Node:
        """Seven years, 30 working days, at least two weeks, a period of ..."""
        amount = self.pick("two", "three", "five", "seven", "10", "12", "14", "24", "30", "90")
        word = self.rng.choice(TIME_NOUNS)
        head = Node(word + "s", word, "NOUN", "NNS", "Number=Plur", plural=True)
        num = number(amount)
        if modify and self.chance(0.2):
            least = Node(self.pick("least", "most"), "", "ADJ", "JJS", "Degree=Sup")
            least.lemma = "little" if least.form == "least" else "much"
            num.pre("obl", least.pre("case", adp("at")))
            least.left[0][1].feats = "ExtPos=ADV"
        if word in ("day", "hour") and self.chance(0.4):
            kind = self.pick("business", "calendar", "working") if word == "day" else "business"
            if kind == "working":
                head.pre("amod", Node(kind, "work", "VERB", "VBG", "VerbForm=Ger"))
            else:
                head.pre("compound", Node(kind, kind, "NOUN", "NN", "Number=Sing"))
        return head.pre("nummod", num)

    def adjuncts(self, head: Node, depth: int) -> None:
        """Time, manner, place, purpose, exception and condition after a verb phrase."""
        if self.chance(0.12):
            manner = adv(self.rng.choice(MANNER))
            has_obj = any(label in ("obj", "iobj", "conj") for label, _ in head.right)
            imperative = head.feats.startswith("Mood=Imp")
            if self.chance(0.5) or imperative or not has_obj:
                head.post("advmod", manner)
            else:
                head.inner("advmod", manner)
        if self.chance(0.06):
            self.set_time(head)
        elif self.chance(0.16):
            head.post("obl", self.time_limit(depth))
        elif depth > 0 and self.chance(0.14):
            head.post("obl", self.manner_pp(depth - 1))
        if depth > 0 and self.chance(0.1):
            head.post("advcl", self.purpose(depth - 1))
        if depth > 0 and self.chance(0.16):
            self.exception(head, depth - 1)

    def set_time(self, head: Node) -> None:
        """Every year, as soon as practicable, no later than 10 days after the event, only with."""
        roll = self.rng.random()
        if roll < 0.3:
            word = self.rng.choice(TIME_NOUNS[:4])
            node = Node(word, word, "NOUN", "NN", "Number=Sing")
            head.post("obl:unmarked", node.pre("det", det(self.pick("each", "every"))))
        elif roll < 0.55:
            soon = Node("soon", "soon", "ADV", "RB", "Degree=Pos")
            word = self.pick("practicable", "possible")
            end = Node(word, word, "ADJ", "JJ", "Degree=Pos")
            if self.chance(0.4):
                end.pre("advmod", adv("reasonably"))
            head.post(
                "advmod", soon.pre("advmod", adv("as")).post("advcl", end.pre("mark", sconj("as")))
            )
        elif roll < 0.75:
            later = Node("later", "late", "ADV", "RBR", "Degree=Cmp").pre("advmod", adv("no"))
            days = self.duration(False).pre("case", adp("than"))
            event = self.simple_np("E", 0, definite=True).pre("case", adp("after"))
            head.post("advmod", later.post("obl", days.post("nmod", event)))
        elif roll < 0.9:
            clause = self.clause(0).pre("mark", sconj("if"))
            head.post("advcl", clause.pre("advmod", adv("only")))
        else:
            phrase = self.simple_np("Q", 1).pre("case", adp("with"))
            head.post("obl", phrase.pre("advmod", adv("only")))

    def date(self) -> Node:
        """30 June, 1 July 2026, 5 pm: headed by the number."""
        if self.chance(0.25):
            head = number(str(self.rng.randint(1, 12)))
            clock = self.pick("am", "pm")
            lemma = clock[0] + ".m."
            return head.post("nmod:unmarked", Node(clock, lemma, "NOUN", "NN", "Number=Sing"))
        head = number(str(self.rng.randint(1, 30)))
        months = "January February March April June July August September October".split()
        month = self.rng.choice(months)
        head.post("nmod:unmarked", Node(month, month, "PROPN", "NNP", "Number=Sing"))
        if self.chance(0.4):
            head.post("nmod:unmarked", number(str(self.rng.randint(2019, 2035))))
        return head

    def amount(self) -> Node:
        """A sum in dollars."""
        head = Node("$", "$", "SYM", "$", "_", open=True)
        digits = self.pick("50", "200", "500", "1,000", "2,500", "10,000")
        return head.post("nummod", number(digits))

    def time_limit(self, depth: int) -> Node:
        """Within 30 days, after the meeting, during office hours, by the end of the month."""
        if self.chance(0.1):
            return self.date().pre("case", adp(self.pick("by", "before", "after", "from", "until")))
        roll = self.rng.random()
        if roll < 0.45:
            node = self.duration(False).pre(
                "case", adp(self.pick("within", "within", "after", "for"))
            )
            if self.chance(0.4):
                node.post("nmod", self.simple_np("E", 0, definite=True).pre("case", adp("of")))
            return node
        if roll < 0.7:
            return self.simple_np("E", min(depth, 1)).pre(
                "case", adp(self.pick("before", "after", "during"))
            )
        if roll < 0.85:
            end = Node("end", "end", "NOUN", "NN", "Number=Sing").pre("det", det("the"))
            period = Node(
                w := self.pick("month", "shift", "year", "day"), w, "NOUN", "NN", "Number=Sing"
            )
            end.post("nmod", period.pre("det", det("the")).pre("case", adp("of")))
            return end.pre("case", adp(self.pick("by", "before", "at")))
        if self.chance(0.3):
            return mass_noun("reason").pre("det", det("any")).pre("case", adp("for"))
        if self.chance(0.5):
            return mass_noun("time").pre("det", det("any")).pre("case", adp("at"))
        times = Node("times", "time", "NOUN", "NNS", "Number=Plur")
        return times.pre("det", det("all")).pre("case", adp("at"))

    def manner_pp(self, depth: int) -> Node:
        """In writing, in accordance with, without consent, on behalf of, by email."""
        roll = self.rng.random()
        if roll < 0.2:
            return mass_noun("writing").pre("case", adp("in"))
        if roll < 0.4:
            head = mass_noun("accordance").pre("case", adp("in"))
            target = self.reference() if self.chance(0.5) else self.simple_np("I", depth)
            return head.post("nmod", target.pre("case", adp("with")))
        if roll < 0.65:
            return self.simple_np("Q", depth, bare=self.chance(0.4)).pre(
                "case", adp(self.pick("without", "without", "with"))
            )
        if roll < 0.75:
            head = mass_noun("behalf").pre("case", adp("on"))
            return head.post("nmod", self.np("PO", 0).pre("case", adp("of")))
        if roll < 0.88:
            return self.reference().pre("case", adp("under"))
        return mass_noun(self.pick("email", "phone", "post", "letter")).pre("case", adp("by"))

    def purpose(self, depth: int) -> Node:
        """To or in order to with a verb phrase."""
        clause = self.vp("inf", depth, short=True).pre("mark", to())
        if self.chance(0.2):
            order = Node("in", "in", "ADP", "IN", "ExtPos=SCONJ")
            order.post("fixed", Node("order", "order", "NOUN", "NN", "Number=Sing"))
            clause.pre("mark", order)
        return clause

    def exception(self, head: Node, depth: int) -> None:
        """Unless, except, provided that, if, when, before or until, after the main clause."""
        roll = self.rng.random()
        if roll < 0.55:
            word = self.pick("unless", "if", "when", "where", "until", "before", "after", "because",
                             "while", "unless", "once", "so")  # fmt: skip
            clause = self.clause(depth)
            if word == "so":
                so = Node("so", "so", "SCONJ", "IN", "ExtPos=SCONJ")
                clause.pre("mark", so.post("fixed", sconj("that")))
            else:
                clause.pre("advmod" if word in ("when", "where") else "mark", sconj(word))
            if self.chance(0.12):
                clause.pre("punct", pun(","))
            head.post("advcl", clause)
        elif roll < 0.7:
            self.except_phrase(head, depth)
        elif roll < 0.8:
            clause = self.clause(depth).pre("mark", sconj("that"))
            clause.pre("mark", Node("provided", "provide", "VERB", "VBN", _PASS))
            head.post("advcl", clause.pre("punct", pun(",")) if self.chance(0.5) else clause)
        elif roll < 0.9:
            word = self.pick("before", "after", "by", "without", "when", "while", "for")
            clause = self.vp("prs", depth, short=True)
            clause.pre("advmod" if word == "when" else "mark", sconj(word))
            head.post("advcl", clause)
        else:
            word = self.pick("if", "where", "unless", "as", "when")
            clause = self.bare_participle(depth)
            clause.pre("advmod" if word in ("when", "where") else "mark", sconj(word))
            head.post("advcl", clause)

    def bare_participle(self, depth: int) -> Node:
        """Required by law, necessary, otherwise agreed: what follows if, unless, as."""
        if self.chance(0.35):
            word = self.pick("possible", "necessary", "practicable", "appropriate", "reasonable")
            return Node(word, word, "ADJ", "JJ", "Degree=Pos")
        lemma = self.pick("require", "permit", "approve", "authorise", "direct", "agree", "state")
        head = verb_word(lemma, "pass")
        if self.chance(0.3):
            head.pre("advmod", adv("otherwise"))
        if lemma in ("require", "permit", "authorise") and self.chance(0.7):
            agent = (Node("law", "law", "NOUN", "NN", "Number=Sing") if self.chance(0.5)
                     else self.reference())  # fmt: skip
            head.post("obl:agent", agent.pre("case", adp("by")))
        return head

    def except_phrase(self, head: Node, depth: int) -> None:
        """Except as, except where, except with, other than."""
        kind = self.pick("as", "where", "with", "for")
        if kind in ("as", "where"):
            clause = self.bare_participle(depth) if kind == "as" else self.clause(depth)
            clause.pre("advmod" if kind == "where" else "mark", sconj(kind))
            clause.pre("mark", adp("except"))
            label = "advcl"
        else:
            clause = self.np("Q" if kind == "with" else "PE", depth)
            clause.pre("case", adp(kind)).pre("case", adp("except"))
            label = "obl"
        head.post(label, clause.pre("punct", pun(",")) if self.chance(0.3) else clause)

    # clauses

    def subject(self, depth: int) -> tuple[Node, str]:
        """A subject and the person of its verb."""
        roll = self.rng.random()
        if roll < 0.28:
            word = self.pick("we", "you", "they", "it", "you", "we")
            lemma, feats, person = _PRONOUNS[word]
            return Node(word, lemma, "PRON", "PRP", feats), person
        node = self.np(self.pick("P", "P", "P", "O", "I", "PO"), depth)
        return node, "3p" if node.plural else "3s"

    def that_clause(self, depth: int) -> Node:
        """A complement clause with or without that."""
        clause = self.clause(depth)
        return clause if self.chance(0.4) else clause.pre("mark", sconj("that"))

    def clause(self, depth: int, modal_only: bool = False) -> Node:
        """A finite clause with its subject."""
        roll = self.rng.random()
        if roll < 0.3:
            return self.passive_clause(depth, modal_only)
        if roll < 0.42 and not modal_only:
            return self.copular_clause(depth)
        subj, person = self.subject(depth if self.chance(0.6) else 0)
        thing = subj.noun_class in ("I", "T", "E", "M", "Q", "L")
        head = self.predicate(person, depth, modal_only, thing)
        return head.pre("nsubj", subj)

    def predicate(
        self, person: str, depth: int, modal_only: bool = False, thing: bool = False
    ) -> Node:
        """A finite verb phrase without its subject."""
        roll = self.rng.random()
        if thing:
            return self.thing_predicate(person, depth, modal_only)
        if roll < 0.4 and not modal_only:
            if self.chance(0.12):
                head = self.vp("inf", depth).pre("advmod", neg())
                return head.pre("aux", do(person))
            return self.vp_list(person, depth)
        if roll < 0.5 and not modal_only:
            return self.vp("perf", depth).pre("aux", have(person))
        if roll < 0.62:
            return self.obliged(person, depth)
        if roll < 0.65:
            return self.vp("prs", depth).pre("aux", be(person))
        return self.with_modal(self.vp_list("inf", depth), self.modal_choice(person))

    def vp_list(self, form: str, depth: int) -> Node:
        """One verb phrase, or two to four under the same subject."""
        if depth < 1 or not self.chance(0.17):
            return self.vp(form, depth)
        count = self.rng.choice((2, 2, 2, 3, 3, 4))
        items = [self.vp(form, min(depth, 1) if count < 3 else 0) for _ in range(count)]
        word = self.pick("and", "or", "and")
        joined = coordinate(items, word, self.chance(0.3))
        if word == "or" and count == 2 and self.chance(0.3):
            joined.left.insert(0, ("cc:preconj", cc("either")))
        return joined

    def thing_predicate(self, person: str, depth: int, modal_only: bool) -> Node:
        """What a document or a thing does: include, contain, apply."""
        frame = self.verb(thing=True)
        if not modal_only and self.chance(0.55):
            if self.chance(0.2):
                head = self.vp("inf", depth, frame, short=True).pre("advmod", neg())
                return head.pre("aux", do(person))
            return self.vp(person, depth, frame, short=self.chance(0.7))
        head = self.vp("inf", depth, frame, short=self.chance(0.7))
        return self.with_modal(head, self.modal_choice(person))

    def modal_choice(self, person: str) -> str:
        """A modal, weighted to duties and permissions."""
        if self.chance(0.5):
            return self.pick("must", "may", "must not", "must", "will", "should")
        word = self.rng.choice(_MODALS)
        return "must" if word.startswith("do") else word

    def with_modal(self, head: Node, words: str, label: str = "aux") -> Node:
        """Put a modal, and what goes with it, before a verb phrase."""
        parts = {"cannot": [("aux", modal("can")), ("advmod", neg())],
                 "won't": [("aux", modal("wo")), ("advmod", neg(True))],
                 "can't": [("aux", modal("ca")), ("advmod", neg(True))]}  # fmt: skip
        if words in parts:
            deps = parts[words]
            if words == "cannot":
                deps[1][1].glued = True
        else:
            first, *rest = words.split()
            deps = [(label, modal(first))]
            deps += [("advmod", neg() if w == "not" else adv(w)) for w in rest]
        for name, node in reversed(deps):
            head.pre(name, node)
        return head

    def obliged(self, person: str, depth: int) -> Node:
        """Is required to, needs to, has to, is responsible for, is allowed to, is to."""
        kind = self.pick("required", "need", "have", "responsible", "allowed", "is to", "entitled",
                         "able", "must be")  # fmt: skip
        inner = self.vp("inf", depth)
        if kind == "is to":
            return inner.pre("mark", to()).pre("aux", be(person))
        if kind == "need":
            return verb_word("need", person).post("xcomp", inner.pre("mark", to()))
        if kind == "have":
            return verb_word("have", person).post("xcomp", inner.pre("mark", to()))
        if kind == "responsible":
            head = Node(kind, kind, "ADJ", "JJ", "Degree=Pos").pre("cop", be(person))
            doing = self.vp("prs", depth, short=True).pre("mark", sconj("for"))
            return head.post("advcl", doing)
        if kind == "able":
            head = Node(kind, kind, "ADJ", "JJ", "Degree=Pos").pre("cop", be(person))
            return head.post("xcomp", inner.pre("mark", to()))
        lemma = {"required": "require", "allowed": "allow", "entitled": "entitle",
                 "must be": "authorise"}[kind]  # fmt: skip
        head = verb_word(lemma, "pass")
        not_ = neg() if self.chance(0.25) else None
        if kind == "must be":
            head.pre("aux:pass", be("inf")).pre("advmod", not_).pre("aux", modal("must"))
        else:
            head.pre("advmod", not_).pre("aux:pass", be(person))
        return head.post("xcomp", inner.pre("mark", to()))

    def passive_vp(self, depth: int, frame: Verb) -> Node:
        """A passive participle with its agent or complement, without auxiliaries."""
        head = verb_word(frame.lemma, "pass")
        if frame.particle:
            head.post("compound:prt", Node(frame.particle, frame.particle, "ADP", "RP"))
        if not frame.particle and self.chance(0.15):
            head.right += self.shared_verbs(head)
        if self.chance(0.3):
            agent = self.np("PO", depth - 1 if depth > 0 else 0)
            head.post("obl:agent", agent.pre("case", adp("by")))
        elif frame.preps and self.chance(0.5):
            head.post("obl", self.pp(*self.rng.choice(frame.preps), depth - 1))
        if self.chance(0.12):
            head.pre("advmod", adv(self.rng.choice(MANNER)))
        if depth > 0 and self.chance(0.15):
            head.post("obl", self.time_limit(0))
        return head

    def passive_verb(self, code: str) -> Verb:
        """A verb that is used in the passive and takes the class as its object."""
        return self.verb(lambda v: "p" in v.flags and code in v.objects)

    def passive_clause(self, depth: int, modal_only: bool = False) -> Node:
        """A finite passive with its subject."""
        code = self.pick("I", "I", "T", "E", "M", "P", "L", "Q")
        subj = self.np(code, depth if self.chance(0.6) else 0)
        head = self.passive_vp(depth, self.passive_verb(code))
        self.passive_aux(head, "3p" if subj.plural else "3s", modal_only)
        if depth > 0 and self.chance(0.15):
            self.exception(head, depth - 1)
        return head.pre("nsubj:pass", subj)

    def passive_aux(self, head: Node, person: str, modal_only: bool = False) -> None:
        """Is, has been, must be, is to be, will not be."""
        roll = self.rng.random()
        if roll < 0.35 and not modal_only:
            if self.chance(0.2):
                head.pre("advmod", neg() if self.chance(0.7) else adv("only"))
            head.pre("aux:pass", be(person))
        elif roll < 0.47 and not modal_only:
            head.pre("aux:pass", be("perf"))
            if self.chance(0.2):
                head.pre("advmod", neg())
            head.pre("aux", have(person))
        elif roll < 0.52:
            head.pre("aux:pass", be("inf")).pre("mark", to()).pre("aux", be(person))
        else:
            head.pre("aux:pass", be("inf"))
            self.with_modal(head, self.modal_choice(person))

    def copular_clause(self, depth: int) -> Node:
        """Subject, be, and an adjective or a noun phrase."""
        subj, person = self.subject(depth if self.chance(0.5) else 0)
        human = subj.noun_class in ("P", "O") or subj.form in ("we", "you", "they")
        return self.copular(person, depth, human).pre("nsubj", subj)

    def copular(self, person: str, depth: int, human: bool = False) -> Node:
        """A predicate with a copula."""
        if self.chance(0.75):
            words = ("eligible aware liable accountable absent available" if human else
                     "confidential accurate necessary available current safe complete secure "
                     "unlawful valid appropriate urgent unsafe")  # fmt: skip
            word = self.rng.choice(words.split())
            head = Node(word, word, "ADJ", "JJ", "Degree=Pos")
            prep = {"available": ("to", "P"), "eligible": ("for", "M"), "aware": ("of", "E"),
                    "liable": ("for", "EM"), "accountable": ("for", "E")}.get(word)  # fmt: skip
            if prep and self.chance(0.7):
                head.post("obl", self.np(prep[1], depth - 1).pre("case", adp(prep[0])))
        else:
            head = self.simple_np("P" if human else self.pick("I", "E"), depth)
        if self.chance(0.3):
            head.pre("cop", be("inf"))
            return self.with_modal(head, self.modal_choice(person))
        if self.chance(0.15):
            head.pre("advmod", neg())
        return head.pre("cop", be(person))

    # modifiers of nouns

    def relative(self, node: Node, depth: int) -> Node:
        """A relative clause, with comma when it is set off."""
        person = "3p" if node.plural else "3s"
        human = node.noun_class == "P"
        aside = node.upos == "NOUN" and self.chance(0.12)
        word = "who" if human else ("which" if aside else self.pick("that", "that", "which"))
        rel = Node(word, word, "PRON", "WP" if human else "WDT", "PronType=Rel")
        roll = self.rng.random()
        if (human and roll < 0.8) or roll < 0.25:
            head = (
                self.mixed_active(person, depth)
                if human and self.chance(0.1)
                else (
                    self.copular(person, depth, human)
                    if self.chance(0.2)
                    else self.predicate(person, depth, thing=node.noun_class not in ("P", "O"))
                )
            )
            head.pre("nsubj", rel)
        elif roll < 0.7 or human:
            head = self.relative_passive(node, person, depth, rel)
        else:
            head = self.object_relative(node, depth, rel, aside)
        if aside:
            head.pre("punct", pun(",")).post("punct", soft_comma())
        return head

    def relative_passive(self, node: Node, person: str, depth: int, rel: Node) -> Node:
        """A relative clause in the passive, sometimes with two auxiliaries for one verb."""
        code = node.noun_class if node.noun_class in "PITEMLQ" else "I"
        if self.chance(0.18):
            both = self.mismatched_passive(person, depth, code)
            return both.pre("nsubj" if both.upos == "AUX" else "nsubj:pass", rel)
        head = self.passive_vp(depth, self.passive_verb(code or "I"))
        self.passive_aux(head, person)
        return head.pre("nsubj:pass", rel)

    def object_relative(self, node: Node, depth: int, rel: Node, aside: bool) -> Node:
        """A relative clause on the object, with or without its pronoun."""
        code = node.noun_class if node.noun_class in "ITEMLQ" else "I"
        frame = self.verb(lambda v: (code or "I") in v.objects and not v.particle)
        subj, person = self.subject(0)
        head = verb_word(frame.lemma, "inf")
        if self.chance(0.5):
            self.with_modal(head, self.modal_choice(person))
        else:
            head = verb_word(frame.lemma, person)
        if frame.preps and self.chance(0.4):
            head.post("obl", self.pp(*self.rng.choice(frame.preps), depth - 1))
        head.pre("nsubj", subj)
        if aside or self.chance(0.5):
            head.pre("obj", rel)
        return head

    def reduced(self, node: Node, depth: int) -> Node:
        """A participle or infinitive after a noun."""
        if node.noun_class not in ("P", "O") and self.chance(0.2):
            return self.set_out_in()
        roll = self.rng.random()
        code = node.noun_class if node.noun_class in "PITEMLQ" else "I"
        if roll < 0.6 and node.noun_class != "O" and node.upos == "NOUN":
            return self.passive_vp(depth, self.passive_verb(code or "I"))
        if node.noun_class in "PO" and node.noun_class:
            return self.vp("ger", depth, short=True)
        head = verb_word(self.pick("relate", "belong", "apply"), "ger")
        return head.post("obl", self.np("EPI", depth).pre("case", adp("to")))

    def set_out_in(self) -> Node:
        """Set out in clause 4, defined by the Act, listed in Schedule 1."""
        lemma, preps = self.rng.choice(
            [("set", "in under"), ("describe", "in"), ("list", "in at"), ("specify", "in by under"),
             ("define", "in by"), ("mention", "in"), ("require", "by under"), ("make", "under"),
             ("outline", "in"), ("refer", "in"), ("identify", "in"), ("issue", "under by")]
        )  # fmt: skip
        head = verb_word(lemma, "pass")
        if lemma == "set":
            head.post("compound:prt", Node("out", "out", "ADP", "RP"))
        if lemma == "refer":
            head.post("obl", adp("to"))
        prep = self.rng.choice(preps.split())
        label = "obl:agent" if prep == "by" else "obl"
        return head.post(label, self.reference().pre("case", adp(prep)))

    # shared complements

    def mismatched_passive(self, person: str, depth: int, code: str) -> Node:
        """Has or will be enrolled; is or is to be; can and must be; without subject."""
        head = self.passive_vp(depth, self.passive_verb(code))
        kind = self.pick("has or will be", "is or will be", "may or must be", "has been or will be",
                         "is or is approved")  # fmt: skip
        word = self.pick("or", "or", "and", "and/or")
        later = modal(self.pick("will", "may", "must", "can", "should"))
        if kind == "is or is approved":
            return self.is_or_is_approved(person, depth)
        head.pre("aux:pass", be("inf"))
        others = [w for w in ("may", "can", "should") if w != later.form]
        first = have(person) if kind.startswith("has") else modal(self.rng.choice(others))
        if kind.startswith("is"):
            first = be(person)
        self.join_aux(first, later, word)
        if kind == "has been or will be":
            been = be("perf")
            head.left = [d for d in head.left if d[1].lemma != "be"]
            been.post("conj", be("inf").pre("aux", later).pre("cc", cc(word)))
            first.right = []
            later.left = []
            return head.pre("aux:pass", been).pre("aux", first)
        return head.pre("aux:pass" if first.lemma == "be" else "aux", first)

    def join_aux(self, first: Node, later: Node, word: str) -> None:
        """Coordinate two auxiliaries."""
        if word == "and/or":
            word = "or"
        later.pre("cc", cc(word))
        first.post("conj", later)

    def is_or_is_approved(self, person: str, depth: int) -> Node:
        """An auxiliary whose predicate is only said after the second verb."""
        lemma = self.pick("approve", "require", "expect", "intend", "authorise", "permit")
        second = verb_word(lemma, "pass").pre("aux:pass", be(person))
        if self.chance(0.5):
            goal = self.simple_np("L", 0).pre("case", adp(self.pick("in", "on", "at")))
        else:
            word = self.pick(
                "public", "available", "confidential", "present", "accessible", "secure"
            )
            goal = Node(word, word, "ADJ", "JJ", "Degree=Pos")
        goal.pre("cop", be("inf")).pre("mark", to())
        second.post("xcomp", goal).pre("cc", cc(self.pick("or", "or", "and")))
        return be(person).post("conj", second)

    def mixed_active(self, person: str, depth: int) -> Node:
        """May or must keep; has or will keep; may or is required to keep."""
        kind = self.rng.random()
        if kind < 0.5:
            head = self.vp("inf", depth)
            first = modal(self.pick("may", "can", "will", "should"))
            self.join_aux(first, modal(self.pick("must", "shall", "might")), self.pick("or", "and"))
            return head.pre("aux", first)
        first = modal(self.pick("may", "can", "must")) if kind < 0.8 else have(person)
        second = verb_word(self.pick("require", "expect", "allow"), "pass").pre(
            "aux:pass", be(person)
        )
        second.post("xcomp", self.vp("inf", depth).pre("mark", to()))
        if kind >= 0.8:
            second = self.with_modal(self.vp("inf", depth), self.pick("will", "may", "will"))
        return first.post("conj", second.pre("cc", cc("or")))

    # contractions

    def contract(self, root: Node) -> None:
        """Shorten some auxiliaries and negations."""
        order = list(root.walk())
        clitics = {"will": "'ll", "are": "'re", "have": "'ve"}
        hosts = ("do", "does", "is", "are", "must", "should", "has", "have")
        for before, node in pairwise(order):
            if before.upos == "PRON" and before.form.lower() in ("we", "you", "they"):
                if node.upos == "AUX" and node.form in clitics and self.chance(0.12):
                    node.form, node.glued = clitics[node.form], True
            elif node.form == "not" and before.form.lower() in hosts and self.chance(0.08):
                node.form, node.glued = "n't", True

    # references

    def reference(self) -> Node:
        """Section 4.2, clause 12, Schedule 3, the Privacy Act 2011, this policy."""
        roll = self.rng.random()
        if roll < 0.5:
            word = self.pick("section", "clause", "Part", "Schedule", "Section", "item", "step",
                             "paragraph", "Appendix", "Chapter", "Attachment", "rule")  # fmt: skip
            head = Node(word, word.lower(), "NOUN", "NN", "Number=Sing")
            value = str(self.rng.randint(1, 40))
            if self.chance(0.35):
                value += f".{self.rng.randint(1, 12)}"
            head.post("flat", number(value))
            if self.chance(0.25):
                letter = Node(self.pick(*"abcdefg"), "", "X", "LS", glued=True)
                letter.lemma = letter.form
                opener = pun("(")
                opener.glued = True
                head.post("dep", letter.pre("punct", opener).post("punct", pun(")")))
            if self.chance(0.25):
                head.post("nmod", self.document().pre("case", adp("of")))
            return head
        return self.act() if roll < 0.75 else self.document()

    def document(self) -> Node:
        """This policy, the procedure, these terms."""
        word = self.pick(
            "policy", "procedure", "code", "agreement", "standard", "guideline", "plan"
        )
        node = Node(word, word, "NOUN", "NN", "Number=Sing")
        return node.pre("det", det(self.pick("this", "the", "that", "this")))

    def act(self) -> Node:
        """A statute with its year."""
        names = ("Privacy Public Health Records Education Safety Work Transport Housing Data "
                 "Finance Employment Archives").split()  # fmt: skip
        head = Node(
            w := self.pick("Act", "Regulation", "Act", "Code"), w, "PROPN", "NNP", "Number=Sing"
        )
        name = self.rng.choice(names)
        tag = ("NNPS", "Number=Plur") if name in ("Records", "Archives") else ("NNP", "Number=Sing")
        head.pre("compound", Node(name, name, "PROPN", *tag)).pre("det", det("the"))
        if self.chance(0.7):
            head.post("nmod:unmarked", number(str(self.rng.randint(1965, 2024))))
        return head


def _raise_term(node: Node) -> None:
    """Give a role its capitals, as defined terms have; nothing else changes."""
    for word in (node, *(child for label, child in node.left if label == "compound")):
        word.form = word.form[0].upper() + word.form[1:]


def _widen_coordinator(item: Node, kind: str) -> None:
    """Turn the coordinator before an item into and/or, or as well as."""
    place = next(k for k, (label, _) in enumerate(item.left) if label == "cc")
    if kind == "as well as":
        head = Node("as", "as", "ADV", "RB", "ExtPos=CCONJ")
        head.post("fixed", Node("well", "well", "ADV", "RB", "Degree=Pos"))
        item.left[place] = ("cc", head.post("fixed", adp("as")))
        return
    slash = Node("/", "/", "SYM", "SYM", "_", glued=True, open=True)
    item.left[place] = ("cc", cc("and").post("conj", cc("or").pre("cc", slash)))


def _modifier_label(node: Node) -> str:
    """The label of a word before a noun: a noun is a compound part."""
    return "compound" if node.upos == "NOUN" else "amod"


def _form_of(head: Node) -> str:
    """The form name that made a verb."""
    for form in ("imp", "inf", "ger", "prs", "pass", "perf", "3s", "3p", "1p", "2"):
        if verb_word(head.lemma, form).feats == head.feats:
            return form
    return "inf"


def _undo_ed(word: str) -> str:
    """The lemma of a participle that is no verb of the lexicon."""
    known = {"authorised": "authorise", "qualified": "qualify", "affected": "affect",
             "nominated": "nominate", "written": "write", "hired": "hire", "damaged": "damage",
             "planned": "plan",
             "restricted": "restrict", "shared": "share", "proposed": "propose",
             "agreed": "agree", "suspected": "suspect", "contracted": "contract"}  # fmt: skip
    return known.get(word, word[:-2])


# --- sentences ---------------------------------------------------------------------------------


class Sentences(Grammar):
    """Whole sentences, headings and list items, each a method drawn by weight."""

    def imperative(self, depth: int = 2) -> Node:
        """A command of either polarity."""
        head = self.vp("imp", depth)
        roll = self.rng.random()
        if roll < 0.2:
            head.pre("advmod", neg(cut := self.chance(0.3))).pre("aux", do("imp"))
            if cut and self.chance(0.1):
                head.left.append(("advmod", adv("ever")))
        elif roll < 0.3:
            head.pre("advmod", adv("never"))
        elif roll < 0.4:
            head.pre("advmod", adv("always"))
        elif roll < 0.52:
            head.pre("advmod", adv("only"))
        elif roll < 0.58:
            head.pre("discourse", Node("please", "please", "INTJ", "UH"))
        return head

    def imperatives(self, depth: int = 2) -> Node:
        """Two or three commands; the objects before may themselves be coordinated."""
        heads = [self.imperative(depth - 1) for _ in range(self.rng.choice((2, 2, 2, 3)))]
        if self.chance(0.5):
            heads[0] = self.noun_then_verb()
        for head in heads[1:]:
            head.left = [d for d in head.left if d[0] != "discourse"]
        comma = self.chance(0.2)
        if comma and len(heads) == 2:
            heads[1].pre("cc", cc(self.pick("and", "or", "but"))).pre("punct", pun(","))
            return heads[0].post("conj", heads[1])
        return coordinate(heads, self.pick("and", "and", "or"), comma)

    def noun_then_verb(self) -> Node:
        """A command with a coordinated object."""
        frame = self.verb(lambda v: v.objects not in ("", "-") and not v.particle)
        head = verb_word(frame.lemma, "imp")
        return head.post("obj", self.np_list(frame.objects[0], 0, self.rng.choice((2, 2, 3))))

    def main(self, depth: int = 2) -> Node:
        """A main clause of any type."""
        roll = self.rng.random()
        if roll < 0.3:
            return self.imperative(depth)
        if roll < 0.42:
            return self.imperatives(depth)
        return self.clause(depth, modal_only=self.chance(0.6))

    def special(self) -> Node:
        """It is important to; there must be; using X is prohibited; those who; no one may."""
        roll = self.rng.random()
        if roll < 0.25:
            word = self.pick("important", "necessary", "unlawful", "appropriate", "reasonable")
            head = Node(word, word, "ADJ", "JJ", "Degree=Pos").pre("cop", be("3s"))
            it = Node("it", "it", "PRON", "PRP", _PRONOUNS["it"][1])
            clause = self.vp("inf", 1).pre("mark", to()) if self.chance(0.6) else (
                self.clause(1).pre("mark", sconj("that")))  # fmt: skip
            return head.pre("expl", it).post("csubj", clause)
        if roll < 0.45:
            head = Node("be", "be", "VERB", "VB", "VerbForm=Inf")
            self.with_modal(head, self.pick("must", "may", "should", "will", "must not"))
            head.pre("expl", Node("there", "there", "PRON", "EX"))
            return head.post("nsubj", self.np(self.pick("I", "E", "P", "Q"), 2))
        if roll < 0.7:
            subj = self.vp("ger", 1, short=True)
            lemma = self.pick("prohibit", "permit", "allow", "require", "encourage")
            head = verb_word(lemma, "pass")
            self.passive_aux(head, "3s")
            if self.chance(0.3):
                self.exception(head, 1)
            return head.pre("csubj:pass", subj)
        if roll < 0.85:
            those = Node("those", "that", "PRON", "DT", "Number=Plur|PronType=Dem")
            those.plural, those.noun_class = True, "P"
            who = Node("who", "who", "PRON", "WP", "PronType=Rel")
            those.post("acl:relcl", self.predicate("3p", 1).pre("nsubj", who))
            return self.predicate("3p", 1, True).pre("nsubj", those)
        noun, _ = self.noun("P", False)
        head = self.with_modal(
            self.vp("inf", 2), self.pick("may", "will", "shall", "can", "should")
        )
        return head.pre("nsubj", noun.pre("det", det("no")))

    def sentence(self) -> Node:
        """A main clause, perhaps two."""
        if self.chance(0.12):
            return self.special()
        head = self.main(2)
        if self.chance(0.03):
            return head.post("parataxis", self.clause(1).pre("punct", pun(";")))
        if self.chance(0.08):
            other = self.clause(1).pre("cc", cc(self.pick("and", "but", "or")))
            head.post("conj", other.pre("punct", pun(",")) if self.chance(0.75) else other)
        return head

    def fronted(self) -> Node:
        """A fronted condition, time clause or phrase, with or without its comma."""
        head = self.main(1)
        label, front = self.front()
        if self.chance(0.7):
            front.post("punct", pun(","))
        return head.pre(label, front)

    def front(self) -> tuple[str, Node]:
        """What stands before the main clause."""
        roll = self.rng.random()
        if roll < 0.55:
            word = self.pick("if", "if", "when", "where", "unless", "once", "after", "before",
                             "while",
                             "until", "although", "because", "as")  # fmt: skip
            clause = self.clause(1)
            return "advcl", clause.pre(
                "advmod" if word in ("when", "where") else "mark", sconj(word)
            )
        if roll < 0.75:
            word = self.pick("before", "after", "when", "by", "while", "in", "on", "without")
            clause = self.vp("prs", 1, short=True)
            return "advcl", clause.pre("advmod" if word == "when" else "mark", sconj(word))
        if roll < 0.8:
            return "advcl", self.purpose(1)
        if roll < 0.85:
            word = self.pick("if", "where", "unless", "as", "when")
            part = self.bare_participle(0)
            return "advcl", part.pre("advmod" if word in ("when", "where") else "mark", sconj(word))
        return self.front_phrase()

    def front_phrase(self) -> tuple[str, Node]:
        """Subject to, notwithstanding, despite, in this policy, for the purposes of."""
        kind = self.pick("subject", "notwithstanding", "in", "time", "accordance", "adverb")
        if kind == "subject":
            head = Node("subject", "subject", "ADJ", "JJ", "Degree=Pos")
            return "advcl", head.post("obl", self.reference().pre("case", adp("to")))
        if kind in ("notwithstanding", "in"):
            word = (
                self.pick("despite", "notwithstanding")
                if kind != "in"
                else self.pick("in", "under")
            )
            return "obl", self.reference().pre("case", adp(word))
        if kind == "time":
            return "obl", self.time_limit(1)
        if kind == "accordance":
            return "obl", self.manner_pp(1)
        return "advmod", adv(self.pick("however", "generally", "otherwise", "where", "normally")
                             .replace("where", "instead"))  # fmt: skip

    def stem(self) -> Node:
        """A stem that ends in a colon or nothing."""
        roll = self.rng.random()
        if roll < 0.3:
            subj, _ = self.subject(1)
            head = modal(self.pick("must", "must", "may", "should", "will"))
            if self.chance(0.3):
                head.post("advmod", neg())
            return head.pre("nsubj", subj).post("punct", pun(":"))
        if roll < 0.42:
            return self.following().post("punct", pun(":"))
        if roll < 0.55:
            return self.open_stem().post("punct", pun(":"))
        if roll < 0.65:
            head = self.clause(1, True)
            if self.chance(0.5):
                head.post(
                    "advcl",
                    Node("follows", "follow", "VERB", "VBZ", _PRES3).pre("mark", sconj("as")),
                )
            return head.post("punct", pun(":"))
        if roll < 0.8:
            front = self.clause(0)
            return front.pre("mark", sconj(self.pick("if", "unless"))).post("punct", pun(":"))
        head = self.vp(self.pick("imp", "imp", "prs", "ger"), 1)
        return head.post("punct", pun(":"))

    def open_stem(self) -> Node:
        """You are required to; staff are responsible for; this policy applies to; do not."""
        kind = self.pick("required", "responsible", "applies", "do", "need")
        if kind == "do":
            return do("imp").post("advmod", neg())
        subj, person = self.subject(1)
        if kind == "required":
            head = verb_word(self.pick("require", "allow", "expect", "permit"), "pass")
            return head.pre("aux:pass", be(person)).pre("nsubj:pass", subj).post("xcomp", to())
        if kind == "need":
            return verb_word("need", person).pre("nsubj", subj).post("xcomp", to())
        if kind == "responsible":
            head = Node(kind, kind, "ADJ", "JJ", "Degree=Pos").pre("cop", be(person))
            return head.pre("nsubj", subj).post("obl", adp("for"))
        doc = self.document()
        return verb_word("apply", "3s").pre("nsubj", doc).post("obl", adp("to"))

    def following(self) -> Node:
        """The following applies, includes the following."""
        follow = Node("following", "follow", "VERB", "VBG", "VerbForm=Ger")
        if self.chance(0.5):
            subj = follow.pre("det", det("the"))
            if self.chance(0.6):
                noun, _ = self.noun(self.pick("I", "E", "M", "P"), True)
                subj = noun.pre("amod", follow)
                follow.left = []
                noun.pre("det", det("the"))
            return verb_word("apply", "3p").pre("nsubj", subj)
        subj, person = self.subject(0)
        frame = self.verb(lambda v: "I" in v.objects and not v.particle)
        head = verb_word(frame.lemma, person)
        if self.chance(0.7):
            head = self.with_modal(verb_word(frame.lemma, "inf"), self.modal_choice(person))
        head.pre("nsubj", subj)
        return head.post("obj", follow.pre("det", det("the")))

    def item(self) -> Node:
        """A list item: a completion of its stem or a bare phrase, with its end mark."""
        head = self.item_body()
        if self.chance(0.25):
            self.item_label(head)
        end = self.pick(";", ";", "", ",", ".", "; and", "; or", ", and", ", or", "")
        mark, _, word = end.partition(" ")
        if mark:
            head.post("punct", pun(mark))
        if word:
            head.post("cc", cc(word))
        return head

    def item_body(self) -> Node:
        """A verb phrase, a noun phrase, a participle or something looser."""
        roll = self.rng.random()
        if roll < 0.32:
            head = self.vp_list(self.pick("inf", "inf", "imp"), 1)
            return head.pre("advmod", neg()) if self.chance(0.1) else head
        if roll < 0.45:
            return self.vp_list("prs", 1)
        if roll < 0.55:
            return self.vp_list("inf", 1).pre("mark", to())
        if roll < 0.82:
            return self.np(self.pick("I", "P", "E", "T", "M", "Q", "O", "L"), 2)
        if roll < 0.9:
            code = self.pick("I", "T", "E")
            head = self.passive_vp(1, self.passive_verb(code))
            if self.chance(0.6):
                head.pre("aux:pass", be(self.pick("3s", "3p", "inf")))
            return head
        return self.loose_item()

    def loose_item(self) -> Node:
        """A clause, a clause with its subordinator, a prepositional or adjective phrase."""
        roll = self.rng.random()
        if roll < 0.35:
            return self.clause(1)
        if roll < 0.6:
            word = self.pick("if", "when", "where", "unless", "that", "whether", "because")
            label = "advmod" if word in ("when", "where") else "mark"
            return self.clause(1).pre(label, sconj(word))
        if roll < 0.8:
            return self.time_limit(1) if self.chance(0.5) else self.manner_pp(1)
        return self.adjective_phrase(1)

    def item_label(self, head: Node) -> None:
        """(a), 1., iii) before an item or a sentence."""
        form = self.pick(
            "(a)", "(b)", "(c)", "(ii)", "1.", "2.", "a)", "4.2", "3.1.2", "(1)", "12."
        )
        core = form.strip("().") if not form[0].isdigit() or form.endswith(".") else form
        digits = core[0].isdigit()
        feats = "NumForm=Digit|NumType=Card" if digits else "_"
        mark = Node(core, core, "NUM" if digits else "X", "LS", feats)
        if form.startswith("("):
            mark.pre("punct", pun("("))
        if form.endswith((")", ".")):
            mark.post("punct", pun(form[-1]))
        head.pre("discourse", mark)

    def heading(self) -> Node:
        """A heading without a finite verb, or a question."""
        roll = self.rng.random()
        if roll < 0.45:
            head = self.np(self.pick("Q", "I", "E", "P", "M", "L"), 1, bare=True)
        elif roll < 0.65:
            head = self.vp("prs", 0, short=True)
        elif roll < 0.85:
            head = self.free_relative()
        else:
            head = self.question()
        if self.chance(0.2):
            self.item_label(head)
        style = self.pick("title", "title", "caps", "plain", "plain")
        keep = {"a", "an", "the", "of", "and", "or", "to", "for", "in", "on", "with", "by", "from"}
        for k, node in enumerate(head.walk()):
            if node.upos in ("PUNCT", "X"):
                continue
            if style == "caps":
                node.form = node.form.upper()
            elif style == "title" and (k == 0 or node.form not in keep):
                node.form = node.form[0].upper() + node.form[1:]
        return head

    def free_relative(self) -> Node:
        """What we collect; how you can apply; who must report."""
        word = self.pick("what", "how", "when", "why", "where", "who")
        person = "we" if self.chance(0.5) else "you"
        if word == "what":
            head = Node("what", "what", "PRON", "WP", "PronType=Rel")
            verb = self.verb(lambda v: bool(set(v.objects) & set("IT")) and not v.particle)
            clause = verb_word(verb.lemma, "1p" if person == "we" else "2")
            if self.chance(0.3):
                clause = self.with_modal(verb_word(verb.lemma, "inf"), self.modal_choice("2"))
            return head.post("acl:relcl", clause.pre("nsubj", self.pronoun(person)))
        if word == "who":
            who = Node("who", "who", "PRON", "WP", "PronType=Int")
            return self.predicate("3s", 0).pre("nsubj", who)
        clause = self.predicate("1p" if person == "we" else "2", 0).pre(
            "nsubj", self.pronoun(person)
        )
        return clause.pre("advmod", Node(word, word, "ADV", "WRB", "PronType=Int"))

    def pronoun(self, word: str) -> Node:
        """A personal pronoun."""
        lemma, feats, _ = _PRONOUNS[word]
        return Node(word, lemma, "PRON", "PRP", feats)

    def question(self) -> Node:
        """A polar question or one with an interrogative."""
        subj, person = self.subject(0)
        head = self.vp("inf", 1, short=True)
        head.pre("nsubj", subj)
        front = (
            do(person)
            if self.chance(0.4)
            else modal(self.pick("can", "may", "must", "should", "will"))
        )
        head.pre("aux", front)
        if self.chance(0.4):
            word = self.pick("when", "how", "why", "where")
            head.pre("advmod", Node(word, word, "ADV", "WRB", "PronType=Int"))
        return head.post("punct", pun("?"))

    def definition(self) -> Node:
        """“Term” means ..., includes ..., is defined as ..."""
        term, _ = self.noun(self.pick("I", "P", "Q", "E", "T", "L"), False)
        if self.chance(0.5):
            self.premodify(term, term.noun_class, 0)
        if self.chance(0.7):
            left, right = self.rng.choice((("“", "”"), ("‘", "’"), ('"', '"')))
            term.pre("punct", Node(left, left, "PUNCT", "``", open=True))
            term.post("punct", Node(right, right, "PUNCT", "''", glued=True))
        elif term.noun_class in "PTEL" and not term.plural:
            term.pre("det", Node("a", "a", "DET", "DT", "Definite=Ind|PronType=Art"))
            if next(iter(list(term.walk())[1:])).form[0] in "aeio":
                term.left[0][1].form = "an"
        body = self.np(term.noun_class, 2)
        head = verb_word(self.pick("mean", "mean", "include"), "3s").pre("nsubj", term)
        if self.chance(0.15):
            head = verb_word("mean", "3s").pre("nsubj", term)
        if self.chance(0.15) and head.lemma == "include":
            head = verb_word("include", "inf").pre("advmod", neg()).pre("aux", do("3s"))
            head.pre("nsubj", term)
        return head.post("obj", body)

    def mismatch(self) -> Node:
        """Two auxiliaries or predicates that share one complement."""
        roll = self.rng.random()
        code = self.pick("I", "T", "P", "E", "M")
        if roll < 0.35:
            subj = self.np(code, 1)
            head = self.mismatched_passive("3p" if subj.plural else "3s", 1, code)
            label = "nsubj" if head.upos == "AUX" else "nsubj:pass"
            return head.pre(label, subj)
        if roll < 0.65:
            subj, person = self.subject(1)
            return self.mixed_active(person, 1).pre("nsubj", subj)
        frame = self.verb(lambda v: code in v.objects and not v.particle)
        noun, _ = self.noun(code, self.chance(0.4))
        loose = noun.plural or code in MASS
        word = self.pick("", "any", "all") if loose else self.pick("any", "the", "each", "a")
        if word == "a" and noun.left:
            word = "any"
        if word:
            an = word == "a" and noun.form[0] in "aeio"
            noun.pre("det", det("an" if an else word))
        person = "3p" if noun.plural else "3s"
        human = code == "P"
        word = "who" if human else self.pick("that", "which")
        rel = Node(word, word, "PRON", "WP" if human else "WDT", "PronType=Rel")
        clause = self.mismatched_passive(person, 1, code)
        clause.pre("nsubj" if clause.upos == "AUX" else "nsubj:pass", rel)
        noun.post("acl:relcl", clause)
        head = verb_word(frame.lemma, "imp").post("obj", noun)
        if self.chance(0.6):
            head.pre("advmod", adv("only"))
            return coordinate([self.noun_then_verb(), head], "and") if self.chance(0.5) else head
        subj, person = self.subject(0)
        head = self.with_modal(verb_word(frame.lemma, "inf"), self.modal_choice(person))
        return head.pre("nsubj", subj).post("obj", noun)

    def draw(self) -> Sentence:
        """One sentence of a weighted kind."""
        kinds: dict[str, tuple[float, Callable[[], Node]]] = {
            "statement": (30, self.sentence), "fronted": (20, self.fronted),
            "imperatives": (8, self.imperatives), "item": (17, self.item), "stem": (5, self.stem),
            "heading": (6, self.heading), "definition": (4, self.definition),
            "question": (2, self.question), "mismatch": (8, self.mismatch),
        }  # fmt: skip
        names = list(kinds)
        kind = self.rng.choices(names, [kinds[k][0] for k in names])[0]
        root = kinds[kind][1]()
        self.contract(root)
        if kind not in ("item", "stem", "heading", "question"):
            self.finish(root, kind)
        elif kind != "heading" and (kind != "item" or self.chance(0.2)):
            _capitalise(root)
        return flatten(root, kind)

    def finish(self, root: Node, kind: str) -> None:
        """Capital, section label and full stop."""
        _capitalise(root)
        if kind in ("statement", "fronted", "imperatives") and self.chance(0.06):
            self.item_label(root)
        if not self.chance(0.06):
            root.post("punct", pun("."))


def _capitalise(root: Node) -> None:
    """Give the first word its capital."""
    for node in root.walk():
        if node.upos not in ("PUNCT", "X") and node.xpos != "LS":
            node.form = node.form[0].upper() + node.form[1:]
            return


def generate(n: int, seed: int) -> list[Sentence]:
    """``n`` different sentences of at most 60 words; the same seed gives the same list."""
    grammar = Sentences(random.Random(seed))
    seen: set[str] = set()
    out: list[Sentence] = []
    while len(out) < n:
        sentence = grammar.draw()
        if len(sentence.tokens) <= 60 and sentence.text not in seen:
            seen.add(sentence.text)
            out.append(sentence)
    return out


def main() -> None:
    """Write sentences as CoNLL-U."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as handle:
        for i, sentence in enumerate(generate(options.count, options.seed), 1):
            handle.write(sentence.conllu(f"templates-{options.seed}-{i:05d}"))


if __name__ == "__main__":
    main()
