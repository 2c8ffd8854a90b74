"""The proof lets right rewrites pass and catches every one of a thousand spoilt ones."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from clauselint.engine.verifier import EngineVerifier
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.model import analyse
from clauselint.rewrite.draft import Licence
from clauselint.rewrite.proof import Problem, verify

from .mutations import spoilt

CHECK = EngineVerifier((), analyse)
HOWEVER = Licence(added=frozenset(("however", "case", "so")))

PAIRS = (
    (
        "Staff must not copy the client records or send the forms to any supplier.",
        "Staff must not copy the client records. Staff must not send the forms to any supplier.",
    ),
    (
        "Managers must approve all leave within 10 days and they may refuse a request only if "
        "the office is closed.",
        "Managers must approve all leave within 10 days. They may refuse a request only if the "
        "office is closed.",
    ),
    (
        "The agency may publish the report, but it must not name any witness before the trial.",
        "The agency may publish the report. However, it must not name any witness before the "
        "trial.",
    ),
    (
        "Lock the cabinet after each shift and never leave the key with a visitor.",
        "Lock the cabinet after each shift. Never leave the key with a visitor.",
    ),
    (
        "The committee, which meets in March, must review every complaint under section 4.2(b).",
        "The committee must review every complaint under section 4.2(b). The committee meets in "
        "March.",
    ),
    (
        "If a laptop is stolen, the user must call the help desk and the help desk must lock the "
        "account.",
        "If a laptop is stolen, the user must call the help desk. In that case, the help desk "
        "must lock the account.",
    ),
    (
        "Contractors should wear badges on site and should return both keys to the guard by noon.",
        "Contractors should wear badges on site. Contractors should return both keys to the "
        "guard by noon.",
    ),
    (
        "The library keeps each loan record for 90 days; it will then delete the record unless "
        "a fine is unpaid.",
        "The library keeps each loan record for 90 days. It will then delete the record unless "
        "a fine is unpaid.",
    ),
    (
        "Applicants can appeal to the board, and no member of the panel may vote on the appeal.",
        "Applicants can appeal to the board. No member of the panel may vote on the appeal.",
    ),
    (
        "Although the school owns the tablets, pupils may use them at home without a fee.",
        "The school owns the tablets. However, pupils may use them at home without a fee.",
    ),
    (
        "Guards must not open the large vault or move the boxes of the owner.",
        "Guards must not open the large vault. Guards must not move the boxes of the owner.",
    ),
    (
        "Nurses and doctors must sign both forms, and the clerk should file them in 2 folders.",
        "Nurses and doctors must sign both forms. The clerk should file them in 2 folders.",
    ),
    (
        "Visitors may enter any hall or gallery without a ticket, but they can only take photos "
        "on 3 days each year.",
        "Visitors may enter any hall or gallery without a ticket. However, they can only take "
        "photos on 3 days each year.",
    ),
    (
        "The bank will close every dormant account after 24 months and will tell the owner and "
        "the regulator by letter.",
        "The bank will close every dormant account after 24 months. The bank will tell the owner "
        "and the regulator by letter.",
    ),
    (
        "The gardener, who lives on the estate, must water all beds and borders before 9 o'clock.",
        "The gardener must water all beds and borders before 9 o'clock. The gardener lives on the "
        "estate.",
    ),
    (
        "Only trained editors may delete a page or block a reader, and no editor should delete "
        "more than 20 pages on one day.",
        "Only trained editors may delete a page or block a reader. No editor should delete more "
        "than 20 pages on one day.",
    ),
    (
        "The officer only records the name of the caller and must destroy the tape after 30 days.",
        "The officer only records the name of the caller. The officer must destroy the tape "
        "after 30 days.",
    ),
)


def problems(source: str, rewrite: str, licence: Licence = HOWEVER) -> tuple[Problem, ...]:
    before = CHECK.parse(source)
    spans = list(before.doc.sents)
    assert len(spans) == 1, [s.text for s in spans]
    return verify(spans[0], parsed(rewrite), licence, CHECK)


def parsed(text: str) -> list[Analysis]:
    return [CHECK.parse(part) for part in re.split(r"(?<=\.) (?=[A-Z])", text)]


@pytest.mark.parametrize(("source", "rewrite"), PAIRS)
def test_a_right_rewrite_passes(source: str, rewrite: str) -> None:
    licence = HOWEVER if "lthough" not in source else _contrast()
    assert problems(source, rewrite, licence) == ()


def _contrast() -> Licence:
    return Licence(added=HOWEVER.added, assumed=frozenset(("although",)))


def test_a_thousand_spoilt_rewrites_are_caught() -> None:
    passed, tried = [], Counter[str]()
    for source, rewrite in PAIRS:
        before = next(iter(CHECK.parse(source).doc.sents))
        licence = HOWEVER if "lthough" not in source else _contrast()
        for name, mutant in spoilt(rewrite):
            tried[name] += 1
            if not verify(before, parsed(mutant), licence, CHECK):
                passed.append((name, mutant))
    assert sum(tried.values()) >= 1000, tried
    assert not passed, passed


HOLES = (
    (
        "For guests who stay at the hut, the warden must keep the list, and the cook must lock "
        "the store.",
        "For guests who stay at the hut, the warden must keep the list. The cook must lock the "
        "store.",
    ),
    (
        "Subject to this code, no rule here gives a guest a key, and no rule here gives a guest "
        "a map.",
        "Subject to this code, no rule here gives a guest a key. No rule here gives a guest a map.",
    ),
    (
        "If the gate is shut, the guard must wait (in which case the office must call the owner).",
        "If the gate is shut, the guard must wait. In which case the office must call the owner.",
    ),
    (
        "If we ask for a key (where we believe the room is at risk), you must hand it over.",
        "If we ask for a key, you must hand it over. Where we believe the room is at risk.",
    ),
    (
        "The reasons should be written down and a link to the reasons provided in the file.",
        "The reasons should be written down. A link to the reasons provided in the file.",
    ),
    (
        "Hosts must have agreed to the House Rules and these Tour Hosts Additional Terms.",
        "Hosts must have agreed to the House Rules. These Tour Hosts Additional Terms.",
    ),
)


@pytest.mark.parametrize(("source", "rewrite"), HOLES)
def test_a_lost_frame_or_a_fragment_is_caught(source: str, rewrite: str) -> None:
    assert {p.check for p in problems(source, rewrite)} & {"setting", "form"}
