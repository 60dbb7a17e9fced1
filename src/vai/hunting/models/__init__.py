"""The tables of the room."""

from vai.hunting.models.arrival import LeadArrival
from vai.hunting.models.cadence import Cadence, CadenceStep, CadenceTouch, Enrolment, LeadMail
from vai.hunting.models.calls import CallerSettings, CallHold, CallSettings
from vai.hunting.models.figures import ForecastCommit, ForecastSnapshot, SellingPace, Target
from vai.hunting.models.lead import Lead, LeadSource, LeadTag, LostReason
from vai.hunting.models.opportunity import Opportunity, OpportunityLine, OpportunityTag, StageChange
from vai.hunting.models.pipeline import Pipeline, Stage
from vai.hunting.models.quote import Quote, QuoteAcceptance, QuoteLine, QuoteSettings
from vai.hunting.models.routing import (
    LeadAlarm,
    LeadAssignment,
    LeadToRoute,
    NamedAccount,
    RoutingMember,
    RoutingRule,
    RoutingSettings,
)
from vai.hunting.models.score import LeadScore, ScoreModel

__all__ = [
    "Cadence",
    "CadenceStep",
    "CadenceTouch",
    "CallHold",
    "CallSettings",
    "CallerSettings",
    "Enrolment",
    "ForecastCommit",
    "ForecastSnapshot",
    "Lead",
    "LeadAlarm",
    "LeadArrival",
    "LeadAssignment",
    "LeadMail",
    "LeadScore",
    "LeadSource",
    "LeadTag",
    "LeadToRoute",
    "LostReason",
    "NamedAccount",
    "Opportunity",
    "OpportunityLine",
    "OpportunityTag",
    "Pipeline",
    "Quote",
    "QuoteAcceptance",
    "QuoteLine",
    "QuoteSettings",
    "RoutingMember",
    "RoutingRule",
    "RoutingSettings",
    "ScoreModel",
    "SellingPace",
    "Stage",
    "StageChange",
    "Target",
]
