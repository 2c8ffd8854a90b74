from __future__ import annotations

from clauselint.findings import Candidate
from clauselint.rewrite.draft import Proposal
from clauselint.rewrite.registry import repairs

from .trees import tree


def proposals(code: str, rows: str, **anchors: str) -> list[Proposal]:
    """Proposals for a candidate whose anchors are given as words of the sentence, in order."""
    doc = tree(rows)
    texts = [t.text for t in doc]
    places = {name: tuple(_places(texts, words.split())) for name, words in anchors.items()}
    found = Candidate(code, 0, len(doc.text), "", 0.9, anchors=places)
    return [p for propose in repairs()[code] for p in propose(found, doc)]


def _places(texts: list[str], words: list[str]) -> list[int]:
    found: list[int] = []
    for word in words:
        wanted, _, nth = word.partition("/")
        same = [i for i, text in enumerate(texts) if text == wanted]
        found.append(same[int(nth or 0)])
    return found


ENROLLED = """
Use VERB VB 0 root
devices NOUN NNS 1 obj
that PRON WDT 4 nsubj
has AUX VBZ 2 acl:relcl
or CCONJ CC 8 cc
will AUX MD 8 aux
be AUX VB 8 aux:pass
enrolled VERB VBN 4 conj
by ADP IN 10 case
staff NOUN NN 8 obl
. PUNCT . 1 punct
"""


def test_has_or_will_be_is_completed_with_been() -> None:
    found = proposals(
        "AMB001", ENROLLED, verb1="has", verb2="enrolled", cc="or", complement="enrolled by staff"
    )
    assert [(p.reading, p.keeps_meaning, p.text) for p in found] == [
        (0, True, "Use devices that has been or will be enrolled by staff."),
        (None, False, "Use devices that will be enrolled by staff."),
    ]
    assert found[1].note == "narrows the meaning: drops “has”"


LISTED = """
Store VERB VB 0 root
data NOUN NNS 1 obj
that PRON WDT 4 nsubj
is AUX VBZ 2 acl:relcl
or CCONJ CC 7 cc
is AUX VBZ 7 aux:pass
meant VERB VBN 4 conj
to PART TO 11 mark
be AUX VB 11 cop
in ADP IN 11 case
use NOUN NN 7 xcomp
. PUNCT . 1 punct
"""


def test_is_or_is_meant_to_be_says_both_halves() -> None:
    found = proposals(
        "AMB001", LISTED, verb1="is/0", verb2="meant", cc="or", complement="to be in use"
    )
    assert [p.text for p in found] == [
        "Store data that is in use or is meant to be in use.",
        "Store data that exists or is meant to be in use.",
        "Store data that is meant to be in use.",
    ]


TRAILING = """
Train VERB VB 0 root
guards NOUN NNS 1 obj
or CCONJ CC 4 cc
clerks NOUN NNS 2 conj
who PRON WP 6 nsubj
lift VERB VBP 4 acl:relcl
boxes NOUN NNS 6 obj
. PUNCT . 1 punct
"""


def test_a_trailing_modifier_is_repeated() -> None:
    found = proposals(
        "AMB002",
        TRAILING,
        conjuncts="guards clerks",
        cc="or",
        modifier="lift",
        modifier_phrase="who lift boxes",
    )
    assert [(p.reading, p.text) for p in found] == [
        (0, "Train guards who lift boxes or clerks who lift boxes."),
    ]


LEADING = """
Train VERB VB 0 root
new ADJ JJ 3 amod
guards NOUN NNS 1 obj
and CCONJ CC 5 cc
clerks NOUN NNS 3 conj
. PUNCT . 1 punct
"""


def test_a_leading_modifier_is_repeated() -> None:
    found = proposals("AMB003", LEADING, conjuncts="guards clerks", cc="and", modifier_phrase="new")
    assert [(p.reading, p.text) for p in found] == [
        (0, "Train new guards and new clerks."),
    ]


ONLY = """
Staff NOUN NN 4 nsubj
may AUX MD 4 aux
only ADV RB 4 advmod
use VERB VB 0 root
tools NOUN NNS 4 obj
here ADV RB 4 advmod
. PUNCT . 4 punct
"""


def test_only_goes_before_its_focus() -> None:
    found = proposals("AMB022", ONLY, only="only", verb="use", focus="tools", focus_phrase="tools")
    assert [(p.reading, p.text) for p in found] == [
        (0, "Staff may use only tools here."),
    ]


ALL_NOT = """
All DET DT 2 det
guards NOUN NNS 5 nsubj
must AUX MD 5 aux
not PART RB 5 advmod
leave VERB VB 0 root
. PUNCT . 5 punct
"""


def test_all_must_not_is_none_may_or_not_all_must() -> None:
    found = proposals(
        "AMB021", ALL_NOT, quantifier="All", noun="guards", verb="leave", **{"not": "not"}
    )
    assert [(p.reading, p.text) for p in found] == [
        (0, "No guards may leave."),
        (1, "Not all guards must leave."),
    ]


PRONOUN = """
Guards NOUN NNS 2 nsubj
meet VERB VBP 0 root
visitors NOUN NNS 2 obj
before SCONJ IN 6 mark
they PRON PRP 6 nsubj
leave VERB VBP 2 advcl
. PUNCT . 2 punct
"""


def test_a_pronoun_is_replaced_by_each_noun() -> None:
    found = proposals(
        "AMB030", PRONOUN, pronoun="they", antecedent1="visitors", antecedent2="Guards"
    )
    assert [(p.reading, p.text) for p in found] == [
        (0, "Guards meet visitors before the visitors leave."),
        (1, "Guards meet visitors before the guards leave."),
    ]


COMMA = """
When ADV WRB 3 advmod
guards NOUN NNS 3 nsubj
call VERB VBP 6 advcl
visitors NOUN NNS 6 nsubj
must AUX MD 6 aux
stop VERB VB 0 root
. PUNCT . 6 punct
"""


def test_a_missing_comma_is_put_in_and_is_safe() -> None:
    found = proposals("GPA001", COMMA, insert="visitors", clause="call", verb="stop")
    assert [(p.applicability, p.text) for p in found] == [
        ("safe", "When guards call, visitors must stop.")
    ]
