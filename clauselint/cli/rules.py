"""`clauselint rules`."""

from __future__ import annotations

import json

import click

from clauselint.rules.base import Rule


@click.command("rules")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(format: str) -> None:
    """List all rules."""
    from clauselint.rules.plugins import plugins
    from clauselint.rules.registry import all_rules

    rules = (*all_rules(), *plugins().rules)
    if format == "json":
        click.echo(json.dumps([_data(rule) for rule in rules], indent=2))
        return
    width = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        preview = " (preview)" if rule.preview else ""
        click.echo(f"{rule.code}  {rule.name:{width}}  {_title(rule)}{preview}")


def _title(rule: type[Rule]) -> str:
    from clauselint.rules.page import read_page

    return read_page(rule).title.split("\n\n")[0].replace("\n", " ")


def _data(rule: type[Rule]) -> dict[str, object]:
    from clauselint.rules.registry import rule_url

    return {
        "code": rule.code,
        "name": rule.name,
        "summary": _title(rule),
        "severity": rule.severity,
        "default": rule.default,
        "strict": rule.strict,
        "preview": rule.preview,
        "url": rule_url(rule.code, rule.name),
    }
