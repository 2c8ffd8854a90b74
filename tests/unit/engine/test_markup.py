from __future__ import annotations

from clauselint import Linter
from clauselint.engine.markup import marked_up
from clauselint.findings import Edit, Suggestion
from clauselint.spans import Span

TEXT = "**Guests** may use\n  the [boat](https://example.org) for the purpose of trips."


def suggestion(*edits: Edit) -> Suggestion:
    return Suggestion("…", "plain-words", True, edits, "safe")


def test_links_and_emphasis_stay_and_line_breaks_become_spaces() -> None:
    start = TEXT.index("for the")
    edit = Edit(start, start + len("for the purpose of"), "for")
    found = marked_up(suggestion(edit), TEXT, Span(2, len(TEXT)), "")
    assert found.text == "**Guests** may use the [boat](https://example.org) for trips."


def test_without_edits_nothing_can_be_marked_up() -> None:
    assert marked_up(suggestion(), TEXT, Span(2, len(TEXT)), "").text == "…"


def test_a_split_keeps_the_link() -> None:
    text = (
        "Each guest must report a lost key to the [duty office](https://example.org) by noon, and "
        "the duty office must change the lock of the room at once and tell the warden of the new "
        "key.\n"
    )
    found = next(iter(Linter().reword(Linter().read(text.encode(), "rules.md"))))
    assert (
        "to the [duty office](https://example.org) by noon. The duty" in found.suggestions[0].text
    )
