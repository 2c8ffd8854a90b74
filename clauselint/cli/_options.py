"""Options that several commands have, each said once."""

from __future__ import annotations

import click

color = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to colour.",
)
config = click.option(
    "--config", type=click.Path(), metavar="FILE", help="Read the settings from this file."
)
isolated = click.option("--isolated", is_flag=True, help="Look for no settings.")
output_file = click.option(
    "--output-file", type=click.Path(), metavar="FILE", help="Write there, not to standard output."
)
stdin_filename = click.option(
    "--stdin-filename",
    type=click.Path(),
    metavar="PATH",
    help="Name of the text on standard input.",
)
