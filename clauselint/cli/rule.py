"""`clauselint rule CODE`."""

from __future__ import annotations

import click


@click.command("rule")
@click.argument("code")
def command(code: str) -> None:
    """Print the page of the rule with this CODE or name."""
    from clauselint.engine.selection import unknown_code
    from clauselint.rules.page import markdown
    from clauselint.rules.registry import find_rule

    rule = find_rule(code)
    if rule is None:
        raise click.UsageError(unknown_code(code.upper()))
    click.echo(markdown(rule), nl=False)
