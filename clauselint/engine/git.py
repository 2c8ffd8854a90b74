"""What is asked of git. It is run as a program, with the user's own settings left out."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

Answer = subprocess.CompletedProcess[bytes]


def git(directory: Path, *arguments: str) -> Answer | None:
    """The answer to a command in a directory; None where there is no git or no directory."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(
            ["git", "-C", str(directory), *arguments],
            capture_output=True,
            env=environment,
            check=False,
        )
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_commit(directory: Path, revision: str) -> bool:
    """Whether the repository of a directory has such a commit."""
    if revision.startswith("-"):  # It would be an option to git.
        return False
    found = git(directory, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return found is not None and found.returncode == 0


def bytes_at(revision: str, path: str) -> bytes | None:
    """Bytes of a file as of a revision, or as it is staged where that is empty; None if not there.

    A file is asked for beside the link or directory that its path names.
    """
    absolute = Path(path).absolute()
    if revision.startswith("-") or not absolute.parent.is_dir():
        return None
    found = git(absolute.parent, "show", f"{revision}:./{absolute.name}")
    return found.stdout if found is not None and found.returncode == 0 else None
