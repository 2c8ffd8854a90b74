"""SUP001 unused-suppression."""

from __future__ import annotations

from typing import ClassVar

from clauselint.findings import Severity
from clauselint.rules.base import DirectiveRule


class UnusedSuppression(DirectiveRule):
    """A comment turns off a finding that is not there.

    ## What it does
    Reports a `clauselint-disable…` comment, or a code in one, that hides no finding; a code or
    name that no rule has; a `clauselint-enable` comment that ends no `clauselint-disable`; and a
    comment that is meant to be one of them but is written otherwise, such as `clauselint: off`.

    A code is only judged where every rule that it stands for has run: with `--select STR`, a
    comment about `AMB001` is left alone.

    ## Why is this bad?
    The comment outlives the sentence that it was written for, and will hide the next finding in
    its place, which nobody has looked at.

    ## Example
    ```markdown
    <!-- clauselint-disable-next-line WRD001: the term is defined in the Act -->
    The register is public.
    ```

    ## Use instead
    ```markdown
    The register is public.
    ```

    ## References
    - Ruff, rule `RUF100` (unused-noqa), and ESLint, `--report-unused-disable-directives`: the same
      check for program code.
    """

    code = "SUP001"
    name = "unused-suppression"
    severity: ClassVar[Severity] = "info"
