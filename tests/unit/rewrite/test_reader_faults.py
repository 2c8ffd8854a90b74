"""Faults that an independent reader named, one sentence a kind; with the real parser."""

from __future__ import annotations

import pytest

from clauselint.config import Settings
from clauselint.engine.selection import choose
from clauselint.engine.verifier import EngineVerifier
from clauselint.nlp.model import analyse
from clauselint.rewrite import rewrite
from clauselint.rewrite.registry import restructures

from .trees import Sure, sentence

CHECK = EngineVerifier(choose(Settings()), analyse)


def rewrites(text: str) -> list[str]:
    return [s.text for s in rewrite(CHECK.parse(text), 0, CHECK)]


WRONG = {
    "a limit of all items goes into the last": (
        "The two clubs will guard each other against claims by guests of the harbour and will pay "
        "the cost of any loss that follows, but only if the club at fault is told of the claim.",
        "\n- will pay",
    ),
    "a phrase behind a closed bracket goes into the last item": (
        "Harbour Club grants to the school a free licence to use the club's name and flags (i) as "
        "they appear in the list, if at all, and (ii) as otherwise approved by the warden in "
        'writing ("Club Flags"), in the Regatta.',
        "\n- (ii)",
    ),
    "a number becomes only some": (
        "The warden is in charge of a number of boats in the harbour, and the clerk keeps a list "
        "of the boats in the office.",
        "some boats",
    ),
    "a thing is especially another": (
        "A berth is the place one rents for a boat, especially the place kept for a guest of the "
        "harbour or a member of the club.",
        "is especially",
    ),
    "examples are a choice": (
        "Other ropes, such as hemp from the store, wire from the yard or cord from the shop, are "
        "also sometimes used.",
        "Examples of",
    ),
    "what is said above all loses what it was said under": (
        "Sometimes, the sail is marked with dark brown spots, especially on the edges.",
        "is especially marked",
    ),
    "a person is an office": (
        "The letter came from the duty manager, the training office of the club at the port.",
        "manager was",
    ),
    "two words for one animal": (
        "The heron, the grey thief, caught a red fish and, beating its wings, went away fast to "
        "the east, calling to all of his friends.",
        "It caught",
    ),
    "what glosses a part is said of the whole": (
        "The ferry was mainly an island firm, as was shown by its heather badge, the wild flower "
        "of the hills.",
        "badge was",
    ),
    "what glosses a kind is said of some": (
        "The guides have strong knots (simple loops of rope), and the guests are both very young "
        "and keen.",
        "Strong knots are",
    ),
    "one kind is said to be so of all": (
        "The form of sailing taught is dinghy sailing in which each crew has a total of ten hours "
        "for the whole course.",
        "In dinghy sailing",
    ),
    "a participle is left without its subject": (
        "He sailed from the harbour several times before being made a captain in 1796.",
        "before being",
    ),
    "the date of the news is the date told": (
        "On 16 June 2009, the official opening date of the harbour was printed on the club's list.",
        "This was on",
    ),
    "two steps of one act": (
        "If you are changing your booking before your boat has been paid for, you can simply go "
        "to your own page and find your booking, which is the first that you see in the list.",
        "you can find",
    ),
}


@pytest.mark.parametrize("fault", WRONG)
def test_fault_is_not_made(fault: str) -> None:
    text, wrong = WRONG[fault]
    assert not [found for found in rewrites(text) if wrong in found]


RIGHT = {
    "a phrase of time is said of both": (
        "By noon, the storm began to weaken and the last crew began to row.",
        "By noon, the last crew began to row.",
    ),
    "what is given in return is said of each": (
        "In return, Harold lent a boat to the king, and agreed to defend the northern port of the "
        "island.",
        "In return, Harold agreed to defend",
    ),
    "a participle gets its subject": (
        "He sailed from the harbour several times before being made a captain in 1796.",
        "This was before he was made a captain",
    ),
    "what holds above all": (
        "A berth is the place one rents for a boat, especially the place kept for a guest of the "
        "harbour or a member of the club.",
        "This applies especially to the place kept for a guest",
    ),
    "of the one that was named": (
        "The form of sailing taught is dinghy sailing in which each crew has a total of ten hours "
        "for the whole course.",
        "In it, each crew has a total of ten hours",
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_it_is_said_so_instead(name: str) -> None:
    text, wanted = RIGHT[name]
    assert any(wanted in found for found in rewrites(text))


REASON = """
This PRON DT 5 nsubj
is AUX VBZ 5 cop
because SCONJ IN 5 mark
it PRON PRP 5 nsubj
shows VERB VBZ 0 root
skill NOUN NN 5 obj
and CCONJ CC 9 cc
he PRON PRP 9 nsubj
shows VERB VBZ 5 conj
care NOUN NN 9 obj
. PUNCT . 5 punct
"""

CONCESSION = """
Crews NOUN NNS 2 nsubj
liked VERB VBD 0 root
it PRON PRP 2 obj
, PUNCT , 9 punct
even ADV RB 9 advmod
if SCONJ IN 9 mark
it PRON PRP 9 nsubj:pass
is AUX VBZ 9 aux:pass
closed VERB VBN 2 advcl
. PUNCT . 2 punct
"""

PARTICIPLE = """
She PRON PRP 2 nsubj
liked VERB VBD 0 root
the DET DT 4 det
film NOUN NN 2 obj
, PUNCT , 6 punct
left VERB VBN 4 acl
behind ADV RB 6 advmod
: PUNCT : 10 punct
the DET DT 10 det
end NOUN NN 6 parataxis
. PUNCT . 2 punct
"""

TITLE = """
She PRON PRP 2 nsubj
liked VERB VBD 0 root
the DET DT 4 det
film NOUN NN 2 obj
, PUNCT , 7 punct
the DET DT 7 det
Gale PROPN NNP 4 appos
: PUNCT : 10 punct
the DET DT 10 det
End NOUN NN 7 dep
. PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "kind"),
    [(REASON, "coordination"), (TITLE, "apposition"), (PARTICIPLE, "participle")],
)
def test_it_stays_whole(rows: str, kind: str) -> None:
    assert list(restructures()[kind](sentence(rows), Sure())) == []


def test_what_is_still_so_is_said_in_the_present() -> None:
    found = [p.text for p in restructures()["concession"](sentence(CONCESSION), Sure())]
    assert found == ["Crews liked it. This is so even if it is closed."]


def test_examples_that_are_a_choice_stay_in_their_brackets() -> None:
    text = "The crew keeps other ropes (such as hemp, wire or cord) in the store of the hall."
    assert not any("Examples of" in found for found in rewrites(text))
