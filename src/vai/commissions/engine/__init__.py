"""Statements of commission from a plan and events: a pure computation, exact to the smallest unit of a currency.

Owns the words base, share, band, rate, working. Knows neither Django nor a database: it runs from files as well.
May import core.money only.
"""

from vai.commissions.engine.ledger import Line
from vai.commissions.engine.plans import Assignment, Plan
from vai.commissions.engine.settling import Statement
from vai.commissions.engine.simulation import Gain, company_actual, simulate, what_if
from vai.commissions.engine.steps import Step

__all__ = ["Assignment", "Gain", "Line", "Plan", "Statement", "Step", "company_actual", "simulate", "what_if"]
