"""`clauselint schema`."""

from __future__ import annotations

import click

from clauselint.schemas import NAMES, path


@click.command("schema")
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print the JSON Schema of a report, a rewording, a file of an archive, or the settings."""
    click.echo(path(name).read_text(encoding="utf-8"), nl=False)
