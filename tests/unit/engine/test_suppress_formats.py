"""Comments that turn rules off are comments of the format that they are put into."""

from __future__ import annotations

import pytest

from clauselint import Linter
from clauselint.engine.suppress import suppress
from clauselint.readers import format_of

RULE = "WRD004: house style"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "a.html",
            "<p>Meet in order to plan.</p>\n",
            f"<!-- clauselint-disable-next-line {RULE} -->\n<p>Meet in order to plan.</p>\n",
        ),
        (
            "a.rst",
            "Keys\n====\n\nMeet in order to plan.\n",
            f"Keys\n====\n\n.. clauselint-disable-next-line {RULE}\n\nMeet in order to plan.\n",
        ),
        (
            "a.rst",
            "- One.\n- Meet in order to plan.\n",
            f"- One.\n\n.. clauselint-disable-next-line {RULE}\n\n- Meet in order to plan.\n",
        ),
    ],
)
def test_a_comment_is_one_of_its_format(name: str, before: str, after: str) -> None:
    for module in getattr(format_of(name), "needs", ()):
        pytest.importorskip(module)
    linter = Linter(select=["WRD004"], suggestions=False)
    report = linter.check(before, name)
    done = suppress(report, lambda text: linter.read(text.encode(), name), "house style")
    assert done.after == after
    assert linter.check(after, name).findings == ()
