"""What has to be asked before a deal is won, and what is known already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vai.contracts.models import DealTerms
from vai.contracts.queries import known
from vai.core.money import Money
from vai.handovers.queries import successors
from vai.handovers.queries.successors import Outlook
from vai.hunting.models import Opportunity


@dataclass(frozen=True)
class Prospect:
    """What is known of a win: its client and sum, its term, what becomes of the client; and what is missing."""

    deal: Opportunity
    terms: DealTerms
    outlook: Outlook
    first: date
    last: date | None

    @property
    def lacks_client(self) -> bool:
        """Whether it is not known who bought."""
        return self.deal.account_id is None

    @property
    def lacks_amount(self) -> bool:
        """Whether it is not known for how much."""
        return self.deal.amount is None

    @property
    def lacks_successor(self) -> bool:
        """Whether it is not known who takes over."""
        return self.outlook.is_asked

    @property
    def is_complete(self) -> bool:
        """Whether nothing has to be asked."""
        return not (self.lacks_client or self.lacks_amount or self.lacks_successor)

    @property
    def money(self) -> Money | None:
        """What it is worth."""
        return None if self.deal.amount is None else Money.rounded(self.deal.amount, self.deal.currency)


def is_missing(deal: Opportunity) -> bool:
    """Whether something has to be asked before this deal can be won."""
    if deal.account_id is None or deal.amount is None:
        return True
    return successors.outlook(deal, known.terms(deal)).is_asked
