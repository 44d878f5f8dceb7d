"""``normviz figure``: the command, and what writes animations."""

from normviz.commands.figure.command import register

__all__ = ["register"]
