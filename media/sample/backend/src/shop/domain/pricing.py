from typing import Protocol

from .money import Money


class PricingPolicy(Protocol):
    def price(self, unit: Money, quantity: int) -> Money: ...


class RegularPrice:
    def price(self, unit: Money, quantity: int) -> Money:
        return unit.times(quantity)


class EveryThirdFree:
    def price(self, unit: Money, quantity: int) -> Money:
        return unit.times(quantity - quantity // 3)
