"""How far a story has come, in parts of its whole: what was collected, what credit notes leave, what was clawed back."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(slots=True)
class Course:
    """Parts from 0 to 1. `open` is what no reversal has touched yet; `paid` counts receipts whatever the plan pays on."""

    paid: Fraction = field(default_factory=Fraction)
    collected: Fraction = field(default_factory=Fraction)
    left: Fraction = field(default_factory=lambda: Fraction(1))
    open: Fraction = field(default_factory=lambda: Fraction(1))
    refunded: Fraction = field(default_factory=Fraction)
    clawed: Fraction = field(default_factory=Fraction)

    @property
    def taken(self) -> Fraction:
        """The part that was collected and has to go back."""
        return self.clawed + max(Fraction(), self.collected - self.left)

    def reach(self, whole: Fraction) -> Fraction:
        """Say how far a receipt carries: not beyond what credit notes leave, nor further once all is taken back."""
        most = max(self.left, self.collected) if self.open else self.collected
        return max(Fraction(), min(whole, most))

    def credit(self, part: Fraction) -> None:
        """Note that a part is no longer owed by the client: it goes back as far as it was collected."""
        self.left -= part
        self.open -= part

    def claw(self, part: Fraction, fraction: Fraction) -> None:
        """Note that a part is cancelled, refunded or unpaid: a fraction of what was collected for it goes back."""
        exposed = max(Fraction(), min(self.collected, self.left) - self.refunded)
        relative = part / self.open if self.open else Fraction()
        self.refunded += relative * exposed
        self.clawed += fraction * relative * exposed
        self.open -= part
