"""The command line `vai`: what an installation needs, and every management command of the apps beside it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from vai.config import backups, commission, demo, installation, restoring, runtime, serving
from vai.config.doctor import examination
from vai.config.postgres import PostgresError

EXPECTED = (runtime.SetupError, PostgresError, serving.ServingError, backups.BackupError)
MORE = "Every other name is a management command, `vai import` or `vai capture`, say: `vai help` lists them."


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; expected faults are told in plain words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vai.config.settings")
    parser, names = _parser()
    try:
        if arguments and arguments[0] not in names and not arguments[0].startswith("-"):
            return _run_management_command(arguments)
        chosen = parser.parse_args(arguments or ["--help"])
        command: Callable[[argparse.Namespace], int] = chosen.command
        return command(chosen)
    except EXPECTED as fault:
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run_management_command(arguments: Sequence[str]) -> int:
    # Django reads the settings while it is imported, and those need the environment of the lines above.
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["vai", *arguments])
    return 0


def _parser() -> tuple[argparse.ArgumentParser, set[str]]:
    parser = argparse.ArgumentParser(prog="vai", description="Vai, one book of customers.", epilog=MORE)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    init = commands.add_parser("init", help="make database, roles and tables, and the first administrator")
    init.add_argument("--admin", metavar="MAIL", help="the administrator's mail address")
    init.set_defaults(command=_init)

    serve = commands.add_parser("serve", help="answer pages and work on jobs until Ctrl-C")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int)
    serve.add_argument("--workers", type=int, default=1, help="web processes")
    serve.add_argument("--no-worker", action="store_true", help="no jobs: `vai worker` runs elsewhere")
    serve.add_argument("--reload", action="store_true", help="start again when a source file changes")
    serve.set_defaults(command=_serve)

    commands.add_parser("worker", help="work on jobs until Ctrl-C").set_defaults(command=_worker)
    commands.add_parser("migrate", help="bring the tables up to date").set_defaults(command=_migrate)

    commands.add_parser("stop", help="stop the embedded database").set_defaults(command=_stop)

    backup = commands.add_parser("backup", help="write database and files into one file")
    backup.add_argument("file", type=Path)
    backup.set_defaults(command=lambda chosen: backups.write(chosen.file))

    restore = commands.add_parser("restore", help="bring back what `vai backup` wrote")
    restore.add_argument("file", type=Path)
    restore.add_argument("--replace", action="store_true", help="throw away what the database holds now")
    restore.set_defaults(command=lambda chosen: restoring.restore(chosen.file, replace=chosen.replace))

    doctor = commands.add_parser("doctor", help="look for faults of this installation and say what to do")
    doctor.add_argument("--json", action="store_true", help="for machines")
    doctor.set_defaults(command=examination.run)

    trial = commands.add_parser("demo", help="load the demo company and serve it")
    trial.add_argument("--port", type=int)
    trial.add_argument("--state", type=Path, help="the folder to keep everything in")
    trial.add_argument("--check", action="store_true", help="prove that it works in a temporary folder")
    trial.set_defaults(command=_demo)
    commission.add_to(commands)
    return parser, set(commands.choices)


def _init(chosen: argparse.Namespace) -> int:
    installation.prepare()
    installation.ensure_administrator(chosen.admin)
    return 0


def _migrate(chosen: argparse.Namespace) -> int:
    installation.prepare()
    return 0


def _serve(chosen: argparse.Namespace) -> int:
    with (
        serving.alone() as turn,
        installation.database_for_this_run(inherited=turn.inherited),
        serving.serving(
            turn,
            host=chosen.host,
            port=chosen.port,
            workers=chosen.workers,
            worker=not chosen.no_worker,
            reload=chosen.reload,
        ) as service,
    ):
        print(f"Vai answers at {service.base_url} - Ctrl-C stops it.", flush=True)
        service.wait()


def _worker(chosen: argparse.Namespace) -> int:
    return _run_management_command(["work"])


def _stop(chosen: argparse.Namespace) -> int:
    if runtime.is_embedded():
        runtime.cluster().stop()
    return 0


def _demo(chosen: argparse.Namespace) -> int:
    if chosen.check:
        return demo.check(port=chosen.port)
    return demo.run(port=chosen.port, state=chosen.state)
