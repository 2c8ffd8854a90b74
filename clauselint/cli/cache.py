"""`clauselint cache`."""

from __future__ import annotations

from pathlib import Path

import click

from clauselint.cli import _options
from clauselint.reporters.cells import printable
from clauselint.reporters.words import count


@click.group("cache")
def command() -> None:
    """Findings that are kept from run to run."""


@command.command("clear")
@click.option("--cache-dir", metavar="DIR", help="Where they are kept.")
@click.option("--config", metavar="FILE", help="The settings that they are kept beside.")
@_options.isolated
def clear(cache_dir: str | None, config: str | None, isolated: bool) -> int:
    """Remove them all. The next run works everything out anew."""
    from clauselint.engine.cache import Lasting
    from clauselint.engine.cache.places import cache_folder
    from clauselint.engine.options import Options
    from clauselint.engine.run import Run

    options = Options(config=config, isolated=isolated, cache_dir=cache_dir)
    folder = cache_folder(options, Run(options).settings_for(Path.cwd()))
    click.echo(f"Removed {count(Lasting(folder).clear(), 'result')} from {printable(str(folder))}.")
    return 0
