"""`clauselint lsp`."""

from __future__ import annotations

from importlib.util import find_spec

import click


@click.command("lsp")
@click.option("--stdio", is_flag=True, help="Talk over standard input and output, as it does.")
def command(stdio: bool) -> None:
    """Serve an editor over standard input and output (the language server protocol)."""
    if find_spec("pygls") is None:
        raise click.ClickException(
            "the language server needs more than is installed: pip install 'clauselint[lsp]'"
        )
    from clauselint.lsp.server import serve

    serve()
