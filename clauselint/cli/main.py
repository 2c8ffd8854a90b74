"""The `clauselint` command. Each other file here is one command, found by its `command`."""

from __future__ import annotations

import difflib
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Sequence

import click

import clauselint.cli
from clauselint import __version__
from clauselint.errors import ClauselintError, ConfigError

FAILURE = 2
CLOSED_PIPE = 128 + 13
INTERRUPTED = 128 + 2


def _modules() -> dict[str, str]:
    """Command names, and the modules that hold them."""
    names = (info.name for info in pkgutil.iter_modules(clauselint.cli.__path__))
    return {n.replace("_", "-"): n for n in names if not n.startswith("_") and n != "main"}


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands."""
        return sorted(_modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        module = _modules().get(cmd_name)
        if module is None:
            close = difflib.get_close_matches(cmd_name, _modules(), n=1)
            if close:
                ctx.fail(f"no command `{cmd_name}`; did you mean `{close[0]}`?")
            return None
        command = importlib.import_module(f"{clauselint.cli.__name__}.{module}").command
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="clauselint")
def group() -> None:
    """Show where a policy can be read two ways, and offer checked rewordings."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 clean, 1 findings, 2 failure."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    # The parser's products are small: threads that wait for one another would only heat the room.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _tolerate_narrow_encodings()
    try:
        code = group.main(arguments, prog_name="clauselint", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        return _show(error)
    except ConfigError as error:
        return max(_fail(str(fault)) for fault in error.all)
    except ClauselintError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # What is left in the buffer must not fail again when Python closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted", INTERRUPTED)
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("CLAUSELINT_DEBUG"):
            raise
        reason = f"{type(error).__name__}: {error}"
        return _fail(f"internal error ({reason}); CLAUSELINT_DEBUG=1 shows where. Please report it")


def _show(error: click.ClickException) -> int:
    from clauselint.reporters.cells import printable_lines

    shown = io.StringIO()
    error.show(shown)
    click.echo(printable_lines(shown.getvalue()), nl=False, err=True)  # it may quote an argument
    return FAILURE


def _fail(message: str, code: int = FAILURE) -> int:
    from clauselint.cli._output import complain

    complain(message)
    return code


def _tolerate_narrow_encodings() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
