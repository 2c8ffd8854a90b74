"""Writes the two files of a new rule: `python -m clauselint.rules.scaffold CODE name`."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from string import Template

from clauselint.errors import ConfigError
from clauselint.rules.registry import FAMILIES, all_rules

ROOT = Path(__file__).resolve().parents[2]
RULE = Template('''\
"""$code $name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Candidate
from clauselint.rules.base import ParseRule

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis


class $title(ParseRule):
    """TODO: one line that says what is flagged.

    ## What it does

    TODO: the construction in the field's terms, and where the thresholds come from.

    ## Why is this bad?

    TODO: what goes wrong for the reader.

    ## Example

    > TODO: a sentence of your own.

    ## Use instead

    > TODO: the same, said well.

    ## References

    - TODO: where the pattern is described.
    """

    code = "$code"
    name = "$name"
    preview = True

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """TODO: which tokens the candidate is made from, and its anchors."""
        yield from ()
''')
CASES = Template("""\
# $code $name

TODO: what the rule looks for, in one paragraph.

## Exceptions

TODO: why this is silent.

```text ok
TODO: a sentence.
```

```text ok
TODO: another sentence.
```

## TODO: the plain case

```text flag
TODO: a sentence with [[its span]] marked.
```

## TODO: a second case

```text flag
TODO: another [[span]].
```
""")


def write(code: str, name: str, root: Path = ROOT) -> tuple[Path, Path]:
    """Write both files and return their paths. Raises ConfigError, and writes nothing, if it can't.

    `root` is a checkout of the repository.
    """
    _check(code, name)
    folder = root / "clauselint" / "rules" / FAMILIES[code[:3]]
    files = {
        folder / f"{name.replace('-', '_')}.py": RULE,
        root / "tests" / "cases" / f"{code}-{name}.md": CASES,
    }
    for path in files:
        if path.exists() or not path.parent.is_dir():
            reason = "is there already" if path.exists() else "has no folder in this checkout"
            raise ConfigError(reason, path=str(path))
    title = "".join(part.capitalize() for part in name.split("-"))
    for path, template in files.items():
        path.write_text(template.substitute(code=code, name=name, title=title), encoding="utf-8")
    rule, cases = files
    return rule, cases


def _check(code: str, name: str) -> None:
    if not re.fullmatch(r"[A-Z]{3}\d{3}", code) or code[:3] not in FAMILIES:
        raise ConfigError(f"`{code}` is no code: one of {', '.join(FAMILIES)} and three digits")
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name):
        raise ConfigError(f"`{name}` is not in kebab-case")
    for rule in all_rules():
        if rule.code == code or rule.name == name:
            raise ConfigError(f"{rule.code} {rule.name} is there already")


def main(arguments: Sequence[str]) -> int:
    """Write the files, or say why not."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m clauselint.rules.scaffold CODE name\n")
        return 2
    try:
        paths = write(arguments[0], arguments[1])
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("".join(f"{path}\n" for path in paths))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
