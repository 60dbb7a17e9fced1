"""The tables of the room."""

from vai.hunting.models.arrival import LeadArrival
from vai.hunting.models.lead import Lead, LeadSource, LeadTag, LostReason
from vai.hunting.models.opportunity import Opportunity, OpportunityLine, OpportunityTag, StageChange
from vai.hunting.models.pipeline import Pipeline, Stage

__all__ = [
    "Lead",
    "LeadArrival",
    "LeadSource",
    "LeadTag",
    "LostReason",
    "Opportunity",
    "OpportunityLine",
    "OpportunityTag",
    "Pipeline",
    "Stage",
    "StageChange",
]
