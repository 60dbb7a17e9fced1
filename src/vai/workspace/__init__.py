"""Where people work: the desks of each role, the page of an account and of a contact, search, the shell, undo.

Owns the words desk, measure, needle; has no tables of its own.
May import every room below it.
"""
