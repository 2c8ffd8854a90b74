"""The documentation site: every page is there, every link leads somewhere, nothing is loaded."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="the extra `docs` is not installed")

ROOT = Path(__file__).parents[2]
LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
AWAY = re.compile(r"(?:https?:)?//")


class Page(HTMLParser):
    """What a page loads, and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in LOADS and given.get("rel") != "canonical":
            self.loads.append(given.get(LOADS[tag]) or "")
        if tag == "a":
            self.leads.append(given.get("href") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder


def pages(site: Path) -> dict[Path, Page]:
    return {p: Page(p.read_text(encoding="utf-8")) for p in sorted(site.rglob("*.html"))}


def test_every_page_is_built(site: Path) -> None:
    sources = (p.relative_to(ROOT / "docs") for p in (ROOT / "docs").rglob("*.md"))
    wanted = {str(p.with_suffix(".html")).replace("README", "index") for p in sources}
    found = {str(p.relative_to(site)) for p in site.rglob("*.html")}
    assert wanted - found == set()
    assert "rules/AMB001-shared-complement.html" in found


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    away = {u for page in pages(site).values() for u in page.loads if AWAY.match(u)}
    assert away == set()
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", text), sheet


def test_links_between_pages_lead_to_files(site: Path) -> None:
    for place, page in pages(site).items():
        if place.name == "404.html":
            continue  # it is served at any address
        for link in page.leads:
            target = link.partition("#")[0]
            if target and ":" not in target and not AWAY.match(target):
                assert (place.parent / target).exists(), f"{place}: {link}"


def test_sources_are_not_in_it(site: Path) -> None:
    assert list(site.rglob("*.py")) == []
