"""Every spoilt output of a transformation is caught, though its licence lets it change words."""

from __future__ import annotations

import re

import pytest
from spacy.tokens import Span

from clauselint.engine.verifier import EngineVerifier
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.model import analyse
from clauselint.rewrite.draft import Proposal
from clauselint.rewrite.registry import restructures
from clauselint.rewrite.verify import verify

from .mutations import spoilt

CHECK = EngineVerifier((), analyse)

SOURCES = (
    ("told", "The committee closed the old harbour to all large ships in March 1998."),
    ("place", "The harbour hall is a large wooden building in the north of the island."),
    ("named_items", "The office kept two large books for guests: a printed diary and an index."),
    (
        "bracket_examples",
        "Staff must keep all printed papers (such as maps, plans and lists) in the safe.",
    ),
    (
        "either_condition",
        "If a guest leaves the house without a key, or if an office closes before noon, the guard "
        "must lock the main gate and tell the warden by radio within 10 minutes.",
    ),
    ("linking", "Staff may park on the pier, except that guests may only park behind the hall."),
    (
        "purpose",
        "The guard must keep a list of visitors so that the warden can call each visitor after a "
        "fire.",
    ),
    (
        "contrast",
        "Although the school owns the tablets, pupils may use them at home without a fee.",
    ),
    (
        "inclusion",
        "The warden must keep all records, including printed letters, old maps and 3 lists.",
    ),
    (
        "condition",
        "Guests may use the boat, provided that the warden has signed the list within 2 days.",
    ),
    (
        "condition",
        "Guests must not use the large boat unless the warden has signed the list within 2 days.",
    ),
    (
        "regardless",
        "The club will not pay for lost goods in the hall, whether or not the guard was told by "
        "the guest.",
    ),
    (
        "concession",
        "The club will not pay for lost goods in the hall, even if the guard has seen the goods.",
    ),
    (
        "relative",
        "The committee, which meets in March, must review every complaint under section 4.2(b).",
    ),
    ("aside", "Each guest must pay the price on the list (note that the list omits the tax)."),
)


def parsed(text: str) -> list[Analysis]:
    return [CHECK.parse(part) for part in re.split(r"(?<=\.) (?=[A-Z])", text)]


def proved(module: str, text: str) -> tuple[Span, Proposal]:
    analysis = CHECK.parse(text)
    span = next(iter(analysis.doc.sents))
    for proposal in restructures()[module](span, analysis.doubt):
        if not verify(span, parsed(proposal.text), proposal.licence, CHECK):
            return span, proposal
    raise AssertionError(f"{module} gives nothing for: {text}")


@pytest.mark.parametrize(("module", "text"), SOURCES)
def test_spoilt_outputs_are_caught(module: str, text: str) -> None:
    span, proposal = proved(module, text)
    passed = [
        (name, mutant)
        for name, mutant in spoilt(proposal.text)
        if not verify(span, parsed(mutant), proposal.licence, CHECK)
    ]
    assert not passed, passed
