"""The language server over real standard streams, with pygls' client."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsp.editor import PATIENCE, ROOT, SERVER, Editor
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

URI = "untitled:Untitled-1"
TEXT = "# Café\r\n\r\n🙂 cafe\u0301: ring in order to enter.\r\n"
LONG = "in order to"
EVERY = {"select": ["ALL"]}


def place(found: lsp.Diagnostic) -> tuple[int, int, int]:
    return found.range.start.line, found.range.start.character, found.range.end.character


def applied(text: str, edits, encoding: str = "utf-16-le", unit: int = 2) -> str:
    """A text after edits, worked out line by line as an editor would."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character))[::-1]:
        assert edit.range.start.line == edit.range.end.line
        line = lines[edit.range.start.line].encode(encoding)
        start, end = edit.range.start.character * unit, edit.range.end.character * unit
        new = line[:start] + edit.new_text.encode(encoding) + line[end:]
        lines[edit.range.start.line] = new.decode(encoding)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("encoding", "start"), [(None, 15), ("utf-16", 15), ("utf-8", 18), ("utf-32", 14)]
)
def test_columns_behind_emoji_and_combining_characters(play, encoding, start):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        (found,) = await editor.findings(URI)
        assert place(found) == (2, start, start + len(LONG))
        assert (found.code, found.source) == ("WRD004", "clauselint")

    general = lsp.GeneralClientCapabilities(position_encodings=[encoding] if encoding else None)
    play(story, general=general)


def test_findings_follow_what_is_typed(play):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        await editor.findings(URI)
        editor.type(URI, 2, 2, 0, "🙂 ")
        (found,) = await editor.findings(URI, 2)
        assert place(found) == (2, 18, 29)
        editor.type(URI, 3, 2, 18, "to", gone=len(LONG))
        assert await editor.findings(URI, 3) == []
        editor.change(URI, 4, lsp.TextDocumentContentChangeWholeDocument("Sing in order to eat."))
        (found,) = await editor.findings(URI, 4)
        assert place(found) == (0, 5, 16)

    play(story)


def test_an_action_gives_the_right_text(play):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        await editor.findings(URI)
        (action,) = await editor.actions(URI, 2)
        assert (action.kind, action.is_preferred) == ("quickfix", True)
        assert action.title == "Remove “in order” (safe)"
        assert applied(TEXT, action.edit.changes[URI]) == TEXT.replace(LONG, "to")
        assert await editor.actions(URI, 0) == []

    play(story)


def test_edits_are_of_a_version_where_the_client_knows_versions(play):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        (action,) = await editor.actions(URI, 2)
        (change,) = action.edit.document_changes
        assert change.text_document.version == 1
        assert applied(TEXT, change.edits) == TEXT.replace(LONG, "to")

    edit = lsp.WorkspaceEditClientCapabilities(document_changes=True)
    play(story, workspace=lsp.WorkspaceClientCapabilities(workspace_edit=edit))


def test_all_that_is_safe_at_once(play):
    text = "Staff ring in order to enter.\n\nGuests who are enrolled ring prior to noon.\n"

    async def story(editor: Editor) -> None:
        editor.open(URI, text)
        (action,) = await editor.actions(URI, 0, "source.fixAll")
        assert action.kind == "source.fixAll.clauselint"
        fixed = text.replace(LONG, "to").replace("prior to", "before")
        assert applied(text, action.edit.changes[URI]) == fixed
        assert await editor.actions(URI, 0, "refactor") == []
        editor.open("untitled:2", "Guests ring.\n")
        assert await editor.actions("untitled:2", 0, "source.fixAll.clauselint") == []

    play(story)


def test_hover_shows_the_readings(play):
    text = "Guests leave any *key* that has or will be issued.\n"

    async def story(editor: Editor) -> None:
        editor.open(URI, text)
        (found,) = await editor.findings(URI)
        hover = await editor.hover(URI, 0, found.range.start.character)
        assert hover.contents.kind == "markdown"
        assert "**AMB001 shared-complement**" in hover.contents.value
        assert "- reading 1 (" in hover.contents.value
        assert await editor.hover(URI, 0, 0) is None

    play(story, options={"select": ["AMB001"]})


def test_hover_for_a_client_without_markdown(play):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        hover = await editor.hover(URI, 2, 20)
        assert hover.contents.kind == "plaintext"
        assert hover.contents.value.startswith("WRD004 wordy-phrase (info)\n“in order to”")

    formats = lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.PlainText])
    play(story, text_document=lsp.TextDocumentClientCapabilities(hover=formats))


def test_a_client_may_ask_for_diagnostics(play):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        document = lsp.TextDocumentIdentifier(URI)
        params = lsp.DocumentDiagnosticParams(document)
        report = await editor.text_document_diagnostic_async(params)
        assert [d.code for d in report.items] == ["WRD004"]
        editor.type(URI, 2, 2, 0, "x" * 3)
        report = await editor.text_document_diagnostic_async(params)
        assert place(report.items[0]) == (2, 18, 29)
        assert editor.told == []  # what is asked for is not told as well

    pull = lsp.DiagnosticClientCapabilities()
    play(story, text_document=lsp.TextDocumentClientCapabilities(diagnostic=pull))


def test_several_texts_and_formats(play, folder):
    plain = (folder / "notes.txt").as_uri()

    async def story(editor: Editor) -> None:
        editor.open(URI, "```\nRing in order to enter.\n```\n", "markdown")
        editor.open("untitled:2", "```\nRing in order to enter.\n```\n", "plaintext")
        editor.open(plain, "Ring in order to enter.\n", "plaintext")
        editor.open("untitled:3", "Ring in order to enter.\n", "cobol")
        counts = [len(await editor.findings(u)) for u in (URI, "untitled:2", plain, "untitled:3")]
        assert counts == [0, 1, 1, 0]
        close = lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(plain))
        editor.text_document_did_close(close)
        assert await editor.findings(plain, None) == []

    play(story)


def test_keys_in_a_row_are_checked_together(play):
    keys = 40

    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        await editor.findings(URI)
        for version in range(2, keys + 2):
            editor.type(URI, version, 2, 0, "x")
        (found,) = await editor.findings(URI, keys + 1)
        assert place(found) == (2, 15 + keys, 26 + keys)
        versions = [p.version for p in editor.told if p.uri == URI]
        assert versions == sorted(versions)
        assert len(versions) < keys / 2

    play(story)


SLOW = """
import sys, time
from clauselint.rules.wording.wordy_phrase import WordyPhrase as Rule
found = Rule.check
def slow(self, segment):
    {deed}
    return found(self, segment)
Rule.check = slow
from clauselint.cli.main import main
main(["lsp"])
"""


def test_a_newer_version_drops_the_older_run(play):
    """The first run would take a minute; it never ends, and what it was for is never told."""
    guard = "if 'slow' in segment.text: time.sleep(0.05)"
    text = "The slow bell rings.\n\n" * 1200 + "Ring in order to enter.\n"

    async def story(editor: Editor) -> None:
        editor.open(URI, text)
        editor.change(URI, 2, lsp.TextDocumentContentChangeWholeDocument(TEXT))
        (found,) = await editor.findings(URI, 2)
        assert place(found)[0] == 2
        assert [p.version for p in editor.told] == [2]

    play(story, command=("-c", SLOW.format(deed=guard)))


def test_a_request_can_be_cancelled(play):
    guard = "while True: time.sleep(0.05)"

    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        asked = asyncio.ensure_future(editor.hover(URI, 2, 20))
        await asyncio.sleep(0)
        (number,) = [k for k, f in editor.protocol._request_futures.items() if not f.done()]
        editor.cancel_request(lsp.CancelParams(number))
        with pytest.raises(JsonRpcException) as error:
            await asyncio.wait_for(asked, PATIENCE)
        assert error.value.code == lsp.LSPErrorCodes.RequestCancelled

    play(story, command=("-c", SLOW.format(deed=guard)))


@pytest.mark.parametrize("deed", ["raise ValueError('bell')", "print('noise', flush=True)"])
def test_a_rule_that_crashes_or_prints_ends_nothing(play, deed):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        found = await editor.findings(URI)
        editor.type(URI, 2, 2, 0, "x")
        again = await editor.findings(URI, 2)
        assert len(found) == len(again) == (1 if "print" in deed else 0)
        told = "".join(editor.messages)
        assert told.count("rule WRD004 crashed (ValueError: bell") == ("raise" in deed)

    play(story, command=("-c", SLOW.format(deed=deed)))


def test_settings_of_the_editor_stand_above_those_of_the_file(play):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        assert await editor.findings(URI) == []
        editor.workspace_did_change_configuration(
            lsp.DidChangeConfigurationParams({"clauselint": {"rules": {"WRD004": "error"}}})
        )
        await editor.until(lambda: editor.told[-1].diagnostics)
        (found,) = editor.told[-1].diagnostics
        assert found.severity == lsp.DiagnosticSeverity.Error

    play(story, options={"ignore": ["WRD004"]})


def test_settings_are_asked_for(play):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        (found,) = await editor.findings(URI)
        assert found.severity == lsp.DiagnosticSeverity.Error
        assert len(editor.told) == 1  # nothing is told before the settings are known
        editor.settings = {"ignore": ["WRD004"]}
        editor.workspace_did_change_configuration(lsp.DidChangeConfigurationParams(None))
        await editor.until(lambda: not editor.told[-1].diagnostics)

    asked = lsp.WorkspaceClientCapabilities(configuration=True)
    play(story, settings={"rules": {"WRD004": "error"}}, workspace=asked)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"profil": "strict"}, "unknown key `profil`; did you mean `profile`?"),
        ({"profile": "lax"}, "`profile` must be one of default, strict"),
        ({"select": ["WRD999"]}, "no rule has the code or prefix `WRD999`"),
        ({"config": "nowhere.yaml"}, "nowhere.yaml: E200 no such file"),
        (["strict"], "the settings must be a mapping"),
    ],
)
def test_faulty_settings_of_the_editor_are_told(play, settings, message):
    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        await editor.until(lambda: any(message in told for told in editor.messages))
        changed = lsp.DidChangeConfigurationParams({"select": ["WRD004"]})
        editor.workspace_did_change_configuration(changed)
        await editor.until(lambda: editor.told and editor.told[-1].diagnostics)

    play(story, options=settings)


def test_a_faulty_file_is_told_in_it_until_it_is_mended(play, folder):
    file = folder / ".clauselint.yaml"
    file.write_text("select: [WRD004]\nprofil: strict\n", encoding="utf-8")

    async def story(editor: Editor) -> None:
        editor.open(URI, TEXT)
        (fault,) = await editor.findings(file.as_uri(), None)
        assert (fault.range.start.line, fault.code) == (1, "E200")
        assert "did you mean `profile`?" in "".join(editor.messages)
        assert await editor.findings(URI) == []
        file.write_text("select: [WRD004]\n", encoding="utf-8")
        change = lsp.FileEvent(file.as_uri(), lsp.FileChangeType.Changed)
        editor.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
        await editor.until(lambda: editor.told[-1].uri == URI and editor.told[-1].diagnostics)
        assert await editor.findings(file.as_uri(), None) == []

    play(story)


def test_what_a_file_leaves_out_is_not_checked(play, folder):
    (folder / ".clauselint.yaml").write_text(
        "select: [WRD004]\nexclude: [drafts/]\n", encoding="utf-8"
    )
    (folder / "drafts").mkdir()

    async def story(editor: Editor) -> None:
        for name in ("drafts/a.md", "a.md"):
            editor.open((folder / name).as_uri(), TEXT)
        assert await editor.findings((folder / "drafts" / "a.md").as_uri()) == []
        assert len(await editor.findings((folder / "a.md").as_uri())) == 1

    play(story)


def test_what_cannot_be_read_is_told_on_its_line(play):
    async def story(editor: Editor) -> None:
        editor.open(URI, "Guests ring.\n\nGuests\0sing.\n")
        (fault,) = await editor.findings(URI)
        assert (fault.range.start.line, fault.code) == (2, "E100")

    play(story)


def test_rules_over_the_document_are_told_when_the_writer_rests(play):
    heavy = "Notwithstanding administrative considerations regarding accommodation, " * 12

    async def story(editor: Editor) -> None:
        editor.open(URI, f"# Terms\n\n{heavy}guests ring.\n")
        await editor.until(
            lambda: editor.told and [d.code for d in editor.told[-1].diagnostics] == ["RDB001"]
        )

    play(story, options={"select": ["RDB001"], "targets": {"*.md": {"grade": 6}}})


def test_saving_keeps_what_was_found(play, folder):
    uri = (folder / "a.md").as_uri()

    async def story(editor: Editor) -> None:
        editor.open(uri, TEXT)
        await editor.findings(uri)
        count = len(editor.told)
        saved = lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri))
        editor.text_document_did_save(saved)
        await editor.until(lambda: len(editor.told) > count)

    play(story)
    assert (folder / ".clauselint_cache" / "findings.sqlite").is_file()


def talk(messages: list[dict[str, object]], *, close: bool) -> int:
    """The exit code after raw messages; the input is left open where it is not to be closed."""
    server = subprocess.Popen(
        [sys.executable, *SERVER], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert server.stdin is not None
    try:
        for message in messages:
            body = json.dumps({"jsonrpc": "2.0", **message}).encode()
            server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        server.stdin.flush()
        if close:
            server.stdin.close()
        return server.wait(PATIENCE)
    finally:
        server.kill()


HELLO = {"id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}}
SHUT, EXIT = {"id": 2, "method": "shutdown"}, {"method": "exit"}


@pytest.mark.parametrize(
    ("messages", "close", "code"),
    [
        ([HELLO, SHUT, EXIT], False, 0),
        ([HELLO, EXIT], False, 1),
        ([HELLO, SHUT], True, 1),
        ([HELLO], True, 1),
        ([], True, 1),
    ],
)
def test_exit_codes(messages, close, code):
    assert talk(messages, close=close) == code
