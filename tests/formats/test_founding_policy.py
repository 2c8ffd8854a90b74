"""The sample policy says the same in every format, so the same is found in it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from clauselint import Linter
from clauselint.readers import format_of

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "examples/sample-policy.md"
PANDOC = {
    ".adoc": "asciidoc",
    ".docx": "docx",
    ".html": "html",
    ".odt": "odt",
    ".rst": "rst",
    ".tex": "latex",
}
"""The converted samples here, by suffix, and what pandoc calls their format."""

FOUND = [
    ("AMB001", "is or is approved to be in the public domain"),
    ("GPA001", "post the agency may"),
    ("AMB001", "has or will be enrolled by the agency"),
    ("WRD001", "must be answered"),
    ("WRD004", "in order to"),
    ("WRD004", "with regard to"),
    ("WRD001", "must be kept"),
]


@pytest.fixture(scope="module")
def linter():
    return Linter(suggestions=False)


def found_in(linter, path):
    row = format_of(str(path))
    for module in row.needs:
        pytest.importorskip(module, reason=f"needs clauselint[{row.extra}]")
    report = linter.check_bytes(path.read_bytes(), str(path))
    assert not report.diagnostics
    assert all(f.text == report.document.text[f.start : f.end] for f in report.findings)
    return [(finding.code, " ".join(finding.text.split())) for finding in report.findings]


def test_the_sample_itself(linter):
    assert found_in(linter, SAMPLE) == FOUND


@pytest.mark.parametrize("suffix", PANDOC)
def test_the_same_is_found_in_the_converted_sample(linter, suffix):
    assert found_in(linter, HERE / f"sample-policy{suffix}") == FOUND


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("suffix", PANDOC)
def test_the_same_is_found_in_what_pandoc_makes_of_it_now(linter, tmp_path, suffix):
    made = tmp_path / f"policy{suffix}"
    command = ["pandoc", "--from", "markdown", "--to", PANDOC[suffix], "--standalone"]
    title = ["--metadata", "title=Policy"]
    subprocess.run([*command, *title, "-o", made, SAMPLE], check=True, capture_output=True)
    assert found_in(linter, made) == FOUND
