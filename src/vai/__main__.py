"""The command `vai`."""

import sys


def main() -> None:
    """Run the command line of this process."""
    if sys.argv[1:2] == ["commission"]:
        # Needs no Django: it answers before the rest of the command line would be loaded.
        from vai.config import commission  # noqa: PLC0415

        sys.exit(commission.run(sys.argv[2:]))
    from vai.config.cli import run  # noqa: PLC0415 - loads Django and the database driver

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
