"""The list of commands in `--help`, parted by what they are for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Articles": ("demo", "trace"),
        "A corpus": ("add", "withdraw", "judge", "check", "export", "serve"),
        "Questions to a corpus": (
            "claims", "claim", "sources", "source", "outlets", "articles", "article", "stories", "search", "problems",
            "check-draft",
        ),
        "Questions to a corpus, a ledger or articles": ("timeline", "conflicts", "why"),
    }
)  # fmt: skip
REST = "Other commands"


class SectionedGroup(click.Group):
    """A group whose help lists its commands by section; those of no section come last."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the base's
        """The sections are written, each with its commands in the order of `SECTIONS`."""
        shown = {name: command for name, command in self.commands.items() if not command.hidden}
        told = {name for names in SECTIONS.values() for name in names}
        sections = {**SECTIONS, REST: tuple(sorted(shown.keys() - told))}
        width = max(map(len, shown), default=0)
        for title, names in sections.items():
            rows = [(name.ljust(width), shown[name].get_short_help_str(80)) for name in names if name in shown]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
