"""`clauselint rule CODE`."""

from __future__ import annotations

import sys

import click

from clauselint.cli import _options, _output


@click.command("rule")
@click.argument("code")
@_options.color
def command(code: str, color: str) -> None:
    """Print the page of the rule with this CODE or name; of a family (AMB) the list."""
    page = _page(code)
    if _output.use_color(sys.stdout, color):
        _render(page)
    else:
        click.echo(page, nl=False)


def _page(code: str) -> str:
    from clauselint.engine.selection import unknown_code
    from clauselint.rules.page import family, markdown
    from clauselint.rules.registry import FAMILIES, find_rule

    if code.upper() in FAMILIES:
        return family(code.upper())
    rule = find_rule(code)
    if rule is None:
        raise click.UsageError(unknown_code(code.upper()))
    return markdown(rule)


def _render(page: str) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(force_terminal=True, width=min(_output.width(), 100))
    console.print(Markdown(page))
