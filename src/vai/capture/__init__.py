"""Capture: the one line by which a person tells Vai what happened or what is to be done.

Owns the words: capture, reading, part, piece, flag. May import the rooms below it; guidance stands beside it, unknown to it.
"""
