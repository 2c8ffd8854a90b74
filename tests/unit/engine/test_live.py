"""A text that is being written is told of as if it were checked whole, for less work."""

from __future__ import annotations

from pathlib import Path

import pytest

from clauselint import Linter
from clauselint.config import Settings, Target
from clauselint.engine.cache import Lasting, Passing
from clauselint.engine.live import Superseded
from clauselint.engine.parts import Parts, analyse

TEXT = """# Keys

Staff carry the keys that are or will be issued to them. Return them prior to noon.

The porter must:

- keep the keys in order to issue them; and
- only give a key to a guest who signs.

<!-- clauselint-disable-next-line WRD004 -->
Ring in order to enter.

Guests leave their bags and coats of value in the hall. 🙂 They ask in order to enter.
"""


class Watched:
    """Parses, and remembers which texts."""

    def __init__(self):
        self.parsed: list[str] = []

    def __call__(self, document, wanted=None):
        for analysis in analyse(document, wanted):
            if document.path == "a.md":
                self.parsed.append(analysis.segment.text)
            yield analysis


@pytest.fixture
def parser():
    return Watched()


def live_of(parser, **given):
    return Linter(parts=Parts(analyse=parser), **given).live("a.md")


def whole(text, **given):
    return Linter(suggestions=True, **given).check(text, "a.md")


EDITS = [
    ("Return them", "Please return them"),
    ("Guests leave", "All guests leave"),
    ("The porter must:", "The night porter must:"),
    ("- only give", "- give"),
    ("disable-next-line WRD004", "disable-next-line WRD001"),
    ("# Keys", "# Keys and bags\n\n## More"),
    ("- keep the keys", "<!-- a note -->\n- keep the keys"),
    ("in the hall.", 'in "the hall.'),
]


def test_every_version_is_told_of_as_if_it_were_checked_whole(parser):
    live, text = live_of(parser), TEXT
    assert live.check(text).findings == whole(text).findings
    for old, new in EDITS:
        text = text.replace(old, new)
        assert live.check(text).findings == whole(text).findings, (old, new)


def test_only_a_changed_paragraph_is_parsed(parser):
    live = live_of(parser)
    live.check(TEXT)
    parser.parsed.clear()
    live.check(TEXT.replace("Guests leave", "Guests may leave"))
    (text,) = parser.parsed
    assert text.startswith("Guests may leave")
    parser.parsed.clear()
    live.check(TEXT)
    assert parser.parsed == []  # what is undone is known


def test_a_changed_introduction_is_parsed_with_its_items(parser):
    live = live_of(parser)
    live.check(TEXT)
    parser.parsed.clear()
    live.check(TEXT.replace("The porter must:", "The porter may:"))
    assert parser.parsed == [
        "The porter may:",
        "keep the keys in order to issue them; and",
        "only give a key to a guest who signs.",
    ]


def test_work_that_is_left_off_is_not_lost(parser):
    live = live_of(parser)
    with pytest.raises(Superseded):
        live.check(TEXT, lambda: len(parser.parsed) < 3)
    live.check(TEXT)
    assert len(parser.parsed) == len(set(parser.parsed)) == 7


def test_what_is_kept_serves_the_next_run(parser, tmp_path):
    live = Linter(parts=Parts(analyse=parser), store=Lasting(tmp_path)).live("a.md")
    live.check("Guests may only ring.\n")
    live.check(TEXT)
    live.keep()
    parser.parsed.clear()
    linter = Linter(parts=Parts(analyse=parser), store=Lasting(tmp_path))
    assert linter.live("a.md").check(TEXT).findings == whole(TEXT).findings
    assert linter.check(TEXT, "a.md").findings == whole(TEXT).findings
    assert parser.parsed == []


def test_rules_over_the_document_wait_and_then_stay(parser):
    heavy = "Notwithstanding administrative considerations regarding accommodation, " * 12
    text = f"Guests ring.\n\n# Terms\n\n{heavy.strip()[:-1]}.\n"
    settings = Settings(targets=(Target("*.md", {"grade": 6.0}),), root=str(Path.cwd()))
    live = live_of(parser, config=settings)
    codes = [f.code for f in live.check(text).findings]
    assert live.has_whole
    assert "RDB001" not in codes
    every = live.check(text, whole=True).findings
    assert every == whole(text, config=settings).findings
    assert "RDB001" in [f.code for f in every]
    later = text.replace("Guests ring", "Guests ring 🙂 twice")
    assert live.check(later).findings == whole(later, config=settings).findings


def test_without_targets_no_rule_waits(parser):
    assert not live_of(parser).has_whole


def test_a_crash_is_told_and_costs_the_other_paragraphs_nothing(parser, monkeypatch):
    from clauselint.rules.wording.wordy_phrase import WordyPhrase

    found = WordyPhrase.check

    def crashing(self, segment):
        if "Ring" in segment.text:
            raise ValueError("bell")
        return found(self, segment)

    monkeypatch.setattr(WordyPhrase, "check", crashing)
    store = Passing()
    live = Linter(parts=Parts(analyse=parser), store=store).live("a.md")
    report = live.check(TEXT)
    assert [d.code for d in report.diagnostics] == ["E500"]
    assert "WRD004" in [f.code for f in report.findings]
    parser.parsed.clear()
    live.check(TEXT.replace("Guests", "All guests"))
    assert len(parser.parsed) == 1
    live.keep()
    monkeypatch.setattr(WordyPhrase, "check", found)
    again = Linter(parts=Parts(analyse=parser), store=store).live("a.md").check(TEXT)
    assert again.findings == whole(TEXT).findings


def test_what_cannot_be_read_is_told_and_the_next_version_is_not_lost(parser):
    live = live_of(parser)
    report = live.check("Guests\0ring.\n")
    assert (report.document, [d.code for d in report.diagnostics]) == (None, ["E100"])
    assert live.check(TEXT).findings == whole(TEXT).findings


def test_rules_that_need_no_parse_are_kept_too(parser):
    live = live_of(parser, select=["WRD004"], ignore=[])
    text = "Guests ring.\n\nGuests ring in order to enter.\n\nGuests sing.\n"
    first = live.check(text)
    assert [f.code for f in first.findings] == ["WRD004"]
    parser.parsed.clear()
    live.check(text.replace("sing", "dance"))
    assert parser.parsed in ([], ["Guests dance."])


def test_a_byte_order_mark_is_no_part_of_the_text(parser):
    report = live_of(parser).check("\ufeff" + TEXT)
    assert report.document is not None
    for finding in report.findings:
        assert report.document.text[finding.start : finding.end] == finding.text


def test_what_was_found_so_far_is_told(parser, monkeypatch):
    monkeypatch.setattr("clauselint.engine.live.EVERY", 0.0)
    parts: list[int] = []
    report = live_of(parser).check(TEXT, so_far=lambda part: parts.append(len(part.findings)))
    assert parts == sorted(parts)
    assert len(set(parts)) > 2
    assert parts[-1] <= len(report.findings)
