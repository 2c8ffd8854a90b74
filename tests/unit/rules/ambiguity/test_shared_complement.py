from __future__ import annotations

import pytest

from clauselint.rules.ambiguity.shared_complement import SharedComplement

from .parses import analysis, parse

FOUNDING = """
Only ADV RB 2 advmod
publish VERB VB 0 root
information NOUN NN 2 obj
that PRON WDT 5 nsubj
is AUX VBZ 3 acl:relcl be
or CCONJ CC 8 cc
is AUX VBZ 8 aux:pass be
approved VERB VBN 5 conj approve
to PART TO 13 mark
be AUX VB 13 cop
in ADP IN 13 case
the DET DT 13 det
domain NOUN NN 8 xcomp
. PUNCT . 2 punct
"""

ENROLLED = """
Use VERB VB 0 root
device NOUN NN 1 obj
that PRON WDT 4 nsubj
has AUX VBZ 2 acl:relcl have
or CCONJ CC 8 cc
will AUX MD 8 aux
be AUX VB 8 aux:pass
enrolled VERB VBN 4 conj enroll
by ADP IN 11 case
the DET DT 11 det
agency NOUN NN 8 obl
. PUNCT . 1 punct
"""


def found(rows: str):
    return list(SharedComplement().check(analysis(rows)))


def marked(rows: str) -> list[str]:
    text = parse(rows).text
    return [text[c.start : c.end] for c in found(rows)]


def test_repeated_be_shares_something_deeper() -> None:
    assert marked(FOUNDING) == ["is or is approved to be in the domain"]
    readings = [r.text for r in found(FOUNDING)[0].readings]
    assert readings == [
        "information that is in the domain or is approved to be in the domain",
        "information that exists, or is approved to be in the domain",
    ]


def test_perfect_before_passive_lacks_been() -> None:
    assert marked(ENROLLED) == ["has or will be enrolled by the agency"]
    readings = [r.text for r in found(ENROLLED)[0].readings]
    assert readings == [
        "device that has been enrolled by the agency or will be enrolled by the agency",
        "device that has enrolled, or will be enrolled by the agency",
    ]


def test_anchors_name_both_verbs_and_the_complement() -> None:
    anchors = found(FOUNDING)[0].anchors
    assert anchors["verb1"] == (4,)
    assert anchors["verb2"] == (7,)
    assert anchors["complement"] == (8, 9, 10, 11, 12)


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("is AUX VBZ 8 aux:pass be", "was AUX VBD 8 aux:pass be"),
        ("is AUX VBZ 3 acl:relcl be", "was AUX VBD 3 acl:relcl be"),
    ],
)
def test_another_tense_of_be_shares_the_participle(line: str, change: str) -> None:
    assert not found(FOUNDING.replace(line, change))


def test_modals_share_a_base_form() -> None:
    assert not found(ENROLLED.replace("has AUX VBZ 2 acl:relcl have", "may AUX MD 2 acl:relcl may"))
