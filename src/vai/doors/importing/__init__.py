"""Import, the pure half: reading files, guessing what their columns mean, reading values. Touches no database.

Owns the words: table, row, plan, target, profile, draft. Imports `vai.core` only; the half that writes builds on `read_plan`.
"""
