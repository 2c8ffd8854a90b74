"""A JUnit report: each file a suite, each finding a test that failed."""

from __future__ import annotations

from clauselint.findings import FileReport, Finding
from clauselint.reporters.base import Totals
from clauselint.reporters.silent import SilentReporter
from clauselint.reporters.told import lines, where
from clauselint.reporters.xml import attribute, content


class Format(SilentReporter):
    """`<testsuites>`; a file without findings is a suite with one test that passed."""

    def begin(self) -> str:
        """The head."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="clauselint">\n'

    def file(self, report: FileReport) -> str:
        """A suite; for a file that could not be read none."""
        if report.document is None:
            return ""
        name, found = attribute(report.path), len(report.findings)
        cases = "".join(_case(report.path, f) for f in report.findings)
        passed = f"    <testcase name={name} classname={name}/>\n"
        head = f'  <testsuite name={name} tests="{max(found, 1)}" failures="{found}" errors="0">\n'
        return f"{head}{cases or passed}  </testsuite>\n"

    def end(self, totals: Totals) -> str:
        """The tail."""
        return "</testsuites>\n"


def _case(path: str, finding: Finding) -> str:
    name = attribute(f"{finding.code} {finding.name} {where(finding)}")
    told = content("\n".join([where(finding, path), *lines(finding)]))
    return (
        f"    <testcase name={name} classname={attribute(path)}>\n"
        f'      <failure type="{finding.severity}" message={attribute(finding.message)}>'
        f"{told}</failure>\n    </testcase>\n"
    )
