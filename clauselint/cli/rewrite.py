"""`clauselint rewrite`."""

from __future__ import annotations

import json
import sys
from typing import IO, TYPE_CHECKING, Any

import click

from clauselint import __version__
from clauselint.cli import _output
from clauselint.findings import Edit, Rewording, Suggestion

if TYPE_CHECKING:
    from clauselint.engine.reword import Rewords
    from clauselint.reporters import Look

STDIN = "-"
FAILURE = 2


@click.command("rewrite")
@click.argument("file", default=STDIN)
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", help="Form of output."
)
@click.option("--interactive", is_flag=True, help="Choose for each sentence; write the file.")
@click.option("--profile", type=click.Choice(["default", "strict"]), help="How much is repaired.")
@click.option("--config", metavar="FILE", help="Read the settings from this file.")
@click.option("--isolated", is_flag=True, help="Look for no settings.")
@click.option("--stdin-filename", metavar="PATH", help="Name of the text on standard input.")
def command(file: str, **given: Any) -> int:
    """Suggest rewordings of FILE, or of standard input ("-"), a sentence at a time.

    Every suggestion has been parsed again and checked against its source.
    """
    from clauselint.engine.options import Options
    from clauselint.engine.run import Run

    if given["interactive"] and (file == STDIN or given["format"] == "json"):
        raise click.UsageError("--interactive needs a FILE, and the text format")
    options = Options(given["profile"], config=given["config"], isolated=given["isolated"])
    run = Run(options, stdin=sys.stdin.buffer.read, stdin_name=given["stdin_filename"])
    name = run.name(file)
    data = run.read_bytes(file)
    linter = run.linter_for(name)
    document = linter.read(data, name, "md" if name == STDIN else None)
    rewords = linter.reword(document)
    if given["interactive"]:
        _let_choose(file, data, document.text, rewords)
    else:
        _print(name, rewords, given["format"], sys.stdout)
    for diagnostic in rewords.diagnostics:
        _output.tell(diagnostic)
    return FAILURE if rewords.diagnostics else 0


def _look() -> Look:
    from clauselint.reporters import Look

    return Look(_output.use_color(sys.stdout), _output.width())


def _print(name: str, rewords: Rewords, format: str, stream: IO[str]) -> None:
    from clauselint.reporters.rewordings import as_data, as_text

    if format == "json":
        found = [as_data(rewording) for rewording in rewords]
        data = {"version": __version__, "path": name, "sentences": found}
        stream.write(json.dumps(data, indent=1) + "\n")
        return
    for rewording in rewords:
        stream.write(as_text(name, rewording, _look()) + "\n")


def _let_choose(path: str, data: bytes, text: str, rewords: Rewords) -> None:
    from clauselint.fixes import apply, encode, write

    edits: list[Edit] = []
    chosen = 0
    for rewording in rewords:
        suggestion = _choice(path, rewording)
        if suggestion == "stop":
            break
        if isinstance(suggestion, Suggestion):
            edits += suggestion.edits
            chosen += 1
    if edits:
        write(path, data, encode(data, text, apply(text, edits)))
    click.echo(f"{chosen} of the sentences changed." if chosen else "Nothing changed.")


def _choice(path: str, rewording: Rewording) -> Suggestion | str | None:
    """The suggestion chosen, "stop", or None to leave the sentence alone."""
    from clauselint.reporters.rewordings import as_text

    click.echo(as_text(path, rewording, _look()))
    while True:
        answer = click.prompt("Number, Enter to skip, q to stop", default="", show_default=False)
        if answer.strip().lower() == "q":
            return "stop"
        if not answer.strip():
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(rewording.suggestions):
            suggestion = rewording.suggestions[int(answer) - 1]
            if suggestion.edits:
                return suggestion
            click.echo("Its words run through markup, so it has to be typed in by hand.")
        else:
            click.echo(f"Type a number from 1 to {len(rewording.suggestions)}.")
