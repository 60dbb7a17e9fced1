"""Vai: one book of customers, and a home in it for the hunter, the farmer and the advisor.

Rooms are named by the trade; docs/house.md tells which may know which.
"""

__version__ = "0.1.0"
