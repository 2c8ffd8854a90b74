"""Every spoilt output of a transformation is caught, though its licence lets it change words."""

from __future__ import annotations

import re

import pytest
from spacy.tokens import Span

from clauselint.engine.verifier import EngineVerifier
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.model import analyse
from clauselint.rewrite.draft import Proposal
from clauselint.rewrite.proof import verify
from clauselint.rewrite.registry import restructures

from .mutations import spoilt

CHECK = EngineVerifier((), analyse)

SOURCES = (
    ("cuts", "Staff may park on the pier, except that guests may only park behind the hall."),
    ("cuts", "Although the school owns the tablets, pupils may use them at home without a fee."),
    (
        "cuts",
        "Guests may use the boat, provided that the warden has signed the list within 2 days.",
    ),
    (
        "cuts",
        "Guests must not use the large boat unless the warden has signed the list within 2 days.",
    ),
    (
        "cuts",
        "The club will not pay for lost goods in the hall, whether or not the guard was told by "
        "the guest.",
    ),
    (
        "cuts",
        "The club will not pay for lost goods in the hall, even if the guard has seen the goods.",
    ),
    (
        "relative",
        "The committee, which meets in March, must review every complaint under section 4.2(b).",
    ),
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
