from dataclasses import dataclass


class Event:
    """Something that has happened."""


@dataclass(frozen=True)
class OrderPlaced(Event):
    order_id: str
    email: str


@dataclass(frozen=True)
class OutOfStock(Event):
    sku: str


@dataclass(frozen=True)
class StockReserved(Event):
    order_id: str
    sku: str
    quantity: int
