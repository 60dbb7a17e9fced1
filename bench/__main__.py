"""The command line of `bin/bench`: one kind of run a call, the pages if none is named."""

import argparse
import importlib
import os
import sys

# What is measured, by the option that asks for it, and the module that does it.
KINDS = {
    "pages": "the pages and actions of a large book, over HTTP (the usual run); makes docs/performance.md",
    "imports": "an import of a million contacts beside a bare COPY of the same rows",
    "security": "probes of the row rules, walks through every address, uploads, sessions, hostile text",
    "faults": "kill -9 of web, worker and database under work; full disk, lost connections; backup and restore",
    "effort": "clicks, keys and seconds of each routine job in a browser; makes docs/effort.md",
    "forms": "posts a second that a web form holds, none lost and none twice",
    "routing": "10,000 leads in a burst through several workers, one of them killed: none lost, none twice, in turns, in order",
    "forecast": "ranges of the forecast held against what came each week, on a public set of deals",
    "score": "the lead score on public histories: imported, fitted on one part, judged on the other",
    "calm": "Lighthouse, first load and layout shift of the desks on a throttled phone",
}


def main(arguments):
    """Run what the arguments ask for and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vai.config.settings")
    chooser = argparse.ArgumentParser(prog="bin/bench", add_help=False)
    kinds = chooser.add_mutually_exclusive_group()
    for name in KINDS:
        kinds.add_argument(f"--{name}", dest="kind", action="store_const", const=name)
    chosen, rest = chooser.parse_known_args(arguments)
    module = importlib.import_module(f"bench.{chosen.kind or 'pages'}")
    lines = "\n".join(f"  --{name:<10} {text}" for name, text in KINDS.items())
    parser = argparse.ArgumentParser(
        prog="bin/bench",
        description=f"Kinds of run:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    return module.run(parser.parse_args(rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
