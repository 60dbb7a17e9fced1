"""`bin/bench --pages`: a large book, the real server, and people of every title opening their pages."""

from bench.pages.command import add_arguments, run

__all__ = ["add_arguments", "run"]
