from __future__ import annotations

from .events import Event, OutOfStock, StockReserved
from .money import Money


class Product:
    """The aggregate whose stock must never be promised twice."""

    def __init__(self, sku: str, price: Money, stock: int = 0, version: int = 0) -> None:
        self.sku = sku
        self.price = price
        self.stock = stock
        self.version = version
        self.events: list[Event] = []

    def add(self, quantity: int) -> None:
        self.stock += quantity
        self.version += 1

    def reserve(self, order_id: str, quantity: int) -> bool:
        if quantity > self.stock:
            self.events.append(OutOfStock(self.sku))
            return False
        self.stock -= quantity
        self.version += 1
        self.events.append(StockReserved(order_id, self.sku, quantity))
        return True
