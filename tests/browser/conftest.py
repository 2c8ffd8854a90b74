"""A headless Chromium with a report open in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from report_documents import HOSTILE, POLICY

from clauselint.cli.main import group

SIZE = 1280, 900


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    """Chromium under selenium; a test that needs it is skipped where either is missing."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    chromium, server = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or server is None:
        pytest.skip("chromium and chromedriver are not both installed")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    flags = "headless", "no-sandbox", "disable-gpu", "disable-background-networking"
    for flag in (*flags, f"window-size={SIZE[0]},{SIZE[1]}"):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(server))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report on two documents."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "keys.md").write_text(POLICY, encoding="utf-8")
    (folder / "second.md").write_text(HOSTILE, encoding="utf-8")
    target = folder / "report.html"
    arguments = ["report", "--no-cache", "--isolated", str(folder), "-o", str(target)]
    done = CliRunner().invoke(group, arguments, standalone_mode=False)
    assert done.exception is None
    return target.as_uri()


@pytest.fixture
def browser(driver: Any, page: str) -> Any:
    """The report as it is when it has just been opened."""
    driver.get("about:blank")
    driver.get(page)
    return driver


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, from the folder that `AXE_CORE` names, or this checkout's."""
    root = Path(os.environ.get("AXE_CORE", Path(__file__).parents[2] / "node_modules" / "axe-core"))
    script = root / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not installed (npm install axe-core, or AXE_CORE=folder)")
    return script.read_text(encoding="utf-8")
