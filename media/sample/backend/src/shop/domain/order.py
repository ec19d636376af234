from __future__ import annotations

from dataclasses import dataclass, field

from .events import Event, OrderPlaced
from .money import Money
from .pricing import PricingPolicy, RegularPrice


@dataclass(frozen=True)
class OrderLine:
    sku: str
    quantity: int
    unit: Money


@dataclass
class Order:
    order_id: str
    email: str
    lines: list[OrderLine] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def total(self, policy: PricingPolicy | None = None) -> Money:
        pricing = policy or RegularPrice()
        total = Money(0)
        for line in self.lines:
            total = total + pricing.price(line.unit, line.quantity)
        return total

    def place(self) -> None:
        self.events.append(OrderPlaced(self.order_id, self.email))
