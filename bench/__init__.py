"""Measuring and attacking Vai: `bin/bench`. For its developers; the wheel does not hold it.

Each kind of run is a module or package here, with `add_arguments(parser)` and `run(options) -> exit code`.
May import everything, tests/ included, and is imported by nothing.
"""
