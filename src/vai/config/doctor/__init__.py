"""Lives here: `vai doctor`, which looks for the faults of an installation, one module an area, and says what to do.

Owns the words: finding, check, remedy. May import: all of `config`, and the library.
"""
