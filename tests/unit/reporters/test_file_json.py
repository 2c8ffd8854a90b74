import json

from clauselint import Linter
from clauselint.reporters.data import file_json, finding_data, readability_data


def test_json_made_a_finding_at_a_time_is_that_of_the_whole():
    report = Linter(select=["AMB005", "WRD007"]).check("Keep the list and/or the “files” herein.")
    assert len(report.findings) == 2
    whole = {
        "path": report.path,
        "findings": [finding_data(finding) for finding in report.findings],
        "readability": readability_data(report.readability),
    }
    assert file_json(report) == json.dumps(whole)
