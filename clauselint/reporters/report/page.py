"""The page as a whole: its head, its bar of controls, and what else stands in it."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element

from clauselint.findings import GENERATOR, SEVERITIES, FileReport, Finding
from clauselint.reporters.base import Look
from clauselint.reporters.report.elements import as_html, el
from clauselint.reporters.report.overview import Sheet, overview
from clauselint.reporters.report.sheet import sheet


def render(reports: Sequence[FileReport], look: Look) -> str:
    """One page that needs nothing beside it, in ASCII."""
    sheets = [Sheet(f"d{n}", r) for n, r in enumerate(reports, start=1) if r.document is not None]
    findings = [f for s in sheets for f in s.report.findings]
    present = {f.code[:3] for f in findings}
    families = {code: title for code, title in look.families.items() if code in present}
    families |= {code: code for code in sorted(present - families.keys())}
    main = el("main", overview(sheets, reports, families), _numbered(sheets, look), id="main")
    end = el("footer", _rules(findings, look), el("p", id="said", role="status", class_="spoken"))
    skip = el("a", "Skip to the documents", class_="skip", href="#main")
    body = "".join(map(as_html, (skip, _bar(findings, families), main, end)))
    return _head(look, [s.report.path for s in sheets]) + body + _tail()


def _numbered(sheets: Iterable[Sheet], look: Look) -> Iterable[Element]:
    first = 1
    for given in sheets:
        yield sheet(given, first, look.draw)
        first += len(given.report.findings)


def _head(look: Look, paths: Sequence[str]) -> str:
    title = paths[0] if len(paths) == 1 else f"{len(paths)} files"
    style, script = _hashed(_part("page.css")), _hashed(_part("page.js"))
    policy = (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'{GENERATOR} {look.version}">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{as_html(el('title', f'{title} – clauselint report'))}\n"
        f"<style>{_part('page.css')}</style>\n</head>\n<body>\n"
    )


def _tail() -> str:
    return f"\n<script>{_part('page.js')}</script>\n</body>\n</html>\n"


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="ascii")


def _hashed(content: str) -> str:
    """The source of a policy that lets exactly this content in."""
    return f"sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _bar(findings: Sequence[Finding], families: Mapping[str, str]) -> Element:
    severities = [s for s in SEVERITIES if any(f.severity == s for f in findings)]
    kinds = [_box("family", code, title, findings) for code, title in families.items()]
    grades = [_box("severity", s, s.capitalize(), findings) for s in severities]
    return el(
        "header",
        el("a", "clauselint", href="#overview", class_="home"),
        el("fieldset", el("legend", "Families"), kinds) if len(kinds) > 1 else None,
        el("fieldset", el("legend", "Severity"), grades) if len(grades) > 1 else None,
        _steps() if findings else None,
        _switches(),
        class_="bar",
    )  # fmt: skip


def _steps() -> Element:
    return el(
        "span",
        el("button", "← Previous", type="button", id="previous", aria_keyshortcuts="p", title="p"),
        el("output", "", id="place", aria_live="polite"),
        el("button", "Next →", type="button", id="next", aria_keyshortcuts="n", title="n"),
        class_="steps",
    )


def _switches() -> Element:
    return el(
        "span",
        _switch("tint", "Heat", "Colour each sentence by its effort"),
        _switch("keys", "Keys", "n goes to the next finding, p to the one before", checked=""),
        el("button", "◐", type="button", id="theme", aria_label="Dark or light",
           title="Dark or light"),
        class_="switches",
    )  # fmt: skip


def _box(name: str, value: str, title: str, findings: Iterable[Finding]) -> Element:
    """A box that shows or hides findings, with their number."""
    number = sum(value in (f.code[:3], f.severity) for f in findings)
    box = el("input", type="checkbox", name=name, value=value, checked="")
    return el("label", box, f" {title} ", el("small", str(number)), class_=value)


def _switch(name: str, label: str, title: str, checked: str | None = None) -> Element:
    box = el("input", type="checkbox", id=name, checked=checked)
    return el("label", box, f" {label}", title=title)


def _rules(findings: Iterable[Finding], look: Look) -> Element | None:
    """Why each rule that found something is there."""
    found = sorted({(f.code, f.name, f.url) for f in findings})
    if not found:
        return None
    return el("section", el("h2", "The rules"), [_rule(*rule, look) for rule in found], id="rules")


def _rule(code: str, name: str, url: str, look: Look) -> Element:
    page = look.page(code)
    # An address on this machine would lead nowhere, and tell of it.
    is_public = url.startswith(("https://", "http://"))
    title = el("a", f"{code} {name}", href=url, rel="noreferrer") if is_public else f"{code} {name}"
    why = [el("p", " ".join(part.split())) for part in page.why.split("\n\n") if part.strip()]
    return el("section", el("h3", title), el("p", el("b", page.title)), why, id=f"rule-{code}")
