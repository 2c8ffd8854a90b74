"""`clauselint rewrite`."""

from __future__ import annotations

import json
import sys
from typing import IO, TYPE_CHECKING, Any, Literal

import click

from clauselint import __version__
from clauselint.cli import _options, _output
from clauselint.findings import Edit, Rewording

if TYPE_CHECKING:
    from clauselint.engine.reword import Rewords
    from clauselint.reporters import Look

STDIN = "-"
FAILURE = 2


@click.command("rewrite")
@click.argument("file", default=STDIN, type=click.Path())
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", help="Form of output."
)
@click.option("--interactive", is_flag=True, help="Choose for each sentence; write the file.")
@_options.color
@click.option("--profile", type=click.Choice(["default", "strict"]), help="How much is repaired.")
@_options.config
@_options.isolated
@_options.stdin_filename
def command(file: str, **given: Any) -> int:
    """Suggest rewordings of FILE, or of standard input ("-"), a sentence at a time.

    Every suggestion has been parsed again and checked against its source.
    """
    from clauselint.engine.options import Options
    from clauselint.engine.run import Run

    if given["interactive"] and (file == STDIN or given["format"] == "json"):
        raise click.UsageError("--interactive needs a FILE, and the text format")
    options = Options(given["profile"], config=given["config"], isolated=given["isolated"])
    run = Run(options, stdin=_output.Stdin().read, stdin_name=given["stdin_filename"])
    name = run.name(file)
    data = run.read_bytes(file)
    linter = run.linter_for(name)
    document = linter.read(data, name, "md" if name == STDIN else None)
    if given["interactive"] and not document.writable:
        raise click.UsageError("--interactive writes texts alone; leave it out to see rewordings")
    rewords = linter.reword(document)
    if given["interactive"]:
        _let_choose(file, data, document.text, rewords, _look(given["color"]))
    elif given["format"] == "json":
        _print_json(name, rewords, sys.stdout)
    else:
        _print(name, rewords, _look(given["color"]), sys.stdout)
    for diagnostic in rewords.diagnostics:
        _output.tell(diagnostic)
    return FAILURE if rewords.diagnostics else 0


def _look(color: str) -> Look:
    from clauselint.reporters import Look

    return Look(_output.use_color(sys.stdout, color), _output.width())


def _print_json(name: str, rewords: Rewords, stream: IO[str]) -> None:
    from clauselint.reporters.rewordings import as_data

    found = [as_data(rewording) for rewording in rewords]
    data = {"version": __version__, "path": name, "sentences": found}
    stream.write(json.dumps(data, indent=1) + "\n")


def _print(name: str, rewords: Rewords, look: Look, stream: IO[str]) -> None:
    from clauselint.reporters.rewordings import as_text

    for rewording in rewords:
        stream.write(as_text(name, rewording, look) + "\n")


HELP = """\
  1, 2, …  take that suggestion
  Enter    leave the sentence as it is
  e        edit the sentence in your editor
  b        go back to the sentence before
  q        stop, and write what was chosen
  Ctrl-C   stop, and write what was chosen
"""


def _let_choose(path: str, data: bytes, text: str, rewords: Rewords, look: Look) -> None:
    found = list(rewords)
    chosen = _choices(path, text, found, look)
    edits = [edit for suggestion in chosen.values() for edit in suggestion]
    if edits:
        from clauselint.fixes import apply, encode, write

        write(path, data, encode(data, text, apply(text, edits)))
    click.echo(f"{len(chosen)} of the sentences changed." if chosen else "Nothing changed.")


def _choices(
    path: str, text: str, found: list[Rewording], look: Look
) -> dict[int, tuple[Edit, ...]]:
    """The edits chosen for each sentence, by its index. Ctrl-C keeps what was chosen."""
    chosen: dict[int, tuple[Edit, ...]] = {}
    at = 0
    try:
        while at < len(found):
            click.echo(f"[{at + 1} of {len(found)}]")
            answer = _choice(path, text, found[at], look)
            if answer == "stop":
                break
            if answer == "back":
                at = max(at - 1, 0)
                chosen.pop(at, None)
                continue
            if isinstance(answer, tuple):
                chosen[at] = answer
            at += 1
    except (KeyboardInterrupt, click.Abort):
        click.echo()
    return chosen


def _choice(
    path: str, text: str, rewording: Rewording, look: Look
) -> tuple[Edit, ...] | Literal["stop", "back"] | None:
    """The edits chosen, "stop", "back", or None to leave the sentence alone."""
    from clauselint.reporters.rewordings import as_text

    click.echo(as_text(path, rewording, look), color=look.color)
    while True:
        given = click.prompt("Number, Enter, e, b, q or ?", default="", show_default=False)
        answer = given.strip().lower()
        if not answer:
            return None
        if answer in ("q", "b"):
            return "stop" if answer == "q" else "back"
        if answer == "?":
            click.echo(HELP, nl=False)
        elif answer == "e":
            return _edited(text, rewording)
        elif answer.isdecimal() and 1 <= int(answer) <= len(rewording.suggestions):
            suggestion = rewording.suggestions[int(answer) - 1]
            if suggestion.edits:
                return suggestion.edits
            click.echo("Its words run through markup, so it has to be typed in by hand (e).")
        else:
            click.echo(f"Type a number from 1 to {len(rewording.suggestions)}, or ? for help.")


def _edited(text: str, rewording: Rewording) -> tuple[Edit, ...] | None:
    """The sentence as its writer has edited it, with its markup; None where nothing changed."""
    span = rewording.span
    before = text[span.start : span.end]
    after = click.edit(before)
    if after is None or after.rstrip("\n") == before:
        return None
    return (Edit(span.start, span.end, after.rstrip("\n")),)
