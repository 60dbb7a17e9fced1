"""The tables of the room."""

from vai.commissions.models.event import CommissionCredit, CommissionEvent
from vai.commissions.models.plan import CommissionPlan, CommissionPlanVersion, PlanAssignment
from vai.commissions.models.statement import CommissionDispute, CommissionLine, CommissionStatement

__all__ = [
    "CommissionCredit",
    "CommissionDispute",
    "CommissionEvent",
    "CommissionLine",
    "CommissionPlan",
    "CommissionPlanVersion",
    "CommissionStatement",
    "PlanAssignment",
]
