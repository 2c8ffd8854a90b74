"""`clauselint init`."""

from __future__ import annotations

from pathlib import Path

import click

NAME = ".clauselint.yaml"
SETTINGS = """\
# Settings of clauselint, all optional. `clauselint check --show-settings` shows what holds, and
# `clauselint schema config` prints a JSON Schema for editors.

profile: default        # strict shows what the rules are less sure of
# ignore: [WRD]         # codes or prefixes that are not run
# exclude: [drafts/]    # files that are not read, as in .gitignore
fail-on: warning        # what is merely noted (info) does not make a run fail
# baseline: .clauselint-baseline.json   # made by `clauselint check --write-baseline`
# targets:
#   policies/: gov-uk   # how easy the sections must be to read
# words:
#   accept: []          # phrases that are right here
#   substitutions: {}   # house words: the word to find, and the word to say
"""


@click.command("init")
@click.option("--force", is_flag=True, help="Write over the file that is there.")
def command(force: bool) -> None:
    """Write a .clauselint.yaml to begin with into this directory."""
    target = Path(NAME)
    if target.exists() and not force:
        raise click.UsageError(f"{NAME} is there; --force writes over it")
    target.write_text(SETTINGS, encoding="utf-8")
    click.echo(f"Wrote {NAME}. Next: clauselint check --write-baseline, if there are old policies.")
