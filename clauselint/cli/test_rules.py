"""`clauselint test-rules`."""

from __future__ import annotations

from pathlib import Path

import click

from clauselint.reporters.cells import printable
from clauselint.reporters.words import count

FAILURE = 1


@click.command("test-rules")
@click.option("--config", type=click.Path(), metavar="FILE", help="Read the settings from here.")
def command(config: str | None) -> int:
    """Try your team's rules on their examples.

    Exits with 0 where all hold, and with 1 where one does not: its parse is shown.
    """
    from clauselint.config import find_settings, load_settings
    from clauselint.engine.examples import examples

    settings = load_settings(Path(config)) if config else find_settings(Path.cwd())
    if not settings.team_rules:
        raise click.UsageError("the settings have no `team-rules`")
    tried = failed = 0
    for example in examples(settings):
        tried += 1
        if not example.holds:
            failed += 1
            wanted = "finds nothing" if example.wanted else f"finds “{'”, “'.join(example.found)}”"
            what = example.fault or wanted
            click.echo(f"{example.rule.code} {what} in: {printable(example.text)}")
            click.echo("".join(f"  {printable(line)}\n" for line in example.parse))
    for rule in settings.team_rules:
        if not rule.flag:
            click.echo(f"{rule.code} has no example to flag.")
    click.echo(f"{count(tried, 'example')}, {failed} failed.")
    return FAILURE if failed else 0
