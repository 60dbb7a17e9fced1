"""Statements of commission from a plan and events: a pure computation, exact to the smallest unit of a currency.

Owns the words base, share, band, rate, working. Knows neither Django nor a database: it runs from files as well.
May import core.money only.
"""
