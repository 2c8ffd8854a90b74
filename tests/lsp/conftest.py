"""Runs what an editor does in an event loop of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsp.editor import Editor

Story = Callable[[Editor], Awaitable[None]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose settings need no parser."""
    (tmp_path / ".clauselint.yaml").write_text("select: [WRD004]\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.fixture
def play(folder: Path) -> Callable[..., None]:
    """Starts the server, tells a story with it, ends it, and sees that it ended well."""

    def playing(story: Story, settings: Any = None, **given: Any) -> None:
        async def whole() -> None:
            editor = Editor()
            editor.settings = settings
            await editor.start(folder, **given)
            try:
                await story(editor)
                assert await editor.end() == 0
                assert editor.noise == []
            finally:
                if editor._server is not None and editor._server.returncode is None:
                    editor._server.kill()

        asyncio.run(whole())

    return playing
