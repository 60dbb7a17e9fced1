"""Contracts: what was agreed when a deal was won: number, parties, lines, value, dates, file; and what was promised.

Words: contract, contract line, terms of a deal, promise. May import hunting and below.
"""
