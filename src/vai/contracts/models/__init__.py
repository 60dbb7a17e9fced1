"""The tables of the room."""

from vai.contracts.models.contract import Contract, ContractFile, ContractLine
from vai.contracts.models.settings import ContractSettings
from vai.contracts.models.terms import DealPromise, DealTerms

__all__ = ["Contract", "ContractFile", "ContractLine", "ContractSettings", "DealPromise", "DealTerms"]
